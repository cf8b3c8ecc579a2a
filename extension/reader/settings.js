// The person's choices: defaults, reading them from storage, and putting them on the page.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Settings} Settings */

  limpid.defaultSettings = Object.freeze({
    theme: 'system', typeface: 'serif', size: 0, width: 0, leading: 0, letters: 0, words: 0, align: 'start', paragraphs: 'auto',
    vertical: false, focusLine: false, remember: true, embed: false, rate: 1,
  });

  // Whether places are kept, what a file holds and how fast is read aloud is no look, and no key sets it back.
  const UNSEEN = ['remember', 'embed', 'rate'];
  limpid.looksOf = (settings) => Object.fromEntries(Object.entries(settings).filter(([name]) => !UNSEEN.includes(name)));
  limpid.standardLooks = Object.freeze(limpid.looksOf(limpid.defaultSettings));

  /** @type {Record<string, readonly string[]>} */
  const CHOICES = {
    theme: ['system', 'light', 'sepia', 'dark', 'contrast'],
    typeface: ['serif', 'sans', 'legible'],
    align: ['start', 'justify'],
    paragraphs: ['auto', 'indent', 'space'],
  };
  /** Least and greatest step. @type {Record<string, readonly [number, number]>} */
  const STEPS = { size: [-4, 8], width: [-2, 2], leading: [-3, 4], letters: [0, 4], words: [0, 4], rate: [0.5, 2] };
  // Sizes in pixels for a browser whose standard size is 16: even steps to the eye, not to the ruler.
  const SIZES = [14, 15, 16.5, 18, 20, 21.5, 23.5, 26, 29, 32, 36, 40, 46];
  // 0.47 em is the mean width of a letter in English text with its spaces: 26 em are 55 letters, 35 em 75.
  const LATIN_MEASURES = [26, 28.5, 31, 33, 35];
  // One em is one Han character.
  const HAN_MEASURES = [24, 29, 34, 37, 40];

  limpid.normaliseSettings = (value) => {
    const given = /** @type {Record<string, unknown>} */ (value && typeof value === 'object' ? value : {});
    const settings = /** @type {Record<string, unknown>} */ ({ ...limpid.defaultSettings });
    for (const [name, standard] of Object.entries(limpid.defaultSettings)) {
      const wish = given[name];
      const steps = STEPS[name];
      if (CHOICES[name]) {
        if (CHOICES[name].includes(/** @type {string} */ (wish))) settings[name] = wish;
      } else if (steps) {
        if (typeof wish === 'number' && Number.isFinite(wish)) settings[name] = Math.min(steps[1], Math.max(steps[0], wish));
        if (name !== 'rate') settings[name] = Math.round(/** @type {number} */ (settings[name]));
      } else if (typeof wish === typeof standard) {
        settings[name] = wish;
      }
    }
    return /** @type {Settings} */ (/** @type {unknown} */ (settings));
  };

  limpid.applySettings = (frame, settings) => {
    const { dataset, style } = frame;
    dataset.theme = settings.theme;
    dataset.typeface = settings.typeface;
    dataset.align = settings.align;
    dataset.paragraphs = settings.paragraphs;
    dataset.vertical = String(settings.vertical);
    dataset.focusLine = String(settings.focusLine);
    style.setProperty('--scale', String((SIZES[settings.size + 4] ?? 20) / 16));
    style.setProperty('--measure-latin', `${LATIN_MEASURES[settings.width + 2]}em`);
    style.setProperty('--measure-han', `${HAN_MEASURES[settings.width + 2]}em`);
    style.setProperty('--leading-step', String(settings.leading));
    style.setProperty('--letters', `${settings.letters * 0.02}em`);
    style.setProperty('--words', `${settings.words * 0.05}em`);
  };

  limpid.changeSettings = (change, kept = true) => {
    const { session } = limpid;
    if (!session) return;
    const place = limpid.placeOf(session);
    session.settings = limpid.normaliseSettings({ ...session.settings, ...change });
    limpid.applySettings(session.frame, session.settings);
    // What was read stays where it was: larger letters must not carry the line away.
    if (place) limpid.goTo(session, place);
    for (const follow of session.followers) follow(session.settings);
    if (kept) session.hooks.saveSettings(session.settings, change);
  };

  limpid.resetLooks = (session) => {
    const { t, settings } = session;
    const before = limpid.looksOf(settings);
    limpid.changeSettings(limpid.standardLooks);
    // Pressed again it must not take away the way back to what was chosen.
    if (limpid.isStandard(before)) limpid.say(session, t('settingsReset'));
    else limpid.offer(session, { name: 'was-reset', sentence: t('settingsReset'), words: t('undo'), key: 'z', act: () => limpid.changeSettings(before) });
  };

  limpid.isStandard = (settings) => {
    const given = /** @type {Record<string, unknown>} */ (settings);
    return Object.entries(limpid.standardLooks).every(([name, value]) => given[name] === value);
  };

  limpid.settingChoices = CHOICES;
  limpid.settingSteps = STEPS;
})();
