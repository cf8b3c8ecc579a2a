/**
 * How much memory the largest pages take in a browser: `node tests/browser/measure-memory.mjs [chromium|firefox] [ROUNDS]`, on Linux. What
 * was found stands in docs/performance.md; `npm/test/memory.test.mjs` holds the core to its limit.
 *
 * Each page has a browser of its own: a process that has grown once does not grow again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { BAD, serveBad } from './harness/bad.mjs';
import { launch, shown } from './harness/index.mjs';
import { coreBytes, growth } from './harness/memory.mjs';

process.env.LIMPID_BROWSER ??= process.argv[2] ?? 'chromium';

const ROUNDS = Number(process.argv[3] ?? 3);
/** What is done after installation, and after a page has loaded, is over by then, in milliseconds. */
const SETTLED = 10_000;
const REST = 2000;
/** How long a page may take, in milliseconds: nothing here is about time. */
const PATIENCE = 60_000;

const server = await serveBad();

/** @param {string} path */
async function measure(path) {
  const browser = await launch();
  try {
    const desk = await browser.openPage(`${browser.origin}/options/options.html`);
    await sleep(SETTLED);
    const page = await browser.openPage(server.origin + path);
    const size = await browser.evaluate(page, () => document.documentElement.outerHTML.length);
    await sleep(REST);
    const grown = await growth(browser, page, async () => {
      await browser.clickAction(page);
      await shown(browser, page, PATIENCE);
      await sleep(REST);
    });
    return { size, core: await coreBytes(browser, desk), ...grown };
  } finally {
    await browser.close();
  }
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`.padStart(9);

console.log(`${process.env.LIMPID_BROWSER}, medians of ${ROUNDS} rounds\n${'page'.padEnd(44)}     size      core background      page      held  10 × + 64`);
for (const { name, path } of [{ name: 'a short page', path: '/good' }, ...BAD.filter(({ outcome }) => outcome === 'article')]) {
  /** @type {Awaited<ReturnType<typeof measure>>[]} */
  const found = [];
  for (let round = 0; round < ROUNDS; round += 1) found.push(await measure(path));
  const of = (/** @type {'size' | 'core' | 'background' | 'page' | 'held'} */ what) => median(found.map((one) => one[what]));
  console.log(name.padEnd(44) + [of('size'), of('core'), of('background'), of('page'), of('held'), of('size') * 10 + 64e6].map(megabytes).join(' '));
}
await server.close();
