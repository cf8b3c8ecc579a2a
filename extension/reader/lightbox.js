// Pictures on their own, as large as the window lets them; arrows go to the others.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  limpid.lightbox = (session) => {
    session.scroller.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest('button.picture')) : null;
      if (button) open(session, button);
    });
  };

  /** @param {import('./types').Session} session @param {HTMLElement} opener */
  function open(session, opener) {
    const { doc, t, scroller } = session;
    const all = /** @type {HTMLElement[]} */ ([...scroller.querySelectorAll('button.picture')]);
    let at = all.indexOf(opener);
    const picture = limpid.el(doc, 'img', { class: 'light-picture', alt: '' });
    const caption = limpid.el(doc, 'p', { class: 'light-caption', 'aria-live': 'polite', lang: scroller.querySelector('.article')?.getAttribute('lang'), dir: 'auto' });
    const button = (/** @type {string} */ icon, /** @type {string} */ key, /** @type {() => void} */ action) => {
      const element = limpid.el(doc, 'button', { type: 'button', class: `button light-${icon}`, 'aria-label': t(key), title: t(key) }, limpid.icon(doc, icon));
      element.addEventListener('click', action);
      return element;
    };
    const box = limpid.el(doc, 'div', { class: 'layer lightbox', role: 'group', tabindex: -1, 'aria-label': t('picture'), hidden: true },
      picture, caption, button('close', 'closePicture', () => session.layers.at(-1)?.()),
      ...(all.length > 1 ? [button('previous', 'previousPicture', () => show(at - 1)), button('next', 'nextPicture', () => show(at + 1))] : []));
    picture.addEventListener('click', () => session.layers.at(-1)?.());
    box.addEventListener('layerclose', () => {
      session.grab = null;
      box.remove();
      const last = all[at] ?? null;
      limpid.unfold(session, last);
      last?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }, { once: true });
    show(at);
    limpid.openLayer(session, box, opener);
    session.grab = (key) => {
      const rtl = scroller.querySelector('.article')?.getAttribute('dir') === 'rtl' ? -1 : 1;
      if (key === 'ArrowRight') show(at + rtl);
      else if (key === 'ArrowLeft') show(at - rtl);
      // Tab and Enter are the buttons'; the rest waits until the picture is closed.
      return key !== 'Tab' && key !== 'Enter' && key !== ' ';
    };

    /** @param {number} index */
    function show(index) {
      at = (index + all.length) % all.length;
      const shown = all[at];
      const image = shown?.querySelector('img');
      if (!shown || !image) return;
      picture.src = image.currentSrc || image.src;
      picture.alt = image.alt;
      const words = shown.closest('.gallery-item, figure')?.querySelector('figcaption') ?? shown.closest('figure')?.querySelector('figcaption');
      caption.replaceChildren(...(words ? [...words.cloneNode(true).childNodes] : []));
      caption.hidden = !words;
    }
  }
})();
