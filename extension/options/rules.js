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
    const tools = limpid.el(doc, 'div', { class: 'rule-tools' }, button(t('rulesExport'), () => void write()), button(t('rulesImport'), () => chooser.click()), chooser);
    /** What is listed. A list made anew takes the focus and what is being typed, so it is made only where the store holds something else. */
    let listed = '';
    void fill();
    api.storage.onChanged.addListener((/** @type {any} */ changes) => {
      if (changes.rules) void fill();
    });
    return limpid.el(doc, 'section', { 'aria-label': t('rulesTitle') }, limpid.el(doc, 'h2', null, t('rulesTitle')), limpid.el(doc, 'p', null, t('rulesText')), list, tools, status);

    async function fill() {
      const all = await store.all();
      if (textOf(all) === listed) return;
      listed = textOf(all);
      const row = doc.activeElement?.closest('.rule');
      const held = row && { at: [...list.querySelectorAll('.rule')].indexOf(row), control: [...row.children].indexOf(/** @type {Element} */ (doc.activeElement)) };
      const hosts = Object.keys(all).sort();
      list.replaceChildren(...(hosts.length === 0 ? [limpid.el(doc, 'p', { class: 'none' }, t('rulesEmpty'))] : hosts.map((host) => site(host, all[host] ?? []))));
      if (!held) return;
      // Where one was, or at the end where that is gone.
      const rows = list.querySelectorAll('.rule');
      const control = rows[Math.min(held.at, rows.length - 1)]?.children[held.control] ?? tools.querySelector('button');
      /** @type {HTMLElement} */ (control).focus();
    }

    /** @param {Record<string, Rule[]>} all */
    function textOf(all) {
      return JSON.stringify(Object.keys(all).sort().map((host) => [host, all[host]]));
    }

    /** @param {string} host @param {Rule[]} rules */
    function site(host, rules) {
      return limpid.el(doc, 'div', { class: 'site', role: 'group', 'aria-label': host }, limpid.el(doc, 'h3', null, host), ...rules.map((rule) => entry(host, rule)));
    }

    /** @param {string} host @param {Rule} given */
    function entry(host, given) {
      let rule = given;
      const action = limpid.el(doc, 'select');
      for (const [value, name] of [['keep', 'ruleKeep'], ['drop', 'ruleDrop'], ['article', 'ruleArticle']]) action.append(limpid.el(doc, 'option', { value }, t(name ?? '')));
      const shape = limpid.el(doc, 'input', { type: 'text', maxlength: limpid.longestShape, spellcheck: 'false', dir: 'ltr', 'aria-label': t('ruleShape') });
      const remove = button(t('remove'), () => void change(host, rule, null));
      action.addEventListener('change', () => void turn({ ...rule, action: action.value }));
      shape.addEventListener('change', () => void turn({ ...rule, shape: shape.value.trim() }));
      show();
      return limpid.el(doc, 'div', { class: 'rule' }, action, shape, remove);

      /** @param {Rule} next */
      async function turn(next) {
        if (await change(host, rule, next)) rule = next;
        show();
      }

      function show() {
        action.value = rule.action;
        action.setAttribute('aria-label', rule.shape);
        shape.value = rule.shape;
        remove.setAttribute('aria-label', `${t('remove')}: ${rule.shape}`);
      }
    }

    /** @param {string} host @param {Rule} rule @param {Rule | null} next @returns {Promise<boolean>} whether it is so now */
    async function change(host, rule, next) {
      status.textContent = '';
      if (next?.shape === '') {
        status.textContent = t('ruleEmpty', { remove: t('remove') });
        return false;
      }
      const all = await store.all();
      all[host] = (all[host] ?? []).flatMap((one) => (one.shape === rule.shape && one.action === rule.action ? (next ? [next] : []) : [one]));
      const before = listed;
      // The store may tell of it before it has answered.
      if (next) listed = textOf(all);
      if (!await keep(() => store.replace(all))) {
        listed = before;
        return false;
      }
      await fill();
      return true;
    }

    /** @param {() => Promise<void>} work @returns {Promise<boolean>} whether it could be kept; if not, it is said */
    async function keep(work) {
      try {
        await work();
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
        await keep(async () => {
          status.textContent = t('rulesRead', await store.merge(rules));
        });
      } catch {
        status.textContent = t('rulesUnreadable');
      }
      chooser.value = '';
    }
  };
})();
