/**
 * The type of a book, as the browser sets it: headings, paragraphs, spaces between scripts, pictures, code; and what
 * the panel changes of it.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { read as readIn } from './harness/reading.mjs';
import { serveSite } from './harness/site.mjs';
import { article, cell, h, p } from './samples/article.mjs';
import { chinese, japanese, traditional } from './samples/han.mjs';
import { latin } from './samples/latin.mjs';
import { arabic, korean } from './samples/others.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
/** @type {import('./harness/index.mjs').Page} */
let page;
before(async () => {
  site = await serveSite();
  browser = await launch();
  page = await browser.openPage(`${site.origin}/`);
  await browser.resize(page, 1280, 900, 1);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** @param {import('./samples/article.mjs').Article} shown @param {Record<string, unknown>} [settings] */
const read = (shown, settings) => readIn(browser, page, site.origin, shown, settings);
/** Properties of the first element of a selector. @param {string} selector @param {string[]} names */
const style = (selector, ...names) => browser.evaluate(page, (/** @type {string} */ one, /** @type {string[]} */ wanted) => {
  const element = /** @type {Element} */ (globalThis.limpid.session?.root.querySelector(one));
  const computed = getComputedStyle(element);
  return wanted.map((name) => computed.getPropertyValue(name));
}, selector, names);
const pixels = (/** @type {string[]} */ values) => values.map((value) => parseFloat(value));

describe('as a book is set', () => {
  test('headings step down by little, and the lowest is no larger than the text', async () => {
    await read(article({ lang: 'en', title: 'Levels', blocks: [2, 3, 4, 5, 6].flatMap((level) => [h(level, `Level ${level}`), p('And some text below it, so that it has something to head.')]) }));
    const sizes = [];
    for (const selector of ['h1', 'h2', 'h3', 'h4', 'h5']) sizes.push(...pixels(await style(selector, 'font-size')));
    const [text] = pixels(await style('.body p', 'font-size'));
    for (const [at, size] of sizes.slice(1).entries()) {
      const step = /** @type {number} */ (sizes[at]) / size;
      assert.ok(step > 1.05 && step < 1.6, `${sizes.join(' ')}: h${at + 1} is ${step.toFixed(2)} × h${at + 2}`);
    }
    assert.equal(sizes[3], text, 'h4 is of the text’s size');
  });

  test('paragraphs are told apart as the script does it, or as the person likes it', async () => {
    const look = async () => {
      const [indent, gap, size] = pixels(await style('.body > p:not(.standfirst) + p', 'text-indent', 'margin-block-start', 'font-size'));
      return [(indent ?? 0) / (size ?? 1), (gap ?? 0) / (size ?? 1)].map((ems) => Math.round(ems * 100) / 100);
    };
    for (const [make, expected] of /** @type {[() => import('./samples/article.mjs').Article, number[]][]} */ ([[latin, [0, 0.8]], [arabic, [0, 0.8]], [chinese, [2, 0.35]], [traditional, [2, 0.35]], [japanese, [1, 0.2]]])) {
      await read(make());
      assert.deepEqual(await look(), expected, make.name);
    }
    await read(latin(), { paragraphs: 'indent' });
    assert.deepEqual(await look(), [1.4, 0]);
    await read(chinese(), { paragraphs: 'space' });
    assert.deepEqual(await look(), [0, 0.8]);
  });

  test('spaces between scripts and around punctuation are the browser’s, where it has them, but not in code', async () => {
    await read(chinese());
    for (const [name, text, code] of [['text-autospace', 'normal', 'no-autospace'], ['text-spacing-trim', 'space-first', null]]) {
      if (!await browser.evaluate(page, (property, value) => CSS.supports(property, value), name, text)) continue;
      assert.deepEqual(await style('.body > p', name ?? ''), [text], name ?? '');
      await read(latin());
      if (code) assert.deepEqual(await style('.body code', name ?? ''), [code]);
      // A number and what it counts are one word.
      await read(korean());
      if (code) assert.deepEqual(await style('.body > p', name ?? ''), [code]);
      await read(chinese());
    }
    assert.deepEqual(await style('.body > p', 'font-synthesis-style', 'line-break'), ['none', 'strict'], 'no slope is made up');
  });

  test('a heading and an item that begin with a bracket stand at the edge, as the others do, and an indented paragraph as it is printed', async () => {
    const list = { type: 'list', ordered: false, items: [{ content: [{ type: 'text', text: '《山谷志》第一卷。' }], blocks: [] }] };
    await read(article({ lang: 'zh-CN', title: '《山谷志》', blocks: [p('《山谷志》里记着：当年沿溪一共有十七座磨坊，如今只剩下这一座。'), h(2, '“磨”出来的日子'), list] }));
    const found = await browser.evaluate(page, () => CSS.supports('text-spacing-trim', 'trim-start') && ['h1', 'h2', 'li', '.body > p'].map((selector) => {
      const element = /** @type {Element} */ (globalThis.limpid.session?.root.querySelector(selector));
      const text = /** @type {Text} */ (document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode());
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(text, 1);
      return Math.round(range.getBoundingClientRect().width / parseFloat(getComputedStyle(element).fontSize) * 10) / 10;
    }));
    // Firefox has no such spacing yet.
    assert.ok(found || browser.name === 'firefox');
    if (found) assert.deepEqual(found, [0.5, 0.5, 0.5, 1]);
  });

  test('the dots below what is stressed in Chinese are large enough to be seen', async () => {
    await read(chinese());
    const dot = await browser.evaluate(page, () => {
      const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
      const { textEmphasisStyle, fontFamily } = getComputedStyle(/** @type {Element} */ (root.querySelector('em.dotted')));
      const context = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
      // Browsers set it half as large as the text, and measure whole pixels.
      context.font = `500px ${fontFamily}`;
      const { actualBoundingBoxLeft, actualBoundingBoxRight } = context.measureText(/"(.)"/u.exec(textEmphasisStyle)?.[1] ?? '•');
      return (actualBoundingBoxLeft + actualBoundingBoxRight) / 1000;
    });
    assert.ok(dot > 0.08 && dot < 0.3, `${dot} of the size of the text`);
  });

  test('a wide picture grows past the column, its caption and credit stand apart below it', async () => {
    await read(latin());
    const found = await browser.evaluate(page, () => {
      const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
      const one = (/** @type {string} */ selector) => /** @type {Element} */ (root.querySelector(selector));
      const [picture, text, caption] = ['figure.wide .picture', '.body > p:not(.standfirst)', 'figure.wide figcaption'].map((selector) => one(selector).getBoundingClientRect());
      return {
        wider: (picture?.width ?? 0) - (text?.width ?? 0), inView: (picture?.left ?? -1) >= 0 && (picture?.right ?? Infinity) <= innerWidth, below: (caption?.top ?? 0) >= (picture?.bottom ?? Infinity) - 1,
        parts: [...one('figure.wide figcaption').children].map((part) => part.className), quiet: getComputedStyle(one('figcaption')).color !== getComputedStyle(one('.body > p')).color,
      };
    });
    assert.ok(found.wider > 40 && found.inView && found.below && found.quiet, JSON.stringify(found));
    assert.deepEqual(found.parts, ['caption', 'credit']);
  });

  test('no line ends with the dash before who took a picture or said a sentence', async () => {
    await read(latin());
    for (const [selector, name] of [['.credit', 'Lena'], ['blockquote cite', 'Remarks']]) {
      const found = await browser.evaluate(page, (/** @type {string} */ one, /** @type {string} */ word) => {
        const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
        const element = /** @type {HTMLElement} */ (root.querySelector(one));
        // As narrow as its longest word: each line that can end does.
        Object.assign(element.style, { display: 'inline-block', inlineSize: 'min-content', overflowWrap: 'normal' });
        const text = /** @type {Text} */ (document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode());
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, word.length);
        return range.getBoundingClientRect().top - element.getBoundingClientRect().top < 8;
      }, selector, name);
      assert.ok(found, selector);
    }
  });

  test('wide tables and long lines of code have the room of wide pictures, and of many columns one of sentences is no word wide', async () => {
    const heads = ['Bakery', 'Flour', 'Water', 'Salt', 'Rest', 'Oven', 'Loaves', 'Price', 'Remarks'];
    const row = (/** @type {string} */ remark) => ({ head: false, cells: ['Old Lane', '12 400', '8 300', '220', '110', '245', '19', '2.90', remark].map((text) => cell(text)) });
    const table = (/** @type {number} */ count) => ({ type: 'table', caption: [], rows: [
      { head: true, cells: heads.slice(-count).map((text) => cell(text, true)) }, ...['It was a wet morning, so I held back.', 'Ask my daughter.'].map((remark) => ({ ...row(remark), cells: row(remark).cells.slice(-count) })),
    ] });
    await read(article({ lang: 'en', title: 'Room', blocks: [
      p('Some text that says how wide the column is, for which it needs a line and a little more than that.'), table(9), table(2),
      { type: 'code', language: null, text: `${'x'.repeat(74)}\ny` }, { type: 'code', language: null, text: 'x = 1' },
    ] }));
    const boxes = () => browser.evaluate(page, () => {
      const { scroller } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
      const [text] = scroller.querySelectorAll('.body > p');
      const column = /** @type {Element} */ (text).getBoundingClientRect();
      const lines = [...scroller.querySelectorAll('.table.wide tbody tr')].map((one) => Math.round(one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)));
      return { lines, boxes: [...scroller.querySelectorAll('.body > .scroll')].map((one) => {
        const { left, right } = one.getBoundingClientRect();
        return { beyond: [column.left - left, right - column.right].map((by) => Math.sign(Math.round(by))).join(), scrolls: one.scrollWidth > one.clientWidth, inView: left >= 0 && right <= innerWidth };
      }) };
    });
    const wide = await boxes();
    assert.deepEqual(wide.boxes.map(({ beyond }) => beyond), ['1,1', '0,0', '1,1', '0,0']);
    assert.ok(wide.boxes.every(({ scrolls, inView }) => !scrolls && inView), JSON.stringify(wide));
    assert.ok(Math.max(...wide.lines) <= 4, `${wide.lines} lines with the room around them`);
    await browser.resize(page, 390, 800, 1);
    const narrow = await boxes();
    assert.deepEqual(narrow.boxes.map(({ beyond, scrolls }) => `${beyond} ${scrolls}`), ['0,0 true', '0,0 false', '0,0 true', '0,0 false']);
    assert.ok(Math.max(...narrow.lines) <= 4, `${narrow.lines}`);
    await browser.resize(page, 1280, 900, 1);
  });

  test('figures go up and down with the letters of the text, and stand even in code and addresses', async () => {
    await read(latin());
    assert.match(String(await style('.body > p', 'font-variant-numeric')), /oldstyle-nums/u);
    for (const selector of ['.body p code', '.scroll.code code', '.original a', '.embed a']) {
      assert.doesNotMatch(String(await style(selector, 'font-variant-numeric')), /oldstyle/u, selector);
    }
    assert.deepEqual(await style('.scroll.code code', 'font-variant-numeric'), ['normal'], 'nor are they set apart as the letters of a proportional face');
  });

  test('code names its language, to the eye and to the ear', async () => {
    await read(latin());
    assert.deepEqual(await browser.evaluate(page, () => {
      const box = globalThis.limpid.session?.root.querySelector('.scroll.code');
      return [box?.querySelector('.language')?.textContent, box?.getAttribute('aria-label'), box?.getAttribute('tabindex')];
    }), ['python', 'Code, python', '0']);
  });
});

/** Presses a control of the panel, found by its name. @param {string} name @param {string} [value] of one of several */
const control = (name, value = '') => browser.evaluate(page, (label, wanted) => {
  const root = globalThis.limpid.session?.root;
  const panel = /** @type {HTMLElement} */ (root?.querySelector('.panel'));
  /** @type {HTMLElement | null} */ (wanted ? panel.querySelector(`input[value="${wanted}"]`) : panel.querySelector(`[aria-label="${label}"]`) ?? [...panel.querySelectorAll('label, button')].find((one) => one.textContent === label) ?? null)?.click();
}, name, value);
const kept = () => browser.evaluate(page, () => /** @type {any} */ (window).kept ?? {});

describe('the panel', () => {
  test('changes each thing at once and keeps it, and one key puts all back', async () => {
    await read(latin());
    // The first paragraph of a book is never indented.
    const text = '.body > p:not(.standfirst) + p';
    const look = async () => [...await style(text, 'font-size', 'line-height', 'letter-spacing', 'word-spacing', 'text-align', 'text-indent', 'font-family'),
      ...await style('.article', 'max-inline-size'), ...await style('.limpid', 'background-color')];
    const before = await look();
    await browser.press(page, 'a');
    /** What is pressed, what is kept, and which of the above changes. @type {[string, string, Record<string, unknown>, number][]} */
    const steps = [
      ['Size: more', '', { size: 1 }, 0], ['Line height: more', '', { leading: 1 }, 1], ['Letter spacing: more', '', { letters: 1 }, 2], ['Word spacing: more', '', { words: 1 }, 3],
      ['', 'justify', { align: 'justify' }, 4], ['', 'indent', { paragraphs: 'indent' }, 5], ['', 'sans', { typeface: 'sans' }, 6], ['', 'legible', { typeface: 'legible' }, 6], ['Width: less', '', { width: -1 }, 7],
      ['', 'sepia', { theme: 'sepia' }, 8], ['', 'dark', { theme: 'dark' }, 8], ['', 'contrast', { theme: 'contrast' }, 8],
    ];
    for (const [name, value, expected, at] of steps) {
      const last = await look();
      await control(name, value);
      const now = await look();
      assert.notEqual(now[at], last[at], `${name}${value}: ${last[at]}`);
      const settings = await kept();
      for (const [key, wanted] of Object.entries(expected)) assert.equal(settings[key], wanted, `${key} is kept`);
    }
    await browser.press(page, 'Escape');
    await browser.press(page, '0');
    assert.deepEqual(await look(), before);
    assert.equal((await kept()).theme, 'system');
  });

  test('follows the system, and holds out against it where the person chose', async () => {
    await read(latin());
    const paper = async () => (await style('.limpid', 'background-color'))[0];
    try {
      await browser.prefer(page, 'light');
      const light = await paper();
      await browser.prefer(page, 'dark');
      await until('it is dark', async () => (await paper()) !== light);
      const dark = await paper();
      await control('', 'light');
      assert.equal(await paper(), light);
      await control('', 'dark');
      assert.equal(await paper(), dark);
      await browser.prefer(page, 'light');
      await new Promise((done) => setTimeout(done, 200));
      assert.equal(await paper(), dark);
    } finally {
      await browser.prefer(page, 'light');
    }
  });
});
