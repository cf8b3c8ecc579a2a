// Footnotes beside their mark, and jumps within the article.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  const MARGIN = 12;

  limpid.notes = (session) => {
    session.scroller.addEventListener('click', (event) => {
      const link = /** @type {HTMLElement | null} */ (event.target instanceof Element ? event.target.closest('a') : null);
      if (!link) return;
      if (link.dataset.note) {
        event.preventDefault();
        openNote(session, link, link.dataset.note);
      } else if (link.dataset.target) {
        event.preventDefault();
        // The way back from a note is one itself.
        if (link.matches('.back')) jump(session, link.dataset.target);
        else leap(session, link.dataset.target);
      }
    });
    session.frame.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('.contents a') : null;
      if (!link) return;
      event.preventDefault();
      limpid.closeLayers(session);
      leap(session, /** @type {HTMLElement} */ (link).dataset.target ?? '');
    });
  };

  /** A jump out of sight of where one was, with the way back, which nobody remembers. @param {import('./types').Session} session @param {string} id */
  function leap(session, id) {
    const { t, scroller, root } = session;
    const target = root.getElementById(id);
    const place = limpid.placeOf(session);
    const edge = limpid.edges(session);
    // What is not laid out yet is further away than what is.
    const far = target !== null && (target.matches('.folded, .folded *') || Math.abs(edge.start(target.getBoundingClientRect())) > edge.room);
    jump(session, id);
    if (!far) return;
    const back = () => (place ? limpid.goTo(session, place) : scroller.scrollTo({ top: 0, left: 0, behavior: 'instant' }));
    limpid.offer(session, { name: 'leapt', words: t('jumpBack'), key: 'z', act: back });
  }

  /** @param {import('./types').Session} session @param {string} id */
  function jump(session, id) {
    const target = session.root.getElementById(id);
    if (!target) return;
    limpid.reveal(session, target);
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  }

  /** @param {import('./types').Session} session @param {HTMLElement} mark @param {string} number */
  function openNote(session, mark, number) {
    const { doc, frame, t } = session;
    const text = session.root.getElementById(`note-${number}`)?.querySelector('.endnote-text');
    const article = session.scroller.querySelector('.article');
    if (!text || !article) return;
    const body = /** @type {HTMLElement} */ (text.cloneNode(true));
    const layer = limpid.el(doc, 'div', {
      class: 'layer note', role: 'note', tabindex: -1, 'aria-label': t('footnote', { label: mark.textContent ?? number }),
      hidden: true,
    }, limpid.el(doc, 'div', {
      class: 'article', lang: article.getAttribute('lang'), dir: article.getAttribute('dir'), 'data-script': article.getAttribute('data-script'),
    }, body));
    const close = limpid.openLayer(session, layer, mark);
    place(frame, layer, mark);
    // It stands beside its mark only as long as the text stands still.
    session.scroller.addEventListener('scroll', close, { passive: true });
    layer.addEventListener('layerclose', () => {
      session.scroller.removeEventListener('scroll', close);
      layer.remove();
    }, { once: true });
  }

  /** Below the mark where there is room, above it where not. @param {HTMLElement} frame @param {HTMLElement} layer @param {HTMLElement} mark */
  function place(frame, layer, mark) {
    const room = frame.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    const size = layer.getBoundingClientRect();
    const left = Math.max(MARGIN, Math.min(at.left + at.width / 2 - size.width / 2, room.width - size.width - MARGIN));
    const below = at.bottom + MARGIN + size.height < room.height;
    layer.style.setProperty('left', `${left}px`);
    layer.style.setProperty('top', `${below ? at.bottom + MARGIN / 2 : Math.max(MARGIN, at.top - size.height - MARGIN / 2)}px`);
  }
})();
