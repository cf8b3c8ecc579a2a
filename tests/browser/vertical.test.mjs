/**
 * Lines that run down the page, as in Chinese and Japanese books: the wheel, the keys, the contents, the voice and the kept place go
 * the same way, paper goes its own, and an article of another script goes as ever.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { read as readIn } from './harness/reading.mjs';
import { serveSite } from './harness/site.mjs';
import { readAloud } from './harness/voices.mjs';
import { article, h, p } from './samples/article.mjs';
import { japanese } from './samples/han.mjs';
import { latin } from './samples/latin.mjs';

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
  await browser.resize(page, 1100, 800, 1);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** @param {import('./samples/article.mjs').Article} shown @param {Record<string, unknown>} [settings] */
const read = (shown, settings = { vertical: true }) => readIn(browser, page, site.origin, shown, settings);

const SENTENCE = '資料室では、帳面は横に寝かせてある。背がもう自分の重みを支えられないからだ。';
/** Several screens, in chapters. */
const long = () => article({
  lang: 'ja', title: '川が目を覚ます前に',
  blocks: Array.from({ length: 6 }, (_, part) => [h(2, `第${part}章`), ...Array.from({ length: 5 }, (__, at) => p(`第${part}章の第${at}段落である。${SENTENCE.repeat(4)}`))]).flat(),
});
/** How far it is scrolled to the left. */
const along = () => browser.evaluate(page, () => Math.abs(globalThis.limpid.session?.scroller.scrollLeft ?? NaN));
/** The heading that begins so near the right edge, where one stands that has been stepped to. */
const heading = () => browser.evaluate(page, () => [...globalThis.limpid.session?.root.querySelectorAll('.body > h2') ?? []]
  .find((one) => Math.abs(innerWidth - one.getBoundingClientRect().right - 32) < 3)?.textContent ?? '');

test('lines run down the page for Japanese, and not for English', async () => {
  await read(japanese());
  const look = () => browser.evaluate(page, () => {
    const { scroller } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
    return [getComputedStyle(scroller).writingMode, scroller.scrollWidth > scroller.clientWidth, scroller.scrollHeight <= scroller.clientHeight + 1];
  });
  assert.deepEqual(await look(), ['vertical-rl', true, true]);
  await browser.press(page, 'PageDown');
  assert.ok(await along() > 100);
  await read(latin());
  assert.equal((await look())[0], 'horizontal-tb');
});

test('the wheel leads on, but for what scrolls by itself', async () => {
  await read(article({ lang: 'ja', title: '川', blocks: [...long().blocks.slice(0, 12), { type: 'code', language: null, text: 'line\n'.repeat(200) }] }));
  /** @param {string} selector of what is under the pointer @param {WheelEventInit} turned */
  const wheel = async (selector, turned) => {
    await browser.evaluate(page, (/** @type {string} */ under, /** @type {WheelEventInit} */ by) => {
      const element = /** @type {Element} */ (globalThis.limpid.session?.root.querySelector(under));
      element.scrollIntoView({ inline: 'center', block: 'center', behavior: 'instant' });
      const { left, right, top } = element.getBoundingClientRect();
      const at = { clientX: (left + right) / 2, clientY: top + 20, bubbles: true, composed: true };
      Object.assign(window, { before: globalThis.limpid.session?.scroller.scrollLeft });
      element.dispatchEvent(new WheelEvent('wheel', { ...at, ...by }));
    }, selector, turned);
    return browser.evaluate(page, () => /** @type {any} */ (window).before - (globalThis.limpid.session?.scroller.scrollLeft ?? NaN));
  };
  const text = '[data-block="8"]';
  assert.equal(await wheel(text, { deltaY: 100 }), 100);
  assert.equal(await wheel(text, { deltaY: -100 }), -100);
  assert.equal(await wheel(text, { deltaY: 3, deltaMode: 1 }), 120, 'lines');
  assert.equal(await wheel(text, { deltaY: 20, deltaX: -60 }), 0, 'sideways it is the browser’s');
  assert.equal(await wheel(text, { deltaY: 100, ctrlKey: true }), 0, 'with Control the browser zooms');
  assert.equal(await wheel('.scroll.code', { deltaY: 100 }), 0, 'code of many lines has its own');
  assert.ok(await browser.evaluate(page, () => {
    const code = /** @type {Element} */ (globalThis.limpid.session?.root.querySelector('.scroll.code'));
    return code.scrollHeight > code.clientHeight && code.getBoundingClientRect().bottom <= innerHeight;
  }), 'and stands in view');
  await browser.press(page, 'a');
  assert.equal(await wheel('.panel .controls', { deltaY: 100 }), 0, 'a layer over the text');
});

test('keys lead from heading to heading, and the contents know the part that is read', async () => {
  await read(long());
  for (const [key, name] of [['j', ''], ['j', '第0章'], ['j', '第1章'], ['j', '第2章'], ['k', '第1章'], ['j', '第2章']]) {
    await browser.press(page, key ?? '');
    if (name) await until(`${name} is at the edge`, async () => (await heading()) === name);
    else await new Promise((done) => setTimeout(done, 500));
  }
  await browser.press(page, 'c');
  assert.deepEqual(await browser.evaluate(page, () => [...globalThis.limpid.session?.root.querySelectorAll('.contents [aria-current]') ?? []].map((link) => link.textContent)), ['第2章']);
  await browser.press(page, 'Escape');
  await browser.press(page, 'End');
  const end = await along();
  await browser.press(page, 'Home');
  // Chromium goes a pixel past the beginning where the last of a smooth step still comes in.
  const home = await along();
  assert.ok(end > 3000 && home < 2, `${end} ${home}`);
  // Space turns the page, and presses a button.
  await browser.evaluate(page, () => globalThis.limpid.session?.scroller.focus());
  await browser.press(page, ' ');
  const turned = await along();
  assert.ok(turned > 500, String(turned));
  await browser.evaluate(page, () => /** @type {HTMLElement | null | undefined} */ (globalThis.limpid.session?.root.querySelector('[data-tool="text"]'))?.focus());
  await browser.press(page, ' ');
  assert.deepEqual(await browser.evaluate(page, () => /** @type {HTMLElement | null | undefined} */ (globalThis.limpid.session?.root.querySelector('.panel'))?.hidden), false);
  assert.ok(Math.abs(await along() - turned) < 2, `${turned} ${await along()}`);
});

test('the voice begins where one is, and the text follows it', async () => {
  await readAloud(browser, page, site.origin, long(), [{ lang: 'ja', localService: true, name: 'near' }], { vertical: true });
  await browser.evaluate(page, () => {
    const { limpid } = globalThis;
    if (limpid.session) limpid.goTo(limpid.session, { block: 8, offset: 0 });
  });
  await browser.press(page, 'r');
  const spoken = await until('four sentences', async () => {
    const all = await browser.evaluate(page, () => /** @type {any} */ (window).spoken);
    return all.length === 4 ? all : null;
  });
  assert.equal(spoken[0][0], '第1章の第1段落である。');
  const start = await along();
  // Sentence by sentence, over more than is in view.
  const hidden = await browser.evaluate(page, () => {
    let count = 0;
    for (let step = 0; step < 40; step += 1) {
      /** @type {any} */ (window).utterance.onend();
      const [range] = [...CSS.highlights?.get('limpid-spoken') ?? []];
      const box = range ? /** @type {Range} */ (range).getBoundingClientRect() : globalThis.limpid.session?.root.querySelector('.pointed')?.getBoundingClientRect();
      if (!box || box.left < 0 || box.right > innerWidth) count += 1;
    }
    return count;
  });
  assert.equal(hidden, 0);
  assert.ok(await along() > start + 400, `${start} ${await along()}`);
});

test('paper has the same as ever', async () => {
  await read(long(), { vertical: false });
  const across = await browser.print(page);
  await read(long());
  const down = await browser.print(page);
  // The same letters in the same places: all that differs is the hour and the like.
  assert.ok(across.length > 20_000 && Math.abs(across.length - down.length) < 200, `${across.length} ${down.length}`);
  assert.equal(await browser.evaluate(page, () => getComputedStyle(/** @type {HTMLElement} */ (globalThis.limpid.session?.scroller)).writingMode), 'vertical-rl');
});

for (const [name, make] of /** @type {[string, () => import('./samples/article.mjs').Article][]} */ ([['Japanese', long], ['English', latin]])) {
  test(`the place is kept, and forgotten at the end, in ${name} with vertical text on`, async () => {
    await browser.goto(page, `${site.origin}/`);
    await browser.evaluate(page, async (json) => {
      const { limpid, limpidReaderFiles } = globalThis;
      const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
      limpid.begin(css.join('\n'), { vertical: true });
      limpid.show(json, { vertical: true }, {}, {
        saveSettings() {}, loadPosition: async () => null,
        savePosition: (_url, position) => Object.assign(window, { kept: { position } }),
      });
      if (limpid.session) limpid.unfold(limpid.session);
    }, JSON.stringify(make()));
    const kept = () => until('it is written down', () => browser.evaluate(page, () => {
      const { kept: found } = /** @type {any} */ (window);
      Object.assign(window, { kept: null });
      return found;
    }));
    const place = () => browser.evaluate(page, () => {
      const { limpid } = globalThis;
      return limpid.session && limpid.placeOf(limpid.session);
    });
    await browser.evaluate(page, () => {
      const { limpid } = globalThis;
      if (limpid.session) limpid.goTo(limpid.session, { block: 9, offset: 0.25 });
    });
    const { position } = await kept();
    assert.equal(position?.block, 9);
    // Larger letters do not carry it away.
    await browser.press(page, '+');
    const now = await place();
    assert.equal(now?.block, 9);
    assert.ok(Math.abs((now?.offset ?? 0) - 0.25) < 0.1, JSON.stringify(now));
    await browser.press(page, 'l');
    assert.equal(await browser.evaluate(page, () => /** @type {HTMLElement | null | undefined} */ (globalThis.limpid.session?.root.querySelector('.shade-above'))?.hidden), name === 'Japanese', 'the focus line lies across lines');
    await browser.evaluate(page, () => {
      const { scroller } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
      Object.assign(window, { kept: null });
      scroller.scrollBy({ left: -scroller.scrollWidth, top: scroller.scrollHeight, behavior: 'instant' });
    });
    assert.deepEqual(await kept(), { position: null });
    await until('the line at the edge is whole', () => browser.evaluate(page, () => {
      const box = globalThis.limpid.session?.root.querySelector('.progress')?.getBoundingClientRect();
      return (box?.width ?? 0) > innerWidth - 20;
    }));
  });
}
