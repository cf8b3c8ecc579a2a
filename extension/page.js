/**
 * The page side of Limpid: one walk over the live DOM that writes the flat snapshot, the string that
 * the core reads in `src/page/snapshot.rs` (its header documents the format).
 *
 * Runs in the extension's isolated world, whose prototypes are its own: nothing that the page has put
 * over `Element.prototype` or `Array.prototype` is met here. The walk keeps its own stack, because
 * trees built by scripts may be deeper than the engine's; it reads, and changes nothing.
 */
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./reader/types').Limpid} */ ({}));

  const HEAD = '\u0001';
  const NAME = '\u0002';
  const VALUE = '\u0003';
  const OPEN = '\u0004';
  const LIVE = '\u0005';
  const TEXT = '\u0006';
  const COMMENT = '\u0007';
  const CLOSE = '\u0008';
  const END = '\u000e';

  // The limits of src/page/limits.rs. Lengths here are UTF-16 units, there bytes: a string of n units is
  // at least n bytes, so what is cut here lies past the core's own cut, and both keep the same. One more than the core keeps
  // is written of attributes and their values, so that the core sees the limit passed and says so.
  const MAX_NODES = 250_000;
  const MAX_UNITS = 24 << 20;
  const MAX_ATTRIBUTES = 64;
  const MAX_ATTRIBUTE = 64 << 10;
  const MAX_COMMENT = 16 << 10;
  const MAX_STYLE = 240;

  /**
   * How long the walk may keep the page waiting, in milliseconds: a tenth of it reads the largest pages
   * there are, so only trees made to hurt, on slow machines, are cut by it.
   */
  const MAX_TIME = 1000;

  /**
   * How deep elements are asked what only a live page knows. Each answer makes the browser climb to the
   * root: on a page of 100 000 elements at the parser's depth of 512 that took a second. Pages that
   * were not made to hurt are less than half as deep.
   */
  const MAX_ASKED_DEPTH = 200;

  /** How many nodes are walked between two looks at the clock. */
  const CLOCK_INTERVAL = 4096;

  /** Attribute for the picture that is shown, where that is not the one in `src` (srcset, picture, lazy loaders). */
  const SHOWN_SOURCE = 'data-limpid-src';

  /** Attribute for the elements that the person pointed at or selected (`CHOSEN` of src/select/choice.rs). */
  const CHOSEN = 'data-limpid-chosen';

  /** What the browser never renders anyway: to call it hidden would say nothing about the page's wish. */
  const NEVER_RENDERED = new Set([
    'area', 'base', 'datalist', 'head', 'link', 'meta', 'noembed', 'noframes', 'noscript', 'param', 'rp',
    'script', 'source', 'style', 'title', 'track',
  ]);

  /** Control characters other than tab, line ends and form feed: the snapshot's separators are among them. */
  // eslint-disable-next-line no-control-regex
  const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f]/g;

  /** @param {string} text */
  function clean(text) {
    return text.search(CONTROLS) < 0 ? text : text.replace(CONTROLS, '\ufffd');
  }

  /**
   * Reads a property as the platform has it.
   * @param {object} prototype
   * @param {Node} node
   * @param {string} property
   */
  function platform(prototype, node, property) {
    const { get, value } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(prototype, property));
    return get ? get.call(node) : value.bind(node);
  }

  /**
   * A node that answers for itself. A form gives its controls for properties of their names (HTML, 4.10.3), to extensions
   * of Chromium, too: an `<input name=localName>` would stop the walk, `nextSibling` would lead it in circles.
   * @param {Node} node
   * @returns {Node}
   */
  function unclobbered(node) {
    const { localName } = /** @type {Element} */ (node);
    const isForm = localName === 'form' || (typeof localName === 'object' && localName !== null);
    if (!isForm || typeof HTMLFormElement !== 'function') {
      return node;
    }
    /** @type {Record<string, unknown>} */
    const answers = {};
    for (const property of ['nodeType', 'nextSibling', 'firstChild', 'textContent', 'ownerDocument']) {
      answers[property] = platform(Node.prototype, node, property);
    }
    for (const property of ['localName', 'shadowRoot', 'attributes', 'hasAttributes', 'checkVisibility', 'firstElementChild']) {
      answers[property] = platform(Element.prototype, node, property);
    }
    return /** @type {any} */ (answers);
  }

  /**
   * Whether an element takes no part in rendering by its own `display: none`. Not `visibility` and
   * opacity: pages show their body by these once a script has run. Nor `content-visibility` and closed
   * `details`: what is folded away is still part of the text.
   * @param {Element} element
   */
  function isHidden(element) {
    const answers = /** @type {Element} */ (unclobbered(element));
    // checkVisibility costs a tenth of a computed style, and is true for nearly all.
    if (typeof answers.checkVisibility !== 'function' || answers.checkVisibility()) {
      return false;
    }
    return answers.ownerDocument.defaultView?.getComputedStyle(element).display === 'none';
  }

  /**
   * Scripts that hold data (`is_data_script` of src/page/tags.rs).
   * @param {Element} script
   */
  function isData(script) {
    const type = (script.getAttribute('type') ?? '').trim().toLowerCase();
    return type === 'application/ld+json' || type.startsWith('math/');
  }

  /**
   * Attributes as the core keeps them: no handlers, no namespaces, so many and so long.
   * @param {Element} element
   * @param {string} name
   */
  function attributes(element, name) {
    // Asked first, because the list of attributes is an object that the browser has to make.
    if (!element.hasAttributes()) {
      return '';
    }
    let out = '';
    let count = 0;
    for (const { name: written, value } of element.attributes) {
      const key = written.toLowerCase();
      if (
        key.startsWith('on') || key.startsWith('xmlns') || key.startsWith('xlink') || key === SHOWN_SOURCE || key === CHOSEN
        || (name === 'svg' && key !== 'class' && key !== 'id' && key !== 'role')
      ) {
        continue;
      }
      if (count > MAX_ATTRIBUTES) {
        break;
      }
      count += 1;
      out += NAME + clean(key) + VALUE
        + clean(value.length > MAX_ATTRIBUTE ? value.slice(0, MAX_ATTRIBUTE + 1) : value);
    }
    return out;
  }

  /**
   * What only a live page knows of a picture: its size, and which of its sources is shown.
   * @param {HTMLImageElement} image
   */
  function picture(image) {
    let out = '';
    if (image.currentSrc && image.currentSrc !== image.src) {
      // For the blocks room: the best address of a picture that has this attribute is this one.
      out += NAME + SHOWN_SOURCE + VALUE + clean(image.currentSrc.slice(0, MAX_ATTRIBUTE));
    }
    if (image.naturalWidth > 0) {
      out += LIVE + image.naturalWidth + 'x' + image.naturalHeight;
    }
    return out;
  }

  /**
   * The document in a frame, where the page itself could reach it.
   * @param {Element} frame
   * @returns {HTMLElement | null}
   */
  function frameBody(frame) {
    try {
      return /** @type {HTMLIFrameElement} */ (frame).contentDocument?.body ?? null;
    } catch {
      return null;
    }
  }

  /**
   * One element whose children are being walked.
   * @typedef {object} Level
   * @property {Node | null} next the child to come, where children are siblings
   * @property {Node[] | null} list the children, where they are what is assigned to a slot
   * @property {number} at place in `list`
   * @property {boolean} hidden whether the element is not rendered
   * @property {boolean} framed whether it stands in a frame's document
   * @property {boolean} markup whether text is to be read as markup (`noscript` where scripts are off)
   * @property {boolean} style whether it is a style sheet
   */

  /**
   * The flat snapshot of a document.
   * @param {Document} document
   * @param {import('../types/limpid').SnapshotOptions} [options]
   * @returns {string}
   */
  limpid.snapshot = function snapshot(document, options = {}) {
    const skip = options.skip ?? null;
    const chosen = options.chosen ?? null;
    const see = options.see ?? null;
    const holdsData = options.data ?? isData;
    const patience = options.time ?? MAX_TIME;
    const url = document.URL;
    const base = document.baseURI;
    /** @type {[string, string][]} */
    const facts = [
      ['url', url],
      ['base', base === url ? '' : base],
      ['contentType', document.contentType],
      ['charset', document.characterSet],
      ['title', document.title],
      ['capturedAt', options.capturedAt ?? new Date().toISOString()],
    ];
    let out = HEAD + 'limpid-snapshot-1';
    for (const [name, value] of facts) {
      out += NAME + name + VALUE + clean(value.slice(0, MAX_ATTRIBUTE));
    }

    const start = performance.now();
    let nodes = 0;
    let limit = '';
    /** @type {Level[]} */
    const levels = [
      { next: document.firstChild, list: null, at: 0, hidden: false, framed: false, markup: false, style: false },
    ];
    while (levels.length > 0) {
      const level = levels[levels.length - 1];
      const bare = level.list ? level.list[level.at++] ?? null : level.next;
      if (!bare) {
        levels.pop();
        if (levels.length > 0) {
          out += CLOSE;
        }
        continue;
      }
      const seen = see ? see(bare) : bare;
      const node = see ? seen : unclobbered(seen);
      if (!level.list) {
        level.next = node.nextSibling;
      }
      nodes += 1;
      if (nodes >= MAX_NODES) {
        limit = 'nodes';
        break;
      }
      if (out.length > MAX_UNITS) {
        limit = 'bytes';
        break;
      }
      if (nodes % CLOCK_INTERVAL === 0 && performance.now() - start > patience) {
        limit = 'time';
        break;
      }
      switch (node.nodeType) {
        case 3: // text
        case 4: { // CDATA, in XHTML
          let { data } = /** @type {CharacterData} */ (node);
          if (level.style) {
            data = data.slice(0, MAX_STYLE);
          } else if (data.length > MAX_UNITS) {
            data = data.slice(0, MAX_UNITS);
          }
          if (level.markup) {
            data = data.replace(/&/g, '&amp;').replace(/</g, '&lt;');
          }
          out += TEXT + clean(data);
          continue;
        }
        case 8:
          out += COMMENT + clean(/** @type {Comment} */ (node).data.slice(0, MAX_COMMENT));
          continue;
        case 1:
          break;
        default:
          continue;
      }
      const element = /** @type {Element} */ (node);
      const name = element.localName.toLowerCase();
      if (seen === skip || name === 'template' || (name === 'script' && !holdsData(element))) {
        continue;
      }
      out += OPEN + clean(name) + (chosen?.has(/** @type {Element} */ (seen)) ? NAME + CHOSEN + VALUE : '') + attributes(element, name);
      const deep = levels.length > MAX_ASKED_DEPTH;
      const hidden = level.hidden || (!deep && !NEVER_RENDERED.has(name) && isHidden(/** @type {Element} */ (bare)));
      if (hidden) {
        out += LIVE + 'h';
      } else if (name === 'img' && !deep) {
        out += picture(/** @type {HTMLImageElement} */ (element));
      }

      /** @type {Level} */
      const inner = {
        next: null, list: null, at: 0, hidden, framed: level.framed, markup: false, style: name === 'style',
      };
      if (name === 'svg') {
        // Its drawing is no text.
      } else if (name === 'noscript' && !element.firstElementChild) {
        // With scripts on, its content is one text, which the core parses; in a frame the core's other
        // doors do not look into it either.
        if (!level.framed && element.firstChild) {
          out += TEXT + clean((element.textContent ?? '').slice(0, MAX_UNITS));
        }
      } else if (name === 'iframe' || name === 'frame') {
        if (!level.framed) {
          inner.next = frameBody(element)?.firstChild ?? null;
          inner.framed = true;
        }
      } else if (element.shadowRoot) {
        inner.next = element.shadowRoot.firstChild;
      } else if (name === 'slot') {
        const assigned = /** @type {HTMLSlotElement} */ (element).assignedNodes?.() ?? [];
        if (assigned.length > 0) {
          inner.list = assigned;
        } else {
          inner.next = element.firstChild;
        }
      } else {
        inner.next = element.firstChild;
        inner.markup = name === 'noscript';
      }
      if (inner.next || inner.list) {
        levels.push(inner);
      } else {
        out += CLOSE;
      }
    }
    return out + END + limit;
  };
})();
