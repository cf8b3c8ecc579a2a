// The bar along the lower edge while the article is being repaired.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  limpid.repairBar = (session, desk) => {
    const { doc, t, hooks } = session;
    // What has an icon shows it instead of its words where there is little room.
    const button = (/** @type {string} */ name, /** @type {string} */ key, /** @type {() => void} */ action, /** @type {string | null} */ icon = null) => {
      const element = limpid.el(doc, 'button', {
        type: 'button', class: 'button', 'data-mend': name, 'aria-label': t(name), title: key ? `${t(name)} (${key})` : t(name), 'aria-keyshortcuts': key || null,
      }, icon && limpid.icon(doc, icon), limpid.el(doc, 'span', null, t(name)));
      element.addEventListener('click', () => {
        if (element.getAttribute('aria-disabled') !== 'true') action();
      });
      return element;
    };
    const undo = button('undo', 'z', desk.back, 'undo');
    const redo = button('redo', 'Z', desk.again, 'redo');
    const remember = button('rememberForSite', '', () => void keep());
    const point = hooks.point ? button('pointAtArticle', '', () => {
      desk.leave();
      limpid.point(session);
    }) : null;
    const finish = button('repairDone', '↵', desk.finish);
    const element = limpid.el(doc, 'div', { class: 'mend-bar', role: 'group', 'aria-label': t('repair') },
      limpid.el(doc, 'p', { class: 'mend-hint' }, t('repairHint')),
      limpid.el(doc, 'div', { class: 'mend-tools' }, undo, redo, point, hooks.addRules ? remember : null, button('cancel', 'Esc', desk.leave, 'close'), finish));

    /** Rules for what was turned, where its path can be told from that of the text. */
    async function keep() {
      const turned = desk.turned();
      const rules = [...new Map(turned.flatMap(({ shape, keep: kept }) => (shape ? [[shape, { shape, action: kept ? 'keep' : 'drop' }]] : []))).values()];
      if (rules.length > 0 && !await hooks.addRules?.(rules)) return;
      limpid.say(session, rules.length > 0 ? t('rulesKept', { count: rules.length, host: location.host }) : t('rulesNone'));
    }

    return {
      element,
      sync() {
        // aria-disabled, not disabled: focus must not fall away under the finger. To cancel is always possible.
        const waiting = desk.waiting();
        undo.setAttribute('aria-disabled', String(waiting || !desk.canUndo()));
        redo.setAttribute('aria-disabled', String(waiting || !desk.canRedo()));
        remember.setAttribute('aria-disabled', String(waiting || desk.turned().length === 0));
        point?.setAttribute('aria-disabled', String(waiting));
        finish.setAttribute('aria-disabled', String(waiting));
      },
    };
  };
})();
