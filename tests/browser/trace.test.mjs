/**
 * What the reader leaves behind, beside the DOM that `job.test.mjs` compares: nothing.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gone, launch, shown } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rain</title></head>
<body><h1>Rain</h1><p>It rained in the valley for the third day, and the river rose.</p>
<p>The bridge was closed at noon, the school an hour later.</p>
<script>
const heard = [];
for (const type of ['keydown', 'keyup', 'click', 'wheel', 'focusin', 'focusout', 'copy', 'selectionchange', 'scroll', 'resize', 'beforeprint'])
  document.addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.target?.id ?? '')));
const changed = [];
new MutationObserver((records) => {
  for (const { addedNodes, attributeName } of records)
    changed.push(attributeName ?? [...addedNodes].map((node) => node.nodeName).join());
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
</script></body></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serve((path) => (path === '/rain' ? { body: PAGE } : null));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('the page hears no key of the reader, and all keys again afterwards', async () => {
  const page = await browser.openPage(`${server.origin}/rain`);
  const heard = () => browser.evaluate(page, () => {
    // eslint-disable-next-line no-eval
    const list = /** @type {string[]} */ ((0, eval)('heard'));
    return list.splice(0).filter((word) => word.startsWith('key'));
  });
  await browser.press(page, 'a');
  assert.deepEqual(await heard(), ['keydown a', 'keyup a']);
  await browser.clickAction(page);
  await shown(browser, page);
  for (const key of ['j', 'Tab', 'End', 'Escape']) {
    await browser.press(page, key);
  }
  await gone(browser, page);
  // The key that closed the reader may be let go when the page listens again.
  assert.deepEqual((await heard()).filter((word) => word !== 'keyup Escape'), []);
  await browser.press(page, 'b');
  assert.deepEqual(await heard(), ['keydown b', 'keyup b']);
  await browser.closePage(page);
});

test('the page sees one element come and go, and nothing else', async () => {
  const page = await browser.openPage(`${server.origin}/rain`);
  await browser.clickAction(page);
  await shown(browser, page);
  const during = await browser.evaluate(page, () => ({
    names: [...document.documentElement.children].map((child) => child.localName),
    globals: Object.keys(window).filter((key) => /limpid/i.test(key)),
    frames: window.length,
    root: document.documentElement.lastElementChild?.shadowRoot ?? null,
  }));
  assert.deepEqual(during, { names: ['head', 'body', 'limpid-reader'], globals: [], frames: 0, root: null });
  await browser.press(page, 'Escape');
  await gone(browser, page);
  const changed = await browser.evaluate(page, () => {
    // eslint-disable-next-line no-eval
    return /** @type {string[]} */ ((0, eval)('changed'));
  });
  // Firefox keeps style sheets of extensions from documents, so there the page's scroll bar goes by an attribute.
  assert.deepEqual(changed.filter((word) => word && word !== 'style'), ['LIMPID-READER']);
  await browser.closePage(page);
});

test('no listener is left', { skip: process.env.LIMPID_BROWSER === 'firefox' && 'Firefox tells no listeners' }, async () => {
  const page = await browser.openPage(`${server.origin}/rain`);
  const session = await browser.session(page);
  // Listeners show only in the world that has added them.
  /** @type {number | undefined} */
  let contextId;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === browser.origin) {
      contextId = context.id;
    }
  });
  await session.send('Runtime.enable');
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  assert.ok(contextId, 'the extension has a world of its own in the page');
  const listeners = async () => {
    const counts = [];
    for (const expression of ['window', 'document', 'document.documentElement', 'document.body']) {
      const { result } = await session.send('Runtime.evaluate', { expression, contextId });
      const { listeners: found } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
      counts.push([expression, found.map(({ type, useCapture }) => `${type} ${useCapture}`).sort()]);
    }
    return counts;
  };
  const none = ['window', 'document', 'document.documentElement', 'document.body'].map((name) => [name, []]);
  assert.deepEqual(await listeners(), none);
  await browser.clickAction(page);
  await shown(browser, page);
  assert.notDeepEqual(await listeners(), none, 'the reader has some while it is open');
  await browser.press(page, 'Escape');
  await gone(browser, page);
  assert.deepEqual(await listeners(), none);
  await browser.closePage(page);
});
