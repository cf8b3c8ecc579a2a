// The extension's own API, as a script in a page finds it.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  // The global's own property: a page may have a frame of either name, and browsers give that for a property that nobody has set
  // (HTML, 7.2.2.3). Chromium then gives the scripts in the page no API at all; one can still read there.
  limpid.api = () => {
    const world = /** @type {any} */ (globalThis);
    const name = ['browser', 'chrome'].find((one) => Object.hasOwn(world, one));
    return name ? world[name] : null;
  };
})();
