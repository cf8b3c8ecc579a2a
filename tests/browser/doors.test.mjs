/**
 * The three ways in for HTML give the same arena for the same DOM: markup parsed by the core, the live
 * document walked by the core, and the flat snapshot that the extension's page script writes. From the
 * same page, the core gives the same bytes as WebAssembly in each browser and natively.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fixtures, native, serveFixtures } from './harness/fixtures.mjs';
import { launch } from './harness/index.mjs';

const pages = fixtures();
/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serveFixtures(pages, { scripts: false });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Address of the picture shown: only a live page knows it, so markup does not have it. */
const SHOWN_SOURCE = / data-limpid-src="(?:[^"\\]|\\.)*"/g;

/** The same in a snapshot, with its other records of live facts and the time of capture. */
// eslint-disable-next-line no-control-regex
const LIVE_RECORDS = /\u0002data-limpid-src\u0003[^\u0001-\u0008\u000e]*|\u0005[^\u0001-\u0008\u000e]*|\u0002capturedAt\u0003[^\u0001-\u0008\u000e]*/g;

for (const fixture of pages) {
  test(`one arena and the same bytes through all doors: ${fixture.slug}`, async () => {
    const url = server.origin + fixture.path;
    const expected = await native(fixture.file, url);
    const page = await browser.openPage(url);
    const { markup, live, flat, json, error } = await browser.evaluate(page, async (text, liveRecords) => {
      const load = (/** @type {string} */ path) => import(path);
      const core = await load('/core/limpid.js');
      await core.default({ module_or_path: '/core/limpid_bg.wasm' });
      await load('/extension/page.js');
      const snapshot = globalThis.limpid.snapshot(document);
      const arenas = {
        markup: core.outlineHtml(text),
        live: core.outlineDocument(document),
        flat: core.outlineSnapshot(snapshot),
      };
      try {
        const json = core.extractSnapshot(snapshot.replaceAll(new RegExp(liveRecords, 'g'), ''));
        return { ...arenas, json, error: null };
      } catch (thrown) {
        return { ...arenas, json: null, error: /** @type {{kind: string}} */ (thrown).kind };
      }
    }, fixture.markup, LIVE_RECORDS.source);
    await browser.closePage(page);
    if (!fixture.plain) {
      same(live.replaceAll(SHOWN_SOURCE, ''), markup, 'the live document and its markup');
      same(flat.replaceAll(SHOWN_SOURCE, ''), markup, 'the snapshot and the markup');
    }
    assert.equal(error, expected.error);
    same(json ?? '', expected.json ?? '', 'the article in the browser and natively');
  });
}

/**
 * Compares long texts and shows only where they part.
 * @param {string} found
 * @param {string} expected
 * @param {string} what
 */
function same(found, expected, what) {
  if (found === expected) {
    return;
  }
  const left = found.split('\n');
  const right = expected.split('\n');
  const at = left.findIndex((line, index) => line !== right[index]);
  const around = (/** @type {string[]} */ lines) => lines.slice(Math.max(0, at - 2), at + 3).join('\n');
  assert.fail(`${what} differ in line ${at + 1}:\n--- found\n${around(left)}\n--- expected\n${around(right)}`);
}
