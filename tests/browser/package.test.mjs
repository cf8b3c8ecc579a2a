/**
 * What the package asks of a person and what it holds.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXTENSION } from './harness/paths.mjs';

const read = (/** @type {string} */ file) => readFileSync(join(EXTENSION, file), 'utf8');
const manifest = JSON.parse(read('manifest.json'));

test('the permissions are these and no others', () => {
  assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'storage', 'contextMenus']);
  // Asked for by a click in own/tabs.html alone, and given back.
  assert.deepEqual(manifest.optional_host_permissions, ['http://*/*', 'https://*/*']);
  const askers = sources('').filter((file) => /permissions\.request\(/.test(read(file)));
  assert.deepEqual(askers, [join('own', 'tabs.js')]);
  for (const key of [
    'host_permissions', 'optional_permissions', 'content_scripts', 'web_accessible_resources',
    'externally_connectable', 'devtools_page', 'chrome_url_overrides',
  ]) {
    assert.equal(manifest[key], undefined, key);
  }
  assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, { required: ['none'] });
  assert.deepEqual(manifest.content_security_policy, {
    extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
  });
});

test('the browsers load the same background', () => {
  const worker = read(manifest.background.service_worker);
  const imported = [...worker.matchAll(/^ {4}'([^']+)',$/gm)].map(([, file]) => file);
  assert.deepEqual([...imported, manifest.background.service_worker], manifest.background.scripts);
});

test('every file that is named is there', () => {
  const files = runReaderList();
  const pages = sources('').filter((file) => file.endsWith('.html'));
  const named = [
    ...manifest.background.scripts, manifest.options_ui.page, ...pages.flatMap((page) => [...read(page).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => join(page, '..', path))), ...Object.values(manifest.icons),
    ...Object.values(manifest.action.default_icon), ...files.scripts, ...files.styles, 'page.js',
  ];
  for (const file of named) {
    assert.ok(existsSync(join(EXTENSION, file)), file);
  }
});

test('the page of saved files has the whole reader', () => {
  const loaded = [...read('own/open.html').matchAll(/src="\.\.\/(reader\/[^"]+)"/g)].map(([, file]) => file);
  assert.deepEqual(loaded.filter((file) => !['reader/files.js', 'reader/changes.js'].includes(file)), runReaderList().scripts);
});

test('nothing in it points anywhere else', () => {
  const network = /\bfetch\((?!chrome\.runtime\.getURL\()|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bimport\s*\(|@import|url\((?!\s*["']?data:)/;
  for (const file of sources('')) {
    const text = read(file).replace(/\/\*.*?\*\//gs, '');
    // The article's further pages, at a click: what else is said of them stands in tests/layers/scripts.rs.
    const found = network.exec(file === join('reader', 'pages.js') ? text.replace('fetch(url, { ...SAME_ORIGIN, signal })', '') : text);
    assert.equal(found, null, `${file}: ${found?.[0]}`);
    assert.doesNotMatch(text, /["'(]https?:\/\/(?!www\.w3\.org\/)/, file);
  }
});

test('every locale has every phrase, with the same places to fill', () => {
  const english = JSON.parse(read('_locales/en/messages.json'));
  const places = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const locale of readdirSync(join(EXTENSION, '_locales'))) {
    const messages = JSON.parse(read(`_locales/${locale}/messages.json`));
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort(), locale);
    for (const [key, { message }] of Object.entries(messages)) {
      assert.ok(message.trim(), `${locale} ${key}`);
      assert.deepEqual(places(message), places(english[key].message), `${locale} ${key}`);
    }
  }
  for (const [, key] of JSON.stringify(manifest).matchAll(/__MSG_(\w+?)__/g)) {
    assert.ok(english[key], key);
  }
});

test('every phrase is used, every phrase that is asked for is there, and the reader’s own English is the same', () => {
  const english = JSON.parse(read('_locales/en/messages.json'));
  const text = sources('').filter((file) => !file.endsWith('strings.js')).map(read).join('\n');
  const literals = new Set([...text.matchAll(/'(\w+)'/g)].map(([, word]) => word));
  // Those whose names are put together: of settings' values and of errors.
  const choices = [...read('reader/settings.js').matchAll(/^ {4}(\w+): \[([^\]]+)\],$/gm)].flatMap(([, name, values]) =>
    [...(values ?? '').matchAll(/'(\w)(\w*)'/g)].map(([, first, rest]) => `${name}${first?.toUpperCase()}${rest}`));
  assert.ok(choices.includes('themeContrast') && choices.includes('alignJustify'), String(choices));
  const named = new Set([...[...JSON.stringify(manifest).matchAll(/__MSG_(\w+?)__/g)].map(([, key]) => key), ...choices]);
  const unused = Object.keys(english).filter((key) => !literals.has(key) && !named.has(key) && !key.startsWith('error'));
  assert.deepEqual(unused, []);
  const asked = [...text.matchAll(/\bt\('(\w+)'/g)].map(([, key]) => key ?? '');
  assert.ok(asked.length > 100);
  assert.deepEqual(asked.filter((key) => !english[key]), []);
  const own = Object.fromEntries([...read('reader/strings.js').matchAll(/^ {4}(\w+): (['"`])(.*)\2,$/gm)].map(([, key, , phrase]) => [key, phrase]));
  assert.ok(Object.keys(own).length > 150, 'the reader’s phrases are read');
  for (const [key, phrase] of Object.entries(own)) assert.equal(phrase, english[key]?.message, key);
});

test('every kind of error has a sentence', () => {
  const english = JSON.parse(read('_locales/en/messages.json'));
  const rust = readFileSync(join(EXTENSION, '../src/error.rs'), 'utf8');
  const kinds = [...rust.matchAll(/Self::(\w+) \{? ?\.?\.? ?\}? ?=> "(\w+)"/g)].map(([, , name]) => name);
  assert.ok(kinds.includes('NotAnArticle'), 'the kinds are read from the core');
  const own = [.../** @type {RegExpMatchArray} */ (/@typedef \{([^}]+)\} OwnKind/.exec(read('background/report.js')))[1].matchAll(/\w+/g)]
    .map(([name]) => name);
  for (const kind of [...kinds, ...own]) {
    assert.ok(english[`error${kind}`], kind);
  }
});

test('every reason of the core has a phrase, and every phrase a reason', () => {
  const rust = (/** @type {string} */ path) => readFileSync(join(EXTENSION, '../src', path), 'utf8');
  const sources = ['select', 'metadata', 'metadata/visible'].flatMap((room) => readdirSync(join(EXTENSION, '../src', room)).filter((name) => name.endsWith('.rs')).map((name) => rust(`${room}/${name}`))).join('\n');
  const english = JSON.parse(read('_locales/en/messages.json'));
  const phrases = new Map([...read('reader/reasons.js').matchAll(/^ {4}'([^']+)': '(reason\w+)',$/gm)].map(([, reason, key]) => [reason, key]));
  assert.ok(phrases.size > 40, `only ${phrases.size} phrases`);
  for (const [reason, key] of phrases) {
    assert.ok(sources.includes(`"${reason}"`), `the core no longer says “${reason}”`);
    assert.equal(english[key ?? '']?.message, reason);
  }
  // What names a part of a page, or a line of its metadata.
  const said = [...rust('select/regions.rs').matchAll(/^ {4}\("\w+", "([^"]+)"\),|=> "([^"]+)",$/gm), ...sources.matchAll(/\breason: "([^"]+)"/g), ...sources.matchAll(/reasons\[i\] = Some\("([^"]+)"\)/g)]
    .map(([, one, other]) => one ?? other);
  assert.ok(said.length > 30, `only ${said.length} reasons were read`);
  assert.deepEqual(said.filter((reason) => !phrases.has(reason)), []);
});

/** The reader's list of files, as the background reads it. */
function runReaderList() {
  const text = read('reader/files.js');
  const names = (/** @type {string} */ list) => [...list.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
  const [, scripts, styles] = /** @type {RegExpMatchArray} */ (/scripts: \[([^\]]+)\].*styles: \[([^\]]+)\]/s.exec(text));
  return {
    scripts: names(scripts).map((name) => `reader/${name}.js`),
    styles: names(styles).map((name) => `reader/${name}.css`),
  };
}

/**
 * All scripts, pages and styles but the built core.
 * @param {string} folder
 * @returns {string[]}
 */
function sources(folder) {
  return readdirSync(join(EXTENSION, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'core' ? [] : sources(path);
    }
    return /\.(?:js|html|css)$/.test(entry.name) ? [path] : [];
  });
}
