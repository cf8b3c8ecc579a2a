/**
 * The page's own menu: saving what is selected. Firefox lets its menu be clicked from outside; in Chromium, which does
 * not, what the browser would call is called.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, gone, launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const PAGE = `<!doctype html><html lang="en"><head><title>The low river</title><meta name="author" content="Ada Berg"></head><body><article><h1>The low river</h1>
<p id="a">On the first morning the river stood a hand lower than the day before, and nobody could remember a year like it.</p>
<p id="b">In the second week the boats lay on the gravel, and the ferry was taken out of service until the autumn rains.</p>
<p id="c">The third week brought the first of the tankers, and with them people from the city who asked about the wells.</p></article></body></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serve((path) => (path === '/page' ? { body: PAGE } : null));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('what is selected is saved with what is known of the page', async () => {
  const page = await browser.openPage(`${server.origin}/page`);
  if (browser.name === 'chromium') {
    // The click gives the extension this tab, as a click in its menu would.
    await browser.clickAction(page);
    await shown(browser, page);
    await browser.press(page, 'Escape');
    await gone(browser, page);
  }
  await browser.evaluate(page, () => {
    const [from, to] = ['b', 'c'].map((id) => /** @type {Text} */ (document.getElementById(id)?.firstChild));
    document.getSelection()?.setBaseAndExtent(from, 10, to, 20);
  });
  if (browser.name === 'chromium') {
    await browser.inBackground(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      await /** @type {any} */ (globalThis).saveSelection(tab);
    });
  } else {
    const place = await browser.evaluate(page, () => {
      const [line] = document.getSelection()?.getRangeAt(0).getClientRects() ?? [];
      const { left, top, width, height } = line ?? new DOMRect();
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    });
    await browser.chooseInMenu(page, place, 'Save selection as article');
  }
  const { name, bytes } = await downloaded(browser);
  assert.equal(name, 'The low river.limpid.json');
  const article = JSON.parse(String(bytes));
  assert.deepEqual(article.blocks.map((/** @type {any} */ { anchor }) => anchor.exact.slice(0, 13)), ['In the second', 'The third wee']);
  assert.equal(article.byline, 'Ada Berg');
  assert.deepEqual([article.repair.by, article.repair.pointed], ['person', true]);
  await until('the button is as always', async () => (await browser.button(page)).badge === '');
  assert.equal(await browser.evaluate(page, () => String(document.getSelection()).length > 20), true, 'the selection stays');
  await browser.closePage(page);
});

test('the menu opens the reader, and all its entries are there', async () => {
  const page = await browser.openPage(`${server.origin}/page`);
  if (browser.name === 'chromium') {
    const missing = await browser.inBackground(async () => {
      const found = await Promise.all(['open', 'selection', 'allTabs', 'openSaved', 'none'].map((id) => new Promise((done) => {
        // An entry that is not there cannot be changed.
        chrome.contextMenus.update(id, { enabled: true }, () => done(chrome.runtime.lastError ? id : ''));
      })));
      return found.filter((id) => id !== '');
    });
    assert.deepEqual(missing, ['none']);
    await browser.clickAction(page);
    await shown(browser, page);
    await browser.press(page, 'Escape');
    await gone(browser, page);
    await browser.inBackground(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      await /** @type {any} */ (globalThis).toggleReader(tab.id);
    });
  } else {
    await browser.chooseInMenu(page, { x: 300, y: 400 }, 'Open in Limpid');
  }
  const reader = await shown(browser, page);
  assert.ok((await reader.run((root) => root.textContent ?? '')).includes('On the first morning'));
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});
