// Keys: what each does, and that the page behind hears none of them.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */

  /** @type {Record<string, (session: Session) => void>} */
  const ACTIONS = {
    s: (session) => session.commands.get('save')?.(),
    S: (session) => session.commands.get('formats')?.(),
    y: (session) => session.commands.get('copy')?.(),
    h: (session) => session.commands.get('mark')?.(),
    n: (session) => session.commands.get('marks')?.(),
    e: (session) => session.commands.get('repair')?.(),
    c: (session) => session.commands.get('contents')?.(),
    a: (session) => session.commands.get('text')?.(),
    r: (session) => session.commands.get('listen')?.(),
    '?': (session) => session.commands.get('keys')?.(),
    '+': ({ settings }) => limpid.changeSettings({ size: settings.size + 1 }),
    '=': ({ settings }) => limpid.changeSettings({ size: settings.size + 1 }),
    '-': ({ settings }) => limpid.changeSettings({ size: settings.size - 1 }),
    '[': ({ settings }) => limpid.changeSettings({ width: settings.width - 1 }),
    ']': ({ settings }) => limpid.changeSettings({ width: settings.width + 1 }),
    t: ({ settings }) => limpid.changeSettings({ theme: /** @type {any} */ (after('theme', settings.theme)) }),
    f: ({ settings }) => limpid.changeSettings({ typeface: /** @type {any} */ (after('typeface', settings.typeface)) }),
    l: ({ settings }) => limpid.changeSettings({ focusLine: !settings.focusLine }),
    j: (session) => limpid.stepHeading(session, 1),
    k: (session) => limpid.stepHeading(session, -1),
    0: (session) => limpid.resetLooks(session),
    // A repair takes the same key before.
    z: (session) => undoButton(session)?.click(),
  };

  const undoButton = (/** @type {Session} */ { lower }) => /** @type {HTMLElement | null} */ (lower.querySelector('.offered [aria-keyshortcuts="z"]'));
  const has = (/** @type {string} */ command) => (/** @type {Session} */ { commands }) => commands.has(command);
  const headed = (/** @type {Session} */ { scroller }) => scroller.querySelector('.body > :is(h2, h3, h4, h5, h6)') !== null;
  // Lines that run down the page are as long as it is high, and have no focus line.
  const across = (/** @type {Session} */ session) => !limpid.edges(session).vertical;

  /** For the list of keys; with when they do anything, where that is not always. @type {[string[], string, ((session: Session) => boolean)?][]} */
  const HELP = [
    [['Esc'], 'keyClose'], [['s'], 'keySave', ({ hooks }) => Boolean(hooks.save)], [['S'], 'saveAs'], [['y'], 'copyMarkdown', ({ hooks }) => Boolean(hooks.text)], [['e'], 'repair', has('repair')],
    [['h'], 'keyMark', has('mark')], [['n'], 'marks', has('marks')], [['c'], 'keyContents', has('contents')], [['j', 'k'], 'keyHeadings', headed],
    [['r'], 'keyListen', ({ canListen }) => Boolean(canListen?.())], [['l'], 'keyFocusLine', across],
    [['a'], 'keySettings'], [['+', '−'], 'keySize'], [['[', ']'], 'keyWidth', across], [['t'], 'keyTheme'], [['f'], 'keyTypeface'], [['0'], 'keyReset'],
    [['z'], 'undo', (session) => Boolean(session.mending ?? undoButton(session))],
    [['?'], 'keyHelp'],
  ];

  limpid.isCommand = (key) => Object.hasOwn(ACTIONS, key);

  limpid.bindKeys = (session) => {
    const listener = (/** @type {KeyboardEvent} */ event) => {
      // The page must not hear it, whatever it is; the browser still does.
      event.stopImmediatePropagation();
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (press(session, latin(event))) event.preventDefault();
    };
    // On the window and capturing: the first place that a key passes.
    window.addEventListener('keydown', listener, { capture: true });
    session.undo.push(() => window.removeEventListener('keydown', listener, { capture: true }));
  };

  /**
   * The key as it is on a Latin keyboard, where the letter is of another script (ф is on the key of a).
   * @param {KeyboardEvent} event
   */
  function latin({ key, code, shiftKey }) {
    const letter = /^Key([A-Z])$/u.exec(code)?.[1];
    if (!letter || key.length !== 1 || key < '\u0250') return key;
    return shiftKey ? letter : letter.toLowerCase();
  }

  /** @param {Session} session @param {string} key */
  function press(session, key) {
    if (session.pointing) return session.pointing(key);
    if (key === 'Escape') {
      const layer = session.layers.at(-1);
      if (layer) layer();
      else if (session.mending) session.mending.leave();
      else limpid.close();
      return true;
    }
    // Letters typed into a field are a note, not commands.
    if (session.root.activeElement?.matches('textarea, select, input:not([type="checkbox"], [type="radio"])')) return false;
    if (session.grab?.(key)) return true;
    if (!session.article) return false;
    const action = limpid.isCommand(key) ? ACTIONS[key] : undefined;
    if (action) {
      action(session);
      return true;
    }
    return limpid.turn(session, key);
  }

  /** @param {string} name @param {string} value */
  function after(name, value) {
    const values = limpid.settingChoices[name] ?? [];
    return values[(values.indexOf(value) + 1) % values.length];
  }

  limpid.keysHelp = (session) => {
    const { doc, t } = session;
    const list = limpid.el(doc, 'dl');
    const layer = limpid.el(doc, 'div', { class: 'layer keys', role: 'group', 'aria-label': t('keys'), tabindex: -1, hidden: true }, list);
    layer.addEventListener('layeropen', () => {
      fill();
      // Being asked for the first time a browser may not know its voices yet.
      window.speechSynthesis?.addEventListener('voiceschanged', fill, { once: true });
    });
    return layer;

    function fill() {
      list.replaceChildren(...HELP.filter(([, , works]) => works?.(session) ?? true).map(([keys, name]) =>
        limpid.el(doc, 'div', null, limpid.el(doc, 'dt', null, ...keys.map((key) => limpid.el(doc, 'kbd', null, key))), limpid.el(doc, 'dd', null, t(name)))));
    }
  };
})();
