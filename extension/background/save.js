/**
 * Saving: the core renders and names the file, the browser downloads it.
 *
 * The download is started from the extension's own origin, never from the page. A link clicked in the
 * page does nothing under `CSP: sandbox`, and fires the page's `navigate` event, whose listener can
 * read the file and stop the download. Firefox lets its background document click a link; Chromium's
 * service worker has none, so a tab of ours is opened for a moment. Neither needs a permission.
 */

/** Media types by format; a name ending the browser's own way is kept as it is. */
const MEDIA_TYPES = {
  json: 'application/json',
  markdown: 'text/markdown',
  html: 'text/html',
  text: 'text/plain',
  epub: 'application/epub+zip',
  csl: 'application/vnd.citationstyles.csl+json',
};

/** How long the tab may take, in milliseconds, before the save counts as failed. */
const SAVE_DEADLINE = 15_000;

/** How long Firefox may take to read the file, in milliseconds, before it is let go. */
const RELEASE_DELAY = 60_000;

/**
 * A file to save: its text, or where it is none its bytes in base64, because Chromium's messages carry nothing else.
 * @typedef {{name: string, type: string, text: string, base64: boolean}} SavedFile
 */

/**
 * Files whose tab is open.
 * @type {Map<string, {file: SavedFile, done: () => void}>}
 */
const saves = new Map();

/**
 * @param {{format: keyof typeof MEDIA_TYPES, json: string}} message
 * @returns {Promise<{name: string} | Failure>}
 */
async function save({ format, json }) {
  try {
    const { render, renderBytes, fileName } = await core();
    const base64 = format === 'epub';
    const text = base64 ? toBase64(renderBytes(json, format)) : render(json, format, await frontMatter());
    const file = { name: fileName(json, format), type: MEDIA_TYPES[format], text, base64 };
    await (typeof document === 'undefined' ? downloadByTab(file) : downloadByLink(file));
    return { name: file.name };
  } catch (error) {
    return named(error, 'SaveFailed');
  }
}

/**
 * The article as text, for the clipboard.
 * @param {{format: string, json: string}} message
 * @returns {Promise<{text: string} | Failure>}
 */
async function asText({ format, json }) {
  try {
    const [{ render }, template] = await Promise.all([core(), frontMatter()]);
    return { text: render(json, format, template) };
  } catch (error) {
    return named(error);
  }
}

/**
 * The person's template for the front matter of Markdown.
 * @returns {Promise<string | undefined>}
 */
async function frontMatter() {
  try {
    const { frontMatter: template } = await chrome.storage.local.get('frontMatter');
    return typeof template === 'string' ? template : undefined;
  } catch {
    return undefined; // a broken store must not keep anybody from saving
  }
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = '';
  // Piece by piece: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/** @param {SavedFile} file */
function downloadByLink(file) {
  const link = document.createElement('a');
  const content = file.base64 ? Uint8Array.from(atob(file.text), (c) => c.charCodeAt(0)) : file.text;
  link.href = URL.createObjectURL(new Blob([content], { type: file.type }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_DELAY);
}

/** @param {SavedFile} file */
async function downloadByTab(file) {
  const id = crypto.randomUUID();
  /** @type {Promise<void>} */
  const done = new Promise((resolve) => {
    saves.set(id, { file, done: resolve });
  });
  const tab = await chrome.tabs.create({ url: `save/save.html#${id}`, active: false });
  let timer;
  try {
    await Promise.race([
      done,
      new Promise((_, reject) => {
        timer = setTimeout(reject, SAVE_DEADLINE, new Error('the tab did not answer'));
      }),
    ]);
  } finally {
    clearTimeout(timer);
    saves.delete(id);
    if (tab.id !== undefined) {
      await aboutTab(chrome.tabs.remove(tab.id));
    }
  }
}

/**
 * The saving tab asks for its file.
 * @param {string} id
 * @returns {SavedFile | null}
 */
function fileToSave(id) {
  return saves.get(id)?.file ?? null;
}

/**
 * The saving tab has handed its file over.
 * @param {string} id
 */
function fileIsSaved(id) {
  saves.get(id)?.done();
}
