/**
 * What the person is told when there is no page to write on: the toolbar button's badge and title.
 */

/**
 * Why something did not work: `kind` is its name (src/error.rs, and the extension's own below), `message` a
 * sentence for the person.
 * @typedef {{kind: string, message: string}} Failure
 */

/**
 * The extension's own kinds of error, beside the core's:
 * `Restricted` (the browser lets no extension touch this page), `Pdf` (the same, and it is a PDF file),
 * `OtherFrame` (what is selected is in a frame of another site), `InReader` (it is in the reader), `Interrupted` (the page was left
 * while Limpid was at work), `Internal` (a fault of ours), `SaveFailed`; and of one tab among many `Asleep` (not loaded), `Loading`
 * (not whole yet) and `Silent` (it does not answer).
 * @typedef {'Restricted' | 'Pdf' | 'OtherFrame' | 'InReader' | 'Interrupted' | 'Internal' | 'SaveFailed' | 'Asleep' | 'Loading' | 'Silent'} OwnKind
 */

/**
 * The sentence for an error in the person's language.
 * @param {string} kind
 * @param {string} [message] the core's own sentence, for kinds that have no translation
 * @returns {Failure}
 */
function failure(kind, message) {
  const sentence = chrome.i18n.getMessage(`error${kind}`);
  return { kind, message: sentence || message || chrome.i18n.getMessage('errorInternal') };
}

/**
 * The error as something to tell: the core's own by its kind, all else as a fault of ours.
 * @param {unknown} error
 * @param {OwnKind} [otherwise]
 * @returns {Failure}
 */
function named(error, otherwise = 'Internal') {
  const { kind, message } = /** @type {Partial<Failure>} */ (error ?? {});
  return typeof kind === 'string' ? failure(kind, message) : failure(otherwise);
}

/**
 * Why the page could not be reached at all.
 * @param {number} tabId
 * @param {unknown} error
 * @returns {Promise<Failure>}
 */
async function refusal(tabId, error) {
  const words = String(error);
  if (/No tab with id|tab was closed|(?:No f|F)rame with ID \d+|Invalid tab ID|Invalid frame/i.test(words)) {
    return failure('Interrupted');
  }
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  return failure(/\.pdf($|[?#])/i.test(tab?.url ?? '') ? 'Pdf' : 'Restricted');
}

/**
 * Runs a call about a tab's button, where the tab may be gone by now.
 * @param {Promise<unknown>} call
 */
async function aboutTab(call) {
  try {
    await call;
  } catch {
    // The tab was closed: nobody is left to be told.
  }
}

/**
 * The button while Limpid is at work on a tab.
 * @param {number} tabId
 */
function showWorking(tabId) {
  return Promise.all([
    aboutTab(chrome.action.setBadgeBackgroundColor({ tabId, color: '#1769aa' })),
    aboutTab(chrome.action.setBadgeText({ tabId, text: '…' })),
  ]);
}

/**
 * The button as it always is.
 * @param {number} tabId
 */
function showReady(tabId) {
  return Promise.all([
    aboutTab(chrome.action.setBadgeText({ tabId, text: '' })),
    aboutTab(chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage('actionTitle') })),
  ]);
}

/**
 * The button after something did not work; the sentence is its title.
 * @param {number} tabId
 * @param {Failure} error
 */
function showFailure(tabId, error) {
  return Promise.all([
    aboutTab(chrome.action.setBadgeBackgroundColor({ tabId, color: '#a8321f' })),
    aboutTab(chrome.action.setBadgeText({ tabId, text: '!' })),
    aboutTab(chrome.action.setTitle({ tabId, title: error.message })),
  ]);
}
