// What tsc has to know beside the JSDoc: names that one script leaves for the others. Never shipped.
import type {} from '../extension/reader/types';

declare module '../extension/reader/types' {
  interface Limpid {
    /** The walk over the live DOM (page.js). */
    snapshot(document: Document, options?: SnapshotOptions): string;
    /** Name of the click that opened the reader (background/open.js). */
    job?: string;
    /** Ends the line by which the page notices that the background was stopped (background/open.js). */
    hangUp?(): void;
  }
}

export interface SnapshotOptions {
  /** An element that is not the page's own: the reader's host. */
  skip?: Element | null;
  /** Elements that the person pointed at or selected. */
  chosen?: Set<Element> | null;
  /** Where a page may have taken the place of its nodes' properties (outside an isolated world): a view that it has not. */
  see?: (node: Node) => Node;
  /** Which scripts hold data that is read. */
  data?: (script: Element) => boolean;
  /** When the page was captured (ISO 8601), empty where that is not known; by default now. */
  capturedAt?: string;
  /** How long the walk may take, in milliseconds. */
  time?: number;
}

/** The core's functions for JavaScript (src/wasm.rs). Articles travel as JSON text. */
interface Core {
  extractSnapshot(snapshot: string): string;
  viewSnapshot(snapshot: string, choice?: string): string;
  reviewSnapshot(snapshot: string, choice: string): string;
  extractHtml(html: string, url?: string, capturedAt?: string): string;
  extractText(text: string, url?: string, capturedAt?: string): string;
  extractDocument(document: Document, url?: string): string;
  openSaved(json: string): string;
  render(json: string, format: string, frontMatter?: string): string;
  joinPage(json: string, markup: string, url: string, choice: string): string;
  renderBytes(json: string, format: string): Uint8Array<ArrayBuffer>;
  archive(articles: string[]): Uint8Array<ArrayBuffer>;
  compareSaved(before: string, after: string): string;
  fileName(json: string, format: string): string;
  outlineHtml(html: string): string;
  outlineSnapshot(snapshot: string): string;
  outlineDocument(document: Document): string;
  version(): string;
}

declare global {
  /** The classic script that wasm-bindgen writes: a function that compiles, and on it the core's own. */
  type CoreScript = Core & ((options: { module_or_path: string }) => Promise<unknown>);
  const wasm_bindgen: CoreScript;
  function importScripts(...files: string[]): void;
  // Firefox's own window, where the harness has some of its calls run.
  const CustomizableUI: any;
  const WebExtensionPolicy: any;
  const ChromeUtils: any;
}
