/**
 * The extension's page for saved files: the same view with its notes again, two saves compared, nothing asked for.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, emptyDownloads, gone, launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const PAGE = `<!doctype html><html lang="en"><head><title>The low river</title></head><body><article><h1>The low river</h1>
<p>On the first morning the river stood a hand lower than the day before, and nobody could remember a year like it.</p>
<figure><img src="/weir.png" width="600" height="400" alt="The weir"><figcaption>The weir in June</figcaption></figure>
<p>In the second week the boats lay on the gravel, and the ferry was taken out of service until the autumn rains.</p>
<p>The third week brought the first of the tankers, and with them people from the city who asked about the wells.</p></article></body></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {import('./harness/index.mjs').Page} */
let desk;
/** The saved file's text. */
let saved = '';
before(async () => {
  server = await serve((path) => (path === '/page' ? { body: PAGE } : null));
  browser = await launch();
  const page = await browser.openPage(`${server.origin}/page`);
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  await reader.run((root) => {
    const words = root.querySelector('[data-block="0"]')?.firstChild;
    if (words) root.ownerDocument.getSelection()?.setBaseAndExtent(words, 7, words, 20);
  });
  await browser.press(page, 'h');
  await until('it is marked', () => reader.run((root) => root.querySelector('mark.marked') !== null));
  await browser.press(page, 's');
  saved = String((await downloaded(browser)).bytes);
  desk = await browser.openPage(`${browser.origin}/own/open.html`);
  await until('the page is there', () => browser.evaluate(desk, () => document.querySelectorAll('input[type=file]').length === 2));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Chooses a file as the file dialog does. @param {number} at which of the fields @param {string} text */
const choose = (at, text) => browser.evaluate(desk, (/** @type {number} */ index, /** @type {string} */ content) => {
  const field = /** @type {HTMLInputElement} */ (document.querySelectorAll('input[type=file]')[index]);
  const files = new DataTransfer();
  files.items.add(new File([content], 'article.limpid.json'));
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
}, at, text);
const said = () => browser.evaluate(desk, () => document.querySelector('.told')?.textContent ?? '');

test('a file that is none is refused in words', async () => {
  await choose(0, '{"format": "limpid.article", "version": 1}');
  await until('it is said', async () => (await said()) === 'article.limpid.json: This is not a saved article.');
  assert.equal(await browser.reader(desk), null);
});

test('a saved file gives the same view with its marks, and asks nobody for anything', async () => {
  const asked = server.requests.length;
  await choose(0, saved);
  const reader = await shown(browser, desk);
  assert.equal(await reader.run((root) => root.querySelector('h1')?.textContent), 'The low river');
  assert.equal(await reader.run((root) => root.querySelector('mark.marked')?.textContent), 'first morning');
  assert.equal(await reader.run((root) => root.querySelectorAll('[data-block]').length), 4);
  assert.equal(await said(), '');
  // What needs the page is not offered.
  await browser.press(desk, 'e');
  assert.equal(await reader.run((root) => root.querySelectorAll('.left-out, .repair-bar').length), 0);
  assert.deepEqual(server.requests.slice(asked), []);
  await browser.press(desk, 'Escape');
  await gone(browser, desk);
});

test('another save is compared block by block', async () => {
  await choose(1, saved);
  const summary = () => browser.evaluate(desk, () => document.querySelector('.changes-sum')?.textContent);
  await until('they are the same', async () => (await summary()) === 'Both saves hold the same text.');
  const other = JSON.parse(saved);
  other.blocks[0].content[0].text = 'On the second morning the river was gone.';
  await choose(1, JSON.stringify(other));
  await until('there is a difference', async () => (await summary()) === 'Differences: 1');
  assert.deepEqual(await browser.evaluate(desk, () => ['del', 'ins'].map((tag) => document.querySelector(`.change ${tag}`)?.textContent?.slice(0, 17))),
    ['On the second mor', 'On the first morn']);
});

/** Drops a file, on the reader where one is open. @param {string} text */
const drop = async (text) => {
  const reader = await browser.reader(desk);
  await (reader ?? { run: (/** @type {(root: any, content: string) => void} */ fn, /** @type {string} */ content) => browser.evaluate(desk, /** @type {any} */ (fn), null, content) }).run((root, content) => {
    const files = new DataTransfer();
    files.items.add(new File([content], 'other.limpid.json'));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      (root?.querySelector('.scroller') ?? document.body).dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer: files }));
    }
  }, text);
};

test('a file that is dropped on the reader takes the place of the one in it, and what is none is refused in words there', async () => {
  await drop(saved);
  await shown(browser, desk);
  const reader = () => until('the reader', () => browser.reader(desk));
  const status = async () => (await reader()).run((root) => root.querySelector('.status')?.textContent);
  const heading = async () => (await reader()).run((root) => root.querySelector('h1')?.textContent);
  await drop('no article');
  await until('it is said over the text', async () => (await status()) === 'other.limpid.json: This is not a saved article.');
  const other = { ...JSON.parse(saved), title: 'The high river' };
  await drop(JSON.stringify(other));
  await until('the other is there', async () => (await heading()) === 'The high river');
  assert.equal(await browser.evaluate(desk, () => document.querySelector('.saved-title')?.textContent), 'The high river');

  // What was written in it is in no file yet.
  await browser.press(desk, 'n');
  await (await reader()).run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks textarea')).focus());
  await browser.press(desk, 'x');
  await browser.press(desk, 'Escape');
  const unsaved = 'The new notes to this article are in no file yet. To keep them, save the article in the reader with s.';
  await drop(saved);
  await until('it is kept', async () => (await status()) === unsaved);
  assert.equal(await heading(), 'The high river');
  // Nor is it lost with the reader.
  await browser.press(desk, 'Escape');
  await gone(browser, desk);
  await drop(saved);
  await until('it is asked', () => browser.evaluate(desk, () => document.querySelector('dialog[open] p')?.textContent === 'The new notes to this article are in no file yet. To keep them, save the article in the reader with s.'));
  await browser.evaluate(desk, () => /** @type {HTMLElement} */ (document.querySelector('dialog[open] button')).click());
  await browser.evaluate(desk, () => /** @type {HTMLElement} */ (document.querySelector('section:not([hidden]) button')).click());
  assert.equal(await (await shown(browser, desk)).run((root) => root.querySelector('mark')?.getAttribute('title')), 'x');
  await emptyDownloads(browser);
  await browser.press(desk, 's');
  assert.equal(JSON.parse(String((await downloaded(browser)).bytes)).highlights[0].note, 'x');
  await until('it is in a file', async () => (await status())?.startsWith('Download started'));
  await drop(saved);
  await until('the first is there', async () => (await heading()) === 'The low river');
  await browser.press(desk, 'Escape');
  await gone(browser, desk);
});

test('a file of another hand shows its markup as text, and runs and asks for nothing', async () => {
  const asked = server.requests.length;
  const file = JSON.parse(saved);
  const [bad, origin] = ['<img src=x onerror="document.title = 1"><script>document.title = 1</script>', server.origin];
  Object.assign(file, { title: bad, content: bad, textContent: bad, byline: bad, siteName: bad });
  file.authors = [{ name: bad, role: 'author', affiliation: bad, url: null }];
  file.blocks[0].content = [{ type: 'text', text: bad }, { type: 'link', href: `${origin}/led`, content: [{ type: 'text', text: bad }] }];
  file.images[0].src = `${origin}/spy.png`;
  file.removed = [{ text: bad, where: bad, reason: bad }];
  await choose(0, JSON.stringify(file));
  const reader = await shown(browser, desk);
  assert.match(await reader.run((root) => root.querySelector('h1')?.textContent ?? ''), /^<img src=x onerror=/);
  const found = await reader.run((root) => ({
    alive: root.querySelectorAll('script, iframe, object, embed, [onerror], [srcdoc]').length, text: root.querySelector('[data-block="0"]')?.textContent ?? '',
  }));
  assert.equal(found.alive, 0);
  assert.ok(found.text.includes('<script>'));
  assert.notEqual(await browser.evaluate(desk, () => document.title), '1');
  assert.deepEqual(server.requests.slice(asked), []);
  await browser.press(desk, 'Escape');
  await gone(browser, desk);

  file.blocks[0].content[1].href = 'vbscript:document.title=1';
  await choose(0, JSON.stringify(file));
  await until('it is refused in words', async () => (await said()) === 'article.limpid.json: This is not a saved article.');
  assert.equal(await browser.reader(desk), null);
});
