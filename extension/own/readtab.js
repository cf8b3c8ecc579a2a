// The article of another tab, or why there is none.

/** How long a tab may take to answer, in milliseconds: a page with a dialog of its own open never does. */
const TAB_DEADLINE = 20_000;

/**
 * The article of a tab as JSON text; what is thrown is a {@link Failure}.
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<string>}
 */
async function articleOfTab(tab) {
  const { id: tabId } = tab;
  if (tab.discarded || tab.status === 'unloaded') {
    // To read it would load the page again.
    throw failure('Asleep');
  }
  if (tabId === undefined || !/^https?:/u.test(tab.url ?? '')) {
    throw failure('Restricted');
  }
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(failure('Silent')), TAB_DEADLINE);
  });
  try {
    const snapshot = await Promise.race([snapshotOfTab(tabId), late]);
    return await articleOf(/** @type {string} */ (snapshot));
  } catch (error) {
    const { kind } = /** @type {Partial<Failure>} */ (error ?? {});
    throw kind ? named(error) : await refusal(tabId, error);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {number} tabId */
async function snapshotOfTab(tabId) {
  const state = await runInPage(tabId, stateOfPage, []);
  if (state) {
    throw failure(state);
  }
  // Firefox takes a path from the page that names it.
  await runFilesInPage(tabId, ['/page.js']);
  return runInPage(tabId, wholeSnapshot, []);
}

// What follows runs in the page's isolated world and knows nothing of the above.

/** Why the page cannot be read now; empty where it can. */
function stateOfPage() {
  if (document.contentType === 'application/pdf') {
    return 'Pdf';
  }
  return document.readyState === 'loading' ? 'Loading' : '';
}

function wholeSnapshot() {
  const { limpid } = globalThis;
  return limpid.snapshot(document, { skip: limpid.session?.host ?? null });
}
