/** Tabs by the ARIA pattern: arrow keys move, Home and End jump. */

/**
 * @param {HTMLElement} list
 * @returns {(tab: HTMLElement, focus?: boolean) => void} what selects a tab
 */
export function tabs(list) {
  const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role=tab]')]);
  const select = (/** @type {HTMLElement} */ tab, focus = false) => {
    for (const other of all) {
      const chosen = other === tab;
      other.setAttribute('aria-selected', String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      const view = document.getElementById(other.getAttribute('aria-controls') ?? '');
      if (view) view.hidden = !chosen;
    }
    if (focus) tab.focus();
  };
  list.addEventListener('click', (event) => {
    const tab = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest('[role=tab]')) : null;
    if (tab) select(tab);
  });
  list.addEventListener('keydown', (event) => {
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 });
    const next = steps[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const tab = all[(next + all.length) % all.length];
    if (tab) select(tab, true);
  });
  return select;
}
