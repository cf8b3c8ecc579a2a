// A long article's first screens are laid out at once and painted; the rest of it, which the browser would take a quarter
// of a second for, stands in the document from the beginning but is laid out piece by piece, each within a frame.
// Not by `content-visibility`: that guesses heights, by which the scroll bar, the progress line and every jump would be
// wrong, and cuts off what hangs out of a block. Half a second later the article is as if it had been laid out whole.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */

  // More letters than the tallest screen shows at the smallest size.
  const SCREENS = 12_000;
  // What one look at the clock is worth.
  const PIECE = 4000;
  // Of a frame's 16 milliseconds; the rest is for scrolling and painting.
  const BUDGET = 8;
  const FOLDED = 'folded';

  limpid.fold = (session, sheet) => {
    const body = sheet.querySelector('.body');
    const after = sheet.querySelectorAll('.body ~ *');
    const parts = /** @type {HTMLElement[]} */ ([...body?.children ?? [], ...after]);
    const rest = parts.slice(reach(parts, 0, SCREENS));
    for (const part of rest) part.classList.add(FOLDED);
    session.folded = rest;
    if (rest.length > 0) goOn(session, rest);
  };

  limpid.unfold = (session, element = null) => {
    const { folded } = session;
    const at = element ? folded.findIndex((part) => part.contains(element)) : folded.length - 1;
    // And what stands below it on the screen.
    if (at >= 0) show(folded, element ? reach(folded, at, SCREENS) : folded.length);
  };

  /**
   * After the next painting, and again after each.
   * @param {Session} session
   * @param {HTMLElement[]} rest
   */
  function goOn(session, rest) {
    // What is asked for within a frame is done before it is painted, what a timer of that frame does is not.
    requestAnimationFrame(() => setTimeout(() => {
      // The reader may be closed, or show another article, by now.
      if (limpid.session !== session || session.folded !== rest) return;
      const start = performance.now();
      while (rest.length > 0 && performance.now() - start < BUDGET) {
        show(rest, reach(rest, 0, PIECE));
        // Laid out now, so that the clock counts it.
        void session.scroller.scrollHeight;
      }
      if (rest.length > 0) goOn(session, rest);
    }));
  }

  /** @param {HTMLElement[]} folded @param {number} count */
  function show(folded, count) {
    for (const part of folded.splice(0, count)) part.classList.remove(FOLDED);
  }

  /** How many parts hold so many letters from one on. @param {HTMLElement[]} parts @param {number} from @param {number} letters */
  function reach(parts, from, letters) {
    let at = from;
    for (let room = letters; room > 0 && at < parts.length; at += 1) room -= parts[at]?.textContent?.length ?? 0;
    return at;
  }
})();
