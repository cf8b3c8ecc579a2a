// Pictures: alone, as a gallery, broken, or on a server that is not asked.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  // A picture at least this wide, in CSS pixels, and wider than high may grow past the column.
  const WIDE_PIXELS = 1000;
  // Below this width it is shown at its own size, as a small thing beside the text's measure.
  const SMALL_PIXELS = 320;

  limpid.figure = (context, images, className = '') => {
    const { doc } = context;
    const shown = images.map((image) => ({ image, element: limpid.picture(context, image) })).filter(({ element }) => element);
    if (shown.length === 0) return null;
    const figure = limpid.el(doc, 'figure', { class: className || null });
    if (shown.length === 1) {
      const [{ image, element }] = /** @type {[typeof shown[0]]} */ (shown);
      figure.append(/** @type {HTMLElement} */ (element));
      grow(figure, image);
      const caption = captionOf(context, image);
      if (caption) figure.append(caption);
      return figure;
    }
    figure.classList.add('gallery');
    figure.dataset.count = String(shown.length);
    const captions = new Set(shown.map(({ image }) => `${image.caption ?? ''}\n${image.credit ?? ''}`).filter((text) => text.trim()));
    const own = captions.size > 1;
    for (const { image, element } of shown) {
      const item = limpid.el(doc, own ? 'figure' : 'div', { class: 'gallery-item' }, element);
      if (own) item.append(captionOf(context, image) ?? '');
      figure.append(item);
    }
    if (!own) {
      const captioned = shown.find(({ image }) => image.caption || image.credit);
      if (captioned) figure.append(captionOf(context, captioned.image) ?? '');
    }
    return figure;
  };

  limpid.picture = (context, image) => {
    const { doc, t, options } = context;
    const src = limpid.safeImage(image.data ?? image.src);
    if (src === null) return null;
    if (!options.remoteImages && !src.startsWith('data:') && !src.startsWith('blob:')) return absent(context, image, t('pictureElsewhere'));
    const element = limpid.el(doc, 'img', {
      src, alt: image.alt ?? '', loading: 'lazy', decoding: 'async', width: positive(image.width), height: positive(image.height),
    });
    const button = limpid.el(doc, 'button', { type: 'button', class: 'picture', 'data-picture': image.id, 'aria-label': label(context, image) }, element);
    element.addEventListener('error', () => button.replaceWith(absent(context, image, t('pictureMissing'))), { once: true });
    element.addEventListener('load', () => {
      const figure = button.closest('figure');
      if (figure && !figure.classList.contains('gallery')) grow(figure, { width: element.naturalWidth, height: element.naturalHeight });
    }, { once: true });
    return button;
  };

  /** @param {import('./types').RenderContext} context @param {import('./types').ArticleImage} image */
  function label(context, image) {
    const name = image.alt || image.caption;
    return name ? `${name} – ${context.t('enlarge')}` : context.t('enlarge');
  }

  /**
   * @param {HTMLElement} figure
   * @param {{width: number | null, height: number | null}} size
   */
  function grow(figure, { width, height }) {
    if (!width || !height) return;
    figure.classList.toggle('wide', width >= WIDE_PIXELS && width > height * 1.2);
    figure.classList.toggle('small', width < SMALL_PIXELS);
  }

  /** @param {import('./types').RenderContext} context @param {import('./types').ArticleImage} image @param {string} sentence */
  function absent(context, image, sentence) {
    const { doc, t } = context;
    const href = limpid.safeHref(image.src);
    return limpid.el(doc, 'div', { class: 'picture-absent' },
      image.alt ? limpid.el(doc, 'p', { class: 'picture-alt' }, image.alt) : null,
      limpid.el(doc, 'p', null, sentence, href ? ' ' : null,
        href ? limpid.el(doc, 'a', { href, target: '_blank', rel: 'noopener' }, t('openPicture')) : null));
  }

  /** @param {import('./types').RenderContext} context @param {import('./types').ArticleImage} image */
  function captionOf({ doc }, image) {
    // A credit within the caption's own sentence is not said twice.
    const credit = image.credit && !image.caption?.includes(image.credit) ? image.credit : null;
    if (!image.caption && !credit) return null;
    return limpid.el(doc, 'figcaption', null,
      image.caption ? limpid.el(doc, 'span', { class: 'caption' }, image.caption) : null,
      image.caption && credit ? ' ' : null,
      credit ? limpid.el(doc, 'span', { class: 'credit' }, credit) : null);
  }

  /** @param {number | null} number */
  function positive(number) {
    return number && number > 0 ? number : null;
  }
})();
