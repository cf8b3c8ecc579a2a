/**
 * The core, compiled at its first use. The WebAssembly travels as text in a module, so that neither Node nor any bundler
 * has to be told how to load a file, and everything stays synchronous, as it is in the library whose place this takes.
 */

import * as bindings from '../core/limpid.js';
import wasm from '../core/wasm.js';

/** What went wrong, by name: `kind` is one of the names in the README. */
export class LimpidError extends Error {
  /**
   * @param {string} kind
   * @param {string} message
   */
  constructor(kind, message) {
    super(message);
    this.name = 'LimpidError';
    this.kind = kind;
  }
}

let loaded = false;

/** @returns {Uint8Array<ArrayBuffer>} */
function bytes() {
  const decoder = /** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */ (/** @type {unknown} */ (Uint8Array));
  return decoder.fromBase64?.(wasm) ?? Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
}

/** Compiles the core without holding up the thread; without it the first call compiles. */
export async function init() {
  if (!loaded) {
    await bindings.default({ module_or_path: bytes() });
    loaded = true;
  }
}

/**
 * One call of the core.
 * @template T
 * @param {(core: typeof bindings) => T} run
 * @returns {T}
 */
export function call(run) {
  if (!loaded) {
    bindings.initSync({ module: bytes() });
    loaded = true;
  }
  try {
    return run(bindings);
  } catch (error) {
    if (error && typeof error === 'object' && 'kind' in error && 'message' in error) {
      throw new LimpidError(String(error.kind), String(error.message));
    }
    // It stopped in the middle of its work, and its memory is as that left it: the next call gets a new one.
    bindings.__wbg_reset_state();
    throw new LimpidError('Internal', `The core broke down: ${error}`);
  }
}
