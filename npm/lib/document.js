/**
 * A document of any implementation (a browser's, jsdom, linkedom) as the flat snapshot that the core reads. The walk is
 * the extension's own; here it runs where the page's scripts may run, so it looks at forms and the document through
 * a view on which the page has no names.
 */

import { snapshot } from '../core/snapshot.js';

/**
 * A property as the node's class defines it. `form.firstChild` is a field of that name where the form has one, and the
 * document does the same (HTML, `[LegacyOverrideBuiltIns]`).
 * @param {object} node
 * @param {string} name
 * @returns {any}
 */
export function read(node, name) {
  for (let level = Object.getPrototypeOf(node); level; level = Object.getPrototypeOf(level)) {
    const property = Object.getOwnPropertyDescriptor(level, name);
    if (property) {
      const value = property.get ? property.get.call(node) : property.value;
      return typeof value === 'function' ? value.bind(node) : value;
    }
  }
  return undefined;
}

/**
 * @template {Node} T
 * @param {T} node
 * @returns {T}
 */
function shielded(node) {
  // Symbols are no names that a page can take.
  if (/** @type {any} */ (node)[Symbol.toStringTag] !== 'HTMLFormElement') {
    return node;
  }
  const get = (/** @type {unknown} */ _target, /** @type {string | symbol} */ name) =>
    typeof name === 'string' ? read(node, name) : undefined;
  return /** @type {T} */ (new Proxy({}, { get }));
}

/**
 * @param {Document} document
 * @param {{url?: string, capturedAt?: string, jsonLd?: boolean}} [options] `url`: where the document's own address is not the
 *   page's
 * @returns {string}
 */
export function snapshotOf(document, { url, capturedAt, jsonLd = true } = {}) {
  // In a browser a document on screen is read as it is now; when one made of stored markup was captured, nobody knows.
  capturedAt ??= globalThis.document && read(document, 'defaultView') ? undefined : '';
  const root = read(document, 'documentElement');
  const first = read(document, 'firstChild');
  const text = (/** @type {string} */ name) => String(read(document, name) ?? '');
  const facts = {
    URL: url ?? text('URL'),
    // A document that a script has made has its maker's address, and so has its base.
    baseURI: url === undefined ? text('baseURI') : url,
    contentType: text('contentType'),
    characterSet: text('characterSet'),
    title: text('title'),
    // In linkedom nothing follows the document type.
    firstChild: first?.nextSibling ? first : root,
  };
  return snapshot(/** @type {Document} */ (/** @type {unknown} */ (facts)), {
    see: shielded,
    capturedAt,
    // Whoever calls this waits for it; only the extension must let go of a page.
    time: Infinity,
    ...(jsonLd ? {} : { data: (script) => (script.getAttribute('type') ?? '').trim().toLowerCase().startsWith('math/') }),
  });
}
