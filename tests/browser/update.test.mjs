/**
 * The extension is updated while the reader is open: what is read stays, the person is told why nothing can be saved
 * by the old one, and a click opens the new one in its place.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serveBad } from './harness/bad.mjs';
import { downloaded, emptyDownloads, gone, launch, shown, until } from './harness/index.mjs';

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

/** @param {any} page */
const markupOf = (page) => browser.evaluate(page, () => document.documentElement.outerHTML);

/** @param {any} page */
const hosts = (page) => browser.evaluate(page, () => document.querySelectorAll('limpid-reader').length);

/** @param {any} page */
const scrolls = (page) => browser.evaluate(page, () => getComputedStyle(document.documentElement).overflowY !== 'hidden');

test('a click opens the new reader in the place of the old one, and closing gives the page back', async () => {
  const page = await browser.openPage(`${server.origin}/good`);
  const before = await markupOf(page);
  await browser.clickAction(page);
  const old = await shown(browser, page);
  await old.run((root) => {
    root.querySelector('.sheet')?.setAttribute('data-old', '');
  });
  await browser.reloadExtension();
  assert.equal(await hosts(page), 1);
  assert.equal(await scrolls(page), false);

  await browser.clickAction(page);
  await until('there is one reader, and it is the new one', async () => {
    const reader = await browser.reader(page);
    return await hosts(page) === 1 && await reader?.run((root) => root.querySelector('.sheet:not([data-old])') !== null);
  });
  await emptyDownloads(browser);
  await browser.press(page, 's');
  assert.match(String((await downloaded(browser)).bytes), /the river rose/);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  assert.equal(await markupOf(page), before);
  assert.equal(await scrolls(page), true);
  await browser.closePage(page);
});

test('what the old reader cannot do any more it says, and it can be closed', async (context) => {
  if (browser.name === 'firefox') {
    context.skip('Firefox ends the scripts of the old extension at once');
    return;
  }
  const page = await browser.openPage(`${server.origin}/good`);
  const before = await markupOf(page);
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  await browser.reloadExtension();
  const says = (/** @type {RegExp} */ words) => until(`it says ${words}`, async () =>
    words.test(await reader.run((root) => root.querySelector('.status')?.textContent ?? '')));
  await browser.press(page, 's');
  await says(/^The article could not be saved: Limpid was updated meanwhile/);
  await browser.press(page, 'y');
  await says(/^The article could not be copied: Limpid was updated meanwhile/);
  await browser.press(page, '+');
  await says(/^Limpid was updated meanwhile/);
  assert.match(await reader.run((root) => root.querySelector('.sheet')?.textContent ?? ''), /the river rose/);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  assert.equal(await markupOf(page), before);
  await browser.closePage(page);
});
