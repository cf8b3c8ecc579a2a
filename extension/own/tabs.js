// All tabs of a window: asks for what it needs when it is told to begin, reads one tab after the other, saves
// the articles as one file and gives the permission back.
(() => {
  const { limpid } = globalThis;
  const { api, t } = limpid.ownPage('tabsTitle');
  const doc = document;

  /** @typedef {{tab: chrome.tabs.Tab, item: HTMLElement, outcome: HTMLElement}} Entry */

  const begin = button('tabsBegin', start);
  const halt = button('tabsStop', () => stop());
  const keep = button('tabsSaveRead', () => void save());
  const progress = limpid.el(doc, 'progress', { 'aria-label': t('tabsProgress'), hidden: true });
  const status = limpid.el(doc, 'p', { class: 'told', role: 'status' });
  const list = limpid.el(doc, 'ol', { class: 'tabs', 'aria-label': t('tabsList') });
  halt.hidden = true;
  keep.hidden = true;
  doc.body.append(limpid.el(doc, 'main', { class: 'own-page tabs-page' },
    limpid.el(doc, 'h1', null, t('tabsTitle')),
    limpid.el(doc, 'p', null, t('tabsText')),
    limpid.el(doc, 'p', null, t('tabsAsk')),
    limpid.el(doc, 'div', { class: 'row' }, begin, halt, keep), progress, status, list));
  void limpid.ownColours(api);
  // For as long as this page is there; before that nobody may be asked for what the background takes away.
  begin.disabled = true;
  void navigator.locks.request(SITES_LOCK, { mode: 'shared' }, () => {
    begin.disabled = false;
    return new Promise(() => {});
  });

  /** Ends the reading. */
  let stop = () => {};
  /** Articles read, as JSON text. @type {string[]} */
  let read = [];

  function start() {
    // It waits for the lock, which goes with this page.
    void api.runtime.sendMessage({ type: 'sitesAsked' });
    // Firefox takes the question only right within the click.
    const asked = api.permissions.request(EVERY_SITE);
    begin.hidden = true;
    status.textContent = t('tabsAsked');
    void work(asked).finally(() => {
      begin.hidden = false;
      halt.hidden = true;
    });
  }

  /** @param {Promise<boolean>} asked */
  async function work(asked) {
    try {
      if (!await asked) {
        status.textContent = t('tabsRefused');
        return;
      }
      const entries = await entriesOfWindow();
      const whole = await readAll(entries);
      await giveSitesBack();
      if (whole) await save();
      else tell(t('tabsStopped', { count: read.length }));
      keep.hidden = whole || read.length === 0;
    } catch (error) {
      tell(named(error).message);
    } finally {
      await giveSitesBack().catch(() => {});
    }
  }

  /** The tabs of the window that it was opened for, or of its own, listed. @returns {Promise<Entry[]>} */
  async function entriesOfWindow() {
    const meant = Number(new URLSearchParams(location.search).get('window'));
    const [own, tabs] = await Promise.all([api.tabs.getCurrent(), api.tabs.query(meant > 0 ? { windowId: meant } : { currentWindow: true })]);
    const entries = tabs.filter((/** @type {chrome.tabs.Tab} */ tab) => tab.id !== own?.id).map((/** @type {chrome.tabs.Tab} */ tab) => {
      // Only the pages that may be read tell their names.
      const name = tab.title || tab.url || t('tabsUnnamed', { number: tab.index + 1 });
      const outcome = limpid.el(doc, 'span', { class: 'tab-outcome' }, t('tabsWaiting'));
      const item = limpid.el(doc, 'li', { class: 'tab', 'data-state': 'waiting' }, limpid.el(doc, 'bdi', { class: 'tab-name' }, name), outcome);
      return { tab, item, outcome };
    });
    list.replaceChildren(...entries.map((/** @type {Entry} */ { item }) => item));
    return entries;
  }

  /** @param {Entry[]} entries @returns {Promise<boolean>} whether it came to its end */
  async function readAll(entries) {
    read = [];
    let stopped = false;
    /** @type {Promise<null>} */
    const told = new Promise((resolve) => {
      stop = () => {
        stopped = true;
        resolve(null);
      };
    });
    progress.max = Math.max(1, entries.length);
    progress.value = 0;
    progress.hidden = false;
    keep.hidden = true;
    halt.hidden = false;
    halt.focus();
    for (const [at, { tab, item, outcome }] of entries.entries()) {
      tell(t('tabsReading', { number: at + 1, count: entries.length }));
      outcome.textContent = t('tabsBeingRead');
      try {
        const json = await Promise.race([articleOfTab(tab), told]);
        if (stopped || json === null) break;
        read.push(json);
        item.dataset.state = 'read';
        outcome.textContent = t('tabsRead');
      } catch (error) {
        item.dataset.state = 'failed';
        outcome.textContent = named(error).message;
      }
      progress.value = at + 1;
    }
    for (const { item, outcome } of stopped ? entries : []) {
      if (item.dataset.state === 'waiting') outcome.textContent = t('tabsNotRead');
    }
    return !stopped;
  }

  async function save() {
    keep.hidden = true;
    if (read.length === 0) {
      tell(t('tabsNothing'));
      return;
    }
    const name = `limpid-${new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.zip`;
    limpid.saveBytes((await core()).archive(read), name, 'application/zip');
    const failed = list.querySelectorAll('[data-state="failed"]').length;
    tell(`${t('tabsSaved', { count: read.length, name })} ${failed > 0 ? t('tabsFailed', { count: failed }) : ''}`.trim());
  }

  /** @param {string} sentence */
  function tell(sentence) {
    status.textContent = sentence;
  }

  /** @param {string} key @param {() => void} action */
  function button(key, action) {
    const element = limpid.el(doc, 'button', { type: 'button', class: 'button outlined' }, t(key));
    element.addEventListener('click', action);
    return element;
  }
})();
