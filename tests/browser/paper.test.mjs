/**
 * The article on paper: as many pages as it needs, all its pictures, tables that have room, letters of one size.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { constants, inflateSync } from 'node:zlib';
import { launch, until } from './harness/index.mjs';
import { onPaper } from './harness/paper.mjs';
import { read as readIn } from './harness/reading.mjs';
import { serveSite } from './harness/site.mjs';
import { article, cell, p, text } from './samples/article.mjs';
import { chinese } from './samples/han.mjs';
import { latin } from './samples/latin.mjs';
import { arabic } from './samples/others.mjs';

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
  await browser.resize(page, 1100, 800, 1);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** @param {import('./samples/article.mjs').Article} shown @param {Record<string, unknown>} [settings] */
const read = (shown, settings) => readIn(browser, page, site.origin, shown, settings);

/** Pages of a PDF file: the greatest count of its tree, which Firefox packs. @param {Buffer} file */
function leaves(file) {
  const raw = file.toString('latin1');
  const packed = [...raw.matchAll(/stream\r?\n([^]*?)endstream/gu)].map(([, data]) => {
    try {
      return inflateSync(Buffer.from(data ?? '', 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
    } catch {
      return ''; // a picture or a face, packed in another way
    }
  });
  return Math.max(0, ...[...[raw, ...packed].join('\n').matchAll(/\/Type\s*\/Pages\b[^]{0,4000}?\/Count (\d+)|\/Count (\d+)[^]{0,200}?\/Type\s*\/Pages\b/gu)].map(([, one, other]) => Number(one ?? other)));
}

test('on paper the article runs over as many pages as it needs, the tools stay away, and then all is as before', async () => {
  await read(article({ lang: 'en', title: 'The low river', blocks: Array.from({ length: 120 }, (_, at) => p(`On day ${at} ${'the river stood a hand lower than the day before, and nobody could remember a year like it; '.repeat(6)}so they wrote it down.`)) }));
  const found = leaves(await browser.print(page));
  assert.ok(found >= 15 && found <= 60, `${found} pages for 70 000 letters`);
  await until('it is a dialog over the page again', () => browser.evaluate(page, () => globalThis.limpid.session?.dialog.matches(':modal') === true));
  assert.equal(await browser.evaluate(page, () => globalThis.limpid.session?.root.activeElement === globalThis.limpid.session?.scroller), true);
  // An article that has just been opened is not laid out to its end yet: paper has all of it.
  await browser.evaluate(page, () => {
    const { limpid } = globalThis;
    const { session } = limpid;
    if (session) limpid.redraw(session);
  });
  assert.equal(leaves(await browser.print(page)), found);
});

test('pictures far below, to which nobody has scrolled, are on the paper too', async () => {
  const text = 'the river stood a hand lower than the day before, and nobody could remember a year like it; '.repeat(8);
  const widths = [31, 37, 41, 43];
  const shown = article({
    lang: 'en', title: 'The low river', images: widths.map((width, id) => ({ id, src: '', alt: null, caption: null, credit: null, width, height: 20 })),
    blocks: Array.from({ length: 80 }, (_, at) => (at >= 45 && at % 10 === 5 ? { type: 'figure', images: [(at - 45) / 10] } : p(`On day ${at} ${text}`))),
  });
  await browser.goto(page, `${site.origin}/`);
  const waiting = await browser.evaluate(page, async (/** @type {string} */ json, /** @type {number[]} */ sizes) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const made = JSON.parse(json);
    for (const [at, width] of sizes.entries()) {
      const canvas = Object.assign(document.createElement('canvas'), { width, height: 20 });
      const context = canvas.getContext('2d');
      // No plain colour, which needs no picture on paper.
      for (let x = 0; x < width; x += 1) context?.fillRect(x, (x * 7) % 20, 1, 5);
      const blob = await new Promise((done) => canvas.toBlob(done));
      made.images[at].src = URL.createObjectURL(/** @type {Blob} */ (blob));
      // The page itself shows it, as pages do.
      const own = document.body.appendChild(new Image());
      own.src = made.images[at].src;
      await own.decode();
    }
    const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
    limpid.begin(css.join('\n'), {});
    limpid.show(JSON.stringify(made), {}, {}, {});
    return [.../** @type {import('../../extension/reader/types').Session} */ (limpid.session).root.querySelectorAll('img')].filter((image) => image.loading === 'lazy').length;
  }, JSON.stringify(shown), widths);
  assert.equal(waiting, 4);
  const file = (await browser.print(page)).toString('latin1');
  const found = [...file.matchAll(/\d+ 0 obj\b([^]*?)stream\b/gu)].filter(([, head]) => /\/Subtype\s*\/Image\b/u.test(head ?? '')).map(([, head]) => Number(/\/Width (\d+)/u.exec(head ?? '')?.[1]));
  // Firefox may draw them a little larger.
  assert.equal(new Set(found.filter((width) => width >= 30 && width < 50)).size, 4, String(found));
});

test('a table that is wider than paper is set smaller there, and no other is', async () => {
  const table = (/** @type {string[]} */ head, /** @type {string[]} */ row) => ({
    type: 'table', caption: [text(`${head.length}`)], rows: [{ head: true, cells: head.map((words) => cell(words, true)) }, { head: false, cells: row.map((words) => cell(words)) }],
  });
  const columns = (/** @type {number} */ count, /** @type {(at: number) => string} */ words) => Array.from({ length: count }, (_, at) => words(at));
  const few = table(['Responsibility', 'Person', 'Remark'], ['Documentation', 'Maren Holloway', 'What has to be written down about the river, the weir and the gauge. '.repeat(3)]);
  const words = table(columns(14, (at) => `Reading ${at}`), columns(14, (at) => (at % 3 ? 'at dawn' : 'Documentation of it')));
  const figures = table(columns(14, (at) => `${at + 1}`), columns(14, (at) => `${(at + 1) * 1_234_567}`));
  await read(article({ lang: 'en', title: 'Tables', blocks: [few, words, figures, table(columns(24, (at) => `M${at}`), columns(24, (at) => `${(at + 1) * 1_234_567_890}`))] }));
  const squeezed = await browser.evaluate(page, () => [.../** @type {NodeListOf<HTMLElement>} */ (/** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session).root.querySelectorAll('.scroll.table'))].map((box) => box.dataset.squeeze ?? ''));
  assert.match(squeezed.join(), /^,[1-5],[1-5],5$/u);
  if (browser.name !== 'chromium') return;
  const found = await onPaper(browser, page, () => [.../** @type {NodeListOf<HTMLElement>} */ (/** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session).root.querySelectorAll('.scroll.table'))].map((box) => ({
    inside: /** @type {Element} */ (box.querySelector('table')).getBoundingClientRect().right <= box.getBoundingClientRect().right + 1, size: parseFloat(getComputedStyle(box).fontSize),
  })));
  assert.deepEqual(found.map(({ inside }) => inside), [true, true, true, true]);
  const [usual = 0, ...smaller] = found.map(({ size }) => size);
  // Points of 4/3 pixels.
  assert.ok(Math.abs(usual - 0.8 * 11.5 * 4 / 3) < 0.1 && smaller.every((size) => size < usual && size > 6), `${usual} ${smaller}`);
});

test('the letters have one size, whatever was chosen for the screen, and those of Arabic are larger as they are there', { skip: process.env.LIMPID_BROWSER === 'firefox' && 'Firefox lays out for paper only while it prints' }, async () => {
  for (const [make, points] of /** @type {const} */ ([[latin, 11.5], [chinese, 11.5], [arabic, 11.5 * 1.1]])) {
    for (const size of [0, 4]) {
      await read(make(), { size });
      const found = await onPaper(browser, page, () => getComputedStyle(/** @type {Element} */ (globalThis.limpid.session?.root.querySelector('.body > p + p'))).fontSize);
      assert.ok(Math.abs(parseFloat(found) - points * 4 / 3) < 0.1, `${make.name} at ${size}: ${found}`);
    }
  }
});

test('the caption of a wide picture begins where the text does', { skip: process.env.LIMPID_BROWSER === 'firefox' && 'Firefox lays out for paper only while it prints' }, async () => {
  await read(latin());
  const found = await onPaper(browser, page, () => ['figure.wide figcaption', '.body > p'].map((selector) => Math.round(globalThis.limpid.session?.root.querySelector(selector)?.getBoundingClientRect().left ?? -1)));
  assert.deepEqual(found, [found[1], found[1]]);
});
