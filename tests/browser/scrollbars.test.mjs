/**
 * Where scroll bars take room, as they do with a mouse: the page leaves none of them beside the reader, and nothing of the reader lies
 * over its own.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gone, launch, shown } from './harness/index.mjs';
import { read as readIn } from './harness/reading.mjs';
import { serve } from './harness/server.mjs';
import { serveSite } from './harness/site.mjs';
import { japanese } from './samples/han.mjs';
import { latin } from './samples/latin.mjs';

const SENTENCE = 'On the first morning the river stood a hand lower than the day before, and nobody could remember a year like it.';
const PAGE = `<!doctype html><html lang="en"><head><title>The low river</title><style>html { scrollbar-gutter: stable; } div { height: 300vh; }</style></head>
<body><article><h1>The low river</h1>${`<p>${SENTENCE}</p>`.repeat(30)}</article><div></div></body></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
before(async () => {
  server = await serve((path) => (path === '/gutter' ? { body: PAGE } : null));
  site = await serveSite();
  browser = await launch({ scrollBars: true });
});
after(async () => {
  await browser?.close();
  await server?.close();
  await site?.close();
});

test('a page that keeps room for its scroll bar keeps none beside the reader, and has it again', async () => {
  const page = await browser.openPage(`${server.origin}/gutter`);
  const width = () => browser.evaluate(page, () => [document.documentElement.clientWidth, getComputedStyle(document.documentElement).scrollbarGutter]);
  const before = await width();
  assert.ok(Number(before[0]) < await browser.evaluate(page, () => innerWidth), 'scroll bars take room');
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  assert.deepEqual(await reader.run((root) => {
    const { left, right } = /** @type {HTMLElement} */ (root.querySelector('dialog')).getBoundingClientRect();
    return [left, innerWidth - right];
  }), [0, 0]);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  assert.deepEqual(await width(), before);
  await browser.closePage(page);
});

test('the tools, the layers and the bar of a repair leave the scroll bar to the hand', async () => {
  const page = await browser.openPage(`${site.origin}/`);
  /** What lies over a scroll bar. */
  const over = () => browser.evaluate(page, () => {
    const { limpid } = globalThis;
    const { frame, scroller, lower } = /** @type {import('../../extension/reader/types').Session} */ (limpid.session);
    // As wide as what is offered there.
    lower.append(limpid.el(document, 'div', { class: 'mend-bar' }, 'Done'));
    const boxes = [...frame.querySelectorAll('.bar, .layer:not([hidden]), .mend-bar')].map((one) => /** @type {const} */ ([one.className, one.getBoundingClientRect()]));
    const edge = scroller.getBoundingClientRect();
    const rtl = getComputedStyle(scroller).direction === 'rtl';
    const [beside, below] = [scroller.offsetWidth - scroller.clientWidth, scroller.offsetHeight - scroller.clientHeight];
    return {
      wide: [beside > 5, below > 5], boxes: boxes.length,
      over: boxes.filter(([, box]) => (rtl ? box.left < edge.left + beside : box.right > edge.right - beside) || box.bottom > edge.bottom - below).map(([name]) => name),
    };
  });
  for (const [article, settings, wide] of /** @type {[() => import('./samples/article.mjs').Article, Record<string, unknown>, boolean[]][]} */ ([[latin, {}, [true, false]], [japanese, { vertical: true }, [false, true]]])) {
    await readIn(browser, page, site.origin, article(), settings);
    await browser.press(page, 'c');
    // After the next frame, with which its size is told.
    await browser.evaluate(page, () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
    assert.deepEqual(await over(), { wide, boxes: 3, over: [] });
  }
  await readIn(browser, page, site.origin, latin());
  await browser.evaluate(page, () => {
    globalThis.limpid.session?.dialog.setAttribute('dir', 'rtl');
    return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
  });
  await browser.press(page, 'c');
  assert.deepEqual(await over(), { wide: [true, false], boxes: 3, over: [] });
});

test('on a narrow screen the layers are whole beside the scroll bar', async () => {
  const page = await browser.openPage(`${site.origin}/`);
  await browser.resize(page, 320, 640, 1);
  await readIn(browser, page, site.origin, latin());
  for (const key of ['c', 'a', 'S', 'n', '?']) {
    await browser.press(page, key);
    await browser.evaluate(page, () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
    const { left, right, bar } = await browser.evaluate(page, () => {
      const { frame, scroller } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
      const box = /** @type {Element} */ (frame.querySelector('.layer:not([hidden])')).getBoundingClientRect();
      return { left: box.left, right: box.right, bar: scroller.offsetWidth - scroller.clientWidth };
    });
    assert.ok(left >= 0 && right <= 320 - bar, `${key}: ${left} to ${right}`);
  }
  await browser.closePage(page);
});
