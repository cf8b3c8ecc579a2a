/**
 * The reader over an article of a test's own, in the web page, whose scripts a test can reach.
 *
 * @param {import('./index.mjs').Browser} browser
 * @param {import('./index.mjs').Page} page
 * @param {string} origin of `serveSite`
 * @param {import('../samples/article.mjs').Article} article
 * @param {Record<string, unknown>} [settings]
 */
export async function read(browser, page, origin, article, settings = {}) {
  await browser.goto(page, `${origin}/`);
  await browser.evaluate(page, async (json, chosen) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
    limpid.begin(css.join('\n'), chosen);
    limpid.show(json, chosen, {}, { saveSettings: (kept) => Object.assign(window, { kept }) });
  }, JSON.stringify(article), settings);
}
