// Keys: what each does, and that the page behind hears none of them.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */

  const ROOM = 0.88;

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
    0: (session) => {
      limpid.changeSettings(limpid.defaultSettings);
      limpid.say(session, session.t('settingsReset'));
    },
  };

  /** For the list of keys. @type {[string[], string][]} */
  const HELP = [
    [['Esc'], 'keyClose'], [['s'], 'keySave'], [['S'], 'saveAs'], [['y'], 'copyMarkdown'], [['e'], 'repair'], [['h'], 'keyMark'], [['n'], 'marks'], [['c'], 'keyContents'], [['j', 'k'], 'keyHeadings'], [['r'], 'keyListen'], [['l'], 'keyFocusLine'],
    [['a'], 'keySettings'], [['+', '−'], 'keySize'], [['[', ']'], 'keyWidth'], [['t'], 'keyTheme'], [['f'], 'keyTypeface'], [['0'], 'keyReset'],
    [['?'], 'keyHelp'],
  ];

  limpid.isCommand = (key) => Object.hasOwn(ACTIONS, key);

  limpid.bindKeys = (session) => {
    const listener = (/** @type {KeyboardEvent} */ event) => {
      // The page must not hear it, whatever it is; the browser still does.
      event.stopImmediatePropagation();
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (press(session, event.key)) event.preventDefault();
    };
    // On the window and capturing: the first place that a key passes.
    window.addEventListener('keydown', listener, { capture: true });
    session.undo.push(() => window.removeEventListener('keydown', listener, { capture: true }));
  };

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
    return turn(session, key);
  }

  /**
   * Scrolls also when a button has the focus, so that nobody has to click into the text first.
   * @param {Session} session
   * @param {string} key
   */
  function turn(session, key) {
    const { scroller, root, settings } = session;
    if (key === 'End') limpid.unfold(session);
    const focused = root.activeElement;
    const page = scroller.clientHeight * ROOM;
    /** @type {Record<string, number>} */
    const distances = { ArrowDown: 60, ArrowUp: -60, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (settings.vertical && scroller.scrollWidth > scroller.clientWidth + 1) return turnSideways(session, key);
    if (!(key in distances) || focused === scroller || session.layers.length > 0 || focused?.matches('.scroll, .formula')) return false;
    scroller.scrollTo({ top: Math.max(0, Math.min(scroller.scrollHeight, scroller.scrollTop + (distances[key] ?? 0))), behavior: 'instant' });
    return true;
  }

  /** Columns that run down and to the left: on is to the left. @param {Session} session @param {string} key */
  function turnSideways({ scroller, layers, root }, key) {
    if (layers.length > 0 || (key === ' ' && root.activeElement?.matches('button, summary'))) return false;
    const page = scroller.clientWidth * ROOM;
    /** @type {Record<string, number>} */
    const distances = {
      ArrowLeft: -80, ArrowDown: -80, ArrowRight: 80, ArrowUp: 80, PageDown: -page, ' ': -page, PageUp: page, Home: scroller.scrollWidth, End: -scroller.scrollWidth,
    };
    if (!(key in distances)) return false;
    scroller.scrollBy({ left: distances[key] ?? 0, behavior: 'instant' });
    return true;
  }

  /** @param {string} name @param {string} value */
  function after(name, value) {
    const values = limpid.settingChoices[name] ?? [];
    return values[(values.indexOf(value) + 1) % values.length];
  }

  limpid.keysHelp = (session) => {
    const { doc, t } = session;
    const list = limpid.el(doc, 'dl');
    for (const [keys, name] of HELP) {
      list.append(limpid.el(doc, 'div', null, limpid.el(doc, 'dt', null, ...keys.map((key) => limpid.el(doc, 'kbd', null, key))), limpid.el(doc, 'dd', null, t(name))));
    }
    return limpid.el(doc, 'div', { class: 'layer keys', role: 'group', 'aria-label': t('keys'), tabindex: -1, hidden: true }, list);
  };
})();
