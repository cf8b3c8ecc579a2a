// The article's further pages: the core found where it goes on; here they are loaded, one after the other, when the
// person asks for them. It is the only thing that Limpid ever loads: pages of the same site, as a click on their
// links would, and never anything else (docs/security.md, "Further pages").
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */

  // What leads elsewhere, by a redirect too, fails.
  const SAME_ORIGIN = Object.freeze(/** @type {RequestInit} */ ({ mode: 'same-origin', credentials: 'same-origin', redirect: 'follow' }));
  // More pages than any article has: a site that always names another one comes to an end.
  const MOST_PAGES = 50;
  // The core's own limit of markup (src/page/limits.rs).
  const MOST_BYTES = 24 << 20;

  limpid.furtherPages = (session) => {
    const { doc, t, hooks, scroller } = session;
    const line = scroller.querySelector('.next-page');
    if (!line || !hooks.joinPage) return;
    const many = session.article?.source.nextPage?.further !== 1;
    const join = limpid.el(doc, 'button', { type: 'button', class: 'button join' }, t(many ? 'pagesJoin' : 'pageJoin'));
    const steps = limpid.el(doc, 'ol', { class: 'page-steps', role: 'status' });
    join.addEventListener('click', () => {
      const stop = new AbortController();
      const halt = limpid.el(doc, 'button', { type: 'button', class: 'button join' }, t('pagesStop'));
      halt.addEventListener('click', () => stop.abort());
      const held = session.root.activeElement === join;
      join.replaceWith(halt);
      if (held) halt.focus({ preventScroll: true });
      void joinAll(session, steps, stop);
    });
    line.append(join, steps);
  };

  limpid.joinAgain = async (session, json) => {
    let whole = json;
    for (const page of session.pages) whole = await session.hooks.joinPage?.(whole, page) ?? whole;
    return whole;
  };

  /** @param {Session} session @param {HTMLElement} steps @param {AbortController} stop */
  async function joinAll(session, steps, stop) {
    const { doc, t, hooks, undo } = session;
    const leave = () => stop.abort();
    undo.push(leave);
    let { json } = session;
    let next = session.article?.source.nextPage;
    let trouble = '';
    let joined = 0;
    while (next && joined < MOST_PAGES) {
      const number = session.pages.length + 2;
      const step = limpid.el(doc, 'li', null, t('pageLoading', { number, address: readable(next.url) }));
      steps.append(step);
      try {
        const page = { url: next.url, markup: await load(session, next.url, stop.signal) };
        json = await hooks.joinPage?.(json, page) ?? json;
        if (limpid.session !== session || stop.signal.aborted) break;
        session.pages.push(page);
        joined += 1;
        step.textContent = t('pageJoined', { number });
        next = /** @type {import('./types').Article} */ (JSON.parse(json)).source.nextPage;
      } catch (error) {
        if (!stop.signal.aborted) trouble = t('pageFailed', { number, reason: error instanceof Error ? error.message : String(error) });
        break;
      }
    }
    if (limpid.session !== session) return;
    undo.splice(undo.indexOf(leave), 1);
    // A mark that was made meanwhile is in the session alone.
    const { highlights } = session.article ?? {};
    const whole = /** @type {import('./types').Article} */ (JSON.parse(joined > 0 ? json : session.json));
    if (highlights && whole.highlights?.length !== highlights.length) Object.assign(whole, { highlights, integrity: {} });
    limpid.redraw(session, JSON.stringify(whole));
    limpid.say(session, trouble || t('pagesJoined', { count: session.pages.length }));
  }

  /** @param {Session} session @param {string} url @param {AbortSignal} signal @returns {Promise<string>} */
  async function load({ t }, url, signal) {
    /** @type {Response} */
    let response;
    try {
      response = await fetch(url, { ...SAME_ORIGIN, signal });
    } catch {
      throw new Error(t('pageUnreachable'));
    }
    if (!response.ok) throw new Error(t('pageStatus', { status: response.status }));
    const type = response.headers.get('content-type') ?? '';
    if (!/\b(?:html|xhtml)\b/iu.test(type)) throw new Error(t('errorNotText'));
    const file = await response.blob();
    if (file.size > MOST_BYTES) throw new Error(t('errorTooLarge'));
    // By what the server says, the page says, or the first page was in.
    const named = /charset\s*=\s*["']?([\w.:-]+)/iu;
    const head = await text(file.slice(0, 4096), 'windows-1252');
    const label = named.exec(type)?.[1] ?? /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1];
    return text(file, label ?? document.characterSet);
  }

  /**
   * By a reader of files, because Firefox keeps the bytes of an answer from a content script.
   * @param {Blob} file @param {string} label an encoding; UTF-8 where nobody knows it
   * @returns {Promise<string>}
   */
  function text(file, label) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(reader.error);
      reader.readAsText(file, label);
    });
  }

  /** @param {string} url */
  function readable(url) {
    const { pathname, search } = new URL(url);
    try {
      return decodeURI(pathname + search);
    } catch {
      return pathname + search;
    }
  }
})();
