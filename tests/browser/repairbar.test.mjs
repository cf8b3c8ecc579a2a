/**
 * The bar of a repair in small windows: it leaves the text its room, and each of its buttons can be hit and come by with keys.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { serveSite } from './harness/site.mjs';
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
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Repairs an article, with the phrases of a language. @param {import('./samples/article.mjs').Article} article @param {string} language */
async function mend(article, language) {
  const messages = JSON.parse(await readFile(new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url), 'utf8'));
  const strings = Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
  await browser.goto(page, `${site.origin}/`);
  await browser.evaluate(page, async (json, phrases) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
    limpid.begin(css.join('\n'), {});
    const pieces = JSON.parse(json).blocks.map((/** @type {{id: number}} */ { id }) => ({ selector: '', exact: '', text: '', keep: true, reasons: [], block: id, shape: null }));
    limpid.show(json, {}, phrases, { saveSettings() {}, review: async () => pieces, choose: async () => json, point: async () => json, addRules: async () => true });
    limpid.session?.commands.get('repair')?.();
  }, JSON.stringify(article), strings);
  await until('it is being repaired', () => browser.evaluate(page, () => Boolean(globalThis.limpid.session?.mending)));
}

/** The bar's height, and of each button what it is called and where it is while it has the focus. */
const bar = () => browser.evaluate(page, () => {
  const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
  const element = /** @type {HTMLElement} */ (root.querySelector('.mend-bar'));
  const buttons = /** @type {HTMLElement[]} */ ([...element.querySelectorAll('button')]).map((button) => {
    button.focus();
    const { left, top, width, height } = button.getBoundingClientRect();
    const over = root.elementFromPoint(left + width / 2, top + height / 2);
    return { name: button.getAttribute('aria-label') ?? '', width, height, top: Math.round(top), seen: button.contains(over), words: button.innerText.trim() };
  });
  return { height: element.getBoundingClientRect().height, wide: element.scrollWidth > element.clientWidth, buttons };
});

for (const [language, make] of /** @type {const} */ ([['en', latin], ['de', latin], ['ru', latin], ['ar', arabic]])) {
  test(`two rows in a narrow window, one in a low one: ${language}`, async () => {
    await browser.resize(page, 320, 568, 1);
    await mend(make(), language);
    const narrow = await bar();
    assert.ok(narrow.height < 568 / 4, `${narrow.height}`);
    assert.equal(narrow.wide, false);
    assert.equal(new Set(narrow.buttons.map(({ top }) => top)).size, 2);
    await browser.resize(page, 320, 256, 1);
    const low = await bar();
    assert.ok(low.height < 256 / 4, `${low.height}`);
    for (const { name, ...box } of [...narrow.buttons, ...low.buttons]) {
      assert.ok(name !== '' && box.width >= 43.9 && box.height >= 43.9 && box.seen, `${name}: ${JSON.stringify(box)}`);
    }
    await browser.resize(page, 1100, 800, 1);
    const { buttons } = await bar();
    assert.deepEqual(buttons.map(({ words }) => words), buttons.map(({ name }) => name), 'words where there is room');
  });
}
