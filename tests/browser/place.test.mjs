/**
 * Places in the parts of an article that are no blocks: its head and its notes.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { read } from './harness/reading.mjs';
import { serveSite } from './harness/site.mjs';
import { chinese } from './samples/han.mjs';
import { latin } from './samples/latin.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
/** @type {import('./harness/index.mjs').Page} */
let page;
before(async () => {
  site = await serveSite();
  browser = await launch();
  page = await browser.openPage(`${site.origin}/`);
  await browser.resize(page, 900, 600, 1);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** With a head and notes that fill more than a screen each. @param {import('./samples/article.mjs').Article} article */
const withLongParts = (article) => ({ ...article, subtitle: Array.from({ length: 40 }, () => article.subtitle).join(' '), footnotes: article.footnotes.map((note) => ({ ...note, content: Array.from({ length: 40 }, () => note.content).flat() })) });

/** Scrolls to a part, so that a share of it is above the edge, and says what place that is. @param {string} part @param {number} share */
const goInto = (part, share) => browser.evaluate(page, (selector, above) => {
  const { limpid } = globalThis;
  const session = /** @type {import('../../extension/reader/types').Session} */ (limpid.session);
  limpid.unfold(session);
  const edge = limpid.edges(session);
  const box = /** @type {Element} */ (session.scroller.querySelector(selector)).getBoundingClientRect();
  edge.go(edge.start(box) + above * (edge.end(box) - edge.start(box)) - edge.inset);
  return limpid.placeOf(session);
}, part, share);
/** The share of a part that is above the edge. @param {string} part */
const above = (part) => browser.evaluate(page, (selector) => {
  const { limpid } = globalThis;
  const session = /** @type {import('../../extension/reader/types').Session} */ (limpid.session);
  const edge = limpid.edges(session);
  const box = /** @type {Element} */ (session.scroller.querySelector(selector)).getBoundingClientRect();
  return (edge.inset - edge.start(box)) / (edge.end(box) - edge.start(box));
}, part);

for (const [name, make, settings] of /** @type {const} */ ([['across', latin, {}], ['down', chinese, { vertical: true }]])) {
  for (const part of ['.head', '.notes']) {
    test(`a place in the ${part.slice(1)} of lines that run ${name} is found again, and larger letters do not carry it away`, async () => {
      await read(browser, page, site.origin, withLongParts(make()), settings);
      const place = await goInto(part, 0.6);
      assert.ok(place && place.block < 0 && Math.abs(place.offset - 0.6) < 0.05, JSON.stringify(place));
      await browser.press(page, '+');
      assert.ok(Math.abs(await above(part) - 0.6) < 0.05, `larger: ${await above(part)}`);
      // The same in a window of another width, when it is opened again.
      await browser.resize(page, 700, 600, 1);
      await browser.goto(page, `${site.origin}/`);
      await browser.evaluate(page, async (json, chosen, kept) => {
        const { limpid, limpidReaderFiles } = globalThis;
        const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
        limpid.begin(css.join('\n'), chosen);
        limpid.show(json, chosen, {}, { saveSettings() {}, loadPosition: async () => kept, savePosition() {} });
      }, JSON.stringify(withLongParts(make())), settings, place);
      await until('it is gone on with', async () => Math.abs(await above(part) - 0.6) < 0.05);
      await browser.resize(page, 900, 600, 1);
    });
  }
}

test('a place within the first screen is none to go on with: neither kept nor offered', async () => {
  const open = (/** @type {object | null} */ kept) => browser.evaluate(page, async (json, place) => {
    const { limpid, limpidReaderFiles } = globalThis;
    limpid.close();
    const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
    limpid.begin(css.join('\n'), {});
    limpid.show(json, {}, {}, { saveSettings() {}, loadPosition: async () => place, savePosition: (_url, position) => Object.assign(window, { kept: { position } }) });
    const session = /** @type {import('../../extension/reader/types').Session} */ (limpid.session);
    limpid.unfold(session);
    await new Promise((done) => setTimeout(done, 50));
    return { at: session.scroller.scrollTop, offered: session.root.querySelector('.went-on') !== null };
  }, JSON.stringify(latin()), kept);
  const keptAt = async (/** @type {number} */ screens) => {
    await browser.evaluate(page, (share) => {
      const { scroller } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
      Object.assign(window, { kept: null });
      scroller.scrollTo({ top: share * scroller.clientHeight, behavior: 'instant' });
    }, screens);
    return until('it is written down', () => browser.evaluate(page, () => /** @type {any} */ (window).kept));
  };
  await browser.goto(page, `${site.origin}/`);
  assert.deepEqual(await open(null), { at: 0, offered: false });
  assert.deepEqual(await keptAt(0.02), { position: null });
  assert.deepEqual(await keptAt(0.8), { position: null });
  const { position } = await keptAt(1.5);
  assert.ok(position?.block >= 0, JSON.stringify(position));
  assert.equal((await open(position)).offered, true);
  // Of an earlier version, or of a smaller window.
  assert.deepEqual(await open({ block: -1, offset: 0.1 }), { at: 0, offered: false });
});
