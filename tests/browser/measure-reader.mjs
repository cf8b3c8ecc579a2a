/**
 * Opening and scrolling, measured: `node tests/browser/measure-reader.mjs [chromium|firefox]`. What was found stands in
 * docs/reader.md. No test: times are a machine's own.
 */
import { readFile } from 'node:fs/promises';
import { downloaded, emptyDownloads, launch, shown } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

process.env.LIMPID_BROWSER ??= process.argv[2] ?? 'chromium';

/** How often each is done; the median is told, and the worst. */
const ROUNDS = 15;
/** Openings of paragraphs. */
const OPENINGS = ['On the first morning', 'In the second week', 'By the end of the month', 'In the town', 'Up at the weir'];
/** A page of a book: 2 500 letters, five paragraphs, none said twice. @param {number} number */
const page = (number) => OPENINGS.map((opening, at) => `<p>${opening} of year ${number} ${Array.from({ length: 5 }, (_, hand) =>
  `the river stood ${number * 25 + at * 5 + hand} hands lower than the day before, and nobody could remember a year like it; `).join('')}so they wrote it down.</p>`).join('');
const article = (/** @type {number} */ pages) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The low river</title></head><body><nav>${'<a href="/">Section</a> '.repeat(40)}</nav><article><h1>The low river</h1>
${Array.from({ length: pages }, (_, at) => (at % 10 === 0 ? `<h2>Part ${at / 10 + 1}</h2>` : '') + page(at)).join('')}</article></body></html>`;

await import(new URL('../../extension/reader/files.js', import.meta.url).href);
const { scripts } = globalThis.limpidReaderFiles;
const bench = `<!doctype html><html lang="en"><title>Bench</title>${['reader/files.js', ...scripts].map((file) => `<script src="/${file}"></script>`).join('')}<p>A page.</p>`;
const server = await serve(async (path) => {
  if (path === '/bench') return { body: bench };
  const pages = Number(/^\/article\/(\d+)$/u.exec(path)?.[1]);
  if (pages > 0) return { body: article(pages) };
  return /^\/reader\/\w+\.(?:js|css)$/u.test(path)
    ? { body: await readFile(new URL(`../../extension${path}`, import.meta.url)), headers: { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/css' } } : null;
});
const browser = await launch();

/** @param {string} what @param {number[]} times */
function tell(what, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  console.log(`${what.padEnd(58)} median ${at(0.5).padStart(8)}  95 % ${at(0.95).padStart(8)}  worst ${at(1).padStart(8)} ms`);
}

/** From the click to the text, seen from outside: the driver's own way is in it. @param {number} pages */
async function opening(pages) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const tab = await browser.openPage(`${server.origin}/article/${pages}`);
    const start = performance.now();
    await browser.clickAction(tab);
    for (;;) {
      const reader = await browser.reader(tab);
      if (await reader?.run((root) => root.querySelector('.sheet') !== null)) break;
    }
    times.push(performance.now() - start);
    await browser.closePage(tab);
  }
  // The first one compiles the core and the reader.
  tell(`click to text, ${pages} pages: first`, times.slice(0, 1));
  tell(`click to text, ${pages} pages: later`, times.slice(1));
}

/** The reader alone, with the core's article, up to the frame in which it is painted. @param {number} pages */
async function drawing(pages) {
  const tab = await browser.openPage(`${server.origin}/article/${pages}`);
  await browser.clickAction(tab);
  await shown(browser, tab, 60_000);
  const json = await savedJson(tab);
  await browser.closePage(tab);
  const desk = await browser.openPage(`${server.origin}/bench`);
  const found = await browser.evaluate(desk, async (/** @type {string} */ text, /** @type {number} */ rounds) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = (await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()))).join('\n');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    /** Until what was asked for is on the screen: the frame after the next has begun. */
    const painted = async (/** @type {() => void} */ work) => {
      await frame();
      const start = performance.now();
      work();
      const worked = performance.now() - start;
      await frame();
      await frame();
      return [worked, performance.now() - start];
    };
    const begun = [];
    const drawn = [];
    const whole = [];
    const atOnce = [];
    for (let round = 0; round < rounds; round += 1) {
      begun.push(await painted(() => limpid.begin(css, {})));
      const start = performance.now();
      drawn.push(await painted(() => limpid.show(text, {}, {}, {})));
      while ((limpid.session?.folded.length ?? 0) > 0) await frame();
      whole.push(performance.now() - start);
      limpid.close();
      limpid.begin(css, {});
      // As it would be if nothing were left for later.
      atOnce.push(await painted(() => {
        limpid.show(text, {}, {}, {});
        if (limpid.session) limpid.unfold(limpid.session);
      }));
      limpid.close();
    }
    const run = async (/** @type {(at: number) => void} */ step, /** @type {number} */ frames) => {
      const times = [];
      let last = performance.now();
      for (let at = 0; at < frames; at += 1) {
        step(at);
        await frame();
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times.slice(2);
    };
    const idle = await run(() => {}, 120);
    limpid.begin(css, {});
    limpid.show(text, {}, {}, {});
    const scroller = /** @type {HTMLElement} */ (limpid.session?.scroller);
    // While the rest is being laid out.
    const early = await run(() => {
      scroller.scrollTop += 40;
    }, 30);
    while ((limpid.session?.folded.length ?? 0) > 0) await frame();
    const steady = await run(() => {
      scroller.scrollTop += 40;
    }, 240);
    // One screen a frame, through all of it: faster than anybody turns pages.
    const height = scroller.scrollHeight;
    const pagewise = await run((at) => {
      scroller.scrollTop = (at * scroller.clientHeight) % height;
    }, 240);
    limpid.close();
    return { begun, drawn, whole, atOnce, idle, early, steady, pagewise, height };
  }, json, ROUNDS);
  const column = (/** @type {number[][]} */ pairs, /** @type {number} */ at) => pairs.map((pair) => pair[at] ?? 0);
  tell(`${pages} pages: background, script`, column(found.begun, 0));
  tell(`${pages} pages: background, painted`, column(found.begun, 1));
  tell(`${pages} pages: text, script`, column(found.drawn, 0));
  tell(`${pages} pages: text, painted`, column(found.drawn, 1));
  tell(`${pages} pages: text, laid out to its end`, found.whole);
  tell(`${pages} pages: text, painted, were it laid out whole at once`, column(found.atOnce, 1));
  tell('frames of this machine with nothing to do', found.idle);
  tell(`${pages} pages: first 30 frames, scrolled 40 px each`, found.early);
  tell(`${pages} pages: frames, scrolled 40 px each`, found.steady);
  tell(`${pages} pages: frames, scrolled a screen each (${found.height} px in all)`, found.pagewise);
  await browser.closePage(desk);
}

/** The article as it is saved. @param {import('./harness/index.mjs').Page} page @returns {Promise<string>} */
async function savedJson(page) {
  await emptyDownloads(browser);
  await browser.press(page, 's');
  return String((await downloaded(browser)).bytes);
}

for (const pages of [4, 200]) {
  await opening(pages);
  await drawing(pages);
}
await browser.close();
await server.close();
