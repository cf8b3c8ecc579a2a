/**
 * Documents of every make give the same article as their markup, and none is trusted.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { extract, extractDocument, extractText, LimpidError, open, Readability, render, renderBytes } from 'limpid';
import { parseHTML } from 'linkedom';
import { ROOT } from '../../tests/browser/harness/paths.mjs';
import { documentOf, pages, STORY } from './fixtures.mjs';

const ATTACKS = `${ROOT}tests/hostile/attacks/`;

/**
 * What came out: the article without what only one way of reading knows (the time, the encoding), or the error's name.
 * @param {() => import('limpid').Article} run
 */
function outcome(run) {
  try {
    const { source, integrity, ...article } = run();
    assert.match(integrity.sha256, /^[0-9a-f]{64}$/);
    return { ...article, url: source.url };
  } catch (error) {
    assert.ok(error instanceof LimpidError, String(error));
    return error.kind;
  }
}

for (const { slug, markup, about } of pages()) {
  test(`jsdom's document and the markup agree: ${slug}`, () => {
    const document = documentOf(markup, about.url);
    assert.deepEqual(outcome(() => extractDocument(document)), outcome(() => extract(markup, { url: about.url })));
    assert.deepEqual(outcome(() => extractDocument(documentOf(markup), { url: about.url })), outcome(() => extractDocument(document)));
  });

  test(`the content as elements is the content as text: ${slug}`, () => {
    const document = documentOf(markup, about.url);
    const html = new Readability(document).parse()?.content;
    const element = new Readability(document, { serializer: (root) => root }).parse()?.content;
    const parsed = documentOf(`<body>${html ?? ''}`).body;
    assert.equal(element?.innerHTML, html && parsed.innerHTML);
  });
}

test('linkedom documents are read', () => {
  const { document } = parseHTML(STORY);
  const article = extractDocument(document, { url: 'https://post.example/ford' });
  assert.equal(article.textContent, extract(STORY, { url: 'https://post.example/ford' }).textContent);
  assert.equal(article.byline, 'Ada Marsh');
  const element = new Readability(document, { serializer: (root) => root }).parse()?.content;
  assert.match(element?.textContent ?? '', /^The river could be crossed/);
});

test('a document that a script has parsed is read', () => {
  const { window } = new JSDOM('', { url: 'https://maker.example/' });
  const document = new window.DOMParser().parseFromString(STORY, 'text/html');
  const article = extractDocument(document, { url: 'https://post.example/ford' });
  assert.equal(article.source.url, 'https://post.example/ford');
  assert.match(article.content, /href="https:\/\/post\.example\/b"/);
});

test('names that a page puts over a form and the document are not met', () => {
  const names = ['attributes', 'firstChild', 'nextSibling', 'localName', 'nodeType', 'hasAttributes', 'shadowRoot', 'getAttribute', 'checkVisibility'];
  const taken = ['createElement', 'createElementNS', 'createTextNode', 'firstChild', 'title', 'URL', 'baseURI', 'defaultView'];
  const clobbered = documentOf(STORY.replace(/(<article>.*<\/article>)/s, '<form>$1</form>'), 'https://post.example/ford');
  const [form] = clobbered.forms;
  // What browsers do for a field of that name, and jsdom does not (tests/browser/npm.test.mjs has the real thing).
  const field = clobbered.createElement('input');
  for (const name of names) Object.defineProperty(form, name, { value: field });
  for (const name of taken) Object.defineProperty(clobbered, name, { value: field });
  const article = extractDocument(clobbered);
  assert.equal(article.textContent, extract(STORY).textContent);
  assert.equal(article.source.url, 'https://post.example/ford');
  assert.ok(new Readability(clobbered, { maxElemsToParse: 1000, serializer: (root) => root }).parse());
});

for (const name of readdirSync(ATTACKS).filter((file) => file.endsWith('.html'))) {
  test(`nothing of an attack is left in content or elements: ${name}`, () => {
    const document = documentOf(readFileSync(ATTACKS + name, 'utf8'), 'https://attack.example/');
    const root = new Readability(document, { serializer: (element) => element }).parse()?.content;
    assert.ok(root, 'no article');
    for (const element of root.querySelectorAll('*')) {
      assert.doesNotMatch(element.localName, /^(?:script|iframe|frame|object|embed|form|link|meta|base|style|template|svg)$/);
      for (const { name: key, value } of element.attributes) {
        assert.doesNotMatch(key, /^on|^srcdoc$|^style$|^formaction$|^ping$|:/);
        // eslint-disable-next-line no-control-regex
        const address = value.replace(/[\u0000-\u0020]/g, '');
        assert.ok(!/^(?:href|src)$/.test(key) || /^(?:https?:|mailto:|tel:|#)/.test(address), `${key}=${value}`);
      }
    }
  });
}

test('what was extracted is rendered, saved and opened again', () => {
  const article = extract(STORY, { url: 'https://post.example/ford' });
  assert.match(render(article, 'markdown'), /^---\ntitle: The ford\n/);
  assert.match(render(article, 'html'), /^<!DOCTYPE html>/);
  assert.match(render(article, 'text'), /The ford/);
  assert.equal(JSON.parse(render(article, 'json-ld')).headline, 'The ford');
  for (const format of /** @type {const} */ (['csl', 'feed'])) assert.match(render(article, format), /"The ford"/);
  assert.equal(Buffer.from(renderBytes(article, 'epub')).subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
  assert.deepEqual(open(render(article, 'json')), article);
  assert.throws(() => open('{}'), { name: 'LimpidError', kind: 'CorruptFile' });
  const text = 'The river could be crossed at two places, and on the day of the fair only at one.';
  assert.equal(extractText(`---\ntitle: The ford\n---\n\n${text}\n`).textContent, text);
});
