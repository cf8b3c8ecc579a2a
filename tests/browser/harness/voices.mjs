/**
 * The reader in a browser that has certain voices, which no browser of a test has.
 */

/**
 * The reader over an article, in a browser that has these voices and names them once it has been asked. What is spoken is kept in
 * `window.spoken`: text, language, what is shown, the name of the voice; the fourth sentence and those after it take until
 * `window.utterance.onend()` is called.
 *
 * @param {import('./index.mjs').Browser} browser
 * @param {import('./index.mjs').Page} page
 * @param {string} origin of `serveSite`
 * @param {import('../samples/article.mjs').Article} article
 * @param {{lang: string, localService: boolean, name: string}[]} voices
 * @param {Record<string, unknown>} [settings]
 */
export async function readAloud(browser, page, origin, article, voices, settings = {}) {
  await browser.goto(page, `${origin}/`);
  await browser.evaluate(page, (all) => {
    /** @type {any} */ (window).spoken = [];
    /** @type {unknown[]} */
    let named = [];
    class Utterance {
      /** @param {string} text */
      constructor(text) {
        this.text = text;
        this.lang = '';
        this.onend = () => {};
      }
    }
    const voice = {
      getVoices: () => named,
      addEventListener: (/** @type {string} */ _type, /** @type {() => void} */ listener) => setTimeout(() => {
        named = all;
        listener();
      }),
      cancel() {},
      speak(/** @type {Utterance} */ utterance) {
        const { spoken } = /** @type {any} */ (window);
        const marked = [...(CSS.highlights?.get('limpid-spoken') ?? [])].map(String).join('') || globalThis.limpid.session?.root.querySelector('.pointed')?.textContent;
        spoken.push([utterance.text, utterance.lang, marked, /** @type {any} */ (utterance).voice?.name]);
        Object.assign(window, { utterance });
        if (spoken.length < 4) setTimeout(() => utterance.onend());
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: voice, configurable: true });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance, configurable: true });
  }, voices);
  await browser.evaluate(page, async (json, chosen) => {
    const { limpid, limpidReaderFiles } = globalThis;
    const css = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
    limpid.begin(css.join('\n'), chosen);
    limpid.show(json, chosen, {}, {});
  }, JSON.stringify(article), settings);
}
