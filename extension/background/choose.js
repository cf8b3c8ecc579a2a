/**
 * The person's own choice of text: rules kept for the site of a page, and repairs of the one that is open.
 */

/** @typedef {{pointed: boolean, spots: object[]}} PersonsChoice */

/** What a rule can do (reader/rules.js, src/select/choice.rs). */
const RULE_ACTIONS = ['keep', 'drop', 'article'];

/** What Chromium puts the tree of a raw XML file into, by its `id` in a snapshot. */
const XML_VIEWER = '\u0002id\u0003webkit-xml-viewer-source-xml';

/** How a feed begins, which Chromium shows as plain text where the server says that it is one. */
const FEED = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b/i;

/**
 * The article of a snapshot, by the rules that are kept for its site.
 * @param {string} snapshot
 * @returns {Promise<string>}
 */
async function articleOf(snapshot) {
  if (isRawData(snapshot)) {
    throw failure('NotAnArticle');
  }
  const [{ viewSnapshot }, rules] = await Promise.all([core(), rulesOf(snapshot)]);
  return viewSnapshot(snapshot, JSON.stringify({ rules }));
}

/**
 * What the reader asks while an article is being repaired.
 * @param {{type: string, snapshot: string, choice: PersonsChoice}} message
 * @returns {Promise<{json: string} | Failure>}
 */
async function choose({ type, snapshot, choice }) {
  try {
    const [{ viewSnapshot, reviewSnapshot }, rules] = await Promise.all([core(), rulesOf(snapshot)]);
    const whole = JSON.stringify({ ...choice, rules: choice.pointed ? [] : rules });
    return { json: type === 'review' ? reviewSnapshot(snapshot, whole) : viewSnapshot(snapshot, whole) };
  } catch (error) {
    return named(error);
  }
}

/**
 * Whether a snapshot is of a file for programs, which the browser shows as it is: JSON, or XML that is no XHTML. The core sees only
 * what the browsers have made of it, which reads like text.
 * @param {string} snapshot
 */
function isRawData(snapshot) {
  const type = fact(snapshot, 'contentType');
  if (/\bxml\b/.test(type)) {
    const root = snapshot.indexOf('\u0004') + 1;
    return !snapshot.startsWith('html', root) || snapshot.includes(XML_VIEWER);
  }
  const text = snapshot.indexOf('\u0006') + 1;
  return /\bjson\b/.test(type) || (type === 'text/plain' && FEED.test(snapshot.slice(text, text + 1000)));
}

/**
 * The rules of the site that a snapshot is of.
 * @param {string} snapshot
 * @returns {Promise<object[]>}
 */
function rulesOf(snapshot) {
  return rulesOfSite(fact(snapshot, 'url'));
}

/**
 * One of the facts about the page in the head of a snapshot (page.js); empty where it is not there.
 * @param {string} snapshot
 * @param {string} name
 */
function fact(snapshot, name) {
  const head = snapshot.slice(0, snapshot.indexOf('\u0004'));
  return head.split('\u0002').find((one) => one.startsWith(`${name}\u0003`))?.slice(name.length + 1) ?? '';
}

/**
 * @param {string} address
 * @returns {Promise<object[]>}
 */
async function rulesOfSite(address) {
  try {
    const rules = /** @type {Record<string, unknown> | undefined} */ ((await chrome.storage.local.get('rules')).rules);
    const own = rules?.[new URL(address).host];
    // What the core does not know it refuses as a whole.
    return Array.isArray(own) ? own.filter((rule) => typeof rule?.shape === 'string' && RULE_ACTIONS.includes(rule.action)) : [];
  } catch {
    return []; // no site, or a broken store: neither must keep anybody from reading
  }
}

/**
 * The article of the reader with what a further page of it adds.
 * @param {{json: string, markup: string, url: string}} message
 * @returns {Promise<{json: string} | Failure>}
 */
async function joinPage({ json, markup, url }) {
  try {
    const [{ joinPage: join }, rules] = await Promise.all([core(), rulesOfSite(url)]);
    return { json: join(json, markup, url, JSON.stringify({ rules })) };
  } catch (error) {
    return named(error);
  }
}

/**
 * Lets the person point at the article on a page that has none by itself.
 * @param {number} tabId
 */
async function pointYourself(tabId) {
  const [{ style, strings }, settings] = await Promise.all([readerParts(), readSettings()]);
  await runInPage(tabId, pointInPage, [style, settings, strings]).catch(() => {}); // the page was left meanwhile
}

/**
 * Saves the paragraphs that something is selected of, with what is known of the page.
 * @param {chrome.tabs.Tab} [tab]
 * @param {number} [frame] in which it is selected
 */
async function saveSelection(tab, frame = 0) {
  const tabId = tab?.id;
  if (tabId === undefined) {
    return;
  }
  try {
    await showWorking(tabId);
    const snapshot = await selectionOf(tabId, frame);
    if (typeof snapshot !== 'string') {
      throw failure(snapshot === false ? 'InReader' : 'NotAnArticle');
    }
    const json = (await core()).viewSnapshot(snapshot, JSON.stringify({ pointed: true }));
    const answer = await save({ format: 'json', json });
    if (!('name' in answer)) {
      throw answer;
    }
    await showReady(tabId);
  } catch (error) {
    const { kind } = /** @type {Partial<Failure>} */ (error ?? {});
    const told = kind ? named(error) : await refusal(tabId, error);
    await (await tellInPage(tabId, told) ? showReady(tabId) : showFailure(tabId, told));
  }
}

/**
 * @param {number} tabId
 * @param {number} frame
 */
async function selectionOf(tabId, frame) {
  try {
    await runFilesInPage(tabId, ['page.js'], frame);
    return await runInPage(tabId, selectionInPage, [], frame);
  } catch (error) {
    // The click opens the page to us, and frames of its own site.
    throw frame !== 0 && isLateGrant(error) ? failure('OtherFrame') : error;
  }
}

/**
 * Tells the person in the page itself, where that is possible.
 * @param {number} tabId
 * @param {Failure} error
 */
async function tellInPage(tabId, error) {
  try {
    await runFilesInPage(tabId, limpidReaderFiles.scripts);
    return await runInPage(tabId, sayInPage, [error, (await readerParts()).strings]);
  } catch {
    return false;
  }
}

// What follows runs in the page's isolated world and knows nothing of the above.

/**
 * @param {string} css
 * @param {object | null} settings
 * @param {Record<string, string>} strings
 */
function pointInPage(css, settings, strings) {
  const { limpid } = globalThis;
  if (limpid.begin(css, settings) && limpid.session) {
    limpid.arm(limpid.session, settings, strings);
    limpid.point(limpid.session);
  }
}

/**
 * @param {Failure} error
 * @param {Record<string, string>} strings
 * @returns {boolean} whether it could be said
 */
function sayInPage(error, strings) {
  const { limpid } = globalThis;
  // The notice would take the place of an open reader.
  if (!limpid.session) {
    return limpid.fail(error, strings);
  }
  limpid.say(limpid.session, error.message);
  return true;
}

/** @returns {string | null | false} a snapshot; null where nothing is selected, false where that is in the reader and not in the page */
function selectionInPage() {
  if (globalThis.limpid.session) {
    return false;
  }
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) {
    return null;
  }
  /** @type {Set<Element>} */
  const chosen = new Set();
  for (let at = 0; at < selection.rangeCount; at += 1) {
    const range = selection.getRangeAt(at);
    const { commonAncestorContainer: root } = range;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
      if (range.intersectsNode(node) && node.parentElement && (node.nodeValue ?? '').trim() !== '') {
        chosen.add(node.parentElement);
      }
    }
  }
  return chosen.size > 0 ? globalThis.limpid.snapshot(document, { chosen }) : null;
}
