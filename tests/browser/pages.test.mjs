/**
 * An article on several pages: said, and joined only when the person asks; of the same site alone, each step visible,
 * what pages repeat not doubled.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, emptyDownloads, gone, launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const SAID = 'and nobody in the valley could remember a summer as dry as this one was.';
const paragraphs = (/** @type {string[]} */ ...openings) => openings.map((opening) => `<p>${opening}, ${SAID}</p>`).join('');
const page = (/** @type {string} */ title, /** @type {string} */ body, /** @type {string} */ links) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article><p class="pager">${links}</p></body></html>`;
const link = (/** @type {string} */ href, /** @type {string} */ words) => `<a href="${href}">${words}</a>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {import('./harness/server.mjs').Server} */
let elsewhere;
/** What came with the request for the second page. @type {import('node:http').IncomingHttpHeaders} */
let asked = {};
/** Lets the page that waits for it come. */
let release = () => {};
before(async () => {
  elsewhere = await serve(() => ({ body: page('The low river', paragraphs('Stolen'), '') }));
  const list = (/** @type {number} */ at) => [1, 2, 3].map((n) => (n === at ? `<b>${n}</b>` : link(n === 1 ? '/river' : `/river/${n}`, String(n)))).join(' ');
  /** @type {(path: string, url: URL, headers: import('node:http').IncomingHttpHeaders) => import('./harness/server.mjs').Answer | null | Promise<import('./harness/server.mjs').Answer | null>} */
  const answer = (path, url, headers) => {
    if (path === '/river/2') asked = headers;
    switch (path) {
      case '/river': return { body: page('The low river', paragraphs('One', 'Two', 'Three', 'By us'), list(1)), headers: { 'set-cookie': 'paper=read' } };
      case '/river/2': return { body: Buffer.from(page('The low river', paragraphs('Three', 'Four — “dry”', 'By us'), list(2)).replace('utf-8', 'windows-1252').replace('—', '\u0097').replace('“', '\u0093').replace('”', '\u0094'), 'latin1'), headers: { 'content-type': 'text/html' } };
      case '/river/3': return { body: page('The low river (3)', `${paragraphs('Five')}<img src="/pixel.png" width="600" height="400"><script>document.title = 'run'</script>${paragraphs('Six', 'By us')}`, list(3)) };
      case '/strict': return { body: page('The low river', paragraphs('One', 'Two', 'Three'), link('/strict/2', 'Next page')), headers: { 'content-security-policy': "default-src 'none'; connect-src 'none'" } };
      case '/strict/2': return { body: page('The low river', paragraphs('Four', 'Five', 'Six'), '') };
      case '/moved': return { body: page('The low river', paragraphs('One', 'Two', 'Three'), link('/moved/2', 'Next page')) };
      case '/moved/2': return { body: '', status: 302, headers: { location: `${elsewhere.origin}/page` } };
      case '/other': return { body: page('The low river', paragraphs('One', 'Two', 'Three'), link('/other/2', '下一页')) };
      case '/other/2': return { body: page('A new bridge', paragraphs('Seven', 'Eight', 'Nine'), '') };
      case '/slow': return { body: page('The low river', paragraphs('One', 'Two', 'Three'), link('/slow/2', 'Next »')) };
      case '/late': return { body: page('The low river', paragraphs('One', 'Two', 'Three'), link('/late/2', 'Next page')) };
      case '/late/2': return new Promise((resolve) => {
        release = () => resolve({ body: page('The low river', paragraphs('Four', 'Five'), link('/late/3', 'Next page')) });
      });
      case '/late/3': return { body: page('The low river', paragraphs('Six', 'Seven'), '') };
      case '/slow/2': return new Promise(() => {});
      default: return null;
    }
  };
  server = await serve(answer);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await elsewhere?.close();
});

/** @param {string} path */
async function open(path) {
  const tab = await browser.openPage(`${server.origin}${path}`);
  await browser.clickAction(tab);
  return { tab, reader: await shown(browser, tab) };
}
const foot = (/** @type {import('./harness/index.mjs').Reader} */ reader) => reader.run((root) => root.querySelector('.next-page')?.textContent ?? '');
const status = (/** @type {import('./harness/index.mjs').Reader} */ reader) => reader.run((root) => root.querySelector('.status')?.textContent ?? '');
const openings = (/** @type {import('./harness/index.mjs').Reader} */ reader) =>
  reader.run((root) => [...root.querySelectorAll('.body p')].map((paragraph) => paragraph.textContent?.split(',')[0] ?? ''));
/** @param {import('./harness/index.mjs').Page} tab @param {import('./harness/index.mjs').Reader} reader */
async function mend(tab, reader) {
  await browser.press(tab, 'e');
  await until('it is repaired', () => reader.run((root) => root.querySelectorAll('.piece[role=button]').length > 2));
}
const drop = (/** @type {import('./harness/index.mjs').Reader} */ reader, /** @type {number} */ block) =>
  reader.run((root, id) => /** @type {HTMLElement} */ (root.querySelector(`.piece[data-block="${id}"]`)).click(), block);
const press = (/** @type {import('./harness/index.mjs').Reader} */ reader) => reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.join')).click());

test('the pages are said and not loaded; a click joins them, and the saved file holds all', async () => {
  const { tab, reader } = await open('/river');
  assert.equal(await foot(reader), '2 more pagesAdd them here');
  assert.deepEqual(server.requests.filter((path) => path !== '/favicon.ico'), ['/river'], 'nothing was loaded');
  await press(reader);
  await until('all are joined', async () => (await status(reader)) === 'Further pages that were added: 2');
  assert.deepEqual(server.requests.filter((path) => path !== '/favicon.ico'), ['/river', '/river/2', '/river/3'], 'the pages and nothing in them');
  // As the page's own link would have it.
  assert.deepEqual([asked.cookie, asked.referer, asked.origin, asked['sec-fetch-site']], ['paper=read', `${server.origin}/river`, undefined, 'same-origin']);
  assert.deepEqual(await openings(reader), ['One', 'Two', 'Three', 'Four — “dry”', 'Five', 'Six', 'By us']);
  assert.equal(await foot(reader), '');
  assert.equal(await browser.evaluate(tab, () => document.title), 'The low river');
  await browser.press(tab, 's');
  const article = JSON.parse(String((await downloaded(browser)).bytes));
  assert.deepEqual(article.source.pages, [`${server.origin}/river/2`, `${server.origin}/river/3`]);
  assert.equal(article.source.nextPage, undefined);
  await emptyDownloads(browser);
  await browser.press(tab, 'Escape');
  await gone(browser, tab);
  await browser.closePage(tab);
});

test('a repair keeps the pages that were joined', async () => {
  const { tab, reader } = await open('/river');
  await press(reader);
  await until('all are joined', async () => (await openings(reader)).length === 7);
  await mend(tab, reader);
  await drop(reader, 1);
  await browser.press(tab, 'Enter');
  await until('it is done', async () => (await openings(reader)).join() === 'One,Three,Four — “dry”,Five,Six,By us');
  await browser.closePage(tab);
});

test('a repair that ends while pages are being loaded stays, and the pages come to it', async () => {
  const { tab, reader } = await open('/late');
  await press(reader);
  await until('the page is asked for', () => server.requests.includes('/late/2'));
  await mend(tab, reader);
  await drop(reader, 1);
  await browser.press(tab, 'Enter');
  await until('it is done', async () => (await openings(reader)).join() === 'One,Three');
  assert.equal(await foot(reader), 'This article goes on on the next pageStopPage 2 is being loaded: /late/2', 'it is still said, and can be stopped');
  release();
  await until('all are joined', async () => (await status(reader)) === 'Further pages that were added: 2');
  assert.deepEqual(await openings(reader), ['One', 'Three', 'Four', 'Five', 'Six', 'Seven']);
  await emptyDownloads(browser);
  await browser.press(tab, 's');
  const article = JSON.parse(String((await downloaded(browser)).bytes));
  assert.deepEqual([article.repair.dropped, article.source.pages], [1, [`${server.origin}/late/2`, `${server.origin}/late/3`]]);
  await browser.closePage(tab);
});

test('pages that come in while a repair is open leave its pieces to be clicked, and stand in what it ends with', async () => {
  for (const end of ['Enter', 'Escape']) {
    const { tab, reader } = await open('/late');
    const before = server.requests.length;
    await press(reader);
    await until('the page is asked for', () => server.requests.slice(before).includes('/late/2'));
    // Marked meanwhile.
    await reader.run((root) => {
      const words = /** @type {Text} */ (root.querySelector('.body p')?.firstChild);
      document.getSelection()?.setBaseAndExtent(words, 0, words, 3);
    });
    await browser.press(tab, 'h');
    await mend(tab, reader);
    await drop(reader, 1);
    release();
    await until('all are joined', async () => (await status(reader)) === 'Further pages that were added: 2');
    assert.deepEqual(await reader.run((root) => [root.querySelectorAll('.piece[data-block]').length, root.querySelectorAll('.piece.out[data-block]').length, root.querySelectorAll('.mend-bar').length]), [3, 1, 1]);
    await browser.press(tab, end);
    const kept = end === 'Enter' ? 'One,Three,Four,Five,Six,Seven' : 'One,Two,Three,Four,Five,Six,Seven';
    await until(`the pages are there after ${end}`, async () => (await openings(reader)).join() === kept);
    assert.deepEqual(await reader.run((root) => [...root.querySelectorAll('mark.marked')].map((mark) => mark.textContent)), ['One']);
    // Not kept for the next time.
    await browser.press(tab, 'n');
    await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.marks .outlined')).click());
    await browser.closePage(tab);
  }
});

test('pages of an article are not added to another one that is pointed at meanwhile', async () => {
  const { tab, reader } = await open('/late');
  const before = server.requests.length;
  await press(reader);
  await until('the page is asked for', () => server.requests.slice(before).includes('/late/2'));
  await mend(tab, reader);
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('[data-mend="pointAtArticle"]')).click());
  await browser.evaluate(tab, () => {
    const paragraph = /** @type {HTMLElement} */ (document.querySelectorAll('article p')[1]);
    const { left, top } = paragraph.getBoundingClientRect();
    const at = { bubbles: true, composed: true, cancelable: true, clientX: left + 5, clientY: top + 5 };
    paragraph.dispatchEvent(new PointerEvent('pointermove', at));
    paragraph.dispatchEvent(new MouseEvent('click', at));
  });
  await until('the article is what was pointed at', async () => (await openings(reader)).join() === 'Two');
  release();
  // What came in would have been drawn with the next answer of the background.
  await mend(tab, reader);
  await browser.press(tab, 'Escape');
  assert.deepEqual(await openings(reader), ['Two']);
  await browser.closePage(tab);
});

test('a page that leads to another site is not followed', async () => {
  const { tab, reader } = await open('/moved');
  assert.equal(await foot(reader), 'This article goes on on the next pageAdd them here');
  await press(reader);
  await until('it is said', async () => (await status(reader)) === 'Page 2 could not be added: it could not be loaded from this site');
  assert.deepEqual(elsewhere.requests, []);
  assert.deepEqual(await openings(reader), ['One', 'Two', 'Three']);
  await browser.closePage(tab);
});

test('another article is not joined', async () => {
  const { tab, reader } = await open('/other');
  await press(reader);
  await until('it is said', async () => (await status(reader)) === 'Page 2 could not be added: The next page holds another article.');
  assert.deepEqual(await openings(reader), ['One', 'Two', 'Three']);
  await browser.closePage(tab);
});

test('each step is visible, and it stops when it is told to', async () => {
  const { tab, reader } = await open('/slow');
  await press(reader);
  await until('it says what it loads', async () => (await reader.run((root) => root.querySelector('.page-steps')?.textContent)) === 'Page 2 is being loaded: /slow/2');
  await press(reader);
  await until('it has stopped', async () => (await foot(reader)).endsWith('Add them here'));
  assert.deepEqual(await openings(reader), ['One', 'Two', 'Three']);
  await browser.closePage(tab);
});

test('where a page forbids itself to load anything, Firefox keeps to it, and the person is told', async () => {
  const { tab, reader } = await open('/strict');
  await press(reader);
  const firefox = browser.name === 'firefox';
  const outcome = firefox ? 'Page 2 could not be added: it could not be loaded from this site' : 'Further pages that were added: 1';
  await until('it is said', async () => (await status(reader)) === outcome);
  assert.equal((await openings(reader)).length, firefox ? 3 : 6);
  await browser.closePage(tab);
});
