/**
 * One page through the real extension in a real browser (`cargo xtask demo` calls this):
 * `node tests/browser/demo.mjs PAGE [--browser chromium|firefox] [--out FOLDER] [--headed]`.
 * PAGE is an address or a file; FOLDER gets `article.json` and `reader.png`.
 */
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, normalize, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, downloaded, firefox, Refused, shown, until } from './harness/index.mjs';
import { serve } from './harness/server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: 'chromium' },
    out: { type: 'string', default: 'target/demo' },
    headed: { type: 'boolean', default: false },
  },
});
const [wanted] = positionals;
if (!wanted || !['chromium', 'firefox'].includes(values.browser)) {
  console.error('usage: demo.mjs PAGE [--browser chromium|firefox] [--out FOLDER] [--headed]');
  process.exit(2);
}

/** Types of what lies beside a page; the browser guesses the rest. */
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html', '.htm': 'text/html', '.txt': 'text/plain', '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css', '.js': 'text/javascript', '.jpg': 'image/jpeg', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
});

const downloads = await mkdtemp(join(tmpdir(), 'limpid-demo-'));
const isAddress = /^https?:/.test(wanted);
const folder = dirname(resolve(wanted));
const server = isAddress
  ? null
  : await serve(async (path) => {
    const file = join(folder, normalize(decodeURIComponent(path)));
    const body = await readFile(file).catch(() => null);
    const type = TYPES[extname(file)];
    return body && { body, headers: type ? { 'content-type': type } : { 'content-type': 'application/octet-stream' } };
  });
const address = server ? `${server.origin}/${encodeURIComponent(basename(wanted))}` : wanted;

const browser = await (values.browser === 'firefox' ? firefox : chromium)({ downloads, headed: values.headed });
try {
  const page = await browser.openPage(address);
  const before = performance.now();
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  console.log(`opened     ${Math.round(performance.now() - before)} ms after the click, in ${browser.name}`);
  await mkdir(values.out, { recursive: true });
  await until('the pictures are there', () =>
    reader.run((root) => [...root.querySelectorAll('img')].every((image) => image.complete || image.loading === 'lazy')));
  await browser.screenshot(page, join(values.out, 'reader.png'));
  await browser.press(page, 's');
  const { name } = await downloaded(browser);
  console.log(`file       ${name}`);
  await copyFile(join(downloads, name), join(values.out, 'article.json'));
  if (values.headed) {
    console.log('The browser stays open; press Ctrl+C here to end.');
    await new Promise((end) => {
      process.once('SIGINT', end);
    });
  }
} catch (error) {
  console.error(error instanceof Refused ? `Limpid says: ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server?.close();
  await rm(downloads, { recursive: true, force: true });
}
