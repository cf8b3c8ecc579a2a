/**
 * The one permission that is asked for when it is needed: to read the pages of all sites, for all tabs of a
 * window at once (`own/tabs.js`). It is given back at the end of the work.
 */

/** As the manifest's `optional_host_permissions` names them. */
const EVERY_SITE = { origins: ['http://*/*', 'https://*/*'] };

/** Held by the pages that may ask, so that nobody takes the permission from under them. */
const SITES_LOCK = 'every-site';

async function giveSitesBack() {
  const { origins = [] } = await chrome.permissions.getAll();
  if (origins.length > 0) {
    await chrome.permissions.remove(EVERY_SITE);
  }
}

/**
 * What a page at work could not give back, because its tab was closed or the browser broke down: waits until no
 * page holds the lock. The background says this when a page begins, and whenever it starts itself.
 */
async function giveLostSitesBack() {
  try {
    await navigator.locks.request(SITES_LOCK, giveSitesBack);
  } catch {
    // The next start tries again.
  }
}
