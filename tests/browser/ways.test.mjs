/**
 * Ways of reading: pictures on their own, notes beside the text, read aloud; and the options page.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { read as readIn } from './harness/reading.mjs';
import { serveSite } from './harness/site.mjs';
import { readAloud } from './harness/voices.mjs';
import { japanese } from './samples/han.mjs';
import { latin } from './samples/latin.mjs';
import { arabic } from './samples/others.mjs';

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
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** @param {import('./samples/article.mjs').Article} article @param {Record<string, unknown>} [settings] */
const read = (article, settings) => readIn(browser, page, site.origin, article, settings);

test('a picture opens on its own, arrows go on, Escape comes back to it', async () => {
  await read(latin());
  await browser.evaluate(page, () => {
    const picture = /** @type {HTMLElement} */ (globalThis.limpid.session?.root.querySelector('button.picture'));
    picture.focus();
    picture.click();
  });
  const look = () => browser.evaluate(page, () => {
    const root = globalThis.limpid.session?.root;
    return [root?.querySelector('.light-picture')?.getAttribute('alt') ?? null, root?.querySelector('.light-caption')?.textContent ?? null];
  });
  assert.deepEqual(await look(), ['Hills above the weir at dawn', 'The weir at half past five, seen from the eastern bank. The gauge house is the small roof on the left. Lena Brandt / North Light']);
  await browser.press(page, 'ArrowRight');
  await browser.press(page, 'ArrowRight');
  assert.equal((await look())[0], 'Gauge');
  await browser.press(page, 'ArrowLeft');
  assert.equal((await look())[0], 'Ledger');
  await browser.press(page, 'Escape');
  assert.deepEqual(await look(), [null, null]);
  // The one that was shown last, not the one that was opened.
  assert.deepEqual(await browser.evaluate(page, () => {
    const focused = globalThis.limpid.session?.root.activeElement;
    return [focused?.className, focused?.querySelector('img')?.alt];
  }), ['picture', 'Ledger']);
});

test('while a picture is open, its keys and the reader’s own are taken, and the browser has all others', async () => {
  await read(latin());
  const left = await browser.evaluate(page, () => {
    const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
    /** @type {HTMLElement} */ (root.querySelector('button.picture')).click();
    return ['F5', 'F11', 'F12', 'Tab', 'Enter', 'ArrowRight', 's', 'e', '?']
      .filter((key) => window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true })));
  });
  assert.deepEqual(left, ['F5', 'F11', 'F12', 'Tab', 'Enter']);
  assert.ok(await browser.evaluate(page, () => globalThis.limpid.session?.root.querySelector('.lightbox')), 'and it is still open');
});

test('the button at a side does what the arrow to that side does, from right to left too', async () => {
  for (const [make, right, order] of /** @type {const} */ ([[latin, 'Next picture', 'close left right'], [arabic, 'Previous picture', 'close right left']])) {
    const article = make();
    const [first] = article.images;
    article.images = [0, 1, 2].map((id) => ({ ...first, id, alt: String(id) }));
    article.blocks = article.images.map(({ id }) => ({ type: 'figure', images: [id], id: 100 + id }));
    Object.assign(article, { leadImage: null, footnotes: [] });
    await read(/** @type {any} */ (article));
    const seen = await browser.evaluate(page, () => {
      const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
      /** @type {HTMLElement} */ (root.querySelectorAll('button.picture')[1]).click();
      const shown = () => root.querySelector('.light-picture')?.getAttribute('alt');
      const button = (/** @type {string} */ side) => /** @type {HTMLElement} */ (root.querySelector(`.light-${side}`));
      const press = (/** @type {string} */ key) => window.dispatchEvent(new KeyboardEvent('keydown', { key }));
      const steps = [() => button('right').click(), () => press('ArrowLeft'), () => button('left').click(), () => press('ArrowRight')].map((step) => {
        step();
        return shown();
      });
      const { left, right: end } = button('right').getBoundingClientRect();
      return { steps, label: button('right').getAttribute('aria-label'), right: left > innerWidth / 2 && end <= innerWidth, order: [...root.querySelectorAll('.lightbox button')].map((one) => one.className.slice('button light-'.length)).join(' ') };
    });
    const [on, back] = right === 'Next picture' ? ['2', '0'] : ['0', '2'];
    assert.deepEqual(seen, { steps: [on, '1', back, '1'], label: right, right: true, order });
  }
});

test('a note opens beside its mark, takes the focus and gives it back', async () => {
  await read(latin());
  await browser.evaluate(page, () => globalThis.limpid.session?.root.querySelector('.note-mark a')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await new Promise((done) => setTimeout(done, 300));
  const note = await browser.evaluate(page, () => {
    const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
    const mark = /** @type {HTMLElement} */ (root.querySelector('.note-mark a'));
    mark.click();
    const layer = /** @type {HTMLElement} */ (root.querySelector('.layer.note'));
    const [a, b] = [mark.getBoundingClientRect(), layer.getBoundingClientRect()];
    return { text: layer.textContent, focused: root.activeElement === layer, near: Math.min(Math.abs(b.top - a.bottom), Math.abs(a.top - b.bottom)) < 40, inside: b.left >= 0 && b.right <= innerWidth };
  });
  assert.match(note.text ?? '', /February 1913/u);
  assert.deepEqual([note.focused, note.near, note.inside], [true, true, true]);
  await browser.press(page, 'Escape');
  assert.deepEqual(await browser.evaluate(page, () => {
    const root = globalThis.limpid.session?.root;
    return [root?.querySelectorAll('.layer.note').length, root?.activeElement?.getAttribute('data-note')];
  }), [0, '1']);
});

test('a note goes when the text is scrolled, and what is opened after it stays', async () => {
  await read(latin());
  await browser.evaluate(page, () => globalThis.limpid.session?.root.querySelector('.note-mark a')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await new Promise((done) => setTimeout(done, 300));
  const mark = () => browser.evaluate(page, () => /** @type {HTMLElement | null} */ (/** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session).root.querySelector('.note-mark a'))?.click());
  const scroll = async () => {
    await browser.evaluate(page, () => globalThis.limpid.session?.scroller.scrollBy({ top: 30, behavior: 'instant' }));
    await new Promise((done) => setTimeout(done, 300));
  };
  const open = () => browser.evaluate(page, () => [.../** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session).root.querySelectorAll('.layer:not([hidden])')].map((layer) => layer.className));
  await mark();
  assert.deepEqual(await open(), ['layer note']);
  await scroll();
  assert.deepEqual(await open(), []);
  await mark();
  await browser.press(page, 'Escape');
  await browser.press(page, 'a');
  await scroll();
  assert.deepEqual(await open(), ['layer panel']);
});

test('reading aloud goes sentence by sentence in the article’s language, shows each, and stops', async () => {
  await readAloud(browser, page, site.origin, japanese(), [{ lang: 'ja-JP', localService: false, name: 'far' }, { lang: 'ja-JP', localService: true, name: 'near' }]);
  await browser.press(page, 'r');
  const spoken = await until('four sentences', async () => {
    const all = await browser.evaluate(page, () => /** @type {any} */ (window).spoken);
    return all.length === 4 ? all : null;
  });
  assert.equal(spoken[0][0], '川が目を覚ます前に水位を測る人びと');
  const body = spoken.find((/** @type {string[]} */ [text]) => text === '谷の底に光が届くのは遅い。');
  assert.ok(body, JSON.stringify(spoken));
  for (const [text, lang, marked, name] of spoken) {
    assert.equal(lang, 'ja');
    assert.equal(name, 'near');
    assert.ok(marked?.includes(text), `${text} / ${marked}`);
  }
  await browser.press(page, 'r');
  assert.deepEqual(await browser.evaluate(page, () => [globalThis.limpid.session?.speaking, CSS.highlights?.has('limpid-spoken') ?? false]), [false, false]);
});

/** What is spoken and shown now. */
const aloud = () => browser.evaluate(page, () => {
  const { spoken } = /** @type {any} */ (window);
  const { root, scroller, speaking } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
  const button = root.querySelector('[data-tool="listen"]');
  const [text] = spoken.at(-1) ?? [];
  const shown = [...(CSS.highlights?.get('limpid-spoken') ?? [])].map(String).join('') || root.querySelector('.pointed')?.textContent;
  return { text, shown: shown?.includes(text) ?? false, top: scroller.scrollTop, speaking, button: [button?.getAttribute('aria-label'), button?.getAttribute('aria-pressed'), button?.classList.contains('at-work')] };
});
const nextSentence = () => browser.evaluate(page, () => /** @type {any} */ (window).utterance.onend());

test('reading aloud goes on in a text that is shown anew or marked, which stays where it is, and the button knows', async () => {
  await readAloud(browser, page, site.origin, japanese(), [{ lang: 'ja', localService: true, name: 'near' }]);
  await browser.press(page, 'r');
  await until('four sentences', () => browser.evaluate(page, () => /** @type {any} */ (window).spoken.length === 4));
  while (!(await aloud()).text.includes('科学だなんて')) await nextSentence();
  // The paragraph before it runs out of view.
  await browser.evaluate(page, () => {
    const { root, scroller } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
    scroller.scrollBy({ top: (root.querySelector('[data-block="1"]')?.getBoundingClientRect().top ?? 0) - 140, behavior: 'instant' });
  });
  const { top } = await aloud();
  assert.ok(top > 200, String(top));
  /** @param {string} words of the sentence @param {number} [place] */
  const reads = async (words, place = top) => {
    const { text, ...rest } = await aloud();
    assert.ok(text.includes(words), `${text} / ${words}`);
    assert.deepEqual(rest, { shown: true, top: place, speaking: true, button: ['Stop reading aloud', null, true] }, words);
  };
  await reads('科学だなんて');
  await browser.evaluate(page, () => {
    const { limpid } = globalThis;
    if (limpid.session) limpid.redraw(limpid.session);
  });
  await reads('科学だなんて');
  await nextSentence();
  await reads('帳面をつけた');
  // A highlight divides the nodes that hold the sentence.
  await browser.evaluate(page, () => {
    const { limpid } = globalThis;
    const mark = { anchor: { selector: '', prefix: '', exact: '帳面をつけた', suffix: '' }, block: 1, note: '', colour: /** @type {const} */ ('yellow'), made: null };
    if (limpid.session) limpid.changeMarks(limpid.session, [mark]);
  });
  await reads('帳面をつけた');
  await nextSentence();
  await reads('鶏に餌を');
  // What it is at is taken out: the next that is still there follows.
  await browser.evaluate(page, () => {
    const { limpid } = globalThis;
    const { session } = limpid;
    if (!session) return;
    const { blocks, ...rest } = JSON.parse(session.json);
    limpid.redraw(session, JSON.stringify({ ...rest, blocks: blocks.filter((/** @type {{id: number}} */ { id }) => id !== 1), highlights: [] }));
  });
  await nextSentence();
  await reads('午前五時半の堰', (await aloud()).top);
  // And where nothing of it is left it ends.
  await browser.evaluate(page, () => {
    const { limpid } = globalThis;
    const { session } = limpid;
    if (session) limpid.redraw(session, JSON.stringify({ ...JSON.parse(session.json), title: 'Other', subtitle: null, authors: [], blocks: [] }));
  });
  const { speaking, button } = await aloud();
  assert.deepEqual([speaking, ...button], [false, 'Read aloud', null, false]);
});

test('a voice that is not of this machine is never used: it would send the text away', async () => {
  await readAloud(browser, page, site.origin, japanese(), [{ lang: 'ja-JP', localService: false, name: 'far' }, { lang: 'en-GB', localService: true, name: 'near' }]);
  await browser.press(page, 'r');
  await until('it says so', () => browser.evaluate(page, () =>
    globalThis.limpid.session?.root.querySelector('.status')?.textContent === 'This browser has no voice for this language.'));
  assert.deepEqual(await browser.evaluate(page, () => [/** @type {any} */ (window).spoken, globalThis.limpid.session?.speaking]), [[], false]);
});
