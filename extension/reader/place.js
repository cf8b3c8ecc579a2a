// Where in the article somebody is: its first block or other part that is in view, and how much of that is above the edge.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  // What is no block has a number below theirs.
  const PARTS = new Map([[-1, '.article > .head'], [-2, '.article > .notes'], [-3, '.article > .foot']]);
  const SELECTOR = ['[data-block]', ...PARTS.values()].map((one) => `${one}:not(.folded, .folded *)`).join();

  limpid.placeOf = (session) => {
    const edge = limpid.edges(session);
    const blocks = /** @type {NodeListOf<HTMLElement>} */ (session.scroller.querySelectorAll(SELECTOR));
    // Blocks follow each other down the page, so the first in view is found by halving.
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const box = /** @type {HTMLElement} */ (blocks[middle]).getBoundingClientRect();
      if (edge.end(box) <= edge.inset + 1) low = middle + 1;
      else high = middle;
    }
    const block = blocks[low];
    if (!block || edge.at < 8) return null;
    const box = block.getBoundingClientRect();
    const share = (edge.inset - edge.start(box)) / (edge.end(box) - edge.start(box) || 1);
    const part = [...PARTS].find(([, selector]) => block.matches(selector));
    return { block: part ? part[0] : Number(block.dataset.block), offset: Math.max(0, Math.min(1, share)) };
  };

  limpid.goTo = (session, place) => {
    const block = session.scroller.querySelector(PARTS.get(place.block) ?? `[data-block="${Number(place.block)}"]`);
    if (!block) return;
    limpid.unfold(session, block);
    const box = block.getBoundingClientRect();
    const edge = limpid.edges(session);
    edge.go(edge.start(box) + place.offset * (edge.end(box) - edge.start(box)) - edge.inset);
  };

  limpid.edges = ({ scroller }) => {
    const frame = scroller.getBoundingClientRect();
    // What the style says, not what the person asked for: only some scripts run down the page.
    if (getComputedStyle(scroller).writingMode === 'vertical-rl') {
      return {
        vertical: true,
        inset: 0,
        room: scroller.clientWidth,
        // Counted from the right end, and negative.
        at: -scroller.scrollLeft,
        most: scroller.scrollWidth - scroller.clientWidth,
        start: (box) => frame.right - box.right,
        end: (box) => frame.right - box.left,
        go: (by) => scroller.scrollBy({ left: -by, behavior: 'instant' }),
      };
    }
    return {
      vertical: false,
      // The bar covers this much of the upper edge.
      inset: 56,
      room: scroller.clientHeight,
      at: scroller.scrollTop,
      most: scroller.scrollHeight - scroller.clientHeight,
      start: (box) => box.top - frame.top,
      end: (box) => box.bottom - frame.top,
      go: (by) => scroller.scrollBy({ top: by, behavior: 'instant' }),
    };
  };
})();
