/**
 * Two browsers, one interface: the tests are written once and run in both.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium as driveChromium } from './chromium.mjs';
import { firefox as driveFirefox } from './firefox.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} [headed] shows the window
 * @property {string} [downloads] where downloads go; by default a folder of the profile
 * @property {string} [proxy] address of an HTTP proxy for all requests
 * @property {string} [extension] folder of the extension
 * @property {boolean} [sites] the question for permission to all sites is answered with yes
 * @property {boolean} [asksForSites] the question for permission to all sites waits until {@link Browser.refuse} answers it
 * @property {boolean} [privateWindows] the extension may be used in private windows
 * @property {boolean} [refuseDownloads] has the browser refuse every download
 * @property {boolean} [forcedColours] the system paints its own colours; Firefox only
 * @property {boolean} [scrollBars] scroll bars take room, as they do where a mouse is
 */

/**
 * A page: puppeteer's `Page` in Chromium, a browsing context in Firefox. Tests only hand it back.
 * @typedef {any} Page
 */

/**
 * The reader's closed shadow root. There is no way to it in what is shipped: the browsers' debugging
 * protocols see through it.
 * @typedef {object} Reader
 * @property {<T>(fn: (root: ShadowRoot, ...args: any[]) => T, ...args: any[]) => Promise<Awaited<T>>} run
 *   runs a function, which must use nothing from outside itself, with the root as its first argument
 */

/**
 * @typedef {object} Browser
 * @property {'chromium' | 'firefox'} name
 * @property {string} downloads folder of the downloads
 * @property {string} origin of the extension
 * @property {(url: string, options?: {waitUntil?: 'load' | 'domcontentloaded'}) => Promise<Page>} openPage
 * @property {(desk: Page, url: string) => Promise<Page>} openPrivatePage in a private window of its own, made by a page of the extension
 * @property {(page: Page) => Promise<void>} refuse answers the question that a page of the extension has led to with no
 * @property {(page: Page, url: string, options?: {waitUntil?: 'load' | 'domcontentloaded'}) => Promise<void>} goto
 * @property {(page: Page) => Promise<void>} toFront with its window, where keys reach it
 * @property {(page: Page) => Promise<void>} closePage
 * @property {(page: Page) => Promise<number>} clickAction clicks the toolbar button, really, and no sooner after the last time
 *   than two single clicks follow each other; when it did so, by `performance.now()`
 * @property {(page: Page, pause: number) => Promise<void>} doubleClickAction clicks it twice, so many milliseconds apart
 * @property {(page: Page) => Promise<void>} runCommand does what the browser does on the keyboard command, with the same pause
 *   before it; Firefox only
 * @property {(page: Page, at: {x: number, y: number}, label: string, frame?: number) => Promise<void>} chooseInMenu opens the page's
 *   own menu at a place, of the page or of one of its frames, and clicks an entry; Firefox only
 * @property {(page: Page, width: number, height: number, scale: number) => Promise<void>} resize what is in view, in CSS pixels; a
 *   window at 200 % is half as wide at twice the scale
 * @property {(page: Page, key: string) => Promise<void>} press presses and releases a key (names of `KeyboardEvent.key`)
 * @property {<T>(page: Page, fn: (...args: any[]) => T, ...args: any[]) => Promise<Awaited<T>>} evaluate
 *   runs a function in the page's own world
 * @property {(page: Page) => Promise<Reader | null>} reader null where none is open
 * @property {(page: Page) => Promise<Reader | null>} notice the sentence in a corner, null where there is none
 * @property {(page: Page) => Promise<{badge: string, title: string}>} button what the toolbar button shows for this page
 * @property {(page: Page, scheme: 'light' | 'dark') => Promise<void>} prefer what the system likes: light or dark pages
 * @property {(page: Page) => Promise<Buffer>} print as a PDF file
 * @property {(page: Page, path: string) => Promise<void>} screenshot PNG of what is in view
 * @property {() => Promise<void>} stopBackground stops the service worker or event page, as the browser does when idle
 * @property {() => Promise<void>} reloadExtension loads the extension anew, as an update does
 * @property {(page: Page) => Promise<{background: number[], page: number[]}>} processes ids of the processes of the extension and of
 *   the page; Chromium does not tell which of several is the page's
 * @property {<T>(fn: (...args: any[]) => T, ...args: any[]) => Promise<Awaited<T>>} inBackground Chromium only
 * @property {(page: Page) => Promise<import('puppeteer-core').CDPSession>} session Chromium only
 * @property {() => Promise<void>} close
 */

/** How long anything may take before a test says that it does not happen, in milliseconds. */
const PATIENCE = 15_000;

/** Before a further click on the button of one page, which is not to be the second half of a double click, in milliseconds. */
const CLICK_PAUSE = 600;

/** How often is looked, in milliseconds. */
const INTERVAL = 25;

/**
 * Waits for something to be so.
 * @template T
 * @param {string} what in words, for the error
 * @param {() => Promise<T> | T} look
 * @param {number} [patience]
 * @returns {Promise<NonNullable<T>>} what `look` came back with
 */
export async function until(what, look, patience = PATIENCE) {
  const end = Date.now() + patience;
  /** @type {unknown} */
  let trouble = null;
  while (Date.now() < end) {
    try {
      const seen = await look();
      if (seen) {
        return /** @type {NonNullable<T>} */ (seen);
      }
      trouble = null;
    } catch (error) {
      if (error instanceof Refused) {
        throw error;
      }
      trouble = error; // a page that is just being replaced
    }
    await sleep(INTERVAL);
  }
  throw new Error(`waited ${patience} ms in vain: ${what}`, { cause: trouble });
}

/**
 * What each browser has to bring: the pauses between clicks are made here.
 * @typedef {Omit<Browser, 'clickAction' | 'doubleClickAction'> & {clickAction: (page: Page) => Promise<void>}} Driver
 */

/**
 * @param {Driver} driver
 * @returns {Browser}
 */
function paced(driver) {
  /** @type {Page} */
  let clicked = null;
  // From now and not from the last click: a busy machine hands a click on late.
  const rest = async (/** @type {Page} */ page) => {
    await sleep(page === clicked ? CLICK_PAUSE : 0);
    clicked = page;
  };
  return {
    ...driver,
    async clickAction(page) {
      await rest(page);
      const at = performance.now();
      await driver.clickAction(page);
      return at;
    },
    async runCommand(page) {
      await rest(page);
      await driver.runCommand(page);
    },
    async doubleClickAction(page, pause) {
      await rest(page);
      const first = driver.clickAction(page);
      await sleep(pause);
      await Promise.all([first, driver.clickAction(page)]);
    },
  };
}

/** @param {Options} [options] */
export const chromium = async (options) => paced(await driveChromium(options));

/** @param {Options} [options] */
export const firefox = async (options) => paced(await driveFirefox(options));

/**
 * The browser that a test file is to run in: `LIMPID_BROWSER`, set by `run.mjs`.
 * @param {Options} [options]
 */
export function launch(options) {
  return process.env.LIMPID_BROWSER === 'firefox' ? firefox(options) : chromium(options);
}

/**
 * The one file in a browser's downloads, once it is whole: Firefox shows an empty file while it writes
 * beside it, Chromium a `.crdownload`.
 * @param {Browser} browser
 * @returns {Promise<{name: string, bytes: Buffer}>}
 */
export async function downloaded(browser) {
  return until('one whole file is in the downloads', async () => {
    const names = await readdir(browser.downloads);
    if (names.length !== 1 || /^\.|\.(?:part|crdownload)$/.test(names[0])) {
      return null;
    }
    const bytes = await readFile(join(browser.downloads, names[0]));
    return bytes.length > 0 ? { name: names[0], bytes } : null;
  });
}

/**
 * @param {Browser} browser
 */
export async function emptyDownloads(browser) {
  for (const name of await readdir(browser.downloads)) {
    await rm(join(browser.downloads, name));
  }
}

/**
 * Waits until the reader shows an article.
 * @param {Browser} browser
 * @param {Page} page
 * @param {number} [patience]
 * @returns {Promise<Reader>}
 */
export async function shown(browser, page, patience = PATIENCE) {
  return until('the reader shows an article', async () => {
    const notice = await browser.notice(page);
    if (notice) {
      throw new Refused(await notice.run((root) => root.textContent ?? ''));
    }
    const reader = await browser.reader(page);
    return (await reader?.run((root) => root.querySelector('.sheet') !== null)) ? reader : null;
  }, patience);
}

/** The extension said that there is nothing to show. */
export class Refused extends Error {}

/**
 * Waits until nothing of the extension is in the page.
 * @param {Browser} browser
 * @param {Page} page
 * @param {number} [patience]
 */
export async function gone(browser, page, patience = PATIENCE) {
  await until('nothing of the extension is in the page', async () =>
    !(await browser.reader(page)) && !(await browser.notice(page)), patience);
}
