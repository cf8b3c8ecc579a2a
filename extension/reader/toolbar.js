// The few buttons along the upper edge.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  limpid.toolbar = (session) => {
    const { doc, t, commands } = session;
    const bar = limpid.el(doc, 'div', { class: 'bar', role: 'group', 'aria-label': t('toolbar') });
    const button = (/** @type {string} */ icon, /** @type {string} */ key, /** @type {string} */ shortcut, /** @type {HTMLElement | null} */ layer = null) => {
      const element = limpid.el(doc, 'button', {
        type: 'button', class: 'button tool', 'data-tool': icon, 'aria-label': t(key), title: `${t(key)} (${shortcut})`,
        'aria-keyshortcuts': shortcut === 'Esc' ? 'Escape' : shortcut === 'S' ? 'Shift+S' : shortcut, 'aria-expanded': layer ? 'false' : null, 'aria-controls': layer ? layer.id : null,
      }, limpid.icon(doc, icon));
      element.addEventListener('click', () => commands.get(icon)?.());
      if (layer) commands.set(icon, () => limpid.openLayer(session, layer, element));
      bar.append(element);
      return element;
    };

    commands.set('close', () => limpid.close());
    commands.set('save', () => void limpid.saveAs(session, 'json'));
    button('close', 'close', 'Esc');
    bar.append(limpid.el(doc, 'span', { class: 'bar-space' }));
    const contents = limpid.contents(session);
    // An article that was repaired may have fewer headings than before.
    commands.delete('contents');
    if (contents) button('contents', 'contents', 'c', layered(session, 'contents', contents));
    if (commands.has('listen')) button('listen', 'listen', 'r');
    if (commands.has('mark')) button('marks', 'marks', 'n', layered(session, 'marks', limpid.markList(session)));
    if (commands.has('repair')) button('repair', 'repair', 'e');
    button('text', 'textAndColours', 'a', layered(session, 'text', limpid.panel(session)));
    button('keys', 'keys', '?', layered(session, 'keys', limpid.keysHelp(session)));
    button('formats', 'saveAs', 'S', layered(session, 'formats', limpid.saveMenu(session)));
    button('save', 'save', 's').classList.add('main-tool');
    return bar;
  };

  /** @param {import('./types').Session} session @param {string} name @param {HTMLElement} layer */
  function layered(session, name, layer) {
    layer.id = `layer-${name}`;
    session.frame.append(layer);
    return layer;
  }
})();
