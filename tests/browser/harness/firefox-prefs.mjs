/**
 * What Firefox is told before it starts.
 */

/** Preferences that keep Firefox from anything of its own on the network. */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.provider.google4.updateURL': '',
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.quotaManager.temporaryStorage.fixedLimit': 16_384, // kilobytes: a disk that tests can fill
  'dom.push.connection.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.url': '',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
};

/**
 * @param {string} downloads
 * @param {import('./index.mjs').Options} options
 */
export function userPrefs(downloads, { proxy, sites, scrollBars, forcedColours }) {
  /** @type {Record<string, string | number | boolean>} */
  const prefs = {
    ...QUIET,
    'browser.download.dir': downloads,
    'browser.download.folderList': 2,
    'browser.download.useDownloadDir': true,
    'browser.download.alwaysOpenPanel': false,
    'intl.accept_languages': 'en-US',
    'intl.locale.requested': 'en-US',
  };
  if (sites) {
    prefs['extensions.webextOptionalPermissionPrompts'] = false;
  }
  if (scrollBars) {
    prefs['ui.useOverlayScrollbars'] = 0;
  }
  if (forcedColours) {
    prefs['browser.display.document_color_use'] = 2;
  }
  if (proxy) {
    const { hostname, port } = new URL(proxy);
    for (const scheme of ['http', 'ssl']) {
      prefs[`network.proxy.${scheme}`] = hostname;
      prefs[`network.proxy.${scheme}_port`] = Number(port);
    }
    prefs['network.proxy.type'] = 1;
    prefs['network.proxy.no_proxies_on'] = '';
    prefs['network.proxy.allow_hijacking_localhost'] = true;
  }
  return Object.entries(prefs)
    .map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`)
    .join('');
}
