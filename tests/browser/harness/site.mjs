/**
 * The web page on a server of this machine, laid out as `cargo xtask www` does it.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './server.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm',
  '.json': 'application/json', '.md': 'text/markdown; charset=utf-8', '.png': 'image/png',
};

/**
 * @param {Record<string, import('./server.mjs').Answer>} [more] pages of the test itself, by path
 */
export function serveSite(more = {}) {
  return serve(async (path) => {
    if (Object.hasOwn(more, path)) return more[path] ?? null;
    const file = normalize(path === '/' ? '/index.html' : path);
    const folder = /^\/(?:reader|_locales)\//u.test(file) ? 'extension' : 'www';
    try {
      return { body: await readFile(join(ROOT, folder, file)), headers: { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' } };
    } catch {
      return null;
    }
  });
}
