// What the extension's own pages begin with: the person's language, words and colours.
(() => {
  const { limpid } = globalThis;
  const api = limpid.api();

  limpid.ownPage = (title) => {
    /** @type {import('../reader/types').Translate} */
    const t = (key, values) => limpid.translator({ [key]: api.i18n.getMessage(key) })(key, values);
    const language = t('uiLanguage');
    document.documentElement.lang = language;
    document.documentElement.dir = /^(?:ar|fa|he|ur)\b/iu.test(language) ? 'rtl' : 'ltr';
    document.title = t(title);
    return { api, t, language };
  };

  limpid.ownColours = async (api) => {
    const settings = limpid.normaliseSettings((await api.storage.local.get('settings')).settings);
    limpid.applySettings(document.body, settings);
    return settings;
  };

  limpid.ask = (t, question, act) => new Promise((resolve) => {
    const button = (/** @type {string} */ words, /** @type {string} */ answer) => {
      const element = limpid.el(document, 'button', { type: 'button', class: 'button outlined' }, words);
      element.addEventListener('click', () => dialog.close(answer));
      return element;
    };
    // The harmless answer comes first, so it has the focus.
    const dialog = limpid.el(document, 'dialog', { class: 'question', role: 'alertdialog', 'aria-labelledby': 'question' },
      limpid.el(document, 'p', { id: 'question' }, question), limpid.el(document, 'div', { class: 'row' }, button(t('cancel'), 'no'), button(act, 'yes')));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });

  limpid.saveBytes = (bytes, name, type) => {
    const href = URL.createObjectURL(new Blob([bytes], { type }));
    limpid.el(document, 'a', { href, download: name }).click();
    // Firefox reads the file a while later.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
})();
