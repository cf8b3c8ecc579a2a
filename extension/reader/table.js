// Tables of data, each in a box of its own that scrolls.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  // What HTML allows.
  const MOST_COLUMNS = 1000;
  const MOST_ROWS = 65534;
  // Figures with their signs, units and separators: set in even columns, ranged to the end.
  const FIGURE = /^[\s(]*[-+−±~≈<>]?[\p{Sc}]?\s?\d[\d\s.,:/’'–-]*\s?(?:%|‰|[\p{Sc}]|[\p{L}°]{1,3}\d?)?[)\s]*$/u;

  limpid.table = (context, block) => {
    const { doc, t } = context;
    const name = limpid.plain(block.caption).trim();
    const table = limpid.el(doc, 'table');
    if (name) table.append(limpid.el(doc, 'caption', null, limpid.inline(context, block.caption)));
    const figures = figureColumns(block.rows);
    let section = null;
    let sectionIsHead = false;
    for (const row of block.rows) {
      if (!section || row.head !== sectionIsHead) {
        section = limpid.el(doc, row.head ? 'thead' : 'tbody');
        sectionIsHead = row.head;
        table.append(section);
      }
      const line = limpid.el(doc, 'tr');
      row.cells.forEach((cell, index) => line.append(cellOf(context, cell, row.head, index, figures)));
      section.append(line);
    }
    return limpid.el(doc, 'div', { class: 'scroll table', tabindex: 0, role: 'region', 'aria-label': name || t('table') }, table);
  };

  /**
   * @param {import('./types').RenderContext} context
   * @param {import('./types').Cell} cell
   * @param {boolean} head
   * @param {number} index
   * @param {Set<number>} figures
   */
  function cellOf(context, cell, head, index, figures) {
    const header = cell.header || head;
    return limpid.el(context.doc, header ? 'th' : 'td', {
      scope: header ? (head ? 'col' : index === 0 ? 'row' : null) : null,
      colspan: span(cell.colspan, MOST_COLUMNS),
      rowspan: span(cell.rowspan, MOST_ROWS),
      class: figures.has(index) ? 'number' : null,
    }, limpid.inline(context, cell.content));
  }

  /** Columns whose cells are figures for the greater part. @param {import('./types').Row[]} rows */
  function figureColumns(rows) {
    /** @type {Map<number, {cells: number, figures: number}>} */
    const columns = new Map();
    for (const row of rows) {
      // Cells that span others shift the rest: then nothing is known of columns.
      if (row.cells.some(({ colspan, rowspan }) => colspan > 1 || rowspan > 1)) return new Set();
      if (row.head) continue;
      row.cells.forEach((cell, index) => {
        const text = limpid.plain(cell.content).trim();
        if (!text || cell.header) return;
        const column = columns.get(index) ?? { cells: 0, figures: 0 };
        column.cells += 1;
        if (FIGURE.test(text)) column.figures += 1;
        columns.set(index, column);
      });
    }
    return new Set([...columns].filter(([, { cells, figures }]) => figures * 2 > cells).map(([index]) => index));
  }

  /** @param {number} value @param {number} most */
  function span(value, most) {
    return Number.isInteger(value) && value > 1 ? Math.min(value, most) : null;
  }
})();
