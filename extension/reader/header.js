// The head of the article: headline, who, when, from where, how long; and the notes at its end.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').RenderContext} Context */

  /** In the order in which a paper names them. @type {[import('./types').PersonRole, string][]} */
  const ROLES = [
    ['author', 'byAuthors'], ['translator', 'byTranslators'], ['photographer', 'byPhotographers'],
    ['editor', 'byEditors'], ['reviewer', 'byReviewers'],
  ];

  limpid.header = (context) => {
    const { doc, article, t } = context;
    const header = limpid.el(doc, 'header', { class: 'head' });
    const path = article.breadcrumb.length > 0 ? article.breadcrumb : article.section ? [article.section] : [];
    if (path.length > 0) {
      const crumbs = limpid.el(doc, 'p', { class: 'overline', 'aria-label': t('breadcrumb') });
      path.forEach((step, index) => crumbs.append(...(index > 0 ? [limpid.el(doc, 'span', { class: 'step', 'aria-hidden': 'true' })] : []),
        limpid.el(doc, 'span', null, step)));
      header.append(crumbs);
    }
    header.append(limpid.el(doc, 'h1', { id: 'limpid-title' }, limpid.phrase(context, article.title || t('untitled'))));
    if (article.subtitle) header.append(limpid.el(doc, 'p', { class: 'subtitle' }, limpid.phrase(context, article.subtitle)));
    const people = byline(context);
    if (people) header.append(people);
    header.append(facts(context));
    const lead = leadFigure(context);
    if (lead) header.append(lead);
    return header;
  };

  /** @param {Context} context */
  function byline(context) {
    const { doc, article, t } = context;
    const line = limpid.el(doc, 'p', { class: 'byline' });
    for (const [role, key] of ROLES) {
      const people = article.authors.filter((person) => person.role === role && person.name);
      if (people.length === 0) continue;
      const names = doc.createDocumentFragment();
      const slots = new Intl.ListFormat(t('uiLanguage'), { type: 'conjunction' }).formatToParts(people.map((_, index) => String(index)));
      for (const slot of slots) {
        const person = slot.type === 'element' ? people[Number(slot.value)] : undefined;
        names.append(person ? personOf(context, person) : slot.value);
      }
      // The phrase is in the person's language, the article may run the other way.
      line.append(limpid.el(doc, 'span', { class: `people ${role}` }, limpid.el(doc, 'bdi', null, limpid.fill(doc, t(key), { names }))), ' ');
    }
    return line.childNodes.length > 0 ? line : null;
  }

  /** @param {Context} context @param {import('./types').Person} person */
  function personOf(context, person) {
    const { doc, t } = context;
    const name = anchor(context, person.url, limpid.el(doc, 'bdi', { class: 'person' }, person.name));
    if (!person.affiliation) return name;
    return limpid.fill(doc, t('personOf'), { name, organisation: limpid.el(doc, 'bdi', { class: 'affiliation' }, person.affiliation) });
  }

  /** @param {Context} context */
  function facts(context) {
    const { doc, article, t, voice: { lang } } = context;
    const line = limpid.el(doc, 'p', { class: 'facts' });
    const add = (/** @type {Node | string} */ node, className = '') => line.append(limpid.el(doc, 'span', { class: `fact ${className}`.trim() }, limpid.el(doc, 'bdi', null, node)), ' ');
    const source = article.originalSource;
    const publisher = article.publisher?.name || article.siteName;
    const publisherName = publisher ? anchor(context, article.publisher?.url ?? null, limpid.el(doc, 'bdi', null, publisher)) : null;
    if (source?.name && source.name !== publisher) {
      const sourceName = anchor(context, source.url, limpid.el(doc, 'bdi', null, source.name));
      add(publisherName ? limpid.fill(doc, t('repostedFrom'), { publisher: publisherName, source: sourceName })
        : limpid.fill(doc, t('firstPublishedBy'), { source: sourceName }), 'publisher');
    } else if (publisherName) add(publisherName, 'publisher');
    if (article.published) add(limpid.time(doc, article.published, lang), 'published');
    if (article.modified && day(article.modified) !== day(article.published)) {
      add(limpid.fill(doc, t('modifiedOn'), { date: limpid.el(doc, 'bdi', null, limpid.time(doc, article.modified, lang)) }), 'modified');
    }
    const minutes = article.counts?.readingMinutes;
    if (minutes > 0) {
      const length = new Intl.NumberFormat(t('uiLanguage'), { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes);
      add(t('readingTime', { time: length }), 'reading-time');
    }
    return line;
  }

  /** @param {import('./types').ArticleDate | null} date */
  function day(date) {
    return date?.value.slice(0, 10) ?? '';
  }

  /** @param {Context} context @param {string | null} url @param {Node} inner */
  function anchor({ doc, options }, url, inner) {
    const href = url ? limpid.safeHref(url) : null;
    return href && !href.startsWith('#') ? limpid.el(doc, 'a', { href, target: options.newTab ? '_blank' : null, rel: 'noopener author' }, inner) : inner;
  }

  /**
   * The picture that stands for the article, unless the body shows it; and only where the page itself has
   * loaded it: a picture that only the metadata name would be a request that the page never made.
   * @param {Context} context
   */
  function leadFigure(context) {
    const lead = context.article.leadImage;
    if (!lead || lead.image !== null && lead.image !== undefined) return null;
    const key = pictureKey(lead.src);
    if (context.article.images.some((image) => pictureKey(image.src) === key)) return null;
    const loaded = lead.src.startsWith('data:')
      || Array.from(context.doc.images).some((image) => pictureKey(image.currentSrc || image.src) === key);
    if (!loaded) return null;
    return limpid.figure(context, [{
      id: -1, src: lead.src, alt: lead.alt, caption: null, credit: null, width: lead.width, height: lead.height,
    }], 'lead');
  }

  /** One picture in two sizes has one path and two queries. @param {string} src */
  function pictureKey(src) {
    return src.startsWith('data:') ? src : src.replace(/^https?:/u, '').replace(/[?#].*$/u, '');
  }

  limpid.endnotes = (context) => {
    const { doc, article, t } = context;
    if (article.footnotes.length === 0) return null;
    const list = limpid.el(doc, 'ol', { class: 'endnotes' });
    for (const note of article.footnotes) {
      const label = note.label || String(note.number);
      list.append(limpid.el(doc, 'li', { id: `note-${note.number}`, tabindex: -1 },
        limpid.el(doc, 'span', { class: 'endnote-label', 'aria-hidden': 'true' }, label),
        limpid.el(doc, 'span', { class: 'endnote-text' }, limpid.inline(context, note.content)), ' ',
        context.referred.has(note.number)
          ? limpid.el(doc, 'a', { class: 'back', href: `#noteref-${note.number}`, 'data-target': `noteref-${note.number}`, role: 'doc-backlink', 'aria-label': t('backToText') }, '↩\uFE0E')
          : null));
    }
    return limpid.el(doc, 'section', { class: 'notes', role: 'doc-endnotes', 'aria-label': t('footnotes') },
      limpid.el(doc, 'h2', { class: 'notes-title', lang: t('uiLanguage') }, t('footnotes')), list);
  };
})();
