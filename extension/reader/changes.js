// Two saves of one page, block by block: what the core found, as a list to read.
(() => {
  const { limpid } = globalThis;

  /** @type {Record<string, string>} */
  const WORDS = { changed: 'changeChanged', removed: 'changeRemoved', added: 'changeAdded' };
  /** Fields by the name of a phrase. @type {Record<string, string>} */
  const FIELDS = { title: 'changeTitle', subtitle: 'changeSubtitle', byline: 'changeByline', published: 'changePublished', modified: 'changeModified' };

  limpid.changes = (doc, t, found) => {
    const fragment = doc.createDocumentFragment();
    const changed = found.filter(({ change }) => change !== 'same').length;
    fragment.append(limpid.el(doc, 'p', { class: 'changes-sum' }, changed === 0 ? t('changesNone') : t('changesCount', { count: changed })));
    const list = limpid.el(doc, 'ol', { class: 'changes' });
    for (const { what, change, before, after } of found) {
      const item = limpid.el(doc, 'li', { class: `change ${change}` });
      const name = t(WORDS[change] ?? '');
      if (change !== 'same') item.append(limpid.el(doc, 'p', { class: 'change-name' }, FIELDS[what] ? `${name}: ${t(FIELDS[what])}` : name));
      if (before !== null && change !== 'same') item.append(limpid.el(doc, 'del', { dir: 'auto' }, before));
      if (after !== null) item.append(limpid.el(doc, change === 'same' ? 'p' : 'ins', { dir: 'auto' }, after));
      list.append(item);
    }
    fragment.append(list);
    return fragment;
  };
})();
