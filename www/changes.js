/** Two saves of one page, block by block. */
const { limpid } = globalThis;

/** @typedef {{what: string, change: 'same' | 'changed' | 'removed' | 'added', before: string | null, after: string | null}} Difference */

/** @type {Record<string, string>} */
const WORDS = { changed: 'Changed', removed: 'Only in the other save', added: 'Only here' };

/** @param {Difference[]} found @returns {DocumentFragment} */
export function changes(found) {
  const fragment = document.createDocumentFragment();
  const changed = found.filter(({ change }) => change !== 'same').length;
  fragment.append(limpid.el(document, 'p', { class: 'changes-sum' }, changed === 0 ? 'Both saves hold the same text.' : `Differences: ${changed}`));
  const list = limpid.el(document, 'ol', { class: 'changes' });
  for (const { what, change, before, after } of found) {
    const item = limpid.el(document, 'li', { class: `change ${change}` });
    if (change !== 'same') item.append(limpid.el(document, 'p', { class: 'change-name' }, what === 'block' ? WORDS[change] : `${WORDS[change]}: ${what}`));
    if (before !== null && change !== 'same') item.append(limpid.el(document, 'del', { dir: 'auto' }, before));
    if (after !== null) item.append(limpid.el(document, change === 'same' ? 'p' : 'ins', { dir: 'auto' }, after));
    list.append(item);
  }
  fragment.append(list);
  return fragment;
}
