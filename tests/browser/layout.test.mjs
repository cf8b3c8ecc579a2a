/**
 * The layout holds: at 200 % and 400 % zoom, and whatever the article is made of.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const SAID = 'and nobody in the valley could remember a summer as dry as this one was, or a river as low.';
const around = (/** @type {string} */ body, title = 'The low river', head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><article><h1>${title}</h1>
<p>One, ${SAID}</p><p>Two, ${SAID}</p>${body}<p>Three, ${SAID}</p><p>Four, ${SAID}</p></article></body></html>`;
const WORD = 'Donaudampfschiff'.repeat(40);
const row = (/** @type {string} */ cell) => `<tr>${Array.from({ length: 300 }, (_, at) => `<${cell}>Column ${at}</${cell}>`).join('')}</tr>`;
const nest = (/** @type {string} */ open, /** @type {string} */ close, /** @type {number} */ times) =>
  `${open.repeat(times)}The innermost of all, ${SAID}${close.repeat(times)}`;
const MARKS = '\u0301\u0302\u0303\u0334\u0489'.repeat(60);

/** Pages, by what is hard about them; `holds` is what must be in the reader. @type {Record<string, {page: string, holds: string}>} */
const HARD = {
  'a table of 300 columns': { page: around(`<table>${row('th')}${row('td')}${row('td')}</table>`), holds: 'td' },
  'a paragraph of 1 MB': { page: around(`<p>${`It rained, ${SAID} `.repeat(Math.ceil((1 << 20) / (SAID.length + 12)))}</p>`), holds: 'p' },
  'a word of 100 000 letters': { page: around(`<p>It is called ${'Donaudampfschiff'.repeat(6250)}, ${SAID}</p>`), holds: 'p' },
  'hostile names': {
    page: around(`<h2>${WORD}</h2><p>He was called <b>${WORD}</b>, ${SAID}</p>`, `${WORD} \u202e\u2066${MARKS}`,
      `<meta name="author" content="${WORD} \u202eevil"><meta property="og:site_name" content="${WORD}"><meta name="keywords" content="${WORD},${WORD}">`),
    holds: 'h1',
  },
  'broken pictures': {
    page: around(`<figure><img src="/missing.png" width="99999" height="99999" alt="${WORD}"><figcaption>${WORD}</figcaption></figure>
      <figure><img src="data:image/png;base64,AAAA" width="-5" height="0" alt="A picture that is none"><figcaption>A broken one</figcaption></figure>
      <p><img src="/missing.jpg" style="width: 5000px; height: 300px" alt="Without a size"> Three and a half, ${SAID}</p>`),
    holds: 'figure',
  },
  'code, addresses and nesting without end': {
    page: around(`<pre><code>${'x = y + z; '.repeat(9000)}</code></pre><p>See <a href="https://a.example/${WORD}">https://a.example/${WORD}</a>, ${SAID}</p>
      ${nest('<blockquote>', '</blockquote>', 40)}${nest('<ul><li>', '</li></ul>', 40)}`),
    holds: 'pre',
  },
};

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  const pages = Object.values(HARD);
  server = await serve((path) => {
    const body = path === '/plain' ? around(['First', 'Second', 'Third'].map((name) => `<h2>${name} heading</h2><p>${name}, ${SAID}</p>`).join('')) : pages[Number(/^\/hard\/(\d+)$/u.exec(path)?.[1])]?.page;
    return body ? { body } : null;
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** What stands out at the side, and of what is not scrolled in a box of its own. @param {import('./harness/index.mjs').Reader} reader */
const outside = (reader) => reader.run((root) => {
  const scroller = /** @type {HTMLElement} */ (root.querySelector('.scroller'));
  const edge = scroller.clientWidth + 1;
  const boxed = (/** @type {Element} */ element) => {
    for (let at = element.parentElement; at && at !== scroller; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== 'visible') return true;
    }
    return false;
  };
  const found = [...scroller.querySelectorAll('*')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (right > edge || left < -1) && !boxed(element);
  });
  return [...(scroller.scrollWidth > edge ? [`scrolls sideways: ${scroller.scrollWidth}`] : []), ...found.slice(0, 3).map((element) => `${element.localName}.${element.className}`)];
});

describe('nothing stands out at the side', () => {
  Object.entries(HARD).forEach(([name, { holds }], at) => {
    test(name, async () => {
      const page = await browser.openPage(`${server.origin}/hard/${at}`);
      await browser.clickAction(page);
      const reader = await shown(browser, page);
      assert.ok(await reader.run((root, /** @type {string} */ wanted) => root.querySelector(`.article ${wanted}`) !== null, holds), `it holds a ${holds}`);
      for (const width of [1100, 400]) {
        await browser.resize(page, width, 800, 1);
        await until('it is laid out anew', () => reader.run((root, /** @type {number} */ wanted) => root.ownerDocument.documentElement.clientWidth <= wanted, width));
        assert.deepEqual(await outside(reader), [], `${width} px`);
      }
      assert.ok(await reader.run((root) => [...root.querySelectorAll('.body > p')].every((paragraph) => paragraph.getBoundingClientRect().width > 200)), 'the text keeps its measure');
      await browser.closePage(page);
    });
  });
});

/** A window of 1280 × 1024 at 200 % and, for WCAG 1.4.10, at 400 %. */
const ZOOMS = /** @type {[number, number, number][]} */ ([[640, 512, 2], [320, 256, 4]]);

describe('zoomed', () => {
  for (const [width, height, scale] of ZOOMS) {
    test(`the reader and its layers fit at ${scale * 100} %, and buttons are 44 px`, async () => {
      const page = await browser.openPage(`${server.origin}/plain`);
      await browser.resize(page, width, height, scale);
      await browser.clickAction(page);
      const reader = await shown(browser, page);
      assert.deepEqual(await outside(reader), []);
      for (const key of ['S', 'a', 'c', '?', 'n']) {
        await browser.press(page, key);
        await until('something opens', () => reader.run((root) => root.querySelector('.layer:not([hidden])') !== null));
        const faults = await reader.run((root) => {
          const layer = /** @type {HTMLElement} */ (root.querySelector('.layer:not([hidden])'));
          const box = layer.getBoundingClientRect();
          const { clientWidth, clientHeight } = root.ownerDocument.documentElement;
          const small = [...root.querySelectorAll('.bar button, .layer:not([hidden]) button')].filter((button) => {
            const { width: w, height: h } = button.getBoundingClientRect();
            return w > 0 && (w < 44 || h < 44);
          }).map((button) => button.textContent || button.getAttribute('data-tool'));
          return [...(box.left < -1 || box.right > clientWidth + 1 || box.bottom > clientHeight + 1 || layer.scrollWidth > layer.clientWidth + 1 ? ['out of view'] : []), ...small];
        });
        assert.deepEqual(faults, [], `the layer of ${key}`);
        await browser.press(page, 'Escape');
      }
      await browser.closePage(page);
    });

    test(`the extension’s own pages fit at ${scale * 100} %`, async () => {
      for (const path of ['options/options.html', 'own/tabs.html', 'own/open.html']) {
        const page = await browser.openPage(`${browser.origin}/${path}`);
        await browser.resize(page, width, height, scale);
        await until('the page', () => browser.evaluate(page, () => document.querySelectorAll('.own-page button').length > 0));
        const faults = await browser.evaluate(page, () => {
          const { scrollWidth, clientWidth } = document.documentElement;
          const small = [...document.querySelectorAll('button, a.button, select, input[type=text]')].filter((one) => {
            const { width: w, height: h } = one.getBoundingClientRect();
            return w > 0 && (w < 44 || h < 44);
          }).map((one) => one.textContent);
          return [...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth}`] : []), ...small];
        });
        assert.deepEqual(faults, [], path);
        await browser.closePage(page);
      }
    });
  }
});
