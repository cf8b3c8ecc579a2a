/**
 * A click on the button: opens the reader over the page, or closes it.
 */

/**
 * Clicks on one tab that follow each other within so many milliseconds are one: a double click opens the
 * reader, and does not open and close it. A later click while Limpid is at work calls it off.
 */
const DOUBLE_CLICK = 500;

/**
 * When the last click on a tab was that counted, for tabs on which Limpid is at work.
 * @type {Map<number, number>}
 */
const clicks = new Map();

/**
 * @param {chrome.tabs.Tab} tab
 */
async function toggleReader(tab) {
  const tabId = tab.id;
  const now = Date.now();
  if (tabId === undefined || now - (clicks.get(tabId) ?? -Infinity) < DOUBLE_CLICK) {
    return;
  }
  clicks.set(tabId, now);
  const untold = await openOrClose(tabId).catch((error) => refusal(tabId, error));
  await (untold ? showFailure(tabId, untold) : showReady(tabId));
  if (clicks.get(tabId) === now) {
    clicks.delete(tabId);
  }
}

/**
 * @param {number} tabId
 * @returns {Promise<Failure | null>} what the page could not tell the person
 */
async function openOrClose(tabId) {
  const loading = core(); // compiles while the page is being read
  loading.catch(() => {}); // waited for below
  const token = crypto.randomUUID();
  const [css, settings] = await Promise.all([readerStyle(), readSettings()]);
  /** @type {[string, object | null, string, Failure]} */
  const about = [css, settings, token, failure('Interrupted')];
  let state = await runInPage(tabId, beginInPage, about);
  if (state === 'absent') {
    await runFilesInPage(tabId, [...limpidReaderFiles.scripts, 'page.js']);
    state = await runInPage(tabId, beginInPage, about);
  }
  if (state !== 'begun') {
    return state === 'pdf' ? failure('Pdf') : null;
  }
  await showWorking(tabId);
  try {
    const snapshot = await runInPage(tabId, snapshotInPage, [token]);
    if (snapshot !== null) {
      const [strings, json] = await Promise.all([readerStrings(), articleOf(snapshot)]);
      await runInPage(tabId, showInPage, [token, json, settings, strings]);
    }
    return null;
  } catch (error) {
    const told = named(error);
    try {
      await runInPage(tabId, failInPage, [token, told, await readerStrings()]);
      return null;
    } catch {
      return told;
    }
  }
}

/**
 * Opens one of the extension's own pages beside a tab.
 * @param {string} path
 * @param {chrome.tabs.Tab} [tab]
 */
async function openOwnPage(path, tab) {
  const place = tab ? { windowId: tab.windowId, index: tab.index + 1 } : {};
  // Chromium opens it in another window where that of the tab is private, so the page is told which one is meant.
  const url = chrome.runtime.getURL(path) + (tab ? `?window=${tab.windowId}` : '');
  try {
    await chrome.tabs.create({ url, ...place });
  } catch {
    // A private window holds none of our pages.
    await chrome.tabs.create({ url });
  }
}

/** @type {Promise<string> | null} */
let styleLoading = null;

/**
 * The reader's style sheets in one text: handed to the page so, no file of the extension is open to pages.
 * @returns {Promise<string>}
 */
function readerStyle() {
  styleLoading ??= Promise.all(
    limpidReaderFiles.styles.map(async (file) => (await fetch(chrome.runtime.getURL(file))).text()),
  ).then((sheets) => sheets.join('\n'));
  return styleLoading;
}

/** @type {Promise<Record<string, string>> | null} */
let stringsLoading = null;

/**
 * All sentences and labels in the person's language.
 * @returns {Promise<Record<string, string>>}
 */
function readerStrings() {
  // English is complete, so its keys are all keys.
  stringsLoading ??= fetch(chrome.runtime.getURL('_locales/en/messages.json'))
    .then((response) => response.json())
    .then((messages) =>
      Object.fromEntries(
        Object.keys(messages).map((key) => [key, chrome.i18n.getMessage(key)]),
      ));
  return stringsLoading;
}

/** @returns {Promise<object | null>} */
async function readSettings() {
  try {
    return (await chrome.storage.local.get('settings')).settings ?? null;
  } catch {
    return null; // a broken store must not keep anybody from reading
  }
}

// What follows runs in the page's isolated world and knows nothing of the above.

/**
 * @param {string} css
 * @param {object | null} settings
 * @param {string} token names this click, so that a late answer never lands in another page or reader
 * @param {Failure} interrupted what the person is told if the background is stopped before the end
 */
function beginInPage(css, settings, token, interrupted) {
  // Chromium's viewer lets extensions into the empty page around the file.
  if (document.contentType === 'application/pdf') {
    return 'pdf';
  }
  const { limpid } = globalThis;
  if (!limpid) {
    // Left behind by a Limpid that was updated meanwhile. Chromium lets its scripts tidy up after it; Firefox has ended them.
    const left = document.querySelectorAll(':root > limpid-reader, :root > limpid-notice');
    left.forEach((host) => host.remove());
    if (left.length > 0) {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) =>
        ![...sheet.cssRules].some(({ cssText }) => cssText.includes('limpid-reader')));
    }
  }
  if (!limpid?.begin || !limpid.snapshot) {
    return 'absent';
  }
  if (!limpid.begin(css, settings)) {
    limpid.close();
    return 'closed';
  }
  limpid.job = token;
  // Breaks when the background ends, for whatever reason; until then it also keeps it from being put to sleep.
  const runtime = limpid.api()?.runtime;
  const line = runtime?.connect({ name: token });
  line?.onDisconnect.addListener(() => {
    if (limpid.job === token && limpid.session) {
      limpid.fail(interrupted, {});
      // Starts the background again, which puts the button right.
      runtime.sendMessage({ type: 'interrupted' }).catch(() => {});
    }
  });
  limpid.hangUp = () => line?.disconnect();
  return 'begun';
}

/** @param {string} token */
function snapshotInPage(token) {
  const { limpid } = globalThis;
  return limpid?.job === token && limpid.session ? limpid.snapshot(document, { skip: limpid.session.host }) : null;
}

/**
 * @param {string} token
 * @param {string} json
 * @param {object | null} settings
 * @param {Record<string, string>} strings
 */
function showInPage(token, json, settings, strings) {
  const { limpid } = globalThis;
  if (limpid?.job === token && limpid.session) {
    limpid.hangUp?.();
    limpid.show(json, settings, strings);
  }
}

/**
 * @param {string} token
 * @param {Failure} error
 * @param {Record<string, string>} strings
 */
function failInPage(token, error, strings) {
  const { limpid } = globalThis;
  if (limpid?.job === token && limpid.session) {
    limpid.hangUp?.();
    limpid.fail(error, strings);
  }
}
