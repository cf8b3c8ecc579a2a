import type { SnapshotOptions } from '../../limpid';

/** The walk of extension/page.js. */
export function snapshot(document: Document, options?: SnapshotOptions): string;
