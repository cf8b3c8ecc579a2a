/**
 * Firefox with the extension, by WebDriver BiDi. See `index.mjs` for the interface.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bidi, fromRemote, toLocal } from './bidi.mjs';
import { userPrefs } from './firefox-prefs.mjs';
import { EXTENSION } from './paths.mjs';

/** Where Firefox is: `FIREFOX`, or the places where distributions put it. */
export function firefoxPath() {
  const places = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  const found = places.find((place) => place && existsSync(place));
  if (!found) {
    throw new Error('Firefox was not found: install it (apt-get install firefox-esr) or name it in FIREFOX.');
  }
  return found;
}

/** How long Firefox may take to listen, in milliseconds: 6 s alone, more on a busy machine. */
const START_TIMEOUT = 60_000;

/** How long it may take to end before it is ended. */
const END_TIMEOUT = 10_000;

/** How long a widget takes to stand on the tool bar. */
const WIDGET_DELAY = 300;

/** Where the harness' own functions run in a page: beside its scripts, unseen by them. */
const SANDBOX = 'limpid-tests';

/** Keys by the names of `KeyboardEvent.key`, as WebDriver's code points. */
const KEYS = /** @type {Record<string, string>} */ ({
  Enter: '\ue007', Escape: '\ue00c', Tab: '\ue004', Shift: '\ue008', ArrowDown: '\ue015', ArrowUp: '\ue013',
  ArrowLeft: '\ue012', ArrowRight: '\ue014', Home: '\ue011', End: '\ue010', PageDown: '\ue00f', PageUp: '\ue00e',
});

/**
 * @param {import('./index.mjs').Options} [options]
 * @returns {Promise<import('./index.mjs').Driver>}
 */
export async function firefox(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'limpid-firefox-'));
  const downloads = options.downloads ?? join(profile, 'downloads');
  await mkdir(downloads, { recursive: true });
  await writeFile(join(profile, 'user.js'), userPrefs(downloads, options));
  const child = spawn(
    firefoxPath(),
    [
      ...(options.headed ? [] : ['--headless']), '--no-remote', '--profile', profile, '--width', '1100', '--height', '900',
      '--remote-debugging-port=0', '--remote-allow-system-access', 'about:blank',
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        LC_ALL: 'C.UTF-8',
        MOZ_CRASHREPORTER_DISABLE: '1',
        // Lets the preference about the settings server count.
        MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
      },
    },
  );
  const bidi = await Bidi.connect(`${await listening(child)}/session`);
  await bidi.send('session.new', { capabilities: {} });
  if (options.refuseDownloads) {
    await bidi.send('browser.setDownloadBehavior', { downloadBehavior: { type: 'denied' } });
  }

  /**
   * @param {object} target
   * @param {Function} fn
   * @param {object[]} args
   */
  const call = async (target, fn, args) => {
    const { result, exceptionDetails, type } = await bidi.send('script.callFunction', {
      functionDeclaration: String(fn),
      arguments: args,
      target,
      awaitPromise: true,
      serializationOptions: { maxObjectDepth: 20, maxDomDepth: 0 },
    });
    if (type === 'exception') {
      throw new Error(exceptionDetails.text);
    }
    return fromRemote(result);
  };

  const { contexts } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  /** @type {{url: string, context: string}[]} */
  const windows = contexts;
  const chromeWindow = windows.find((context) => context.url === 'chrome://browser/content/browser.xhtml')?.context;
  /**
   * Runs a function in the browser's own window, which may do anything.
   * @param {Function} fn
   * @param {unknown[]} args
   */
  const inChrome = (fn, ...args) => call({ context: chromeWindow }, fn, args.map(toLocal));

  const folder = options.extension ?? EXTENSION;
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  /** @type {string} */
  const id = manifest.browser_specific_settings.gecko.id;
  if (options.privateWindows) {
    await inChrome(async (/** @type {string} */ name) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      await ExtensionPermissions.add(name, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
    }, id);
  }
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: folder } });
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
  const host = await inChrome((/** @type {string} */ name) => WebExtensionPolicy.getByID(name).mozExtensionHostname, id);
  await inChrome((/** @type {string} */ name) => {
    CustomizableUI.addWidgetToArea(name, CustomizableUI.AREA_NAVBAR);
  }, widget);
  await sleep(WIDGET_DELAY);

  /**
   * The closed shadow root of one of the extension's elements: BiDi hands out references to closed roots.
   * @param {string} page
   * @param {string} host
   * @returns {Promise<import('./index.mjs').Reader | null>}
   */
  const closedRoot = async (page, host) => {
    const target = { context: page, sandbox: SANDBOX };
    const { result } = await bidi.send('script.callFunction', {
      functionDeclaration: '(name) => document.documentElement.querySelector(`:scope > ${name}`)',
      arguments: [toLocal(host)],
      target,
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    });
    const sharedId = result?.value?.shadowRoot?.sharedId;
    if (!sharedId) {
      return null;
    }
    return { run: (fn, ...args) => call(target, fn, [{ sharedId }, ...args.map(toLocal)]) };
  };

  /** @type {import('./index.mjs').Driver} */
  const browser = {
    name: 'firefox',
    downloads,
    origin: `moz-extension://${host}`,

    async openPage(url, { waitUntil = 'load' } = {}) {
      const { context } = await bidi.send('browsingContext.create', { type: 'tab' });
      await browser.goto(context, url, { waitUntil });
      await bidi.send('browsingContext.activate', { context });
      return context;
    },

    async openPrivatePage(desk, url) {
      await call({ context: desk }, async (/** @type {string} */ address) => {
        await /** @type {any} */ (globalThis).browser.windows.create({ incognito: true, url: address });
      }, [toLocal(url)]);
      for (let wait = 0; wait < 200; wait += 1) {
        const { contexts: tabs } = await bidi.send('browsingContext.getTree', { maxDepth: 0 });
        const found = tabs.find((/** @type {{url: string, context: string}} */ tab) => tab.url === url);
        if (found) {
          return found.context;
        }
        await sleep(25);
      }
      throw new Error('the private window shows no page');
    },

    async refuse() {
      await inChrome(async () => {
        const { panel } = /** @type {any} */ (window).PopupNotifications;
        const button = () => panel.querySelector('popupnotification')?.secondaryButton;
        for (let wait = 0; (panel.state !== 'open' || !button()) && wait < 200; wait += 1) {
          await new Promise((resolve) => {
            setTimeout(resolve, 25);
          });
        }
        button().click();
      });
    },

    async goto(page, url, { waitUntil = 'load' } = {}) {
      await bidi.send('browsingContext.navigate', {
        context: page, url, wait: waitUntil === 'load' ? 'complete' : 'interactive',
      });
    },

    toFront: (page) => bidi.send('browsingContext.activate', { context: page }),

    closePage: (page) => bidi.send('browsingContext.close', { context: page }),

    async clickAction(page) {
      await bidi.send('browsingContext.activate', { context: page });
      await inChrome((/** @type {string} */ name) => {
        // Each window has a tool bar, and the page is in the one in front.
        const front = /** @type {any} */ (globalThis).Services.wm.getMostRecentWindow('navigator:browser');
        front.document.getElementById(name)?.querySelector('toolbarbutton')?.click();
      }, widget);
    },

    async runCommand(page) {
      await bidi.send('browsingContext.activate', { context: page });
      await inChrome((/** @type {string} */ keyset) => {
        const keys = document.getElementById(keyset)?.querySelectorAll('key[modifiers="alt,shift"][key="L"]');
        if (keys?.length !== 1) {
          throw new Error('Firefox has given the command no keys');
        }
        /** @type {any} */ (keys[0]).doCommand();
      }, `ext-keyset-id-${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}`);
    },

    async chooseInMenu(page, { x, y }, label, frame) {
      await bidi.send('browsingContext.activate', { context: page });
      const { contexts } = await bidi.send('browsingContext.getTree', { root: page });
      await bidi.send('input.performActions', {
        context: frame === undefined ? page : contexts[0].children[frame].context,
        actions: [{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x, y }, { type: 'pointerDown', button: 2 }, { type: 'pointerUp', button: 2 }] }],
      });
      await inChrome(async (/** @type {string} */ words) => {
        const menu = /** @type {any} */ (document.getElementById('contentAreaContextMenu'));
        for (let wait = 0; menu.state !== 'open' && wait < 200; wait += 1) {
          await new Promise((resolve) => {
            setTimeout(resolve, 25);
          });
        }
        const item = [...menu.querySelectorAll('menuitem')].find((one) => one.getAttribute('label') === words);
        if (!item) {
          throw new Error(`there is no “${words}” in the menu`);
        }
        menu.activateItem(item);
      }, label);
    },

    async resize(page, width, height, scale) {
      await bidi.send('browsingContext.setViewport', { context: page, viewport: { width, height }, devicePixelRatio: scale });
    },

    async press(page, key) {
      const value = KEYS[key] ?? key;
      await bidi.send('input.performActions', {
        context: page,
        actions: [{ type: 'key', id: 'keyboard', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }],
      });
    },

    evaluate: (page, fn, ...args) => call({ context: page }, fn, args.map(toLocal)),

    async prefer(_page, scheme) {
      await inChrome((/** @type {number} */ value) => {
        /** @type {any} */ (globalThis).Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', value);
      }, scheme === 'dark' ? 0 : 1);
    },

    async print(page) {
      const { data } = await bidi.send('browsingContext.print', { context: page });
      return Buffer.from(data, 'base64');
    },

    async screenshot(page, path) {
      const { data } = await bidi.send('browsingContext.captureScreenshot', { context: page });
      await writeFile(path, Buffer.from(data, 'base64'));
    },

    reader: (page) => closedRoot(page, 'limpid-reader'),

    notice: (page) => closedRoot(page, 'limpid-notice'),

    async button() {
      return inChrome((/** @type {string} */ name) => {
        const button = document.getElementById(name)?.querySelector('toolbarbutton');
        return { badge: button?.getAttribute('badge') ?? '', title: button?.getAttribute('tooltiptext') ?? '' };
      }, widget);
    },

    async stopBackground() {
      await inChrome(async (/** @type {string} */ name) => {
        await WebExtensionPolicy.getByID(name).extension.terminateBackground();
      }, id);
    },

    async reloadExtension() {
      await inChrome(async (/** @type {string} */ name) => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID(name)).reload();
      }, id);
      await sleep(WIDGET_DELAY);
    },

    async processes(page) {
      /** @type {{type: string, pid: number, windows?: {documentURI: {spec: string}}[]}[]} */
      const found = await inChrome(async () => (await ChromeUtils.requestProcInfo()).children.map((/** @type {any} */ one) => ({
        type: one.type, pid: one.pid, windows: one.windows?.map((/** @type {any} */ { documentURI }) => ({ documentURI: { spec: documentURI?.spec ?? '' } })),
      })));
      const url = await call({ context: page }, () => location.href, []);
      return {
        background: found.filter(({ type }) => type === 'extension').map(({ pid }) => pid),
        page: found.filter(({ windows }) => windows?.some(({ documentURI }) => documentURI.spec === url)).map(({ pid }) => pid),
      };
    },

    async inBackground() {
      throw new Error('the harness has no way into the background of Firefox');
    },

    async session() {
      throw new Error('only Chromium has debugging sessions');
    },

    async close() {
      const ended = new Promise((resolve) => {
        child.once('exit', resolve);
      });
      await bidi.send('browser.close').catch(() => {});
      bidi.close();
      const timer = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT);
      await ended;
      clearTimeout(timer);
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  return browser;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`Firefox does not listen: ${said}`)), START_TIMEOUT);
    child.stderr?.on('data', (data) => {
      said = (said + data).slice(-4000);
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address) {
        clearTimeout(timer);
        resolve(address);
      }
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)));
  });
}
