/**
 * Sizes of what is shipped: `node xtask/bench/sizes.mjs OUT`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ROOT } from '../../tests/browser/harness/paths.mjs';

const [out] = process.argv.slice(2);

/** @param {Buffer} bytes */
function sizes(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
  };
}

const rows = [
  ['core (wasm)', 'extension/core/limpid_bg.wasm'],
  ['core (bindings)', 'extension/core/limpid.js'],
  ['page script', 'extension/page.js'],
  ['Readability', 'node_modules/@mozilla/readability/Readability.js'],
  ['Defuddle', 'node_modules/defuddle/dist/index.js'],
].map(([name, path]) => ({ name, ...sizes(readFileSync(join(ROOT, path))) }));

const packages = join(ROOT, 'target/package');
for (const name of existsSync(packages) ? readdirSync(packages).sort() : []) {
  if (/\.(?:zip|xpi)$/.test(name)) {
    rows.push({ name, ...sizes(readFileSync(join(packages, name))) });
  }
}
console.log(`${''.padEnd(30)} ${'bytes'.padStart(9)} ${'gzip'.padStart(9)} ${'brotli'.padStart(9)}`);
for (const { name, raw, gzip, brotli } of rows) {
  console.log(`${name.padEnd(30)} ${String(raw).padStart(9)} ${String(gzip).padStart(9)} ${String(brotli).padStart(9)}`);
}
writeFileSync(join(out, 'sizes.json'), JSON.stringify(rows, null, 2));
