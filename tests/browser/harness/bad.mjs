/**
 * Pages on which there is nothing to read, or far too much.
 */
import { readFileSync } from 'node:fs';
import { ROOT } from './paths.mjs';
import { serve } from './server.mjs';

const page = (/** @type {string} */ body, script = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body>${body}${
    script && `<script>${script}</script>`}</body></html>`;

const SENTENCE = 'It rained in the valley for the third day, and the river rose. ';
const ARTICLE = `<h1>Rain</h1>${`<p>${SENTENCE}The bridge was closed at noon, the school an hour later.</p>`.repeat(4)}`;

const JSON_FILE = JSON.stringify({ title: 'Rain', body: Array(8).fill(SENTENCE) }, null, 2);
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>The valley</title>${`<item><title>Rain</title><description>${SENTENCE.repeat(3)}</description></item>`.repeat(4)}</channel></rss>`;

/** A file of one page that says "Rain" (ISO 32000-1, 7.5.1). */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 36>>stream
BT /F1 24 Tf 20 40 Td (Rain) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/**
 * @typedef {object} BadPage
 * @property {string} name
 * @property {string} path
 * @property {import('./server.mjs').Answer} answer
 * @property {'article' | RegExp} outcome the reader opens, or the sentence that the person is told
 */

/** An article of so many bytes, more or less. @param {number} bytes */
function long(bytes) {
  return page(`<h1>Rain</h1>${`<p class=text>${SENTENCE}<a href=/a>The bridge</a> was closed at noon, the <em>school</em> an hour later.</p>`.repeat(Math.ceil(bytes / 150))}`);
}

/** @type {BadPage[]} */
export const BAD = [
  { name: 'an empty page', path: '/empty', answer: { body: page('') }, outcome: /empty/ },
  { name: 'nothing at all', path: '/nothing', answer: { body: '' }, outcome: /empty/ },
  {
    name: 'a page with only an image',
    path: '/image-only',
    answer: { body: page('<img src="/bridge.png" alt="">') },
    outcome: /no article|empty/,
  },
  {
    name: 'a picture opened in a tab',
    path: '/bridge.png',
    answer: { body: readFileSync(`${ROOT}tests/pages/img/bridge.png`), headers: { 'content-type': 'image/png' } },
    outcome: /no article|not a page|empty/,
  },
  {
    name: 'a form and nothing else',
    path: '/form',
    answer: { body: page('<form><label>Name <input></label><button>Send</button></form>') },
    outcome: /no article/,
  },
  { name: 'JSON', path: '/text.json', answer: { body: JSON_FILE, headers: { 'content-type': 'text/json' } }, outcome: /no article/ },
  { name: 'a feed, as XML', path: '/feed.xml', answer: { body: FEED, headers: { 'content-type': 'text/xml' } }, outcome: /no article/ },
  {
    name: 'XML of any kind',
    path: '/data.xml',
    answer: { body: `<?xml version="1.0"?><rain><title>Rain</title>${`<day>${SENTENCE.repeat(3)}</day>`.repeat(4)}</rain>`, headers: { 'content-type': 'application/xml' } },
    outcome: /no article/,
  },
  {
    name: 'a page that is XHTML, whatever the server calls it',
    path: '/page.xml',
    answer: { body: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Rain</title></head><body>${ARTICLE}</body></html>`, headers: { 'content-type': 'text/xml' } },
    outcome: 'article',
  },
  {
    name: 'a text that tells of JSON and XML',
    path: '/about.txt',
    answer: { body: `Rain\n\n${`An <rss> is a feed, {"and": "this is JSON"}. ${SENTENCE.repeat(3)}\n\n`.repeat(4)}`, headers: { 'content-type': 'text/plain' } },
    outcome: 'article',
  },
  {
    name: '20 MB of an article',
    path: '/twenty',
    answer: { body: long(20e6) },
    outcome: 'article',
  },
  {
    name: '5 MB of one paragraph',
    path: '/paragraph',
    answer: { body: page(`<h1>Rain</h1><p>${SENTENCE.repeat(Math.ceil((5 << 20) / SENTENCE.length))}</p>`) },
    outcome: 'article',
  },
  {
    name: '100 000 nested elements in the markup',
    path: '/nested',
    answer: { body: page(`${ARTICLE}${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`) },
    outcome: 'article',
  },
  {
    name: '50 000 nested elements, built by a script',
    path: '/nested-by-script',
    answer: {
      body: page(ARTICLE, `
        // One after another at the bottom of the living tree, and not laid out: all other ways take the
        // browsers themselves quadratic time or their stack.
        let inner = document.createElement('div');
        inner.style.display = 'none';
        document.body.append(inner);
        for (let i = 0; i < 50_000; i += 1) {
          const next = document.createElement('div');
          inner.append(next);
          inner = next;
        }
        inner.textContent = 'deep';`),
    },
    outcome: 'article',
  },
  {
    name: '1 000 000 siblings',
    path: '/siblings',
    answer: {
      body: page(ARTICLE, `
        const box = document.createElement('div');
        for (let i = 0; i < 1_000_000; i += 1) box.append(document.createElement('i'));
        document.body.append(box);`),
    },
    outcome: 'article',
  },
];

/** Serves them, and a PDF file. */
export function serveBad() {
  const answers = new Map(BAD.map(({ path, answer }) => [path, answer]));
  answers.set('/long', { body: long(8e6) });
  answers.set('/file.pdf', { body: PDF, headers: { 'content-type': 'application/pdf' } });
  answers.set('/data.json', { body: JSON_FILE, headers: { 'content-type': 'application/ld+json' } });
  answers.set('/feed', { body: FEED, headers: { 'content-type': 'application/rss+xml' } });
  answers.set('/drawing.svg', {
    body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><title>Rain</title><text x="20" y="50">Rain</text></svg>',
    headers: { 'content-type': 'image/svg+xml' },
  });
  answers.set('/dialog', {
    body: page('<button id="under">Under it</button><dialog id="offer"><button id="no">No</button><div id="tip" popover>A tip</div></dialog>', `
      offer.showModal();
      tip.showPopover();
      window.heard = [];
      document.addEventListener('keydown', ({ key }) => heard.push(key));`),
  });
  answers.set('/good', { body: page(ARTICLE) });
  return serve((path) => answers.get(path) ?? null);
}
