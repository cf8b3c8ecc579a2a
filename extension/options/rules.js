// Repairs kept for sites: listed, edited, deleted, written to a file and read from one.
(() => {
  const { limpid } = globalThis;
  /** @typedef {import('../reader/types').Rule} Rule */

  limpid.rulesSection = ({ doc, t, api }) => {
    const store = limpid.ruleStore(api);
    const list = limpid.el(doc, 'div', { class: 'rules' });
    const status = limpid.el(doc, 'p', { class: 'told', role: 'status' });
    const button = (/** @type {string} */ words, /** @type {() => void} */ action, /** @type {string} */ label = words) => {
      const element = limpid.el(doc, 'button', { type: 'button', class: 'button outlined', 'aria-label': label }, words);
      element.addEventListener('click', action);
      return element;
    };
    const chooser = limpid.el(doc, 'input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': t('rulesImport') });
    chooser.addEventListener('change', () => void read());
    void fill();
    api.storage.onChanged.addListener((/** @type {any} */ changes) => {
      if (changes.rules) void fill();
    });
    return limpid.el(doc, 'section', { 'aria-label': t('rulesTitle') }, limpid.el(doc, 'h2', null, t('rulesTitle')), limpid.el(doc, 'p', null, t('rulesText')), list,
      limpid.el(doc, 'div', { class: 'rule-tools' }, button(t('rulesExport'), () => void write()), button(t('rulesImport'), () => chooser.click()), chooser), status);

    async function fill() {
      const all = await store.all();
      const hosts = Object.keys(all).sort();
      list.replaceChildren(...(hosts.length === 0 ? [limpid.el(doc, 'p', { class: 'none' }, t('rulesEmpty'))] : hosts.map((host) => site(host, all[host] ?? []))));
    }

    /** @param {string} host @param {Rule[]} rules */
    function site(host, rules) {
      return limpid.el(doc, 'div', { class: 'site', role: 'group', 'aria-label': host }, limpid.el(doc, 'h3', null, host), ...rules.map((rule) => {
        const action = limpid.el(doc, 'select', { 'aria-label': rule.shape });
        for (const [value, name] of [['keep', 'ruleKeep'], ['drop', 'ruleDrop'], ['article', 'ruleArticle']]) {
          action.append(limpid.el(doc, 'option', { value, selected: value === rule.action }, t(name ?? '')));
        }
        action.addEventListener('change', () => void change(host, rule, { ...rule, action: action.value }));
        const shape = limpid.el(doc, 'input', { type: 'text', value: rule.shape, spellcheck: 'false', dir: 'ltr', 'aria-label': t('ruleShape') });
        shape.addEventListener('change', () => void change(host, rule, { ...rule, shape: shape.value.trim() }));
        return limpid.el(doc, 'div', { class: 'rule' }, action, shape, button(t('remove'), () => void change(host, rule, null), `${t('remove')}: ${rule.shape}`));
      }));
    }

    /** @param {string} host @param {Rule} rule @param {Rule | null} next */
    async function change(host, rule, next) {
      const all = await store.all();
      all[host] = (all[host] ?? []).flatMap((one) => (one.shape === rule.shape && one.action === rule.action ? (next ? [next] : []) : [one]));
      await keep(all);
      await fill();
    }

    /** @param {Record<string, Rule[]>} all @returns {Promise<boolean>} whether it could be kept; if not, it is said */
    async function keep(all) {
      try {
        await store.replace(all);
        return true;
      } catch {
        status.textContent = t('storeFull');
        return false;
      }
    }

    async function write() {
      const text = JSON.stringify({ format: 'limpid.rules', version: 1, rules: await store.all() }, null, 2);
      const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      limpid.el(doc, 'a', { href, download: 'limpid-rules.json' }).click();
      setTimeout(() => URL.revokeObjectURL(href), 10_000);
    }

    async function read() {
      const [file] = chooser.files ?? [];
      if (!file) return;
      try {
        const { format, rules } = JSON.parse(await file.text());
        if (format !== 'limpid.rules') throw new Error(format);
        if (await keep({ ...await store.all(), ...rules })) status.textContent = t('rulesRead');
      } catch {
        status.textContent = t('rulesUnreadable');
      }
      chooser.value = '';
    }
  };
})();
