// What the reader says along the lower edge: a sentence, or a sentence with one thing to do about it.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  // Long enough to read a file name, in milliseconds.
  const SAID_FOR = 5000;
  // Time to see the offer and to reach it, in milliseconds.
  const OFFERED_FOR = 8000;
  /** @type {WeakMap<object, ReturnType<typeof setTimeout>>} */
  const timers = new WeakMap();

  limpid.say = (session, sentence) => {
    const { status } = session;
    clearTimeout(timers.get(status));
    status.textContent = sentence;
    status.classList.toggle('said', sentence !== '');
    if (sentence) timers.set(status, setTimeout(() => status.classList.remove('said'), SAID_FOR));
  };

  limpid.offer = (session, { name, sentence, words, key, act }) => {
    const { doc, lower, status } = session;
    const button = limpid.el(doc, 'button', {
      type: 'button', class: 'button', title: key ? `${words} (${key})` : null, 'aria-keyshortcuts': key ?? null,
    }, words);
    const strip = limpid.el(doc, 'div', { class: `offered ${name}`, role: 'status' }, sentence ? limpid.el(doc, 'span', null, sentence) : null, button);
    button.addEventListener('click', () => {
      const held = strip.contains(session.root.activeElement);
      act();
      strip.remove();
      if (held) session.scroller.focus({ preventScroll: true });
    });
    // Offered once more it is about what was done last.
    lower.querySelector(`.offered.${name}`)?.remove();
    status.after(strip);
    setTimeout(end, OFFERED_FOR);

    function end() {
      // Not from under the hand.
      if (strip.matches(':hover, :focus-within')) setTimeout(end, OFFERED_FOR);
      else strip.remove();
    }
  };
})();
