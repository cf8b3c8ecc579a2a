/**
 * Running code in the page, in the extension's isolated world.
 */

/**
 * How often a refused injection is tried again, and the first wait in milliseconds, doubled each time:
 * right after a click Chromium now and then has not granted `activeTab` yet (4 of 40 fresh pages).
 */
const INJECT_RETRIES = 5;
const INJECT_FIRST_WAIT = 10;

/**
 * Runs a function in a tab's page, or in a frame of it, and returns what it returns.
 * @template {unknown[]} A
 * @template R
 * @param {number} tabId
 * @param {(...args: A) => R} func must not use anything from outside itself
 * @param {A} args
 * @param {number} [frame]
 * @returns {Promise<R>}
 */
async function runInPage(tabId, func, args, frame = 0) {
  const results = await withRetry(() =>
    chrome.scripting.executeScript({ target: targetOf(tabId, frame), func, args, injectImmediately: true }));
  const [result] = results;
  // Firefox puts what was thrown beside the result; Chromium gives null.
  const thrown = /** @type {{error?: unknown}} */ (result ?? {}).error;
  if (thrown) {
    throw thrown;
  }
  return /** @type {R} */ (result?.result);
}

/**
 * Runs files in a tab's page, or in a frame of it, in order.
 * @param {number} tabId
 * @param {string[]} files
 * @param {number} [frame]
 */
async function runFilesInPage(tabId, files, frame = 0) {
  await withRetry(() =>
    chrome.scripting.executeScript({ target: targetOf(tabId, frame), files: ['/room.js', ...files], injectImmediately: true }));
}

/**
 * @param {number} tabId
 * @param {number} frame
 */
function targetOf(tabId, frame) {
  return frame === 0 ? { tabId } : { tabId, frameIds: [frame] };
}

/**
 * @template T
 * @param {() => Promise<T>} call
 * @returns {Promise<T>}
 */
async function withRetry(call) {
  let wait = INJECT_FIRST_WAIT;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= INJECT_RETRIES || !isLateGrant(error)) {
        throw error;
      }
    }
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
    wait *= 2;
  }
}

/**
 * Whether a refusal may only mean that the grant has not arrived. Where the scheme or the store is what
 * is refused, the browser says so in other words and waiting would only delay the answer.
 * @param {unknown} error
 */
function isLateGrant(error) {
  return /Cannot access contents of|Missing host permission/.test(String(error));
}
