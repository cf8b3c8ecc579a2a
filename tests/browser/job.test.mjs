/**
 * The main job on every kind of page: a click opens the reader with the article, the file is saved, and
 * each of the three ways to close gives the page back exactly as it was.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { native } from './harness/fixtures.mjs';
import { downloaded, emptyDownloads, gone, launch, shown, until } from './harness/index.mjs';
import { ARTICLE, KINDS, serveKinds } from './harness/kinds.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'limpid-job-'));
  server = await serveKinds();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

/** @type {Record<string, (page: any) => Promise<unknown>>} */
const WAYS_TO_CLOSE = {
  Escape: (page) => browser.press(page, 'Escape'),
  'a second click': (page) => browser.clickAction(page),
  'the close button': async (page) =>
    (await browser.reader(page))?.run((root) => {
      /** @type {HTMLElement | null} */ (root.querySelector('button.close, [data-command="close"], button'))?.click();
    }),
};

/**
 * All of a page that the reader must give back.
 * @param {any} page
 */
function stateOf(page) {
  return browser.evaluate(page, () => {
    const selection = getSelection();
    return {
      markup: new XMLSerializer().serializeToString(document),
      styleSheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      scroll: [scrollX, scrollY],
      focused: document.activeElement?.id || document.activeElement?.localName,
      selected: String(selection),
      // Which way it was drawn.
      anchor: [selection?.anchorNode?.nodeName, selection?.anchorOffset, selection?.focusOffset],
      field: [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('#field'))]
        .map((field) => [field.value, field.selectionStart, field.selectionEnd]),
    };
  });
}

/**
 * Puts the focus into the field and selects some words of the text, from their end to their start.
 * @param {any} page
 */
async function occupy(page) {
  await browser.evaluate(page, () => {
    const text = document.querySelector('#text p')?.firstChild;
    if (text) {
      getSelection()?.setBaseAndExtent(text, 16, text, 3);
    }
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById('field'));
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(1, 3);
  });
}

/**
 * The time of capture is the one value that may differ.
 * @param {string} json
 */
function withoutTime(json) {
  return json.replace(/"capturedAt": (?:null|"[^"]*")/, '"capturedAt": null');
}

for (const kind of KINDS) {
  test(`the main job on ${kind.name}`, async () => {
    const page = await browser.openPage(server.origin + kind.path);
    await kind.arrive?.(browser, page);
    if (kind.form !== false) {
      await occupy(page);
    }
    const before = await stateOf(page);
    for (const [way, close] of Object.entries(WAYS_TO_CLOSE)) {
      await browser.clickAction(page);
      const reader = await shown(browser, page);
      const text = await reader.run((root) => root.textContent ?? '');
      assert.ok(text.includes(ARTICLE.first) && text.includes(ARTICLE.last), `the reader shows the article: ${text}`);
      assert.ok(!text.includes('a dry summer'), 'and not what stood there before');
      if (way === 'Escape') {
        await emptyDownloads(browser);
        await browser.press(page, 's');
        const { name, bytes } = await downloaded(browser);
        const article = JSON.parse(String(bytes));
        assert.equal(article.format, 'limpid.article');
        assert.match(article.title, new RegExp(`${ARTICLE.title}$`));
        assert.equal(name, `${article.title}.limpid.json`);
        assert.ok(String(bytes).endsWith('\n}\n'), 'the file is whole');
        for (const sentence of [ARTICLE.first, ARTICLE.last]) {
          assert.ok(article.textContent.includes(sentence), article.textContent);
        }
        if (kind.native) {
          const file = join(folder, kind.native);
          await writeFile(file, kind.answer.body);
          const { json } = await native(file, server.origin + kind.path);
          assert.equal(withoutTime(String(bytes)), withoutTime(json ?? ''), 'the command line gives the same bytes');
        }
      }
      await close(page);
      await gone(browser, page);
      const now = await until('the page is as it was', async () => {
        const state = await stateOf(page);
        return JSON.stringify(state) === JSON.stringify(before) ? state : null;
      }, 2000).catch(() => stateOf(page));
      assert.deepEqual(now, before, `after ${way}`);
    }
    await browser.closePage(page);
  });
}
