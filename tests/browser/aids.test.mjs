/**
 * What helps while one reads: how far one is, the contents, the focus line, the list of keys, the offer to go on.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { onPaper } from './harness/paper.mjs';
import { read as readIn } from './harness/reading.mjs';
import { serveSite } from './harness/site.mjs';
import { readAloud } from './harness/voices.mjs';
import { article, p } from './samples/article.mjs';
import { chinese } from './samples/han.mjs';
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
  await browser.resize(page, 1100, 800, 1);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** @param {import('./samples/article.mjs').Article} shown @param {Record<string, unknown>} [settings] */
const read = (shown, settings) => readIn(browser, page, site.origin, shown, settings);
const scrollTo = (/** @type {number} */ share) => browser.evaluate(page, (part) => {
  const { scroller } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
  scroller.scrollTo({ top: part * (scroller.scrollHeight - scroller.clientHeight), behavior: 'instant' });
}, share);

test('the line at the edge is as long as what has been read', async () => {
  await read(latin());
  const line = () => browser.evaluate(page, () => {
    const box = globalThis.limpid.session?.root.querySelector('.progress')?.getBoundingClientRect();
    return (box?.width ?? 0) / innerWidth;
  });
  assert.ok(await line() < 0.01, 'nothing has been read');
  const whole = await browser.evaluate(page, () => {
    const { scroller } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
    return scroller.scrollHeight - scroller.clientHeight;
  });
  await browser.evaluate(page, () => globalThis.limpid.session?.scroller.scrollTo({ top: 600, behavior: 'instant' }));
  await until('the line has begun', async () => Math.abs(await line() - 600 / whole) < 0.05);
  // What makes the text longer makes the line shorter, though nobody scrolls.
  await browser.evaluate(page, () => {
    const body = globalThis.limpid.session?.scroller.querySelector('.body');
    body?.append(Object.assign(document.createElement('div'), { style: 'block-size: 50000px' }));
  });
  await until('the line is shorter', async () => await line() < 600 / (whole + 40_000));
  for (const share of [0.5, 1, 0.25]) {
    await scrollTo(share);
    await until(`the line is ${share} long`, async () => Math.abs(await line() - share) < 0.02);
  }
});

test('the focus line leaves a few lines clear where the pointer is, and the key takes it away', async () => {
  await read(latin());
  const clear = () => browser.evaluate(page, () => {
    const [above, below] = ['.shade-above', '.shade-below'].map((one) => /** @type {HTMLElement} */ (globalThis.limpid.session?.root.querySelector(one)));
    return above?.hidden || below?.hidden ? null : [Math.round(above?.getBoundingClientRect().bottom ?? NaN), Math.round(below?.getBoundingClientRect().top ?? NaN)];
  });
  assert.equal(await clear(), null);
  await browser.press(page, 'l');
  for (const at of [300, 500]) {
    await browser.evaluate(page, (y) => {
      globalThis.limpid.session?.scroller.dispatchEvent(new PointerEvent('pointermove', { clientX: 500, clientY: y, pointerType: 'mouse', bubbles: true }));
    }, at);
    assert.deepEqual(await clear(), [at - 60, at + 60]);
  }
  await browser.press(page, 'l');
  assert.equal(await clear(), null);
});

test('the contents open below their button and run as the article does', async () => {
  for (const make of [latin, arabic]) {
    await read(make());
    await browser.press(page, 'c');
    const found = await browser.evaluate(page, () => {
      const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
      const [layer, button] = ['.contents', '[data-tool="contents"]'].map((one) => /** @type {HTMLElement} */ (root.querySelector(one)).getBoundingClientRect());
      return { below: layer && button && layer.left < button.left && layer.right > button.right && layer.top > button.top, dir: getComputedStyle(/** @type {Element} */ (root.querySelector('.contents a'))).direction };
    });
    assert.deepEqual(found, { below: true, dir: make().dir }, make.name);
  }
});

test('the offer to begin again is covered by nothing that is said, and stays while it has the focus', async () => {
  await browser.goto(page, `${site.origin}/`);
  const offer = () => browser.evaluate(page, () => globalThis.limpid.session?.root.querySelector('.went-on') !== null);
  await browser.evaluate(page, async (json) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
    const { setTimeout: later } = window;
    // The seconds of the offer pass in no time.
    Object.assign(window, { setTimeout: (/** @type {() => void} */ work, /** @type {number} */ ms) => later(work, ms === 8000 ? 100 : ms) });
    limpid.begin(css.join('\n'), {});
    limpid.show(json, {}, {}, { saveSettings() {}, loadPosition: async () => ({ block: 12, offset: 0 }), savePosition() {} });
    await new Promise((done) => later(done));
    /** @type {HTMLElement | null | undefined} */ (limpid.session?.root.querySelector('.went-on .button'))?.focus();
  }, JSON.stringify(latin()));
  for (const width of [1100, 390]) {
    await browser.resize(page, width, 800, 1);
    const [said, offered] = await browser.evaluate(page, () => {
      const { limpid } = globalThis;
      if (limpid.session) limpid.say(limpid.session, 'Download started: The people who measure the river before it wakes.limpid.json');
      return ['.status', '.went-on'].map((one) => {
        const { top, bottom } = /** @type {HTMLElement} */ (/** @type {import('../../extension/reader/types').Session} */ (limpid.session).root.querySelector(one)).getBoundingClientRect();
        return { top, bottom };
      });
    });
    assert.ok(said && offered && said.bottom <= offered.top && offered.bottom <= 800, JSON.stringify([said, offered]));
  }
  await browser.resize(page, 1100, 800, 1);
  await new Promise((done) => setTimeout(done, 400));
  assert.equal(await offer(), true);
  // What it stands in, because on paper nothing has the focus.
  assert.equal(await browser.evaluate(page, () => globalThis.limpid.session?.root.querySelector('.went-on')?.parentElement?.className), 'lower');
  if (browser.name === 'chromium') {
    assert.deepEqual(await onPaper(browser, page, () => ['.lower', '.bar'].map((one) => globalThis.limpid.session?.root.querySelector(one)?.getClientRects().length)), [0, 0], 'nor is it on paper');
  }
  await browser.evaluate(page, () => globalThis.limpid.session?.scroller.focus());
  await until('it is gone', async () => !await offer());
});

describe('the keys', () => {
  test('are all listed by the question mark, and each that is listed is heard', async () => {
    await read(latin());
    await browser.press(page, '?');
    const listed = await browser.evaluate(page, () => [.../** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session).root.querySelectorAll('.keys kbd')].map((key) => key.textContent ?? ''));
    await browser.press(page, 'Escape');
    assert.ok(listed.length >= 20 && new Set(listed).size === listed.length, listed.join(' '));
    const unheard = await browser.evaluate(page, (/** @type {string[]} */ keys) => keys.filter((key) => {
      // Esc is the last: it closes the reader.
      const event = new KeyboardEvent('keydown', { key: key.replace('−', '-').replace('Esc', 'Escape'), cancelable: true });
      window.dispatchEvent(event);
      return !event.defaultPrevented;
    }), [...listed.filter((key) => key !== 'Esc'), 'Esc']);
    assert.deepEqual(unheard, []);
    // Each opened something or closed what was open.
    await until('the last key has closed what was open', async () => {
      await browser.press(page, 'Escape');
      return browser.evaluate(page, () => globalThis.limpid.session === null);
    });
  });

  test('are not listed where they do nothing', async () => {
    const listed = async () => {
      await browser.press(page, '?');
      await new Promise((done) => setTimeout(done, 50));
      return browser.evaluate(page, () => [.../** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session).root.querySelectorAll('.keys kbd')].map((key) => key.textContent).join(' '));
    };
    const voices = [{ lang: 'en-GB', localService: true, name: 'near' }, { lang: 'zh-CN', localService: false, name: 'far' }];
    const all = 'Esc s S y e h n c j k r l a + − [ ] t f 0 ?';
    // Named only after they were asked for.
    await readAloud(browser, page, site.origin, latin(), voices);
    assert.equal(await listed(), all);
    // Repaired, it has no headings left.
    await browser.evaluate(page, (/** @type {import('./samples/article.mjs').Article} */ whole) => {
      const { limpid } = globalThis;
      if (limpid.session) limpid.redraw(limpid.session, JSON.stringify({ ...whole, blocks: whole.blocks.filter(({ type }) => type !== 'heading') }));
    }, latin());
    await browser.press(page, 'c');
    assert.equal(await browser.evaluate(page, () => globalThis.limpid.session?.root.querySelector('.contents')), null);
    assert.equal(await listed(), all.replace('c j k ', ''));
    await readAloud(browser, page, site.origin, article({ lang: 'en', blocks: [p('One paragraph of English, and nothing else.')] }), []);
    assert.equal(await listed(), all.replace('c j k r ', ''));
    await readAloud(browser, page, site.origin, chinese(), voices, { vertical: true });
    assert.equal(await listed(), all.replace('r l ', '').replace('[ ] ', ''));
    await browser.goto(page, `${site.origin}/`);
    await browser.evaluate(page, async (json) => {
      const { limpid, limpidReaderFiles } = globalThis;
      const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
      limpid.begin(css.join('\n'), {});
      limpid.show(json, {}, {}, { save: undefined, text: undefined, review: undefined });
    }, JSON.stringify(latin()));
    assert.equal(await listed(), all.replace('s S y e', 'S').replace('r ', ''));
  });

  test('lead from heading to heading', async () => {
    await read(latin());
    // At rest: a step that is taken on the way starts from where the way has led so far.
    const heading = () => browser.evaluate(page, () => [.../** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session).root.querySelectorAll('h1, .body > :is(h2, h3)')]
      .find((one) => Math.abs(one.getBoundingClientRect().top - 72) < 3)?.textContent ?? '');
    await browser.press(page, 'j');
    await until('the title is at the top', async () => (await heading()).startsWith('The people who measure'));
    await browser.press(page, 'j');
    await until('the first heading is at the top', async () => (await heading()) === 'A column of small numbers');
    await browser.press(page, 'j');
    await until('the next one is', async () => (await heading()) === 'What the oranges knew');
    await browser.press(page, 'k');
    await until('the first one is again', async () => (await heading()) === 'A column of small numbers');
  });
});

test('what was reset can be had back: by a key, which a second reset does not spoil, and in the panel by the same button', async () => {
  await read(latin(), { theme: 'sepia', size: 3, rate: 1.5 });
  const looks = () => browser.evaluate(page, () => {
    const { theme, size, rate } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session).settings;
    return [theme, size, rate].join();
  });
  const strip = () => browser.evaluate(page, () => globalThis.limpid.session?.root.querySelector('.was-reset')?.textContent ?? null);
  await browser.press(page, 'z');
  assert.equal(await looks(), 'sepia,3,1.5', 'nothing to undo');
  await browser.press(page, '0');
  await browser.press(page, '0');
  assert.deepEqual([await looks(), await strip()], ['system,0,1.5', 'Settings are reset.Undo']);
  await browser.press(page, 'z');
  assert.deepEqual([await looks(), await strip()], ['sepia,3,1.5', null]);
  assert.deepEqual(await browser.evaluate(page, () => /** @type {any} */ (window).kept.theme), 'sepia', 'and kept');
  await browser.press(page, 'a');
  const press = (/** @type {string} */ selector) => browser.evaluate(page, (which) => {
    const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
    /** @type {HTMLElement} */ (root.querySelector(which)).click();
    return root.querySelector('.panel .controls > .button')?.textContent;
  }, selector);
  const button = '.panel .controls > .button';
  assert.deepEqual([await press(button), await looks()], ['Undo', 'system,0,1.5']);
  assert.deepEqual([await press(button), await looks()], ['Reset', 'sepia,3,1.5']);
  assert.equal(await press(button), 'Undo');
  assert.equal(await press('.panel [value=dark]'), 'Reset', 'another choice since');
  assert.deepEqual([await press(button), await looks()], ['Undo', 'system,0,1.5']);
  await browser.press(page, 'Escape');
});

test('from a part that one jumped to out of sight one comes back to where one was, and a short way is offered nothing', async () => {
  const parts = Array.from({ length: 8 }, (_, at) => [{ type: 'heading', level: 2, content: [{ type: 'text', text: `Part ${at}` }] }, ...Array.from({ length: 9 }, (_n, line) => p(`Line ${line} of part ${at}: ${'the river stood a hand lower than the day before. '.repeat(5)}`))]).flat();
  await read(article({ lang: 'en', title: 'The low river', blocks: parts }));
  const at = () => browser.evaluate(page, () => globalThis.limpid.session?.scroller.scrollTop ?? -1);
  // A smooth step may still be coming in.
  const settled = async () => {
    let last = -1;
    await until('it stands still', async () => {
      const now = await at();
      const still = now === last;
      last = now;
      return still;
    });
    return last;
  };
  const offered = () => browser.evaluate(page, () => globalThis.limpid.session?.root.querySelector('.leapt')?.textContent ?? null);
  const jump = async (/** @type {number} */ part) => {
    await browser.press(page, 'c');
    await browser.evaluate(page, (which) => {
      const links = globalThis.limpid.session?.root.querySelectorAll('.contents a');
      /** @type {HTMLElement | undefined} */ (links?.[which])?.click();
    }, part);
    await until('it is there', () => browser.evaluate(page, (which) => {
      const top = globalThis.limpid.session?.scroller.querySelectorAll('.body > h2')[which]?.getBoundingClientRect().top ?? -1;
      return top > 0 && top < 200;
    }, part));
  };
  await jump(0);
  assert.equal(await offered(), null);
  await settled();
  await browser.evaluate(page, () => globalThis.limpid.session?.scroller.scrollBy({ top: 500, behavior: 'instant' }));
  const before = await settled();
  await jump(7);
  assert.ok(await settled() > before + 2000);
  assert.equal(await offered(), 'Back to where you were');
  await browser.press(page, 'z');
  assert.ok(Math.abs(await settled() - before) < 3, `${await at()} ${before}`);
  assert.equal(await offered(), null);
});

test('what is said and what is offered lie over nothing that is open', async () => {
  await read(latin());
  for (const [width, height] of /** @type {const} */ ([[320, 568], [390, 700], [1100, 500]])) {
    await browser.resize(page, width, height, 1);
    for (const key of ['a', 'c', '?', 'S', 'n']) {
      await browser.press(page, key);
      const [layer, ...said] = await browser.evaluate(page, () => {
        const session = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
        globalThis.limpid.say(session, 'Download started: The people who measure the river.limpid.json');
        return ['.layer:not([hidden])', '.status'].map((one) => {
          const { top, bottom } = /** @type {HTMLElement} */ (session.root.querySelector(one)).getBoundingClientRect();
          return { top, bottom };
        });
      });
      for (const one of said) assert.ok(layer && layer.bottom <= one.top && layer.bottom - layer.top > 60, `${width} ${key}: ${JSON.stringify([layer, one])}`);
      await browser.press(page, 'Escape');
    }
  }
  await browser.resize(page, 1100, 800, 1);
});
