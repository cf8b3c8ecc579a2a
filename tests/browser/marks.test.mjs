/**
 * Highlights and notes: made from what is selected, kept for the address and in the file, found again by their words.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, emptyDownloads, gone, launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const PAGE = `<!doctype html><html lang="en"><head><title>The low river</title></head><body><article><h1>The low river</h1>
<p>On the first morning the river stood a <em>hand lower</em> than the day before, and nobody could remember a year like it.</p>
<p>By the second week the boats lay on the gravel, and the ferry was taken out of service until the autumn rains.</p>
<p>The third week brought the first of the tankers, and with them people from the city who asked about the wells.</p></article></body></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serve((path) => (path === '/page' ? { body: PAGE } : null));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open() {
  const page = await browser.openPage(`${server.origin}/page`);
  await browser.clickAction(page);
  return { page, reader: await shown(browser, page) };
}

/** Selects from some words of one paragraph to some of another. @param {import('./harness/index.mjs').Reader} reader @param {[number, string]} from @param {[number, string]} to */
const select = (reader, from, to) => reader.run((root, [first, begin], [last, end]) => {
  const paragraphs = [...root.querySelectorAll('.body p')];
  const place = (/** @type {number} */ at, /** @type {string} */ words, /** @type {boolean} */ after) => {
    const walker = document.createTreeWalker(paragraphs[at], NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const index = (node.nodeValue ?? '').indexOf(words);
      if (index >= 0) return /** @type {[Node, number]} */ ([node, index + (after ? words.length : 0)]);
    }
    throw new Error(words);
  };
  const [a, b] = [place(first, begin, false), place(last, end, true)];
  document.getSelection()?.setBaseAndExtent(a[0], a[1], b[0], b[1]);
}, from, to);

/** @param {import('./harness/index.mjs').Reader} reader */
const marked = (reader) => reader.run((root) => [...root.querySelectorAll('mark.marked')].map((mark) => mark.textContent).join('|'));

test('what is selected is marked across runs and paragraphs, noted, and kept in the file', async () => {
  const { page, reader } = await open();
  await select(reader, [0, 'stood a'], [0, 'than the day']);
  await browser.press(page, 'h');
  assert.equal(await marked(reader), 'stood a |hand lower| than the day');
  await select(reader, [1, 'the autumn'], [2, 'The third week']);
  await browser.press(page, 'h');
  assert.equal(await marked(reader), 'stood a |hand lower| than the day|the autumn rains.|The third week');
  await browser.press(page, 'n');
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks textarea')).focus());
  // Letters that are commands elsewhere are words here.
  for (const key of ['s', 't', 'e', '0']) await browser.press(page, key);
  await browser.press(page, 'Escape');
  await until('the note is kept', async () => (await reader.run((root) => root.querySelector('mark.marked')?.getAttribute('title'))) === 'ste0');
  await emptyDownloads(browser);
  await browser.press(page, 's');
  const article = JSON.parse(String((await downloaded(browser)).bytes));
  assert.deepEqual(article.highlights.map((/** @type {any} */ { block, note, anchor }) => [block, note, anchor.exact]),
    [[0, 'ste0', 'stood a hand lower than the day'], [1, '', 'the autumn rains.'], [2, '', 'The third week']]);
  assert.match(article.highlights[0].anchor.prefix, /the river $/u);
  assert.match(article.integrity.sha256, /^[0-9a-f]{64}$/u);
  assert.equal(article.integrity.changedFrom, undefined);
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});

test('with nothing selected in the text the key says how to highlight', async () => {
  const { page, reader } = await open();
  const said = () => reader.run((root) => {
    const status = root.querySelector('.status');
    return status?.classList.contains('said') ? status.textContent : '';
  });
  assert.equal(await said(), '');
  await browser.press(page, 'h');
  assert.equal(await said(), 'Select words of the text first, then press h.');
  await select(reader, [0, 'stood a'], [0, 'than the day']);
  await browser.press(page, 'h');
  assert.equal(await said(), 'Highlighted. Press n to write a note.');
  // The headline is no part of the text.
  await reader.run((root) => document.getSelection()?.selectAllChildren(/** @type {Node} */ (root.querySelector('h1'))));
  await browser.press(page, 'h');
  assert.equal(await said(), 'Select words of the text first, then press h.');
  await browser.press(page, 'n');
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks .outlined')).click());
  await browser.press(page, 'Escape');
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});

test('they are there again when the page is opened again, and go one by one', async () => {
  const { page, reader } = await open();
  await until('the marks are back', async () => (await marked(reader)).startsWith('stood a |hand lower'));
  await browser.press(page, 'n');
  for (const count of [2, 1, 0]) {
    await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks .outlined')).click());
    assert.equal(await reader.run((root) => root.querySelectorAll('.mark-entry').length), count);
  }
  assert.equal(await marked(reader), '');
  await browser.press(page, 'Escape');
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});

test('whoever has highlighted something, or asks for the notes with something selected, can write the note at once', async () => {
  const { page, reader } = await open();
  const focused = () => reader.run((root) => root.activeElement?.getAttribute('aria-label') ?? '');
  const said = () => reader.run((root) => root.querySelector('.status')?.textContent);
  await select(reader, [2, 'The third'], [2, 'week']);
  await browser.press(page, 'n');
  assert.deepEqual([await focused(), await said()], ['Note to “The third week”', ''], 'the key that is said would close the list again');
  await browser.press(page, 's');
  await browser.press(page, 'Escape');
  await select(reader, [0, 'stood a'], [0, 'lower']);
  await browser.press(page, 'h');
  await browser.press(page, 'n');
  assert.equal(await focused(), 'Note to “stood a hand lower”');
  await browser.press(page, 't');
  await browser.press(page, 'Escape');
  assert.deepEqual(await reader.run((root) => [...new Set([...root.querySelectorAll('mark.marked')].map((mark) => mark.getAttribute('title')))]), ['t', 's']);
  await browser.press(page, 'n');
  assert.equal(await focused(), 'Highlights and notes', 'nothing has been highlighted since');
  for (const count of [1, 0]) {
    await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks .outlined')).click());
    assert.equal(await reader.run((root) => root.querySelectorAll('.mark-entry').length), count);
  }
  await browser.press(page, 'Escape');
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});

test('a highlight that is removed can be had back, with its note, until the list is closed', async () => {
  const { page, reader } = await open();
  const focused = () => reader.run((root) => root.activeElement?.textContent);
  const titles = () => reader.run((root) => [...root.querySelectorAll('mark.marked')].map((mark) => `${mark.textContent}: ${mark.getAttribute('title')}`).join('|'));
  await select(reader, [1, 'the autumn'], [1, 'rains']);
  await browser.press(page, 'n');
  await browser.press(page, 's');
  // Before the note is kept by itself.
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks .outlined')).click());
  assert.deepEqual([await titles(), await focused()], ['', 'Undo']);
  await new Promise((done) => setTimeout(done, 600));
  assert.equal(await titles(), '', 'what waited to be kept brings nothing back');
  await browser.press(page, 'Enter');
  await until('it is back', async () => (await titles()) === 'the autumn rains: s');
  assert.equal(await focused(), 'the autumn rains');
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks .outlined')).click());
  await browser.press(page, 'Escape');
  await browser.press(page, 'n');
  assert.equal(await reader.run((root) => root.querySelectorAll('.mark-removed, .mark-entry').length), 0);
  await browser.press(page, 'Escape');
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});

test('a note is kept while it is written', async () => {
  const { page, reader } = await open();
  await select(reader, [0, 'stood a'], [0, 'than the day']);
  await browser.press(page, 'h');
  await browser.press(page, 'n');
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks textarea')).focus());
  for (const key of ['s', 't']) await browser.press(page, key);
  await until('what is written is kept', async () => (await reader.run((root) => root.querySelector('mark.marked')?.getAttribute('title'))) === 'st');
  // The field has the focus still.
  await browser.goto(page, `${server.origin}/page`);
  await browser.clickAction(page);
  const again = await shown(browser, page);
  await until('the note is back', async () => (await again.run((root) => root.querySelector('mark.marked')?.getAttribute('title'))) === 'st');
  await browser.press(page, 'n');
  await again.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks .outlined')).click());
  await browser.press(page, 'Escape');
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});

test('a page without an article lets the person choose one', async () => {
  const short = PAGE.replace(/<article>[^]*<\/article>/u, '<div id="box"><p>Closed on Monday.</p></div>');
  const other = await serve(() => ({ body: short }));
  const page = await browser.openPage(`${other.origin}/short`);
  await browser.clickAction(page);
  const notice = await until('it says that there is none', () => browser.notice(page));
  await notice.run((root) => /** @type {HTMLElement} */ (root.querySelector('.choose')).click());
  await until('one may point', () => browser.evaluate(page, () => document.querySelector('limpid-pointer') !== null));
  await browser.evaluate(page, () => {
    const { left, top } = /** @type {HTMLElement} */ (document.getElementById('box')).getBoundingClientRect();
    const at = { bubbles: true, composed: true, cancelable: true, clientX: left + 5, clientY: top + 5 };
    document.body.dispatchEvent(new PointerEvent('pointermove', at));
    document.body.dispatchEvent(new MouseEvent('click', at));
  });
  const reader = await shown(browser, page);
  assert.equal(await reader.run((root) => root.querySelector('.body')?.textContent), 'Closed on Monday.');
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
  await other.close();
});
