/**
 * A long article opens with its first screens: what stands further down is laid out after these are painted, and
 * at once where something asks for it. Nothing here is timed: it is counted what is laid out, and when.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, test } from 'node:test';
import { launch, shown, until } from './harness/index.mjs';
import { serveSite } from './harness/site.mjs';
import { article, h, note, p } from './samples/article.mjs';

await import(new URL('../../extension/reader/files.js', import.meta.url).href);
const { scripts, styles } = globalThis.limpidReaderFiles;
const SENTENCE = 'The river stood a hand lower than the day before, and nobody could remember a year like it. ';
/** 200 pages of 2 500 letters. */
const PARAGRAPHS = 1000;
/** The core wants words that are not all the same. @param {number} at */
const paragraph = (at) => `On day ${at} of it. ${SENTENCE.repeat(5)}So it went on until day ${at + 1}.`;
const blocks = Array.from({ length: PARAGRAPHS }, (_, at) => (at % 50 === 0 ? [h(2, `Part ${at / 50 + 1}`)] : []).concat(
  /** @type {any} */ (p(at === 500 ? [{ type: 'text', text: paragraph(at) }, note(1)] : paragraph(at))))).flat();
const novel = JSON.stringify(article({
  lang: 'en', title: 'The low river', tags: ['Rivers'], blocks, footnotes: [{ number: 1, label: '1', content: [{ type: 'text', text: 'A note at the end.' }] }],
}));

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
/** @type {import('./harness/index.mjs').Page} */
let page;
before(async () => {
  const css = (await Promise.all(styles.map((path) => readFile(new URL(`../../extension/${path}`, import.meta.url), 'utf8')))).join('\n');
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Desk</title></head><body>${['reader/files.js', ...scripts].map((file) => `<script src="/${file}"></script>`).join('')}
    <script id="css" type="text/plain">${css}</script><script id="novel" type="text/plain">${novel}</script></body></html>`;
  const live = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The low river</title></head><body><article><h1>The low river</h1>
    ${Array.from({ length: 400 }, (_, at) => `<p>${paragraph(at)}</p>`).join('')}</article></body></html>`;
  site = await serveSite({ '/desk': { body }, '/live': { body: live } });
  browser = await launch();
  page = await browser.openPage(`${site.origin}/desk`);
  await browser.evaluate(page, () => {
    const text = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? '';
    const { limpid } = globalThis;
    Object.assign(window, {
      open(/** @type {import('../../extension/reader/types').Hooks} */ hooks = {}) {
        limpid.close();
        limpid.begin(text('css'), {});
        limpid.show(text('novel'), {}, {}, hooks);
        return limpid.session;
      },
      /** Blocks that are laid out, of all, and whether they fill the screen. */
      laidOut() {
        const scroller = /** @type {HTMLElement} */ (limpid.session?.scroller);
        const all = [...scroller.querySelectorAll('.body > *')];
        const out = all.filter((block) => block.getClientRects().length > 0);
        return {
          all: all.length, out: out.length, fills: (out.at(-1)?.getBoundingClientRect().bottom ?? 0) >= innerHeight,
          inOrder: out.every((block, at) => block === all[at]), foot: (scroller.querySelector('.foot')?.getClientRects().length ?? 0) > 0,
        };
      },
    });
  });
});
after(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(() => browser.evaluate(page, () => globalThis.limpid.close()));

/** What {@link before} has put on the page's window. @typedef {{open(hooks?: object): import('../../extension/reader/types').Session, laidOut(): {all: number, out: number, fills: boolean, inOrder: boolean, foot: boolean}}} Desk */

/** Opens the novel, does something in the same task, and tells what is laid out then. @param {string} what a name in `WAYS` */
const openAnd = (what) => browser.evaluate(page, (/** @type {string} */ name) => {
  const { limpid } = globalThis;
  const desk = /** @type {Desk} */ (/** @type {unknown} */ (window));
  const session = desk.open();
  const { scroller, root } = session;
  const link = () => /** @type {HTMLElement} */ ([...root.querySelectorAll('.contents a')].at(-1));
  const top = (/** @type {Element | null | undefined} */ element) => Math.round(element?.getBoundingClientRect().top ?? NaN);
  /** @type {Record<string, () => unknown>} */
  const ways = {
    nothing: () => null,
    contents() {
      session.commands.get('contents')?.();
      return link().textContent;
    },
    jump() {
      limpid.reveal(session, /** @type {HTMLElement} */ (root.getElementById(link().dataset.target ?? '')));
      return null;
    },
    place() {
      limpid.goTo(session, { block: 700, offset: 0 });
      return { top: top(scroller.querySelector('[data-block="700"]')), kept: limpid.placeOf(session)?.block };
    },
    larger() {
      limpid.goTo(session, { block: 20, offset: 0 });
      limpid.changeSettings({ size: 3 });
      const at = limpid.placeOf(session)?.block;
      limpid.changeSettings({ size: 0 });
      return at;
    },
    back() {
      scroller.scrollTop = 400;
      limpid.stepHeading(session, -1);
      return null;
    },
    end() {
      session.frame.querySelector('button')?.focus();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
      return scroller.scrollTop > 100_000;
    },
    note() {
      const mark = /** @type {HTMLElement} */ (scroller.querySelector('.note-mark a'));
      limpid.reveal(session, mark);
      mark.click();
      return root.querySelector('.layer:not([hidden])')?.textContent?.includes('A note at the end.');
    },
  };
  const found = ways[name]?.();
  return { found, ...desk.laidOut() };
}, what);

describe('a novel opens', () => {
  test('with its first screens, and with nothing else laid out before they are painted', async () => {
    const { all, out, fills, inOrder, foot } = await openAnd('nothing');
    assert.equal(all, PARAGRAPHS + PARAGRAPHS / 50);
    assert.ok(fills && inOrder && !foot, JSON.stringify({ fills, inOrder, foot }));
    assert.ok(out < all / 20, `${out} of ${all} blocks are laid out at once`);
  });

  test('and a frame later it goes on, until it is laid out whole', async () => {
    const steps = await browser.evaluate(page, async () => {
      const desk = /** @type {Desk} */ (/** @type {unknown} */ (window));
      const seen = [];
      const session = desk.open();
      // What is laid out when a frame is painted; asked for after the reader's own, so it sees each of its steps.
      for (let frame = 0; frame < 600 && session.folded.length > 0; frame += 1) {
        await new Promise((done) => requestAnimationFrame(done));
        seen.push(desk.laidOut());
      }
      return [...seen, desk.laidOut()].map(({ out, all, inOrder, foot }) => ({ left: all - out, inOrder, foot }));
    });
    assert.ok(steps.every(({ inOrder }) => inOrder));
    assert.ok((steps[0]?.left ?? 0) > PARAGRAPHS * 0.9, 'the first frame shows the first screens alone');
    assert.ok(steps.every(({ left }, at) => left <= (steps[at - 1]?.left ?? Infinity)), 'nothing goes back');
    assert.deepEqual([steps.at(-1)?.left, steps.at(-1)?.foot], [0, true]);
  });

  test('an article of a few pages whole', async () => {
    const [folded, foot] = await browser.evaluate(page, () => {
      const desk = /** @type {Desk} */ (/** @type {unknown} */ (window));
      const whole = JSON.parse(document.getElementById('novel')?.textContent ?? '');
      globalThis.limpid.begin(document.getElementById('css')?.textContent ?? '', {});
      globalThis.limpid.show(JSON.stringify({ ...whole, blocks: whole.blocks.slice(0, 10) }), {}, {}, {});
      return [globalThis.limpid.session?.folded.length, desk.laidOut().foot];
    });
    assert.deepEqual([folded, foot], [0, true]);
  });

  test('and closes in the midst of it without a trace', async () => {
    const left = await browser.evaluate(page, async () => {
      const desk = /** @type {Desk} */ (/** @type {unknown} */ (window));
      /** @type {string[]} */
      const errors = [];
      window.addEventListener('error', ({ message }) => errors.push(message));
      const { folded } = desk.open();
      const before = folded.length;
      globalThis.limpid.close();
      for (let frame = 0; frame < 10; frame += 1) await new Promise((done) => requestAnimationFrame(done));
      return { errors, untouched: folded.length === before && before > 0, host: document.querySelector('limpid-reader') };
    });
    assert.deepEqual(left, { errors: [], untouched: true, host: null });
  });
});

describe('what asks for more has it at once', () => {
  test('the list of contents, all', async () => {
    const { found, out, all } = await openAnd('contents');
    assert.equal(found, `Part ${PARAGRAPHS / 50}`);
    assert.equal(out, all);
  });

  test('a jump, as far as it leads and a screen on', async () => {
    const { out, all, inOrder } = await openAnd('jump');
    assert.ok(inOrder && out > all * 0.95, `${out}`);
  });

  test('a place where one stopped, as far as it is', async () => {
    const { found, out, all } = await openAnd('place');
    const { top, kept } = /** @type {{top: number, kept: number}} */ (found);
    assert.ok(Math.abs(top - 56) <= 1, `at ${top}`);
    assert.equal(kept, 700);
    assert.ok(out > 700 && out < all * 0.8, `${out}`);
  });

  test('a change of the type keeps the place', async () => {
    assert.equal((await openAnd('larger')).found, 20);
  });

  test('a step back by headings, which must not take those below for those above', async () => {
    await openAnd('back');
    await until('it is at the start', () => browser.evaluate(page, () => (globalThis.limpid.session?.scroller.scrollTop ?? 999) < 200));
  });

  test('the End key, all', async () => {
    const { found, out, all } = await openAnd('end');
    assert.deepEqual([found, out], [true, all]);
  });

  test('a note far down', async () => {
    assert.equal((await openAnd('note')).found, true);
  });
});

describe('in the extension', () => {
  test('a long page is laid out to its end, and gone on with deep within', async () => {
    const first = await browser.openPage(`${site.origin}/live`);
    await browser.clickAction(first);
    let reader = await shown(browser, first);
    await until('it is laid out to its end', () => reader.run((root) => root.querySelector('.article .folded') === null));
    await reader.run((root) => root.querySelector('[data-block="300"]')?.scrollIntoView({ block: 'start', behavior: 'instant' }));
    // Until scrolling has come to rest and the place is kept.
    await new Promise((done) => setTimeout(done, 900));
    await browser.closePage(first);

    const again = await browser.openPage(`${site.origin}/live`);
    await browser.clickAction(again);
    reader = await shown(browser, again);
    await until('the block is near the top', () => reader.run((root) => {
      const top = root.querySelector('[data-block="300"]')?.getBoundingClientRect().top ?? -1000;
      return top > -60 && top < 200;
    }));
    await browser.closePage(again);
  });
});
