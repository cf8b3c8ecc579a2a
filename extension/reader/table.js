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
  // On the screen: what a column of text and one of figures takes at least (parts.css), and what the measure gives to all.
  const LEAST_TEXT = 6.5;
  const LEAST_FIGURES = 3;
  const MEASURE = 38;
  // Where so many columns scroll sideways anyway, one of sentences need not be a word wide and twenty lines high.
  const MANY_COLUMNS = 5;
  const SENTENCE = 18;
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
      row.cells.forEach((cell, index) => line.append(cellOf(context, cell, row.head, index, figures, row.cells.length >= MANY_COLUMNS)));
      section.append(line);
    }
    const columns = columnsOf(block.rows, figures);
    const steps = Math.ceil((columns.reduce((sum, column) => sum + column, 0) / PAPER - 1) / STEP);
    const seen = columns.reduce((sum, column, at) => sum + Math.max(column, figures.has(at) ? LEAST_FIGURES : LEAST_TEXT), 0);
    return limpid.el(doc, 'div', {
      class: `scroll table${seen > MEASURE ? ' wide' : ''}`, tabindex: 0, role: 'region', 'aria-label': name || t('table'), 'data-squeeze': steps > 0 ? Math.min(MOST_STEPS, steps) : null,
    }, table);
  };

  /**
   * How wide each column is, in sizes of a letter, where no word is divided.
   * @param {import('./types').Row[]} rows
   * @param {Set<number>} figures
   */
  function columnsOf(rows, figures) {
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
    return columns.map((letters) => letters * LETTER + BESIDE);
  }

  /**
   * @param {import('./types').RenderContext} context
   * @param {import('./types').Cell} cell
   * @param {boolean} head
   * @param {number} index
   * @param {Set<number>} figures
   * @param {boolean} many whether it stands in a row of many
   */
  function cellOf(context, cell, head, index, figures, many) {
    const header = cell.header || head;
    const long = many && !header && limpid.plain(cell.content).trim().length > SENTENCE;
    return limpid.el(context.doc, header ? 'th' : 'td', {
      scope: header ? (head ? 'col' : index === 0 ? 'row' : null) : null,
      colspan: span(cell.colspan, MOST_COLUMNS),
      rowspan: span(cell.rowspan, MOST_ROWS),
      class: figures.has(index) ? 'number' : long ? 'long' : null,
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
