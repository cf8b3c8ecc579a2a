// The stores of kept places and highlights in the extension: one item an address, the oldest forgotten first.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  // More than anybody reads at a time; a history of all reading is not wanted here.
  const MOST_ITEMS = 200;

  limpid.placeStore = (api) => {
    const store = storeOf(api, 'place ');
    return {
      async load(url) {
        const place = await store.load(url);
        return Number.isInteger(place?.block) && Number.isFinite(place?.offset) ? { block: place.block, offset: place.offset } : null;
      },
      save: store.save,
      forget: store.forget,
    };
  };

  limpid.markStore = (api) => {
    const store = storeOf(api, 'marks ');
    return {
      async load(url) {
        const { marks } = await store.load(url) ?? {};
        return Array.isArray(marks) ? marks.filter((mark) => typeof mark?.anchor?.exact === 'string') : [];
      },
      save: (url, marks) => store.save(url, marks.length > 0 ? { marks } : null),
      forget: store.forget,
    };
  };

  /** @param {any} api @param {string} prefix */
  function storeOf(api, prefix) {
    const area = api?.storage?.local;
    // A private window leaves nothing behind.
    const silent = Boolean(api?.extension?.inIncognitoContext);
    const all = async () => Object.entries(await area.get(null)).filter(([key]) => key.startsWith(prefix));

    return {
      /** @param {string} url @returns {Promise<any>} */
      async load(url) {
        return !area || silent ? null : (await area.get(prefix + url))[prefix + url];
      },
      /** @param {string} url @param {object | null} item */
      async save(url, item) {
        if (!area || silent) return;
        if (!item) {
          await area.remove(prefix + url);
          return;
        }
        await area.set({ [prefix + url]: { ...item, at: Date.now() } });
        const items = await all();
        if (items.length <= MOST_ITEMS) return;
        items.sort(([, one], [, other]) => (other?.at ?? 0) - (one?.at ?? 0));
        await area.remove(items.slice(MOST_ITEMS).map(([key]) => key));
      },
      async forget() {
        if (!area) return 0;
        const items = await all();
        await area.remove(items.map(([key]) => key));
        return items.length;
      },
    };
  }
})();
