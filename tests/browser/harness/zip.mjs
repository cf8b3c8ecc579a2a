/**
 * The files of a ZIP archive whose entries are stored, as ours are (APPNOTE.TXT 6.3, sections 4.3.7 and 4.3.12).
 */

/**
 * @param {Buffer} archive
 * @returns {{name: string, bytes: Buffer}[]}
 */
export function entriesOf(archive) {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries = [];
  for (let number = 0; number < count; number += 1) {
    if (archive.readUInt32LE(at) !== 0x02014b50 || archive.readUInt16LE(at + 10) !== 0) {
      throw new Error('this is not a stored archive');
    }
    const [size, nameLength, extraLength, commentLength] = [archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const head = archive.readUInt32LE(at + 42);
    const start = head + 30 + archive.readUInt16LE(head + 26) + archive.readUInt16LE(head + 28);
    entries.push({ name, bytes: archive.subarray(start, start + size) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}
