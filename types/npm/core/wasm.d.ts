/** The core's WebAssembly in Base64. */
declare const wasm: string;
export default wasm;
