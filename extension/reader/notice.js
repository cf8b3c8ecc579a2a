// A sentence in a corner, for when there is nothing to show; the page stays as it is.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  // Time to read two lines slowly; it waits while it is pointed at or focused.
  const SHOWN_FOR = 10000;
  // Its own few rules: it is shown where the reader, and so the reader's style, never opened.
  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset: 0 0 auto auto !important; z-index: 2147483647 !important; display: block !important; zoom: var(--limpid-zoom, 1) !important; }
    .notice { color-scheme: light dark; position: fixed; inset: 1rem 1rem auto auto; box-sizing: border-box; display: flex; gap: .75rem; align-items: start;
      inline-size: max-content; max-inline-size: min(26rem, calc(100vw - 2rem)); margin: 0; padding: .9rem .5rem .9rem 1.1rem; border: 1px solid light-dark(#ddd8cc, #4a4b50);
      border-radius: .5rem; color: light-dark(#211f1b, #dad6cd); background: light-dark(#fffefb, #212225); box-shadow: 0 .5rem 2rem #0003; overflow: visible;
      font: 15px/1.5 system-ui, sans-serif; text-align: start; text-wrap: pretty; }
    .notice::backdrop { background: none; }
    p { margin: 0; }
    .detail { margin-block-start: .25rem; color: light-dark(#555048, #aeaaa1); font-size: 13.5px; overflow-wrap: anywhere; }
    button { flex: none; display: grid; place-items: center; inline-size: 44px; block-size: 44px; margin: -.7rem 0; padding: 0; border: 0; border-radius: .4rem;
      color: inherit; background: none; cursor: pointer; }
    .choose { inline-size: auto; margin: .4rem 0 0; padding: 0 .9rem; border: 1px solid light-dark(#8a857a, #77746d); font: inherit; }
    button:hover { background: light-dark(#f2f0e9, #303135); }
    button:focus-visible { outline: 2px solid light-dark(#0d5362, #8dcbd8); outline-offset: -2px; }
    svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentcolor; stroke-width: 1.7; stroke-linecap: round; }`;

  limpid.fail = (failure, strings) => {
    limpid.close();
    limpid.notice?.();
    const doc = document;
    const t = limpid.translator(strings);
    const host = doc.createElementNS('http://www.w3.org/1999/xhtml', 'limpid-notice');
    const root = /** @type {HTMLElement} */ (host).attachShadow({ mode: 'closed' });
    limpid.keepStyle(root, STYLE);

    const api = limpid.api();
    const own = strings?.[`error${failure.kind}`] ?? limpid.defaultStrings[`error${failure.kind}`];
    const dismiss = limpid.el(doc, 'button', { type: 'button', 'aria-label': t('dismiss'), title: t('dismiss') }, limpid.icon(doc, 'close'));
    /** @type {HTMLElement} */
    let notice = limpid.el(doc, 'div', { class: 'notice', popover: 'manual', lang: t('uiLanguage') },
      limpid.el(doc, 'div', { id: 'words', role: 'alert' },
        limpid.el(doc, 'p', null, own ?? (failure.message || t('errorInternal'))),
        // The core's own sentence says what was found; in English it is the sentence itself.
        own && failure.message && t('uiLanguage').startsWith('en') && failure.message !== own ? limpid.el(doc, 'p', { class: 'detail' }, failure.message) : null),
      dismiss);
    if (failure.kind === 'NotAnArticle' && api?.runtime?.id) {
      const choose = limpid.el(doc, 'button', { type: 'button', class: 'choose' }, t('chooseYourself'));
      choose.addEventListener('click', (event) => {
        event.stopPropagation();
        end();
        void api.runtime.sendMessage({ type: 'pointYourself' });
      });
      notice.firstElementChild?.append(choose);
    }
    root.append(notice);
    limpid.unzoom(/** @type {HTMLElement} */ (host));
    doc.documentElement.append(host);
    let timer = setTimeout(end, SHOWN_FOR);
    /** Popovers of the page that the browser closes for it. @type {HTMLElement[]} */
    let covered = [];
    limpid.notice = end;
    notice.showPopover();
    const { left, top, width, height } = notice.getBoundingClientRect();
    if (width === 0 || height === 0) {
      // A drawing or data: no element of ours has a place in it.
      end();
      return false;
    }
    // While a dialog of the page is modal, nothing beside it can be clicked, though it be on top; only another such dialog can.
    if (!notice.contains(root.elementFromPoint(left + width / 2, top + height / 2))) {
      const dialog = asDialog(notice, end);
      notice = dialog;
      covered = limpid.showOver(dialog);
    }

    const wait = () => clearTimeout(timer);
    const go = () => {
      clearTimeout(timer);
      timer = setTimeout(end, SHOWN_FOR / 2);
    };
    for (const [type, listener] of /** @type {const} */ ([['pointerenter', wait], ['focusin', wait], ['pointerleave', go], ['focusout', go]])) {
      notice.addEventListener(type, listener);
    }
    dismiss.addEventListener('click', (event) => {
      event.stopPropagation();
      end();
    });
    window.addEventListener('keydown', escape, true);
    return true;

    /** @param {KeyboardEvent} event */
    function escape(event) {
      if (event.key !== 'Escape' || event.isComposing) return;
      // It is for the notice alone: the same key would close a dialog of the page.
      event.preventDefault();
      event.stopImmediatePropagation();
      end();
    }

    function end() {
      if (limpid.notice !== end) return;
      limpid.notice = null;
      clearTimeout(timer);
      window.removeEventListener('keydown', escape, true);
      // Gives the focus back to the page.
      if (notice instanceof HTMLDialogElement) notice.close();
      host.remove();
      limpid.showAgain(covered);
    }
  };

  /**
   * The same as a dialog, in its place. Not from the beginning: a dialog takes the focus, also where it is a popover.
   * @param {HTMLElement} notice
   * @param {() => void} end
   */
  function asDialog(notice, end) {
    const dialog = limpid.el(document, 'dialog', { class: 'notice', lang: notice.lang, 'aria-labelledby': 'words' }, ...notice.childNodes);
    notice.replaceWith(dialog);
    // The browser's own ways to close it.
    dialog.addEventListener('close', end);
    dialog.addEventListener('pointerdown', (event) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
      // All that is around a modal dialog counts as the dialog itself; nothing else can be done there than to be rid of it.
      if (event.target !== dialog || inside) return;
      event.stopPropagation();
      end();
    });
    return dialog;
  }
})();
