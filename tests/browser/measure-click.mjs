/**
 * From the click to the reader, with a background that has slept (cold) and one that has just read a page (warm):
 * `node tests/browser/measure-click.mjs [chromium|firefox] [FOLDER OF AN EXTENSION]`. What was found stands in docs/performance.md.
 * No test: times are a machine's own.
 *
 * Each cold click has a background of its own: what it keeps for the next one is then what a person's clicks keep, who reads one
 * page now and one an hour later.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from './harness/index.mjs';
import { EXTENSION } from './harness/paths.mjs';
import { serve } from './harness/server.mjs';

process.env.LIMPID_BROWSER ??= process.argv[2] ?? 'chromium';

const ROUNDS = 9;
/** What is done after installation is over by then, in milliseconds. */
const SETTLED = 10_000;
/** From the stop of the background until its process has gone, and from the last work of a page to the next click. */
const REST = 1000;

/** A page of 210 kB, with links in it. */
const long = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The low river</title><meta name="author" content="Ann Reed"></head>
<body><nav>${'<a href="/">Section</a> '.repeat(40)}</nav><article><h1>The low river</h1>${Array.from({ length: 310 }, (_, at) =>
  `<p>In week ${at} ${Array.from({ length: 5 }, (__, hand) => `the <a href="/river/${at}">river</a> stood ${at * 5 + hand} hands lower than the day before, and nobody could remember a year like it; `).join('')}so they wrote it down.</p>`).join('')}</article></body></html>`;
const file = (/** @type {string} */ path) => readFile(new URL(path, import.meta.url));
/** @type {Record<string, {body: string | Buffer, headers?: Record<string, string>}>} */
const answers = {
  '/fixture': { body: await file('../pages/news--english-byline-captions/page.html') }, '/long': { body: long }, '/demo': { body: await file('../demo/index.html') },
  '/mill.jpg': { body: await file('../demo/mill.jpg'), headers: { 'content-type': 'image/jpeg' } }, '/gates.jpg': { body: await file('../demo/gates.jpg'), headers: { 'content-type': 'image/jpeg' } },
};
const server = await serve((path) => answers[path] ?? { status: 404, body: '' });
const browser = await launch({ extension: process.argv[3] ?? EXTENSION });

const now = () => performance.timeOrigin + performance.now();

/** Milliseconds from the click to the reader's background and to its text, each up to the frame that shows it. @param {string} path @param {boolean} cold */
async function click(path, cold) {
  const tab = await browser.openPage(server.origin + path);
  if (cold) await browser.stopBackground();
  await sleep(REST);
  // Nothing is asked of the page while it is at work.
  const opened = browser.evaluate(tab, () => new Promise((done) => {
    new MutationObserver((_, watch) => {
      if (!document.querySelector('limpid-reader')) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
    }).observe(document.documentElement, { childList: true });
  }));
  const start = now();
  await browser.clickAction(tab);
  const background = Number(await opened) - start;
  const reader = await browser.reader(tab);
  const text = Number(await reader?.run((root) => new Promise((done) => {
    const shown = () => root.querySelector('.sheet') && requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
    if (!shown()) {
      new MutationObserver((_, watch) => {
        if (shown()) watch.disconnect();
      }).observe(root, { childList: true, subtree: true });
    }
  }))) - start;
  await browser.closePage(tab);
  return { background, text };
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

await sleep(SETTLED);
console.log(`${browser.name}, median ms from the click (fastest to slowest)`);
for (const cold of [true, false]) {
  /** @type {Map<string, {background: number, text: number}[]>} */
  const found = new Map(['/fixture', '/long', '/demo'].map((path) => [path, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [path, times] of found) times.push(await click(path, cold));
  }
  for (const [path, times] of found) {
    const texts = times.map(({ text }) => text);
    console.log(`${cold ? 'cold' : 'warm'} ${path.slice(1).padEnd(8)} background ${median(times.map(({ background }) => background)).toFixed(0).padStart(5)}  text ${
      median(texts).toFixed(0).padStart(5)} (${Math.min(...texts).toFixed(0)} to ${Math.max(...texts).toFixed(0)})`);
  }
}
await browser.close();
await server.close();
