/** The project's fixture pages, as documents and with what a person said of them. */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { fixtures } from '../../tests/browser/harness/fixtures.mjs';

/** @typedef {import('../../tests/browser/harness/fixtures.mjs').Fixture & {about: Record<string, any>}} Page */

/** Pages whose text jsdom does not have: it loads no frames, and knows no declarative shadow roots. */
const NOT_IN_JSDOM = ['iframe--same-origin-story', 'shadow-root--declarative-open'];

/** @returns {Page[]} those that are HTML and that jsdom can show */
export function pages() {
  return fixtures().filter((page) => !page.plain && !NOT_IN_JSDOM.includes(page.slug)).map((page) => ({
    ...page,
    about: JSON.parse(readFileSync(page.file.replace(/page\.html$/, 'about.json'), 'utf8')),
  }));
}

/**
 * A page in jsdom, where no script runs and nothing is loaded.
 * @param {string} markup
 * @param {string} [url]
 * @returns {Document}
 */
export function documentOf(markup, url) {
  return new JSDOM(markup, { url }).window.document;
}

/** A short article. */
export const STORY = `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>The ford</title>
<meta property="og:site_name" content="The Valley Post"><meta name="author" content="Ada Marsh">
<meta property="article:published_time" content="2026-03-14T18:20:00+00:00"></head><body>
<nav><a href="/">Home</a> <a href="/weather">Weather</a></nav>
<article><h1>The ford</h1><p class="byline">By Ada Marsh</p>
<p>The river could be crossed at two places, and on the day of the fair only at one of them, which is <a href="b">still there</a>.</p>
<p>Carts waited from the chapel to the mill, and the miller, who had never been rich, sold water to whoever came. He did so
until the bridge was built, a mile further down, by the county, and nobody had to wait any longer.</p>
<figure><img src="/ford.png" alt="The ford" width="640" height="400"><figcaption>The ford in a dry year</figcaption></figure>
<p>What is left of it are two rows of stones, which can be seen from the road when the river is low, and a name on a map.</p>
</article><footer>© The Valley Post</footer></body></html>`;
