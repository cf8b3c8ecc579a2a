// A date in the article's language, and no more of it than the page told; and what makes the browser ready to write one.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/u;

  limpid.formatDate = (date, lang) => {
    const parts = ISO.exec(date.value);
    if (!parts) return date.raw || date.value;
    const [, year, month, day, hour, minute, zone] = parts;
    // The clock of the page, whatever the reader's own zone is: a date must not move by a day.
    const moment = Date.UTC(Number(year), month ? Number(month) - 1 : 0, Number(day ?? 1), Number(hour ?? 12), Number(minute ?? 0));
    /** @type {Intl.DateTimeFormatOptions} */
    const options = { timeZone: 'UTC', year: 'numeric' };
    if (month) options.month = 'long';
    if (day) options.day = 'numeric';
    const timed = hour && (date.precision === 'minute' || date.precision === 'second');
    if (timed) Object.assign(options, { hour: 'numeric', minute: '2-digit' });
    const text = format(moment, lang, options);
    if (!timed || !zone) return text;
    return `${text} ${/^(?:Z|[+-]00:?00)$/u.test(zone) ? 'UTC' : `UTC${zone.replace(/^([+-])0?(\d+):?(\d{2})$/u, (_, sign, h, m) => sign + h + (m === '00' ? '' : `:${m}`))}`}`;
  };

  limpid.time = (doc, date, lang) =>
    limpid.el(doc, 'time', { datetime: date.value, title: date.raw || null, lang: lang || null }, limpid.formatDate(date, lang));

  limpid.readyToFormat = () => {
    const lang = limpid.api()?.i18n?.getUILanguage() || navigator.language;
    try {
      new Intl.ListFormat(lang, { type: 'conjunction' }).formatToParts(['0', '1']);
      new Intl.NumberFormat(lang, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(1);
    } catch {
      // A language tag that no browser knows: then the article has to wait.
    }
    format(0, lang, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });
  };

  /** @param {number} moment @param {string} lang @param {Intl.DateTimeFormatOptions} options */
  function format(moment, lang, options) {
    try {
      return new Intl.DateTimeFormat(lang || undefined, options).format(moment);
    } catch {
      // A language tag that no browser knows.
      return new Intl.DateTimeFormat('en', options).format(moment);
    }
  }
})();
