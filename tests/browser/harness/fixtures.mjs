/**
 * The fixture pages of `tests/pages`, as a server sends them, and what the native core makes of them.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './paths.mjs';
import { serve } from './server.mjs';

const PAGES = join(ROOT, 'tests/pages');
const run = promisify(execFile);

/**
 * @typedef {object} Fixture
 * @property {string} slug
 * @property {string} file of the page
 * @property {boolean} plain whether it is a text, not a page
 * @property {Buffer} bytes
 * @property {string} markup the bytes as text
 * @property {string} path on the server
 * @property {string | null} charset what a server would say; null where the page itself says it
 */

/** @returns {Fixture[]} */
export function fixtures() {
  const found = readdirSync(PAGES)
    .sort()
    .flatMap((slug) => {
      const name = ['page.html', 'page.txt'].find((candidate) => existsSync(join(PAGES, slug, candidate)));
      if (!name) {
        return [];
      }
      const file = join(PAGES, slug, name);
      const bytes = readFileSync(file);
      const charset = isUtf8(bytes) ? 'utf-8' : null;
      return [{
        slug,
        file,
        plain: name === 'page.txt',
        bytes,
        // The one page that is not UTF-8 is GB 18030 (tests/pages/README.md).
        markup: new TextDecoder(charset ?? 'gb18030').decode(bytes),
        path: `/pages/${slug}/${name}`,
        charset,
      }];
    });
  if (found.length === 0) {
    throw new Error(`there are no fixtures in ${PAGES}`);
  }
  return found;
}

/** @param {Buffer} bytes */
function isUtf8(bytes) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Serves the fixtures, their pictures, and under `/core/` and `/extension/` the core for pages and the
 * extension's own files, for tests that run these in a page of their own.
 * @param {Fixture[]} pages
 * @param {{scripts?: boolean}} [options] `scripts: false`: the pages' own scripts are refused, so that
 *   the DOM is what the markup says
 */
export function serveFixtures(pages, { scripts = true } = {}) {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return serve((path) => {
    const page = byPath.get(path);
    if (page) {
      const charset = page.charset ? `; charset=${page.charset}` : '';
      return {
        body: page.bytes,
        headers: {
          'content-type': (page.plain ? 'text/plain' : 'text/html') + charset,
          ...(scripts ? {} : { 'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'" }),
        },
      };
    }
    const picture = /\/img\/([\w-]+\.(?:png|jpg|svg))/.exec(path)?.[1];
    if (picture) {
      return file(join(PAGES, 'img', picture), 'image/png');
    }
    if (path.startsWith('/core/')) {
      return file(join(ROOT, 'www', path), path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript');
    }
    if (path.startsWith('/extension/')) {
      return file(join(ROOT, path), 'text/javascript');
    }
    // Empty, because a frame of a page may ask for it.
    return { status: 404, body: '' };
  });
}

/**
 * @param {string} path
 * @param {string} type
 */
function file(path, type) {
  return existsSync(path) ? { body: readFileSync(path), headers: { 'content-type': type } } : null;
}

/** @type {Promise<string> | null} */
let building = null;

/** The command-line program, built if it is not. */
function program() {
  building ??= (async () => {
    // With the features of the Rust tests, so that what these compiled is used again.
    const { stdout } = await run(
      'cargo',
      ['build', '--quiet', '--bin', 'limpid', '--all-features', '--message-format', 'json'],
      { cwd: ROOT, maxBuffer: 64 << 20 },
    );
    const built = stdout.trim().split('\n').map((line) => JSON.parse(line)).find((message) => message.executable);
    if (!built) {
      throw new Error('cargo did not build the command-line program');
    }
    return built.executable;
  })();
  return building;
}

/**
 * What `limpid PAGE --url URL` prints; its error's name where it fails.
 * @param {string} path
 * @param {string} url
 * @returns {Promise<{json: string | null, error: string | null}>}
 */
export async function native(path, url) {
  try {
    const { stdout } = await run(await program(), [path, '--url', url], { maxBuffer: 64 << 20 });
    return { json: stdout, error: null };
  } catch (error) {
    const { stderr } = /** @type {{stderr?: string}} */ (error);
    const name = /^limpid: (\w+):/m.exec(stderr ?? '')?.[1];
    if (!name) {
      throw error;
    }
    return { json: null, error: name };
  }
}
