// Runs of text within a block.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @type {Record<string, keyof HTMLElementTagNameMap>} */
  const TAGS = { strong: 'strong', emphasis: 'em', subscript: 'sub', superscript: 'sup', deleted: 'del', marked: 'mark' };
  // The core caps nesting; a file made by hand may not, and then the rest comes as plain text.
  const DEEPEST = 64;
  // Dots beside every character suit a word or two; longer emphasis in Han is set in another face.
  const DOTTED_AT_MOST = 8;
  const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

  limpid.inline = (context, content, depth = 0) => {
    const { doc } = context;
    const fragment = doc.createDocumentFragment();
    for (const run of content) {
      if (run.type === 'text') fragment.append(run.text);
      else if ('content' in run && depth >= DEEPEST) fragment.append(limpid.plain(run.content));
      else fragment.append(element(context, run, depth) ?? '');
    }
    return fragment;
  };

  /**
   * @param {import('./types').RenderContext} context
   * @param {import('./types').Inline} run
   * @param {number} depth
   * @returns {Node | null}
   */
  function element(context, run, depth) {
    const { doc } = context;
    switch (run.type) {
      case 'link':
        return link(context, run, depth);
      case 'code':
        return limpid.el(doc, 'code', { dir: 'ltr', translate: 'no' }, run.text);
      case 'ruby':
        return limpid.el(doc, 'ruby', null, run.base, limpid.el(doc, 'rp', null, '('), limpid.el(doc, 'rt', null, run.text), limpid.el(doc, 'rp', null, ')'));
      case 'break':
        return limpid.el(doc, 'br');
      case 'math':
        return limpid.math(doc, run.mathml, run.text || run.tex || '', false);
      case 'image':
        return picture(context, run.image);
      case 'footnoteRef':
        return reference(context, run.number);
      case 'emphasis':
        return limpid.el(doc, 'em', { class: emphasis(limpid.plain(run.content)) }, limpid.inline(context, run.content, depth + 1));
      default: {
        const tag = TAGS[run.type];
        if (!tag || !('content' in run)) return null;
        return limpid.el(doc, tag, null, limpid.inline(context, run.content, depth + 1));
      }
    }
  }

  /**
   * Han have no italics: dots for a word or two, another face for more.
   * @param {string} text
   */
  function emphasis(text) {
    if (!HAN.test(text)) return null;
    return [...text].length <= DOTTED_AT_MOST ? 'dotted' : 'upright';
  }

  /**
   * @param {import('./types').RenderContext} context
   * @param {import('./types').Inline & {type: 'link'}} run
   * @param {number} depth
   */
  function link(context, run, depth) {
    const { doc, article, options } = context;
    const inner = limpid.inline(context, run.content, depth + 1);
    let href = limpid.safeHref(run.href);
    if (href === null) return inner;
    const own = article.source?.canonicalUrl ?? article.source?.url;
    if (href.startsWith('#')) {
      // Within the article where the core found its place, or a heading of a file of another hand answers to the name; else to
      // its place in the page.
      const name = href.slice(1);
      const block = Object.hasOwn(article.targets ?? {}, name) ? article.targets?.[name] : undefined;
      const target = block === undefined ? context.headings.get(fragmentKey(href)) : `part-${block}`;
      const outside = own ? limpid.safeHref(own.replace(/#.*$/u, '') + href) : null;
      if (target) return limpid.el(doc, 'a', { href: `#${target}`, 'data-target': target }, inner);
      if (outside === null || outside.startsWith('#')) return inner;
      href = outside;
    }
    return limpid.el(doc, 'a', {
      href, 'data-leads-to': leadsTo(limpid.plain(run.content), href), target: options.newTab ? '_blank' : null, rel: 'noopener',
    }, inner);
  }

  // Text that is an address: with a scheme or `www.`, or a host under one of the endings that are no endings of files or names
  // of programs, too. A path may follow.
  const ADDRESS = /^(?:https?:\/\/\S+|www\.\S+|(?:[^\s./@]+\.)+(?:com|org|info|edu|gov|example|invalid|test|[^\s./\p{ASCII}]{2,})(?:[/:?#]\S*)?)$/iu;

  /**
   * Where a link leads, if its text says that it leads elsewhere, or says it in letters that may be look-alikes, or if a
   * name stands before the host that looks like one: the host as the network knows it.
   * @param {string} text
   * @param {string} href
   */
  function leadsTo(text, href) {
    const url = new URL(href);
    if (!/^https?:$/u.test(url.protocol)) return null;
    const named = text.trim();
    if (url.username) return url.host;
    if (!ADDRESS.test(named)) return null;
    const said = /^https?:/iu.test(named) ? named : `https://${named}`;
    const bare = (/** @type {string} */ address) => new URL(address).host.replace(/^www\./u, '');
    const same = URL.canParse(said) && bare(said) === bare(href);
    return same && !/(?:^|\.)xn--/u.test(url.host) ? null : url.host;
  }

  /** @param {string} href */
  function fragmentKey(href) {
    let name = href.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      // Not percent-encoded after all.
    }
    return name.toLowerCase().replace(/[\s_-]+/gu, '-');
  }

  /** @param {import('./types').RenderContext} context @param {number} id */
  function picture(context, id) {
    const image = context.images.get(id);
    const src = image && limpid.safeImage(image.data ?? image.src);
    if (!image || !src || (!context.options.remoteImages && !src.startsWith('data:'))) return context.doc.createTextNode(image?.alt ?? '');
    const element = limpid.el(context.doc, 'img', {
      class: 'glyph', src, alt: image.alt ?? '', width: image.width, height: image.height, decoding: 'async',
    });
    element.addEventListener('error', () => element.replaceWith(image.alt ?? ''), { once: true });
    return element;
  }

  /** @param {import('./types').RenderContext} context @param {number} number */
  function reference(context, number) {
    const { doc } = context;
    const note = context.notes.get(number);
    if (!note) return limpid.el(doc, 'sup', null, String(number));
    const label = note.label || String(number);
    const first = !context.referred.has(number);
    context.referred.add(number);
    return limpid.el(doc, 'sup', { class: 'note-mark' }, limpid.el(doc, 'a', {
      id: first ? `noteref-${number}` : null, href: `#note-${number}`, 'data-note': number, role: 'doc-noteref',
      'aria-label': context.t('footnote', { label }),
    }, label));
  }
})();
