// Choosing the article by pointing at the page: the reader steps aside, a frame follows the pointer, a click or
// Enter takes what it frames; arrows go to what is around it and what is within.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */

  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; display: block !important; zoom: var(--limpid-zoom, 1) !important; pointer-events: none !important; }
    .mark { position: fixed; box-sizing: border-box; border: 3px solid #0d5362; border-radius: 4px; background: #0d536222; box-shadow: 0 0 0 2px #fff; }
    .hint { position: fixed; inset: auto 16px 16px; margin: 0 auto; inline-size: fit-content; max-inline-size: 544px; padding: 11px 18px; border-radius: 8px;
      color: #fff; background: #1b1c1f; font: 15px/1.5 system-ui, sans-serif; text-align: center; }`;

  limpid.point = (session) => {
    const { doc, host, dialog, t, hooks } = session;
    session.parked = true;
    dialog.close();
    host.toggleAttribute('data-aside', true);
    const mask = doc.createElementNS('http://www.w3.org/1999/xhtml', 'limpid-pointer');
    const root = /** @type {HTMLElement} */ (mask).attachShadow({ mode: 'closed' });
    limpid.keepStyle(root, STYLE);
    const mark = limpid.el(doc, 'div', { class: 'mark' });
    root.append(mark, limpid.el(doc, 'p', { class: 'hint', role: 'status', lang: t('uiLanguage') }, t('pointHint')));
    limpid.unzoom(/** @type {HTMLElement} */ (mask));
    doc.documentElement.append(mask);
    /** @type {Element} */
    let current = doc.querySelector('article, main, [role="main"]') ?? doc.body;
    /** The way down again after going up. @type {Element[]} */
    const below = [];
    /** @type {(() => void)[]} */
    const undo = [];
    const listen = (/** @type {string} */ type, /** @type {(event: any) => void} */ listener) => {
      window.addEventListener(type, listener, true);
      undo.push(() => window.removeEventListener(type, listener, true));
    };
    const stop = (/** @type {Event} */ event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    frame();
    listen('pointermove', ({ clientX, clientY }) => {
      const under = doc.elementFromPoint(clientX, clientY);
      const block = under && blockOf(under);
      if (!block || block === current) return;
      current = block;
      below.length = 0;
      frame();
    });
    listen('scroll', frame);
    listen('wheel', (event) => {
      stop(event);
      // The page itself is held still by the reader.
      window.scrollBy({ left: event.deltaX, top: event.deltaY, behavior: 'instant' });
    });
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup']) listen(type, stop);
    listen('click', (event) => {
      stop(event);
      const under = doc.elementFromPoint(event.clientX, event.clientY);
      if (under && !current.contains(under)) current = blockOf(under);
      void take();
    });
    session.pointing = (key) => {
      if (key === 'Escape') end();
      else if (key === 'Enter') void take();
      else if (key === 'ArrowUp' && current.parentElement && current !== doc.body) {
        below.push(current);
        current = current.parentElement;
        frame();
      } else if (key === 'ArrowDown') {
        current = below.pop() ?? current.firstElementChild ?? current;
        frame();
      } else if (key === 'PageDown' || key === 'PageUp') {
        window.scrollBy({ top: (key === 'PageDown' ? 0.8 : -0.8) * innerHeight, behavior: 'instant' });
      } else return false;
      return true;
    };
    session.undo.push(() => end());

    function frame() {
      const { left, top, width, height } = current.getBoundingClientRect();
      Object.assign(mark.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    }

    /** The reader comes back, or goes where there was none before. */
    function end(stay = false) {
      if (!session.pointing) return;
      session.pointing = null;
      for (const step of undo.splice(0)) step();
      mask.remove();
      host.removeAttribute('data-aside');
      if (limpid.session !== session) return;
      if (!session.article && !stay) {
        limpid.close();
        return;
      }
      dialog.showModal();
      session.parked = false;
      session.scroller.focus({ preventScroll: true });
    }

    async function take() {
      const chosen = current;
      end(true);
      const choice = { pointed: true, spots: [] };
      try {
        const json = await hooks.point?.(choice, chosen);
        if (limpid.session !== session || !json) return;
        session.choice = choice;
        session.pointed = chosen;
        if (session.article) limpid.redraw(session, json);
        else limpid.show(json, session.settings, session.strings ?? {});
        limpid.say(session, t('repaired'));
      } catch (error) {
        if (!session.article) {
          limpid.fail({ kind: 'NotAnArticle', message: '' }, session.strings ?? {});
          return;
        }
        limpid.say(session, t('repairFailed', { reason: error && typeof error === 'object' && 'message' in error ? String(error.message) : String(error) }));
      }
    }
  };

  /** What is framed: the nearest element that is more than a run of words. @param {Element} element */
  function blockOf(element) {
    let current = element;
    while (current.parentElement && current !== document.body && /^(?:inline|contents)/u.test(getComputedStyle(current).display)) current = current.parentElement;
    return current;
  }
})();
