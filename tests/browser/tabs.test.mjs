/**
 * All tabs of a window at once: asked for by a click, saved as one file, each failure with its reason, to be
 * stopped at any time, and the permission given back.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, emptyDownloads, launch, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';
import { entriesOf } from './harness/zip.mjs';

const article = (/** @type {string} */ title, /** @type {string} */ place) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
<p>On the first morning the river at ${place} stood a hand lower than the day before, and nobody could remember a year like it.</p>
<p>In the second week the boats lay on the gravel, and the ferry was taken out of service until the autumn rains.</p>
<p>The third week brought the first of the tankers, and with them people from the city who asked about the wells.</p></article></body></html>`;
const PAGES = /** @type {Record<string, string>} */ ({
  '/one': article('The low river', 'Carrow'),
  '/two': article('The low river', 'Ames'),
  '/asleep': article('The high lake', 'Bern'),
  '/form': '<!doctype html><html lang="en"><head><title>A form</title></head><body><form><label>Name <input></label></form></body></html>',
});

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {import('./harness/index.mjs').Page} */
let desk;
before(async () => {
  server = await serve((path) => (PAGES[path] ? { body: PAGES[path] } : null));
  browser = await launch({ sites: true });
  for (const path of Object.keys(PAGES)) await browser.openPage(`${server.origin}${path}`);
  desk = await browser.openPage(`${browser.origin}/own/tabs.html`);
  await until('the page is there', () => browser.evaluate(desk, () => document.querySelectorAll('.own-page button:enabled').length === 3));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The sites that the extension may read. */
const sites = () => browser.evaluate(desk, async () => (await /** @type {any} */ (window).chrome.permissions.getAll()).origins.length);
const said = () => browser.evaluate(desk, () => document.querySelector('.told')?.textContent ?? '');
const outcomes = () => browser.evaluate(desk, () => [...document.querySelectorAll('.tab')].map((item) =>
  [item.querySelector('.tab-name')?.textContent, item.getAttribute('data-state'), item.querySelector('.tab-outcome')?.textContent]));

/** A click by the keyboard, which is the person's in every browser. @param {number} at which button */
async function press(at) {
  await browser.evaluate(desk, (/** @type {number} */ index) => /** @type {HTMLElement} */ (document.querySelectorAll('.own-page button')[index]).focus(), at);
  await browser.press(desk, 'Enter');
}

test('nothing is read before the click, and no site is open', async () => {
  assert.equal(await sites(), 0);
  assert.deepEqual(await outcomes(), []);
});

test('all tabs are saved in one file, and each that is not says why', async () => {
  await browser.evaluate(desk, async () => {
    const { chrome } = /** @type {any} */ (window);
    // Their order is their age, and all but the last two are ours.
    const tabs = await chrome.tabs.query({ currentWindow: true });
    await chrome.tabs.discard(tabs.at(-3).id);
  });
  const asked = server.requests.length;
  await press(0);
  await until('it is saved', async () => (await said()).startsWith('Articles saved: 2. '));
  const found = (await outcomes()).filter(([name]) => name !== 'Tab 1');
  assert.deepEqual(found, [
    ['The low river', 'read', 'Read'],
    ['The low river', 'read', 'Read'],
    ['The high lake', 'failed', 'This tab is asleep: nothing is loaded in it. Open it once, then try again.'],
    ['A form', 'failed', 'There is no article on this page.'],
  ]);
  const [first] = await outcomes();
  assert.deepEqual(first, ['Tab 1', 'failed', 'The browser lets no extension touch this page, so Limpid cannot read it.'], 'the browser’s own page');
  const { name, bytes } = await downloaded(browser);
  assert.match(name, /^limpid-\d{4}-\d\d-\d\d-\d{4}\.zip$/u);
  assert.ok((await said()).includes(`${name}. Tabs without an article: 3.`));
  const files = entriesOf(bytes);
  assert.deepEqual(files.map((file) => file.name), ['The low river.limpid.json', 'The low river (2).limpid.json']);
  assert.deepEqual(files.map((file) => JSON.parse(String(file.bytes)).source.url), [`${server.origin}/one`, `${server.origin}/two`]);
  assert.deepEqual(server.requests.slice(asked), [], 'nothing is loaded for it');
  assert.equal(await sites(), 0, 'the permission is given back');
});

test('it stops when it is told to, and saves what it has when it is told to', async () => {
  await emptyDownloads(browser);
  await browser.evaluate(desk, () => {
    const list = /** @type {HTMLElement} */ (document.querySelector('.tabs'));
    const watch = new MutationObserver(() => {
      if (!list.querySelector('[data-state="read"]')) return;
      watch.disconnect();
      /** @type {HTMLElement} */ (document.querySelectorAll('.own-page button')[1]).click();
    });
    watch.observe(list, { attributes: true, subtree: true });
  });
  await press(0);
  await until('it has stopped', async () => (await said()) === 'Stopped. Articles read so far: 1');
  assert.equal((await outcomes()).at(-1)?.[2], 'Not read');
  await until('the permission is given back', async () => (await sites()) === 0);
  await press(2);
  const { bytes } = await downloaded(browser);
  assert.deepEqual(entriesOf(bytes).map((file) => file.name), ['The low river.limpid.json']);
});

test('a page that is closed at its work leaves no site open', async () => {
  await browser.evaluate(desk, () => {
    // Closed in the middle: with the tab's lock goes what kept the permission.
    const list = /** @type {HTMLElement} */ (document.querySelector('.tabs'));
    new MutationObserver(() => location.replace('/own/open.html')).observe(list, { childList: true });
  });
  await press(0);
  await until('the other page is there', () => browser.evaluate(desk, () => location.pathname === '/own/open.html'));
  await until('the permission is given back', async () => (await sites()) === 0);
});
