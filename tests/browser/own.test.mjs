/**
 * What the extension does of its own accord: nothing at the first run. And what is kept for sites, taken from one
 * browser to another as a file.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, launch, until } from './harness/index.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/index.mjs').Page} */
let options;
before(async () => {
  browser = await launch();
  // Whoever opens a page when they are installed does so at once.
  await new Promise((done) => setTimeout(done, 1500));
  options = await browser.openPage(`${browser.origin}/options/options.html`);
  await until('the page', () => browser.evaluate(options, () => document.querySelectorAll('.rule-tools button').length === 2));
});
after(() => browser?.close());

test('the first run opens nothing, keeps nothing, and asks for nothing', async () => {
  const found = await browser.evaluate(options, async () => {
    const { chrome } = /** @type {any} */ (window);
    const tabs = await chrome.tabs.query({});
    return {
      own: tabs.map((/** @type {{url?: string}} */ { url }) => url).filter((/** @type {string | undefined} */ url) => url?.startsWith(location.origin)),
      kept: Object.keys(await chrome.storage.local.get(null)), sites: (await chrome.permissions.getAll()).origins,
    };
  });
  assert.deepEqual(found, { own: [`${browser.origin}/options/options.html`], kept: [], sites: [] });
});

const kept = () => browser.evaluate(options, async () => (await /** @type {any} */ (window).chrome.storage.local.get('rules')).rules);
/** A file is chosen. @param {string} text */
const choose = (text) => browser.evaluate(options, (/** @type {string} */ content) => {
  const chooser = /** @type {HTMLInputElement} */ (document.querySelector('input[type=file]'));
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], 'limpid-rules.json', { type: 'application/json' }));
  chooser.files = transfer.files;
  chooser.dispatchEvent(new Event('change'));
}, text);
const told = () => browser.evaluate(options, () => [...document.querySelectorAll('.told')].map((one) => one.textContent).join(''));

test('rules go into a file and come back from one, and what is no rule stays outside', async () => {
  const rules = { 'a.example': [{ shape: 'aside.box > p', action: 'keep' }, { shape: 'div.promo', action: 'drop' }] };
  await browser.evaluate(options, (/** @type {object} */ given) => /** @type {any} */ (window).chrome.storage.local.set({ rules: given }), rules);
  await browser.evaluate(options, () => /** @type {HTMLElement} */ (document.querySelector('.rule-tools button')).click());
  const { name, bytes } = await downloaded(browser);
  assert.equal(name, 'limpid-rules.json');
  assert.deepEqual(JSON.parse(String(bytes)), { format: 'limpid.rules', version: 1, rules });

  await browser.evaluate(options, () => /** @type {any} */ (window).chrome.storage.local.remove('rules'));
  await choose(String(bytes));
  await until('it is said', async () => (await told()) === 'The rules have been read. New: 2. Changed: 0.');
  assert.deepEqual(await kept(), rules);
  await until('they are listed', () => browser.evaluate(options, () => document.querySelectorAll('.rule').length === 2));

  for (const wrong of ['{"format":"limpid.article"}', 'no JSON', '[]', '']) {
    await choose(wrong);
    await until(`${wrong} is refused`, async () => (await told()) === 'This is not a file of rules.');
    assert.deepEqual(await kept(), rules);
    await choose(String(bytes));
    await until('a good one is read again', async () => (await told()) === 'The rules have been read. New: 0. Changed: 0.');
  }
  // As text: an object of ours would take the first for its own.
  const wrong = '"__proto__":[{"shape":"p","action":"run()"}],"constructor":7,"b.example":[{"shape":"p","action":"run()"},{"shape":7,"action":"keep"}],"not a host/":[{"shape":"p","action":"keep"}]';
  await choose(`{"format":"limpid.rules","version":1,"rules":{${wrong}}}`);
  // What was read stands in the store by the time it is said; nothing of it may come later.
  await new Promise((done) => setTimeout(done, 300));
  assert.deepEqual(await kept(), rules);
});

test('what comes from a file is put beside what is there, and of one path what the file says counts', async () => {
  await browser.evaluate(options, () => /** @type {any} */ (window).chrome.storage.local.set({
    rules: { 'a.example': [{ shape: 'aside.box > p', action: 'keep' }, { shape: 'div.own', action: 'drop' }], 'c.example': [{ shape: 'p.mine', action: 'keep' }] },
  }));
  const given = { 'a.example': [{ shape: 'aside.box > p', action: 'drop' }, { shape: 'div.new', action: 'drop' }], 'b.example': [{ shape: 'main', action: 'article' }] };
  await choose(JSON.stringify({ format: 'limpid.rules', version: 1, rules: given }));
  await until('it is said', async () => (await told()) === 'The rules have been read. New: 2. Changed: 1.');
  assert.deepEqual(await kept(), {
    'a.example': [{ shape: 'div.own', action: 'drop' }, { shape: 'aside.box > p', action: 'drop' }, { shape: 'div.new', action: 'drop' }],
    'b.example': [{ shape: 'main', action: 'article' }], 'c.example': [{ shape: 'p.mine', action: 'keep' }],
  });
});

test('a host may be called like something that every object has', async () => {
  const before = await kept();
  await browser.evaluate(options, () => {
    const { limpid, chrome: api } = /** @type {any} */ (window);
    return limpid.ruleStore(api).add('constructor', [{ shape: 'p.promo', action: 'drop' }]);
  });
  const { constructor: own, ...others } = /** @type {Record<string, unknown>} */ (await kept());
  assert.deepEqual(others, before);
  // Firefox's store keeps nothing of that name.
  if (browser.name === 'chromium') assert.deepEqual(own, [{ shape: 'p.promo', action: 'drop' }]);
});
