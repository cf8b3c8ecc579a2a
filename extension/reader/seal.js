// Between the reader and the page: what the page keeps (scroll, focus, selection), what it does not hear
// (keys, wheel, clicks) while the reader is open, and how everything comes back.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */

  // Stopped at the window, before the document hears them: the reader has no listener of its own for
  // these, and pages use them to scroll by themselves or to forbid copying and the context menu.
  const STOPPED = [
    'keyup', 'keypress', 'wheel', 'mousewheel', 'DOMMouseScroll', 'touchstart', 'touchmove', 'touchend', 'touchcancel',
    'copy', 'cut', 'contextmenu', 'selectstart', 'dragstart', 'beforeinput',
  ];
  // Stopped on their way out of the shadow root, after the reader's own listeners.
  const CONTAINED = [
    'click', 'dblclick', 'auxclick', 'mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout', 'pointerdown', 'pointerup',
    'pointermove', 'pointerover', 'pointerout', 'pointercancel', 'focusin', 'focusout', 'input', 'change', 'toggle',
  ];
  // The margins of printed pages can only be said here, outside of the shadow root.
  // While the person points at the page, it scrolls as it always does.
  const PAGE_STYLE = 'html:not(:has(> limpid-reader[data-aside])) { overflow: hidden !important; scrollbar-gutter: auto !important; } '
    + '@media print { html > :not(limpid-reader) { display: none !important; } @page { margin: 2.4cm 2.8cm; } }';
  // What is open over the page. Popovers that close by themselves (popover=auto) the browser closes for every modal dialog.
  const POPOVER = ':popover-open';
  // A page that keeps raising a dialog of its own over the reader wins after this many times.
  const MOST_RAISES = 20;

  // By what tells one page of an application from another, which it changes without a load. A fragment is a place in a page,
  // but for those that older applications tell their pages by.
  limpid.addressNow = () => location.pathname + location.search + (/^#[!/]/u.test(location.hash) ? location.hash : '');

  limpid.seal = (session) => {
    const { host, root, dialog, undo, address } = session;
    /** Popovers of the page that the browser has closed for the reader. @type {Set<HTMLElement>} */
    const popovers = new Set();
    session.raise = () => limpid.showOver(dialog).forEach((popover) => popovers.add(popover));
    const place = { left: window.scrollX, top: window.scrollY };
    const focused = deepFocus();
    const selection = keepSelection();
    // Last of all when the reader closes (undo runs backwards): the scroll position, because focus and
    // selection may move it. Another page is where it wants to be.
    undo.push(() => {
      if (limpid.addressNow() === address) window.scrollTo({ ...place, behavior: 'instant' });
    });
    undo.push(selection);
    undo.push(() => {
      if (focused instanceof HTMLElement || focused instanceof SVGElement) focused.focus({ preventScroll: true });
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    undo.push(() => limpid.showAgain([...popovers]));
    lockPage(session);
    limpid.unzoom(host);
    // A page may be zoomed otherwise in a window of another width.
    listen(undo, window, 'resize', () => limpid.unzoom(host), true);
    undo.push(() => host.remove());
    undo.push(() => {
      if (dialog.open) dialog.close();
    });
    document.documentElement.append(host);
    session.raise();

    const stop = (/** @type {Event} */ event) => event.stopImmediatePropagation();
    for (const type of STOPPED) listen(undo, window, type, stop, true);
    const contain = (/** @type {Event} */ event) => event.stopPropagation();
    for (const type of CONTAINED) root.addEventListener(type, contain);

    // The browser's own way to close a dialog (the back gesture, Escape pressed twice).
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    // The event comes with the next frame, however late that is (Chromium): a dialog that is open again by then was
    // closed for a moment only.
    dialog.addEventListener('close', () => {
      if (!dialog.open && !session.parked && limpid.session === session) limpid.close();
    });
    // Who goes back or forward leaves the article, here as on a site that loads each page. What an application does by itself
    // takes the text from nobody.
    listen(undo, window, 'popstate', () => {
      if (limpid.addressNow() !== address) limpid.close();
    }, true);
    stayOnTop(session);
    printAsDocument(session);
    // A page that redraws itself whole throws the reader out: then give everything back.
    const watch = new MutationObserver(() => {
      if (!host.isConnected && limpid.session === session) limpid.close();
    });
    watch.observe(document.documentElement, { childList: true });
    watch.observe(document, { childList: true });
    undo.push(() => watch.disconnect());
  };

  /**
   * @param {(() => void)[]} undo
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} listener
   * @param {boolean} capture
   */
  function listen(undo, target, type, listener, capture) {
    // Not passive: the reader's own wheel and touch are left to the browser, and a passive listener
    // could not be told apart from the page's when it is removed.
    target.addEventListener(type, listener, { capture, passive: true });
    undo.push(() => target.removeEventListener(type, listener, capture));
  }
  limpid.listen = listen;

  limpid.showOver = (dialog) => {
    // By way of the prototypes: elements of the page may bear the methods' names.
    const open = /** @type {HTMLElement[]} */ ([...Document.prototype.querySelectorAll.call(document, POPOVER)]);
    dialog.showModal();
    return open.filter((popover) => !isOpen(popover));
  };

  limpid.showAgain = (popovers) => {
    for (const popover of popovers) {
      if (popover.isConnected && !isOpen(popover)) HTMLElement.prototype.showPopover.call(popover);
    }
  };

  /** @param {Element} popover */
  function isOpen(popover) {
    return Element.prototype.matches.call(popover, POPOVER);
  }

  // Nothing of the page's style comes into a host of ours but this, which is no property that an element inherits:
  // it multiplies whatever is in it.
  limpid.unzoom = (host) => {
    const zoom = parseFloat(getComputedStyle(document.documentElement).zoom) || 1;
    if (zoom === 1) host.style.removeProperty('--limpid-zoom');
    else host.style.setProperty('--limpid-zoom', String(1 / zoom));
  };

  /** The focused element, through open shadow roots. */
  function deepFocus() {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused === document.body || focused === document.documentElement ? null : focused;
  }

  /** @returns {() => void} what puts the selection back */
  function keepSelection() {
    const selection = window.getSelection();
    if (!selection || selection.rangeCount === 0) return () => window.getSelection()?.removeAllRanges();
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    /** @type {Range[]} */
    const ranges = [];
    for (let index = 0; index < selection.rangeCount; index += 1) ranges.push(selection.getRangeAt(index).cloneRange());
    return () => {
      const now = window.getSelection();
      if (!now) return;
      if (same(now)) return;
      now.removeAllRanges();
      if (ranges.length === 1 && anchorNode?.isConnected && focusNode?.isConnected) {
        try {
          // Keeps the direction in which it was drawn.
          now.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
          return;
        } catch {
          // The page changed under it; the live range knows better.
        }
      }
      for (const range of ranges) now.addRange(range);
    };

    /** @param {Selection} now */
    function same(now) {
      return now.rangeCount === ranges.length && now.anchorNode === anchorNode && now.anchorOffset === anchorOffset
        && now.focusNode === focusNode && now.focusOffset === focusOffset;
    }
  }

  /** The page's own scroll bars go, and printing shows the reader alone. @param {Session} session */
  function lockPage({ host, undo }) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(PAGE_STYLE);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      undo.push(() => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      });
    } catch {
      // Firefox keeps adopted style sheets from content scripts. In the host it goes when that goes, even where nothing of
      // ours runs any more: an update of the extension ends its scripts in mid-air.
      host.append(limpid.el(document, 'style', null, PAGE_STYLE));
    }
  }

  /** A dialog or popover that the page opens later would lie above ours and make it dead. @param {Session} session */
  function stayOnTop(session) {
    const { dialog, undo } = session;
    let raises = 0;
    listen(undo, window, 'toggle', (event) => {
      if (event.target === session.host || event.newState !== 'open' || raises >= MOST_RAISES || session.parked) return;
      raises += 1;
      const focused = /** @type {HTMLElement | null} */ (session.root.activeElement);
      dialog.close();
      session.raise();
      focused?.focus({ preventScroll: true });
    }, true);
  }

  /** A modal dialog prints as one page; an open one in the flow prints as many as it needs. @param {Session} session */
  function printAsDocument(session) {
    const { dialog, undo } = session;
    listen(undo, window, 'beforeprint', () => {
      dialog.close();
      dialog.show();
    }, false);
    listen(undo, window, 'afterprint', () => {
      if (limpid.session !== session) return;
      dialog.close();
      session.raise();
      session.scroller.focus({ preventScroll: true });
    }, false);
  }
})();
