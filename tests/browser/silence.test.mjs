/**
 * Nothing is sent anywhere: the whole job behind a proxy that records, with not one request of Limpid's own, from the
 * browser's start to its end. That the proxy would have seen one, an extension that does send shows.
 */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { downloaded, emptyDownloads, gone, launch, shown, until } from './harness/index.mjs';
import { EXTENSION, ROOT } from './harness/paths.mjs';
import { recordingProxy } from './harness/proxy.mjs';
import { serve } from './harness/server.mjs';

/** Everything in it that has an address leads elsewhere: to names that are nobody's (RFC 2606). */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rain in the valley</title>
<link rel="icon" href="data:,">
<meta property="og:image" content="http://pictures.invalid/lead.jpg">
<meta name="author" content="http://authors.invalid/ada">
<link rel="canonical" href="http://paper.invalid/rain">
<link rel="amphtml" href="http://amp.invalid/rain">
<link rel="alternate" type="application/rss+xml" href="http://feeds.invalid/rss">
<link rel="next" href="/rain/2">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Rain in the valley","url":"http://paper.invalid/ld",
"image":["http://pictures.invalid/ld.jpg"],"author":{"@type":"Person","name":"Ada Marsh","url":"http://authors.invalid/ada"},
"publisher":{"@type":"Organization","name":"The Valley Post","logo":{"@type":"ImageObject","url":"http://pictures.invalid/logo.png"}}}</script></head>
<body><h1>Rain in the valley</h1>
<p>It rained in the valley for the third day, and the river rose above the lower road.</p>
<figure><img src="/bridge.png" alt="The bridge" width="640" height="426"><figcaption>The bridge on Monday</figcaption></figure>
<h2>What was closed</h2>
<p>The bridge was closed at noon, the school an hour later, <a href="http://elsewhere.invalid/" ping="http://ping.invalid/">and the bus turned round</a>.</p>
<p><a href="http://video.invalid/watch?v=1">A film of the bridge</a> was watched by everybody in the town hall.</p>
<p>Nobody was hurt, said the mayor, who had spent the night carrying sandbags with her neighbours.</p>
<aside class="box"><p>Subscribe to our letter and get the news of the valley every morning.</p>
<a href="http://letter.invalid/"><img src="/bridge.png" alt="" width="64" height="42"></a></aside>
</body></html>`;

/**
 * Whom the browsers ask by themselves, whatever is switched off: the last test shows it. Limpid's sources name no
 * address at all (package.test.mjs).
 */
const BROWSERS_OWN = {
  // An account to sign in with, and a part of the browser that it fetches at its start.
  chromium: ['accounts.google.com', 'update.googleapis.com'],
  // Not in every run.
  firefox: ['firefox.settings.services.mozilla.com'],
};

/** Host of a request, or of a tunnel. @param {string} address */
const hostOf = (address) => new URL(address.replace(/^CONNECT (.*):\d+$/, 'https://$1/')).hostname;

/** How long is listened after the last step, in milliseconds. */
const LISTEN = 1500;

/** @type {(() => Promise<void>)[]} */
const undo = [];
after(async () => {
  for (const step of undo.reverse()) await step();
});

const picture = await readFile(`${ROOT}tests/pages/img/bridge.png`);
const server = await serve((path) => {
  if (path === '/rain') return { body: PAGE };
  if (path === '/nothing') return { body: '<!doctype html><link rel="icon" href="data:,"><title>Nothing</title>' };
  return path === '/bridge.png' ? { body: picture, headers: { 'content-type': 'image/png' } } : null;
});
undo.push(() => server.close());

/** @param {string} [extension] its folder */
async function behindProxy(extension) {
  const proxy = await recordingProxy();
  undo.push(() => proxy.close());
  const browser = await launch({ proxy: proxy.origin, extension });
  undo.push(() => browser.close());
  /** What was asked for that is neither the page's nor the browser's own. @param {string[]} expected */
  const strangers = (...expected) => {
    const left = expected.map((path) => server.origin + path);
    return proxy.asked.filter((address) => {
      const at = left.indexOf(address);
      if (at >= 0) left.splice(at, 1); // once each: what is asked for again is a stranger too
      return at < 0 && !BROWSERS_OWN[browser.name].includes(hostOf(address));
    });
  };
  return { browser, proxy, strangers };
}

/**
 * A saved file is opened again in the extension's own page, beside another save of it.
 * @param {import('./harness/index.mjs').Browser} browser
 * @param {string} saved
 */
async function opened(browser, saved) {
  const desk = await browser.openPage(`${browser.origin}/own/open.html`);
  await until('the fields', () => browser.evaluate(desk, () => document.querySelectorAll('input[type=file]').length === 2));
  for (const at of [1, 0]) {
    await browser.evaluate(desk, (/** @type {number} */ index, /** @type {string} */ text) => {
      const field = /** @type {HTMLInputElement} */ (document.querySelectorAll('input[type=file]')[index]);
      const files = new DataTransfer();
      files.items.add(new File([text], 'rain.limpid.json'));
      field.files = files.files;
      field.dispatchEvent(new Event('change'));
    }, at, saved);
  }
  await shown(browser, desk);
  await browser.closePage(desk);
}

test('the whole job asks nobody for anything', async () => {
  const { browser, proxy, strangers } = await behindProxy();
  // A first start: the background runs for the first time, the core warms up.
  await sleep(LISTEN);
  const page = await browser.openPage(`${server.origin}/rain`);
  assert.ok(proxy.asked.includes(`${server.origin}/rain`), 'the proxy sees what the browser asks');
  await browser.clickAction(page);
  let reader = await shown(browser, page);

  // Every key of the reader: the layers, the settings, mending, highlights, reading aloud.
  for (const key of ['?', 'Escape', 'a', 'Escape', '+', '-', ']', '[', 't', 'f', 'l', 'l', 'j', 'k', 'r', 'r', '0', 'n', 'Escape']) {
    await browser.press(page, key);
  }
  await reader.run((root) => {
    const text = /** @type {Text} */ (root.querySelector('.body p')?.firstChild);
    getSelection()?.setBaseAndExtent(text, 3, text, 9);
  });
  await browser.press(page, 'h');
  await until('it is highlighted', async () =>
    (await reader.run((root) => root.querySelector('.status')?.textContent ?? '')) !== '');
  await browser.press(page, 'e');
  await until('everything else of the page stands there', () => reader.run((root) => root.querySelector('.left-out') !== null));
  await browser.press(page, 'Escape');
  // The picture is enlarged, and the first link is pointed at.
  await reader.run((root) => {
    /** @type {HTMLElement | null} */ (root.querySelector('figure img'))?.click();
    root.querySelector('a[href]')?.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
  });

  await browser.press(page, 'Escape');

  // Every format, with pictures.
  await browser.press(page, 'S');
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.saving input')).click());
  await browser.press(page, 'Escape');
  let saved = '';
  for (const key of ['1', '2', '3', '4', '5']) {
    await emptyDownloads(browser);
    await browser.press(page, 'S');
    await browser.press(page, key);
    const { bytes } = await downloaded(browser);
    if (key === '1') saved = String(bytes);
  }
  await browser.press(page, 'y');
  await browser.press(page, 'Escape');
  await gone(browser, page);

  // The background asleep and woken, a page without an article, the options.
  await browser.stopBackground();
  await browser.clickAction(page);
  reader = await shown(browser, page);
  await browser.clickAction(page);
  await gone(browser, page);
  const nothing = await browser.openPage(`${server.origin}/nothing`);
  await browser.clickAction(nothing);
  await until('the person is told', () => browser.notice(nothing));
  const options = await browser.openPage(`${browser.origin}/options/options.html`);
  await until('the controls', () => browser.evaluate(options, () => document.querySelectorAll('.controls input').length > 10));
  await browser.evaluate(options, () => {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('button, .controls input'))) button.click();
  });
  await opened(browser, saved);
  await sleep(LISTEN);

  // Not even the page's own picture is asked for again.
  assert.deepEqual(strangers('/rain', '/bridge.png', '/nothing'), []);
});

test('the proxy sees an extension that does send, from the background and from the page', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limpid-leaky-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  await cp(EXTENSION, folder, { recursive: true });
  const leak = (/** @type {string} */ name) => `\n;fetch('http://${name}.invalid/').catch(() => {});\n`;
  for (const [file, name] of [['background.js', 'background'], ['page.js', 'page']]) {
    const path = join(folder, file);
    await writeFile(path, await readFile(path, 'utf8') + leak(name));
  }
  const { browser, strangers } = await behindProxy(folder);
  const page = await browser.openPage(`${server.origin}/rain`);
  await browser.clickAction(page);
  await shown(browser, page);
  await until('both are seen', () =>
    ['http://background.invalid/', 'http://page.invalid/'].every((address) => strangers('/rain', '/bridge.png').includes(address)));
});

test('with an extension that does nothing, the browser asks whom it asks with Limpid', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limpid-empty-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const manifest = JSON.parse(await readFile(join(EXTENSION, 'manifest.json'), 'utf8'));
  await cp(join(EXTENSION, '_locales'), join(folder, '_locales'), { recursive: true });
  await cp(join(EXTENSION, 'icons'), join(folder, 'icons'), { recursive: true });
  await writeFile(join(folder, 'background.js'), 'chrome.action.onClicked.addListener(() => {});\n');
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({
    ...manifest, action: {}, options_ui: undefined, background: { service_worker: 'background.js', scripts: ['background.js'] },
  }));
  const { browser, proxy, strangers } = await behindProxy(folder);
  await browser.openPage(`${server.origin}/rain`);
  await sleep(2 * LISTEN);
  assert.ok(browser.name === 'firefox' || proxy.asked.some((address) => BROWSERS_OWN[browser.name].includes(hostOf(address))));
  assert.deepEqual(strangers('/rain', '/bridge.png'), []);
});
