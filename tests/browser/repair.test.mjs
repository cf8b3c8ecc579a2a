/**
 * A person mends what the core decided: puts back, drops, undoes, points at the article; what is saved says so, and
 * what is remembered holds on the site's next page.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, emptyDownloads, gone, launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const SENTENCES = ['On the first morning the river stood a hand lower than the day before, and nobody could remember a year like it.',
  'By the second week the boats lay on the gravel, and the ferry was taken out of service until the autumn rains.',
  'The third week brought the first of the tankers, and with them people from the city who asked about the wells.',
  'In the fourth week it rained for an hour, and the children were kept out of school to stand in the street.'];
const page = (/** @type {string} */ title) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body>
<nav class="menu"><ul><li><a href="/a">Home page</a></li><li><a href="/b">All the news</a></li><li><a href="/c">Weather</a></li><li><a href="/d">Sport</a></li></ul></nav>
<div class="story"><h1>${title}</h1>${SENTENCES.map((text) => `<p>${text}</p>`).join('')}</div>
<aside class="box"><p>Subscribe to our letter and get the news of the valley every morning.</p></aside>
<div id="shop"><p>Buy a map of the valley.</p></div></body></html>`;

/** The same in a box that scrolls, as applications have it; the page itself does not. */
const INNER = page('The low river').replace('</head>', '<style>html, body { height: 100%; margin: 0; overflow: hidden } main { height: 100%; overflow: auto } p { margin-block: 240px }</style></head>')
  .replace('<body>', '<body><main>').replace('</body>', '</main></body>');

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serve((path) => ({ '/one': { body: page('The low river') }, '/two': { body: page('The high river') }, '/inner': { body: INNER } })[path] ?? null);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** @param {import('./harness/index.mjs').Page} tab */
async function begin(tab) {
  await browser.clickAction(tab);
  const reader = await shown(browser, tab);
  await mend(tab, reader);
  return reader;
}

/** @param {import('./harness/index.mjs').Page} tab @param {import('./harness/index.mjs').Reader} reader */
async function mend(tab, reader) {
  await browser.press(tab, 'e');
  await until('the pieces are shown', () => reader.run((root) => root.querySelector('.left-out') !== null));
}

/** First words of the paragraphs of the body that count as kept. @param {import('./harness/index.mjs').Reader} reader */
const kept = (reader) => reader.run((root) => [...root.querySelectorAll('.body p:not(.out, .why-line)')].map((p) => (p.textContent ?? '').split(' ')[0]));

/** @param {import('./harness/index.mjs').Reader} reader @param {string} opening */
const click = (reader, opening) => reader.run((root, start) => {
  const piece = [...root.querySelectorAll('.piece')].find((element) => element.textContent?.startsWith(start));
  if (!piece) throw new Error(`no piece begins with ${start}`);
  /** @type {HTMLElement} */ (piece).click();
}, opening);

/** @param {import('./harness/index.mjs').Page} tab @param {import('./harness/index.mjs').Reader} reader @param {string} name */
async function bar(tab, reader, name) {
  await reader.run((root, which) => /** @type {HTMLElement} */ (root.querySelector(`[data-mend="${which}"]`)).click(), name);
  if (name === 'repairDone') await until('it is done', () => reader.run((root) => root.querySelector('.mend-bar') === null));
}

test('what was left out stands dimmed in its place with its reason, and long runs are folded', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  const reader = await begin(tab);
  const seen = await reader.run((root) => ({
    first: root.querySelector('.body')?.firstElementChild?.className,
    folded: root.querySelector('.left-out details')?.querySelectorAll('.piece').length,
    reasons: [...root.querySelectorAll('.why')].every((why) => (why.textContent ?? '').length > 3),
    last: [...root.querySelectorAll('.body > .left-out')].at(-1)?.textContent,
  }));
  assert.equal(seen.first, 'left-out', 'the menu stands above the text');
  assert.equal(seen.folded, 4);
  assert.ok(seen.reasons);
  assert.match(seen.last ?? '', /Subscribe|Buy a map/u);
  await browser.press(tab, 'Escape');
  assert.deepEqual(await kept(reader), ['On', 'By', 'The', 'In'], 'Escape changes nothing');
  await browser.press(tab, 'Escape');
  await gone(browser, tab);
  await browser.closePage(tab);
});

test('clicks put back and drop, undo and redo go both ways, and the file says that a person chose', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  const reader = await begin(tab);
  await click(reader, 'Subscribe');
  await click(reader, 'By the second');
  await browser.press(tab, 'z');
  assert.deepEqual((await kept(reader)).slice(0, 4), ['On', 'By', 'The', 'In']);
  await browser.press(tab, 'Z');
  await bar(tab, reader, 'repairDone');
  await until('the article is as chosen', async () => (await kept(reader)).join() === 'On,The,In,Subscribe');
  await emptyDownloads(browser);
  await browser.press(tab, 's');
  const article = JSON.parse(String((await downloaded(browser)).bytes));
  assert.deepEqual([article.repair.by, article.repair.putBack, article.repair.dropped], ['person', 1, 1]);
  // Once more, upon what was chosen before.
  await mend(tab, reader);
  await click(reader, 'By the second');
  await bar(tab, reader, 'repairDone');
  await until('it is put back', async () => (await kept(reader)).join() === 'On,By,The,In,Subscribe');
  await browser.press(tab, 'Escape');
  await gone(browser, tab);
  await browser.closePage(tab);
});

test('by keys alone: a piece is turned where the focus is, and Enter elsewhere is the end of it', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  const reader = await begin(tab);
  const focus = (/** @type {string} */ opening) => reader.run((root, start) => {
    /** @type {HTMLElement} */ ([...root.querySelectorAll('.piece')].find((element) => element.textContent?.startsWith(start))).focus();
  }, opening);
  await focus('Subscribe');
  await browser.press(tab, 'Enter');
  await focus('By the second');
  await browser.press(tab, ' ');
  assert.deepEqual(await kept(reader), ['On', 'The', 'In', 'Subscribe']);
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.scroller')).focus());
  await browser.press(tab, 'Enter');
  await until('it is done', () => reader.run((root) => root.querySelector('.mend-bar') === null));
  assert.deepEqual(await kept(reader), ['On', 'The', 'In', 'Subscribe']);
  await browser.closePage(tab);
});

test('what is opened over the text leaves the choice alone, and is closed where a repair begins', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  await browser.clickAction(tab);
  const reader = await shown(browser, tab);
  const layers = () => reader.run((root) => [...root.querySelectorAll('.layer')].filter((layer) => !(/** @type {HTMLElement} */ (layer).hidden)).map((layer) => layer.className));
  await browser.press(tab, '?');
  assert.deepEqual(await layers(), ['layer keys']);
  await mend(tab, reader);
  assert.deepEqual(await layers(), []);
  await click(reader, 'Subscribe');
  for (const key of ['?', 'a', 'S', 'n']) {
    await browser.press(tab, key);
    assert.equal((await layers()).length, 1, key);
    await browser.press(tab, 'Escape');
    assert.deepEqual(await layers(), [], key);
  }
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('[data-tool=keys]')).click());
  // Keys of the repair are no keys of the list of keys.
  await browser.press(tab, 'z');
  assert.deepEqual(await reader.run((root) => [root.querySelectorAll('.layer.keys').length, root.querySelectorAll('.mend-bar').length]), [1, 1]);
  await browser.press(tab, 'Escape');
  assert.deepEqual(await kept(reader), ['On', 'By', 'The', 'In', 'Subscribe']);
  // Undone by its own key, which the layers have given back.
  await browser.press(tab, 'z');
  assert.deepEqual(await kept(reader), ['On', 'By', 'The', 'In']);
  await browser.press(tab, 'Escape');
  assert.equal(await reader.run((root) => root.querySelector('.mend-bar')), null);
  await browser.press(tab, 'Escape');
  await gone(browser, tab);
  await browser.closePage(tab);
});

test('cancelled while the article is made anew, it stays as it was', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  const reader = await begin(tab);
  await click(reader, 'Subscribe');
  // In one task: the answer cannot come in between.
  const during = await reader.run((root) => {
    const button = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-mend="${name}"]`));
    const dead = () => [...root.querySelectorAll('.mend-bar [aria-disabled=true]')].map((one) => one.getAttribute('data-mend')).join();
    button('repairDone').click();
    const found = dead();
    /** @type {HTMLElement} */ (root.querySelector('.piece[data-block]')).click();
    const out = root.querySelectorAll('.piece[data-block].out').length;
    button('cancel').click();
    return { found, out };
  });
  assert.deepEqual(during, { found: 'undo,redo,pointAtArticle,rememberForSite,repairDone', out: 0 });
  // Another repair, whose pieces the background brings after that answer.
  await mend(tab, reader);
  assert.deepEqual(await kept(reader), ['On', 'By', 'The', 'In']);
  await browser.press(tab, 'Escape');
  assert.deepEqual(await kept(reader), ['On', 'By', 'The', 'In']);
  await browser.closePage(tab);
});

/** An application goes on to another page by itself. @param {import('./harness/index.mjs').Page} tab */
const goOn = (tab) => browser.evaluate(tab, () => {
  history.pushState(null, '', '/other');
  for (const paragraph of document.querySelectorAll('.story p')) paragraph.textContent = `Another story, which nobody has chosen: ${'x'.repeat(80)}`;
});
const status = (/** @type {import('./harness/index.mjs').Reader} */ reader) => reader.run((root) => root.querySelector('.status')?.textContent ?? '');

test('where the page has become another one, nothing of it gets into the article, and that is said', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  const reader = await begin(tab);
  await click(reader, 'Subscribe');
  await goOn(tab);
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('[data-mend=repairDone]')).click());
  await until('it is said', async () => (await status(reader)) === 'The article could not be changed: The page behind has become another one. What is here can still be read and saved.');
  assert.equal((await kept(reader)).join(), 'On,By,The,In,Subscribe', 'what was chosen is still there');
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('[data-mend=pointAtArticle]')).click());
  assert.equal(await browser.evaluate(tab, () => document.querySelector('limpid-pointer')), null);
  assert.equal((await kept(reader)).join(), 'On,By,The,In');
  await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.status')).replaceChildren());
  await browser.press(tab, 'e');
  await until('it is said again', async () => (await status(reader)).startsWith('The article could not be changed'));
  assert.equal(await reader.run((root) => root.querySelector('.piece')), null);
  await emptyDownloads(browser);
  await browser.press(tab, 's');
  const article = JSON.parse(String((await downloaded(browser)).bytes));
  assert.deepEqual([article.source.url, article.blocks.length], [`${server.origin}/one`, 4]);
  // Where it is the old one again, all is as before.
  await browser.evaluate(tab, () => history.replaceState(null, '', '/one#top'));
  await mend(tab, reader);
  await browser.press(tab, 'Escape');
  await browser.press(tab, 'Escape');
  await gone(browser, tab);
  await browser.closePage(tab);
});

test('what is remembered holds on the next page of the site, and on that page it is said where it does not', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  const reader = await begin(tab);
  await click(reader, 'Subscribe');
  await bar(tab, reader, 'rememberForSite');
  await until('it says so', async () => (await reader.run((root) => root.querySelector('.status')?.textContent ?? '')).startsWith('Kept for 127.0.0.1'));
  for (const width of [1100, 900, 390]) {
    await browser.resize(tab, width, 800, 1);
    const rows = await reader.run((root) => new Set([...root.querySelectorAll('.mend-bar button')].map((button) => Math.round(button.getBoundingClientRect().top))).size);
    assert.equal(rows, width === 390 ? 2 : 1, 'no tool stands alone');
    const [said, tools] = await reader.run((root) => ['.status', '.mend-bar'].map((one) => {
      const { top, bottom } = /** @type {HTMLElement} */ (root.querySelector(one)).getBoundingClientRect();
      return { top, bottom };
    }));
    assert.ok(said && tools && said.bottom <= tools.top && tools.bottom <= 800, `above what one undoes it with: ${JSON.stringify([said, tools])}`);
  }
  await browser.press(tab, 'Escape');
  await browser.press(tab, 'Escape');
  await browser.closePage(tab);
  const next = await browser.openPage(`${server.origin}/two`);
  await browser.clickAction(next);
  const other = await shown(browser, next);
  assert.deepEqual(await kept(other), ['On', 'By', 'The', 'In', 'Subscribe']);
  await browser.press(next, 'Escape');
  await gone(browser, next);
  await browser.evaluate(next, () => document.querySelector('aside')?.remove());
  await browser.clickAction(next);
  const without = await shown(browser, next);
  assert.match(await without.run((root) => root.querySelector('.status')?.textContent ?? ''), /no longer fits this page: 1/u);
  await browser.press(next, 'Escape');
  await browser.closePage(next);
});

test('pointing at the page chooses the article, and Escape comes back without one', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  const reader = await begin(tab);
  // Where frames are late, the browser tells of the dialog's closing for a moment long after it is open again.
  await reader.run((root) => root.querySelector('dialog')?.dispatchEvent(new Event('close')));
  await bar(tab, reader, 'pointAtArticle');
  await until('the page is to be seen', () => browser.evaluate(tab, () => document.elementFromPoint(innerWidth / 2, 20)?.localName !== 'limpid-reader'));
  await browser.press(tab, 'Escape');
  await until('the reader is back', () => reader.run((root) => /** @type {HTMLDialogElement} */ (root.querySelector('dialog')).open));
  await mend(tab, reader);
  await bar(tab, reader, 'pointAtArticle');
  await browser.evaluate(tab, () => {
    window.addEventListener('click', () => {
      document.title = 'heard';
    });
    document.getElementById('shop')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
  await until('the shop is to be seen, and nothing over it', () => browser.evaluate(tab, () => {
    const shop = /** @type {HTMLElement} */ (document.getElementById('shop'));
    const { left, top, width, height } = shop.getBoundingClientRect();
    const under = document.elementFromPoint(left + width / 2, top + height / 2);
    return document.querySelector('limpid-pointer') !== null && under !== null && shop.contains(under);
  }));
  await browser.evaluate(tab, () => {
    const shop = /** @type {HTMLElement} */ (document.getElementById('shop'));
    const { left, top, width, height } = shop.getBoundingClientRect();
    const at = { bubbles: true, composed: true, clientX: left + width / 2, clientY: top + height / 2 };
    shop.dispatchEvent(new PointerEvent('pointermove', at));
    shop.dispatchEvent(new MouseEvent('click', { ...at, cancelable: true }));
  });
  await until('the article is what was pointed at', async () => (await kept(reader)).join() === 'Buy');
  assert.notEqual(await browser.evaluate(tab, () => document.title), 'heard');
  assert.equal(await browser.evaluate(tab, () => document.querySelectorAll('limpid-pointer').length), 0);
  await browser.press(tab, 'Escape');
  await gone(browser, tab);
  await browser.closePage(tab);
});

test('where the text scrolls in a box of the page, pointing turns its pages, a finger takes what it touches, and the box goes back', async () => {
  const tab = await browser.openPage(`${server.origin}/inner`);
  const top = () => browser.evaluate(tab, () => /** @type {HTMLElement} */ (document.querySelector('main')).scrollTop);
  await browser.evaluate(tab, () => document.querySelector('main')?.scrollTo({ top: 40, behavior: 'instant' }));
  const reader = await begin(tab);
  await bar(tab, reader, 'pointAtArticle');
  await until('one may point', () => browser.evaluate(tab, () => document.querySelector('limpid-pointer') !== null));
  await browser.press(tab, 'PageDown');
  await until('it has turned', async () => (await top()) > 200);
  await browser.press(tab, 'PageUp');
  await until('and back', async () => (await top()) === 40);
  await browser.evaluate(tab, () => {
    const shop = /** @type {HTMLElement} */ (document.querySelector('#shop p'));
    shop.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top: edge } = shop.getBoundingClientRect();
    const at = { bubbles: true, composed: true, cancelable: true, clientX: left + 5, clientY: edge + 5 };
    shop.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType: 'touch' }));
    shop.dispatchEvent(new MouseEvent('click', at));
  });
  await until('the article is what was touched', async () => (await kept(reader)).join() === 'Buy');
  assert.ok((await top()) > 40);
  await browser.press(tab, 'Escape');
  await gone(browser, tab);
  assert.equal(await top(), 40);
  await browser.closePage(tab);
});

test('while one points, the page scrolls as it always does', async () => {
  const tab = await browser.openPage(`${server.origin}/one`);
  const overflow = () => browser.evaluate(tab, () => getComputedStyle(document.documentElement).overflowY);
  const reader = await begin(tab);
  assert.equal(await overflow(), 'hidden');
  await bar(tab, reader, 'pointAtArticle');
  await until('it is let go', async () => (await overflow()) === 'visible');
  await browser.press(tab, 'Escape');
  await until('the reader is back', async () => (await overflow()) === 'hidden');
  await browser.press(tab, 'Escape');
  await gone(browser, tab);
  assert.equal(await overflow(), 'visible');
  await browser.closePage(tab);
});
