// Saving and copying: the menu of formats, and pictures taken along without asking anybody for them.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */

  /** Format, its name, and the key within the menu. @type {[string, string, string][]} */
  const FORMATS = [
    ['json', 'formatJson', '1'], ['markdown', 'formatMarkdown', '2'], ['html', 'formatHtml', '3'], ['text', 'formatText', '4'],
    ['epub', 'formatEpub', '5'], ['csl', 'formatCsl', '6'],
  ];
  // Longer sides are scaled down to this, in pixels: enough for a screen of high density.
  const MOST_PIXELS = 2400;
  // All embedded pictures of one article, in characters of their addresses.
  const MOST_DATA = 48 << 20;

  limpid.saveMenu = (session) => {
    const { doc, t } = session;
    const list = limpid.el(doc, 'div', { class: 'menu' });
    /** @type {Map<string, () => void>} */
    const keys = new Map();
    const entry = (/** @type {string} */ name, /** @type {string} */ key, /** @type {() => void} */ action) => {
      const button = limpid.el(doc, 'button', { type: 'button', class: 'button entry', 'aria-keyshortcuts': key, 'data-entry': name }, limpid.el(doc, 'span', null, t(name)),
        limpid.el(doc, 'kbd', { 'aria-hidden': 'true' }, key));
      const act = () => {
        limpid.closeLayers(session);
        action();
      };
      button.addEventListener('click', act);
      keys.set(key, act);
      list.append(button);
    };
    for (const [format, name, key] of FORMATS) entry(name, key, () => void limpid.saveAs(session, format));
    entry('copyMarkdown', 'y', () => void limpid.copyMarkdown(session));
    if (session.hooks.allTabs) entry('allTabs', '7', () => session.hooks.allTabs?.());
    const embed = limpid.el(doc, 'input', { type: 'checkbox', role: 'switch' });
    embed.checked = session.settings.embed;
    embed.addEventListener('change', () => limpid.changeSettings({ embed: embed.checked }));
    session.followers.push((settings) => {
      embed.checked = settings.embed;
    });
    const layer = limpid.el(doc, 'div', { class: 'layer saving', role: 'group', 'aria-label': t('saveAs'), hidden: true }, list,
      limpid.el(doc, 'label', { class: 'toggle' }, limpid.el(doc, 'span', null, t('embed')), embed));
    /** @type {Session['grab']} */
    let before = null;
    const grab = (/** @type {string} */ key) => {
      const action = keys.get(key);
      action?.();
      return action !== undefined;
    };
    layer.addEventListener('layeropen', () => {
      before = session.grab;
      session.grab = grab;
    });
    layer.addEventListener('layerclose', () => {
      if (session.grab === grab) session.grab = before;
    });
    session.commands.set('copy', () => void limpid.copyMarkdown(session));
    return layer;
  };

  limpid.saveAs = async (session, format) => {
    const { t, hooks } = session;
    if (!hooks.save) return;
    limpid.say(session, t('saving'));
    try {
      const json = session.settings.embed || format === 'epub' ? withPictures(session) : session.json;
      const { name } = await hooks.save(format, json);
      if (limpid.session === session) limpid.say(session, t('savedAs', { name }));
    } catch (error) {
      if (limpid.session === session) limpid.say(session, t('saveFailed', { reason: reasonOf(error) }));
    }
  };

  limpid.copyMarkdown = async (session) => {
    const { doc, t, hooks } = session;
    if (!hooks.text) return;
    try {
      const text = await hooks.text('markdown', session.json);
      if (limpid.session !== session) return;
      if (!copied(text)) throw new Error(t('copyRefused'));
      limpid.say(session, t('copied'));
    } catch (error) {
      if (limpid.session === session) limpid.say(session, t('copyFailed', { reason: reasonOf(error) }));
    }

    /** The old way: the new one is not there on pages without encryption. @param {string} words */
    function copied(words) {
      const focused = /** @type {HTMLElement | null} */ (session.root.activeElement);
      const area = limpid.el(doc, 'textarea', { class: 'copying', 'aria-hidden': 'true', readonly: true });
      area.value = words;
      session.frame.append(area);
      area.select();
      try {
        return doc.execCommand('copy');
      } finally {
        area.remove();
        focused?.focus({ preventScroll: true });
      }
    }
  };

  /**
   * The article with its pictures in it, as far as the page has them and lets them be read: they are drawn once
   * more from what it shows, so no request goes anywhere. Pictures of other servers stay links.
   * @param {Session} session
   */
  function withPictures({ doc, json }) {
    /** @type {import('./types').Article} */
    const article = JSON.parse(json);
    const shown = new Map([...doc.images].filter((image) => image.complete && image.naturalWidth > 0).map((image) => [image.currentSrc || image.src, image]));
    let room = MOST_DATA;
    let changed = false;
    for (const image of article.images ?? []) {
      const element = shown.get(image.src);
      if (!element || image.data || image.src.startsWith('data:')) continue;
      const data = drawn(doc, element);
      if (!data || data.length > room) continue;
      room -= data.length;
      image.data = data;
      changed = true;
    }
    if (!changed) return json;
    // The check sum is the core's to make; an old one would say that somebody changed the file.
    return JSON.stringify({ ...article, integrity: {} });
  }

  /** @param {Document} doc @param {HTMLImageElement} image */
  function drawn(doc, image) {
    const scale = Math.min(1, MOST_PIXELS / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = limpid.el(doc, 'canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    try {
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
      const photo = /\.jpe?g(?:[?#]|$)/iu.test(image.currentSrc || image.src);
      return photo ? canvas.toDataURL('image/jpeg', 0.9) : canvas.toDataURL('image/png');
    } catch {
      return null; // of another server: the browser lets nobody read it
    }
  }

  /** @param {unknown} error */
  function reasonOf(error) {
    return error && typeof error === 'object' && 'message' in error ? String(error.message) : String(error);
  }
})();
