// The reader as a whole: opened at once with its background, filled when the article is there, closed
// without a trace.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  limpid.session ??= null;

  limpid.begin = (css, settings = null) => {
    if (limpid.session) return false;
    limpid.notice?.();
    const doc = document;
    const host = doc.createElementNS('http://www.w3.org/1999/xhtml', 'limpid-reader');
    const root = /** @type {HTMLElement} */ (host).attachShadow({ mode: 'closed' });
    limpid.keepStyle(root, css);
    const scroller = limpid.el(doc, 'div', { class: 'scroller', tabindex: 0, autofocus: true });
    const status = limpid.el(doc, 'div', { class: 'status', role: 'status' });
    const dialog = limpid.el(doc, 'dialog', { class: 'limpid frame' }, scroller, status);
    root.append(dialog);
    const t = limpid.translator(null);
    /** @type {import('./types').Session} */
    const session = {
      doc, host: /** @type {HTMLElement} */ (host), root, dialog, frame: dialog, scroller, status, t, article: null, json: '',
      settings: limpid.normaliseSettings(settings), hooks: { saveSettings() {} }, undo: [], layers: [], commands: new Map(), followers: [],
      parked: false, grab: null,
    };
    limpid.session = session;
    limpid.applySettings(dialog, session.settings);
    dialog.setAttribute('aria-label', t('readerLabel'));
    dialog.setAttribute('aria-busy', 'true');
    dialog.append(limpid.el(doc, 'div', { class: 'working', 'aria-hidden': 'true' }));
    limpid.bindKeys(session);
    limpid.seal(session);
    return true;
  };

  limpid.show = (json, settings, strings, hooks = {}) => {
    const { session } = limpid;
    // Closed while the page was read: then nothing is to be shown.
    if (!session) return;
    /** @type {import('./types').Article} */
    const article = JSON.parse(json);
    const { doc, dialog, scroller, root } = session;
    session.article = article;
    session.json = json;
    session.t = limpid.translator(strings);
    session.hooks = { ...extensionHooks(session), ...hooks };
    session.settings = limpid.normaliseSettings(settings ?? session.settings);
    limpid.applySettings(dialog, session.settings);
    const ui = session.t('uiLanguage');
    dialog.setAttribute('lang', ui);
    dialog.setAttribute('dir', /^(?:ar|fa|he|ur)\b/iu.test(ui) ? 'rtl' : 'ltr');
    dialog.setAttribute('aria-label', article.title || session.t('readerLabel'));
    dialog.removeAttribute('aria-busy');
    dialog.querySelector('.working')?.remove();

    const sheet = limpid.el(doc, 'div', { class: 'sheet' });
    // Outside the extension the options say which pictures may be loaded.
    const seen = session.hooks.render ? article : withoutUnseenLead(article);
    sheet.append(limpid.renderArticle(seen, doc, { strings, ...session.hooks.render }));
    scroller.replaceChildren(sheet);
    limpid.notes(session);
    for (const part of [limpid.lightbox, limpid.speech, limpid.focusLine, limpid.keepPosition]) part?.(session);
    const progress = limpid.progress(session);
    scroller.before(progress, limpid.toolbar(session));
    if (!root.activeElement) scroller.focus({ preventScroll: true });
  };

  /**
   * The article without its lead picture where the page only names it (`og:image`) and has not loaded it:
   * to show it would be a request that is ours and not the page's. The saved file keeps it.
   * @param {import('./types').Article} article
   * @returns {import('./types').Article}
   */
  function withoutUnseenLead(article) {
    const src = article.leadImage?.src;
    const seen = !src || src.startsWith('data:') || performance.getEntriesByName(src, 'resource').length > 0;
    return seen ? article : { ...article, leadImage: null };
  }

  limpid.close = () => {
    const { session } = limpid;
    if (!session) return;
    limpid.session = null;
    for (const step of session.undo.splice(0).reverse()) {
      try {
        step();
      } catch {
        // The page may have changed under a step; the others must still be taken.
      }
    }
  };

  limpid.keepStyle = (root, css) => {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // Firefox keeps adopted style sheets from content scripts.
      root.append(limpid.el(document, 'style', null, css));
    }
  };

  /**
   * What the reader does by itself inside the extension.
   * @param {import('./types').Session} session
   * @returns {import('./types').Session['hooks']}
   */
  function extensionHooks(session) {
    const { browser, chrome } = /** @type {any} */ (globalThis);
    const api = browser ?? chrome;
    return {
      async save(format) {
        const answer = await api.runtime.sendMessage({ type: 'save', format, json: session.json });
        if (!answer?.name) throw new Error(answer?.message ?? session.t('errorInternal'));
        return answer;
      },
      saveSettings(settings) {
        void api?.storage?.local.set({ settings });
      },
      loadPosition: (url) => limpid.placeStore(api).load(url),
      savePosition(url, position) {
        void limpid.placeStore(api).save(url, position);
      },
    };
  }
})();
