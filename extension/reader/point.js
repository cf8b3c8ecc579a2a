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

  // What a key turns on by, of a screen: some of what was seen stays in view.
  const SCREEN = 0.8;

  limpid.point = (session) => {
    const { doc, host, dialog, t, hooks } = session;
    if (session.article && limpid.addressNow() !== session.address) {
      limpid.say(session, t('repairFailed', { reason: t('errorOtherPage') }));
      return;
    }
    session.parked = true;
    dialog.close();
    host.toggleAttribute('data-aside', true);
    const mask = doc.createElementNS('http://www.w3.org/1999/xhtml', 'limpid-pointer');
    const root = /** @type {HTMLElement} */ (mask).attachShadow({ mode: 'closed' });
    limpid.keepStyle(root, STYLE);
    const mark = limpid.el(doc, 'div', { class: 'mark' });
    root.append(mark, limpid.el(doc, 'p', { class: 'hint', role: 'status', lang: t('uiLanguage'), dir: 'auto' }, t('pointHint')));
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
    listen('pointermove', aim);
    listen('pointerdown', (event) => {
      // A finger comes from nowhere: no frame has followed it.
      if (event.pointerType === 'touch') aim(event);
      stop(event);
    });
    for (const type of ['pointerup', 'mousedown', 'mouseup']) listen(type, stop);
    keepPlaces(session, undo);
    listen('scroll', frame);
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
        turn(key === 'PageDown' ? SCREEN : -SCREEN);
      } else return false;
      return true;
    };
    session.undo.push(() => end());

    /** @param {PointerEvent} event */
    function aim({ clientX, clientY }) {
      const under = doc.elementFromPoint(clientX, clientY);
      const block = under && blockOf(under);
      if (!block || block === current) return;
      current = block;
      below.length = 0;
      frame();
    }

    /** Scrolls what holds the text: a box around what is framed, or around the middle of the window, or the page. @param {number} by in screens */
    function turn(by) {
      for (const start of [current, doc.elementFromPoint(innerWidth / 2, innerHeight / 2)]) {
        for (let box = start; box; box = box.parentElement) {
          const { scrollTop } = box;
          if (/auto|scroll/u.test(getComputedStyle(box).overflowY)) box.scrollBy({ top: by * box.clientHeight, behavior: 'instant' });
          if (box.scrollTop !== scrollTop) return;
        }
      }
      window.scrollBy({ top: by * innerHeight, behavior: 'instant' });
    }

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
      session.raise();
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
        // They were the pages of another article.
        session.joining?.stop.abort();
        session.joining = null;
        session.pages = [];
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

  /**
   * Boxes of the page that are scrolled meanwhile go back with the page itself, when the reader closes.
   * @param {Session} session
   * @param {(() => void)[]} end what is done when the pointing ends
   */
  function keepPlaces({ doc, undo }, end) {
    const address = limpid.addressNow();
    const before = places(doc);
    /** @type {Set<Element>} */
    const moved = new Set();
    // Looked at and not listened to: what is scrolled right before the end is told of too late.
    end.push(() => {
      const after = places(doc);
      for (const box of [...before.keys(), ...after.keys()]) {
        if (before.get(box)?.top !== after.get(box)?.top || before.get(box)?.left !== after.get(box)?.left) moved.add(box);
      }
    });
    undo.push(() => {
      if (limpid.addressNow() !== address) return;
      for (const box of moved) box.scrollTo({ top: 0, left: 0, ...before.get(box), behavior: 'instant' });
    });
  }

  /** Where the boxes of the page are that do not stand at their beginning. @param {Document} doc */
  function places(doc) {
    /** @type {Map<Element, {top: number, left: number}>} */
    const found = new Map();
    for (const box of Document.prototype.querySelectorAll.call(doc, '*')) {
      if (box.scrollTop !== 0 || box.scrollLeft !== 0) found.set(box, { top: box.scrollTop, left: box.scrollLeft });
    }
    return found;
  }

  /** What is framed: the nearest element that is more than a run of words. @param {Element} element */
  function blockOf(element) {
    let current = element;
    while (current.parentElement && current !== document.body && /^(?:inline|contents)/u.test(getComputedStyle(current).display)) current = current.parentElement;
    return current;
  }
})();
