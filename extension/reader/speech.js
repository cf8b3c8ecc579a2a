// Reading aloud: sentence after sentence, the one that is spoken shown in the text.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {{range: Range, text: string, lang: string}} Sentence */

  // What is read: text that is meant to be heard. Tables, code and formulas are for the eye.
  const HEARD = 'h1, .subtitle, .byline, .body :is(p, h2, h3, h4, h5, h6, li, dt, dd, figcaption)';
  const UNHEARD = '.scroll, .formula, .note-mark, .left-out, [aria-hidden="true"], rt, rp';
  const HIGHLIGHT = 'limpid-spoken';
  // How long the browser may take to name its voices, in milliseconds: Chromium does so only once it is asked.
  const VOICES_DELAY = 1000;

  limpid.speech = (session) => {
    const { speechSynthesis: voice, SpeechSynthesisUtterance: Utterance } = window;
    if (!voice || !Utterance) return;
    /** @type {Sentence[]} */
    let sentences = [];
    let at = 0;
    // Counts the runs: a sentence that ends after stop() must not start the next.
    let run = 0;
    /** The voice of the sentence before: a foreign phrase without a voice of its own is read by it. @type {SpeechSynthesisVoice | null} */
    let last = null;
    const highlight = makeHighlight();
    /** Where sentences cannot be marked, their block is. @type {Element | null} */
    let pointed = null;

    session.commands.set('listen', () => (session.speaking ? stop() : start()));
    session.canListen = () => best(near(), langOf(session.scroller)) !== undefined;
    session.undo.push(stop);
    session.root.addEventListener('newtext', followText);

    function start() {
      sentences = sentencesOf(session.scroller);
      const edge = limpid.edges(session);
      at = Math.max(0, sentences.findIndex(({ range }) => isLaidOut(range) && edge.end(range.getBoundingClientRect()) > edge.inset + 4));
      if (sentences.length === 0) return;
      run += 1;
      last = null;
      session.speaking = true;
      if (highlight) CSS.highlights.set(HIGHLIGHT, highlight);
      show(true);
      void whenVoicesAreKnown(run);
    }

    /** @param {number} mine */
    async function whenVoicesAreKnown(mine) {
      if (voice.getVoices().length === 0) {
        await new Promise((resolve) => {
          voice.addEventListener('voiceschanged', resolve, { once: true });
          setTimeout(resolve, VOICES_DELAY);
        });
      }
      speak(mine);
    }

    /** @param {number} mine */
    function speak(mine) {
      const sentence = sentences[at];
      if (!sentence || mine !== run) {
        if (mine === run) stop();
        return;
      }
      const utterance = new Utterance(sentence.text);
      utterance.lang = sentence.lang;
      utterance.rate = session.settings.rate;
      const match = best(near(), sentence.lang) ?? last;
      if (!match) {
        stop();
        limpid.say(session, session.t('noVoice'));
        return;
      }
      last = match;
      utterance.voice = match;
      point(sentence);
      follow(sentence);
      utterance.onend = () => {
        at += 1;
        speak(mine);
      };
      utterance.onerror = ({ error }) => {
        if (mine !== run || error === 'interrupted' || error === 'canceled') return;
        stop();
        limpid.say(session, session.t('noVoice'));
      };
      voice.speak(utterance);
    }

    /** Voices of this machine only: with any other the browser would send the text to its maker. */
    function near() {
      return voice.getVoices().filter(({ localService }) => localService);
    }

    /** @param {Sentence} sentence */
    function point({ range }) {
      unpoint();
      if (highlight) highlight.add(range);
      else {
        pointed = range.startContainer.parentElement?.closest(HEARD) ?? null;
        pointed?.classList.add('pointed');
      }
    }

    /** Brought into view only when it leaves the middle, so that the text stands still while one listens. @param {Sentence} sentence */
    function follow({ range }) {
      if (!isLaidOut(range)) return;
      const edge = limpid.edges(session);
      const box = range.getBoundingClientRect();
      if (edge.end(box) > edge.room - 80 || edge.start(box) < edge.inset + 4) edge.go(edge.start(box) - edge.room / 3);
    }

    /** The text is there anew, or its nodes have been divided: the ranges of before know nothing of that. */
    function followText() {
      if (!session.speaking) return;
      const before = sentences;
      sentences = sentencesOf(session.scroller);
      const there = new Set(sentences.map(({ text }) => text));
      // One that has been taken out is spoken to its end, and the next that is still there follows it.
      const next = before.findIndex(({ text }, index) => index >= at && there.has(text));
      if (next < 0) {
        stop();
        return;
      }
      const stays = next === at;
      at = nearest(sentences, before[next]?.text, next) - (stays ? 0 : 1);
      unpoint();
      const spoken = stays && sentences[at];
      if (spoken) point(spoken);
      show(true);
    }

    function stop() {
      run += 1;
      if (!session.speaking) return;
      session.speaking = false;
      voice.cancel();
      unpoint();
      if (highlight) CSS.highlights.delete(HIGHLIGHT);
      show(false);
    }

    function unpoint() {
      highlight?.clear();
      pointed?.classList.remove('pointed');
      pointed = null;
    }

    /** @param {boolean} speaking */
    function show(speaking) {
      const button = session.root.querySelector('[data-tool="listen"]');
      if (!button) return;
      const label = session.t(speaking ? 'stopListening' : 'listen');
      button.replaceChildren(limpid.icon(session.doc, speaking ? 'stop' : 'listen'));
      button.setAttribute('aria-label', label);
      button.setAttribute('title', `${label} (r)`);
      // Not aria-pressed: with a name that changes, too, it would say that the reading is stopped.
      button.classList.toggle('at-work', speaking);
    }
  };

  /** Not every browser has these, nor lets an extension's script make them. */
  function makeHighlight() {
    try {
      const highlight = new Highlight();
      CSS.highlights.set(HIGHLIGHT, highlight);
      CSS.highlights.delete(HIGHLIGHT);
      return highlight;
    } catch {
      return null;
    }
  }

  /** Whether it has a place: what is hidden or waits for being laid out has none. @param {Range} range */
  function isLaidOut(range) {
    return range.getClientRects().length > 0;
  }

  /** Where a sentence is, the nearest of several alike. @param {Sentence[]} sentences @param {string | undefined} words @param {number} at */
  function nearest(sentences, words, at) {
    let best = -1;
    sentences.forEach(({ text }, index) => {
      if (text === words && (best < 0 || Math.abs(index - at) < Math.abs(best - at))) best = index;
    });
    return best;
  }

  /** A voice of the language and its region, else of the language. @param {SpeechSynthesisVoice[]} voices @param {string} lang */
  function best(voices, lang) {
    const wanted = lang.toLowerCase();
    const [language] = wanted.split('-');
    // Scripts, not regions, are what articles are tagged with; voices know regions.
    const region = wanted.includes('hant') ? 'zh-tw' : wanted.includes('hans') ? 'zh-cn' : wanted;
    const of = (/** @type {SpeechSynthesisVoice} */ { lang: its }) => its.toLowerCase().replace('_', '-');
    return voices.find((one) => of(one) === region) ?? voices.find((one) => of(one).split('-')[0] === language);
  }

  /** @param {HTMLElement} scroller */
  function langOf(scroller) {
    return scroller.querySelector('.article')?.getAttribute('lang') || 'en';
  }

  /** @param {HTMLElement} scroller @returns {Sentence[]} */
  function sentencesOf(scroller) {
    const lang = langOf(scroller);
    /** @type {Sentence[]} */
    const found = [];
    for (const block of scroller.querySelectorAll(HEARD)) {
      // An item that holds paragraphs is read by these.
      if (block.closest(UNHEARD) || block.querySelector('p, li')) continue;
      const own = block.closest('[lang]')?.getAttribute('lang') || lang;
      const { text, nodes } = textOf(block);
      const segmenter = new Intl.Segmenter(own, { granularity: 'sentence' });
      for (const { segment, index } of segmenter.segment(text)) {
        if (!/[\p{L}\p{N}]/u.test(segment)) continue;
        const range = block.ownerDocument.createRange();
        const [start, startOffset] = placeIn(nodes, index);
        const [end, endOffset] = placeIn(nodes, index + segment.trimEnd().length);
        if (!start || !end) continue;
        range.setStart(start, startOffset);
        range.setEnd(end, endOffset);
        found.push({ range, text: segment.trim(), lang: own });
      }
    }
    return found;
  }

  /** @param {Element} block */
  function textOf(block) {
    const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    /** @type {{node: Text, start: number}[]} */
    const nodes = [];
    let text = '';
    for (let node = /** @type {Text | null} */ (walker.nextNode()); node; node = /** @type {Text | null} */ (walker.nextNode())) {
      const within = node.parentElement?.closest(UNHEARD);
      if (within && block.contains(within)) continue;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    return { text, nodes };
  }

  /** @param {{node: Text, start: number}[]} nodes @param {number} index @returns {[Text | null, number]} */
  function placeIn(nodes, index) {
    const hit = nodes.findLast(({ start }) => start <= index);
    return hit ? [hit.node, Math.min(hit.node.length, index - hit.start)] : [null, 0];
  }
})();
