//! How much of a page is read. What lies past a limit is left out, and the result says so.

/// Bytes of markup or text that are read at most. Larger pages are data dumps, not articles; at about
/// 60 MB/s (wasm) this stays within the promised seconds.
pub const MAX_BYTES: usize = 24 << 20;

/// Nodes that are kept at most: what follows is not read. An article of [`MAX_SEGMENTS`](crate::measure::MAX_SEGMENTS)
/// pieces has eight to each of them; a node costs 300 bytes while it is read, so that a page which is nothing but
/// nodes stays within its share of memory.
pub const MAX_NODES: usize = 250_000;

/// Nodes that the HTML parser may make: more than are kept, since scripts and their like are not.
pub const MAX_TREE_NODES: usize = MAX_NODES + MAX_NODES / 5;

/// Attributes that the HTML parser may make: two to an element, where the largest real pages have about one.
pub const MAX_TREE_ATTRIBUTES: usize = MAX_NODES * 2;

/// Nodes that the HTML parser may make of any page, and attributes, and bytes of attribute values. More only as the
/// page is larger: a tag is three bytes at least and may bring one character of text, an attribute is two bytes; what needs
/// less is said once and made again and again.
pub const FREE_TREE: usize = 10_000;

/// Bytes of markup for each further node, and for each further attribute.
pub const BYTES_OF_A_TREE_NODE: usize = 2;

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

/// Bytes of a `title` that are kept: it is read again and again, and cut to
/// 2000 characters in the end.
pub const MAX_TITLE_BYTES: usize = 16 << 10;
