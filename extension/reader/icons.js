// The reader's icons: strokes on a grid of 24, drawn for it.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  const SVG = 'http://www.w3.org/2000/svg';
  /** @type {Record<string, string>} */
  const PATHS = {
    close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
    save: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
    formats: 'M6 3.500h8l4.500 4.500v12.500h-12.500zM14 3.500v4.500h4.500M9.500 13h5.500M9.500 16.500h5.500',
    marks: 'M5 4.500h14v11l-5 5H5zM14 20.500v-5h5M8.500 8.500h7M8.500 12h4.500',
    repair: 'M4.500 19.500l1-4.500L15.500 5l3.500 3.500L9 18.500zM13 7.500l3.500 3.500M13.500 19.500h6',
    contents: 'M9 6.5h10.5M9 12h10.5M9 17.5h10.5M4.8 6.5h.4M4.8 12h.4M4.8 17.5h.4',
    text: 'M3.5 18.5l5-13h.6l5 13M5.2 14.2h7.2M20.2 12.2v6.3M20.2 15.6a2.7 3 0 1 1-5.4 0 2.7 3 0 0 1 5.4 0z',
    keys: 'M4 7.5h16v9H4zM7 10.5h.3M10.3 10.5h.3M13.4 10.5h.3M16.7 10.5h.3M8.5 13.7h7',
    listen: 'M4.5 9.8v4.4h3L12 18V6L7.500 9.800zM15.300 9.300a4 4 0 0 1 0 5.400M17.800 6.800a7.500 7.500 0 0 1 0 10.400',
    stop: 'M7 7h10v10H7z',
    undo: 'M8.500 5L4.500 9l4 4M4.500 9H14a5 5 0 0 1 0 10H8.500',
    redo: 'M15.500 5l4 4-4 4M19.500 9H10a5 5 0 0 0 0 10h5.500',
    less: 'M6 12h12',
    more: 'M6 12h12M12 6v12',
    next: 'M9.500 5.500l6.500 6.500-6.500 6.500',
    previous: 'M14.500 5.500L8 12l6.500 6.500',
  };

  limpid.icon = (doc, name) => {
    const icon = /** @type {SVGSVGElement} */ (doc.createElementNS(SVG, 'svg'));
    for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', width: '24', height: '24', class: 'icon', 'aria-hidden': 'true', focusable: 'false' })) {
      icon.setAttribute(key, value);
    }
    const path = doc.createElementNS(SVG, 'path');
    path.setAttribute('d', PATHS[name] ?? '');
    icon.append(path);
    return icon;
  };
})();
