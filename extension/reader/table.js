// Tables of data, each in a box of its own that scrolls.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  // What HTML allows.
  const MOST_COLUMNS = 1000;
  const MOST_ROWS = 65534;
  // Figures with their signs, units and separators: set in even columns, ranged to the end.
  const FIGURE = /^[\s(]*[-+−±~≈<>]?[\p{Sc}]?\s?\d[\d\s.,:/’'–-]*\s?(?:%|‰|[\p{Sc}]|[\p{L}°]{1,3}\d?)?[)\s]*$/u;

  // A line of A4 within the margins of seal.js, in the size of a table's letters; what a letter takes of it, and the room beside a column.
  const PAPER = 46;
  const LETTER = 0.57;
  const BESIDE = 1.5;
  // Paper cannot be scrolled sideways: there the letters of a wide table are smaller, in steps of a quarter (print.css).
  const STEP = 0.25;
  const MOST_STEPS = 5;
  // What is not divided at a line's end: words, and each character of Han and Kana; but a cell is no wider than so many letters (parts.css).
  const LONGEST = 40;
  const WHOLE = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\S/gu;

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
    const steps = Math.ceil((width(block.rows, figures) / PAPER - 1) / STEP);
    return limpid.el(doc, 'div', {
      class: 'scroll table', tabindex: 0, role: 'region', 'aria-label': name || t('table'), 'data-squeeze': steps > 0 ? Math.min(MOST_STEPS, steps) : null,
    }, table);
  };

  /**
   * How wide the columns are side by side, in sizes of a letter, where no word is divided.
   * @param {import('./types').Row[]} rows
   * @param {Set<number>} figures
   */
  function width(rows, figures) {
    /** @type {number[]} */
    const columns = [];
    for (const { cells } of rows) {
      let at = 0;
      for (const { content, colspan } of cells) {
        const text = limpid.plain(content).trim();
        let longest = 1;
        for (const word of figures.has(at) ? [text] : text.match(WHOLE) ?? []) longest = Math.max(longest, Math.min(LONGEST, word.length));
        // One that spans others is divided among them.
        const spanned = span(colspan, MOST_COLUMNS) ?? 1;
        for (let end = at + spanned; at < end; at += 1) columns[at] = Math.max(columns[at] ?? 0, longest / spanned);
      }
    }
    return columns.reduce((sum, letters) => sum + letters * LETTER + BESIDE, 0);
  }

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
