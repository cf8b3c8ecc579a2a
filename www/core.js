/** The core as WebAssembly: loaded once, and anew after it broke down. */

/** @typedef {{kind: string, message: string}} Failure */
/**
 * What the core offers here; src/wasm.rs documents it.
 * @typedef {object} Core
 * @property {(markup: string, url?: string) => string} extractHtml
 * @property {(text: string, url?: string) => string} extractText
 * @property {(json: string) => string} openSaved
 * @property {(before: string, after: string) => string} compareSaved
 * @property {(json: string, format: string) => string} render
 * @property {(json: string, format: string) => Uint8Array<ArrayBuffer>} renderBytes
 * @property {(json: string, format: string) => string} fileName
 */

/** @type {Promise<Core> | null} */
let ready = null;
/** How often it was loaded: a module is evaluated once an address. */
let loads = 0;

/** @returns {Promise<Core>} */
export function core() {
  ready ??= load();
  return ready;
}

/** @returns {Promise<Core>} */
async function load() {
  loads += 1;
  const bindings = await import(`./core/limpid.js?${loads}`);
  await bindings.default({ module_or_path: new URL('./core/limpid_bg.wasm', import.meta.url) });
  return bindings;
}

/**
 * Runs one call of the core; whatever goes wrong comes out as `{kind, message}`.
 * @template T
 * @param {(core: Core) => T} call
 * @returns {Promise<T>}
 */
export async function ask(call) {
  let loaded;
  try {
    loaded = await core();
  } catch {
    ready = null;
    throw failure('Unloadable', 'The core could not be loaded. Is it built, and is this page served over HTTP?');
  }
  try {
    return call(loaded);
  } catch (error) {
    if (error && typeof error === 'object' && 'kind' in error) throw error;
    // It stopped in the middle of its work, and its memory is as that left it.
    ready = null;
    throw failure('Internal', 'Limpid broke down over this page. That is a fault of ours.');
  }
}

/** @param {string} kind @param {string} message @returns {Failure} */
export function failure(kind, message) {
  return { kind, message };
}
