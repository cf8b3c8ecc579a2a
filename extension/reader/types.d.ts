// Types of the reader, for tsc only (never shipped). The article types mirror src/article/*.rs; the
// published JSON Schema is generated from there and is the authority.

export interface MathNode {
  tag: string;
  attributes?: [string, string][];
  text?: string;
  children?: MathNode[];
}

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'emphasis' | 'subscript' | 'superscript' | 'deleted' | 'marked'; content: Inline[] }
  | { type: 'link'; href: string; content: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'ruby'; base: string; text: string }
  | { type: 'break' }
  | { type: 'image'; image: number }
  | { type: 'math'; tex: string | null; mathml: MathNode | null; text: string }
  | { type: 'footnoteRef'; number: number };

export interface ListItem {
  content: Inline[];
  blocks: Block[];
  term?: Inline[];
  value?: number;
}

export interface Cell {
  header: boolean;
  colspan: number;
  rowspan: number;
  content: Inline[];
}

export interface Row {
  head: boolean;
  cells: Cell[];
}

export type BlockRole = 'body' | 'standfirst' | 'editorsNote' | 'correction' | 'pullQuote' | 'paywallNotice';

export interface BlockCommon {
  id: number;
  role?: BlockRole;
  lang?: string | null;
  dir?: string | null;
  anchor?: { selector: string; prefix: string; exact: string; suffix: string };
  score?: number;
  reasons?: string[];
}

export type BlockKind =
  | { type: 'paragraph'; content: Inline[] }
  | { type: 'heading'; level: number; content: Inline[] }
  | { type: 'figure'; images: number[] }
  | { type: 'list'; ordered: boolean; start?: number; items: ListItem[] }
  | { type: 'table'; caption: Inline[]; rows: Row[] }
  | { type: 'code'; language: string | null; text: string }
  | { type: 'quote'; cite: string | null; blocks: Block[] }
  | { type: 'math'; tex: string | null; mathml: MathNode | null; text: string }
  | { type: 'embed'; kind: string; url: string; title: string | null; poster?: number }
  | { type: 'rule' };

export type Block = BlockCommon & BlockKind;

export interface ArticleImage {
  id: number;
  src: string;
  alt: string | null;
  caption: string | null;
  credit: string | null;
  width: number | null;
  height: number | null;
  data?: string;
}

export interface Post {
  block: number;
  author: string | null;
  published: ArticleDate | null;
}

export interface Footnote {
  number: number;
  label: string;
  content: Inline[];
}

export type PersonRole = 'author' | 'editor' | 'reviewer' | 'photographer' | 'translator';

export interface Person {
  name: string;
  role: PersonRole;
  affiliation: string | null;
  url: string | null;
}

export interface Organisation {
  name: string;
  url: string | null;
}

export interface ArticleDate {
  value: string;
  raw: string;
  precision: 'year' | 'month' | 'day' | 'minute' | 'second';
  relative?: boolean;
}

/** A passage that the person marked. */
export interface Highlight {
  anchor: { selector: string; prefix: string; exact: string; suffix: string };
  block: number;
  note: string;
  colour: string;
  made: string | null;
}

export interface Evidence {
  value: string;
  from: string;
  where: string;
  confidence: number;
  chosen: boolean;
  note?: string;
}

export interface Article {
  format: string;
  version: number;
  generator?: { name: string; version: string };
  source: {
    url: string | null;
    canonicalUrl: string | null;
    capturedAt: string | null;
    lang: string | null;
    dir: string | null;
    charset: string | null;
    /** Further pages that were joined. */
    pages?: string[];
    nextPage?: { url: string; further: number | null };
  };
  title: string | null;
  titleRaw?: string | null;
  subtitle: string | null;
  authors: Person[];
  publisher: Organisation | null;
  originalSource: Organisation | null;
  reposted: boolean;
  published: ArticleDate | null;
  modified: ArticleDate | null;
  section: string | null;
  breadcrumb: string[];
  tags: string[];
  excerpt: string | null;
  leadImage: { src: string; alt: string | null; width: number | null; height: number | null; image: number | null } | null;
  license: string | null;
  paywalled: boolean | null;
  counts: { characters: number; cjkCharacters: number; words: number; readingMinutes: number };
  blocks: Block[];
  images: ArticleImage[];
  footnotes: Footnote[];
  posts?: Post[];
  targets?: Record<string, number>;
  evidence: Record<string, Evidence[]>;
  removed: { text: string; where: string; reason: string }[];
  confidence: number;
  limits: string[];
  repair?: { by: string; pointed: boolean; putBack: number; dropped: number; unmatched?: string[] };
  highlights?: Highlight[];
  siteName: string | null;
  lang: string | null;
  dir: string | null;
  textContent?: string;
}

export type Theme = 'system' | 'light' | 'sepia' | 'dark' | 'contrast';

export interface Settings {
  theme: Theme;
  typeface: 'serif' | 'sans' | 'legible';
  /** Step from -4 to 8; 0 is 20 px. */
  size: number;
  /** Step from -2 to 2; 0 is about 66 Latin letters or 34 Han characters. */
  width: number;
  /** Step from -3 to 4 of a tenth of the font size. */
  leading: number;
  /** Step from 0 to 4 of a fiftieth of the font size; never used for joined scripts. */
  letters: number;
  /** Step from 0 to 4 of a twentieth of the font size. */
  words: number;
  align: 'start' | 'justify';
  paragraphs: 'auto' | 'indent' | 'space';
  vertical: boolean;
  focusLine: boolean;
  /** Keep where reading stopped, on this machine. */
  remember: boolean;
  /** Saved files hold the pictures that the page lets be read. */
  embed: boolean;
  /** Speed of the voice, 0.5 to 2. */
  rate: number;
}

export interface Failure {
  kind: string;
  message: string;
}

/** One piece of the page's text (src/review.rs). */
export interface Piece {
  selector: string;
  exact: string;
  text: string;
  keep: boolean;
  reasons: string[];
  /** The block that holds it, or after which it would stand. */
  block: number | null;
  /** The stable path by which a rule can name it, where one can. */
  shape: string | null;
}

/** What a person chose otherwise than the core (src/select/choice.rs). */
export interface Choice {
  pointed: boolean;
  spots: { selector: string; exact: string; keep: boolean }[];
}

export interface Rule {
  shape: string;
  action: string;
}

export interface FurtherPage {
  url: string;
  markup: string;
}

export interface Hooks {
  /** Saves an article, given as JSON text, in a format. */
  save?(format: string, json: string): Promise<{ name: string }>;
  /** The article in a format of text. */
  text?(format: string, json: string): Promise<string>;
  /** Opens the page that saves all tabs of the window. */
  allTabs?(): void;
  /** Keeps the settings, of which `change` was changed now. */
  saveSettings?(settings: Settings, change: Partial<Settings>): void;
  /** Position kept for an address, as the number of a block and how far into it, or null. */
  loadPosition?(url: string): Promise<Position | null>;
  /** Keeps a position, or forgets it where it is null. */
  savePosition?(url: string, position: Position | null): void;
  /** Highlights kept for an address. */
  loadMarks?(url: string): Promise<Highlight[]>;
  saveMarks?(url: string, marks: Highlight[]): void;
  /** All pieces of the page, as the choice makes them. */
  review?(choice: Choice): Promise<Piece[]>;
  /** The article as the choice makes it, as JSON text. */
  choose?(choice: Choice): Promise<string>;
  /** The same where an element of the page holds the article. */
  point?(choice: Choice, element: Element): Promise<string>;
  /** An article, as JSON text, with what a further page adds. */
  joinPage?(json: string, page: FurtherPage): Promise<string>;
  /** Keeps rules for the site of the page; false where they could not be kept, which has then been said. */
  addRules?(rules: Rule[]): Promise<boolean>;
  /** How the article is rendered (the web page loads no pictures from elsewhere). */
  render?: RenderOptions;
}

export interface Position {
  /** Number of a block, or of the head, the notes or the foot (place.js). */
  block: number;
  /** Share of the block above the upper edge, 0 to 1. */
  offset: number;
}

/** The way that the text goes: down the page, or to the left where its lines run down. Lengths are pixels along it. */
export interface Edges {
  vertical: boolean;
  /** How much the bar covers of the edge behind which the text goes away. */
  inset: number;
  /** How much is in view. */
  room: number;
  /** How far it is scrolled, and how far it can be. */
  at: number;
  most: number;
  /** Where a box begins and ends, from that edge on; negative behind it. */
  start(box: DOMRect): number;
  end(box: DOMRect): number;
  /** Scrolls on, or back where it is negative. */
  go(by: number): void;
}

export interface RenderOptions {
  /** Words in the person's language. */
  strings?: Record<string, string>;
  /** Load pictures from other hosts; without it only embedded ones are shown (a page that promises no request). */
  remoteImages?: boolean;
  /** Open links in a new tab. */
  newTab?: boolean;
}

export interface RenderContext {
  doc: Document;
  article: Article;
  /** A phrase by key, with `{name}` places filled. */
  t: Translate;
  voice: Voice;
  images: Map<number, ArticleImage>;
  posts: Map<number, Post>;
  notes: Map<number, Footnote>;
  /** Notes already referred to: the first reference carries the way back. */
  referred: Set<number>;
  headings: Map<string, string>;
  /** Blocks that links of the article lead to. */
  targeted: Set<number>;
  options: Required<RenderOptions>;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export interface Voice {
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Family of typographic habits: `latin`, `han`, `kana`, `hangul`, `arabic`, `hebrew`, `indic`, `thai`. */
  script: string;
}

export interface Session {
  doc: Document;
  /** Of the page that the article is of, as `addressNow` gives it. */
  address: string;
  host: HTMLElement;
  root: ShadowRoot;
  dialog: HTMLDialogElement;
  frame: HTMLElement;
  settings: Settings;
  hooks: Required<Pick<Hooks, 'saveSettings'>> & Hooks;
  t: Translate;
  article: Article | null;
  json: string;
  scroller: HTMLElement;
  /** What stands along the lower edge, one above the other: what is said, what is offered, the bar of a repair. */
  lower: HTMLElement;
  status: HTMLElement;
  /** Undo steps, run last first when the reader closes. */
  undo: (() => void)[];
  /** Closes what is open over the text, one thing at a time. Escape does so before it leaves a repair or the reader. */
  layers: (() => void)[];
  commands: Map<string, () => void>;
  /** Told of every change of the settings. */
  followers: ((settings: Settings) => void)[];
  /** Told when the sheet becomes longer or shorter. */
  sized?: ResizeObserver;
  /** True while a voice reads. */
  speaking?: boolean;
  /** The highlight that has just been made and has no note yet. */
  justMarked?: Highlight | null;
  /** Whether the browser has a voice for the article. */
  canListen?(): boolean;
  /** Shows the dialog over everything. */
  raise(): void;
  /** True while the dialog is closed and the reader is not: the person points at the page. */
  parked: boolean;
  /** What the person chose so far. */
  choice: Choice;
  /** Blocks, notes and foot that are not laid out yet, in their order. */
  folded: HTMLElement[];
  /** Further pages that were joined. */
  pages: FurtherPage[];
  /** While further pages are being loaded: what stops it, and what shows it. */
  joining: { stop: AbortController; halt: HTMLElement; steps: HTMLElement } | null;
  /** The element of the page that the person pointed at. */
  pointed: Element | null;
  /** While the article is being repaired. */
  mending: { done: () => void; leave: () => void } | null;
  /** Takes the keys while the person points at the page. */
  pointing: ((key: string) => boolean) | null;
  /** Words in the person's language. */
  strings?: Record<string, string>;
  /** Where the followers of the toolbar's layers begin. */
  firstFollower?: number;
  /** Takes a key before anything else does (the lightbox while it is open). */
  grab: ((key: string) => boolean) | null;
}

export interface Limpid {
  session: Session | null;
  /** The extension's own API; nothing where a page has taken its names. */
  api(): any;
  begin(css: string, settings?: Partial<Settings> | null): boolean;
  show(json: string, settings: Partial<Settings> | null, strings: Record<string, string>, hooks?: Hooks): void;
  /** Gives the reader its words, settings and hooks. */
  arm(session: Session, settings: Partial<Settings> | null, strings: Record<string, string>, hooks?: Hooks): void;
  /** Says why there is nothing to show; false where the page has no place for a word of ours. */
  fail(failure: Failure, strings: Record<string, string>): boolean;
  close(): void;
  renderArticle(article: Article, doc: Document, options?: RenderOptions): DocumentFragment;

  readonly defaultStrings: Record<string, string>;
  translator(strings: Record<string, string> | null | undefined): Translate;
  el<K extends keyof HTMLElementTagNameMap>(
    doc: Document, tag: K, attributes?: Attributes | null, ...children: Child[]
  ): HTMLElementTagNameMap[K];
  icon(doc: Document, name: string): SVGSVGElement;
  safeHref(value: unknown): string | null;
  safeImage(value: unknown): string | null;
  /** Puts nodes into the `{name}` places of a phrase. */
  fill(doc: Document, phrase: string, nodes: Record<string, Node>): DocumentFragment;
  voiceOf(article: Article): Voice;
  /** A heading with the places marked where its lines may end. */
  phrase(context: RenderContext, text: string): DocumentFragment;
  scriptOfText(text: string): string;
  plain(content: Inline[]): string;
  formatDate(date: ArticleDate, lang: string): string;
  /** Makes the browser's first formatters: in every page anew they take Chromium 10 to 20 ms, and all later ones one each. */
  readyToFormat(): void;
  time(doc: Document, date: ArticleDate, lang: string): HTMLElement;
  inline(context: RenderContext, content: Inline[], depth?: number): DocumentFragment;
  math(doc: Document, node: MathNode | null, text: string, display: boolean): Element;
  figure(context: RenderContext, images: ArticleImage[], className?: string): HTMLElement | null;
  picture(context: RenderContext, image: ArticleImage): HTMLElement | null;
  table(context: RenderContext, block: Block & { type: 'table' }): HTMLElement;
  blocks(context: RenderContext, blocks: Block[], depth?: number): DocumentFragment;
  header(context: RenderContext): HTMLElement;
  endnotes(context: RenderContext): HTMLElement | null;

  defaultSettings: Settings;
  /** The defaults of what is seen, which is what a reset sets back. */
  standardLooks: Partial<Settings>;
  /** Settings without what is no look and is never set back with them. */
  looksOf(settings: Settings): Partial<Settings>;
  /** Whether the looks among the settings are the standard ones. */
  isStandard(settings: Partial<Settings>): boolean;
  /** Sets the looks back, and offers to undo that. */
  resetLooks(session: Session): void;
  normaliseSettings(settings: unknown): Settings;
  applySettings(frame: HTMLElement, settings: Settings): void;
  /** `kept` is false where the change was kept elsewhere. */
  changeSettings(change: Partial<Settings>, kept?: boolean): void;
  keepStyle(root: ShadowRoot, css: string): void;
  seal(session: Session): void;
  /** Shows a modal dialog; back come the page's popovers that the browser closes for it, in their order. */
  showOver(dialog: HTMLDialogElement): HTMLElement[];
  /** Shows popovers again that are still there. */
  showAgain(popovers: HTMLElement[]): void;
  /** Where the tab is now: path, query, and a fragment that names a page. */
  addressNow(): string;
  /** Takes the page's own zoom back within a host of ours. */
  unzoom(host: HTMLElement): void;
  bindKeys(session: Session): void;
  /** Whether a key is one of the reader's own. */
  isCommand(key: string): boolean;
  listen(undo: (() => void)[], target: EventTarget, type: string, listener: (event: any) => void, capture: boolean): void;
  /** Kept places in the extension's storage; `forget` tells how many there were. */
  placeStore(api: any): {
    load(url: string): Promise<Position | null>;
    save(url: string, position: Position | null): Promise<void>;
    forget(): Promise<number>;
  };
  /** Highlights kept in the extension's storage; `forget` tells for how many addresses. */
  markStore(api: any): {
    load(url: string): Promise<Highlight[]>;
    save(url: string, marks: Highlight[]): Promise<void>;
    forget(): Promise<number>;
  };
  /** Rules kept for sites in the extension's storage. */
  ruleStore(api: any): {
    all(): Promise<Record<string, Rule[]>>;
    add(host: string, rules: Rule[]): Promise<void>;
    /** Puts rules of any hand beside those that are there; how many are new, and how many do something else now. */
    merge(rules: unknown): Promise<{ added: number; changed: number }>;
    replace(rules: Record<string, Rule[]>): Promise<void>;
  };
  /** Characters of a path that a rule may have. */
  longestShape: number;
  /** Two saves compared, as a list to read. */
  changes(doc: Document, t: Translate, found: Difference[]): DocumentFragment;
  /** What the extension's own pages begin with; the page gets its language and, by the key of a phrase, its title. */
  ownPage(title: string): { api: any; t: Translate; language: string };
  /** The person's colours and type on a page of the extension. */
  ownColours(api: any): Promise<Settings>;
  /** Asks a question of yes or no in one of the extension's own pages; `act` is the word of the button that says yes. */
  ask(t: Translate, question: string, act: string): Promise<boolean>;
  saveBytes(bytes: BlobPart, name: string, type: string): void;
  /** The options page's part about rules. */
  rulesSection(desk: { doc: Document; t: Translate; api: any }): HTMLElement;
  /** The options page's part about front matter. */
  frontMatterSection(desk: { doc: Document; t: Translate; api: any; keep(work: () => Promise<void>): void }): HTMLElement;
  /** Leaves all but the first screens of a sheet to be laid out after these are painted. */
  fold(session: Session, sheet: HTMLElement): void;
  /** Lays the article out now, as far as an element and the screen below it, or whole. */
  unfold(session: Session, element?: Element | null): void;
  placeOf(session: Session): Position | null;
  goTo(session: Session, place: Position): void;
  edges(session: Session): Edges;
  /** Scrolls by a key; false where that is the browser's. */
  turn(session: Session, key: string): boolean;
  bindWheel(session: Session): void;
  stepHeading(session: Session, by: number): void;
  reveal(session: Session, element: HTMLElement): void;
  settingChoices: Record<string, readonly string[]>;
  settingSteps: Record<string, readonly [number, number]>;
  /** The settings' controls, on the reader's panel and on the options page. */
  controls(
    desk: { doc: Document; t: Translate; read: () => Settings; change: (change: Partial<Settings>) => void; reset?: () => void }, article: Article | null,
  ): { element: HTMLElement; sync: (settings: Settings) => void };
  /** Takes a notice away, where one is shown. */
  notice?: (() => void) | null;
  /** Buttons along the top edge. */
  toolbar(session: Session): HTMLElement;
  panel(session: Session): HTMLElement;
  /** Shows the article anew, another one where JSON text is given. */
  redraw(session: Session, json?: string): void;
  repair(session: Session): void;
  marks(session: Session): void;
  markList(session: Session): HTMLElement;
  /** Marks what is selected; null where nothing is. */
  markSelection(session: Session): Highlight | null;
  changeMarks(session: Session, marks: Highlight[]): void;
  paintMarks(session: Session): void;
  rangeOfMark(session: Session, mark: Highlight): { range: Range; at: number } | null;
  addressOf(article: Article): string | null;
  repairBar(
    session: Session,
    desk: {
      back: () => void; again: () => void; turned: () => Piece[]; canUndo: () => boolean; canRedo: () => boolean;
      /** Whether what was chosen is just being made into an article. */
      waiting: () => boolean; finish: () => void; leave: () => void;
    },
  ): { element: HTMLElement; sync: () => void };
  /** Reasons of the core in the person's language, or all in English. */
  reasons(t: Translate, reasons: string[]): { words: string; lang: string | null };
  /** What the foot offers where the article goes on. */
  furtherPages(session: Session): void;
  /** An article made anew, with the pages that were joined to it before. */
  joinAgain(session: Session, json: string): Promise<string>;
  point(session: Session): void;
  saveMenu(session: Session): HTMLElement;
  saveAs(session: Session, format: string): Promise<void>;
  copyMarkdown(session: Session): Promise<void>;
  contents(session: Session): HTMLElement | null;
  keysHelp(session: Session): HTMLElement;
  notes(session: Session): void;
  progress(session: Session): HTMLElement;
  say(session: Session, sentence: string): void;
  /** One thing to do, with a sentence about it or alone, for some seconds; by its name it takes the place of an earlier one of its kind. */
  offer(session: Session, what: { name: string; sentence?: string; words: string; key?: string; act: () => void }): void;
  /** Opens something over the text in place of what was open, or closes it where it was; what closes it comes back. `home` has the focus afterwards. */
  openLayer(session: Session, element: HTMLElement, opener: HTMLElement | null, home?: () => HTMLElement | null): () => void;
  closeLayers(session: Session): void;
  lightbox?(session: Session): void;
  keepPosition?(session: Session): void;
  speech?(session: Session): void;
  focusLine?(session: Session): void;
}

/** A field or a block of either of two saves (src/compare.rs). */
export interface Difference {
  what: string;
  change: 'same' | 'changed' | 'removed' | 'added';
  before: string | null;
  after: string | null;
}

export type Attributes = Record<string, string | number | boolean | null | undefined>;
export type Child = Node | string | null | undefined;

declare global {
  var limpid: Limpid;
  var limpidReaderFiles: { scripts: string[]; styles: string[] };
}
