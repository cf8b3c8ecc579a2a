// The store of repairs kept for sites: plain shapes and actions by host, never a script.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Rule} Rule */
  const ACTIONS = ['keep', 'drop', 'article'];
  // A site with more has to be chosen anew.
  const MOST_RULES = 50;

  limpid.ruleStore = (api) => {
    const area = api?.storage?.local;

    /** Only what is one: a file of another hand may hold anything. @param {unknown} value @returns {Record<string, Rule[]>} */
    function checked(value) {
      /** @type {[string, Rule[]][]} */
      const rules = [];
      for (const [host, list] of Object.entries(value && typeof value === 'object' ? value : {})) {
        if (!/^[^\s/]{1,255}$/u.test(host) || !Array.isArray(list)) continue;
        const good = list.filter((rule) => typeof rule?.shape === 'string' && rule.shape.length > 0 && rule.shape.length < 500 && ACTIONS.includes(rule.action))
          .map(({ shape, action }) => ({ shape, action }));
        if (good.length > 0) rules.push([host, good.slice(-MOST_RULES)]);
      }
      return Object.fromEntries(rules);
    }

    return {
      all: async () => checked((await area.get('rules')).rules),
      async add(host, rules) {
        const all = checked((await area.get('rules')).rules);
        // A host may be called like something that every object has.
        const own = Object.hasOwn(all, host) ? all[host] ?? [] : [];
        const kept = own.filter(({ shape }) => !rules.some((rule) => rule.shape === shape));
        all[host] = [...kept, ...rules];
        await area.set({ rules: checked(all) });
      },
      async replace(rules) {
        await area.set({ rules: checked(rules) });
      },
    };
  };
})();
