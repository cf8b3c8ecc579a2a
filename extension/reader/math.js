// Formulas: MathML Core elements and attributes of an allow-list, nothing else.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  const MATHML = 'http://www.w3.org/1998/Math/MathML';
  // annotation-xml and maction can hold or do other things than formulas, so they are not here.
  const ELEMENTS = new Set([
    'math', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder',
    'mover', 'munderover', 'mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd', 'mstyle', 'mpadded', 'mphantom', 'merror',
    'semantics',
  ]);
  const ATTRIBUTES = new Set([
    'display', 'displaystyle', 'mathvariant', 'scriptlevel', 'dir', 'accent', 'accentunder', 'stretchy', 'symmetric', 'fence', 'separator',
    'largeop', 'movablelimits', 'form', 'lspace', 'rspace', 'minsize', 'maxsize', 'linethickness', 'width', 'height', 'depth', 'voffset',
    'columnspan', 'rowspan', 'columnalign', 'rowalign', 'columnspacing', 'rowspacing', 'columnlines', 'rowlines', 'intent', 'arg', 'notation',
  ]);
  // A formula has tens of nodes; a file made to hang the page is cut here.
  const MOST_NODES = 5000;

  limpid.math = (doc, node, text, display) => {
    const box = limpid.el(doc, display ? 'div' : 'span', {
      class: display ? 'formula' : 'formula-inline', dir: 'ltr', translate: 'no', tabindex: display ? 0 : null, role: display ? 'math' : null,
    });
    const math = node && build(doc, node);
    if (!math) {
      box.append(limpid.el(doc, 'code', null, text));
      return box;
    }
    if (display) math.setAttribute('display', 'block');
    if (display && text) box.setAttribute('aria-label', text);
    box.append(math);
    return box;
  };

  /**
   * @param {Document} doc
   * @param {import('./types').MathNode} top
   */
  function build(doc, top) {
    if (!ELEMENTS.has(top.tag)) return null;
    const root = doc.createElementNS(MATHML, 'math');
    /** @type {[import('./types').MathNode, Element][]} */
    const rest = [[top, root]];
    for (let count = 0; rest.length > 0 && count < MOST_NODES; count += 1) {
      const [node, parent] = /** @type {[import('./types').MathNode, Element]} */ (rest.pop());
      if (!ELEMENTS.has(node.tag)) continue;
      const element = node === top && node.tag === 'math' ? root : doc.createElementNS(MATHML, node.tag);
      for (const [name, value] of node.attributes ?? []) {
        if (ATTRIBUTES.has(name)) element.setAttribute(name, String(value));
      }
      if (element !== root) parent.append(element);
      if (node.text) element.append(node.text);
      for (const child of [...(node.children ?? [])].reverse()) rest.push([child, element]);
    }
    return root;
  }
})();
