/**
 * The npm package in a page: bundled as it is, under a strict policy, it reads the live document as the extension does,
 * and names that the page puts over forms and the document do not mislead it.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { launch } from './harness/index.mjs';
import { ROOT } from './harness/paths.mjs';
import { serve } from './harness/server.mjs';

const HEADERS = { 'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" };

const STORY = `<h1>The ford</h1>
<p>The river could be crossed at two places, and on the day of the fair only at one of them, which is still there.</p>
<p>Carts waited from the chapel to the mill, and the miller, who had never been rich, sold water to whoever came.</p>
<p>What is left of it are two rows of stones, which can be seen from the road when the river is low.</p>`;

/** Fields and pictures by which a page takes the place of properties. */
const NAMES = ['attributes', 'firstChild', 'nextSibling', 'localName', 'nodeType', 'hasAttributes', 'shadowRoot', 'checkVisibility', 'style'];
const CLOBBERED = `<form>${NAMES.map((name) => `<input name="${name}">`).join('')}${STORY}</form>${
  ['createElement', 'createTextNode', 'firstChild', 'documentElement', 'title', 'URL', 'baseURI', 'contentType', 'defaultView', 'getElementsByTagName']
    .map((name) => `<img name="${name}" alt="">`).join('')}`;

const page = (/** @type {string} */ body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ford</title></head><body>${body}</body></html>`;

/** The package as two bundlers' outputs: a module, and a classic script. @type {Record<string, string>} */
const bundles = {};

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  for (const format of /** @type {const} */ (['esm', 'iife'])) {
    const { outputFiles } = await build({
      entryPoints: [`${ROOT}npm/index.js`], bundle: true, write: false, format, globalName: 'limpidPackage', logLevel: 'silent',
    });
    bundles[format] = outputFiles[0].text;
  }
  server = await serve((path) => {
    if (path === '/module.js') return { body: bundles.esm, headers: { 'content-type': 'text/javascript' } };
    if (path === '/script.js') return { body: bundles.iife, headers: { 'content-type': 'text/javascript' } };
    if (path.startsWith('/npm/')) return null;
    return { body: page(path === '/clobbered' ? CLOBBERED : STORY) + '<script src="/script.js"></script>', headers: HEADERS };
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('a bundled module and a bundled script read the page and leave it as it is', async () => {
  const tab = await browser.openPage(`${server.origin}/plain`);
  const found = await browser.evaluate(tab, async () => {
    const before = document.documentElement.outerHTML;
    const load = (/** @type {string} */ path) => import(path);
    const limpid = await load('/module.js');
    await limpid.init();
    const { limpidPackage } = /** @type {any} */ (globalThis);
    return {
      module: new limpid.Readability(document).parse(),
      script: new limpidPackage.Readability(document).parse(),
      readerable: limpid.isProbablyReaderable(document),
      article: limpid.extractDocument(document),
      fromText: limpid.extract(before, { url: location.href }).textContent,
      unchanged: document.documentElement.outerHTML === before,
      // The module leaves no name behind.
      names: Object.keys(globalThis).filter((name) => /^limpid$|wbg|wasm/.test(name)),
    };
  });
  assert.match(found.module.textContent, /^The river could be crossed[\s\S]* when the river is low\.$/);
  assert.deepEqual(found.script, found.module);
  assert.equal(found.fromText, found.module.textContent);
  assert.equal(found.article.source.url, `${server.origin}/plain`);
  assert.match(found.article.source.capturedAt, /^20\d\d-/);
  assert.ok(found.unchanged);
  assert.deepEqual(found.names, []);
  await browser.closePage(tab);
});

test('a page that has taken the names of properties', async () => {
  const tab = await browser.openPage(`${server.origin}/clobbered`);
  const found = await browser.evaluate(tab, () => {
    const { limpidPackage } = /** @type {any} */ (globalThis);
    return {
      clobbered: typeof document.forms[0].localName !== 'string' && typeof document.createElement !== 'function',
      article: limpidPackage.extractDocument(document),
      elements: new limpidPackage.Readability(document, {
        maxElemsToParse: 1000, serializer: (/** @type {Element} */ root) => root.querySelectorAll('p').length,
      }).parse().content,
    };
  });
  assert.ok(found.clobbered, 'nothing is clobbered, so nothing is tested');
  assert.match(found.article.textContent, /^The river could be crossed[\s\S]* when the river is low\.$/);
  assert.equal(found.article.source.url, `${server.origin}/clobbered`);
  assert.equal(found.elements, 3);
  await browser.closePage(tab);
});
