/**
 * Accessibility, by axe-core: the reader in every theme, with each of its layers and while it is repaired, and the extension's
 * own pages; text at 7:1.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { launch, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';
import { chinese } from './samples/han.mjs';
import { latin } from './samples/latin.mjs';
import { arabic } from './samples/others.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {string} */
let axe;
/** @type {import('./harness/index.mjs').Page} */
let page;
before(async () => {
  axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  await import(new URL('../../extension/reader/files.js', import.meta.url).href);
  const { scripts } = globalThis.limpidReaderFiles;
  const markup = `<!doctype html><html lang="en"><title>Page</title><style>html { height: 100vh; }</style>${['axe.js', 'reader/files.js', ...scripts].map((file) => `<script src="${file}"></script>`).join('')}<p>A page.</p>`;
  server = await serve(async (path) => {
    if (path === '/') return { body: markup };
    if (path === '/axe.js') return { body: axe, headers: { 'content-type': 'text/javascript' } };
    const file = new URL(`../../extension${path}`, import.meta.url);
    return /^\/reader\/\w+\.(?:js|css)$/u.test(path) ? { body: await readFile(file), headers: { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/css' } } : null;
  });
  browser = await launch();
  page = await browser.openPage(`${server.origin}/`);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * What axe finds in the reader. The root is closed to everybody, so its content is laid into the page for it.
 * @param {import('./samples/article.mjs').Article} article @param {Record<string, unknown>} settings @param {string} [command]
 * @param {boolean} [spoilt] with faint text and a picture without words put in
 */
function examine(article, settings, command, spoilt) {
  return browser.evaluate(page, async (json, chosen, name, bad) => {
    const { limpid, limpidReaderFiles } = globalThis;
    limpid.close();
    const css = (await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()))).join('\n');
    limpid.begin(css, chosen);
    limpid.show(json, chosen, {}, { save: async () => ({ name: '' }), text: async () => '', review: async () => pieces, choose: async () => '' });
    // Left out at the head, and more of one kind than is shown open; one is put back, one block dropped.
    const left = (/** @type {number} */ at) => ({ selector: `p:nth-child(${at})`, exact: '', text: `A line that was left out, ${at}`, keep: false, reasons: [at < 2 ? 'navigation' : 'related articles'], block: at < 2 ? null : 0, shape: null });
    const pieces = [left(0), { ...left(1), keep: true, block: 0 }, ...[2, 3, 4, 5, 6].map(left)];
    const { session } = limpid;
    if (!session) throw new Error('no reader');
    if (name) session.commands.get(name)?.();
    if (name === 'repair') {
      await new Promise((done) => setTimeout(done, 60));
      if (!session.mending) throw new Error('it is not being repaired');
      for (const element of [session.root.querySelector('.left-out .piece'), session.root.querySelector('.piece[data-block]')]) /** @type {HTMLElement} */ (element).click();
      for (const fold of session.root.querySelectorAll('.left-out details')) /** @type {HTMLDetailsElement} */ (fold).open = true;
    }
    session.dialog.close();
    const host = document.createElement('div');
    const open = host.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = css;
    open.append(style, session.dialog);
    document.body.append(host);
    if (bad) {
      const faint = ['#999', '#6b6b6b'].map((color) => {
        const line = document.createElement('p');
        line.textContent = 'Faint words in the text.';
        line.style.color = color;
        return line;
      });
      const picture = document.createElement('img');
      picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
      session.scroller.querySelector('.body')?.prepend(...faint, picture);
    }
    session.dialog.show();
    await new Promise((done) => setTimeout(done, 60));
    const { violations } = await /** @type {any} */ (window).axe.run(host, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      rules: { region: { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
    });
    session.dialog.remove();
    host.remove();
    limpid.close();
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.slice(0, 3).map((/** @type {any} */ node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join('; ')}`);
  }, JSON.stringify(article), settings, command ?? '', spoilt ?? false);
}

/**
 * What axe finds on a page of the extension. Its policy lets no script in, so axe comes as part of the function that
 * the debugger runs.
 * @param {import('./harness/index.mjs').Page} own
 */
function examineOwn(own) {
  const run = async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
    });
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0]?.target}`);
  };
  return browser.evaluate(own, /** @type {any} */ ({ toString: () => `async () => { ${axe}; return (${run})(); }` }));
}

test('axe sees the text and would find something', async () => {
  const found = await examine(latin(), { theme: 'light' }, '', true);
  assert.deepEqual(found.map((/** @type {string} */ line) => line.split(':')[0]).sort(), ['color-contrast', 'color-contrast-enhanced', 'image-alt']);
});

describe('axe finds nothing', () => {
  for (const theme of ['light', 'sepia', 'dark', 'contrast']) {
    test(`in ${theme}`, async () => {
      assert.deepEqual(await examine(latin(), { theme }), []);
    });
  }
  test('in Chinese and in Arabic', async () => {
    assert.deepEqual(await examine(chinese(), { theme: 'light' }), []);
    assert.deepEqual(await examine(arabic(), { theme: 'dark' }), []);
  });
  test('while it is repaired', async () => {
    for (const theme of ['light', 'sepia', 'dark', 'contrast']) assert.deepEqual(await examine(latin(), { theme }, 'repair'), [], theme);
  });
  for (const layer of ['text', 'contents', 'keys', 'formats', 'marks']) {
    test(`with ${layer} open`, async () => {
      assert.deepEqual(await examine(latin(), { theme: 'light' }, layer), []);
      assert.deepEqual(await examine(latin(), { theme: 'dark' }, layer), []);
    });
  }
});

test('a screen reader comes first to the tools, then through the article in the order of the eye', async () => {
  const { parts, order, jumps } = await browser.evaluate(page, async (json) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = (await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()))).join('\n');
    limpid.begin(css, {});
    limpid.show(json, {}, {}, {});
    const { dialog, scroller } = /** @type {import('../../extension/reader/types').Session} */ (limpid.session);
    const all = [...dialog.querySelectorAll('.bar button, h1, .body > *, .notes, .foot')].filter((one) => one.getClientRects().length > 0);
    const text = all.filter((one) => scroller.contains(one)).map((one) => one.getBoundingClientRect().top);
    const found = {
      parts: [dialog.getAttribute('aria-label'), ...['.bar', '.article', 'header', 'footer', '.notes'].map((one) => {
        const part = dialog.querySelector(one);
        return [part?.localName, part?.getAttribute('role'), part?.getAttribute('aria-label')].filter(Boolean).join(' ');
      })],
      order: [...new Set(all.map((one) => (one.closest('.bar') ? 'tools' : one.closest('header') ? 'head' : one.closest('.body') ? 'body' : one.className)))],
      jumps: text.filter((top, at) => top < (text[at - 1] ?? -Infinity) - 1).length,
    };
    limpid.close();
    return found;
  }, JSON.stringify(latin()));
  assert.deepEqual(parts, ['The people who measure the river before it wakes', 'div group Reader tools', 'article', 'header', 'footer', 'section doc-endnotes Notes']);
  assert.deepEqual([order, jumps], [['tools', 'head', 'body', 'notes', 'foot'], 0]);
});

test('a tool that opens something says what, and whether it is open', async () => {
  const tools = await browser.evaluate(page, async (json) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = (await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()))).join('\n');
    limpid.begin(css, {});
    limpid.show(json, {}, {}, { save: async () => ({ name: '' }), review: async () => [] });
    const { root } = /** @type {import('../../extension/reader/types').Session} */ (limpid.session);
    const found = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.bar [aria-expanded]')]).map((tool) => {
      const layer = root.getElementById(tool.getAttribute('aria-controls') ?? '');
      const shut = [tool.getAttribute('aria-expanded'), layer?.hidden];
      tool.click();
      // They are groups and lists with a name, and aria-haspopup would promise a menu.
      return [tool.dataset.tool, shut.join(), [tool.getAttribute('aria-expanded'), layer?.hidden].join(), layer?.getAttribute('aria-label') === tool.getAttribute('aria-label'), tool.hasAttribute('aria-haspopup')].join(' ');
    });
    limpid.close();
    return found;
  }, JSON.stringify(latin()));
  assert.deepEqual(tools, ['contents', 'marks', 'text', 'keys', 'formats'].map((tool) => `${tool} false,true true,false true false`));
});

test('a step of a setting is read out with its buttons, and again when it changes', async () => {
  const steps = await browser.evaluate(page, async (json) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = (await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()))).join('\n');
    limpid.begin(css, {});
    limpid.show(json, {}, {}, {});
    const { root } = /** @type {import('../../extension/reader/types').Session} */ (limpid.session);
    const told = () => ['size', 'width', 'rate'].map((name) =>
      [...root.querySelectorAll(`[aria-describedby="step-${name}"]`)].map((one) => root.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent).join(' | '));
    const before = told();
    /** @type {string[]} */
    const changed = [];
    const watch = new MutationObserver((all) => changed.push(...all.map(({ target }) => /** @type {Element} */ (target).id)));
    for (const output of root.querySelectorAll('output')) watch.observe(output, { childList: true });
    limpid.changeSettings({ size: 3, rate: 1.2 });
    await new Promise((done) => setTimeout(done));
    const found = [before, told(), changed.sort()];
    limpid.close();
    return found;
  }, JSON.stringify(latin()));
  assert.deepEqual(steps, [['5 of 13 | 5 of 13', '3 of 5 | 3 of 5', '100% | 100%'], ['8 of 13 | 8 of 13', '3 of 5 | 3 of 5', '120% | 120%'], ['step-rate', 'step-size']]);
});

test('every button is large enough for a finger', async () => {
  const small = await browser.evaluate(page, async (json) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = (await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()))).join('\n');
    limpid.begin(css, {});
    limpid.show(json, {}, {}, {});
    const found = [...limpid.session?.root.querySelectorAll('.bar .button') ?? []]
      .map((button) => [button.getAttribute('data-tool'), Math.round(button.getBoundingClientRect().width), Math.round(button.getBoundingClientRect().height)])
      .filter(([, width, height]) => Number(width) < 44 || Number(height) < 44);
    limpid.close();
    return found;
  }, JSON.stringify(latin()));
  assert.deepEqual(small, []);
});

test('rules of sites are listed, changed and deleted on the options page, where axe finds nothing either', async () => {
  const options = await browser.openPage(`${browser.origin}/options/options.html`);
  await until('the page', () => browser.evaluate(options, () => document.querySelectorAll('.controls input').length > 10));
  await browser.evaluate(options, () => /** @type {any} */ (window).chrome.storage.local.set({
    rules: { 'a.example': [{ shape: 'aside.box > p', action: 'keep' }, { shape: 'div.promo', action: 'drop' }], 'bad host/': [{ shape: 'p', action: 'keep' }], 'b.example': [{ shape: 1 }] },
  }));
  const shapes = () => browser.evaluate(options, () => [...document.querySelectorAll('.rule input')].map((input) => /** @type {HTMLInputElement} */ (input).value));
  await until('the rules are listed', async () => (await shapes()).length === 2);
  assert.deepEqual(await examineOwn(options), []);
  await browser.evaluate(options, () => {
    const action = /** @type {HTMLSelectElement} */ (document.querySelector('.rule select'));
    action.value = 'drop';
    action.dispatchEvent(new Event('change'));
  });
  const kept = () => browser.evaluate(options, async () => (await /** @type {any} */ (window).chrome.storage.local.get('rules')).rules);
  await until('it is changed', async () => (await kept())['a.example'][0].action === 'drop');
  assert.deepEqual(Object.keys(await kept()), ['a.example'], 'what is no rule is gone');
  await browser.evaluate(options, () => /** @type {HTMLElement} */ (document.querySelector('.rule .outlined')).click());
  await until('it is deleted', async () => (await shapes()).join() === 'div.promo');
  await browser.closePage(options);
});

for (const name of ['tabs', 'open']) {
  test(`axe finds nothing on the page ${name}.html, in light and in dark`, async () => {
    const own = await browser.openPage(`${browser.origin}/own/${name}.html`);
    await until('the page', () => browser.evaluate(own, () => document.querySelectorAll('.own-page button').length > 0));
    for (const theme of ['light', 'dark']) {
      await browser.evaluate(own, (/** @type {string} */ wanted) => {
        document.body.dataset.theme = wanted;
      }, theme);
      assert.deepEqual(await examineOwn(own), [], theme);
    }
    await browser.evaluate(own, () => {
      const line = document.createElement('p');
      line.style.color = '#555';
      line.textContent = 'Faint words.';
      document.querySelector('main')?.append(line);
    });
    assert.notDeepEqual(await examineOwn(own), [], 'axe would find something');
    await browser.closePage(own);
  });
}
