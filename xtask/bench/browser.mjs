/**
 * Speed in a real browser, on loaded pages: `node xtask/bench/browser.mjs chromium|firefox OUT FOLDER…`.
 *
 * Every system reads the same live document in the same tab, one after the other, another one first in each
 * round. Pages come without their scripts, so that all systems and all rounds meet the same DOM, and isolated,
 * so that the clock is fine enough.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium, firefox, gone, shown } from '../../tests/browser/harness/index.mjs';
import { ROOT } from '../../tests/browser/harness/paths.mjs';
import { serve } from '../../tests/browser/harness/server.mjs';

const [name, out, ...folders] = process.argv.slice(2);

/** Rounds on a warm page, and readings before the first. */
const ROUNDS = 7;
const WARM_UPS = 3;

/** Pages on which the first reading of a fresh tab is taken: spread over all of them. */
const COLD_PAGES = 12;

/** Clicks on the button. */
const CLICKS = 9;

/** What the systems are called, here and in the page. */
const SYSTEMS = ['limpid', 'readability', 'defuddle'];

const pages = folders.flatMap((folder) => found(folder)).sort((a, b) => (a.name < b.name ? -1 : 1));
const CODE = {
  '/bench/limpid.js': 'www/core/limpid.js',
  '/bench/limpid_bg.wasm': 'www/core/limpid_bg.wasm',
  '/bench/page.js': 'extension/page.js',
  '/bench/readability.js': 'node_modules/@mozilla/readability/Readability.js',
  '/bench/defuddle.js': 'node_modules/defuddle/dist/index.js',
};
const ISOLATED = {
  'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/**
 * @param {string} folder
 * @returns {{name: string, file: string}[]}
 */
function found(folder, under = '') {
  return readdirSync(join(folder, under)).flatMap((entry) => {
    const inner = join(under, entry);
    if (statSync(join(folder, inner)).isDirectory()) {
      return found(folder, inner);
    }
    return /\.html?(?:\.gz)?$/.test(entry) ? [{ name: inner, file: join(folder, inner) }] : [];
  });
}

/** @param {string} file */
function bytesOf(file) {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

const byPath = new Map(pages.map(({ file }, at) => [`/page/${at}`, file]));
const limits = join(out, 'limits');
for (const entry of existsSync(limits) ? readdirSync(limits).sort() : []) {
  byPath.set(`/limit/${entry}`, join(limits, entry));
}
const server = await serve((path) => {
  const code = CODE[/** @type {keyof typeof CODE} */ (path)];
  if (code) {
    const type = path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    return { body: readFileSync(join(ROOT, code)), headers: { 'content-type': type } };
  }
  const file = byPath.get(path);
  return file ? { body: bytesOf(file), headers: ISOLATED } : { status: 404, body: '' };
});

/** Runs in the page: loads one system's code, and says how long that took; `read` reads the document with it. */
async function load(/** @type {string} */ system) {
  const start = performance.now();
  const script = (/** @type {string} */ source) => new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = source;
    element.onload = () => {
      element.remove(); // the systems read the page as it came
      resolve(undefined);
    };
    element.onerror = reject;
    (document.head ?? document.documentElement).append(element);
  });
  const world = /** @type {any} */ (globalThis);
  world.read ??= {};
  const loaders = /** @type {Record<string, () => Promise<void>>} */ ({
    async limpid() {
      const core = await import(/** @type {any} */ (`${location.origin}/bench/limpid.js`));
      await Promise.all([core.default({ module_or_path: `${location.origin}/bench/limpid_bg.wasm` }), script('/bench/page.js')]);
      world.read.limpid = () => core.viewSnapshot(world.limpid.snapshot(document));
    },
    async readability() {
      await script('/bench/readability.js');
      world.read.readability = () => new world.Readability(document.cloneNode(true)).parse();
    },
    async defuddle() {
      await script('/bench/defuddle.js');
      // It changes what it is given, as Readability does.
      world.read.defuddle = () => new world.Defuddle(document.cloneNode(true), { url: location.href, useAsync: false }).parse();
    },
  });
  await loaders[system]();
  return performance.now() - start;
}

/** Runs in the page: the warm figures. */
async function warm(/** @type {string[]} */ systems, /** @type {number} */ warmUps, /** @type {number} */ rounds) {
  const { read } = /** @type {any} */ (globalThis);
  const times = Object.fromEntries(systems.map((system) => [system, /** @type {number[]} */ ([])]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (let step = 0; step < systems.length; step += 1) {
      const system = systems[(step + round + warmUps) % systems.length];
      const start = performance.now();
      try {
        read[system]();
      } catch {
        // no article: the time until it said so counts all the same
      }
      const time = performance.now() - start;
      if (round >= 0) times[system].push(time);
    }
    await new Promise((resolve) => { setTimeout(resolve, 0); });
  }
  return times;
}

/** Runs in the page: the first reading of a tab. */
function once(/** @type {string} */ system) {
  const start = performance.now();
  try {
    /** @type {any} */ (globalThis).read[system]();
  } catch {
    // as above
  }
  return performance.now() - start;
}

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}
const median = (/** @type {number[]} */ values) => quantile(values, 0.5);
const shownAs = (/** @type {number} */ value) => value.toFixed(2).padStart(9);

const browser = await (name === 'firefox' ? firefox() : chromium());
/** @type {Record<string, unknown>} */
const result = { browser: name, pages: pages.length, rounds: ROUNDS };
try {
  result.warm = await warmPages();
  result.cold = await coldPages();
  result.click = await clicks();
  result.limits = await extremes();
} finally {
  await browser.close();
  await server.close();
  writeFileSync(join(out, `${name}.json`), JSON.stringify(result, null, 2));
}

/**
 * Opens a page in a tab of its own. One that cannot be opened, or has a policy of its own, is said and left out.
 * @param {number} at
 * @param {(tab: any) => Promise<void>} run
 */
async function inPage(at, run) {
  let tab;
  try {
    tab = await browser.openPage(`${server.origin}/page/${at}`, { waitUntil: 'domcontentloaded' });
    await run(tab);
  } catch (error) {
    console.error(`${pages[at].name}: ${error}`);
  }
  if (tab !== undefined) await browser.closePage(tab);
}

async function warmPages() {
  /** @type {{page: string, ms: Record<string, number>}[]} */
  const rows = [];
  for (const [at, { name: page }] of pages.entries()) {
    await inPage(at, async (tab) => {
      for (const system of SYSTEMS) await browser.evaluate(tab, load, system);
      const times = await browser.evaluate(tab, warm, SYSTEMS, WARM_UPS, ROUNDS);
      rows.push({ page, ms: Object.fromEntries(SYSTEMS.map((system) => [system, median(times[system])])) });
    });
  }
  console.log(`warm, ${rows.length} pages: snapshot + decode + extract against the peers on a clone of the document`);
  console.log(`${''.padEnd(14)}${['median ms', 'p90 ms', '× Limpid', 'p10', 'p90'].map((word) => word.padStart(10)).join('')}`);
  const summary = SYSTEMS.map((system) => {
    const all = rows.map(({ ms }) => ms[system]);
    const ratios = rows.map(({ ms }) => ms[system] / ms.limpid);
    const row = { system, ms: median(all), p90: quantile(all, 0.9), timesLimpid: median(ratios), low: quantile(ratios, 0.1), high: quantile(ratios, 0.9) };
    console.log(system.padEnd(14), [row.ms, row.p90, row.timesLimpid, row.low, row.high].map(shownAs).join(' '));
    return row;
  });
  return { summary, rows };
}

async function coldPages() {
  const step = Math.max(1, Math.floor(pages.length / COLD_PAGES));
  /** @type {Record<string, {whole: number[], first: number[]}>} */
  const all = Object.fromEntries(SYSTEMS.map((system) => [system, { whole: [], first: [] }]));
  for (let at = 0; at < pages.length; at += step) {
    for (const system of SYSTEMS) {
      await inPage(at, async (tab) => {
        const loading = await browser.evaluate(tab, load, system);
        const first = await browser.evaluate(tab, once, system);
        all[system].whole.push(loading + first);
        all[system].first.push(first);
      });
    }
  }
  console.log(`\ncold, ${all.limpid.first.length} fresh tabs each: median ms with loading the code, and of the first reading alone`);
  return SYSTEMS.map((system) => {
    const row = { system, whole: median(all[system].whole), first: median(all[system].first) };
    console.log(system.padEnd(14), shownAs(row.whole), shownAs(row.first));
    return row;
  });
}

async function clicks() {
  const largest = pages.findIndex(({ name: page }) => page.endsWith('story-16.html'));
  const at = Math.max(0, largest);
  const tab = await browser.openPage(`${server.origin}/page/${at}`);
  const times = [];
  for (let click = -WARM_UPS; click < CLICKS; click += 1) {
    const start = await browser.clickAction(tab);
    while (!(await (await browser.reader(tab))?.run((root) => root.querySelector('.sheet') !== null))) {
      if (performance.now() - start > 20_000) throw new Error('no reader came');
    }
    const time = performance.now() - start;
    if (click >= 0) times.push(time);
    await shown(browser, tab);
    await browser.press(tab, 'Escape');
    await gone(browser, tab);
  }
  await browser.closePage(tab);
  const row = { page: pages[at].name, bytes: statSync(pages[at].file).size, ms: median(times), low: Math.min(...times), high: Math.max(...times) };
  console.log(`\nclick to reader, ${row.bytes} bytes, seen from outside: median ${row.ms.toFixed(0)} ms (${row.low.toFixed(0)} to ${row.high.toFixed(0)})`);
  return row;
}

async function extremes() {
  const rows = [];
  for (const path of [...byPath.keys()].filter((one) => one.startsWith('/limit/'))) {
    const tab = await browser.openPage(server.origin + path, { waitUntil: 'domcontentloaded' });
    await browser.evaluate(tab, load, 'limpid');
    const seconds = await browser.evaluate(tab, () => {
      const start = performance.now();
      try {
        /** @type {any} */ (globalThis).read.limpid();
      } catch {
        // an error is an answer
      }
      return (performance.now() - start) / 1000;
    });
    await browser.closePage(tab);
    rows.push({ page: path.slice('/limit/'.length), seconds });
    console.log(`${path.slice('/limit/'.length).padEnd(28)} ${seconds.toFixed(2)} s`);
  }
  return rows;
}
