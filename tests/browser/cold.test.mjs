/**
 * The first click after the background was asleep. Nothing here is timed: it is looked at what is there before the click, and
 * how often the page is spoken to.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serveBad } from './harness/bad.mjs';
import { gone, launch, shown, until } from './harness/index.mjs';

/** Bytes of compiled code that Chromium keeps of the core: far more than a few readings make it compile well. */
const KEPT_CODE = 500_000;

/** Functions of the background, as a page of the extension has them. @typedef {{openOrClose(tabId: number): Promise<unknown>, keptParts(): Promise<{style: string, strings: object} | null>, readerParts(): Promise<{style: string}>}} Background */

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serveBad();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('the core is compiled and kept before anybody clicks', { skip: process.env.LIMPID_BROWSER === 'firefox' && 'Firefox compiles well at once, and keeps nothing' }, async () => {
  const cache = join(browser.downloads, '..', 'Default', 'Code Cache', 'wasm');
  await until('there is code on the disk', () =>
    existsSync(cache) && readdirSync(cache).some((file) => statSync(join(cache, file)).size > KEPT_CODE), 30_000);
});

test('a background that has slept speaks to the page no more often than it must, and reads its own files once a session', async () => {
  const desk = await browser.openPage(`${browser.origin}/own/open.html`);
  const page = await browser.openPage(`${server.origin}/good`);
  await browser.stopBackground();
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.press(page, 'Escape');
  await gone(browser, page);

  // The page of saved files has the background's own functions; the click has let the extension into the page.
  const found = await browser.evaluate(desk, async () => {
    await new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = '../background/choose.js'; // the one that the page does without
      script.onload = resolve;
      document.head.append(script);
    });
    const { openOrClose, keptParts, chrome: api } = /** @type {Background & {chrome: any}} */ (/** @type {unknown} */ (window));
    const tab = (await api.tabs.query({ currentWindow: true })).at(-1);
    const ask = api.scripting.executeScript.bind(api.scripting);
    /** @type {string[]} */
    const calls = [];
    api.scripting.executeScript = (/** @type {any} */ injection) => {
      calls.push(injection.func?.name ?? 'files');
      return ask(injection);
    };
    const kept = await keptParts();
    await openOrClose(tab.id);
    return { calls, style: kept?.style.includes('limpid'), strings: Object.keys(kept?.strings ?? {}).length > 100 };
  });
  assert.deepEqual(found, {
    calls: ['closeInPage', 'beginInPage', 'showInPage'], style: true, strings: true,
  });
  await browser.closePage(page);
  await browser.closePage(desk);
});

test('a page that waits for work of a background that is gone hears so from the next', async () => {
  const desk = await browser.openPage(`${browser.origin}/own/open.html`);
  await browser.stopBackground();
  const told = await browser.evaluate(desk, () => new Promise((resolve) => {
    chrome.runtime.connect({ name: 'work of before' }).onDisconnect.addListener(() => resolve('nobody is at work on it'));
    setTimeout(resolve, 10_000, 'nothing');
  }));
  assert.equal(told, 'nobody is at work on it');
  await browser.closePage(desk);
});

test('files of its own that could not be read once are read with the next click', async () => {
  const desk = await browser.openPage(`${browser.origin}/own/open.html`);
  const [broken, mended] = await browser.evaluate(desk, async () => {
    const background = /** @type {Background} */ (/** @type {unknown} */ (globalThis));
    await chrome.storage.session.remove('parts');
    const { fetch } = globalThis;
    const length = () => background.readerParts().then(({ style }) => style.length, () => -1);
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const first = await length();
    globalThis.fetch = fetch;
    return [first, await length()];
  });
  assert.equal(broken, -1);
  assert.ok(mended > 1000, String(mended));
  await browser.closePage(desk);
});
