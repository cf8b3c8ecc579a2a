/**
 * Nothing is lost and nothing stuck where what Limpid stands on gives way: the store, the downloads, the background
 * while it saves, the page under the reader, two tabs at once.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** @param {import('./harness/index.mjs').Reader} reader @param {RegExp} words */
const says = (reader, words) => until(`it says ${words}`, async () =>
  words.test(await reader.run((root) => root.querySelector('.status')?.textContent ?? '')));

/** @param {any} page */
async function savedArticle(page) {
  await emptyDownloads(browser);
  await browser.press(page, 's');
  return JSON.parse(String((await downloaded(browser)).bytes));
}

/**
 * Does something to the extension's store from one of its own pages.
 * @param {(...args: any[]) => any} fn
 * @param {unknown[]} args
 */
async function inStore(fn, ...args) {
  const page = await browser.openPage(`${browser.origin}/options/options.html`);
  const result = await browser.evaluate(page, fn, ...args);
  await browser.closePage(page);
  return result;
}

/** The options page says of each thing that is changed there that it cannot be kept, and a file of rules is none the worse. */
async function optionsSay() {
  const options = await browser.openPage(`${browser.origin}/options/options.html`);
  await until('the page', () => browser.evaluate(options, () => document.querySelectorAll('.rule-tools button').length === 2));
  for (const way of ['setting', 'front matter', 'rules']) {
    await browser.evaluate(options, (/** @type {string} */ what) => {
      for (const one of document.querySelectorAll('.told')) one.textContent = '';
      if (what === 'setting') {
        /** @type {HTMLElement} */ (document.querySelector('.controls input:not(:checked)')).click();
        return;
      }
      const field = /** @type {HTMLInputElement} */ (document.querySelector(what === 'rules' ? 'input[type=file]' : '#front-matter'));
      // Larger than what the pieces that fill the store have left.
      if (what === 'rules') {
        const rules = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`${at}.example`, [{ shape: `div.${'x'.repeat(400)}`, action: 'drop' }]]));
        const transfer = new DataTransfer();
        transfer.items.add(new File([JSON.stringify({ format: 'limpid.rules', version: 1, rules })], 'limpid-rules.json'));
        field.files = transfer.files;
      } else {
        field.value = 'title: {title}\n'.repeat(500);
      }
      field.dispatchEvent(new Event('change'));
    }, way);
    await until(`it is said of the ${way}`, async () =>
      /^This could not be kept here[^.]*\.$/.test(await browser.evaluate(options, () => [...document.querySelectorAll('.told')].map((one) => one.textContent).join(''))));
  }
  await browser.closePage(options);
}

/** Things that are in no place what they should be. */
const NONSENSE = [7, 'x', null, [], {}, [7], [{ shape: 7, action: 'drop' }], [{ shape: 'p', action: 'explode' }], { marks: [{ anchor: 7 }, { anchor: { exact: 'It' } }, 7] }];

test('a store full of nonsense keeps nobody from reading, marking and saving', async () => {
  const url = `${server.origin}/good`;
  const page = await browser.openPage(url);
  for (const nonsense of NONSENSE) {
    await inStore((value, address, host) => chrome.storage.local.set({
      settings: value, rules: Array.isArray(value) ? { [host]: value } : value, [`place ${address}`]: value, [`marks ${address}`]: value,
    }), nonsense, url, new URL(url).host);
    await browser.clickAction(page);
    const reader = await shown(browser, page);
    await browser.press(page, '+');
    assert.match((await savedArticle(page)).textContent, /the river rose/, JSON.stringify(nonsense));
    assert.doesNotMatch(await reader.run((root) => root.querySelector('.status')?.textContent ?? ''), /could not|full/);
    await browser.press(page, 'Escape');
    await gone(browser, page);
  }
  await inStore(() => chrome.storage.local.clear());
  await browser.closePage(page);
});

test('the store is full: it is said, and the file has what could not be kept', async () => {
  await inStore(async () => {
    // 10 MB are allowed, in Firefox as much as its disk has; the rest is filled in ever smaller pieces.
    for (let size = 4 << 20, at = 0; size >= 1; size = Math.floor(size / 2)) {
      for (let fits = true; fits; at += 1) {
        // Of letters without a pattern, because Firefox packs them.
        const bytes = crypto.getRandomValues(new Uint8Array(Math.min(size, 65_536)));
        const piece = Array.from(bytes, (byte) => String.fromCharCode(33 + (byte % 90))).join('');
        const text = piece.repeat(Math.ceil(size / piece.length));
        // Around the names that Limpid uses, because a database writes on beside them where a page of it has room.
        const results = await Promise.allSettled(['marks:', 'marks:http:', 'place:', 'settings'].map((name) =>
          chrome.storage.local.set({ [`${name} ${at}`]: text })));
        fits = results.some(({ status }) => status === 'fulfilled');
      }
    }
  });
  const page = await browser.openPage(`${server.origin}/good`);
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  await reader.run((root) => {
    const text = /** @type {Text} */ (root.querySelector('.body p')?.firstChild);
    getSelection()?.setBaseAndExtent(text, 0, text, 9);
  });
  await browser.press(page, 'h');
  await says(reader, /^This could not be kept here/);
  const article = await savedArticle(page);
  assert.equal(article.highlights[0].anchor.exact, 'It rained');
  await browser.press(page, '+');
  await says(reader, /^This could not be kept here/);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await optionsSay();
  await inStore(() => chrome.storage.local.clear());
  await browser.closePage(page);
});

test('a refused download leaves nothing stuck', async () => {
  const strict = await launch({ refuseDownloads: true });
  try {
    const page = await strict.openPage(`${server.origin}/good`);
    await strict.clickAction(page);
    const reader = await shown(strict, page);
    // The browser tells the person itself; nobody tells the extension, which has no permission to ask.
    for (const key of ['s', 's']) {
      await strict.press(page, key);
      await says(reader, /^Download started|^The article could not be saved/);
      await strict.press(page, '0');
      await says(reader, /^Settings are reset/);
    }
    await sleep(500);
    assert.deepEqual(await readdir(strict.downloads), []);
    await strict.press(page, 'y');
    await says(reader, /^Copied/);
    await strict.press(page, 'Escape');
    await gone(strict, page);
  } finally {
    await strict.close();
  }
});

test('the background is stopped while it saves: it is saved or said, and can be saved again', async () => {
  const page = await browser.openPage(`${server.origin}/good`);
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  await emptyDownloads(browser);
  await browser.press(page, 's');
  await browser.stopBackground();
  await says(reader, /^Download started|^The article could not be saved/);
  await browser.press(page, 's');
  // The first save may reach the disk as late as it likes, beside the second; neither may be half a file.
  await says(reader, /^Download started/);
  await until('it is saved, whole', async () => {
    const names = (await readdir(browser.downloads)).filter((name) => !/^\.|\.(?:part|crdownload)$/.test(name));
    const articles = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(browser.downloads, name), 'utf8'))));
    return articles.length > 0 && articles.every(({ textContent }) => /the river rose/.test(textContent));
  });
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});

test('what the page does to itself under the reader changes nothing of what is read and saved', async () => {
  const page = await browser.openPage(`${server.origin}/good`);
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  await browser.evaluate(page, () => {
    document.title = 'Another';
    document.body.textContent = 'Another page.';
    document.body.style.overflow = 'hidden';
    document.documentElement.lang = 'fr';
    history.pushState(null, '', '/elsewhere');
  });
  assert.match(await reader.run((root) => root.querySelector('.sheet')?.textContent ?? ''), /the river rose/);
  const article = await savedArticle(page);
  assert.match(article.textContent, /the river rose/);
  assert.equal(article.source.url, `${server.origin}/good`);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  assert.equal(await markupOf(page),
    '<html lang="fr"><head><meta charset="utf-8"><title>Another</title></head><body style="overflow: hidden;">Another page.</body></html>');
  await browser.closePage(page);
});

test('a page that takes the reader away has its own way back, and the next click opens it again', async () => {
  const page = await browser.openPage(`${server.origin}/good`);
  const before = await markupOf(page);
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.evaluate(page, () => document.querySelector('limpid-reader')?.remove());
  await gone(browser, page);
  assert.equal(await markupOf(page), before);
  assert.notEqual(await browser.evaluate(page, () => getComputedStyle(document.documentElement).overflowY), 'hidden');
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.closePage(page);
});

test('two tabs at once: each gets its own article', async () => {
  const slow = await browser.openPage(`${server.origin}/paragraph`);
  await browser.clickAction(slow);
  await until('the first is at work', () => browser.reader(slow));
  const quick = await browser.openPage(`${server.origin}/good`);
  await browser.clickAction(quick);
  const second = await shown(browser, quick, 60_000);
  const first = await shown(browser, slow, 60_000);
  assert.match(await second.run((root) => root.querySelector('.sheet')?.textContent ?? ''), /the school an hour later/);
  assert.ok(await first.run((root) => (root.querySelector('.sheet')?.textContent ?? '').length) > 1 << 20);
  for (const page of [slow, quick]) await browser.closePage(page);
});
