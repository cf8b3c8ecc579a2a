// Which language, direction and family of typographic habits an article has.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  /** Families by the script of the letters; the first that matches a letter counts it. @type {[string, RegExp][]} */
  const FAMILIES = [
    ['latin', /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]/u],
    ['han', /\p{Script=Han}/u],
    ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
    ['hangul', /\p{Script=Hangul}/u],
    ['arabic', /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u],
    ['hebrew', /\p{Script=Hebrew}/u],
    ['indic', /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u],
    ['thai', /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u],
  ];
  /** Enough letters to tell a script, and quick on the longest text. */
  const SAMPLE = 4000;
  // Kana stand between Han in Japanese; this share of them never occurs in Chinese that quotes a word.
  const KANA_SHARE = 0.1;
  // The commonest characters whose simplified and traditional forms differ.
  const SIMPLIFIED = /[国这们说为来对时会学过还后发经进东车长门问间见话请让认]/gu;
  const TRADITIONAL = /[國這們說為來對時會學過還後發經進東車長門問間見話請讓認]/gu;

  // A line of a heading does not end after an opening bracket, nor between a number and what it counts.
  const HELD = /[\p{Ps}\p{Pi}\p{N}第零一二三四五六七八九十百千万亿萬億两兩]$/u;

  /** Languages that a script may be written in; a page's word is believed only within them. @type {Record<string, RegExp>} */
  const PLAUSIBLE = {
    han: /^(?:zh|yue|wuu|nan|hak|lzh|cmn|ja|ko)\b/iu,
    kana: /^(?:ja|ain|ryu)\b/iu,
    hangul: /^ko\b/iu,
    arabic: /^(?:ar|fa|ur|ps|ckb|ku|sd|ug|dv|syr|az|arz|ary|pa|ks)\b/iu,
    hebrew: /^(?:he|iw|yi|lad)\b/iu,
    indic: /^(?:hi|mr|ne|sa|bn|as|pa|gu|ta|te|kn|ml|si|kok|mai|bho)\b/iu,
    thai: /^(?:th|lo|km|my)\b/iu,
    latin: /^(?!zh\b|ja\b|ko\b|ar\b|fa\b|he\b|hi\b|th\b)[a-z]{2,8}\b/iu,
  };
  /** @type {Record<string, string>} */
  const USUAL = { kana: 'ja', hangul: 'ko', arabic: 'ar', hebrew: 'he', indic: 'hi', thai: 'th' };

  limpid.scriptOfText = (text) => {
    const counts = new Map(FAMILIES.map(([name]) => [name, 0]));
    for (const letter of text.slice(0, SAMPLE)) {
      const family = FAMILIES.find(([, pattern]) => pattern.test(letter));
      if (family) counts.set(family[0], (counts.get(family[0]) ?? 0) + 1);
    }
    const of = (/** @type {string} */ name) => counts.get(name) ?? 0;
    if (of('kana') > 0 && of('kana') >= KANA_SHARE * (of('han') + of('kana')) && of('han') + of('kana') > of('latin') / 2) return 'kana';
    // A Han character carries about as much as two Latin letters.
    counts.set('han', of('han') * 2);
    counts.set('hangul', of('hangul') * 2);
    let best = 'latin';
    for (const [name] of FAMILIES) if (of(name) > of(best)) best = name;
    return best;
  };

  limpid.voiceOf = (article) => {
    const text = `${article.title ?? ''} ${sample(article.blocks)}`;
    let script = limpid.scriptOfText(text);
    let lang = article.lang ?? article.source?.lang ?? '';
    if (script === 'han' && /^ja\b/iu.test(lang)) script = 'kana';
    if (script === 'han' && /^ko\b/iu.test(lang)) script = 'hangul';
    if (!PLAUSIBLE[script]?.test(lang)) lang = script === 'han' ? chinese(text) : (USUAL[script] ?? '');
    else if (/^zh$/iu.test(lang)) lang = chinese(text);
    const said = article.dir ?? article.source?.dir;
    const rtl = script === 'arabic' || script === 'hebrew';
    // The letters are surer than the page's word: dir="rtl" on an English page is a template left over.
    return { lang, dir: rtl ? 'rtl' : said === 'rtl' && script !== 'latin' ? 'rtl' : 'ltr', script };
  };

  limpid.phrase = ({ doc, voice }, text) => {
    const fragment = doc.createDocumentFragment();
    if (voice.script !== 'han' || !('Segmenter' in Intl)) {
      fragment.append(text);
      return fragment;
    }
    let before = '';
    for (const { segment, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
      // Never before a comma either: it is no word.
      if (before && isWordLike && !HELD.test(before)) fragment.append(limpid.el(doc, 'wbr'));
      fragment.append(segment);
      before = segment;
    }
    return fragment;
  };

  /** @param {string} text */
  function chinese(text) {
    const count = (/** @type {RegExp} */ pattern) => (text.match(pattern) ?? []).length;
    return count(TRADITIONAL) > count(SIMPLIFIED) ? 'zh-Hant' : 'zh-Hans';
  }

  /**
   * The first letters of the body.
   * @param {import('./types').Block[]} blocks
   */
  function sample(blocks) {
    let text = '';
    const rest = [...blocks].reverse();
    for (let block = rest.pop(); block && text.length < SAMPLE; block = rest.pop()) {
      if (block.type === 'paragraph' || block.type === 'heading') text += `${limpid.plain(block.content)} `;
      else if (block.type === 'quote') rest.push(...[...block.blocks].reverse());
      else if (block.type === 'list') {
        for (const item of block.items) text += `${limpid.plain(item.content)} `;
      } else if (block.type === 'table') {
        for (const row of block.rows) for (const cell of row.cells) text += `${limpid.plain(cell.content)} `;
      }
    }
    return text;
  }
})();
