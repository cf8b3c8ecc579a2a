// The options page: the reader's own controls as defaults, a sample that follows them, and what is kept.
(() => {
  const { limpid } = globalThis;
  const doc = document;
  const { api, t, language } = limpid.ownPage('optionsTitle');

  void build();

  async function build() {
    let settings = limpid.normaliseSettings((await api.storage.local.get('settings')).settings);
    const status = limpid.el(doc, 'p', { class: 'told', role: 'status' });
    /** @param {() => Promise<void>} work */
    const keep = (work) => void work().catch(() => {
      status.textContent = t('storeFull');
    });
    const looks = limpid.el(doc, 'p', { class: 'told', role: 'status' });
    const change = (/** @type {Partial<import('../reader/types').Settings>} */ what) => {
      settings = limpid.normaliseSettings({ ...settings, ...what });
      apply();
      keep(() => api.storage.local.set({ settings }));
    };
    // In the reader one sees at once what is lost, and has the article to find it again by.
    const reset = async () => {
      if (!await limpid.ask(t, t('resetAsk'), t('reset'))) return;
      change(limpid.standardLooks);
      looks.textContent = t('settingsReset');
    };
    const controls = limpid.controls({ doc, t, read: () => settings, change, reset }, null);
    const forget = limpid.el(doc, 'button', { type: 'button', class: 'button outlined' }, t('forget'));
    forget.addEventListener('click', async () => {
      if (!await limpid.ask(t, t('forgetAsk'), t('forget'))) return;
      keep(async () => {
        const [places, notes] = await Promise.all([limpid.placeStore(api).forget(), limpid.markStore(api).forget()]);
        status.textContent = t('forgotten', { places, notes });
      });
    });
    const script = limpid.scriptOfText(t('optionsSample'));
    const sample = limpid.el(doc, 'div', { class: 'sheet sample' },
      limpid.el(doc, 'div', { class: 'article', lang: language, 'data-script': script },
        limpid.el(doc, 'div', { class: 'body' }, limpid.el(doc, 'p', null, t('optionsSample')), limpid.el(doc, 'p', null, t('optionsSample')))));
    doc.body.append(limpid.el(doc, 'main', { class: 'own-page' },
      limpid.el(doc, 'h1', null, t('optionsTitle')),
      limpid.el(doc, 'section', { 'aria-label': t('optionsReading') },
        limpid.el(doc, 'h2', null, t('optionsReading')), limpid.el(doc, 'div', { class: 'desk' }, controls.element, sample), looks),
      limpid.el(doc, 'section', { 'aria-label': t('optionsKept') },
        limpid.el(doc, 'h2', null, t('optionsKept')), limpid.el(doc, 'p', null, t('optionsKeptText')), forget, status),
      limpid.rulesSection({ doc, t, api }),
      limpid.frontMatterSection({ doc, t, api, keep }),
      limpid.el(doc, 'section', { 'aria-label': t('optionsPages') },
        limpid.el(doc, 'h2', null, t('optionsPages')), limpid.el(doc, 'div', { class: 'row' }, way('tabs', 'tabsTitle'), way('open', 'openTitle')))));
    apply();
    // A reader that is open meanwhile may change them too.
    api.storage.onChanged.addListener((/** @type {any} */ changes) => {
      if (!changes.settings) return;
      settings = limpid.normaliseSettings(changes.settings.newValue);
      apply();
    });

    /** @param {string} page @param {string} name */
    function way(page, name) {
      return limpid.el(doc, 'a', { class: 'button outlined', href: `../own/${page}.html` }, t(name));
    }
    function apply() {
      limpid.applySettings(doc.body, settings);
      controls.sync(settings);
    }
  }
})();
