// Saved articles: one opened again in the reader, with its notes; another save of the same page compared with it.
(() => {
  const { limpid } = globalThis;
  const { api, t } = limpid.ownPage('openTitle');
  const doc = document;

  const first = chooser((file) => void open(file));
  const other = chooser((file) => void compare(file));
  const status = limpid.el(doc, 'p', { class: 'told', role: 'status' });
  const drop = limpid.el(doc, 'div', { class: 'drop' }, limpid.el(doc, 'p', null, t('openDrop')),
    button('openChoose', () => first.click()), first);
  const title = limpid.el(doc, 'bdi', { class: 'saved-title' });
  const changes = limpid.el(doc, 'div', { 'aria-live': 'polite' });
  const desk = limpid.el(doc, 'section', { 'aria-label': t('openOpened'), hidden: true },
    limpid.el(doc, 'h2', null, title),
    limpid.el(doc, 'div', { class: 'row' }, button('openReader', () => void read()), button('openCompare', () => other.click()), other), changes);
  doc.body.append(limpid.el(doc, 'main', { class: 'own-page' },
    limpid.el(doc, 'h1', null, t('openTitle')), limpid.el(doc, 'p', null, t('openText')), drop, status, desk));
  void limpid.ownColours(api);
  core().catch(() => {}); // waited for below
  watchDrops();

  /** The article that is open, as JSON text, with the notes that have been written to it since. */
  let opened = '';
  /** Its notes as they are in a file. */
  let filed = '';
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault();
  });

  /** @param {File} file */
  async function open(file) {
    await attempt(file, async (text) => {
      const next = (await core()).openSaved(text);
      if (isUnsaved() && !await mayLose()) return;
      // It may lie over this page while another file is dropped.
      limpid.close();
      opened = next;
      filed = notesOf(opened);
      title.textContent = JSON.parse(opened).title || t('untitled');
      changes.replaceChildren();
      desk.hidden = false;
      await read();
    });
  }

  /** @param {File} file */
  async function compare(file) {
    await attempt(file, async (text) => {
      changes.replaceChildren(limpid.changes(doc, t, JSON.parse((await core()).compareSaved(text, opened))));
    });
  }

  /** @param {File} file @param {(text: string) => Promise<void>} work */
  async function attempt(file, work) {
    status.textContent = '';
    try {
      await work(await file.text());
    } catch (error) {
      const sentence = `${file.name}: ${named(error).message}`;
      if (limpid.session) limpid.say(limpid.session, sentence);
      else status.textContent = sentence;
    }
  }

  /** @param {string} json */
  function notesOf(json) {
    return json && JSON.stringify(JSON.parse(json).highlights ?? []);
  }

  function isUnsaved() {
    return notesOf(limpid.session?.json ?? opened) !== filed;
  }

  /** Whether notes that are in no file may go. */
  async function mayLose() {
    if (!limpid.session) return limpid.ask(t, t('openUnsaved'), t('openOther'));
    // Over the reader nothing can be asked, and there one key saves them.
    limpid.say(limpid.session, t('openUnsaved'));
    return false;
  }

  async function read() {
    const [{ style, strings }, settings] = await Promise.all([readerParts(), readSettings()]);
    if (!limpid.begin(style, settings)) return;
    limpid.show(opened, settings, strings, {
      // A file is no page to choose from, and its notes are its own, not those kept for the address.
      review: undefined, loadMarks: undefined, saveMarks: undefined, joinPage: undefined, allTabs: undefined,
      // Pictures of other servers would be asked for by us.
      render: { remoteImages: false, newTab: true },
    });
    const { session } = limpid;
    const save = session?.hooks.save;
    if (!session || !save) return;
    session.hooks.save = async (format, json) => {
      const answer = await save(format, json);
      if (format === 'json') filed = notesOf(json);
      return answer;
    };
    session.undo.push(() => {
      opened = session.json;
    });
  }

  /** @param {(file: File) => void} take */
  function chooser(take) {
    const input = limpid.el(doc, 'input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': t('openChoose') });
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) take(file);
      input.value = '';
    });
    return input;
  }

  function watchDrops() {
    // Entering a child comes before leaving its parent.
    let depth = 0;
    const by = (/** @type {number} */ step) => (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      depth = step === 0 ? 0 : depth + step;
      drop.classList.toggle('over', depth > 0);
    };
    window.addEventListener('dragenter', by(1));
    window.addEventListener('dragleave', by(-1));
    window.addEventListener('dragover', (event) => event.preventDefault());
    window.addEventListener('drop', (event) => {
      by(0)(event);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void open(file);
    });
  }

  /** @param {string} key @param {() => void} action */
  function button(key, action) {
    const element = limpid.el(doc, 'button', { type: 'button', class: 'button outlined' }, t(key));
    element.addEventListener('click', action);
    return element;
  }
})();
