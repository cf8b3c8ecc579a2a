/**
 * Pictures for the samples, drawn here: layered hills in a haze, as PNG data addresses.
 */
import { deflateSync } from 'node:zlib';

/**
 * @param {number} width
 * @param {number} height
 * @param {number} seed another seed, other hills and another light
 * @returns {string} a `data:image/png` address
 */
export function hills(width, height, seed = 1) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  const hue = [[0.62, 0.72, 0.78], [0.85, 0.72, 0.58], [0.58, 0.66, 0.55]][seed % 3] ?? [0.6, 0.7, 0.8];
  const ridges = [0, 1, 2, 3, 4].map((layer) => ({
    base: 0.38 + layer * 0.13,
    waves: [1, 2.3, 5.1].map((f, i) => ({ f: f * (1 + layer * 0.3), a: (0.075 - layer * 0.008) / (i + 1), p: seed * 1.7 + layer * 2.1 + i })),
  }));
  for (let x = 0; x < width; x += 1) {
    const u = x / width;
    const tops = ridges.map(({ base, waves }) => base - waves.reduce((sum, { f, a, p }) => sum + a * Math.sin(u * f * 6.28 + p), 0));
    for (let y = 0; y < height; y += 1) {
      const v = y / height;
      let layer = -1;
      tops.forEach((top, index) => {
        if (v > top) layer = index;
      });
      const light = layer < 0 ? 0.92 - v * 0.15 : 0.74 - layer * 0.13 + (v - (tops[layer] ?? 0)) * 0.25;
      const at = y * (width * 3 + 1) + 1 + x * 3;
      for (let c = 0; c < 3; c += 1) {
        const tint = layer < 0 ? 0.75 + 0.25 * (hue[c] ?? 1) : (hue[c] ?? 1);
        rows[at + c] = Math.max(0, Math.min(255, Math.round(255 * light * tint)));
      }
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const file = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0)),
  ]);
  return `data:image/png;base64,${file.toString('base64')}`;
}

/**
 * @param {string} name
 * @param {Buffer} data
 */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc(body), body.length + 4);
  return whole;
}

/** @param {Buffer} data */
function crc(data) {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
