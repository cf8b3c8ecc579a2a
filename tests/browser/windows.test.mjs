/**
 * All tabs of a window where the browser has its own mind: the question for the permission is answered with no, or
 * the window is a private one.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { downloaded, launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';
import { entriesOf } from './harness/zip.mjs';

const article = (/** @type {string} */ title) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
<p>On the first morning the river stood a hand lower than the day before, and nobody could remember a year like it.</p>
<p>In the second week the boats lay on the gravel, and the ferry was taken out of service until the autumn rains.</p>
<p>The third week brought the first of the tankers, and with them people from the city who asked about the wells.</p></article></body></html>`;
/** @type {Record<string, string>} */
const PAGES = { '/open': article('The low river'), '/private': article('The high lake') };

/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serve((path) => (PAGES[path] ? { body: PAGES[path] } : null));
});
after(() => server?.close());

/** @typedef {import('./harness/index.mjs').Browser} Browser */
/** @typedef {import('./harness/index.mjs').Page} Page */

const said = (/** @type {Browser} */ browser, /** @type {Page} */ desk) => browser.evaluate(desk, () => document.querySelector('.told')?.textContent ?? '');
/** Buttons that are there, and whether they can be pressed. @param {Browser} browser @param {Page} desk */
const buttons = (browser, desk) => browser.evaluate(desk, () => /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll('.own-page button')])
  .filter((button) => !button.hidden).map((button) => `${button.textContent}${button.disabled ? ' (off)' : ''}`));

/** The page is there, and its first button is pressed by the keyboard, which is the person's in every browser. @param {Browser} browser @param {Page} desk */
async function begin(browser, desk) {
  await until('the page is there', async () => (await buttons(browser, desk)).join() === 'Read the tabs and save');
  await browser.evaluate(desk, () => document.querySelector('button')?.focus());
  await browser.press(desk, 'Enter');
}

describe('the permission is refused', () => {
  test('it is said, nothing is read or stuck, and it can be asked for again', async () => {
    const browser = await launch({ asksForSites: true });
    try {
      await browser.openPage(`${server.origin}/open`);
      const desk = await browser.openPage(`${browser.origin}/own/tabs.html`);
      for (const time of ['first', 'second']) {
        await begin(browser, desk);
        await until('it is said that the browser asks', async () => (await said(browser, desk)) === 'The browser is asking whether Limpid may read all sites.');
        assert.deepEqual(await buttons(browser, desk), [], `${time}: nothing is to be pressed but the browser’s question`);
        await browser.refuse(desk);
        await until('it is said what that means', async () => (await said(browser, desk)) === 'Without the permission Limpid reads no tab. Nothing was saved.');
        assert.deepEqual(await buttons(browser, desk), ['Read the tabs and save'], time);
      }
      assert.deepEqual(await browser.evaluate(desk, async () => ({
        sites: (await /** @type {any} */ (window).chrome.permissions.getAll()).origins.length,
        listed: document.querySelectorAll('.tab').length, progress: document.querySelector('progress')?.hidden, downloads: document.querySelectorAll('a[download]').length,
      })), { sites: 0, listed: 0, progress: true, downloads: 0 });
    } finally {
      await browser.close();
    }
  });
});

describe('a private window', () => {
  test('its tabs are read, and none of another window, though the page may stand in that one', async () => {
    const browser = await launch({ sites: true, privateWindows: true });
    try {
      await browser.openPage(`${server.origin}/open`);
      const desk = await browser.openPage(`${browser.origin}/own/open.html`);
      const own = await browser.openPrivatePage(desk, `${server.origin}/private`);
      await browser.clickAction(own);
      await shown(browser, own);
      await browser.press(own, 'S');
      await browser.press(own, '7');
      const asked = await until('the page for all tabs is open', () => browser.evaluate(desk, async () => {
        const tabs = await /** @type {any} */ (window).chrome.tabs.query({});
        const tab = tabs.find((/** @type {any} */ one) => /\/own\/tabs\.html/u.test(one.url ?? ''));
        return tab && { url: tab.url, id: tab.id };
      }));
      const meant = await browser.evaluate(desk, async () => {
        const windows = await /** @type {any} */ (window).chrome.windows.getAll();
        return windows.find((/** @type {any} */ one) => one.incognito).id;
      });
      assert.equal(new URL(asked.url).searchParams.get('window'), String(meant));
      // The same page again, where a test can press its buttons.
      await browser.evaluate(desk, (/** @type {number} */ id) => /** @type {any} */ (window).chrome.tabs.remove(id), asked.id);
      await browser.goto(desk, asked.url);
      await browser.toFront(desk);
      await begin(browser, desk);
      await until('it is saved', async () => (await said(browser, desk)).startsWith('Articles saved: 1. '));
      const outcomes = await browser.evaluate(desk, () => [...document.querySelectorAll('.tab')].map((item) => `${item.querySelector('.tab-name')?.textContent}: ${item.querySelector('.tab-outcome')?.textContent}`));
      assert.deepEqual(outcomes, ['The high lake: Read']);
      const { bytes } = await downloaded(browser);
      assert.deepEqual(entriesOf(bytes).map((file) => file.name), ['The high lake.limpid.json']);
      assert.equal(await browser.evaluate(desk, async () => (await /** @type {any} */ (window).chrome.permissions.getAll()).origins.length), 0);
    } finally {
      await browser.close();
    }
  });
});
