/**
 * Rendering of articles: every kind of block, nothing that an article could smuggle in, type by script,
 * contrast, accessibility. Runs the reader's scripts in the web page, where tests can reach them.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { serveSite } from './harness/site.mjs';
import { article, p } from './samples/article.mjs';
import { chinese, japanese, traditional } from './samples/han.mjs';
import { hostile } from './samples/hostile.mjs';
import { latin } from './samples/latin.mjs';
import { arabic, hebrew, korean } from './samples/others.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
/** @type {import('./harness/index.mjs').Page} */
let page;
before(async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  site = await serveSite({ '/axe.js': { body: axe, headers: { 'content-type': 'text/javascript' } } });
  browser = await launch();
  page = await browser.openPage(`${site.origin}/`);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/**
 * Renders an article into the page's view and looks at it.
 * @template T
 * @param {import('./samples/article.mjs').Article} shown
 * @param {() => T} look runs in the page and uses nothing from outside itself
 * @returns {Promise<Awaited<T>>}
 */
async function rendered(shown, look) {
  await browser.evaluate(page, (json) => {
    /** @type {HTMLElement} */ (document.getElementById('result')).hidden = false;
    document.getElementById('view-article')?.replaceChildren(globalThis.limpid.renderArticle(JSON.parse(json), document));
  }, JSON.stringify(shown));
  return browser.evaluate(page, look);
}

describe('an article becomes elements', () => {
  test('and a date keeps its order within words that run the other way', async () => {
    const { modifiedOn } = JSON.parse(await readFile(new URL('../../extension/_locales/ar/messages.json', import.meta.url), 'utf8'));
    const lefts = await browser.evaluate(page, (json, phrase) => {
      const view = /** @type {HTMLElement} */ (document.getElementById('view-article'));
      /** @type {HTMLElement} */ (document.getElementById('result')).hidden = false;
      view.replaceChildren(globalThis.limpid.renderArticle(JSON.parse(json), document, { strings: { uiLanguage: 'ar', modifiedOn: phrase } }));
      const text = /** @type {Text} */ (view.querySelector('.modified time')?.firstChild);
      return [...text.data.matchAll(/\w+/gu)].map(({ index, 0: word }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return Math.round(range.getBoundingClientRect().left);
      });
    }, JSON.stringify(latin()), modifiedOn.message);
    assert.ok(lefts.length === 3 && lefts.every((left, at) => left > (lefts[at - 1] ?? -Infinity)), lefts.join());
  });

  test('and links whose text is another address say where they lead', async () => {
    /** @type {[string, string, string | null][]} */
    const links = [
      ['https://bank.example/', 'https://hostile.example/', 'hostile.example'],
      ['bank.example/login', 'https://bank.example.hostile.example/', 'bank.example.hostile.example'],
      ['www.bank.example', 'https://bank.example/', null],
      ['https://bank.example/a', 'https://www.bank.example/b', null],
      // Cyrillic letters that look like Latin ones, named and unnamed.
      ['\u0430\u0440\u0440\u04cf\u0435.example', 'https://xn--80ak6aa92e.example/', 'xn--80ak6aa92e.example'],
      ['the fruit', 'https://xn--80ak6aa92e.example/', null],
      ['bank', 'https://bank.example@hostile.example/', 'hostile.example'],
      ['bank.example:x', 'https://hostile.example/', 'hostile.example'],
      ['Node.js', 'https://hostile.example/', null],
      ['README.md', 'https://hostile.example/', null],
      ['It rained. The river rose.', 'https://hostile.example/', null],
      ['a@bank.example', 'mailto:a@bank.example', null],
    ];
    const content = links.map(([text, href]) => ({ type: 'link', href, content: [{ type: 'text', text }] }));
    const found = await rendered(article({ lang: 'en', blocks: [p(/** @type {any} */ (content))] }), () => Array.from(document.querySelectorAll('#view-article .body p a'), (link) => ({
      said: link.getAttribute('data-leads-to'), after: getComputedStyle(link, '::after').content, bidi: getComputedStyle(link).unicodeBidi,
    })));
    assert.deepEqual(found.map(({ said }) => said), links.map(([, , wanted]) => wanted));
    for (const { said, after, bidi } of found) {
      assert.equal(bidi, 'isolate');
      if (said) assert.ok(after.includes('[') || after.includes('attr'), after);
      else assert.equal(after, 'none');
    }
  });

  test('of every kind of block', async () => {
    const counts = await rendered(latin(), (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => Object.fromEntries([
      'h1', '.subtitle', '.standfirst', '.byline .person', '.fact', 'h2', 'h3', 'figure', '.gallery .gallery-item', 'figcaption', '.credit', 'blockquote cite',
      'math', 'msup', '.scroll.table tbody tr', 'th[scope=col]', 'td.number', 'pre code', 'ol > li', 'ul > li', 'dl > dt', 'dl > dd', 'hr', '.pullQuote',
      '.correction', '.editorsNote', '.embed a', '.note-mark a', '.endnotes li', '.back', 'em', 'strong',
    ].map((selector) => [selector, root.querySelectorAll(selector).length])));
    assert.deepEqual(Object.entries(counts).filter(([, count]) => count === 0), []);
    assert.equal(counts['.byline .person'], 4);
    assert.equal(counts.math, 1);
    assert.equal(counts['.gallery .gallery-item'], 2);
    assert.equal(counts['.note-mark a'], 2);
  });

  test('with who, where from and when, and no more of the date than is known', async () => {
    const head = (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => [...root.querySelectorAll('.byline .people, .fact')].map((part) => part.textContent);
    // The browsers differ in the zero of an hour.
    assert.deepEqual((await rendered(latin(), head)).map((text) => text?.replace('at 06:30', 'at 6:30')), [
      'By Maren Holloway and Idris Okafor', 'Pictures by Lena Brandt, North Light', 'Edited by J. Whitcombe', 'The Valley Quarterly, reposted from River Almanac',
      '14 March 2025 at 6:30 UTC', 'updated 16 March 2025', '7 minutes to read',
    ]);
    const month = await rendered(traditional(), head);
    assert.ok(month.includes('2025年3月'), String(month));
    const year = await rendered(hebrew(), head);
    assert.ok(year.includes('2025'), String(year));
  });

  test('of a thread with who wrote each post, and when, but of the first, which the head tells', async () => {
    const day = (/** @type {string} */ value) => ({ value, raw: value, precision: 'day' });
    const authors = [{ name: 'mossback', role: 'author', affiliation: null, url: null }];
    const posts = [
      { block: 0, author: 'mossback', published: day('2024-03-02') },
      { block: 2, author: '<b>Hydra</b>', published: day('2024-03-03') },
      { block: 3, author: null, published: null },
      { block: 7, author: 'nobody', published: null },
    ];
    const blocks = [p('A barrel.'), p('And another.'), p('At the bottom.'), p('Thank you.')];
    const lines = (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => [...root.querySelectorAll('.body > *')].map((part) => (
      part.textContent?.trim()));
    assert.deepEqual(await rendered(article({ lang: 'en', authors, posts, blocks }), lines), [
      'A barrel.', 'And another.', '<b>Hydra</b> March 3, 2024', 'At the bottom.', '', 'Thank you.',
    ]);
    assert.deepEqual((await rendered(article({ lang: 'en', posts, blocks }), lines))[0], 'mossback March 2, 2024');
  });

  test('shows the lead image once', async () => {
    const src = latin().images[0]?.src ?? '';
    const lead = { src: 'https://news.example/lead.jpg?w=600', alt: 'Lead', width: 1200, height: 800, image: null };
    const images = [{ id: 0, src: 'https://news.example/lead.jpg?w=1200', alt: null, caption: null, credit: null, width: null, height: null }];
    const count = (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => root.querySelectorAll('figure').length;
    const blocks = [p('One sentence.'), { type: 'figure', images: [0] }];
    assert.equal(await rendered(article({ lang: 'en', leadImage: lead, images, blocks }), count), 1);
    assert.equal(await rendered(article({ lang: 'en', leadImage: { ...lead, src }, images, blocks }), count), 2);
    assert.equal(await rendered(article({ lang: 'en', leadImage: { ...lead, image: 0 }, images, blocks }), count), 1);
  });
});

describe('an article cannot smuggle in', () => {
  test('scripts, handlers, frames, foreign schemes or unknown elements', async () => {
    const found = await rendered(hostile(), (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => {
      const bad = [];
      for (const element of root.querySelectorAll('*')) {
        if (/^(?:script|iframe|object|embed|form|style|link|meta|base|svg|template|annotation-xml|maction)$/u.test(element.localName) && !element.closest('.icon')) bad.push(element.localName);
        for (const { name, value } of element.attributes) {
          if (/^on|^style$|^srcdoc$/u.test(name)) bad.push(`${element.localName} ${name}`);
          if (/^(?:href|src|xlink:href|action|formaction)$/u.test(name) && !/^(?:https?:|mailto:|tel:|#|data:image\/(?:png|jpeg|gif|webp|avif)[;,])/iu.test(value)) bad.push(`${element.localName} ${name}=${value}`);
        }
      }
      return { bad, hurt: 'hurt' in window, text: root.textContent };
    });
    assert.deepEqual(found.bad, []);
    assert.equal(found.hurt, false);
    for (const words of ['a script', 'upper case', 'with a tab', 'vector', 'still here', '<img src=x onerror=hurt=1>']) assert.ok(found.text?.includes(words), words);
  });

  test('a nesting that breaks the stack, a table or a word that breaks the layout', async () => {
    let inline = /** @type {any} */ ({ type: 'text', text: 'deep' });
    for (let depth = 0; depth < 1000; depth += 1) inline = { type: 'strong', content: [inline] };
    let quote = /** @type {any} */ ({ id: 0, ...p('deepest') });
    for (let depth = 0; depth < 500; depth += 1) quote = { id: 0, type: 'quote', cite: null, blocks: [quote] };
    const cells = Array.from({ length: 300 }, (_, index) => ({ header: false, colspan: 1, rowspan: 1, content: [{ type: 'text', text: `cell ${index}` }] }));
    const wide = await rendered(article({ lang: 'en', title: 'W'.repeat(900), blocks: [p([inline]), quote, p('x'.repeat(100_000)), { type: 'table', caption: [], rows: [{ head: false, cells }] }] }), (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => ({
      deep: root.textContent?.includes('deep'), page: document.documentElement.scrollWidth - document.documentElement.clientWidth, table: /** @type {HTMLElement} */ (root.querySelector('.scroll.table')).scrollWidth > 2000,
    }));
    assert.deepEqual(wide, { deep: true, page: 0, table: true });
  });
});

describe('type by script', () => {
  const samples = { latin, chinese, traditional, japanese, korean, arabic, hebrew };
  const expected = {
    latin: ['latin', 'en-GB', 'ltr'], chinese: ['han', 'zh-CN', 'ltr'], traditional: ['han', 'zh-TW', 'ltr'], japanese: ['kana', 'ja', 'ltr'],
    korean: ['hangul', 'ko', 'ltr'], arabic: ['arabic', 'ar', 'rtl'], hebrew: ['hebrew', 'he', 'rtl'],
  };
  test('is found, also where the page tells nothing or the wrong thing', async () => {
    for (const [name, make] of Object.entries(samples)) {
      const look = (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => {
        const made = /** @type {HTMLElement} */ (root.querySelector('.article'));
        return [made.dataset.script, made.lang, made.dir];
      };
      assert.deepEqual(await rendered(make(), look), expected[/** @type {keyof typeof expected} */ (name)], name);
      const [script, , dir] = await rendered({ ...make(), lang: null, dir: null, source: { ...make().source, lang: null, dir: null } }, look);
      assert.deepEqual([script, dir], [expected[/** @type {keyof typeof expected} */ (name)][0], expected[/** @type {keyof typeof expected} */ (name)][2]], name);
    }
    const wrong = await rendered({ ...traditional(), lang: 'en' }, (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => /** @type {HTMLElement} */ (root.querySelector('.article')).lang);
    assert.equal(wrong, 'zh-Hant');
  });

  test('has a measure of 55 to 75 letters or 17 to 40 Han, and never slopes Han', async () => {
    const letters = (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => {
      const text = /** @type {Text} */ (root.querySelector('.body > p:not(.standfirst)')?.firstChild);
      const range = document.createRange();
      // In Chinese the squares are counted, not the figures between them.
      const counted = /\p{Script=Han}/u.test(text.data) ? /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u : /./su;
      const lines = /** @type {number[]} */ ([]);
      let top = -1;
      for (let index = 0; index < text.length; index += 1) {
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        if (box.top > top + box.height / 2) lines.push(0);
        if (box.top > top + box.height / 2) top = box.top;
        lines[lines.length - 1] += counted.test(text.data[index] ?? '') ? 1 : 0;
      }
      return lines.slice(1, -1);
    };
    for (const count of await rendered(latin(), letters)) assert.ok(count >= 50 && count <= 78, `${count} letters`);
    for (const count of await rendered(chinese(), letters)) assert.ok(count >= 17 && count <= 40, `${count} Han`);
    // Named before any Latin face, because quotation marks and dashes have one code point for both.
    const face = await rendered(chinese(), (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => getComputedStyle(/** @type {Element} */ (root.querySelector('.body > p'))).fontFamily);
    assert.match(face, /^"?Songti SC/u);
    const comma = await rendered(chinese(), (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => {
      const text = /** @type {Text} */ (root.querySelector('.body > p')?.firstChild);
      const range = document.createRange();
      range.setStart(text, text.data.indexOf('，'));
      range.setEnd(text, text.data.indexOf('，') + 1);
      return range.getBoundingClientRect().width / parseFloat(getComputedStyle(/** @type {Element} */ (text.parentElement)).fontSize);
    });
    assert.ok(comma > 0.95 && comma < 1.05, `a comma of ${comma} em`);
    const slopes = await rendered(chinese(), (root = /** @type {HTMLElement} */ (document.getElementById('view-article'))) => [...root.querySelectorAll('em')].map((em) => getComputedStyle(em).fontStyle));
    assert.deepEqual([...new Set(slopes)], ['normal']);
  });
});

describe('for everyone', () => {
  for (const theme of ['light', 'sepia', 'dark', 'contrast']) {
    test(`${theme}: contrast of 7:1, touch sizes, no finding of axe`, async () => {
      await browser.goto(page, `${site.origin}/`);
      await browser.evaluate(page, async (json, settings) => {
        // Only so that axe can look inside; what is shipped is closed.
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function open(/** @type {ShadowRootInit} */ init) {
          return attach.call(this, { ...init, mode: 'open' });
        };
        const script = document.createElement('script');
        script.src = 'axe.js';
        await new Promise((done) => {
          script.onload = done;
          document.head.append(script);
        });
        const { limpid, limpidReaderFiles } = globalThis;
        const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
        limpid.begin(css.join('\n'), settings);
        limpid.show(json, settings, {}, { async save() {
          return { name: '' };
        } });
      }, JSON.stringify(latin()), { theme });
      await browser.press(page, 'a');
      await until('the panel is open', () => browser.evaluate(page, () => globalThis.limpid.session?.layers.length === 1));
      const low = await browser.evaluate(page, () => {
        const root = /** @type {ShadowRoot} */ (globalThis.limpid.session?.root);
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const rgb = (/** @type {string} */ color) => {
          if (!canvas) return [0, 0, 0, 0];
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = (/** @type {number[]} */ parts) => parts.slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
        /** @type {string[]} */
        const bad = [];
        for (const element of root.querySelectorAll('*')) {
          const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
          if (!own || element.closest('[hidden], [aria-hidden="true"], .status, rt, rp, math')) continue;
          let back = /** @type {Element | null} */ (element);
          while (back && rgb(getComputedStyle(back).backgroundColor)[3] !== 255) back = back.parentElement;
          if (!back) continue;
          const [a, b] = [light(rgb(getComputedStyle(element).color)), light(rgb(getComputedStyle(back).backgroundColor))];
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < 7) bad.push(`${element.localName}.${element.className} ${ratio.toFixed(2)}`);
        }
        for (const control of root.querySelectorAll('button:not(.picture), .option, .toggle, summary')) {
          const { width, height } = control.getBoundingClientRect();
          if (width > 0 && (width < 43.9 || height < 43.9)) bad.push(`${control.localName}.${control.className} ${width}×${height}`);
        }
        return bad;
      });
      assert.deepEqual(low, []);
      const findings = await browser.evaluate(page, async () => {
        const { axe } = /** @type {any} */ (window);
        const { violations } = await axe.run(document.querySelector('limpid-reader'), { resultTypes: ['violations'] });
        return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html.slice(0, 120)).join(' | ')}`);
      });
      assert.deepEqual(findings, []);
    });
  }
});
