/**
 * What a button of the page opens is text; what the page's own style hides besides is none. Only the browser knows what a style
 * sheet hides.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, shown } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const RAIN = `<p>It rained in the valley for the third day, and the river, which had been low since May, rose over the bridge at Carrow before
  noon; nobody was hurt, and the mill stood still.</p><p>The school was closed at one, the mill an hour later, and the children were taken
  home in boats, which most of them liked better than the bus.</p>`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rain in the valley</title>
  <style>.answer { display: none } .open + .answer { display: block } .machine { display: none }</style></head><body><main>
  <h1>Rain in the valley</h1>${RAIN}<h2>Questions</h2>
  <h3><button aria-expanded="false">When is the bridge opened again?</button></h3>
  <div class="answer"><div><p>When the water has <b>fallen below</b> the second mark, which the keeper reads at six.</p></div></div>
  <div class="machine"><p>The bridge of the valley is what all who search for bridges in valleys search for every day.</p></div>
  ${RAIN.replaceAll('rained', 'snowed').replaceAll('school', 'inn')}</main></body></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serve((path) => (path === '/' ? { body: PAGE } : null));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('a fold that a style sheet closes is text', async () => {
  const page = await browser.openPage(server.origin);
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  const text = await reader.run((root) => root.querySelector('.body')?.textContent ?? '');
  assert.match(text, /fallen below the second mark/);
  assert.doesNotMatch(text, /who search for bridges/);
});
