/**
 * Faults: nothing lost, nothing stuck, and a word to the person.
 */
import assert from 'node:assert/strict';
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

/** A page that takes the core long enough for something to happen meanwhile. */
const SLOW = '/paragraph';

/** One that takes it seconds: to stop the background goes by way of the browser's debugger. */
const SLOWEST = '/long';

/** @param {any} page */
const markupOf = (page) => browser.evaluate(page, () => document.documentElement.outerHTML);

test('a double click opens the reader once, and on the open reader closes it once', async () => {
  const page = await browser.openPage(`${server.origin}/good`);
  const before = await markupOf(page);
  // At once, and as far apart as slow hands are: by then the reader of a page like this one is long open.
  for (const pause of [0, 350]) {
    await browser.doubleClickAction(page, pause);
    await shown(browser, page);
    await sleep(600); // what a second click would have closed is closed by then
    assert.ok(await browser.reader(page), `clicks ${pause} ms apart`);
    await browser.doubleClickAction(page, pause);
    await gone(browser, page);
    await sleep(600);
    assert.equal(await browser.reader(page), null, `clicks ${pause} ms apart on the open reader`);
    assert.equal(await markupOf(page), before);
  }
  await browser.closePage(page);
});

test('the button tells that Limpid is at work', async () => {
  // Asked from a page of the extension: the background hears nothing while the core is at its work.
  const desk = await browser.openPage(`${browser.origin}/own/open.html`);
  const page = await browser.openPage(server.origin + SLOW);
  const id = await browser.evaluate(desk, async () => (await /** @type {any} */ (window).chrome.tabs.query({ currentWindow: true })).at(-1).id);
  const badge = () => browser.evaluate(desk, (/** @type {number} */ tabId) => /** @type {any} */ (window).chrome.action.getBadgeText({ tabId }), id);
  assert.equal(await badge(), '');
  await browser.clickAction(page);
  await until('the badge is there', async () => (await badge()) === '…');
  await shown(browser, page, 60_000);
  await until('the badge is gone', async () => (await badge()) === '');
  await browser.closePage(page);
  await browser.closePage(desk);
});

test('a click while Limpid is at work calls it off', async () => {
  const page = await browser.openPage(server.origin + SLOW);
  const before = await browser.evaluate(page, () => document.documentElement.outerHTML.length);
  await browser.clickAction(page);
  await until('the reader is on its way', () => browser.reader(page));
  await browser.clickAction(page);
  // While the core is at its work the background hears nothing; Escape works at once.
  await gone(browser, page, 60_000);
  await until('the badge is gone', async () => (await browser.button(page)).badge === '');
  assert.equal(await browser.evaluate(page, () => document.documentElement.outerHTML.length), before);
  await browser.closePage(page);
});

test('a tab that goes elsewhere while Limpid is at work', async () => {
  const page = await browser.openPage(server.origin + SLOW);
  await browser.clickAction(page);
  await until('the reader is on its way', () => browser.reader(page));
  await browser.goto(page, `${server.origin}/good`);
  await until('the badge is gone', async () => (await browser.button(page)).badge === '');
  assert.equal(await browser.reader(page), null);
  assert.equal(await browser.notice(page), null);
  await sleep(600);
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.closePage(page);
});

test('a tab that is closed while Limpid is at work', async () => {
  const slow = await browser.openPage(server.origin + SLOW);
  await browser.clickAction(slow);
  await until('the reader is on its way', () => browser.reader(slow));
  await browser.closePage(slow);
  const page = await browser.openPage(`${server.origin}/good`);
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.closePage(page);
});

test('the background is asleep when the button is clicked, and again when the article is saved', async () => {
  const page = await browser.openPage(`${server.origin}/good`);
  await browser.stopBackground();
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.stopBackground();
  await emptyDownloads(browser);
  await browser.press(page, 's');
  const { bytes } = await downloaded(browser);
  assert.equal(JSON.parse(String(bytes)).format, 'limpid.article');
  await browser.clickAction(page);
  await gone(browser, page);
  await browser.closePage(page);
});

test('the background is stopped while Limpid is at work', async () => {
  const page = await browser.openPage(server.origin + SLOWEST);
  const before = await browser.evaluate(page, () => document.documentElement.outerHTML.length);
  await browser.clickAction(page);
  await until('the reader is on its way', () => browser.reader(page));
  await browser.stopBackground();
  const notice = await until('the person is told', () => browser.notice(page));
  assert.match(await notice.run((root) => root.textContent ?? ''), /before Limpid was ready/);
  assert.equal(await browser.reader(page), null);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await until('the badge is gone', async () => (await browser.button(page)).badge === '');
  assert.equal(await browser.evaluate(page, () => document.documentElement.outerHTML.length), before);
  await browser.clickAction(page);
  await shown(browser, page, 60_000);
  await browser.closePage(page);
});

test('a page that has put its own functions over everything', async () => {
  const page = await browser.openPage(`${server.origin}/good`);
  await browser.evaluate(page, () => {
    const refuse = () => {
      throw new Error('the page was asked');
    };
    for (const prototype of [Node.prototype, Element.prototype, HTMLElement.prototype, Document.prototype, ShadowRoot.prototype]) {
      for (const name of ['attachShadow', 'append', 'appendChild', 'remove', 'setAttribute', 'getAttribute', 'checkVisibility', 'focus', 'createElement', 'createElementNS']) {
        if (name in prototype) {
          Object.defineProperty(prototype, name, { value: refuse, configurable: true });
        }
      }
    }
    for (const name of ['textContent', 'firstChild', 'nextSibling', 'localName', 'attributes', 'shadowRoot', 'nodeType']) {
      for (const prototype of [Node.prototype, Element.prototype]) {
        if (Object.hasOwn(prototype, name)) {
          Object.defineProperty(prototype, name, { get: refuse, configurable: true });
        }
      }
    }
    JSON.parse = refuse;
    JSON.stringify = refuse;
    Array.prototype.push = refuse;
    String.prototype.replace = refuse;
    Object.assign(window, { limpid: { begin: refuse, snapshot: refuse, session: {} }, chrome: { runtime: { sendMessage: refuse } } });
  });
  await browser.clickAction(page);
  await shown(browser, page);
  await emptyDownloads(browser);
  await browser.press(page, 's');
  const { bytes } = await downloaded(browser);
  assert.match(JSON.parse(String(bytes)).textContent, /the river rose/);
  await browser.closePage(page);
});

test('a page that throws everything away under the reader', async () => {
  const page = await browser.openPage(`${server.origin}/good`);
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.evaluate(page, () => {
    const body = document.createElement('body');
    body.textContent = 'Another page';
    document.documentElement.replaceChildren(body);
  });
  await gone(browser, page);
  assert.equal(await markupOf(page), '<html lang="en"><body>Another page</body></html>');
  await browser.closePage(page);
});

test('the notice leaves the focus to the page, and only its own Escape is kept from it', async () => {
  const page = await browser.openPage(`${server.origin}/form`);
  await browser.evaluate(page, () => {
    /** @type {any} */ (window).heard = [];
    document.addEventListener('keydown', ({ key }) => /** @type {any} */ (window).heard.push(key));
    document.querySelector('input')?.focus();
  });
  await browser.clickAction(page);
  const notice = await until('the person is told', () => browser.notice(page));
  assert.equal(await notice.run((root) => root.activeElement), null);
  for (const key of ['a', 'Escape']) await browser.press(page, key);
  await gone(browser, page);
  assert.deepEqual(await browser.evaluate(page, () => [document.querySelector('input')?.value, /** @type {any} */ (window).heard.join()]), ['a', 'a']);
  await browser.press(page, 'Escape');
  assert.equal(await browser.evaluate(page, () => /** @type {any} */ (window).heard.join()), 'a,Escape');
  await browser.closePage(page);
});

test('the notice over a modal dialog of the page can be clicked, has its own Escape, and gives all back', async () => {
  const page = await browser.openPage(`${server.origin}/dialog`);
  const state = () => browser.evaluate(page, () => {
    const offer = /** @type {HTMLDialogElement} */ (document.getElementById('offer'));
    return [offer.matches(':modal'), document.getElementById('tip')?.matches(':popover-open'), document.activeElement?.id, /** @type {any} */ (window).heard.join()];
  });
  const before = await state();
  assert.deepEqual(before, [true, true, 'no', '']);
  const open = async () => {
    await browser.clickAction(page);
    const notice = await until('the person is told', () => browser.notice(page));
    assert.match(await notice.run((root) => root.textContent ?? ''), /no article|empty/);
    const { left, top } = await notice.run((root) => /** @type {Element} */ (root.querySelector('[aria-label=Dismiss]')).getBoundingClientRect().toJSON());
    assert.equal(await browser.evaluate(page, (x, y) => document.elementFromPoint(x, y)?.localName, left + 9, top + 9), 'limpid-notice', 'clicks reach it');
    assert.ok(await notice.run((root) => root.activeElement), 'and keys do');
    return notice;
  };
  await open();
  await browser.press(page, 'Escape');
  await gone(browser, page);
  assert.deepEqual(await state(), before);
  const notice = await open();
  await notice.run((root) => /** @type {HTMLElement} */ (root.querySelector('[aria-label=Dismiss]')).click());
  await gone(browser, page);
  assert.deepEqual(await state(), before);
  // Beside it there is nothing else to be done.
  await (await open()).run((root) => root.querySelector('.notice')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, clientX: 5, clientY: 700 })));
  await gone(browser, page);
  await browser.press(page, 'Escape');
  await until('now the key is the page’s', async () => (await state())[3] === 'Escape');
  await browser.closePage(page);
});

test('a broken store keeps nobody from reading', async () => {
  const page = await browser.openPage(`${browser.origin}/options/options.html`);
  await browser.evaluate(page, () => chrome.storage.local.set({ settings: { theme: 7, size: 'huge', width: null, leading: [1] } }));
  await browser.goto(page, `${server.origin}/good`);
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.closePage(page);
});
