/**
 * Runs the package's tests: `node npm/test/run.mjs [PART OF A FILE NAME …]`. The core must be built.
 */
import { readdir } from 'node:fs/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const here = new URL('./', import.meta.url);
const parts = process.argv.slice(2);
const files = (await readdir(here))
  .filter((name) => name.endsWith('.test.mjs') && (parts.length === 0 || parts.some((part) => name.includes(part))))
  .sort()
  .map((name) => fileURLToPath(new URL(name, here)));

const count = { passed: 0, failed: 0 };
const stream = run({ files, concurrency: false });
stream.on('test:pass', ({ details }) => {
  count.passed += details.type === 'suite' ? 0 : 1;
});
stream.on('test:fail', ({ details }) => {
  count.failed += details.type === 'suite' ? 0 : 1;
});
await new Promise((resolve) => {
  stream.compose(new spec()).on('data', (/** @type {string} */ text) => process.stdout.write(text)).on('end', resolve);
});
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
