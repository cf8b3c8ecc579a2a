/** What comes in, by whatever way, and what it is: a page, a text or a saved article. */
import { ask } from './core.js';
import { decode } from './decode.js';

/** @typedef {'page' | 'text' | 'saved'} Kind */

/** @type {[RegExp, Kind][]} */
const ENDINGS = [[/\.(?:html?|xhtml|xht)$/iu, 'page'], [/\.(?:txt|text|md|markdown)$/iu, 'text'], [/\.json$/iu, 'saved']];
/** Tags that no plain text has by chance. */
const MARKUP = /<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|ul|ol|table|br|span|a\s|img\s|meta\s|script|style)\b/iu;

/**
 * @param {string} text
 * @param {string} [name] of the file it stood in
 * @returns {Kind}
 */
export function kindOf(text, name = '') {
  const start = text.trimStart();
  const known = ENDINGS.find(([pattern]) => pattern.test(name))?.[1];
  if (known) return known;
  if (start.startsWith('{')) return 'saved';
  // Front matter comes before the markup of a body.
  return MARKUP.test(text) && !start.startsWith('---') ? 'page' : 'text';
}

/**
 * The article of a text as JSON text.
 * @param {string} text
 * @param {{name?: string, address?: string}} [about]
 * @returns {Promise<string>}
 */
export function articleOf(text, { name = '', address = '' } = {}) {
  const url = address.trim() || undefined;
  switch (kindOf(text, name)) {
    case 'saved':
      return ask((core) => core.openSaved(text));
    case 'page':
      return ask((core) => core.extractHtml(text, url));
    default:
      return ask((core) => core.extractText(text, url));
  }
}

/** @param {File} file */
export async function textOf(file) {
  return decode(new Uint8Array(await file.arrayBuffer()));
}

/**
 * Files that are dropped anywhere on the page, or a piece of another page that is dragged here.
 * @param {{drop: HTMLElement, file: (file: File) => void, text: (text: string) => void}} ways
 */
export function watchDrops({ drop, file, text }) {
  // Entering a child comes before leaving its parent.
  let depth = 0;
  const mark = () => drop.classList.toggle('over', depth > 0);
  window.addEventListener('dragenter', (event) => {
    event.preventDefault();
    depth += 1;
    mark();
  });
  window.addEventListener('dragleave', () => {
    depth -= 1;
    mark();
  });
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    depth = 0;
    mark();
    const data = event.dataTransfer;
    const [first] = data?.files ?? [];
    if (first) file(first);
    else if (data) text(data.getData('text/html') || data.getData('text/plain'));
  });
}
