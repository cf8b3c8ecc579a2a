/**
 * One article on every kind of page on which the main job has to work.
 */
import { serve } from './server.mjs';

/** The article: its words are what the tests look for in the reader and in the file. */
export const ARTICLE = {
  title: 'Rain in the valley',
  first: 'It rained in the valley for the third day, and the river rose.',
  last: 'At dusk the rain stopped, and the frogs began to sing.',
};

const BODY = `
<h1>${ARTICLE.title}</h1>
<p>${ARTICLE.first}</p>
<p>The bridge was closed at noon, the school an hour later, and the bus from the town turned round at the mill.</p>
<p>Nobody was hurt, said the mayor, who had spent the night carrying sandbags with her neighbours.</p>
<p>${ARTICLE.last}</p>`;

/** What the tests look at when the reader has closed: a field with focus, a selection, a place far down. */
const AROUND = `
<nav><a href="/">Home</a> <a href="/weather">Weather</a></nav>
<form><label>Search <input id="field" value="frogs"></label></form>`;

const page = (/** @type {string} */ doctype, /** @type {string} */ head = '', /** @type {string} */ after = '') =>
  `${doctype}<html lang="en"><head><meta charset="utf-8"><title>${ARTICLE.title}</title>${head}</head>
<body>${AROUND}<main id="text">${BODY}</main>${after}</body></html>`;

/** 「雨」 in GB 18030; the letters of the rest are those of ASCII. */
const GB_RAIN = Buffer.from([0xd3, 0xea]);

/** A single-page application: the link changes the address and swaps the article without a load. */
const APPLICATION = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>First story</title></head>
<body>${AROUND}<main id="text"><h1>First story</h1><p>This was the first story, and it was about a dry summer.</p>
<p>Nobody remembered the last rain, and the wells were low in every village.</p></main>
<a id="next" href="/application/second">Next</a>
<script>
document.getElementById('next').addEventListener('click', (event) => {
  event.preventDefault();
  history.pushState(null, '', '/application/second');
  document.title = ${JSON.stringify(ARTICLE.title)};
  const template = document.createElement('template');
  template.innerHTML = ${JSON.stringify(BODY)};
  document.getElementById('text').replaceChildren(template.content);
});
</script></body></html>`;

/**
 * @typedef {object} KindOfPage
 * @property {string} name
 * @property {string} path
 * @property {import('./server.mjs').Answer} answer
 * @property {'page.html' | 'page.txt'} [native] name under which the command line reads the same bytes as the same page
 * @property {boolean} [form] whether it has the field (a text file has none)
 * @property {(browser: import('./index.mjs').Browser, page: any) => Promise<void>} [arrive] what is done before the click
 */

/** @type {KindOfPage[]} */
export const KINDS = [
  { name: 'a plain page', path: '/plain', native: 'page.html', answer: { body: page('<!doctype html>') } },
  {
    name: 'a strict Content-Security-Policy',
    path: '/strict',
    native: 'page.html',
    answer: {
      body: page('<!doctype html>'),
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'none'; style-src 'none'; connect-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'",
      },
    },
  },
  {
    name: 'CSP: sandbox',
    path: '/sandbox',
    native: 'page.html',
    answer: { body: page('<!doctype html>'), headers: { 'content-security-policy': 'sandbox' } },
  },
  {
    name: 'CSP: sandbox that allows scripts and its own origin',
    path: '/sandbox-scripts',
    answer: {
      body: page('<!doctype html>'),
      headers: { 'content-security-policy': 'sandbox allow-scripts allow-same-origin' },
    },
  },
  {
    name: 'Trusted Types',
    path: '/trusted-types',
    native: 'page.html',
    answer: {
      body: page('<!doctype html>'),
      headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
    },
  },
  { name: 'quirks mode', path: '/quirks', native: 'page.html', answer: { body: page('') } },
  {
    name: 'XHTML',
    path: '/xhtml',
    answer: {
      body: `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>${ARTICLE.title}</title></head>
<body>${AROUND.replace('value="frogs">', 'value="frogs"/>')}<main id="text">${BODY}<![CDATA[ ]]></main></body></html>`,
      headers: { 'content-type': 'application/xhtml+xml' },
    },
  },
  {
    name: 'GB 18030',
    path: '/gb18030',
    native: 'page.html',
    answer: {
      body: Buffer.concat([
        Buffer.from(page('<!doctype html>').replace('utf-8', 'gb18030').split('<h1>')[0]),
        Buffer.from('<h1>'), GB_RAIN, Buffer.from(' '),
        Buffer.from(page('<!doctype html>').split('<h1>')[1]),
      ]),
      headers: { 'content-type': 'text/html' },
    },
  },
  {
    name: 'a text file',
    path: '/text',
    native: 'page.txt',
    form: false,
    answer: {
      body: BODY.replace(/<[^>]+>/g, '').trim(),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
  },
  {
    name: 'a page ten screens scrolled down',
    path: '/scrolled',
    answer: {
      body: page(
        '<!doctype html>',
        '<style>html{scroll-behavior:smooth}.tall{height:300vh}</style>',
        '<div class="tall"></div>'.repeat(10),
      ),
    },
    async arrive(browser, tab) {
      await browser.evaluate(tab, () => window.scrollTo({ top: innerHeight * 10, behavior: 'instant' }));
    },
  },
  {
    name: 'a single-page application that has changed the route',
    path: '/application',
    answer: { body: APPLICATION },
    async arrive(browser, tab) {
      await browser.evaluate(tab, () => document.getElementById('next')?.click());
    },
  },
  {
    name: 'a frame set',
    path: '/frames',
    form: false,
    answer: {
      body: `<!doctype html><html lang="en"><head><title>${ARTICLE.title}</title></head>
<frameset cols="20%,80%"><frame src="/frames/menu"><frame src="/plain"></frameset></html>`,
    },
  },
];

/** Serves them. */
export function serveKinds() {
  const answers = new Map(KINDS.map(({ path, answer }) => [path, answer]));
  answers.set('/frames/menu', { body: '<!doctype html><title>Menu</title><a href="/">Home</a>' });
  return serve((path) => answers.get(path) ?? null);
}
