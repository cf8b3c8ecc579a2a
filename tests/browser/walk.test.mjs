/**
 * The limits of the walk over the live page (`extension/page.js`): a page at each, of which nothing is cut, and one past it, of which
 * the snapshot says what it lacks. Those of the core are in `tests/hostile/limits.rs`.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './harness/index.mjs';
import { EXTENSION } from './harness/paths.mjs';
import { serve } from './harness/server.mjs';

/** A limit of the script, as it stands there. @param {string} name */
function limit(name) {
  const [, digits = '', shift] = /** @type {RegExpExecArray} */ (new RegExp(`const ${name} = ([\\d_]+)(?: << (\\d+))?;`).exec(SCRIPT));
  return Number(digits.replaceAll('_', '')) * 2 ** Number(shift ?? 0);
}

const SCRIPT = readFileSync(`${EXTENSION}/page.js`, 'utf8');

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {import('./harness/index.mjs').Page} */
let page;
before(async () => {
  server = await serve((path) => ({
    '/': { body: '<!doctype html><title>Walk</title>' },
    '/page.js': { body: SCRIPT, headers: { 'content-type': 'text/javascript' } },
  })[path] ?? null);
  browser = await launch();
  page = await browser.openPage(`${server.origin}/`);
  await browser.evaluate(page, () => import(/** @type {string} */ ('/page.js')));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('nodes', async () => {
  const said = (/** @type {number} */ nodes) => browser.evaluate(page, (count) => {
    const made = document.implementation.createHTMLDocument('');
    const walker = made.createTreeWalker(made);
    let own = 0;
    while (walker.nextNode()) own += 1;
    for (let n = own; n < count; n += 1) made.body.append(made.createElement('i'));
    return globalThis.limpid.snapshot(made).split('\u000e').at(-1);
  }, nodes);
  // A page that fills the last place is taken to go on.
  assert.equal(await said(limit('MAX_NODES') - 1), '');
  assert.equal(await said(limit('MAX_NODES')), 'nodes');
});

test('bytes', async () => {
  const said = (/** @type {number} */ units) => browser.evaluate(page, (most) => {
    const made = document.implementation.createHTMLDocument('');
    made.body.append(made.createElement('p'), made.createElement('i'));
    const text = /** @type {Text} */ (made.body.firstElementChild?.appendChild(made.createTextNode('x')));
    const before = globalThis.limpid.snapshot(made, { capturedAt: '' }).lastIndexOf('\u0004i');
    text.data = 'x'.repeat(most - before + 1);
    return globalThis.limpid.snapshot(made, { capturedAt: '' }).split('\u000e').at(-1);
  }, units);
  assert.equal(await said(limit('MAX_UNITS')), '');
  assert.equal(await said(limit('MAX_UNITS') + 1), 'bytes');
});

test('time', async () => {
  const said = (/** @type {number} */ milliseconds) => browser.evaluate(page, (time) => {
    const made = document.implementation.createHTMLDocument('');
    made.body.append(...Array.from({ length: 10_000 }, () => made.createElement('i')));
    const { now } = performance;
    // The clock stands, but for one step after the walk has begun.
    let asked = 0;
    performance.now = () => (asked++ === 0 ? 0 : time);
    try {
      return globalThis.limpid.snapshot(made).split('\u000e').at(-1);
    } finally {
      performance.now = now;
    }
  }, milliseconds);
  assert.equal(await said(limit('MAX_TIME')), '');
  assert.equal(await said(limit('MAX_TIME') + 1), 'time');
});

test('attributes, their values and comments: one more than the core keeps is written, so that the core sees it', async () => {
  const written = await browser.evaluate(page, (attributes, units, comment) => {
    const made = document.implementation.createHTMLDocument('');
    const element = made.createElement('p');
    for (let n = 0; n < attributes + 9; n += 1) element.setAttribute(`data-a${n}`, 'x');
    const image = made.createElement('img');
    image.setAttribute('alt', 'x'.repeat(units + 9));
    made.body.append(element, image, made.createComment('x'.repeat(comment + 9)));
    const snapshot = globalThis.limpid.snapshot(made);
    const length = (/** @type {RegExp} */ found) => found.exec(snapshot)?.[1]?.length;
    // eslint-disable-next-line no-control-regex
    return { attributes: snapshot.split('\u0002data-a').length - 1, value: length(/\u0002alt\u0003(x*)/), comment: length(/\u0007(x*)/) };
  }, limit('MAX_ATTRIBUTES'), limit('MAX_ATTRIBUTE'), limit('MAX_COMMENT'));
  assert.deepEqual(written, { attributes: limit('MAX_ATTRIBUTES') + 1, value: limit('MAX_ATTRIBUTE') + 1, comment: limit('MAX_COMMENT') });
});
