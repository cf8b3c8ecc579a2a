/** The trace: what was left out and why, what was believed and from where, how sure each block is. */
const { limpid } = globalThis;

/** @typedef {import('../extension/reader/types').Article} Article */
/** @typedef {import('../extension/reader/types').Block} Block */

/**
 * @param {Article} article
 * @returns {HTMLElement}
 */
export function trace(article) {
  const view = limpid.el(document, 'div', { class: 'trace' });
  view.append(summary(article), removed(article), evidence(article), blocks(article));
  return view;
}

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;

/** @param {Article} article */
function summary({ blocks, removed, confidence, counts, limits, images }) {
  const facts = limpid.el(document, 'dl', { class: 'facts-grid' });
  for (const [name, value] of [
    ['Blocks kept', blocks.length], ['Pieces left out', removed.length], ['Sure of the choice', percent(confidence)],
    ['Characters', counts.characters], ['Pictures', images.length], ['Minutes to read', counts.readingMinutes],
  ]) facts.append(limpid.el(document, 'div', null, limpid.el(document, 'dt', null, String(name)), limpid.el(document, 'dd', null, String(value))));
  const section = limpid.el(document, 'section', null, facts);
  for (const limit of limits) section.append(limpid.el(document, 'p', { class: 'limit' }, `Cut at a limit: ${limit}.`));
  return section;
}

/** @param {Article} article */
function removed({ removed }) {
  const section = part('Left out', removed.length === 0 ? 'Nothing was left out.' : null);
  /** @type {Map<string, Article['removed']>} */
  const byReason = new Map();
  for (const piece of removed) byReason.set(piece.reason, [...(byReason.get(piece.reason) ?? []), piece]);
  for (const [reason, pieces] of byReason) {
    const list = limpid.el(document, 'ul');
    for (const { text, where } of pieces) {
      list.append(limpid.el(document, 'li', null, limpid.el(document, 'span', { class: 'piece', dir: 'auto' }, text || '(no text)'), limpid.el(document, 'code', null, where)));
    }
    section.append(limpid.el(document, 'details', { open: pieces.length <= 6 },
      limpid.el(document, 'summary', null, limpid.el(document, 'span', null, reason), limpid.el(document, 'span', { class: 'count' }, String(pieces.length))), list));
  }
  return section;
}

/** @param {Article} article */
function evidence({ evidence }) {
  const fields = Object.entries(evidence);
  const section = part('Evidence', fields.length === 0 ? 'The page tells nothing about itself.' : null);
  for (const [field, candidates] of fields) {
    const rows = candidates.map(({ value, from, where, confidence, chosen, note }) => [
      chosen ? limpid.el(document, 'span', { class: 'taken' }, 'taken') : '', limpid.el(document, 'span', { dir: 'auto' }, value), from,
      limpid.el(document, 'code', null, where), percent(confidence), note ?? '',
    ]);
    section.append(limpid.el(document, 'h3', null, field), table(['', 'Value', 'From', 'Where', 'Sure', 'Note'], rows, field));
  }
  return section;
}

/** @param {Article} article */
function blocks({ blocks }) {
  const section = part('Blocks', null);
  const rows = blocks.map((block) => {
    const bar = limpid.el(document, 'meter', { min: 0, max: 1, value: block.score ?? 0, 'aria-label': percent(block.score ?? 0) });
    const role = block.role && block.role !== 'body' ? `${block.type}, ${block.role}` : block.type;
    return [String(block.id), role, limpid.el(document, 'span', { class: 'score' }, bar, (block.score ?? 0).toFixed(3)), beginning(block), (block.reasons ?? []).join('; ')];
  });
  section.append(table(['', 'Kind', 'Score', 'Begins', 'Why'], rows, 'Blocks'));
  return section;
}

/** @param {Block} block */
function beginning(block) {
  const text = block.anchor?.exact || ('content' in block ? limpid.plain(block.content) : 'text' in block ? block.text : '');
  return limpid.el(document, 'span', { class: 'piece', dir: 'auto' }, text.slice(0, 90));
}

/** @param {string} title @param {string | null} empty */
function part(title, empty) {
  return limpid.el(document, 'section', null, limpid.el(document, 'h2', null, title), empty === null ? null : limpid.el(document, 'p', null, empty));
}

/** @param {string[]} heads @param {(Node | string)[][]} rows @param {string} name */
function table(heads, rows, name) {
  const head = limpid.el(document, 'tr', null, ...heads.map((text) => limpid.el(document, text ? 'th' : 'td', text ? { scope: 'col' } : null, text)));
  const body = limpid.el(document, 'tbody');
  for (const row of rows) body.append(limpid.el(document, 'tr', null, ...row.map((cell) => limpid.el(document, 'td', null, cell))));
  return limpid.el(document, 'div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': name },
    limpid.el(document, 'table', null, limpid.el(document, 'thead', null, head), body));
}
