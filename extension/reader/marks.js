// Highlights: passages that the person marks, kept with the article by their words, so that they are found again in
// the page, in the saved file, and after a repair.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */
  /** @typedef {import('./types').Highlight} Highlight */

  // Characters around a passage that tell it from the same words elsewhere (src/blocks/anchor.rs).
  const AROUND = 32;

  limpid.marks = (session) => {
    const { article, hooks } = session;
    if (!article) return;
    session.commands.set('mark', () => {
      const mark = limpid.markSelection(session);
      // What is said then is how to write a note to it.
      session.justMarked = mark;
      limpid.say(session, session.t(mark ? 'marked' : 'markHow'));
    });
    limpid.paintMarks(session);
    const url = limpid.addressOf(article);
    if (!url || !hooks.loadMarks || (article.highlights?.length ?? 0) > 0) return;
    void hooks.loadMarks(url).then((marks) => {
      if (limpid.session !== session || marks.length === 0 || (session.article?.highlights?.length ?? 0) > 0) return;
      keep(session, marks, false);
    }, () => {});
  };

  limpid.markSelection = (session) => {
    const range = selected(session);
    if (!range) return null;
    /** @type {Highlight[]} */
    const made = [];
    const blocks = /** @type {HTMLElement[]} */ ([...session.scroller.querySelectorAll('.body [data-block]')]);
    for (const block of blocks.filter((element) => range.intersectsNode(element))) {
      const inside = session.doc.createRange();
      inside.selectNodeContents(block);
      if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
      if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
      const exact = inside.toString();
      if (exact.trim() === '') continue;
      const before = session.doc.createRange();
      before.selectNodeContents(block);
      before.setEnd(inside.startContainer, inside.startOffset);
      const at = before.toString().length;
      const text = block.textContent ?? '';
      const id = Number(block.dataset.block);
      made.push({
        anchor: {
          selector: session.article?.blocks.find((one) => one.id === id)?.anchor?.selector ?? '',
          prefix: text.slice(Math.max(0, at - AROUND), at), exact, suffix: text.slice(at + exact.length, at + exact.length + AROUND),
        },
        block: id, note: '', colour: 'yellow', made: new Date().toISOString(),
      });
    }
    if (made.length === 0) return null;
    keep(session, [...session.article?.highlights ?? [], ...made]);
    session.doc.getSelection()?.removeAllRanges();
    return made[0] ?? null;
  };

  limpid.changeMarks = (session, marks) => keep(session, marks);

  /** @param {Session} session @param {Highlight[]} marks */
  function keep(session, marks, store = true) {
    const { article, hooks } = session;
    if (!article) return;
    /** @type {Map<Highlight, number>} */
    const order = new Map(marks.map((mark) => [mark, limpid.rangeOfMark(session, mark)?.at ?? Infinity]));
    article.highlights = [...marks].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    // The check sum is the core's to make anew when the file is written.
    session.json = JSON.stringify({ ...JSON.parse(session.json), highlights: article.highlights, integrity: {} });
    limpid.paintMarks(session);
    const url = limpid.addressOf(article);
    if (store && url) hooks.saveMarks?.(url, article.highlights);
  }

  // Elements of ours around the words, not the browser's own highlights: an extension's script may not make
  // those everywhere, and they are neither printed nor told to screen readers.
  limpid.paintMarks = (session) => {
    for (const old of session.scroller.querySelectorAll('mark.marked')) {
      const parent = old.parentNode;
      old.replaceWith(...old.childNodes);
      parent?.normalize();
    }
    for (const mark of session.article?.highlights ?? []) {
      const range = limpid.rangeOfMark(session, mark)?.range;
      for (const node of range ? textsIn(range) : []) {
        const from = node === range?.startContainer ? range.startOffset : 0;
        const to = node === range?.endContainer ? range.endOffset : node.length;
        if (to <= from) continue;
        const words = from > 0 ? node.splitText(from) : node;
        if (to - from < words.length) words.splitText(to - from);
        const element = limpid.el(session.doc, 'mark', { class: 'marked', 'data-colour': mark.colour, title: mark.note || null });
        words.replaceWith(element);
        element.append(words);
      }
    }
    // For who holds on to nodes of the text.
    session.root.dispatchEvent(new CustomEvent('newtext'));
  };

  /** @param {Range} range @returns {Text[]} */
  function textsIn(range) {
    const { commonAncestorContainer: root } = range;
    if (root.nodeType === Node.TEXT_NODE) return [/** @type {Text} */ (root)];
    const walker = root.ownerDocument?.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
      if (range.intersectsNode(node)) texts.push(/** @type {Text} */ (node));
    }
    return texts;
  }

  limpid.rangeOfMark = (session, { anchor, block }) => {
    const { scroller } = session;
    const own = scroller.querySelector(`.body [data-block="${Number(block)}"]`);
    const blocks = [...scroller.querySelectorAll('.body [data-block]')];
    // Its own block first; where the blocks have changed, any other.
    for (const [whole, candidates] of /** @type {[boolean, Element[]][]} */ ([[true, own ? [own] : []], [true, blocks], [false, own ? [own] : []], [false, blocks]])) {
      for (const element of candidates) {
        const text = element.textContent ?? '';
        const at = whole ? text.indexOf(anchor.prefix + anchor.exact + anchor.suffix) : text.indexOf(anchor.exact);
        if (at < 0) continue;
        const start = at + (whole ? anchor.prefix.length : 0);
        const range = rangeAt(session.doc, element, start, start + anchor.exact.length);
        if (range) return { range, at: blocks.indexOf(element) * 1e7 + start };
      }
    }
    return null;
  };

  limpid.addressOf = (article) => {
    const own = article.source?.url;
    const canonical = article.source?.canonicalUrl;
    // Some sites say of every page that it is their front page.
    const url = canonical && !(own && isFront(canonical) && !isFront(own)) ? canonical : own;
    return url ? url.replace(/#.*$/u, '') : null;
  };

  /** @param {string} url */
  function isFront(url) {
    try {
      const { pathname, search } = new URL(url);
      return pathname === '/' && search === '';
    } catch {
      return false;
    }
  }

  /** Characters of an element as a range. @param {Document} doc @param {Element} element @param {number} from @param {number} to */
  function rangeAt(doc, element, from, to) {
    const walker = doc.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = doc.createRange();
    let passed = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = /** @type {Text} */ (node);
      if (!begun && from < passed + length) {
        range.setStart(node, from - passed);
        begun = true;
      }
      if (begun && to <= passed + length) {
        range.setEnd(node, to - passed);
        return range;
      }
      passed += length;
    }
    return null;
  }

  /** What is selected in the text. @param {Session} session */
  function selected({ doc, root, scroller }) {
    const selection = /** @type {any} */ (doc.getSelection());
    // Chromium before 137 has a way of its own.
    const own = /** @type {any} */ (root).getSelection?.();
    const [found] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? (own?.rangeCount > 0 ? [own.getRangeAt(0)] : []);
    if (!found || found.collapsed || !scroller.contains(found.startContainer) || !scroller.contains(found.endContainer)) return null;
    const range = doc.createRange();
    range.setStart(found.startContainer, found.startOffset);
    range.setEnd(found.endContainer, found.endOffset);
    return range;
  }
})();
