// Turning the pages: by keys wherever the focus is, and by the wheel where lines run down the page.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  // A page of what is in view; the rest is seen twice.
  const PAGE = 0.88;
  // What a browser that counts the wheel in lines takes for one, in pixels.
  const WHEEL_LINE = 40;

  // Also when a button has the focus, so that nobody has to click into the text first.
  limpid.turn = (session, key) => {
    const { scroller, root, layers } = session;
    if (key === 'End') limpid.unfold(session);
    const focused = root.activeElement;
    // One reads on while a repair lasts.
    if (layers.length > 0 || focused?.matches('.scroll, .formula')) return false;
    const edge = limpid.edges(session);
    const page = edge.room * PAGE;
    const line = edge.vertical ? 80 : 60;
    // The end is farther than there is, as places are told in whole pixels and what is left of one would stay.
    /** @type {Record<string, number>} */
    const distances = { ArrowDown: line, ArrowUp: -line, PageDown: page, PageUp: -page, End: edge.most + edge.room };
    if (edge.vertical) {
      // Space presses a button.
      const pressed = focused?.matches('button, summary, input, [role="button"]');
      Object.assign(distances, { ArrowLeft: line, ArrowRight: -line, ...(pressed ? {} : { ' ': page }) });
    } else if (focused === scroller) return false;
    // Exactly there: Chromium goes a pixel past the beginning of lines that run down the page.
    if (key === 'Home') scroller.scrollTo({ left: 0, top: 0, behavior: 'instant' });
    else if (!(key in distances)) return false;
    else edge.go(distances[key] ?? 0);
    return true;
  };

  // Before the page is sealed off, which lets no later listener hear of the wheel.
  limpid.bindWheel = (session) => {
    limpid.listen(session.undo, window, 'wheel', (/** @type {WheelEvent} */ event) => {
      const { deltaX, deltaY, deltaMode, clientX, clientY } = event;
      // Pointing at the page the wheel is the pointer's, with these keys the browser's, and sideways it goes by itself.
      if (session.parked || event.ctrlKey || event.shiftKey || Math.abs(deltaX) >= Math.abs(deltaY)) return;
      const edge = limpid.edges(session);
      const under = session.root.elementFromPoint(clientX, clientY);
      if (!edge.vertical || !session.scroller.contains(under) || scrolls(under, session.scroller)) return;
      const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE : deltaMode === WheelEvent.DOM_DELTA_PAGE ? edge.room * PAGE : 1;
      edge.go(deltaY * unit);
    }, true);
  };

  /** Whether a box in the text scrolls up and down by itself. @param {Element | null} element @param {Element} scroller */
  function scrolls(element, scroller) {
    for (let box = element; box && box !== scroller; box = box.parentElement) {
      if (box.scrollHeight > box.clientHeight + 1 && /auto|scroll/u.test(getComputedStyle(box).overflowY)) return true;
    }
    return false;
  }
})();
