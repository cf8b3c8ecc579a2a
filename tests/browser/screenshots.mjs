/**
 * Takes the reader in its whole matrix (themes × scripts × widths) and lays it out on contact sheets in
 * target/screenshots, to be looked at.
 *
 *     node tests/browser/screenshots.mjs [NAME…]     only shots whose name holds one of the words
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chinese, japanese, traditional } from './samples/han.mjs';
import { latin } from './samples/latin.mjs';
import { arabic, hebrew, korean } from './samples/others.mjs';
import { thread } from './samples/thread.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = join(ROOT, 'target/screenshots');
const ARTICLES = { latin, chinese, traditional, japanese, korean, arabic, hebrew, thread };
const THEMES = ['light', 'sepia', 'dark', 'contrast'];
const WIDTHS = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };
const wanted = process.argv.slice(2);

/**
 * @typedef {object} Shot
 * @property {string} name
 * @property {import('./samples/article.mjs').Article} article
 * @property {Record<string, unknown>} settings
 * @property {{width: number, height: number}} size
 * @property {number} [scroll] how many screens down
 * @property {string} [keys] pressed before the picture is taken
 * @property {boolean} [whole] the whole article in one tall picture
 */

/** @returns {Shot[]} */
function shots() {
  /** @type {Shot[]} */
  const list = [];
  for (const [script, make] of Object.entries(ARTICLES)) {
    for (const theme of THEMES) {
      for (const [width, size] of Object.entries(WIDTHS)) {
        list.push({ name: `${script}-${theme}-${width}`, article: make(), settings: { theme }, size });
      }
    }
    list.push({ name: `${script}-whole`, article: make(), settings: { theme: 'light' }, size: WIDTHS.wide, whole: true });
    list.push({ name: `${script}-whole-narrow`, article: make(), settings: { theme: 'sepia' }, size: WIDTHS.narrow, whole: true });
  }
  for (const [name, keys] of Object.entries({ settings: 'a', contents: 'c', keys: '?', formats: 'S', marks: 'n', repair: 'e' })) {
    for (const [width, size] of Object.entries(WIDTHS)) {
      list.push({ name: `part-${name}-${width}`, article: latin(), settings: { theme: name === 'contents' ? 'dark' : 'light' }, size, keys, scroll: 1 });
    }
  }
  list.push({ name: 'set-sans-latin', article: latin(), settings: { theme: 'light', typeface: 'sans' }, size: WIDTHS.wide });
  list.push({ name: 'set-sans-chinese', article: chinese(), settings: { theme: 'light', typeface: 'sans' }, size: WIDTHS.wide });
  list.push({ name: 'set-large-chinese', article: chinese(), settings: { theme: 'sepia', size: 4, width: 2, leading: 2 }, size: WIDTHS.wide });
  list.push({ name: 'set-indent-justify-latin', article: latin(), settings: { theme: 'sepia', align: 'justify', paragraphs: 'indent' }, size: WIDTHS.wide, scroll: 0.4 });
  list.push({ name: 'set-vertical-japanese', article: japanese(), settings: { theme: 'sepia', vertical: true }, size: WIDTHS.wide });
  list.push({ name: 'set-vertical-chinese', article: chinese(), settings: { theme: 'light', vertical: true }, size: WIDTHS.wide });
  return list.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
}

/** @param {string[]} files */
const read = async (files) => (await Promise.all(files.map((file) => readFile(join(ROOT, 'extension', file), 'utf8')))).join('\n');

/** @param {import('puppeteer-core').Page} page @param {Shot} shot @param {{css: string, code: string}} reader */
async function take(page, shot, reader) {
  await page.setViewport({ ...shot.size, deviceScaleFactor: 1 });
  await page.goto('about:blank');
  await page.addScriptTag({ content: reader.code });
  await page.evaluate((css, json, settings) => {
    globalThis.limpid.begin(css, settings);
    const { blocks } = JSON.parse(json);
    const out = (/** @type {string} */ text, /** @type {string} */ reason, /** @type {number | null} */ block) =>
      ({ selector: '', exact: text, text, keep: false, reasons: [reason], block, shape: null });
    const pieces = [
      ...['Home', 'News', 'Weather', 'Sport'].map((text) => out(text, 'navigation', null)),
      ...blocks.map((/** @type {any} */ { id }) => ({ selector: '', exact: '', text: '', keep: true, reasons: [], block: id, shape: null })),
      out('Read also: five bridges that were never built', 'related articles', 1), out('Subscribe to our letter and get the news of the valley every morning.', 'newsletter or app promotion', 2),
    ];
    globalThis.limpid.show(json, settings, {}, {
      save: async () => ({ name: '' }), text: async () => '', saveSettings() {}, choose: async () => json, review: async () => pieces, addRules: async () => true, point: async () => json,
    });
    const { session } = globalThis.limpid;
    const [, first] = blocks.filter((/** @type {any} */ { type }) => type === 'paragraph');
    const words = session?.scroller.querySelector(`[data-block="${first?.id}"]`)?.textContent ?? '';
    if (session && words) {
      const anchor = { selector: '', prefix: '', exact: words.slice(0, 60), suffix: '' };
      globalThis.limpid.changeMarks(session, [{ anchor, block: first.id, note: 'Look this up in the volumes of 1913.', colour: 'yellow', made: null }]);
    }
  }, reader.css, JSON.stringify(shot.article), shot.settings);
  // Loads the pictures that wait for being near, and lets the faces arrive.
  await page.evaluate(async () => {
    const { session } = globalThis.limpid;
    if (!session) return;
    for (const image of session.root.querySelectorAll('img')) image.loading = 'eager';
    await Promise.all([...session.root.querySelectorAll('img')].map((image) => image.decode().catch(() => {})));
    await document.fonts.ready;
  });
  if (shot.whole) {
    const height = await page.evaluate(() => globalThis.limpid.session?.scroller.scrollHeight ?? 0);
    await page.setViewport({ ...shot.size, height: Math.min(height, 12000), deviceScaleFactor: 1 });
  }
  if (shot.scroll) await page.evaluate((screens) => globalThis.limpid.session?.scroller.scrollBy({ top: screens * innerHeight, behavior: 'instant' }), shot.scroll);
  if (shot.keys) await page.keyboard.press(/** @type {any} */ (shot.keys));
  await new Promise((done) => setTimeout(done, 350));
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(OUT, `${shot.name}.png`)) });
}

/** One picture with many: the pictures themselves, scaled down, under their names. @param {import('puppeteer-core').Page} page @param {string[]} names @param {string} file */
async function sheet(page, names, file) {
  const pictures = await Promise.all(names.map(async (name) => ({ name, data: (await readFile(join(OUT, `${name}.png`))).toString('base64') })));
  await page.setViewport({ width: 1920, height: 800, deviceScaleFactor: 1 });
  await page.setContent('<!doctype html><style>body{margin:16px;display:flex;flex-wrap:wrap;gap:16px;background:#888;font:13px sans-serif;color:#fff}figure{margin:0}img{display:block;height:300px}</style>');
  await page.evaluate((all) => {
    for (const { name, data } of all) {
      const figure = document.createElement('figure');
      const image = document.createElement('img');
      image.src = `data:image/png;base64,${data}`;
      figure.append(image, name);
      document.body.append(figure);
    }
    return Promise.all([...document.images].map((image) => image.decode()));
  }, pictures);
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(OUT, file)), fullPage: true });
}

// A classic script, so it is run for what it sets.
await import(new URL('../../extension/reader/files.js', import.meta.url).href);
const { limpidReaderFiles } = globalThis;
const reader = {
  css: await read(limpidReaderFiles.styles),
  code: await read(limpidReaderFiles.scripts),
};
await mkdir(OUT, { recursive: true });
const profile = join(tmpdir(), `limpid-screenshots-${process.pid}`);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, userDataDir: profile, pipe: true,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--hide-scrollbars'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  const list = shots();
  for (const shot of list) await take(page, shot, reader);
  if (wanted.length === 0) {
    for (const [width] of Object.entries(WIDTHS)) {
      await sheet(page, list.filter(({ name }) => name.endsWith(`-${width}`)).map(({ name }) => name), `sheet-${width}.png`);
    }
    await writeFile(join(OUT, 'README.txt'), `${list.length} pictures; begin with sheet-wide.png and sheet-narrow.png\n`);
  }
  console.log(`${list.length} pictures in target/screenshots`);
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
