// The store of kept places in the extension: one item an address, the oldest forgotten first.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  const PREFIX = 'place ';
  // More than anybody reads at a time; a history of all reading is not wanted here.
  const MOST_PLACES = 200;

  limpid.placeStore = (api) => {
    const area = api?.storage?.local;
    // A private window leaves nothing behind.
    const silent = Boolean(api?.extension?.inIncognitoContext);
    const all = async () => Object.entries(await area.get(null)).filter(([key]) => key.startsWith(PREFIX));

    return {
      async load(url) {
        if (!area || silent) return null;
        const place = (await area.get(PREFIX + url))[PREFIX + url];
        return Number.isInteger(place?.block) && Number.isFinite(place?.offset) ? { block: place.block, offset: place.offset } : null;
      },
      async save(url, position) {
        if (!area || silent) return;
        if (!position) {
          await area.remove(PREFIX + url);
          return;
        }
        await area.set({ [PREFIX + url]: { ...position, at: Date.now() } });
        const places = await all();
        if (places.length <= MOST_PLACES) return;
        places.sort(([, one], [, other]) => (other?.at ?? 0) - (one?.at ?? 0));
        await area.remove(places.slice(MOST_PLACES).map(([key]) => key));
      },
      async forget() {
        if (!area) return 0;
        const places = await all();
        await area.remove(places.map(([key]) => key));
        return places.length;
      },
    };
  };
})();
