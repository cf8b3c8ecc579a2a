/**
 * The core's HTML as elements of a document, for serialisers that want them. The core writes it from its own types, in
 * one form: every attribute has a value in double quotes, every element but these is closed.
 */

import { read } from './document.js';

const EMPTY = new Set(['br', 'hr', 'img']);

const MATH = 'http://www.w3.org/1998/Math/MathML';

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z:-]+="[^"]*")*)>|[^<]+/g;

const ATTRIBUTE = / ([a-zA-Z:-]+)="([^"]*)"/g;

/** @type {Record<string, string>} */
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** @param {string} text */
const decoded = (text) => text.replace(/&([a-z]+);/g, (whole, name) => NAMED[name] ?? whole);

/**
 * @param {Document} document
 * @param {string} html
 * @returns {HTMLElement} a `div` that holds it
 */
export function elementsOf(document, html) {
  /** @type {(name: string) => HTMLElement} */
  const create = read(document, 'createElement');
  /** @type {(space: string, name: string) => Element} */
  const createWithin = read(document, 'createElementNS');
  /** @type {(text: string) => Text} */
  const createText = read(document, 'createTextNode');
  const root = create('div');
  /** @type {Element[]} */
  const path = [root];
  for (const [token, slash, name, attributes] of html.matchAll(TOKEN)) {
    const parent = path[path.length - 1];
    if (!name) {
      parent.appendChild(createText(decoded(token)));
    } else if (slash) {
      path.pop();
    } else {
      const math = name === 'math' || parent.namespaceURI === MATH;
      const element = math ? createWithin(MATH, name) : create(name);
      for (const [, key, value] of attributes.matchAll(ATTRIBUTE)) {
        element.setAttribute(key, decoded(value));
      }
      parent.appendChild(element);
      if (!EMPTY.has(name)) path.push(element);
    }
  }
  return root;
}
