// What the package needs of the bindings that `cargo xtask npm` writes; they are not there before it has run.
export default function init(options: { module_or_path: BufferSource }): Promise<unknown>;
export function initSync(options: { module: BufferSource }): unknown;
export function __wbg_reset_state(): void;
export function extractHtml(html: string, url?: string | null, capturedAt?: string | null): string;
export function extractText(text: string, url?: string | null, capturedAt?: string | null): string;
export function extractSnapshot(snapshot: string): string;
export function openSaved(json: string): string;
export function render(json: string, format: string): string;
export function renderBytes(json: string, format: string): Uint8Array;
export function version(): string;
