/**
 * Runs the browser tests: `node tests/browser/run.mjs [chromium|firefox] [PART OF A FILE NAME …]`
 * (also `--browser firefox`). Without a browser it runs both, one after the other.
 */
import { readdir } from 'node:fs/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const here = new URL('./', import.meta.url);
const words = process.argv.slice(2).filter((word) => word !== '--browser');
const browsers = ['chromium', 'firefox'].filter((name) => words.includes(name));
const parts = words.filter((word) => !browsers.includes(word));

/** One file may take this long, in milliseconds; a browser that hangs must not hang the run. */
const TIMEOUT = 600_000;

const files = (await readdir(here))
  .filter((name) => name.endsWith('.test.mjs') && (parts.length === 0 || parts.some((part) => name.includes(part))))
  .sort()
  .map((name) => fileURLToPath(new URL(name, here)));

const count = { passed: 0, failed: 0, skipped: 0 };
for (const browser of browsers.length > 0 ? browsers : ['chromium', 'firefox']) {
  process.env.LIMPID_BROWSER = browser;
  console.log(`\n${browser}`);
  // One file at a time: each starts a browser of its own, and two at once make each other slow.
  const stream = run({ files, concurrency: false, timeout: TIMEOUT });
  stream.on('test:pass', ({ details, skip }) => {
    if (details.type !== 'suite') {
      count[skip === undefined ? 'passed' : 'skipped'] += 1;
    }
  });
  stream.on('test:fail', ({ details }) => {
    count.failed += details.type === 'suite' ? 0 : 1;
  });
  await new Promise((resolve) => {
    stream.compose(new spec()).on('data', (/** @type {string} */ text) => process.stdout.write(text)).on('end', resolve);
  });
}
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
