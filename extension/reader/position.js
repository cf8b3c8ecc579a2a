// Where reading stopped, kept on this machine for each address, and forgotten when asked.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  // A place is written down when scrolling has come to rest for so long, in milliseconds.
  const REST = 600;
  // Time to see the offer and to reach it, in milliseconds.
  const OFFERED_FOR = 8000;

  limpid.keepPosition = (session) => {
    const { article, hooks, scroller, t, doc } = session;
    const url = article?.source?.canonicalUrl ?? article?.source?.url;
    if (!url || !hooks.loadPosition || !hooks.savePosition) return;
    const save = hooks.savePosition;
    // A fragment is a place in the page, not another page.
    const address = url.replace(/#.*$/u, '');
    let moved = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    scroller.addEventListener('scroll', () => {
      // While the rest of a text is laid out a browser may tell of scrolling that has moved nothing.
      if (!moved && scroller.scrollTop === 0 && scroller.scrollLeft === 0) return;
      moved = true;
      clearTimeout(timer);
      timer = setTimeout(keep, REST);
    }, { passive: true });
    session.undo.push(() => {
      clearTimeout(timer);
      if (moved) keep();
    });
    if (session.settings.remember) void goOn();

    function keep() {
      if (!session.settings.remember) return;
      const { at, most } = limpid.edges(session);
      const ended = session.folded.length === 0 && at >= most - 4;
      // Read to the end, or not begun: then there is nothing to go on with.
      save(address, ended ? null : limpid.placeOf(session));
    }

    async function goOn() {
      const place = await hooks.loadPosition?.(address).catch(() => null);
      // Whoever has begun to scroll knows where they want to be.
      if (!place || moved || limpid.session !== session) return;
      limpid.goTo(session, place);
      const back = limpid.el(doc, 'button', { type: 'button', class: 'button from-start' }, t('fromStart'));
      const strip = limpid.el(doc, 'div', { class: 'went-on', role: 'status' }, limpid.el(doc, 'span', null, t('wentOn')), back);
      back.addEventListener('click', () => {
        save(address, null);
        scroller.scrollTo({ top: 0, left: 0, behavior: 'instant' });
        strip.remove();
        scroller.focus({ preventScroll: true });
      });
      session.status.after(strip);
      setTimeout(end, OFFERED_FOR);

      function end() {
        // Not from under the hand.
        if (strip.matches(':hover, :focus-within')) setTimeout(end, OFFERED_FOR);
        else strip.remove();
      }
    }
  };
})();
