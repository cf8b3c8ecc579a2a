// Where in the text somebody is: the first block that is in view, and how much of it is above the edge.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  limpid.placeOf = (session) => {
    const { scroller } = session;
    const edge = edges(session);
    const blocks = /** @type {NodeListOf<HTMLElement>} */ (scroller.querySelectorAll('[data-block]:not(.folded, .folded *)'));
    // Blocks follow each other down the page, so the first in view is found by halving.
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const box = /** @type {HTMLElement} */ (blocks[middle]).getBoundingClientRect();
      if (edge.past(box)) low = middle + 1;
      else high = middle;
    }
    const block = blocks[low];
    if (!block || atStart(session)) return null;
    return { block: Number(block.dataset.block), offset: Math.max(0, Math.min(1, edge.share(block.getBoundingClientRect()))) };
  };

  limpid.goTo = (session, place) => {
    const block = session.scroller.querySelector(`[data-block="${Number(place.block)}"]`);
    if (!block) return;
    limpid.unfold(session, block);
    const box = block.getBoundingClientRect();
    const edge = edges(session);
    const by = edge.distance(box, place.offset);
    session.scroller.scrollBy(edge.vertical ? { left: by, behavior: 'instant' } : { top: by, behavior: 'instant' });
  };

  /** @param {import('./types').Session} session */
  function atStart({ scroller, settings }) {
    return (settings.vertical ? Math.abs(scroller.scrollLeft) : scroller.scrollTop) < 8;
  }

  /**
   * The edge that the text comes from: the upper one, or the right one where lines run down the page.
   * @param {import('./types').Session} session
   */
  function edges({ scroller }) {
    const frame = scroller.getBoundingClientRect();
    const vertical = getComputedStyle(scroller).writingMode === 'vertical-rl';
    // The bar covers this much of the upper edge.
    const inset = 56;
    if (vertical) {
      return {
        vertical,
        past: (/** @type {DOMRect} */ box) => box.left >= frame.right - 1,
        share: (/** @type {DOMRect} */ box) => (box.right - frame.right) / (box.width || 1),
        distance: (/** @type {DOMRect} */ box, /** @type {number} */ offset) => box.right - frame.right - offset * box.width,
      };
    }
    return {
      vertical,
      past: (/** @type {DOMRect} */ box) => box.bottom <= frame.top + inset + 1,
      share: (/** @type {DOMRect} */ box) => (frame.top + inset - box.top) / (box.height || 1),
      distance: (/** @type {DOMRect} */ box, /** @type {number} */ offset) => box.top + offset * box.height - frame.top - inset,
    };
  }
})();
