import type { Article } from './article.js';

export type { Article };
export type * from './article.js';

export interface Source {
  /** Address of the page: relative links are resolved against it, and it is a source of dates and sections. */
  url?: string;
  /** When the page was captured (ISO 8601): what “two hours ago” is counted from. For a document on screen it is now. */
  capturedAt?: string;
}

/** The article of HTML text. Throws a {@link LimpidError}. */
export function extract(html: string, source?: Source): Article;

/** The article of plain text or Markdown, with or without front matter. Throws a {@link LimpidError}. */
export function extractText(text: string, source?: Source): Article;

/**
 * The article of a document, of a browser's or one of jsdom, linkedom or the like, which is left as it is. In a browser
 * what is not rendered and which pictures are shown is taken into account. Throws a {@link LimpidError}.
 */
export function extractDocument(document: Document, source?: Source): Article;

/** An article that was saved (as JSON text), checked, with all that is derived derived again. Throws a {@link LimpidError}. */
export function open(json: string): Article;

export type TextFormat = 'json' | 'markdown' | 'html' | 'text' | 'json-ld' | 'csl' | 'feed';

/** An article as text: the file that is saved, Markdown, a page of its own, plain text, JSON-LD, CSL-JSON, JSON Feed. */
export function render(article: Article, format: TextFormat): string;

/** The file of an article: those of {@link render} in UTF-8, or an EPUB 3 book. */
export function renderBytes(article: Article, format: TextFormat | 'epub'): Uint8Array;

/** Compiles the core ahead, without holding up the thread. Optional: the first call compiles it otherwise. */
export function init(): Promise<void>;

export type ErrorKind =
  'NotAnArticle' | 'EmptyPage' | 'TooLarge' | 'NotText' | 'CorruptFile' | 'BadSnapshot' | 'Unreadable' | 'Internal';

export class LimpidError extends Error {
  constructor(kind: ErrorKind | (string & {}), message: string);
  readonly kind: ErrorKind | (string & {});
}

/** The options of @mozilla/readability. Those marked so are taken and have nothing to act on here. */
export interface ReadabilityOptions<T = string> {
  /** Writes to the console what was found and what was left out, with the reasons. */
  debug?: boolean;
  /** More elements than this, and `parse` throws; 0 is no limit. */
  maxElemsToParse?: number;
  /** No effect: the article is chosen piece by piece, not among candidates. */
  nbTopCandidates?: number;
  /** No effect: Readability tries again with looser rules below it; here there is one reading of a page. */
  charThreshold?: number;
  /** No effect: the content is written from the article's types, and the page's classes are not among them. */
  classesToPreserve?: string[];
  /** No effect, for the same reason. */
  keepClasses?: boolean;
  /** Makes `content` from the element that holds the article; without it `content` is HTML. */
  serializer?: (node: Element) => T;
  /** Reads no JSON-LD. */
  disableJSONLD?: boolean;
  /** No effect: every video of the article is kept as a link to it; nothing foreign is embedded. */
  allowedVideoRegex?: RegExp;
  /** No effect: there is no threshold of link density. */
  linkDensityModifier?: number;
}

export interface ReadabilityArticle<T = string> {
  title: string;
  byline: string | null;
  dir: string | null;
  lang: string | null;
  /** HTML that is safe to show: no scripts, handlers, styles or frames, and no other addresses than http, https, mailto and tel. */
  content: T;
  textContent: string;
  length: number;
  excerpt: string | null;
  siteName: string | null;
  /** ISO 8601, only as precise as the page is. */
  publishedTime: string | null;
}

/** Takes the place of the class in @mozilla/readability. Unlike there, the document is left as it is. */
export class Readability<T = string> {
  constructor(document: Document, options?: ReadabilityOptions<T>);
  /** The article, or null where there is none. */
  parse(): ReadabilityArticle<T> | null;
}

export interface ReaderableOptions {
  /** Least length of a paragraph that counts, in characters (a Han, Kana or Hangul character counts as two); 140. */
  minContentLength?: number;
  /** Sum of the roots of what is past it, from which the answer is yes; 20. */
  minScore?: number;
  visibilityChecker?: (node: Node) => boolean;
}

/** A quick guess whether a page has an article. */
export function isProbablyReaderable(document: Document, options?: ReaderableOptions | ((node: Node) => boolean)): boolean;
