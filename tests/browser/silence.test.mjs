/**
 * Nothing is sent anywhere: the whole job behind a proxy that records, with not one request of Limpid's own.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { downloaded, gone, launch, shown } from './harness/index.mjs';
import { ROOT } from './harness/paths.mjs';
import { recordingProxy } from './harness/proxy.mjs';
import { serve } from './harness/server.mjs';

const PICTURE = readFileSync(`${ROOT}tests/pages/img/bridge.png`);
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rain in the valley</title>
<link rel="icon" href="data:,">
<meta property="og:image" content="http://pictures.invalid/lead.jpg">
<link rel="canonical" href="http://paper.invalid/rain">
<link rel="next" href="/page-2"></head>
<body><h1>Rain in the valley</h1>
<p>It rained in the valley for the third day, and the river rose above the lower road.</p>
<figure><img src="/bridge.png" alt="The bridge" width="640" height="426"><figcaption>The bridge on Monday</figcaption></figure>
<p>The bridge was closed at noon, the school an hour later, <a href="http://elsewhere.invalid/">and the bus turned round</a>.</p>
<p>Nobody was hurt, said the mayor, who had spent the night carrying sandbags with her neighbours.</p>
</body></html>`;

/**
 * What the browsers ask for by themselves, whatever is switched off. Limpid's sources name no address at
 * all (package.test.mjs).
 */
const BROWSERS_OWN = new Set(['CONNECT accounts.google.com:443', 'CONNECT firefox.settings.services.mozilla.com:443']);

/** How long is listened after the last step, in milliseconds. */
const LISTEN = 1500;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {import('./harness/proxy.mjs').Proxy} */
let proxy;
before(async () => {
  server = await serve((path) => {
    if (path === '/rain') {
      return { body: PAGE };
    }
    return path === '/bridge.png' ? { body: PICTURE, headers: { 'content-type': 'image/png' } } : null;
  });
  proxy = await recordingProxy();
  browser = await launch({ proxy: proxy.origin });
});
after(async () => {
  await browser?.close();
  await proxy?.close();
  await server?.close();
});

test('opening, saving and closing ask nobody for anything', async () => {
  const page = await browser.openPage(`${server.origin}/rain`);
  assert.ok(proxy.asked.includes(`${server.origin}/rain`), 'the proxy sees what the browser asks');
  assert.ok(proxy.asked.includes(`${server.origin}/bridge.png`));
  const before = proxy.asked.length;

  await browser.clickAction(page);
  await shown(browser, page);
  await browser.press(page, 's');
  await downloaded(browser);
  await sleep(LISTEN);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await sleep(LISTEN);

  // Not even the page's own picture is asked for again.
  assert.deepEqual(proxy.asked.slice(before).filter((address) => !BROWSERS_OWN.has(address)), []);
});
