/**
 * A click on the button: opens the reader over the page, or closes it.
 */

/**
 * A click on a tab so many milliseconds after the last one that counted there is the second half of a double click, also
 * where the reader is open by then: a double click opens the reader, and does not open and close it. A later click while
 * Limpid is at work calls it off.
 */
const DOUBLE_CLICK = 500;

/** The last click that counted: the tab, and when, in milliseconds. */
let lastClick = { tabId: -1, at: -Infinity };

/** How many clicks Limpid is at work on. */
let clicksAtWork = 0;

/**
 * The tokens of clicks that this background is at work on. A page that calls with another one has lost the background it knew.
 * @type {Set<string>}
 */
const jobs = new Set();

/**
 * A click on the button.
 * @param {chrome.tabs.Tab} tab
 */
async function clickButton(tab) {
  const at = performance.now();
  if (tab.id === undefined || (tab.id === lastClick.tabId && at - lastClick.at < DOUBLE_CLICK)) {
    return;
  }
  lastClick = { tabId: tab.id, at };
  await toggleReader(tab.id);
}

/**
 * @param {number} tabId
 */
async function toggleReader(tabId) {
  clicksAtWork += 1;
  const untold = await openOrClose(tabId).catch((error) => refusal(tabId, error));
  await (untold ? showFailure(tabId, untold) : showReady(tabId));
  clicksAtWork -= 1;
}

/**
 * Everything that needs no page is begun at once and waited for where it is used: the page is asked, given the scripts and
 * read meanwhile. Each call to the page is a way there and back, so there are as few as can be: what is there already,
 * the scripts, the beginning with the snapshot, and the article.
 * @param {number} tabId
 * @returns {Promise<Failure | null>} what the page could not tell the person
 */
async function openOrClose(tabId) {
  const needed = Promise.all([readerParts(), readSettings()]);
  const asked = runInPage(tabId, closeInPage, []);
  const loading = core(); // compiles while the page is being read
  for (const early of [needed, loading]) {
    early.catch(() => {}); // waited for below
  }
  const state = await asked;
  if (state === 'closed' || state === 'pdf') {
    return state === 'pdf' ? failure('Pdf') : null;
  }
  const working = showWorking(tabId);
  if (state === 'absent') {
    await runFilesInPage(tabId, [...limpidReaderFiles.scripts, 'page.js']);
  }
  const [{ style, strings }, settings] = await needed;
  const token = crypto.randomUUID();
  jobs.add(token);
  try {
    const read = await runInPage(tabId, beginInPage, [style, settings, token, failure('Interrupted')]);
    if (read?.snapshot) {
      const json = await articleOf(read.snapshot);
      await runInPage(tabId, showInPage, [token, json, settings, strings]);
    } else if (!read?.left) {
      throw failure('Internal');
    }
    return null;
  } catch (error) {
    const told = named(error);
    try {
      return await runInPage(tabId, failInPage, [token, told, strings]) ? null : told;
    } catch {
      return told;
    }
  } finally {
    jobs.delete(token);
    await working; // never after what takes its place
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

/** @typedef {{style: string, strings: Record<string, string>}} ReaderParts */

/** @type {Promise<ReaderParts> | null} */
let partsLoading = null;

/**
 * The reader's style sheets in one text (handed to the page so, no file of the extension is open to pages) and all sentences
 * and labels in the person's language.
 * @returns {Promise<ReaderParts>}
 */
function readerParts() {
  partsLoading ??= keptParts().then((kept) => kept ?? loadParts()).catch((error) => {
    partsLoading = null; // the next click tries again
    throw error;
  });
  return partsLoading;
}

/**
 * What an earlier background of this session has read from a dozen files: the browser forgets it when it ends, and when the
 * extension is loaded anew.
 * @returns {Promise<ReaderParts | null>}
 */
async function keptParts() {
  try {
    const { parts } = /** @type {{parts?: ReaderParts & {language: string}}} */ (await chrome.storage.session.get('parts'));
    return parts?.language === chrome.i18n.getUILanguage() ? parts : null;
  } catch {
    return null; // a broken store must not keep anybody from reading
  }
}

/** @returns {Promise<ReaderParts>} */
async function loadParts() {
  const file = (/** @type {string} */ path) => fetch(chrome.runtime.getURL(path));
  const [messages, ...sheets] = await Promise.all([
    // English is complete, so its keys are all keys.
    file('_locales/en/messages.json').then((response) => response.json()),
    ...limpidReaderFiles.styles.map(async (path) => (await file(path)).text()),
  ]);
  const strings = Object.fromEntries(Object.keys(messages).map((key) => [key, chrome.i18n.getMessage(key)]));
  const parts = { style: sheets.join('\n'), strings };
  chrome.storage.session.set({ parts: { ...parts, language: chrome.i18n.getUILanguage() } }).catch(() => {}); // as above
  return parts;
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
 * What is in the page already; an open reader is closed.
 * @returns {'pdf' | 'closed' | 'absent' | 'ready'}
 */
function closeInPage() {
  // Chromium's viewer lets extensions into the empty page around the file.
  if (document.contentType === 'application/pdf') {
    return 'pdf';
  }
  // A frame of the page may bear the name, and what stands in it that of a session (room.js).
  const limpid = Object.hasOwn(globalThis, 'limpid') ? globalThis.limpid : undefined;
  if (limpid?.session) {
    limpid.close();
    return 'closed';
  }
  if (!limpid) {
    // Left behind by a Limpid that was updated meanwhile. Chromium lets its scripts tidy up after it; Firefox has ended them.
    const left = Document.prototype.querySelectorAll.call(document, ':root > limpid-reader, :root > limpid-notice');
    left.forEach((host) => host.remove());
    if (left.length > 0) {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) =>
        ![...sheet.cssRules].some(({ cssText }) => cssText.includes('limpid-reader')));
    }
  }
  return !limpid?.begin || !limpid.snapshot ? 'absent' : 'ready';
}

/**
 * Opens the reader, yet without its article, and reads the page.
 * @param {string} css
 * @param {object | null} settings
 * @param {string} token names this click, so that a late answer never lands in another page or reader
 * @param {Failure} interrupted what the person is told if the background is stopped before the end
 * @returns {Promise<{snapshot: string | null, left: boolean}>} `left` where the person has closed it meanwhile
 */
async function beginInPage(css, settings, token, interrupted) {
  /** Elements that are read well within a frame. */
  const QUICK = 2000;
  /** Characters of a snapshot that the core reads longer than the page takes to get ready. */
  const LONG = 50_000;
  /** How long is waited for a frame, in milliseconds: a tab that is not in view paints none. */
  const PATIENCE = 100;
  const { limpid } = globalThis;
  if (!limpid.begin(css, settings)) {
    limpid.close(); // another click was here first
    return { snapshot: null, left: true };
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
  // By way of the prototype: a form of the page may bear the method's name.
  if (Document.prototype.getElementsByTagName.call(document, '*').length > QUICK) {
    // The background is painted first.
    await new Promise((resolve) => {
      setTimeout(resolve, PATIENCE);
      requestAnimationFrame(() => setTimeout(resolve));
    });
  }
  const here = limpid.job === token && limpid.session;
  if (!here) {
    return { snapshot: null, left: true };
  }
  const snapshot = limpid.snapshot(document, { skip: here.host });
  if (snapshot.length > LONG) {
    // While the core is at work, but not before the background is painted.
    requestAnimationFrame(() => setTimeout(limpid.readyToFormat));
  }
  return { snapshot, left: false };
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
 * @returns {boolean} whether nobody else has to tell the person
 */
function failInPage(token, error, strings) {
  const { limpid } = globalThis;
  if (limpid?.job !== token || !limpid.session) {
    return true; // called off
  }
  limpid.hangUp?.();
  return limpid.fail(error, strings);
}
