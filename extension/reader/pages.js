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
    if (session.joining) {
      // Drawn anew while pages come in.
      line.append(session.joining.halt, session.joining.steps);
      return;
    }
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
      session.joining = { stop, halt, steps };
      void joinAll(session, session.joining);
    });
    line.append(join, steps);
  };

  limpid.joinAgain = async (session, json) => {
    let whole = json;
    for (const page of session.pages) whole = await session.hooks.joinPage?.(whole, page) ?? whole;
    return whole;
  };

  /** @param {Session} session @param {NonNullable<Session['joining']>} work */
  async function joinAll(session, work) {
    const { doc, t, hooks, undo } = session;
    const { stop, steps } = work;
    const leave = () => stop.abort();
    undo.push(leave);
    const first = session.json;
    let json = first;
    let next = session.article?.source.nextPage;
    let trouble = '';
    let joined = 0;
    while (next && joined < MOST_PAGES) {
      const number = session.pages.length + 2;
      const step = limpid.el(doc, 'li', null, t('pageLoading', { number, address: readable(next.url) }));
      steps.append(step);
      try {
        const page = { url: next.url, markup: await load(session, next.url, stop.signal) };
        const whole = await hooks.joinPage?.(json, page) ?? json;
        if (limpid.session !== session || stop.signal.aborted) break;
        json = whole;
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
    try {
      if (session.json !== first) json = await joinedNow(session);
    } catch (error) {
      ({ json } = session);
      session.pages.length = pagesIn(json);
      trouble = t('pageFailed', { number: session.pages.length + 2, reason: error instanceof Error ? error.message : String(error) });
    }
    // Another article was pointed at meanwhile: these are not its pages.
    if (limpid.session !== session || session.joining !== work) return;
    session.joining = null;
    if (session.mending) {
      // Its pieces stay to be clicked; whatever it ends with is drawn with the pages.
      session.json = json;
      work.halt.remove();
    } else limpid.redraw(session, json);
    limpid.say(session, trouble || t('pagesJoined', { count: session.pages.length }));
  }

  /**
   * The article as it is by now, with all pages that came in: what was repaired or marked meanwhile is in the session alone.
   * @param {Session} session
   */
  async function joinedNow(session) {
    for (;;) {
      const { json } = session;
      let whole = json;
      // A repair has taken along those that were there when it ended.
      for (const page of session.pages.slice(pagesIn(json))) whole = await session.hooks.joinPage?.(whole, page) ?? whole;
      if (session.json === json || limpid.session !== session) return whole;
    }
  }

  /** How many further pages an article holds. @param {string} json @returns {number} */
  function pagesIn(json) {
    return JSON.parse(json).source.pages?.length ?? 0;
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
