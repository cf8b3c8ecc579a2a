// Building elements: the only way that anything of an article becomes part of a page.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  const XHTML = 'http://www.w3.org/1999/xhtml';

  // createElementNS because in an XML page createElement makes elements of no namespace.
  limpid.el = (doc, tag, attributes, ...children) => {
    const element = doc.createElementNS(XHTML, tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value === null || value === undefined || value === false) continue;
      element.setAttribute(name, value === true ? '' : String(value));
    }
    for (const child of children) {
      if (child === null || child === undefined) continue;
      element.append(child);
    }
    return /** @type {any} */ (element);
  };

  const LINK_SCHEMES = new Set(['https:', 'http:', 'mailto:', 'tel:']);
  // SVG is left out: it is a document of its own.
  const PICTURE_DATA = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/iu;

  limpid.safeHref = (value) => {
    if (typeof value !== 'string') return null;
    if (value.startsWith('#')) return value;
    const url = parse(value);
    return url && LINK_SCHEMES.has(url.protocol) ? url.href : null;
  };

  limpid.safeImage = (value) => {
    if (typeof value !== 'string') return null;
    if (PICTURE_DATA.test(value)) return value;
    const url = parse(value);
    // blob: is a picture that the page itself made; as the source of an image it cannot run anything.
    return url && (url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'blob:') ? url.href : null;
  };

  limpid.fill = (doc, phrase, nodes) => {
    const fragment = doc.createDocumentFragment();
    for (const part of phrase.split(/(\{\w+\})/u)) {
      const node = /^\{\w+\}$/u.test(part) ? nodes[part.slice(1, -1)] : undefined;
      fragment.append(node ?? part);
    }
    return fragment;
  };

  limpid.plain = (content) => {
    let text = '';
    // A list of work to do, not recursion: the nesting is the page's, not ours.
    const rest = [...content].reverse();
    for (let run = rest.pop(); run; run = rest.pop()) {
      if (run.type === 'text' || run.type === 'code' || run.type === 'math') text += run.text;
      else if (run.type === 'ruby') text += run.base;
      else if (run.type === 'break') text += ' ';
      else if ('content' in run) rest.push(...[...run.content].reverse());
    }
    return text;
  };

  /** @param {string} value */
  function parse(value) {
    try {
      return new URL(value);
    } catch {
      return null;
    }
  }
})();
