// The list of highlights with what the person wrote to them.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Highlight} Highlight */

  /** Milliseconds without a key after which what is being written is kept. */
  const NOTE_PAUSE = 400;

  limpid.markList = (session) => {
    const { doc, t } = session;
    const list = limpid.el(doc, 'div', { class: 'mark-list' });
    const layer = limpid.el(doc, 'div', { class: 'layer marks', role: 'group', 'aria-label': t('marks'), tabindex: -1, hidden: true }, list);
    const marks = () => session.article?.highlights ?? [];
    let written = () => {};
    limpid.listen(session.undo, window, 'pagehide', () => written(), true);

    layer.addEventListener('layeropen', () => {
      const made = limpid.markSelection(session) ?? session.justMarked;
      session.justMarked = null;
      fill();
      // Whoever has just highlighted something wants to write a note to it.
      const at = marks().findIndex((mark) => made && same(mark, made));
      list.querySelectorAll('textarea')[at]?.setAttribute('autofocus', '');
    });
    function fill() {
      list.replaceChildren(...(marks().length === 0 ? [limpid.el(doc, 'p', { class: 'none' }, t('marksNone'))] : marks().map(entry)));
    }

    /** @param {Highlight} mark */
    function entry(mark) {
      const go = limpid.el(doc, 'button', { type: 'button', class: 'button passage', dir: 'auto', 'data-colour': mark.colour }, mark.anchor.exact);
      go.addEventListener('click', () => {
        const element = limpid.rangeOfMark(session, mark)?.range.startContainer.parentElement;
        limpid.closeLayers(session);
        if (element) limpid.reveal(session, element);
      });
      const note = limpid.el(doc, 'textarea', { rows: 2, 'aria-label': t('noteTo', { passage: mark.anchor.exact.slice(0, 60) }), placeholder: t('notePlaceholder'), dir: 'auto' });
      note.value = mark.note;
      // While it is written, too: whoever leaves the page then must not lose it.
      const keep = () => {
        if (note.value !== mark.note) change(mark, { note: note.value });
      };
      let waiting = 0;
      note.addEventListener('input', () => {
        written = keep;
        clearTimeout(waiting);
        waiting = window.setTimeout(keep, NOTE_PAUSE);
      });
      note.addEventListener('change', keep);
      const colour = limpid.el(doc, 'select', { 'aria-label': t('colour') });
      for (const [value, name] of [['yellow', 'colourYellow'], ['green', 'colourGreen'], ['blue', 'colourBlue'], ['pink', 'colourPink']]) {
        colour.append(limpid.el(doc, 'option', { value, selected: value === mark.colour }, t(name ?? '')));
      }
      colour.addEventListener('change', () => {
        change(mark, { colour: colour.value });
        go.dataset.colour = colour.value;
      });
      const remove = limpid.el(doc, 'button', { type: 'button', class: 'button outlined' }, t('remove'));
      const item = limpid.el(doc, 'div', { class: 'mark-entry', role: 'group' }, go, note, limpid.el(doc, 'div', { class: 'mark-tools' }, colour, remove));
      remove.addEventListener('click', () => {
        // Its list has it still, and what waits to be kept must not bring it back.
        clearTimeout(waiting);
        written = () => {};
        mark.note = note.value;
        limpid.changeMarks(session, marks().filter((one) => !same(one, mark)));
        const back = removed(mark);
        item.replaceWith(back);
        back.querySelector('button')?.focus();
      });
      return item;
    }

    /** What stands in the place of an entry until the list is closed: a note is soon lost and long written. @param {Highlight} mark */
    function removed(mark) {
      const undo = limpid.el(doc, 'button', { type: 'button', class: 'button' }, t('undo'));
      const line = limpid.el(doc, 'div', { class: 'mark-removed', role: 'group', 'aria-label': t('markRemoved') }, limpid.el(doc, 'span', null, t('markRemoved')), undo);
      undo.addEventListener('click', () => {
        limpid.changeMarks(session, [...marks(), mark]);
        const item = entry(mark);
        line.replaceWith(item);
        item.querySelector('button')?.focus();
      });
      return line;
    }

    /** @param {Highlight} mark @param {Partial<Highlight>} what */
    function change(mark, what) {
      const changed = marks().map((one) => (same(one, mark) ? { ...one, ...what } : one));
      Object.assign(mark, what);
      limpid.changeMarks(session, changed);
    }

    return layer;
  };

  /** @param {Highlight} one @param {Highlight} other */
  function same(one, other) {
    return one === other || (one.made === other.made && one.block === other.block && one.anchor.exact === other.anchor.exact);
  }
})();
