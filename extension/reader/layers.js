// Things that open over the text: panels, the list of contents, the keys, notes; one at a time.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  limpid.closeLayers = ({ layers }) => {
    for (const close of [...layers].reverse()) close();
  };

  limpid.openLayer = (session, element, opener, home = () => opener) => {
    const open = element.isConnected && !element.hidden;
    limpid.closeLayers(session);
    if (open) return close;
    element.hidden = false;
    if (!element.isConnected) session.frame.append(element);
    opener?.setAttribute('aria-expanded', 'true');
    element.dispatchEvent(new CustomEvent('layeropen'));

    const outside = (/** @type {Event} */ event) => {
      const path = event.composedPath();
      if (!path.includes(element) && !(opener && path.includes(opener))) close();
    };
    session.frame.addEventListener('pointerdown', outside);
    session.layers.push(close);
    const wanted = /** @type {HTMLElement | null} */ (element.querySelector('[autofocus]'));
    const first = element.querySelector('[aria-current], input:checked') ?? element.querySelector('button, a[href], input');
    // It may be far down the list.
    if (wanted) wanted.focus();
    else /** @type {HTMLElement} */ (element.matches('[tabindex]') ? element : (first ?? element)).focus({ preventScroll: true });
    return close;

    function close() {
      const index = session.layers.indexOf(close);
      if (index < 0) return;
      session.layers.splice(index, 1);
      session.frame.removeEventListener('pointerdown', outside);
      opener?.setAttribute('aria-expanded', 'false');
      const held = element.contains(session.root.activeElement);
      element.hidden = true;
      element.dispatchEvent(new CustomEvent('layerclose'));
      const back = home();
      if (held) (back?.isConnected ? back : session.scroller).focus({ preventScroll: true });
    }
  };
})();
