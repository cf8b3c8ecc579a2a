// Blocks of the body, one function a kind.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').RenderContext} Context */
  /** @typedef {import('./types').Block} Block */

  // The core caps nesting; deeper quotes and lists of a file made by hand are left out.
  const DEEPEST = 32;
  // What the measure has room for of a line of code, in characters (parts.css).
  const CODE_MEASURE = 58;
  /** @type {Record<string, string>} */
  const EMBEDS = { video: 'embedVideo', audio: 'embedAudio', post: 'embedPost', map: 'embedMap', frame: 'embedFrame' };
  const ASIDES = new Set(['editorsNote', 'correction', 'pullQuote', 'paywallNotice']);

  limpid.blocks = (context, blocks, depth = 0) => {
    const { doc } = context;
    const fragment = doc.createDocumentFragment();
    // Blocks of one role that follow each other stand in one box.
    let asideRole = '';
    let box = limpid.el(doc, 'aside');
    for (const block of blocks) {
      const element = depth > DEEPEST ? null : blockOf(context, block, depth);
      if (!element) continue;
      if (block.lang) element.setAttribute('lang', block.lang);
      if (block.dir === 'rtl' || block.dir === 'ltr') element.setAttribute('dir', block.dir);
      if (depth === 0) {
        element.dataset.block = String(block.id);
        if (context.targeted.has(block.id)) element.id = `part-${block.id}`;
        const line = post(context, block.id);
        if (line) {
          asideRole = '';
          fragment.append(line);
        }
      }
      const role = block.role ?? 'body';
      if (role === 'standfirst') element.classList.add('standfirst');
      if (!ASIDES.has(role)) {
        asideRole = '';
        fragment.append(element);
        continue;
      }
      if (asideRole !== role) {
        const label = role === 'pullQuote' ? null : context.t(role);
        box = limpid.el(doc, 'aside', { class: `aside ${role}`, 'aria-label': label, 'aria-hidden': role === 'pullQuote' ? 'true' : null });
        // A pull quote repeats the text: an ornament for the eye, left out of what is read aloud.
        // The others begin with words of their own that say what they are; a label above these would say it twice.
        asideRole = role;
        fragment.append(box);
      }
      box.append(element);
    }
    return fragment;
  };

  /**
   * Who wrote the post that begins with a block, and when; not of the first one, of which the head says it.
   * @param {Context} context
   * @param {number} id
   */
  function post({ doc, article, posts, voice: { lang } }, id) {
    const found = posts.get(id);
    if (!found || id === article.blocks[0]?.id && article.authors.some((person) => person.name === found.author)) return null;
    return limpid.el(doc, 'p', { class: 'post' },
      found.author ? limpid.el(doc, 'bdi', { class: 'person' }, found.author) : null,
      // For who listens, and for what is copied.
      ' ',
      found.published ? limpid.el(doc, 'bdi', null, limpid.time(doc, found.published, lang)) : null);
  }

  /**
   * @param {Context} context
   * @param {Block} block
   * @param {number} depth
   * @returns {HTMLElement | null}
   */
  function blockOf(context, block, depth) {
    const { doc } = context;
    switch (block.type) {
      case 'paragraph':
        return limpid.el(doc, 'p', null, limpid.inline(context, block.content));
      case 'heading': {
        const level = /** @type {'h2'} */ (`h${Math.min(6, Math.max(2, Math.trunc(block.level) || 2))}`);
        const only = block.content.length === 1 && block.content[0]?.type === 'text' ? block.content[0].text : null;
        return limpid.el(doc, level, { id: depth === 0 ? `part-${block.id}` : null },
          only === null ? limpid.inline(context, block.content) : limpid.phrase(context, only));
      }
      case 'figure': {
        const images = block.images.map((id) => context.images.get(id)).filter((image) => image !== undefined);
        return limpid.figure(context, images);
      }
      case 'list':
        return list(context, block, depth);
      case 'table':
        return limpid.table(context, block);
      case 'code':
        return code(context, block);
      case 'quote':
        return limpid.el(doc, 'blockquote', null, limpid.blocks(context, block.blocks, depth + 1),
          block.cite ? limpid.el(doc, 'footer', null, limpid.el(doc, 'cite', null, block.cite)) : null);
      case 'math':
        return /** @type {HTMLElement} */ (limpid.math(doc, block.mathml, block.text || block.tex || '', true));
      case 'embed':
        return embed(context, block);
      case 'rule':
        return limpid.el(doc, 'hr');
      default:
        return null;
    }
  }

  /** @param {Context} context @param {Block & {type: 'list'}} block @param {number} depth */
  function list(context, block, depth) {
    const { doc } = context;
    if (block.items.some((item) => item.term)) {
      const terms = limpid.el(doc, 'dl');
      for (const item of block.items) {
        if (item.term && item.term.length > 0) terms.append(limpid.el(doc, 'dt', null, limpid.inline(context, item.term)));
        if (item.content.length > 0 || item.blocks.length > 0) terms.append(limpid.el(doc, 'dd', null, inside(context, item, depth)));
      }
      return terms;
    }
    const start = block.ordered && Number.isInteger(block.start) && block.start !== 1 ? block.start : null;
    const items = limpid.el(doc, block.ordered ? 'ol' : 'ul', { start });
    for (const item of block.items) {
      const value = block.ordered && Number.isInteger(item.value) ? item.value : null;
      items.append(limpid.el(doc, 'li', { value }, inside(context, item, depth)));
    }
    return items;
  }

  /** @param {Context} context @param {import('./types').ListItem} item @param {number} depth */
  function inside(context, item, depth) {
    const fragment = limpid.inline(context, item.content);
    fragment.append(limpid.blocks(context, item.blocks ?? [], depth + 1));
    return fragment;
  }

  /** @param {Context} context @param {Block & {type: 'code'}} block */
  function code({ doc, t }, block) {
    const name = block.language ? t('codeIn', { language: block.language }) : t('code');
    const wide = block.text.split('\n').some((line) => line.length > CODE_MEASURE);
    return limpid.el(doc, 'div', { class: wide ? 'scroll code wide' : 'scroll code', tabindex: 0, role: 'region', 'aria-label': name, dir: 'ltr', translate: 'no' },
      block.language ? limpid.el(doc, 'span', { class: 'language', 'aria-hidden': 'true' }, block.language) : null,
      limpid.el(doc, 'pre', null, limpid.el(doc, 'code', null, block.text)));
  }

  /** @param {Context} context @param {Block & {type: 'embed'}} block */
  function embed(context, block) {
    const { doc, t, options } = context;
    const href = limpid.safeHref(block.url);
    if (href === null || href.startsWith('#')) return null;
    const host = hostOf(href);
    const kind = t(EMBEDS[block.kind] ?? 'embedFrame');
    const poster = block.poster === undefined ? undefined : context.images.get(block.poster);
    const src = poster ? limpid.safeImage(poster.data ?? poster.src) : null;
    const picture = src && (options.remoteImages || src.startsWith('data:'))
      ? limpid.el(doc, 'img', { src, alt: '', loading: 'lazy', decoding: 'async' }) : null;
    picture?.addEventListener('error', () => picture.remove(), { once: true });
    return limpid.el(doc, 'p', { class: `embed embed-${EMBEDS[block.kind] ? block.kind : 'frame'}` },
      limpid.el(doc, 'a', { href, target: options.newTab ? '_blank' : null, rel: 'noopener' }, picture,
        limpid.el(doc, 'span', { class: 'embed-title' }, block.title || host),
        limpid.el(doc, 'span', { class: 'embed-kind' }, t('embedOn', { kind, host }))));
  }

  /** @param {string} href */
  function hostOf(href) {
    return new URL(href).host.replace(/^www\./u, '');
  }
})();
