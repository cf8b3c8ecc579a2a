// Where reading stopped, kept on this machine for each address, and forgotten when asked.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  // A place is written down when scrolling has come to rest for so long, in milliseconds.
  const REST = 600;

  limpid.keepPosition = (session) => {
    const { article, hooks, scroller, t } = session;
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
      save(address, ended || !isBegun() ? null : limpid.placeOf(session));
    }

    async function goOn() {
      const place = await hooks.loadPosition?.(address).catch(() => null);
      // Whoever has begun to scroll knows where they want to be.
      if (!place || moved || limpid.session !== session) return;
      limpid.goTo(session, place);
      // In a larger window than then it may be.
      if (isBegun()) limpid.offer(session, { name: 'went-on', sentence: t('wentOn'), words: t('fromStart'), act: fromStart });
      else toStart();
    }

    /** What one sees without scrolling one need not be brought to: it is then a title moved out of sight, and an offer for nothing. */
    function isBegun() {
      const { at, room } = limpid.edges(session);
      return at >= room;
    }

    function fromStart() {
      save(address, null);
      toStart();
    }

    function toStart() {
      scroller.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    }
  };
})();
