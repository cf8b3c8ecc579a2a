// An article as elements: pure, no listener but those of its own pictures, nothing kept.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  limpid.renderArticle = (article, doc, options = {}) => {
    const t = limpid.translator(options.strings);
    const voice = limpid.voiceOf(article);
    /** @type {import('./types').RenderContext} */
    const context = {
      doc,
      article: whole(article),
      t,
      voice,
      images: new Map((article.images ?? []).map((image) => [image.id, image])),
      posts: new Map((article.posts ?? []).map((post) => [post.block, post])),
      notes: new Map((article.footnotes ?? []).map((note) => [note.number, note])),
      referred: new Set(),
      headings: headingsOf(article),
      targeted: new Set(Object.values(article.targets ?? {})),
      options: { strings: options.strings ?? {}, remoteImages: options.remoteImages ?? true, newTab: options.newTab ?? false },
    };
    const root = limpid.el(doc, 'article', { class: 'article', lang: voice.lang || null, dir: voice.dir, 'data-script': voice.script });
    root.append(limpid.header(context));
    root.append(limpid.el(doc, 'div', { class: 'body' }, limpid.blocks(context, context.article.blocks)));
    const end = foot(context);
    const notes = limpid.endnotes(context);
    if (notes) root.append(notes);
    if (end) root.append(end);
    const fragment = doc.createDocumentFragment();
    fragment.append(root);
    return fragment;
  };

  /**
   * A saved file of another hand may lack lists that the core always writes.
   * @param {import('./types').Article} article
   */
  function whole(article) {
    return {
      ...article,
      authors: article.authors ?? [],
      breadcrumb: article.breadcrumb ?? [],
      tags: article.tags ?? [],
      blocks: article.blocks ?? [],
      images: article.images ?? [],
      footnotes: article.footnotes ?? [],
      limits: article.limits ?? [],
    };
  }

  /**
   * Names that a link of the article may use for one of its headings: the words of the heading, and the
   * id by which the page knew it.
   * @param {import('./types').Article} article
   */
  function headingsOf(article) {
    const names = new Map();
    for (const block of article.blocks ?? []) {
      if (block.type !== 'heading') continue;
      const words = limpid.plain(block.content).trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/[\s_-]+/gu, '-');
      const id = /#([\p{L}\p{N}_-]+)$/u.exec(block.anchor?.selector ?? '')?.[1];
      for (const name of [words, id?.toLowerCase().replace(/[\s_-]+/gu, '-')]) {
        if (name && !names.has(name)) names.set(name, `part-${block.id}`);
      }
    }
    return names;
  }

  /** @param {import('./types').RenderContext} context */
  function foot({ doc, article, t, options }) {
    const foot = limpid.el(doc, 'footer', { class: 'foot' });
    if (article.paywalled) foot.append(limpid.el(doc, 'p', { class: 'remark' }, t('paywalled')));
    for (const what of article.limits) foot.append(limpid.el(doc, 'p', { class: 'remark' }, t('limited', { what })));
    if (article.tags.length > 0) {
      foot.append(limpid.el(doc, 'ul', { class: 'tags', 'aria-label': t('tags') }, ...article.tags.map((tag) => limpid.el(doc, 'li', null, tag))));
    }
    if (article.license) foot.append(limpid.el(doc, 'p', { class: 'licence' }, t('licence', { licence: article.license })));
    const href = limpid.safeHref(article.source?.canonicalUrl ?? article.source?.url);
    if (href && /^https?:/u.test(href)) {
      const { pages = [], nextPage } = article.source;
      if (pages.length > 0) foot.append(limpid.el(doc, 'p', { class: 'remark' }, t('pagesJoined', { count: pages.length })));
      const next = limpid.safeHref(nextPage?.url);
      const count = nextPage?.further ?? 0;
      if (next) foot.append(limpid.el(doc, 'div', { class: 'next-page' }, limpid.el(doc, 'a', { href: next, rel: 'next' }, count > 1 ? t('morePages', { count }) : t('nextPage'))));
      foot.append(limpid.el(doc, 'p', { class: 'original' }, `${t('original')}: `,
        limpid.el(doc, 'a', { href, target: options.newTab ? '_blank' : null, rel: 'noopener' }, readable(href))));
    }
    return foot.childNodes.length > 0 ? foot : null;
  }

  /** @param {string} href */
  function readable(href) {
    try {
      return decodeURI(href).replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '');
    } catch {
      return href;
    }
  }
})();
