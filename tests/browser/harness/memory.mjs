/**
 * How much memory a click takes: the core's own, and the processes' as the kernel counts it. Linux only.
 */
import { readFile, writeFile } from 'node:fs/promises';

/**
 * A number of `/proc/PID/status`, in bytes.
 * @param {number} pid
 * @param {'VmRSS' | 'VmHWM'} name
 */
async function status(pid, name) {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(await readFile(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) * 1024;
}

/**
 * Begins to watch processes: what each holds now, and its peak from now on (proc(5): 5 into `clear_refs`).
 * @param {number[]} pids
 * @returns {Promise<() => Promise<{held: number, grown: number}>>} of the one that grew most: what it held, and how much more at most, in
 *   bytes
 */
async function watch(pids) {
  const before = await Promise.all(pids.map(async (pid) => {
    await writeFile(`/proc/${pid}/clear_refs`, '5');
    return { pid, held: await status(pid, 'VmRSS') };
  }));
  return async () => {
    const found = await Promise.all(before.map(async ({ pid, held }) => ({ held, grown: await status(pid, 'VmHWM') - held })));
    return found.toSorted((a, b) => b.grown - a.grown)[0] ?? { held: NaN, grown: NaN };
  };
}

/**
 * @param {import('./index.mjs').Browser} browser
 * @param {import('./index.mjs').Page} page
 * @param {() => Promise<unknown>} work
 * @returns {Promise<{background: number, page: number, held: number}>} by how much the extension's process and the page's grew at most,
 *   and what the page's held before, in bytes
 */
export async function growth(browser, page, work) {
  const processes = await browser.processes(page);
  const [background, own] = [await watch(processes.background), await watch(processes.page)];
  await work();
  const { held, grown } = await own();
  return { background: (await background()).grown, page: grown, held };
}

/**
 * The size of the core's memory, in bytes. It never shrinks: this is the most that the background has needed since it started. Its
 * function `core` gives the bindings, and these, called again, what the core exports.
 * @param {import('./index.mjs').Browser} browser
 * @param {import('./index.mjs').Page} desk a page of the extension
 * @returns {Promise<number>}
 */
export async function coreBytes(browser, desk) {
  if (browser.name === 'chromium') {
    return browser.inBackground(async () => (await (await /** @type {any} */ (globalThis).core())()).memory.buffer.byteLength);
  }
  return browser.evaluate(desk, async () => {
    const background = /** @type {any} */ (await /** @type {any} */ (window).browser.runtime.getBackgroundPage());
    return (await (await background.core())()).memory.buffer.byteLength;
  });
}
