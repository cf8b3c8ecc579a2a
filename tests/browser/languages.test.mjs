/**
 * The reader's own words in every language in a narrow window: longer words than the English ones are cut off nowhere.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch } from './harness/index.mjs';
import { serveSite } from './harness/site.mjs';
import { latin } from './samples/latin.mjs';

const LOCALES = new URL('../../extension/_locales/', import.meta.url);

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
  await browser.resize(page, 320, 640, 1);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

for (const language of await readdir(LOCALES)) {
  test(`what opens over the text fits a narrow window: ${language}`, async () => {
    const messages = JSON.parse(await readFile(new URL(`${language}/messages.json`, LOCALES), 'utf8'));
    const strings = Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
    await browser.goto(page, `${site.origin}/`);
    await browser.evaluate(page, async (json, phrases) => {
      const { limpid, limpidReaderFiles } = globalThis;
      const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
      limpid.begin(css.join('\n'), {});
      const { blocks } = JSON.parse(json);
      limpid.show(json, {}, phrases, {
        saveSettings() {}, save: async () => ({ name: '' }), text: async () => '', allTabs() {}, choose: async () => json, review: async () => [],
      });
      const [first] = blocks;
      const mark = { anchor: { selector: '', prefix: '', exact: 'A walk of eleven minutes', suffix: '' }, block: first.id, note: '', colour: 'yellow', made: null };
      limpid.changeMarks(/** @type {import('../../extension/reader/types').Session} */ (limpid.session), [mark]);
    }, JSON.stringify(latin()), strings);
    for (const key of ['a', 'S', '?', 'n', 'c']) {
      await browser.press(page, key);
      const cut = await browser.evaluate(page, () => {
        const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
        const layer = /** @type {HTMLElement} */ (root.querySelector('.layer:not([hidden])'));
        layer.querySelector('details')?.setAttribute('open', '');
        const { left, right } = layer.getBoundingClientRect();
        const found = [...layer.querySelectorAll('button, label, legend, dt, dd, a, span:not(.stepper-value)')].filter((element) => {
          const box = element.getBoundingClientRect();
          return box.left < left || box.right > right || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline';
        });
        return [...(layer.scrollWidth > layer.clientWidth ? ['scrolls sideways'] : []), ...found.map((element) => element.textContent)];
      });
      assert.deepEqual(cut, [], `the layer of ${key}`);
      await browser.press(page, 'Escape');
    }
  });
}
