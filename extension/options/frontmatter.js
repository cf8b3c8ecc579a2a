// The template for the front matter of Markdown files: written here, filled in by the core.
(() => {
  const { limpid } = globalThis;

  // What the core fills in (src/render/markdown/mod.rs).
  const NAMES = [
    'title', 'subtitle', 'authors', 'editors', 'translators', 'publisher', 'originalSource', 'date', 'modified', 'categories', 'tags', 'description',
    'image', 'lang', 'license', 'url', 'captured',
  ];
  const EXAMPLE = 'title: {title}\nauthor: {authors}\ndate: {date}\nsource: {url}\ntags: [clippings]';
  // The core reads no more.
  const MOST = 8192;

  limpid.frontMatterSection = ({ doc, t, api, keep }) => {
    const field = limpid.el(doc, 'textarea', {
      id: 'front-matter', class: 'template', rows: 7, maxlength: MOST, spellcheck: 'false', dir: 'ltr', placeholder: EXAMPLE, 'aria-describedby': 'front-matter-names',
    });
    /** The template as it is in the store. */
    let kept = '';
    const save = () => {
      if (field.value === kept) return;
      kept = field.value;
      keep(() => api.storage.local.set({ frontMatter: kept }));
    };
    field.addEventListener('change', save);
    // Whoever closes the page does not leave the field before.
    window.addEventListener('pagehide', save);
    const names = limpid.el(doc, 'p', { id: 'front-matter-names', class: 'names' });
    for (const name of NAMES) names.append(limpid.el(doc, 'code', { dir: 'ltr' }, `{${name}}`), ' ');
    void fill();
    api.storage.onChanged.addListener((/** @type {any} */ changes) => {
      if (changes.frontMatter) void fill();
    });
    return limpid.el(doc, 'section', { 'aria-label': t('frontMatter') }, limpid.el(doc, 'h2', null, limpid.el(doc, 'label', { for: 'front-matter' }, t('frontMatter'))),
      limpid.el(doc, 'p', null, t('frontMatterText')), names, field);

    async function fill() {
      const { frontMatter } = await api.storage.local.get('frontMatter');
      const isWritten = doc.activeElement === field && field.value !== kept;
      kept = typeof frontMatter === 'string' ? frontMatter : '';
      if (!isWritten) field.value = kept;
    }
  };
})();
