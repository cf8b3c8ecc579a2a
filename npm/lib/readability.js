/** The class of @mozilla/readability, with what this core finds. */

import { call, LimpidError } from './core.js';
import { read, snapshotOf } from './document.js';
import { elementsOf } from './elements.js';

/** Errors that say that there is nothing to read: where Readability gives `null`. */
const NOTHING = new Set(['NotAnArticle', 'EmptyPage']);

/** @template [T=string] */
export class Readability {
  #document;
  #options;

  /**
   * @param {Document} document
   * @param {import('../index.js').ReadabilityOptions<T>} [options]
   */
  constructor(document, options) {
    // Older callers name the page's address first.
    if (options && 'documentElement' in options) {
      document = /** @type {Document} */ (/** @type {unknown} */ (options));
      options = arguments[2];
    } else if (!document?.documentElement) {
      throw new Error('First argument to Readability constructor should be a document object.');
    }
    this.#document = document;
    this.#options = options ?? {};
  }

  /** @returns {import('../index.js').ReadabilityArticle<T> | null} */
  parse() {
    const { debug, maxElemsToParse = 0, disableJSONLD, serializer } = this.#options;
    if (maxElemsToParse > 0) {
      const count = read(this.#document, 'getElementsByTagName')('*').length;
      if (count > maxElemsToParse) {
        throw new Error(`Aborting parsing document; ${count} elements found`);
      }
    }
    const snapshot = snapshotOf(this.#document, { jsonLd: !disableJSONLD });
    /** @type {import('../index.js').Article} */
    let article;
    try {
      article = JSON.parse(call((core) => core.extractSnapshot(snapshot)));
    } catch (error) {
      if (error instanceof LimpidError && NOTHING.has(error.kind)) {
        if (debug) console.log('Reader: (Readability)', error.message);
        return null;
      }
      throw error;
    }
    if (debug) tell(article);
    // The same frame around it as Readability's, for style sheets that name it.
    const html = `<div id="readability-page-1" class="page">${article.content}</div>`;
    return {
      title: article.title ?? '',
      byline: article.byline,
      dir: article.dir,
      lang: article.lang,
      content: serializer ? serializer(elementsOf(this.#document, html)) : /** @type {T} */ (html),
      textContent: article.textContent,
      length: article.textContent.length,
      excerpt: article.excerpt,
      siteName: article.siteName,
      publishedTime: article.publishedTime,
    };
  }
}

/** @param {import('../index.js').Article} article */
function tell({ evidence, removed }) {
  for (const [field, found] of Object.entries(evidence)) {
    for (const { value, from, where, confidence, chosen } of found) {
      console.log('Reader: (Readability)', chosen ? 'chosen' : 'not chosen', field, value, from, where, confidence);
    }
  }
  for (const { text, where, reason } of removed) {
    console.log('Reader: (Readability)', 'left out', reason, where, text);
  }
}
