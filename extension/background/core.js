/**
 * The Rust core, compiled to WebAssembly, in the background context.
 *
 * Compiled on first use or when the browser has nothing else to do, never while it starts; a service
 * worker that was stopped simply does it again.
 */

/** @type {Promise<CoreScript> | null} */
let coreLoading = null;

/** A page that takes the core's every room once, so that the first real one finds the code compiled. */
const WARM_UP = '<title>Rain</title><h1>Rain</h1><p>It rained for the third day, and the river rose.</p>'
  + '<p>The bridge was closed at noon, the school an hour later.</p>';

/** How long after the start of the background the core is warmed up, in milliseconds. */
const WARM_UP_DELAY = 2000;

/**
 * The core, compiled once.
 * @returns {Promise<CoreScript>}
 */
function core() {
  coreLoading ??= wasm_bindgen({ module_or_path: chrome.runtime.getURL('core/limpid_bg.wasm') }).then(
    () => wasm_bindgen,
    (error) => {
      coreLoading = null; // the next click tries again
      throw error;
    },
  );
  return coreLoading;
}

/** Compiles the core and lets it read one small page. */
async function warmUpCore() {
  try {
    (await core()).extractHtml(WARM_UP, undefined);
  } catch {
    // Whatever it was, the first click will meet it again and can tell the person.
  }
}
