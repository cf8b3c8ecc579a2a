/** The page's wiring: from what comes in to the three views and the saved file. */
import { ask, core } from './core.js';
import { articleOf, textOf, watchDrops } from './intake.js';
import { tabs } from './tabs.js';
import { trace } from './trace.js';

const { limpid, limpidReaderFiles } = globalThis;
/** Where the settings stay on this machine. */
const SETTINGS = 'limpid.settings';

/** @template {HTMLElement} T @param {string} id @returns {T} */
const by = (id) => /** @type {T} */ (document.getElementById(id));
const source = /** @type {HTMLTextAreaElement} */ (by('source'));
const address = /** @type {HTMLInputElement} */ (by('address'));
const chooser = /** @type {HTMLInputElement} */ (by('file'));
const select = tabs(by('tabs'));

/** The article as the core has made it, the text that is saved. */
let made = '';
/** The same with the notes that were written to it since. */
let shown = '';
/** Its notes as they are in a file. */
let filed = '[]';
/** The reader over it, while that is open. @type {import('../extension/reader/types').Session | null} */
let reading = null;
/** Counts the requests, so that a slow one does not overwrite a later one. */
let latest = 0;
/** Name of the file that the text came from, while it is that file's text. */
let fileName = '';

by('intake').addEventListener('submit', (event) => {
  event.preventDefault();
  void show(source.value);
});
source.addEventListener('input', () => {
  fileName = '';
});
source.addEventListener('paste', (event) => {
  // A piece copied out of a rendered page: its markup says more than its text.
  const markup = event.clipboardData?.getData('text/html');
  if (!markup || source.value) return;
  event.preventDefault();
  fileName = '';
  source.value = markup;
  void show(markup);
});
source.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void show(source.value);
});
by('choose').addEventListener('click', () => chooser.click());
chooser.addEventListener('change', () => {
  const [file] = chooser.files ?? [];
  if (file) void open(file);
  chooser.value = '';
});
watchDrops({
  drop: by('drop'),
  file: (file) => void (mayOpen() && open(file)),
  text(text) {
    if (!mayOpen()) return;
    fileName = '';
    source.value = text;
    void show(text);
  },
});
for (const sample of document.querySelectorAll('[data-sample]')) {
  sample.addEventListener('click', () => void openSample(/** @type {HTMLElement} */ (sample).dataset.sample ?? ''));
}
for (const button of document.querySelectorAll('[data-format]')) {
  button.addEventListener('click', () => void save(/** @type {HTMLElement} */ (button).dataset.format ?? 'json'));
}
by('compare').addEventListener('click', () => by('other').click());
by('other').addEventListener('change', () => void compare());
by('open-reader').addEventListener('click', () => void openReader().catch(tell));
window.addEventListener('beforeunload', (event) => {
  if (isUnsaved()) event.preventDefault();
});
// Compiled while the person looks around.
core().catch(() => {});

/** Whether another article may take the place of the one in the reader: nothing can be asked over it, and there one key saves its notes. */
function mayOpen() {
  if (!limpid.session || !isUnsaved()) return true;
  limpid.say(limpid.session, limpid.translator(null)('openUnsaved'));
  return false;
}

function isUnsaved() {
  const json = reading && reading === limpid.session ? reading.json : shown;
  return json !== '' && notesOf(json) !== filed;
}

/** Whether another article may take the place of this one; where that would lose notes, as the person says. */
async function mayReplace() {
  if (!isUnsaved()) return true;
  const question = /** @type {HTMLDialogElement} */ (by('question'));
  question.returnValue = '';
  if (!question.open) question.showModal();
  await new Promise((done) => question.addEventListener('close', done, { once: true }));
  if (question.returnValue === 'save') await save('json');
  // Closed by Escape it has said nothing, and nothing is lost.
  return question.returnValue === 'save' || question.returnValue === 'drop';
}

/** @param {string} json */
function notesOf(json) {
  return JSON.stringify(JSON.parse(json).highlights ?? []);
}

/** @param {File} file */
async function open(file) {
  try {
    const text = await textOf(file);
    fileName = file.name;
    source.value = text;
    await show(text);
  } catch (error) {
    tell(error);
  }
}

async function compare() {
  const other = /** @type {HTMLInputElement} */ (by('other'));
  const [file] = other.files ?? [];
  other.value = '';
  if (!file) return;
  try {
    const text = await textOf(file);
    const found = JSON.parse(await ask((loaded) => loaded.compareSaved(text, shown)));
    by('changes').replaceChildren(limpid.changes(document, limpid.translator(null), found));
  } catch (error) {
    const { message } = /** @type {{message?: string}} */ (error ?? {});
    by('changes').textContent = message ?? 'Something went wrong.';
  }
}

/** @param {string} path */
async function openSample(path) {
  try {
    const response = await fetch(path);
    source.value = await response.text();
  } catch {
    tell({ kind: 'Unloadable', message: 'The sample could not be loaded.' });
    return;
  }
  fileName = path.split('/').at(-1) ?? '';
  address.value = '';
  await show(source.value);
}

/** @param {string} text */
async function show(text) {
  latest += 1;
  const mine = latest;
  by('told').hidden = true;
  document.body.setAttribute('aria-busy', 'true');
  // Lets the browser draw that work has begun.
  await new Promise((done) => setTimeout(done));
  try {
    const json = await articleOf(text, { name: fileName, address: address.value });
    // While it was asked, something else may have come in.
    if (mine === latest && await mayReplace() && mine === latest) fill(json);
  } catch (error) {
    if (mine === latest) tell(error);
  } finally {
    if (mine === latest) document.body.removeAttribute('aria-busy');
  }
}

/** @param {string} json */
function fill(json) {
  /** @type {import('../extension/reader/types').Article} */
  const article = JSON.parse(json);
  // What is dropped on the reader is to be read there.
  const wasRead = limpid.session !== null;
  limpid.close();
  made = json;
  shown = json;
  filed = notesOf(json);
  by('view-article').replaceChildren(limpid.renderArticle(article, document, { remoteImages: false, newTab: true }));
  by('view-json').replaceChildren(limpid.el(document, 'pre', { class: 'json', tabindex: 0 }, limpid.el(document, 'code', null, json)));
  by('view-trace').replaceChildren(trace(article));
  by('changes').replaceChildren();
  by('result').hidden = false;
  select(by('tab-article'));
  if (wasRead) void openReader();
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  by('result').scrollIntoView({ behavior: calm ? 'instant' : 'smooth', block: 'start' });
}

/** @param {unknown} error */
function tell(error) {
  const { kind, message } = /** @type {{kind?: string, message?: string}} */ (error ?? {});
  if (limpid.session) {
    limpid.say(limpid.session, message || 'Something went wrong.');
    return;
  }
  const told = by('told');
  told.replaceChildren(limpid.el(document, 'strong', null, message || 'Something went wrong.'), ' ', limpid.el(document, 'code', null, kind ?? 'Internal'));
  told.hidden = false;
  by('result').hidden = true;
  document.body.removeAttribute('aria-busy');
}

/** @param {string} format @param {string} [json] */
async function save(format, json = shown) {
  try {
    const [name, content] = await ask((loaded) => [loaded.fileName(json, format), format === 'json' && json === made ? json : loaded.renderBytes(json, format)]);
    const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
    limpid.el(document, 'a', { href: url, download: name }).click();
    // The download reads the address a moment later.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    if (format === 'json') filed = notesOf(json);
    say(limpid.translator(null)('savedAs', { name }));
    return { name };
  } catch (error) {
    tell(error);
    throw error;
  }
}

async function openReader() {
  const sheets = await Promise.all(limpidReaderFiles.styles.map(async (path) => (await fetch(path)).text()));
  const settings = readSettings();
  if (!limpid.begin(sheets.join('\n'), settings)) return;
  limpid.show(shown, settings, {}, {
    save,
    // A pasted text is no page to be chosen from.
    review: undefined,
    loadMarks: undefined,
    saveMarks: undefined,
    joinPage: undefined,
    allTabs: undefined,
    text: (format, json) => ask((loaded) => loaded.render(json, format)),
    saveSettings(changed) {
      try {
        localStorage.setItem(SETTINGS, JSON.stringify(changed));
      } catch {
        // A browser that keeps nothing: the settings hold until the page is left.
      }
    },
    render: { remoteImages: false, newTab: true },
  });
  const { session } = limpid;
  reading = session;
  session?.undo.push(() => {
    shown = session.json;
  });
}

function readSettings() {
  try {
    return JSON.parse(localStorage.getItem(SETTINGS) ?? 'null');
  } catch {
    return null;
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let silence;
/** @param {string} sentence */
function say(sentence) {
  const status = by('status');
  clearTimeout(silence);
  status.textContent = sentence;
  status.classList.add('said');
  silence = setTimeout(() => status.classList.remove('said'), 5000);
}
