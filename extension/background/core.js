/**
 * The Rust core, compiled to WebAssembly, in the background context.
 *
 * Compiled on first use or when the browser has nothing else to do, never while it starts; a service
 * worker that was stopped simply does it again.
 */

/** @type {Promise<CoreScript> | null} */
let coreLoading = null;

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
