import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** The extension as it is built by `cargo xtask build`. */
export const EXTENSION = `${ROOT}extension`;
