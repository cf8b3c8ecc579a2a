/**
 * Bytes of a file to text. The browser has the tables of all encodings, so the core need not carry them
 * here; the order is the command line's: byte order mark, what the bytes can be, what the file says.
 */
import { failure } from './core.js';

/** Beginnings of files that are often taken for pages. @type {[string, number[]][]} */
const OTHERS = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46]], ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]], ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]], ['a ZIP archive or office document', [0x50, 0x4b, 0x03, 0x04]], ['a packed file', [0x1f, 0x8b]],
];
/** How far a declaration may stand from the beginning: what the HTML standard says, and room for sloppy pages. */
const PRESCAN = 4096;

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decode(bytes) {
  const other = OTHERS.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (other) throw failure('NotText', `This file is not a page or a text: it is ${other[0]}.`);
  const mark = byteOrderMark(bytes);
  if (mark) return new TextDecoder(mark).decode(bytes);
  // Text has no zero bytes but in UTF-16.
  if (bytes.subarray(0, PRESCAN).includes(0)) throw failure('NotText', 'This file is not a page or a text: its bytes are no text.');
  return strictly('utf-8', bytes) ?? declared(bytes) ?? guessed(bytes);
}

/** @param {Uint8Array} bytes */
function byteOrderMark([a, b, c]) {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** @param {string} label @param {Uint8Array} bytes */
function strictly(label, bytes) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes */
function declared(bytes) {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, PRESCAN));
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/iu.exec(head)?.[1];
  if (!label || /^utf-?8$/iu.test(label)) return null;
  try {
    // GBK pages hold characters of its successor.
    return new TextDecoder(/^gb(?:k|2312)$/iu.test(label) ? 'gb18030' : label).decode(bytes);
  } catch {
    return null;
  }
}

/** A file that says nothing: Chinese where its bytes can be Chinese and look it, else Western. @param {Uint8Array} bytes */
function guessed(bytes) {
  for (const label of ['gb18030', 'big5', 'shift_jis', 'euc-kr']) {
    const text = strictly(label, bytes);
    const eastern = text?.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}，。、；：？！「」]/gu)?.length ?? 0;
    const high = bytes.reduce((sum, byte) => sum + Number(byte >= 0x80), 0);
    if (text !== null && eastern * 2 >= high * 0.9) return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
