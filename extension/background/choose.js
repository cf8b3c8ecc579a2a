/**
 * The person's own choice of text: rules kept for the site of a page, and repairs of the one that is open.
 */

/** @typedef {{pointed: boolean, spots: object[]}} PersonsChoice */

/**
 * The article of a snapshot, by the rules that are kept for its site.
 * @param {string} snapshot
 * @returns {Promise<string>}
 */
async function articleOf(snapshot) {
  const [{ extractSnapshot, extractChosen }, rules] = await Promise.all([core(), rulesOf(snapshot)]);
  return rules.length > 0 ? extractChosen(snapshot, JSON.stringify({ rules })) : extractSnapshot(snapshot);
}

/**
 * What the reader asks while an article is being repaired.
 * @param {{type: string, snapshot: string, choice: PersonsChoice}} message
 * @returns {Promise<{json: string} | Failure>}
 */
async function choose({ type, snapshot, choice }) {
  try {
    const [{ extractChosen, reviewSnapshot }, rules] = await Promise.all([core(), rulesOf(snapshot)]);
    const whole = JSON.stringify({ ...choice, rules: choice.pointed ? [] : rules });
    return { json: type === 'review' ? reviewSnapshot(snapshot, whole) : extractChosen(snapshot, whole) };
  } catch (error) {
    return named(error);
  }
}

/**
 * The rules of the site that a snapshot is of; its address stands in its head.
 * @param {string} snapshot
 * @returns {Promise<object[]>}
 */
async function rulesOf(snapshot) {
  try {
    // eslint-disable-next-line no-control-regex
    const address = /^[^\u0004]*?\u0002url\u0003([^\u0002\u0004]*)/u.exec(snapshot.slice(0, 70_000))?.[1];
    const rules = /** @type {Record<string, object[]> | undefined} */ ((await chrome.storage.local.get('rules')).rules);
    return rules?.[new URL(address ?? '').host] ?? [];
  } catch {
    return []; // no site, or a broken store: neither must keep anybody from reading
  }
}
