// Contents from the headings, and the thin line that shows how far one is.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  // Fewer headings are seen at a glance.
  const FEWEST_HEADINGS = 3;

  limpid.contents = (session) => {
    const { doc, t } = session;
    const headings = /** @type {HTMLElement[]} */ ([...session.scroller.querySelectorAll('.body > :is(h2, h3, h4, h5, h6)')]);
    if (headings.length < FEWEST_HEADINGS) return null;
    const levels = [...new Set(headings.map(({ localName }) => localName))].sort();
    const article = session.scroller.querySelector('.article');
    // Not the layer: that stands below its button, whichever way the article runs.
    const list = limpid.el(doc, 'ol', { lang: article?.getAttribute('lang'), dir: article?.getAttribute('dir') });
    /** @type {HTMLElement[]} */
    const links = [];
    for (const heading of headings) {
      const link = limpid.el(doc, 'a', { href: `#${heading.id}`, 'data-target': heading.id, class: `depth-${Math.min(2, levels.indexOf(heading.localName))}` },
        heading.textContent);
      links.push(link);
      list.append(limpid.el(doc, 'li', null, link));
    }
    const layer = limpid.el(doc, 'nav', { class: 'layer contents', 'aria-label': t('contents'), hidden: true }, list);
    layer.addEventListener('layeropen', mark);

    /** Shows which part is being read. */
    function mark() {
      limpid.unfold(session);
      const edge = limpid.edges(session);
      const current = headings.findLastIndex((heading) => edge.start(heading.getBoundingClientRect()) <= edge.room / 3);
      links.forEach((link, index) => (index === current ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current')));
    }
    return layer;
  };

  limpid.stepHeading = (session, by) => {
    limpid.unfold(session);
    const headings = [...session.scroller.querySelectorAll('h1, .body > :is(h2, h3, h4, h5, h6)')];
    const edge = limpid.edges(session);
    // Where one stands that has been stepped to.
    const here = parseFloat(getComputedStyle(session.scroller).scrollPaddingBlockStart) || 0;
    const starts = headings.map((heading) => edge.start(heading.getBoundingClientRect()) - here);
    const next = by > 0 ? starts.findIndex((start) => start > 4) : starts.findLastIndex((start) => start < -4);
    if (next >= 0) limpid.reveal(session, /** @type {HTMLElement} */ (headings[next]));
  };

  limpid.reveal = (session, element) => {
    limpid.unfold(session, element);
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({ block: 'start', inline: 'start', behavior: calm ? 'instant' : 'smooth' });
  };

  limpid.progress = (session) => {
    const { doc, scroller } = session;
    const line = limpid.el(doc, 'div', { class: 'progress', 'aria-hidden': 'true' });
    let last = 0;
    let waiting = false;
    const draw = () => {
      waiting = false;
      const { at, most } = limpid.edges(session);
      line.style.setProperty('--read', String(most > 0 ? Math.min(1, at / most) : 0));
      // The bar leaves while one reads on and comes when one turns back.
      if (Math.abs(at - last) > 12) {
        session.frame.dataset.bar = at > last && at > 120 ? 'away' : 'here';
        last = at;
      }
    };
    const soon = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(draw);
    };
    scroller.addEventListener('scroll', soon, { passive: true });
    // Pictures that arrive and blocks that are laid out later make the whole longer.
    const sized = new ResizeObserver(() => {
      clearBars(session);
      soon();
    });
    for (const sheet of scroller.children) sized.observe(sheet);
    session.sized = sized;
    session.undo.push(() => sized.disconnect());
    return line;
  };

  /** What lies over the text leaves its scroll bars to the hand. @param {import('./types').Session} session */
  function clearBars({ frame, scroller }) {
    frame.style.setProperty('--scroll-bar', `${scroller.offsetWidth - scroller.clientWidth}px`);
    frame.style.setProperty('--scroll-bar-below', `${scroller.offsetHeight - scroller.clientHeight}px`);
  }
})();
