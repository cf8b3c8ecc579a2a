//! How much of a page is read. What lies past a limit is left out, and the result says so.

/// Bytes of markup or text that are read at most. Larger pages are data dumps, not articles; at about
/// 60 MB/s (wasm) this stays within the promised seconds.
pub const MAX_BYTES: usize = 24 << 20;

/// Nodes that are kept at most: what follows is not read.
pub const MAX_NODES: usize = 1_000_000;

/// Depth that is kept: deeper elements are flattened into their ancestor at this depth, their text is kept.
/// Browsers parse markup at most 512 deep; only trees built by scripts are deeper.
pub const MAX_DEPTH: usize = 600;

/// Attributes of one element that are kept: hand-written elements have a handful, generated ones two dozen.
pub const MAX_ATTRIBUTES: usize = 64;

/// Bytes of one attribute value that are kept; longer values are cut (inline pictures, state dumps).
pub const MAX_ATTRIBUTE_BYTES: usize = 64 << 10;

/// Bytes of one comment that are kept: old systems write an article's facts in comments, never more than a page of them. A
/// comment is no text, so nothing is said where one is cut.
pub const MAX_COMMENT_BYTES: usize = 16 << 10;

/// Bytes of a style sheet's text that are kept, to name it in what was left out.
pub const MAX_STYLE_BYTES: usize = 240;
