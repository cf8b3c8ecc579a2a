// The focus line: all but a few lines in the middle is dimmed, for whom lines swim.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  limpid.focusLine = (session) => {
    const { doc, frame } = session;
    const above = limpid.el(doc, 'div', { class: 'shade shade-above', 'aria-hidden': 'true', hidden: true });
    const below = limpid.el(doc, 'div', { class: 'shade shade-below', 'aria-hidden': 'true', hidden: true });
    frame.append(above, below);
    const apply = (/** @type {import('./types').Settings} */ { focusLine }) => {
      const off = !focusLine || limpid.edges(session).vertical;
      above.hidden = off;
      below.hidden = off;
    };
    apply(session.settings);
    session.followers.push(apply);
    // Another article may run the other way.
    session.root.addEventListener('newtext', () => apply(session.settings));
    // The window follows the pointer, and stays where it was left.
    frame.addEventListener('pointermove', ({ clientY, pointerType }) => {
      if (session.settings.focusLine && pointerType === 'mouse') frame.style.setProperty('--focus-at', `${clientY}px`);
    }, { passive: true });
  };
})();
