/** What the package offers; `index.d.ts` documents it. */

import { call, init, LimpidError } from './lib/core.js';
import { snapshotOf } from './lib/document.js';
import { isProbablyReaderable } from './lib/readerable.js';
import { Readability } from './lib/readability.js';

export { init, isProbablyReaderable, LimpidError, Readability };

/** @type {typeof import('./index.js').extract} */
export function extract(html, { url, capturedAt } = {}) {
  return JSON.parse(call((core) => core.extractHtml(html, url, capturedAt)));
}

/** @type {typeof import('./index.js').extractText} */
export function extractText(text, { url, capturedAt } = {}) {
  return JSON.parse(call((core) => core.extractText(text, url, capturedAt)));
}

/** @type {typeof import('./index.js').extractDocument} */
export function extractDocument(document, source = {}) {
  const snapshot = snapshotOf(document, source);
  return JSON.parse(call((core) => core.extractSnapshot(snapshot)));
}

/** @type {typeof import('./index.js').open} */
export function open(json) {
  return JSON.parse(call((core) => core.openSaved(json)));
}

/** @type {typeof import('./index.js').render} */
export function render(article, format) {
  const json = JSON.stringify(article);
  return call((core) => core.render(json, format));
}

/** @type {typeof import('./index.js').renderBytes} */
export function renderBytes(article, format) {
  const json = JSON.stringify(article);
  return call((core) => core.renderBytes(json, format));
}
