/**
 * The options page: a sample that follows the controls, questions before anything is lost, and the rules of sites.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, until } from './harness/index.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/index.mjs').Page} */
let options;
before(async () => {
  browser = await launch();
  options = await browser.openPage(`${browser.origin}/options/options.html`);
  await until('the controls', () => browser.evaluate(options, () => document.querySelectorAll('.controls input').length > 10));
});
after(() => browser?.close());

/** Presses a button by its words, that of a question before any other. @param {string} words */
const press = (words) => browser.evaluate(options, (/** @type {string} */ wanted) => {
  const button = [...document.querySelectorAll('button')].filter((one) => one.textContent === wanted && one.getClientRects().length > 0).at(-1);
  if (!button) throw new Error(wanted);
  button.focus();
  button.click();
}, words);
const kept = () => browser.evaluate(options, () => /** @type {any} */ (window).chrome.storage.local.get(null));
const keep = (/** @type {Record<string, unknown>} */ items) => browser.evaluate(options, (/** @type {object} */ given) => /** @type {any} */ (window).chrome.storage.local.set(given), items);
const asked = () => browser.evaluate(options, () => {
  const dialog = document.querySelector('dialog[open]');
  return dialog ? [dialog.querySelector('p')?.textContent, document.activeElement?.textContent].join(' | ') : '';
});
const told = () => browser.evaluate(options, () => [...document.querySelectorAll('.told')].map((one) => one.textContent).join(''));

test('a sample follows the controls, which are the defaults of the reader', async () => {
  const found = await browser.evaluate(options, async () => {
    const { chrome } = /** @type {any} */ (window);
    const size = () => parseFloat(getComputedStyle(/** @type {Element} */ (document.querySelector('.sample p'))).fontSize);
    const before = size();
    /** @type {HTMLElement} */ (document.querySelector('.stepper .button:last-child')).click();
    /** @type {HTMLElement} */ (document.querySelector('input[value=sepia]')).click();
    await new Promise((done) => setTimeout(done, 400));
    const { settings } = await chrome.storage.local.get('settings');
    return { larger: size() > before, theme: document.body.dataset.theme, kept: [settings.theme, settings.size] };
  });
  assert.deepEqual(found, { larger: true, theme: 'sepia', kept: ['sepia', 1] });
});

test('kept places and notes are forgotten only after a question, and it is said how many', async () => {
  const items = {
    'place https://a.example/': { block: 3, offset: 0, at: 1 }, 'place https://b.example/': { block: 1, offset: 0, at: 2 },
    'marks https://a.example/': { marks: [{ anchor: { selector: '', prefix: '', exact: 'a', suffix: '' }, block: 0, note: 'A note', colour: 'yellow', made: null }], at: 1 },
  };
  await keep(items);
  const there = async () => Object.keys(await kept()).filter((key) => Object.hasOwn(items, key)).length;
  for (const no of [() => press('Cancel'), () => browser.press(options, 'Escape')]) {
    await press('Forget kept places and notes');
    assert.equal(await asked(), 'Forget all kept places, highlights and notes? They cannot be brought back. Saved files keep theirs. | Cancel');
    await no();
    await until('the question is gone', async () => (await asked()) === '');
    assert.equal(await browser.evaluate(options, () => document.activeElement?.textContent), 'Forget kept places and notes');
    assert.deepEqual([await there(), await told()], [3, '']);
  }
  await press('Forget kept places and notes');
  await press('Forget kept places and notes');
  await until('it is said', async () => (await told()) === 'Forgotten. Places in articles: 2. Articles with highlights and notes: 1.');
  assert.equal(await there(), 0);
});

test('the looks are set back only after a question', async () => {
  const theme = async () => (await kept()).settings.theme;
  await press('Reset');
  assert.equal(await asked(), 'Set everything about how articles are shown back to the standard? | Cancel');
  await press('Cancel');
  await until('the question is gone', async () => (await asked()) === '');
  assert.equal(await theme(), 'sepia');
  await press('Reset');
  await press('Reset');
  await until('they are set back', async () => (await theme()) === 'system');
  assert.ok((await told()).includes('Settings are reset.'));
});

test('rules of sites are edited by keys: the focus stays, an emptied path comes back, and the next rule follows one that is deleted', async () => {
  await keep({ rules: { 'a.example': [{ shape: 'aside.box > p', action: 'keep' }, { shape: 'div.promo', action: 'drop' }], 'b.example': [{ shape: 'p.tail', action: 'keep' }] } });
  await until('they are listed', () => browser.evaluate(options, () => document.querySelectorAll('.rule').length === 3));
  const focused = () => browser.evaluate(options, () => {
    const { activeElement: one } = document;
    const row = one?.closest('.rule');
    return row ? `${[...document.querySelectorAll('.rule')].indexOf(row)} ${one?.localName} ${one?.getAttribute('aria-label')}` : one?.textContent ?? '';
  });
  await browser.resize(options, 390, 800, 1);
  const [within, between] = await browser.evaluate(options, () => {
    const [own, other] = [...document.querySelectorAll('.rule')].map((row) => [...row.children].map((control) => control.getBoundingClientRect()));
    return [(own?.[1]?.top ?? 0) - (own?.[0]?.bottom ?? 0), (other?.[0]?.top ?? 0) - (own?.[2]?.bottom ?? 0)];
  });
  assert.ok(Number(between) > 2 * Number(within), `on a narrow screen what belongs together is seen: ${within} ${between}`);
  await browser.resize(options, 1100, 800, 1);
  /** Types into the field that has the focus, as far as the browser tells the page of it, and leaves it by the key. @param {string} words */
  const type = async (words) => {
    await browser.evaluate(options, (/** @type {string} */ value) => {
      const field = /** @type {HTMLInputElement} */ (document.activeElement);
      field.value = value;
      field.dispatchEvent(new Event('change'));
    }, words);
    await browser.press(options, 'Tab');
  };
  const rules = async () => JSON.stringify((await kept()).rules);
  const settled = () => new Promise((done) => setTimeout(done, 300));
  await browser.evaluate(options, () => /** @type {HTMLElement} */ (document.querySelector('.rule input')).focus());
  await type('aside.box');
  await until('it is kept', async () => (await rules()).includes('"aside.box"'));
  await settled();
  assert.equal(await focused(), '0 button Remove: aside.box');

  await browser.evaluate(options, () => /** @type {HTMLElement} */ (document.querySelectorAll('.rule input')[1]).focus());
  await type('  ');
  await settled();
  assert.equal(await focused(), '1 button Remove: div.promo');
  assert.equal(await browser.evaluate(options, () => /** @type {HTMLInputElement} */ (document.querySelectorAll('.rule input')[1]).value), 'div.promo');
  assert.ok((await told()).includes('A rule needs a path, so the one before is back. To be rid of the rule, press “Remove”.'));
  assert.ok((await rules()).includes('div.promo'));

  // Another page changes them meanwhile.
  await keep({ rules: { ...(await kept()).rules, 'c.example': [{ shape: 'p.late', action: 'keep' }] } });
  await until('it is listed', () => browser.evaluate(options, () => document.querySelectorAll('.rule').length === 4));
  assert.equal(await focused(), '1 button Remove: div.promo');

  for (const next of ['1 button Remove: p.tail', '1 button Remove: p.late', '0 button Remove: aside.box', 'Export']) {
    await browser.press(options, 'Enter');
    await until(next, async () => (await focused()) === next);
  }
  assert.equal(await rules(), '{}');
});

test('a template that is being written is not lost with the page, nor to another page of options', async () => {
  const field = (/** @type {string | null} */ text) => browser.evaluate(options, (/** @type {string | null} */ words) => {
    const area = /** @type {HTMLTextAreaElement} */ (document.getElementById('front-matter'));
    area.focus();
    if (words !== null) area.value = words;
    return area.value;
  }, text);
  await field('name: {title}');
  await keep({ frontMatter: 'title: {title}' });
  await new Promise((done) => setTimeout(done, 200));
  assert.equal(await field(null), 'name: {title}');
  await browser.evaluate(options, () => window.dispatchEvent(new Event('pagehide')));
  await until('it is kept', async () => (await kept()).frontMatter === 'name: {title}');
  await browser.evaluate(options, () => /** @type {HTMLElement} */ (document.activeElement).blur());
  await keep({ frontMatter: 'title: {title}' });
  await until('another page’s is shown', async () => (await browser.evaluate(options, () => /** @type {HTMLTextAreaElement} */ (document.getElementById('front-matter')).value)) === 'title: {title}');
});
