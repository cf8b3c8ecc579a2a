/**
 * Chromium with the extension, by puppeteer-core over a pipe. See `index.mjs` for the interface.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { EXTENSION } from './paths.mjs';

/** Keeps Chromium from anything of its own on the network, and lets it run as root. */
export const CHROMIUM_ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,DialMediaRouteProvider,Translate,NetworkTimeServiceQuerying',
  '--lang=en-US', '--force-color-profile=srgb',
];

/** What is refused, as the browser's policy numbers it. */
const ALL_DOWNLOADS = 3;

/** A time long after the tests, in microseconds since 1601 (as Chromium keeps times): the year 2103. */
const FAR_AWAY = '15841100000000000';

/** How often is asked whether the background listens, and the pause between, in milliseconds. */
const LISTEN_TRIES = 400;
const LISTEN_PAUSE = 25;

/**
 * How long stopping the background may take, in milliseconds, and how long those that have been stopped before are waited for: they
 * are long gone and never answer, as a rule. What is stopped later than this is stopped in the midst of the next click.
 */
const STOP_TIMEOUT = 10_000;
const GONE_TIMEOUT = 1000;

/** How long a page may take to load, in milliseconds: some of the tests' own are made to be slow. */
const NAVIGATION_TIMEOUT = 120_000;

/** Where Chromium is: `CHROMIUM`, or the places where distributions put it. */
export function chromiumPath() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  const found = places.find((place) => place && existsSync(place));
  if (!found) {
    throw new Error('Chromium was not found: install it (apt-get install chromium) or name it in CHROMIUM.');
  }
  return found;
}

/**
 * @param {import('./index.mjs').Options} [options]
 * @returns {Promise<import('./index.mjs').Driver>}
 */
export async function chromium(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'limpid-chromium-'));
  const downloads = options.downloads ?? join(profile, 'downloads');
  await mkdir(downloads, { recursive: true });
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({
    download: { default_directory: downloads, prompt_for_download: false, directory_upgrade: true },
    ...(options.refuseDownloads ? { download_restrictions: ALL_DOWNLOADS } : {}),
    // It asks about every download, and for newer versions of extensions.
    safebrowsing: { enabled: false },
    extensions: { autoupdate: { next_check: FAR_AWAY } },
  }));
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    headless: !options.headed,
    userDataDir: profile,
    pipe: true,
    enableExtensions: true,
    ignoreDefaultArgs: options.scrollBars ? ['--hide-scrollbars'] : false,
    defaultViewport: options.headed ? null : { width: 1100, height: 800 },
    protocolTimeout: 60_000,
    args: [
      ...CHROMIUM_ARGS,
      // `<-loopback>`: send even requests to this machine through the proxy.
      ...(options.proxy ? [`--proxy-server=${options.proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
    ],
  });
  const id = await browser.installExtension(options.extension ?? EXTENSION);
  if (options.sites || options.privateWindows) {
    await configure(browser, id, options);
  }
  const extension = (await browser.extensions()).get(id);
  if (!extension) {
    throw new Error('the extension did not load');
  }
  const origin = `chrome-extension://${id}`;

  /** @type {WeakMap<object, import('puppeteer-core').CDPSession>} */
  const sessions = new WeakMap();
  /** @param {import('puppeteer-core').Page} page */
  const sessionOf = async (page) => {
    const session = sessions.get(page) ?? await page.createCDPSession();
    sessions.set(page, session);
    return session;
  };

  /** @param {import('puppeteer-core').Target} target */
  const isWorker = (target) => target.type() === 'service_worker' && target.url().startsWith(origin);

  /** Workers that were stopped. @type {WeakSet<import('puppeteer-core').Target>} */
  const gone = new WeakSet();

  /** The service worker, started if it sleeps. */
  const worker = async () => {
    await browser.waitForTarget(isWorker, { timeout: 10_000 });
    // The last that answers: those that were stopped, or of an extension that was since loaded anew, stay in the list for a while.
    for (const target of browser.targets().filter(isWorker).reverse()) {
      const found = await target.worker().catch(() => null);
      if (await found?.evaluate(() => true).catch(() => false)) {
        return /** @type {import('puppeteer-core').WebWorker} */ (found);
      }
    }
    throw new Error('the background has no worker');
  };
  // A click is lost as long as the browser does not know that anybody listens. The worker answers before its script has run, and
  // what the browser answers to it afterwards comes after it has heard of the listeners.
  const listens = async () => (await worker()).evaluate(async () => {
    const { action } = globalThis.chrome ?? {};
    return action?.onClicked.hasListeners() && typeof await action.getBadgeText({}) === 'string';
  });
  for (let tries = 0; !(await listens()); tries += 1) {
    if (tries > LISTEN_TRIES) {
      throw new Error('the background listens to no click');
    }
    await sleep(LISTEN_PAUSE);
  }

  /**
   * The closed shadow root of one of the extension's elements, by the debugging protocol, which sees it.
   * @param {import('puppeteer-core').Page} page
   * @param {string} host
   * @returns {Promise<import('./index.mjs').Reader | null>}
   */
  const closedRoot = async (page, host) => {
    const session = await sessionOf(page);
    const { root } = await session.send('DOM.getDocument', { depth: 2, pierce: true });
    const shadow = root.children
      ?.find((node) => node.nodeType === 1)
      ?.children?.find((node) => node.localName === host)
      ?.shadowRoots?.find((candidate) => candidate.shadowRootType === 'closed');
    if (!shadow) {
      return null;
    }
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
    return {
      async run(fn, ...args) {
        const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
          objectId: object.objectId,
          functionDeclaration: `function (...args) { return (${fn})(this, ...args); }`,
          arguments: args.map((value) => ({ value })),
          returnByValue: true,
          awaitPromise: true,
        });
        if (exceptionDetails) {
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        }
        return result.value;
      },
    };
  };

  return {
    name: 'chromium',
    downloads,
    origin,

    async openPage(url, { waitUntil = 'load' } = {}) {
      const page = await browser.newPage();
      if (options.asksForSites) {
        await page.evaluateOnNewDocument(askInPage);
      }
      await page.goto(url, { waitUntil, timeout: NAVIGATION_TIMEOUT });
      await page.bringToFront();
      return page;
    },

    async openPrivatePage(desk, url) {
      await desk.evaluate((/** @type {string} */ address) => chrome.windows.create({ incognito: true, url: address }), url);
      const target = await browser.waitForTarget((one) => one.url() === url);
      const page = await target.page();
      if (!page) {
        throw new Error('the private window shows no page');
      }
      await page.waitForFunction(() => document.readyState === 'complete');
      return page;
    },

    async refuse(page) {
      await page.waitForSelector('[data-asked]');
      await page.evaluate(() => window.dispatchEvent(new Event('refuse')));
    },

    async goto(page, url, { waitUntil = 'load' } = {}) {
      await page.goto(url, { waitUntil, timeout: NAVIGATION_TIMEOUT });
    },

    toFront: (page) => page.bringToFront(),

    closePage: (page) => page.close(),

    clickAction: (page) => page.triggerExtensionAction(extension),

    async runCommand() {
      throw new Error('keys of a test do not reach the shortcuts of Chromium');
    },

    async chooseInMenu() {
      throw new Error('a menu of Chromium cannot be clicked from outside');
    },

    async resize(page, width, height, scale) {
      await page.setViewport({ width, height, deviceScaleFactor: scale });
    },

    press: (page, key) => page.keyboard.press(key),

    evaluate: (page, fn, ...args) => page.evaluate(fn, ...args),

    prefer: (page, value) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]),

    print: async (page) => Buffer.from(await page.pdf({ preferCSSPageSize: true })),

    async screenshot(page, path) {
      await page.screenshot({ path });
    },

    reader: (page) => closedRoot(page, 'limpid-reader'),

    notice: (page) => closedRoot(page, 'limpid-notice'),

    async button(page) {
      const url = page.url();
      return (await worker()).evaluate(async (wanted) => {
        // Without the `tabs` permission only a tab on which the button was clicked tells its address.
        const tabs = await chrome.tabs.query({});
        const tab = tabs.find((one) => one.url === wanted) ?? tabs.find((one) => one.active);
        const tabId = tab?.id;
        return { badge: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
      }, url);
    },

    async stopBackground() {
      // None is asked whether it is alive: one that is at work would answer only after it.
      const stop = async (/** @type {import('puppeteer-core').Target} */ target) => (await target.worker())?.close();
      const workers = browser.targets().filter(isWorker);
      const before = workers.filter((target) => gone.has(target)).map(stop);
      const now = workers.filter((target) => !gone.has(target)).map(stop);
      workers.forEach((target) => gone.add(target));
      await Promise.all([
        Promise.race([Promise.allSettled(before), sleep(GONE_TIMEOUT)]),
        Promise.race([Promise.allSettled(now), sleep(STOP_TIMEOUT)]),
      ]);
    },

    async reloadExtension() {
      const before = browser.targets().filter(isWorker).length;
      await browser.installExtension(options.extension ?? EXTENSION);
      await browser.waitForTarget(() => browser.targets().filter(isWorker).length > before);
      await (await worker()).evaluate(() => 0);
    },

    async processes() {
      const session = await browser.target().createCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      await session.detach();
      const renderers = processInfo.filter(({ type }) => type === 'renderer').map(async ({ id: pid }) => ({
        pid, own: (await readFile(`/proc/${pid}/cmdline`, 'latin1')).includes('--extension-process'),
      }));
      const found = await Promise.all(renderers);
      return {
        background: found.filter(({ own }) => own).map(({ pid }) => pid),
        page: found.filter(({ own }) => !own).map(({ pid }) => pid),
      };
    },

    async inBackground(fn, ...args) {
      return /** @type {any} */ (await (await worker()).evaluate(fn, ...args));
    },

    session: sessionOf,

    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/**
 * What a person sets on the browser's own page of extensions. A test cannot press the button of the question for
 * all sites, but what was allowed there is not asked for again.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} id
 * @param {import('./index.mjs').Options} options
 */
async function configure(browser, id, { sites = false, privateWindows = false }) {
  const isWorker = (/** @type {import('puppeteer-core').Target} */ target) => target.type() === 'service_worker' && target.url().includes(id);
  await browser.waitForTarget(isWorker);
  const before = browser.targets();
  const page = await browser.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(async (extensionId, everySite, incognitoAccess) => {
    const { developerPrivate } = /** @type {any} */ (chrome);
    for (const site of everySite ? ['http://*/*', 'https://*/*'] : []) {
      await developerPrivate.addHostPermission(extensionId, site);
    }
    if (incognitoAccess) {
      // It loads the extension anew, and that switches off one of a folder where nobody develops.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess });
      while ((await developerPrivate.getExtensionInfo(extensionId)).state !== 'ENABLED') {
        await new Promise((done) => {
          setTimeout(done, 50);
        });
      }
    }
  }, id, sites, privateWindows);
  if (privateWindows) {
    // The worker of before never answers again.
    await browser.waitForTarget((target) => isWorker(target) && !before.includes(target));
  }
  await page.close();
}

/** Puts in the place of the browser's question, whose buttons no test can press, one that `refuse` answers. */
function askInPage() {
  if (location.protocol === 'chrome-extension:') {
    chrome.permissions.request = /** @type {any} */ (() => new Promise((resolve) => {
      window.addEventListener('refuse', () => resolve(false), { once: true });
      document.documentElement.dataset.asked = 'true';
    }));
  }
}
