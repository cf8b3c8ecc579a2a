// What was left out: the article with all other text of the page dimmed in its place, to be put back or dropped by
// a click. The core decides what the choice makes of the article; here it is only gathered.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));
  /** @typedef {import('./types').Session} Session */
  /** @typedef {import('./types').Piece} Piece */

  // More pieces of one reason that follow each other are folded away.
  const MOST_OPEN = 3;

  limpid.repair = (session) => {
    const { hooks } = session;
    if (!hooks.review || !hooks.choose) return;
    session.commands.set('repair', () => void (session.mending ? session.mending.done() : begin(session)));
  };

  /** @param {Session} session */
  async function begin(session) {
    const { t, hooks, scroller, frame } = session;
    /** @type {Piece[]} */
    let pieces;
    try {
      pieces = await (hooks.review?.(session.choice) ?? Promise.reject(new Error(t('errorInternal'))));
    } catch (error) {
      limpid.say(session, t('repairFailed', { reason: error instanceof Error ? error.message : String(error) }));
      return;
    }
    if (limpid.session !== session || session.mending) return;
    // A layer would lie over what is to be clicked.
    limpid.closeLayers(session);
    const place = limpid.placeOf(session);
    /** Now, by piece: kept or not. */
    const keep = pieces.map((piece) => piece.keep);
    /** Steps taken and steps taken back: which pieces turned, each with what it became. @type {{at: number, to: boolean}[][]} */
    const done = [];
    /** @type {typeof done} */
    const undone = [];
    /** @type {(() => void)[]} */
    const followers = [];
    /** While the core makes the article anew: nothing can be chosen then that would still count. */
    let waiting = false;
    let left = false;

    const turn = (/** @type {number[]} */ which, /** @type {boolean} */ to) => {
      if (waiting) return;
      const step = which.filter((at) => keep[at] !== to).map((at) => ({ at, to }));
      if (step.length === 0) return;
      done.push(step);
      undone.length = 0;
      apply(step, false);
    };
    const apply = (/** @type {{at: number, to: boolean}[]} */ step, /** @type {boolean} */ back) => {
      for (const { at, to } of step) keep[at] = to !== back;
      for (const follow of followers) follow();
      bar.sync();
    };
    const back = () => {
      const step = waiting ? undefined : done.pop();
      if (!step) return;
      undone.push(step);
      apply(step, true);
    };
    const again = () => {
      const step = waiting ? undefined : undone.pop();
      if (!step) return;
      done.push(step);
      apply(step, false);
    };
    const turned = () => pieces.flatMap((piece, at) => (keep[at] === piece.keep ? [] : [{ ...piece, keep: keep[at] ?? false }]));

    const bar = limpid.repairBar(session, {
      back, again, turned, canUndo: () => done.length > 0, canRedo: () => undone.length > 0, waiting: () => waiting, finish: () => void finish(), leave,
    });
    /** @type {Session['grab']} */
    const grab = (key) => {
      // In a layer that is open over the text these keys are its own.
      if (session.layers.length > 0) return false;
      const focused = session.root.activeElement;
      const piece = /** @type {HTMLElement | null | undefined} */ (focused?.closest('.piece'));
      if (key === 'z') back();
      else if (key === 'Z') again();
      else if (piece && (key === 'Enter' || key === ' ')) piece.click();
      else if (key === 'Enter' && !focused?.closest('button, summary, a')) void finish();
      else return false;
      return true;
    };
    const before = session.grab;
    session.grab = grab;
    session.mending = { done: () => void finish(), leave };
    frame.dataset.mending = 'true';
    mark(session, pieces, keep, turn, followers);
    session.lower.append(bar.element);
    bar.sync();
    if (place) limpid.goTo(session, place);
    scroller.focus({ preventScroll: true });

    function end() {
      left = true;
      session.grab = before;
      session.mending = null;
      delete frame.dataset.mending;
      bar.element.remove();
    }
    function leave() {
      end();
      limpid.redraw(session);
    }
    async function finish() {
      if (waiting) return;
      const spots = turned().map(({ selector, exact, keep: kept }) => ({ selector, exact, keep: kept }));
      if (spots.length === 0) {
        leave();
        return;
      }
      const choice = { ...session.choice, spots: [...session.choice.spots, ...spots] };
      wait(true);
      try {
        const json = await hooks.choose?.(choice);
        // Cancelled meanwhile: then it comes too late.
        if (limpid.session !== session || left || !json) return;
        session.choice = choice;
        end();
        limpid.redraw(session, json);
        limpid.say(session, t('repaired'));
      } catch (error) {
        if (!left) limpid.say(session, t('repairFailed', { reason: error instanceof Error ? error.message : String(error) }));
      } finally {
        wait(false);
      }
    }
    /** @param {boolean} now */
    function wait(now) {
      waiting = now;
      bar.sync();
    }
  }

  /**
   * Makes blocks of the article clickable and puts what was left out between them.
   * @param {Session} session
   * @param {Piece[]} pieces
   * @param {boolean[]} keep
   * @param {(which: number[], to: boolean) => void} turn
   * @param {(() => void)[]} followers
   */
  function mark(session, pieces, keep, turn, followers) {
    const { doc, t, scroller } = session;
    const body = /** @type {HTMLElement | null} */ (scroller.querySelector('.body'));
    if (!body) return;
    limpid.unfold(session);
    /** @type {Map<number, number[]>} */
    const inBlock = new Map();
    pieces.forEach((piece, at) => {
      if (piece.keep && piece.block !== null) inBlock.set(piece.block, [...inBlock.get(piece.block) ?? [], at]);
    });
    for (const [block, which] of inBlock) {
      const element = /** @type {HTMLElement | null} */ (body.querySelector(`[data-block="${block}"]`));
      if (!element) continue;
      element.classList.add('piece');
      element.tabIndex = 0;
      element.setAttribute('role', 'button');
      press(element, () => turn(which, !which.every((at) => keep[at])));
      followers.push(() => {
        const kept = which.every((at) => keep[at]);
        element.classList.toggle('out', !kept);
        element.setAttribute('aria-pressed', String(kept));
      });
    }
    /** Runs of what was left out for one reason. @type {number[][]} */
    const runs = [];
    pieces.forEach((piece, at) => {
      const last = runs.at(-1);
      const previous = pieces[at - 1];
      if (piece.keep) return;
      if (last && previous && !previous.keep && previous.block === piece.block && reason(previous) === reason(piece)) last.push(at);
      else runs.push([at]);
    });
    /** Where the next run after a block goes. @type {Map<number | null, Element>} */
    const ends = new Map();
    for (const run of runs) {
      const [first] = run;
      const block = pieces[first ?? 0]?.block ?? null;
      const box = limpid.el(doc, 'div', { class: 'left-out', role: 'group', 'aria-label': t('leftOut') });
      const items = run.map((at) => item(at));
      const { words: why, lang } = limpid.reasons(t, pieces[first ?? 0]?.reasons ?? []);
      const words = limpid.el(doc, 'span', { class: 'why', lang }, why);
      if (run.length > MOST_OPEN) {
        const all = limpid.el(doc, 'button', { type: 'button', class: 'button all' }, t('putAllBack'));
        all.addEventListener('click', () => turn(run, true));
        box.append(limpid.el(doc, 'details', null, limpid.el(doc, 'summary', null, words, ' ', limpid.el(doc, 'span', null, t('piecesCount', { count: run.length }))), all, ...items));
      } else {
        box.append(limpid.el(doc, 'p', { class: 'why-line' }, words), ...items);
      }
      const after = ends.get(block) ?? (block === null ? null : top(body, body.querySelector(`[data-block="${block}"]`)));
      if (after) after.after(box);
      else body.prepend(box);
      ends.set(block, box);
    }
    for (const follow of followers) follow();

    /** @param {number} at */
    function item(at) {
      const element = limpid.el(doc, 'p', { class: 'piece out', role: 'button', tabindex: 0, 'data-piece': at }, pieces[at]?.text ?? '');
      press(element, () => turn([at], !keep[at]));
      followers.push(() => {
        element.classList.toggle('out', !keep[at]);
        element.setAttribute('aria-pressed', String(keep[at]));
      });
      return element;
    }
  }

  /** @param {HTMLElement} element @param {() => void} action */
  function press(element, action) {
    element.addEventListener('click', (event) => {
      // Links and pictures do nothing here.
      event.preventDefault();
      event.stopImmediatePropagation();
      action();
    }, true);
  }

  /** @param {Piece | undefined} piece */
  function reason(piece) {
    return piece?.reasons.join('; ') ?? '';
  }

  /** The child of the body that holds an element. @param {HTMLElement} body @param {Element | null} element */
  function top(body, element) {
    let current = element;
    while (current && current.parentElement !== body) current = current.parentElement;
    return current;
  }
})();
