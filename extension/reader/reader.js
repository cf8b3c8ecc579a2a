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
    const lower = limpid.el(doc, 'div', { class: 'lower' }, status);
    const dialog = limpid.el(doc, 'dialog', { class: 'limpid frame' }, scroller, lower);
    root.append(dialog);
    const t = limpid.translator(null);
    /** @type {import('./types').Session} */
    const session = {
      doc, address: limpid.addressNow(), host: /** @type {HTMLElement} */ (host), root, dialog, frame: dialog, scroller, lower, status, t, article: null, json: '',
      settings: limpid.normaliseSettings(settings), hooks: { saveSettings() {} }, undo: [], layers: [], commands: new Map(), followers: [],
      raise() {}, parked: false, grab: null, choice: { pointed: false, spots: [] }, pages: [], joining: null, folded: [], pointed: null, mending: null, pointing: null,
    };
    limpid.session = session;
    limpid.applySettings(dialog, session.settings);
    dialog.setAttribute('aria-label', t('readerLabel'));
    dialog.setAttribute('aria-busy', 'true');
    dialog.append(limpid.el(doc, 'div', { class: 'working', 'aria-hidden': 'true' }));
    limpid.bindKeys(session);
    limpid.bindWheel(session);
    limpid.seal(session);
    return true;
  };

  limpid.show = (json, settings, strings, hooks = {}) => {
    const { session } = limpid;
    // Closed while the page was read: then nothing is to be shown.
    if (!session) return;
    limpid.arm(session, settings, strings, hooks);
    const { dialog, root, scroller } = session;
    dialog.removeAttribute('aria-busy');
    dialog.querySelector('.working')?.remove();
    draw(session, json);
    limpid.notes(session);
    for (const part of [limpid.lightbox, limpid.speech, limpid.focusLine, limpid.keepPosition, limpid.repair, limpid.marks]) part?.(session);
    scroller.before(limpid.progress(session));
    tools(session);
    if (!root.activeElement) scroller.focus({ preventScroll: true });
    tellOfRules(session);
  };

  limpid.arm = (session, settings, strings, hooks = {}) => {
    const { dialog } = session;
    session.strings = strings;
    session.t = limpid.translator(strings);
    session.hooks = { ...extensionHooks(session), ...hooks };
    session.settings = limpid.normaliseSettings(settings ?? session.settings);
    limpid.applySettings(dialog, session.settings);
    const ui = session.t('uiLanguage');
    dialog.setAttribute('lang', ui);
    dialog.setAttribute('dir', /^(?:ar|fa|he|ur)\b/iu.test(ui) ? 'rtl' : 'ltr');
  };

  limpid.redraw = (session, json = session.json) => {
    // They are made anew; what was being written in one of them is kept.
    limpid.closeLayers(session);
    const place = limpid.placeOf(session);
    draw(session, json);
    tools(session);
    limpid.paintMarks(session);
    if (place) limpid.goTo(session, place);
    session.scroller.focus({ preventScroll: true });
  };

  /** Fills the sheet. @param {import('./types').Session} session @param {string} json */
  function draw(session, json) {
    /** @type {import('./types').Article} */
    const article = JSON.parse(json);
    // Marks of before a repair go on.
    const marks = session.article?.highlights ?? [];
    if (marks.length > 0 && !article.highlights) Object.assign(article, { highlights: marks, integrity: {} });
    const { doc, dialog, scroller, strings, hooks } = session;
    session.article = article;
    session.json = article.highlights === marks ? JSON.stringify(article) : json;
    dialog.setAttribute('aria-label', article.title || session.t('readerLabel'));
    const sheet = limpid.el(doc, 'div', { class: 'sheet' });
    // Outside the extension the options say which pictures may be loaded.
    const seen = hooks.render ? article : withoutUnseenLead(article);
    sheet.append(limpid.renderArticle(seen, doc, { strings, ...hooks.render }));
    limpid.fold(session, sheet);
    scroller.replaceChildren(sheet);
    session.sized?.disconnect();
    session.sized?.observe(sheet);
    limpid.furtherPages(session);
  }

  /** The buttons, and what they open; in the place of earlier ones. @param {import('./types').Session} session */
  function tools(session) {
    const { frame, scroller, followers } = session;
    for (const old of frame.querySelectorAll(':scope > .bar, :scope > .layer')) old.remove();
    session.firstFollower ??= followers.length;
    followers.length = session.firstFollower;
    scroller.before(limpid.toolbar(session));
  }

  /** Rules that did nothing here are no secret. @param {import('./types').Session} session */
  function tellOfRules(session) {
    const lost = session.article?.repair?.unmatched?.length ?? 0;
    if (lost > 0) limpid.say(session, session.t('rulesLost', { count: lost }));
  }

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
    const api = limpid.api();
    const inside = Boolean(api?.runtime?.id);
    /** An update of the extension cuts off the reader that the old one opened. */
    const cutOff = () => inside && !api.runtime?.id;
    /** @param {object} message @returns {Promise<any>} */
    const send = async (message) => {
      if (cutOff()) throw new Error(session.t('errorUpdated'));
      if (!inside) throw new Error(session.t('errorNoApi'));
      return api.runtime.sendMessage(message);
    };
    /** Keeps what the person chose, and says so where it cannot be kept. @param {() => Promise<void> | undefined} work @param {string} word */
    const keep = async (work, word = 'storeFull') => {
      try {
        if (!cutOff()) {
          await work();
          return true;
        }
      } catch {
        // Said below.
      }
      if (limpid.session === session) limpid.say(session, session.t(cutOff() ? 'errorUpdated' : word));
      return false;
    };
    /** @param {string} type @param {import('./types').Choice} choice @param {Element | null} pointed @returns {Promise<string>} */
    const ask = async (type, choice, pointed = session.pointed) => {
      // Its text would take the place of the article's.
      if (session.article && limpid.addressNow() !== session.address) throw new Error(session.t('errorOtherPage'));
      session.address = limpid.addressNow();
      const snapshot = limpid.snapshot(document, { skip: session.host, chosen: pointed && new Set([pointed]) });
      const answer = await send({ type, snapshot, choice });
      if (typeof answer?.json !== 'string') throw new Error(answer?.message ?? session.t('errorInternal'));
      return answer.json;
    };
    let saving = Promise.resolve();
    // What comes back of a change here must not undo the one after it.
    let unsaved = 0;
    const follow = (/** @type {any} */ changes) => {
      if (changes.settings && unsaved === 0) limpid.changeSettings(limpid.normaliseSettings(changes.settings.newValue), false);
    };
    api?.storage?.onChanged?.addListener(follow);
    session.undo.push(() => api?.storage?.onChanged?.removeListener(follow));
    return {
      async save(format, json) {
        const answer = await send({ type: 'save', format, json });
        if (!answer?.name) throw new Error(answer?.message ?? session.t('errorInternal'));
        return answer;
      },
      async text(format, json) {
        const answer = await send({ type: 'text', format, json });
        if (typeof answer?.text !== 'string') throw new Error(answer?.message ?? session.t('errorInternal'));
        return answer.text;
      },
      allTabs() {
        send({ type: 'allTabs' }).catch((error) => limpid.say(session, error.message));
      },
      review: async (choice) => JSON.parse(await ask('review', choice)),
      choose: async (choice) => limpid.joinAgain(session, await ask('choose', choice)),
      async joinPage(json, { url, markup }) {
        const answer = await send({ type: 'join', json, url, markup });
        if (typeof answer?.json !== 'string') throw new Error(answer?.message ?? session.t('errorInternal'));
        return answer.json;
      },
      point: (choice, element) => ask('choose', choice, element),
      loadMarks: (url) => limpid.markStore(api).load(url),
      saveMarks(url, marks) {
        void keep(() => limpid.markStore(api).save(url, marks), 'notKept');
      },
      addRules: (rules) => keep(() => limpid.ruleStore(api).add(location.host, rules)),
      saveSettings(settings, change) {
        unsaved += 1;
        saving = saving.then(() => keep(async () => {
          // Another tab may have changed others since.
          const kept = await api?.storage?.local.get('settings').catch(() => null);
          await api?.storage?.local.set({ settings: limpid.normaliseSettings({ ...settings, ...kept?.settings, ...change }) });
        })).then(() => {
          unsaved -= 1;
        });
      },
      loadPosition: (url) => limpid.placeStore(api).load(url),
      savePosition(url, position) {
        // Nobody asked for it, so nobody is told.
        if (!cutOff()) limpid.placeStore(api).save(url, position).catch(() => {});
      },
    };
  }
})();
