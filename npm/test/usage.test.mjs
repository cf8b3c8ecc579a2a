/**
 * The documented usage of @mozilla/readability, with this package's name in its place: nothing else is changed.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { compileFunction } from 'node:vm';
import { isProbablyReaderable, LimpidError, Readability } from 'limpid';
import { documentOf, STORY } from './fixtures.mjs';

const require = createRequire(import.meta.url);
const mozilla = require('@mozilla/readability');

/** The fields that the README of @mozilla/readability documents, in this package's order. */
const FIELDS = ['title', 'byline', 'dir', 'lang', 'content', 'textContent', 'length', 'excerpt', 'siteName', 'publishedTime'];

const README = readFileSync(require.resolve('@mozilla/readability/README.md'), 'utf8');
const EXAMPLES = [...README.matchAll(/```(?:js|javascript)\n([\s\S]*?)```/g)].map(([, code]) => code);

test('the README has the examples that are run here', () => {
  assert.equal(EXAMPLES.length, 4);
  for (const field of FIELDS) {
    assert.ok(README.includes(`* \`${field}\`: `), field);
  }
});

for (const [number, code] of EXAMPLES.entries()) {
  test(`example ${number + 1} of Mozilla's README`, () => {
    const document = documentOf(STORY, 'https://post.example/ford');
    /** @param {string} name @param {object} library */
    const run = (name, library) => {
      /** @param {string} asked */
      const resolve = (asked) => require(asked === '@mozilla/readability' ? name : asked);
      // The example's own last value, wherever it is declared.
      const body = `${code.replace(/\b(?:let|var) article\b/, 'article')}; return article;`;
      const { Readability: Class, isProbablyReaderable: guess } = /** @type {any} */ (library);
      return compileFunction(body, ['require', 'document', 'Readability', 'isProbablyReaderable', 'article'])(
        resolve, document.cloneNode(true), code.includes('require') ? undefined : Class, guess);
    };
    const ours = run('limpid', { Readability, isProbablyReaderable });
    const theirs = run('@mozilla/readability', mozilla);
    if (code.includes('Look at this cat')) {
      // Five words and a picture: Readability makes an article of them, this package says that there is none.
      assert.equal(ours, null);
      return;
    }
    assert.deepEqual(Object.keys(ours).sort(), Object.keys(theirs).sort());
    for (const field of ['title', 'byline', 'dir', 'lang', 'siteName']) {
      assert.equal(ours[field], theirs[field], field);
    }
    assert.equal(new Date(ours.publishedTime).valueOf(), new Date(theirs.publishedTime).valueOf());
    assert.equal(ours.length, ours.textContent.length);
    assert.match(ours.textContent, /^The river could be crossed[\s\S]* a name on a map\.$/);
    assert.match(ours.content, /^<div id="readability-page-1" class="page"><p>The river/);
    assert.match(ours.content, /href="https:\/\/post\.example\/b"/);
  });
}

test('the document is left as it is', () => {
  const document = documentOf(STORY);
  const before = document.documentElement.outerHTML;
  assert.ok(new Readability(document).parse());
  assert.equal(document.documentElement.outerHTML, before);
});

test('the constructor asks for a document, and takes an address before it', () => {
  const message = 'First argument to Readability constructor should be a document object.';
  for (const wrong of /** @type {any[]} */ ([undefined, null, '<p>', {}])) {
    assert.throws(() => new Readability(wrong), { message });
    assert.throws(() => new mozilla.Readability(wrong), { message });
  }
  const document = documentOf(STORY);
  const Old = /** @type {any} */ (Readability);
  assert.equal(new Old({}, document).parse()?.title, 'The ford');
  assert.throws(() => new Old({}, document, { maxElemsToParse: 1 }).parse(), /elements found/);
});

test('maxElemsToParse throws the same', () => {
  const thrown = [Readability, mozilla.Readability].map((Class) => {
    try {
      return new Class(documentOf(STORY), { maxElemsToParse: 10 }).parse();
    } catch (error) {
      return String(error);
    }
  });
  assert.match(String(thrown[0]), /^Error: Aborting parsing document; \d+ elements found$/);
  assert.equal(thrown[0], thrown[1]);
  assert.ok(new Readability(documentOf(STORY), { maxElemsToParse: 1000 }).parse());
});

test('a serializer gets an element of the document', () => {
  const document = documentOf(STORY);
  const { content } = new Readability(document, { serializer: (element) => element }).parse() ?? {};
  assert.equal(content?.ownerDocument, document);
  assert.equal(content?.firstElementChild?.id, 'readability-page-1');
  const markup = new Readability(document, { serializer: (element) => /** @type {Element} */ (element).innerHTML }).parse();
  assert.equal(markup?.content, new Readability(document).parse()?.content);
  const paragraphs = new Readability(document, { serializer: (element) => element.querySelectorAll('p').length }).parse();
  assert.equal(paragraphs?.content, 3);
});

test('disableJSONLD reads none', () => {
  const data = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The ford",'
    + '"author":{"@type":"Person","name":"Bela Quill"}}</script>';
  const document = documentOf(STORY.replace('<meta name="author" content="Ada Marsh">', data).replace('By Ada Marsh', ''));
  assert.equal(new Readability(document).parse()?.byline, 'Bela Quill');
  assert.equal(new Readability(document, { disableJSONLD: true }).parse()?.byline, null);
});

test('debug tells what was found and what was left out', (context) => {
  const log = context.mock.method(console, 'log', () => {});
  new Readability(documentOf(STORY), { debug: true }).parse();
  const said = log.mock.calls.map(({ arguments: words }) => words.join(' '));
  assert.ok(said.some((line) => line.startsWith('Reader: (Readability) chosen title The ford')), said.join('\n'));
  assert.ok(said.some((line) => line.includes('left out')));
});

test('every documented option is taken', () => {
  const options = {
    debug: false, maxElemsToParse: 0, nbTopCandidates: 3, charThreshold: 100, classesToPreserve: ['a'], keepClasses: true,
    disableJSONLD: false, allowedVideoRegex: /x/, linkDensityModifier: 0.1,
  };
  for (const name of README.match(/(?<=^\* `)\w+(?=` \()/gm) ?? []) {
    assert.ok(name in options || ['serializer', 'minContentLength', 'minScore', 'visibilityChecker'].includes(name), name);
  }
  assert.deepEqual(new Readability(documentOf(STORY), options).parse(), new Readability(documentOf(STORY)).parse());
});

test('where there is no article, parse gives null and extract says why', async () => {
  assert.equal(new Readability(documentOf('<p></p>')).parse(), null);
  const { extract } = await import('limpid');
  assert.throws(() => extract('<p></p>'), (error) => error instanceof LimpidError && error.kind === 'EmptyPage');
});

test('isProbablyReaderable takes its options', () => {
  const document = documentOf(STORY);
  assert.equal(isProbablyReaderable(document), mozilla.isProbablyReaderable(document));
  assert.equal(isProbablyReaderable(document, { minScore: 1000 }), false);
  assert.equal(isProbablyReaderable(document, { minContentLength: 5000 }), false);
  assert.equal(isProbablyReaderable(document, { visibilityChecker: () => false }), false);
  assert.equal(isProbablyReaderable(document, () => false), false);
});
