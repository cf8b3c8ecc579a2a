/**
 * The page's own menu: saving what is selected. Firefox lets its menu be clicked from outside; in Chromium, which does
 * not, what the browser would call is called.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, emptyDownloads, gone, launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const PAGE = `<!doctype html><html lang="en"><head><title>The low river</title><meta name="author" content="Ada Berg"></head><body><article><h1>The low river</h1>
<p id="a">On the first morning the river stood a hand lower than the day before, and nobody could remember a year like it.</p>
<p id="b">In the second week the boats lay on the gravel, and the ferry was taken out of service until the autumn rains.</p>
<p id="c">The third week brought the first of the tankers, and with them people from the city who asked about the wells.</p></article></body></html>`;

/** A page that selects what it says. */
const SELECTED = '<!doctype html><p id="b" style="margin: 0; font: 30px sans-serif">These words are selected, all of them.</p><script>getSelection().selectAllChildren(document.getElementById("b"))</script>';

/** The page in frames: of the same site, written into the page itself, and of another site (the port is the same, the host is not). */
const framed = () => `<!doctype html><html lang="en"><title>Frames</title><p>Frames.</p><style>iframe { display: block; width: 700px; height: 180px; }</style>
<iframe id="same" src="/page"></iframe><iframe id="written" srcdoc="${PAGE.replaceAll('"', '&quot;')}"></iframe><iframe id="other" src="${server.origin.replace('127.0.0.1', 'localhost')}/selected"></iframe></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serve((path) => (path === '/page' ? { body: PAGE } : path === '/framed' ? { body: framed() } : path === '/selected' ? { body: SELECTED } : null));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('what is selected is saved with what is known of the page', async () => {
  const page = await browser.openPage(`${server.origin}/page`);
  if (browser.name === 'chromium') {
    // The click gives the extension this tab, as a click in its menu would.
    await browser.clickAction(page);
    await shown(browser, page);
    await browser.press(page, 'Escape');
    await gone(browser, page);
  }
  await browser.evaluate(page, () => {
    const [from, to] = ['b', 'c'].map((id) => /** @type {Text} */ (document.getElementById(id)?.firstChild));
    document.getSelection()?.setBaseAndExtent(from, 10, to, 20);
  });
  if (browser.name === 'chromium') {
    await browser.inBackground(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      await /** @type {any} */ (globalThis).saveSelection(tab);
    });
  } else {
    const place = await browser.evaluate(page, () => {
      const [line] = document.getSelection()?.getRangeAt(0).getClientRects() ?? [];
      const { left, top, width, height } = line ?? new DOMRect();
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    });
    await browser.chooseInMenu(page, place, 'Save selection as article');
  }
  const { name, bytes } = await downloaded(browser);
  assert.equal(name, 'The low river.limpid.json');
  const article = JSON.parse(String(bytes));
  assert.deepEqual(article.blocks.map((/** @type {any} */ { anchor }) => anchor.exact.slice(0, 13)), ['In the second', 'The third wee']);
  assert.equal(article.byline, 'Ada Berg');
  assert.deepEqual([article.repair.by, article.repair.pointed], ['person', true]);
  await until('the button is as always', async () => (await browser.button(page)).badge === '');
  assert.equal(await browser.evaluate(page, () => String(document.getSelection()).length > 20), true, 'the selection stays');
  await browser.closePage(page);
});

/**
 * Chooses the entry in a frame, in which a paragraph is selected.
 * @param {import('./harness/index.mjs').Page} page @param {string} id
 */
async function chooseInFrame(page, id) {
  const place = await browser.evaluate(page, (/** @type {string} */ name) => {
    const { contentDocument: inner } = /** @type {HTMLIFrameElement} */ (document.getElementById(name));
    const words = inner?.getElementById('b')?.firstChild;
    // What is in a frame of another site the test cannot reach either.
    if (!inner || !words) return { x: 60, y: 20 };
    inner.getSelection()?.setBaseAndExtent(words, 10, words, 60);
    const { left, top, width, height } = inner.getSelection()?.getRangeAt(0).getClientRects()[0] ?? new DOMRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  }, id);
  if (browser.name === 'firefox') {
    await browser.chooseInMenu(page, place, 'Save selection as article', ['same', 'written', 'other'].indexOf(id));
    return;
  }
  await browser.inBackground(async (/** @type {string} */ name) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const target = { tabId: tab?.id ?? -1 };
    const reached = await chrome.scripting.executeScript({ target: { ...target, allFrames: true }, func: () => globalThis.frameElement?.id ?? '' });
    let frame = reached.find(({ result }) => result === name)?.frameId;
    // One that nobody may reach tells itself by its refusal.
    for (let at = 1; frame === undefined && at < 200; at += 1) {
      const refused = await chrome.scripting.executeScript({ target: { ...target, frameIds: [at] }, func: () => null }).then(() => '', String);
      if (/Cannot access contents/u.test(refused)) frame = at;
    }
    await /** @type {any} */ (globalThis).saveSelection(tab, frame);
  }, id);
}

test('what is selected in a frame of the site is saved, and of one of another site it is said why not', async () => {
  const page = await browser.openPage(`${server.origin}/framed`);
  if (browser.name === 'chromium') {
    await browser.clickAction(page);
    await shown(browser, page);
    await browser.press(page, 'Escape');
    await gone(browser, page);
  }
  for (const id of ['same', 'written']) {
    await emptyDownloads(browser);
    await chooseInFrame(page, id);
    const article = JSON.parse(String((await downloaded(browser)).bytes));
    assert.deepEqual(article.blocks.map((/** @type {any} */ { anchor }) => anchor.exact.slice(0, 13)), ['In the second'], id);
    assert.equal(article.title, 'The low river', id);
  }
  await chooseInFrame(page, 'other');
  const notice = await until('it is said', () => browser.notice(page));
  assert.equal(await notice.run((root) => root.querySelector('p')?.textContent), 'What is selected is in a frame of another site, which the browser does not let Limpid read. Open the frame in a tab of its own.');
  await until('the button is as always', async () => (await browser.button(page)).badge === '');
  await browser.closePage(page);
});

test('the menu opens the reader, and all its entries are there', async () => {
  const page = await browser.openPage(`${server.origin}/page`);
  if (browser.name === 'chromium') {
    const missing = await browser.inBackground(async () => {
      const found = await Promise.all(['open', 'selection', 'allTabs', 'openSaved', 'none'].map((id) => new Promise((done) => {
        // An entry that is not there cannot be changed.
        chrome.contextMenus.update(id, { enabled: true }, () => done(chrome.runtime.lastError ? id : ''));
      })));
      return found.filter((id) => id !== '');
    });
    assert.deepEqual(missing, ['none']);
    await browser.clickAction(page);
    await shown(browser, page);
    await browser.press(page, 'Escape');
    await gone(browser, page);
    await browser.inBackground(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      await /** @type {any} */ (globalThis).toggleReader(tab.id);
    });
  } else {
    await browser.chooseInMenu(page, { x: 300, y: 400 }, 'Open in Limpid');
  }
  const reader = await shown(browser, page);
  assert.ok((await reader.run((root) => root.textContent ?? '')).includes('On the first morning'));
  // In the reader something may be selected, too.
  const place = await reader.run((root) => {
    const words = /** @type {Text} */ (root.querySelector('.body p')?.firstChild);
    document.getSelection()?.setBaseAndExtent(words, 0, words, 40);
    const range = document.createRange();
    range.setStart(words, 5);
    range.setEnd(words, 9);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  });
  if (browser.name === 'chromium') {
    await browser.inBackground(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      await /** @type {any} */ (globalThis).saveSelection(tab);
    });
  } else {
    await browser.chooseInMenu(page, place, 'Save selection as article');
  }
  await until('it is said', () => reader.run((root) => root.querySelector('.status')?.textContent === 'To save only a part, close the reader first and select it on the page itself.'));
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});
