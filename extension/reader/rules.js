// The store of repairs kept for sites: plain shapes and actions by host, never a script.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Rule} Rule */
  const ACTIONS = ['keep', 'drop', 'article'];
  // A site with more has to be chosen anew.
  const MOST_RULES = 50;

  limpid.longestShape = 499;

  limpid.ruleStore = (api) => {
    const area = api?.storage?.local;

    /** Only what is one: a file of another hand may hold anything. @param {unknown} value @returns {Record<string, Rule[]>} */
    function checked(value) {
      /** @type {[string, Rule[]][]} */
      const rules = [];
      for (const [host, list] of Object.entries(value && typeof value === 'object' ? value : {})) {
        if (!/^[^\s/]{1,255}$/u.test(host) || !Array.isArray(list)) continue;
        const good = list.filter((rule) => typeof rule?.shape === 'string' && rule.shape.length > 0 && rule.shape.length <= limpid.longestShape && ACTIONS.includes(rule.action))
          .map(({ shape, action }) => ({ shape, action }));
        if (good.length > 0) rules.push([host, good.slice(-MOST_RULES)]);
      }
      return Object.fromEntries(rules);
    }

    /** Puts rules beside those that are there; of one path the new one counts. @param {[string, Rule[]][]} given */
    async function merge(given) {
      // A host may be called like something that every object has.
      const all = new Map(Object.entries(checked((await area.get('rules')).rules)));
      let added = 0;
      let changed = 0;
      for (const [host, rules] of given) {
        const own = all.get(host) ?? [];
        for (const { shape, action } of rules) {
          const before = own.find((rule) => rule.shape === shape);
          if (!before) added += 1;
          else if (before.action !== action) changed += 1;
        }
        all.set(host, [...own.filter(({ shape }) => !rules.some((rule) => rule.shape === shape)), ...rules]);
      }
      await area.set({ rules: checked(Object.fromEntries(all)) });
      return { added, changed };
    }

    return {
      all: async () => checked((await area.get('rules')).rules),
      add: async (host, rules) => void await merge([[host, rules]]),
      merge: (rules) => merge(Object.entries(checked(rules))),
      async replace(rules) {
        await area.set({ rules: checked(rules) });
      },
    };
  };
})();
