/**
 * The reader over a page that does not want it: everything comes back, nothing leaks, settings stay.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const PARAGRAPHS = Array.from({ length: 40 }, (_, index) => `<p id="p${index}">Paragraph ${index}: on the ${index + 1}th morning the river stood a hand lower than the day before, and nobody in the valley could remember a year like it, though all of them tried.</p>`).join('\n');
const PARTS = ['The first week', 'The second week', 'The third week'].map((title, index) => `<h2>${title}</h2>${PARAGRAPHS.split('\n').slice(index * 12, index * 12 + 12).join('')}`).join('');

const PAGE = `<!doctype html><html lang="en" style="--own: 1; overflow-x: clip"><head><title>The low river</title>
<style>
  * { letter-spacing: 3px !important; }
  html > * { display: block; opacity: .99; }
  limpid-reader, html > :not(head, body) { display: none !important; position: static !important; width: 3px !important; transform: scale(.1) !important; animation: spin 1s infinite; }
  @keyframes spin { to { rotate: 1turn; } }
  article { max-width: 40em; }
</style></head>
<body><nav><a href="/">Home</a></nav><article><h1>The low river</h1>${PARTS}<p>How it began <a href="#p20">is told above</a>, by one who stood on the bank and measured it.</p><p><input id="field" value="words in a field"> <button id="button">More</button></p></article>
<script>
  window.heard = [];
  for (const type of ['keydown', 'keyup', 'keypress', 'wheel', 'click', 'copy', 'focusin'])
    for (const target of [document, document.body]) target.addEventListener(type, (event) => { window.heard.push(type); if (type === 'wheel') event.preventDefault(); }, { passive: false });
  document.addEventListener('keydown', (event) => { window.heard.push('keydown capture'); }, true);
</script></body></html>`;
// One in another, one that nothing closes, and one that comes later.
const POPOVERS = PAGE.replace('</body>', `<div id="menu" popover><button id="entry">Entry</button><div id="sub" popover>More</div></div><div id="tip" popover="manual">A tip</div>
  <div id="late" popover>Late</div><script>menu.showPopover(); sub.showPopover(); tip.showPopover(); entry.focus();</script></body>`);
const DIALOG = PAGE.replace('</body>', '<dialog id="offer"><p>Subscribe now</p><button id="no">No</button></dialog><script>offer.showModal()</script></body>');
const zoomed = (/** @type {string} */ body) => `<!doctype html><html lang="en"><head><title>The low river</title><style>html { zoom: .5; } @media (width < 700px) { html { zoom: 2; } }</style></head><body>${body}</body></html>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serve((path) => ({
    '/page': { body: PAGE }, '/dialog': { body: DIALOG }, '/popovers': { body: POPOVERS },
    '/zoomed': { body: zoomed(`<article><h1>The low river</h1>${PARTS}</article>`) }, '/zoomed-nothing': { body: zoomed('<p>Nothing.</p>') },
  })[path] ?? null);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** @param {import('./harness/index.mjs').Page} page */
async function openReader(page) {
  await browser.clickAction(page);
  return until('the reader shows the article', async () => {
    const reader = await browser.reader(page);
    return (await reader?.run((root) => root.querySelector('h1')?.textContent)) === 'The low river' ? reader : null;
  });
}

/** @param {import('./harness/index.mjs').Page} page */
async function closeReader(page) {
  await browser.press(page, 'Escape');
  await until('the reader is gone', async () => !(await browser.reader(page)));
}

describe('what the page gets back', () => {
  test('scroll position, focus with its caret, attributes and nodes', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    const before = await browser.evaluate(page, () => {
      const field = /** @type {HTMLInputElement} */ (document.getElementById('field'));
      field.focus({ preventScroll: true });
      field.setSelectionRange(3, 8);
      window.scrollTo(0, 1777);
      return { html: document.documentElement.outerHTML, y: window.scrollY, width: document.documentElement.clientWidth };
    });
    await openReader(page);
    await closeReader(page);
    const then = await browser.evaluate(page, () => {
      const field = /** @type {HTMLInputElement} */ (document.activeElement);
      return {
        html: document.documentElement.outerHTML, y: window.scrollY, width: document.documentElement.clientWidth,
        id: field.id, start: field.selectionStart, end: field.selectionEnd, sheets: document.adoptedStyleSheets.length,
      };
    });
    assert.deepEqual(then, { ...before, id: 'field', start: 3, end: 8, sheets: 0 });
    await browser.closePage(page);
  });

  test('its own place where it has become another page, and the reader leaves it with who goes back', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    await browser.evaluate(page, () => window.scrollTo(0, 1777));
    await openReader(page);
    await browser.evaluate(page, () => {
      history.pushState(null, '', '/page?next');
      window.scrollTo(0, 0);
    });
    await closeReader(page);
    assert.equal(await browser.evaluate(page, () => window.scrollY), 0);
    const reader = await openReader(page);
    // A place within the page is no other page.
    await browser.evaluate(page, () => {
      location.hash = 'p7';
      history.back();
    });
    await until('it is back', () => browser.evaluate(page, () => location.hash === ''));
    assert.equal(await reader.run((root) => root.querySelector('h1')?.textContent), 'The low river');
    await browser.evaluate(page, () => history.back());
    await until('the reader is gone', async () => !(await browser.reader(page)));
    assert.equal(await browser.evaluate(page, () => location.search), '');
    await browser.closePage(page);
  });

  test('the selection, drawn backwards', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    await browser.evaluate(page, () => {
      const words = /** @type {Text} */ (document.getElementById('p3')?.firstChild);
      document.getSelection()?.setBaseAndExtent(words, 20, words, 5);
    });
    const reader = await openReader(page);
    // A click into the text of the reader takes the selection away.
    await reader.run((root) => {
      const text = root.querySelector('.body p')?.firstChild;
      if (text) document.getSelection()?.setBaseAndExtent(text, 0, text, 4);
    });
    await closeReader(page);
    const then = await browser.evaluate(page, () => {
      const { anchorNode, anchorOffset, focusOffset } = /** @type {Selection} */ (document.getSelection());
      return [anchorNode?.parentElement?.id, anchorOffset, focusOffset];
    });
    assert.deepEqual(then, ['p3', 20, 5]);
    await browser.closePage(page);
  });

  test('a dialog of its own, still open and in charge', async () => {
    const page = await browser.openPage(`${server.origin}/dialog`);
    const reader = await openReader(page);
    const focused = await reader.run((root) => root.activeElement?.className);
    assert.match(focused ?? '', /scroller/);
    const top = await browser.evaluate(page, () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName);
    assert.equal(top, 'limpid-reader');
    await closeReader(page);
    const state = await browser.evaluate(page, () => [/** @type {HTMLDialogElement} */ (document.getElementById('offer')).open, document.activeElement?.id,
      document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('dialog') !== null]);
    assert.deepEqual(state, [true, 'no', true]);
    await browser.closePage(page);
  });

  test('popovers of its own that were open, in their order and with the focus', async () => {
    const page = await browser.openPage(`${server.origin}/popovers`);
    const state = () => browser.evaluate(page, () => [[...document.querySelectorAll(':popover-open')].map(({ id }) => id).join(), document.activeElement?.id]);
    assert.deepEqual(await state(), ['menu,sub,tip', 'entry']);
    await openReader(page);
    assert.equal((await state())[0], 'tip', 'the browser closes the others');
    await closeReader(page);
    assert.deepEqual(await state(), ['menu,sub,tip', 'entry']);
    await openReader(page);
    await browser.evaluate(page, () => document.getElementById('late')?.showPopover());
    await until('the reader is above it', () => browser.evaluate(page, () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName === 'limpid-reader'));
    await browser.evaluate(page, () => document.getElementById('menu')?.remove());
    await closeReader(page);
    assert.equal((await state())[0], 'tip,late');
    await browser.closePage(page);
  });
});

describe('what the page does not do', () => {
  test('hear keys, in any phase at the document, and hears them again afterwards', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    await openReader(page);
    await browser.evaluate(page, () => {
      /** @type {any} */ (window).heard.length = 0;
    });
    for (const key of ['x', 'ArrowDown', '+', 'Tab', '?', '?']) await browser.press(page, key);
    assert.deepEqual(await browser.evaluate(page, () => /** @type {any} */ (window).heard), []);
    await closeReader(page);
    await browser.evaluate(page, () => {
      /** @type {any} */ (window).heard.length = 0;
    });
    await browser.press(page, 'x');
    const heard = await browser.evaluate(page, () => /** @type {any} */ (window).heard);
    assert.ok(heard.includes('keydown capture') && heard.includes('keyup'), String(heard));
    await browser.closePage(page);
  });

  test('hide or bend the reader by its style sheets', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    const reader = await openReader(page);
    const [box, window, spacing] = await reader.run((root) => {
      const { x, y, width, height } = /** @type {HTMLElement} */ (root.querySelector('dialog')).getBoundingClientRect();
      return [[x, y, width, height], [0, 0, innerWidth, innerHeight], getComputedStyle(/** @type {Element} */ (root.querySelector('p'))).letterSpacing];
    });
    assert.deepEqual(box, window);
    assert.ok(spacing === 'normal' || spacing === '0px', String(spacing));
    await closeReader(page);
    await browser.closePage(page);
  });

  test('shrink it or make it larger by a zoom of its own, nor what the reader says without an article', async () => {
    const page = await browser.openPage(`${server.origin}/zoomed`);
    const before = await browser.evaluate(page, () => document.documentElement.outerHTML);
    const reader = await openReader(page);
    const look = () => reader.run((root) => {
      const { x, y, width, height } = /** @type {HTMLElement} */ (root.querySelector('dialog')).getBoundingClientRect();
      const button = /** @type {HTMLElement} */ (root.querySelector('.tool')).getBoundingClientRect();
      return [x, y, width - innerWidth, height - innerHeight, button.width, button.height];
    });
    assert.deepEqual(await look(), [0, 0, 0, 0, 44, 44]);
    // The page zooms otherwise where it is narrow.
    await browser.resize(page, 600, 700, 1);
    await until('it is as large as ever', async () => (await look()).join() === '0,0,0,0,44,44');
    await closeReader(page);
    assert.equal(await browser.evaluate(page, () => document.documentElement.outerHTML), before);
    await browser.resize(page, 1100, 800, 1);
    await browser.goto(page, `${server.origin}/zoomed-nothing`);
    await browser.clickAction(page);
    const notice = await until('the sentence', () => browser.notice(page));
    const dismiss = await notice.run((root) => {
      const { width, height } = /** @type {HTMLElement} */ (root.querySelector('button:not(.choose)')).getBoundingClientRect();
      return [width, height];
    });
    assert.deepEqual(dismiss, [44, 44]);
    await browser.closePage(page);
  });

  test('take the reader away without getting everything back', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    await openReader(page);
    await browser.evaluate(page, () => document.querySelector('limpid-reader')?.remove());
    await until('the page scrolls again', () => browser.evaluate(page, () => {
      window.scrollTo(0, 500);
      return getComputedStyle(document.documentElement).overflowY !== 'hidden' && window.scrollY === 500;
    }));
    await openReader(page);
    await closeReader(page);
    await browser.closePage(page);
  });
});

describe('reading', () => {
  test('settings change by keys, stay for the next page, and are reset by one key', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    let reader = await openReader(page);
    const size = () => reader.run((root) => getComputedStyle(/** @type {Element} */ (root.querySelector('.body p'))).fontSize);
    await browser.press(page, '0');
    const standard = await size();
    for (const key of ['+', '+', 't', 'f']) await browser.press(page, key);
    const larger = await size();
    assert.ok(parseFloat(larger) > parseFloat(standard), `${standard} ${larger}`);
    await closeReader(page);
    await browser.closePage(page);

    const next = await browser.openPage(`${server.origin}/page`);
    reader = await openReader(next);
    assert.equal(await size(), larger);
    const kept = await reader.run((root) => ({ .../** @type {HTMLElement} */ (root.querySelector('.limpid')).dataset }));
    assert.equal(kept.theme, 'light');
    assert.equal(kept.typeface, 'sans');
    await browser.press(next, '0');
    assert.equal(await size(), standard);
    await closeReader(next);
    await browser.closePage(next);
  });

  test('readers in two tabs follow each other, and a reset leaves alone what is no look', async () => {
    const one = await browser.openPage(`${server.origin}/page`);
    const here = await openReader(one);
    const other = await browser.openPage(`${server.origin}/page`);
    const there = await openReader(other);
    const look = (/** @type {import('./harness/index.mjs').Reader} */ reader) => reader.run((root) => {
      const { dataset, style } = /** @type {HTMLElement} */ (root.querySelector('.limpid'));
      return [dataset.theme, style.getPropertyValue('--scale'), dataset.focusLine].join(' ');
    });
    /** @param {import('./harness/index.mjs').Reader} reader @param {string} name */
    const turn = (reader, name) => reader.run((root, label) => {
      const toggle = [...root.querySelectorAll('.toggle')].find((one) => one.textContent === label)?.querySelector('input');
      toggle?.click();
      return toggle?.checked;
    }, name);
    for (const key of ['t', '+']) await browser.press(other, key);
    const chosen = await look(there);
    assert.match(chosen, /^light .* false$/u);
    await until('the first tab looks the same', async () => (await look(here)) === chosen);
    assert.equal(await turn(here, 'Focus line'), true);
    await until('the second has the line, too, and its own look still', async () => (await look(there)) === chosen.replace('false', 'true'));
    assert.equal(await turn(there, 'Go on where I stopped'), false);
    await browser.press(other, '0');
    await until('the looks are reset in both', async () => /^system .* false$/u.test(await look(there)) && (await look(here)) === (await look(there)));
    assert.equal(await turn(there, 'Go on where I stopped'), true);
    await closeReader(other);
    await browser.closePage(other);
    await browser.closePage(one);
  });

  test('keys of another script are those of their places', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    const reader = await openReader(page);
    // As a Cyrillic keyboard sends them.
    await browser.evaluate(page, () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ф', code: 'KeyA', bubbles: true, cancelable: true })));
    assert.equal(await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.panel')).hidden), false);
    await browser.press(page, 'Escape');
    await closeReader(page);
    await browser.closePage(page);
  });

  test('contents lead to the headings, and Escape closes one thing at a time', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    const reader = await openReader(page);
    await browser.press(page, 'c');
    const entries = await reader.run((root) => [...root.querySelectorAll('.contents a')].map((link) => link.textContent));
    assert.deepEqual(entries, ['The first week', 'The second week', 'The third week']);
    assert.equal(await reader.run((root) => root.activeElement?.closest('.contents') !== null), true);
    await browser.press(page, 'Escape');
    assert.equal(await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.contents')).hidden), true);
    assert.equal(await reader.run((root) => root.activeElement?.getAttribute('data-tool')), 'contents');
    await reader.run((root) => /** @type {HTMLElement} */ (root.querySelectorAll('.contents a')[2]).click());
    await until('the third heading is near the top', () => reader.run((root) => {
      const top = [...root.querySelectorAll('h2')][2]?.getBoundingClientRect().top ?? 0;
      return top >= 0 && top < innerHeight / 2;
    }));
    await closeReader(page);
    await browser.closePage(page);
  });

  test('a link within the article leads to what it names', async () => {
    const page = await browser.openPage(`${server.origin}/page`);
    const reader = await openReader(page);
    const link = await until('the end is laid out', () => reader.run((root) => root.querySelector('.body a')?.textContent ?? null));
    assert.equal(link, 'is told above');
    await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.body a')).click());
    await until('the paragraph is near the top', () => reader.run((root) => {
      const top = root.activeElement?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < innerHeight / 2;
    }));
    assert.match(await reader.run((root) => root.activeElement?.textContent ?? ''), /^Paragraph 20:/u);
    await closeReader(page);
    await browser.closePage(page);
  });

  test('one goes on where one stopped, and may begin again', async () => {
    const first = await browser.openPage(`${server.origin}/page`);
    let reader = await openReader(first);
    // What is further down than the first screens is laid out later.
    await until('the block is there', () => reader.run((root) => root.querySelector('[data-block="20"]') !== null));
    await reader.run((root) => root.querySelector('[data-block="20"]')?.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await new Promise((done) => setTimeout(done, 900));
    await closeReader(first);
    await browser.closePage(first);

    const again = await browser.openPage(`${server.origin}/page`);
    reader = await openReader(again);
    await until('the block is near the top', () => reader.run((root) => {
      const top = root.querySelector('[data-block="20"]')?.getBoundingClientRect().top ?? -1000;
      return top > -60 && top < 200;
    }));
    await reader.run((root) => /** @type {HTMLElement} */ (root.querySelector('.went-on .button')).click());
    assert.equal(await reader.run((root) => root.querySelector('.scroller')?.scrollTop), 0);
    await closeReader(again);
    await browser.closePage(again);
  });
});
