/**
 * Whether a page looks as if it had an article, at a glance: long visible paragraphs, each counted by how far it is past
 * the least length. The options and the scale are those of @mozilla/readability.
 */

/** Where paragraphs stand, and what holds lines that end in `<br>`. */
const PARAGRAPHS = 'p, pre, article';
const LINES = 'div > br, section > br, td > br, article > br';

/** What holds no article, and list items, whose paragraphs are teasers as often as text. */
const ELSEWHERE = 'nav, footer, aside, dialog, form, li p';

/** Words in a class or id that tell of something beside the article; whole words, for `ad` is in `head`. */
const BESIDE = new Set([
  'ad', 'ads', 'advert', 'advertisement', 'agegate', 'banner', 'breadcrumb', 'breadcrumbs', 'comment', 'comments', 'community',
  'consent', 'cookie', 'cookies', 'disqus', 'footer', 'gdpr', 'header', 'legends', 'menu', 'nav', 'newsletter', 'pager', 'pagination',
  'popup', 'promo', 'related', 'remark', 'replies', 'rss', 'share', 'shoutbox', 'sidebar', 'skyscraper', 'social', 'sponsor',
  'sponsored', 'supplemental', 'teaser',
]);

/** Words that tell of the article itself and outweigh those. */
const WITHIN = new Set(['article', 'body', 'column', 'content', 'main', 'post', 'story']);

/** Scripts without spaces between words: one of their characters says about as much as two letters. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** @param {any} node */
function isVisible(node) {
  return node.style?.display !== 'none' && !node.hasAttribute('hidden')
    && (node.getAttribute('aria-hidden') !== 'true' || Boolean(node.className?.includes?.('fallback-image')));
}

/** @param {Element} node */
function isBeside(node) {
  const words = `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`
    .replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/);
  return words.some((word) => BESIDE.has(word)) && !words.some((word) => WITHIN.has(word));
}

/**
 * @param {Document} document
 * @param {import('../index.js').ReaderableOptions | ((node: Node) => boolean)} [options] a function is the visibility checker
 * @returns {boolean}
 */
export function isProbablyReaderable(document, options = {}) {
  const { minContentLength = 140, minScore = 20, visibilityChecker = isVisible } =
    typeof options === 'function' ? { visibilityChecker: options } : options;
  const places = new Set(document.querySelectorAll(PARAGRAPHS));
  for (const { parentElement } of document.querySelectorAll(LINES)) {
    if (parentElement) places.add(parentElement);
  }
  let score = 0;
  for (const place of places) {
    if (!visibilityChecker(place) || isBeside(place) || place.closest(ELSEWHERE)) {
      continue;
    }
    const text = (place.textContent ?? '').trim();
    const length = text.length + (text.match(DENSE)?.length ?? 0);
    if (length >= minContentLength) {
      score += Math.sqrt(length - minContentLength);
      if (score > minScore) return true;
    }
  }
  return false;
}
