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
    // Where the article runs from right to left, the next picture is to the left: by the arrow key and by the button there.
    const rtl = scroller.querySelector('.article')?.getAttribute('dir') === 'rtl';
    const turn = (/** @type {-1 | 1} */ side) => show(at + (rtl ? -side : side));
    const picture = limpid.el(doc, 'img', { class: 'light-picture', alt: '' });
    const caption = limpid.el(doc, 'p', { class: 'light-caption', 'aria-live': 'polite', lang: scroller.querySelector('.article')?.getAttribute('lang'), dir: 'auto' });
    const button = (/** @type {string} */ place, /** @type {string} */ icon, /** @type {string} */ key, /** @type {() => void} */ action) => {
      const element = limpid.el(doc, 'button', { type: 'button', class: `button light-${place}`, 'aria-label': t(key), title: t(key) }, limpid.icon(doc, icon));
      element.addEventListener('click', action);
      return element;
    };
    const sides = [
      button('left', 'previous', rtl ? 'nextPicture' : 'previousPicture', () => turn(-1)),
      button('right', 'next', rtl ? 'previousPicture' : 'nextPicture', () => turn(1)),
    ];
    const box = limpid.el(doc, 'div', { class: 'layer lightbox', role: 'group', tabindex: -1, 'aria-label': t('picture'), hidden: true },
      picture, caption, button('close', 'close', 'closePicture', () => close()), ...(all.length < 2 ? [] : rtl ? sides.reverse() : sides));
    picture.addEventListener('click', () => close());
    /** @type {import('./types').Session['grab']} */
    const grab = (key) => {
      if (key === 'ArrowRight') turn(1);
      else if (key === 'ArrowLeft') turn(-1);
      // The reader's own keys wait until the picture is closed; all others are the browser's.
      else return limpid.isCommand(key);
      return true;
    };
    box.addEventListener('layerclose', () => {
      if (session.grab === grab) session.grab = before;
      box.remove();
      const last = all[at] ?? null;
      limpid.unfold(session, last);
      last?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }, { once: true });
    show(at);
    const close = limpid.openLayer(session, box, opener, () => all[at] ?? opener);
    // A repair has keys of its own.
    const before = session.grab;
    session.grab = grab;

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
