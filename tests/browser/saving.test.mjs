/**
 * Every format from the reader's menu, whole and readable by those it is for; copying; pictures taken along
 * without a request.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { downloaded, emptyDownloads, launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';
import * as citations from '../formats/csl.mjs';

const TITLE = '河水: 低"高"*';
const PAGE = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>
<p>谷底的天亮得晚。等光线落到水面上的时候，当天的数字已经写好了，那通常是个很小的数字，它排在一列数字的末尾，上面还有四万多个。</p>
<figure><img src="/gates.jpg" width="600" height="400" alt="水坝 & 闸门"><figcaption>清晨五点半的水坝，从东岸望去。</figcaption></figure>
<h2>一列小数字</h2><p>档案室里，册子都平放着，因为书脊已经承不住自己的重量。每页五栏：日期、水位、天气、签名，最后一栏的栏头是“备注”。</p>
<p>没有人领工资。1962 年的村民会上有人问过该不该给钱，按照会议记录，这个问题至今仍在讨论之中，而数字每天都写着。</p></article></body></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {import('./harness/index.mjs').Page} */
let page;
/** @type {import('./harness/index.mjs').Reader} */
let reader;
before(async () => {
  const picture = await readFile(new URL('../demo/gates.jpg', import.meta.url));
  server = await serve((path) => {
    if (path === '/gates.jpg') return { body: picture, headers: { 'content-type': 'image/jpeg' } };
    return path === '/' ? { body: PAGE } : null;
  });
  browser = await launch();
  page = await browser.openPage(`${server.origin}/`);
  await browser.clickAction(page);
  reader = await shown(browser, page);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** @param {string} key @returns {Promise<{name: string, bytes: Buffer}>} */
async function saveBy(key) {
  await emptyDownloads(browser);
  await browser.press(page, 'S');
  await browser.press(page, key);
  const file = await downloaded(browser);
  await until('it says where the file went', async () =>
    (await reader.run((root) => root.querySelector('.status')?.textContent ?? '')).includes(file.name));
  return file;
}

test('each format has its file, under a name that every system takes', async () => {
  const endings = { 1: 'limpid.json', 2: 'md', 3: 'html', 4: 'txt' };
  for (const [key, ending] of Object.entries(endings)) {
    const { name, bytes } = await saveBy(key);
    assert.equal(name, `河水 - 低'高'.${ending}`);
    assert.ok(String(bytes).includes('册子都平放着'), ending);
  }
  const { bytes } = await saveBy('2');
  assert.match(String(bytes), /^---\ntitle: /u);
});

/** The book as an independent validator has it, where one is installed. @param {Buffer} book */
async function checked(book) {
  // Debian's package puts the archive itself there.
  const validator = '/usr/bin/epubcheck';
  if (!existsSync(validator)) {
    console.log('not checked: epubcheck is not installed (apt-get install epubcheck)');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'limpid-book-'));
  await writeFile(join(folder, 'book.epub'), book);
  const { status, stdout, stderr } = spawnSync('java', ['-jar', validator, join(folder, 'book.epub')], { encoding: 'utf8' });
  await rm(folder, { recursive: true });
  assert.ok(status === 0 && !stderr.includes('WARNING'), `${stdout}${stderr}`);
}

test('a citation is what citation tools read', async () => {
  const { name, bytes } = await saveBy('6');
  assert.equal(name, "河水 - 低'高'.csl.json");
  const value = JSON.parse(String(bytes));
  assert.deepEqual(await citations.faults([value]), [[]]);
  assert.deepEqual([value[0].title, value[0].URL], [TITLE, `${server.origin}/`]);
});

test('a book holds the picture that the page has, asks nobody for it, and is XML throughout', async () => {
  const before = server.requests.length;
  const { name, bytes } = await saveBy('5');
  assert.equal(name, "河水 - 低'高'.epub");
  assert.equal(bytes.subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
  assert.deepEqual(server.requests.slice(before), []);
  // The container is stored, so its files stand in it as they are.
  const text = String(bytes);
  assert.ok(text.includes('<img src="picture-0.jpg" alt="水坝 &amp; 闸门"/>') && bytes.includes(Buffer.from([0xff, 0xd8, 0xff])));
  const documents = [...text.matchAll(/<\?xml[^]*?<\/(?:html|package|container)>/gu)].map(([xml]) => xml);
  assert.equal(documents.length, 4);
  const faults = await browser.evaluate(page, (all) => all.map((/** @type {string} */ xml) =>
    new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ?? ''), documents);
  assert.deepEqual(faults, ['', '', '', '']);
  await checked(bytes);
});

test('with pictures, the saved file holds them and its check sum holds too', async () => {
  await browser.press(page, 'S');
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.saving input')).click());
  await browser.press(page, 'Escape');
  const { bytes } = await saveBy('1');
  const article = JSON.parse(String(bytes));
  assert.match(article.images[0].data, /^data:image\/jpeg;base64,/u);
  assert.match(article.integrity.sha256, /^[0-9a-f]{64}$/u);
  assert.equal(article.integrity.changedFrom, undefined);
  await browser.press(page, '0');
});

test('a copy as Markdown goes to the clipboard, and the page does not hear of it', async () => {
  await browser.evaluate(page, () => {
    /** @type {any} */ (window).heard = 0;
    for (const target of [document, document.documentElement]) {target.addEventListener('copy', () => {
      /** @type {any} */ (window).heard += 1;
    }, true);}
  });
  await browser.press(page, 'y');
  await until('it says so', async () => (await reader.run((root) => root.querySelector('.status')?.textContent)) === 'Copied as Markdown.');
  assert.equal(await browser.evaluate(page, () => /** @type {any} */ (window).heard), 0);
  assert.equal(await reader.run((root) => root.querySelectorAll('textarea').length), 0);
});

test('front matter is by the template of the options, and highlights are marked', async () => {
  const options = await browser.openPage(`${browser.origin}/options/options.html`);
  await until('the field', () => browser.evaluate(options, () => document.getElementById('front-matter') !== null));
  await browser.evaluate(options, () => {
    const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('front-matter'));
    field.value = 'name: {title}\nkind: clipping\nby: {authors}\n';
    field.dispatchEvent(new Event('change'));
  });
  await until('it is kept', () => browser.evaluate(options, async () => (await /** @type {any} */ (window).chrome.storage.local.get('frontMatter')).frontMatter?.startsWith('name')));
  await browser.closePage(options);
  await reader.run((root) => {
    const words = root.querySelector('[data-block="0"]')?.firstChild;
    if (words) root.ownerDocument.getSelection()?.setBaseAndExtent(words, 0, words, 7);
  });
  await browser.press(page, 'h');
  await until('it is marked', () => reader.run((root) => root.querySelector('mark.marked') !== null));
  const text = String((await saveBy('2')).bytes);
  assert.ok(text.startsWith(`---\nname: '${TITLE}'\nkind: clipping\n---\n`), text.slice(0, 80));
  assert.ok(text.includes('<mark>谷底的天亮得晚</mark>。'), text.slice(0, 200));
  assert.ok(String((await saveBy('3')).bytes).includes('<mark>谷底的天亮得晚</mark>'));
});
