/**
 * Short ways to write articles for the reader's tests.
 */

/** @typedef {import('../../../extension/reader/types').Article} Article */
/** @typedef {import('../../../extension/reader/types').Block} Block */
/** @typedef {import('../../../extension/reader/types').Inline} Inline */

/**
 * @param {string | Inline[]} content
 * @returns {Inline[]}
 */
export const runs = (content) => (typeof content === 'string' ? [{ type: 'text', text: content }] : content);
/** @param {string} text @returns {Inline} */
export const text = (text) => ({ type: 'text', text });
/** @param {string} words @returns {Inline} */
export const em = (words) => ({ type: 'emphasis', content: runs(words) });
/** @param {string} words @returns {Inline} */
export const strong = (words) => ({ type: 'strong', content: runs(words) });
/** @param {string} href @param {string} words @returns {Inline} */
export const link = (href, words) => ({ type: 'link', href, content: runs(words) });
/** @param {number} number @returns {Inline} */
export const note = (number) => ({ type: 'footnoteRef', number });
/** @param {string | Inline[]} content @param {Partial<Block>} [more] */
export const p = (content, more = {}) => ({ type: 'paragraph', content: runs(content), ...more });
/** @param {number} level @param {string} words */
export const h = (level, words) => ({ type: 'heading', level, content: runs(words) });
/** @param {string} content @param {string} [second] */
export const item = (content, second) => ({ content: runs(content), blocks: second ? [{ id: 0, ...p(second) }] : [] });
/** @param {string | Inline[]} content @param {boolean} [header] */
export const cell = (content, header = false) => ({ header, colspan: 1, rowspan: 1, content: runs(content) });

/**
 * An article of the format, with what is not given left empty; blocks get their numbers.
 * @param {Record<string, unknown> & {blocks: any[], lang: string}} given
 * @returns {Article}
 */
export function article({ blocks, lang, dir = 'ltr', ...given }) {
  return /** @type {any} */ ({
    format: 'limpid.article', version: 1, title: null, subtitle: null, authors: [], publisher: null, originalSource: null, reposted: false,
    published: null, modified: null, section: null, breadcrumb: [], tags: [], excerpt: null, leadImage: null, license: null, paywalled: null,
    counts: { characters: 5000, cjkCharacters: 0, words: 900, readingMinutes: 4 }, images: [], footnotes: [], evidence: {}, removed: [],
    confidence: 0.97, limits: [], siteName: null, lang, dir,
    source: { url: 'https://news.example/story', canonicalUrl: null, capturedAt: null, lang, dir, charset: 'UTF-8' },
    blocks: blocks.map((block, id) => ({ id, role: 'body', lang: null, dir: null, ...block })),
    ...given,
  });
}
