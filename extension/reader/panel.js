// The panel of settings: live, small, and the same controls on the options page.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Settings} Settings */
  /** @typedef {import('./types').Translate} Translate */
  /** @typedef {{doc: Document, t: Translate, read: () => Settings, change: (change: Partial<Settings>) => void, reset?: () => void}} Desk */

  limpid.panel = (session) => {
    const { doc, t } = session;
    const controls = limpid.controls({ doc, t, read: () => session.settings, change: limpid.changeSettings }, session.article);
    session.followers.push(controls.sync);
    return limpid.el(doc, 'div', { class: 'layer panel', role: 'group', 'aria-label': t('textAndColours'), hidden: true }, controls.element);
  };

  limpid.controls = (desk, article) => {
    const { doc, t } = desk;
    /** @type {((settings: Settings) => void)[]} */
    const syncs = [];
    const keep = (/** @type {{element: HTMLElement, sync: (settings: Settings) => void}} */ control) => {
      syncs.push(control.sync);
      return control.element;
    };
    const script = article ? limpid.voiceOf(article).script : '';
    const element = limpid.el(doc, 'div', { class: 'controls' },
      keep(choice(desk, 'theme', 'swatches')),
      keep(choice(desk, 'typeface', 'faces')),
      keep(stepper(desk, 'size', 1)),
      keep(stepper(desk, 'width', 1)),
      keep(stepper(desk, 'leading', 1)),
      limpid.el(doc, 'details', { class: 'more' },
        limpid.el(doc, 'summary', null, t('moreSettings')),
        keep(stepper(desk, 'letters', 1)),
        keep(stepper(desk, 'words', 1)),
        keep(choice(desk, 'align', '')),
        keep(choice(desk, 'paragraphs', '')),
        keep(stepper(desk, 'rate', 0.1)),
        keep(toggle(desk, 'focusLine')),
        keep(toggle(desk, 'remember')),
        script === '' || script === 'han' || script === 'kana' ? keep(toggle(desk, 'vertical')) : null),
      keep(resetting(desk)));
    const sync = (/** @type {Settings} */ settings) => syncs.forEach((one) => one(settings));
    sync(desk.read());
    return { element, sync };
  };

  /** @param {string} word */
  function capital(word) {
    return word.charAt(0).toUpperCase() + word.slice(1);
  }

  /** One of several. @param {Desk} desk @param {'theme' | 'typeface' | 'align' | 'paragraphs'} name @param {string} className */
  function choice({ doc, t, change }, name, className) {
    const group = limpid.el(doc, 'fieldset', { class: `choice ${className}`.trim() }, limpid.el(doc, 'legend', null, t(name)));
    /** @type {Map<string, HTMLInputElement>} */
    const inputs = new Map();
    const line = limpid.el(doc, 'div', { class: 'options' });
    for (const value of limpid.settingChoices[name] ?? []) {
      const input = limpid.el(doc, 'input', { type: 'radio', name: `limpid-${name}`, value });
      input.addEventListener('change', () => change({ [name]: value }));
      inputs.set(value, input);
      line.append(limpid.el(doc, 'label', { class: 'option', [`data-${name}`]: value }, input,
        limpid.el(doc, 'span', null, t(`${name}${capital(value)}`))));
    }
    group.append(line);
    return {
      element: group,
      sync: (/** @type {Settings} */ settings) => inputs.forEach((input, value) => {
        input.checked = settings[name] === value;
      }),
    };
  }

  /** Less and more. @param {Desk} desk @param {'size' | 'width' | 'leading' | 'letters' | 'words' | 'rate'} name @param {number} step */
  function stepper({ doc, t, read, change }, name, step) {
    const [least, most] = limpid.settingSteps[name] ?? [0, 1];
    const move = (/** @type {number} */ by) => change({ [name]: Math.round((read()[name] + by) * 10) / 10 });
    const less = button(doc, limpid.icon(doc, 'less'), () => move(-step), t('smaller', { what: t(name) }));
    const more = button(doc, limpid.icon(doc, 'more'), () => move(step), t('larger', { what: t(name) }));
    const scale = limpid.el(doc, 'meter', { min: least, max: most, 'aria-hidden': 'true' });
    // What the meter shows to the eye, read out with either button and again whenever it changes: browsers say nothing of a meter that does.
    const told = limpid.el(doc, 'output', { class: 'stepper-value', id: `step-${name}` });
    for (const one of [less, more]) one.setAttribute('aria-describedby', told.id);
    const words = (/** @type {number} */ value) => (name === 'rate'
      ? new Intl.NumberFormat(t('uiLanguage'), { style: 'percent' }).format(value)
      : t('stepOf', { step: value - least + 1, steps: most - least + 1 }));
    return {
      element: limpid.el(doc, 'div', { class: 'stepper', role: 'group', 'aria-label': t(name) },
        limpid.el(doc, 'span', { class: 'stepper-name' }, t(name)), told, less, scale, more),
      sync: (/** @type {Settings} */ settings) => {
        scale.value = settings[name];
        // Written anew it would be read out, though it is the same.
        if (told.textContent !== words(settings[name])) told.textContent = words(settings[name]);
        // aria-disabled, not disabled: focus must not fall away under the finger.
        less.setAttribute('aria-disabled', String(settings[name] <= least));
        more.setAttribute('aria-disabled', String(settings[name] >= most));
      },
    };
  }

  /** On or off. @param {Desk} desk @param {'focusLine' | 'remember' | 'vertical'} name */
  function toggle({ doc, t, change }, name) {
    const input = limpid.el(doc, 'input', { type: 'checkbox', role: 'switch' });
    input.addEventListener('change', () => change({ [name]: input.checked }));
    return {
      element: limpid.el(doc, 'label', { class: 'toggle' }, limpid.el(doc, 'span', null, t(name)), input),
      sync: (/** @type {Settings} */ settings) => {
        input.checked = settings[name];
      },
    };
  }

  /** Back to the standard, and from there back to what was. @param {Desk} desk */
  function resetting({ doc, t, read, change, reset }) {
    /** What can be had back, until something else is chosen. @type {Partial<Settings> | null} */
    let before = null;
    const turn = () => {
      const looks = before ?? limpid.standardLooks;
      const undoable = before || limpid.isStandard(read()) ? null : limpid.looksOf(read());
      change(looks);
      before = undoable;
      sync(read());
    };
    const element = button(doc, t('reset'), reset ?? turn);
    function sync(/** @type {Settings} */ settings) {
      if (!limpid.isStandard(settings)) before = null;
      element.textContent = t(before ? 'undo' : 'reset');
    }
    return { element, sync };
  }

  /** @param {Document} doc @param {Node | string} face @param {() => void} action @param {string} [label] */
  function button(doc, face, action, label) {
    const element = limpid.el(doc, 'button', { type: 'button', class: 'button', 'aria-label': label, title: label }, face);
    element.addEventListener('click', () => {
      if (element.getAttribute('aria-disabled') !== 'true') action();
    });
    return element;
  }
})();
