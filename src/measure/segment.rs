//! Segments: the text blocks that are measured, scored and chosen.
//!
//! A segment is the direct text of a block-level element: a run of inline content between two block
//! boundaries. Two line breaks in a row end one too, because many pages know no other paragraph; a table
//! row whose cells hold no blocks is one segment. Segments never nest and follow document order.

use super::apart::{is_apart, is_next_line};
use super::spoken::is_said_twice;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text::{self, Normalised};
use memchr::memchr_iter;
use std::ops::Range;

/// One text block.
#[derive(Debug, Clone)]
pub struct Segment {
    /// The block-level element that it is direct text of.
    pub container: NodeId,
    /// Its nodes: from the first text to one past the last.
    pub nodes: Range<NodeId>,
    /// Bytes in [`Page::text`], from the first to the last text; what is not shown in between included.
    pub raw: Range<u32>,
    /// Text, white space normalised, single line breaks as `\n`.
    pub text: String,
    /// Stands in a part of the page that is not shown (`hidden`, `display: none`, `noscript`).
    pub hidden: bool,
}

/// The segments of a page, in document order, none of them empty.
///
/// ```
/// use limpid::{measure::segments, page::{html, Facts}};
/// let page = html::parse("<div>One<br><br>Two <b>too</b><p>Three<br>lines</div>", Facts::default());
/// let texts: Vec<_> = segments(&page).into_iter().map(|s| s.text).collect();
/// assert_eq!(texts, ["One", "Two too", "Three\nlines"]);
/// ```
pub fn segments(page: &Page) -> Vec<Segment> {
    let mut walk = Walk { page, out: Vec::new(), open: None, breaks: 0 };
    // Open elements that begin or end something: block containers and hidden parts.
    let mut stack: Vec<Open> =
        vec![Open { id: Page::ROOT, row: false, pre: false, hidden: false, block: true }];
    let mut id = Page::ROOT + 1;
    while (id as usize) < page.len() {
        while stack.len() > 1 && id >= page.node(stack[stack.len() - 1].id).end {
            if stack.pop().is_some_and(|open| open.block) {
                walk.flush();
            }
        }
        let top = stack[stack.len() - 1];
        match page.node(id).kind {
            Kind::Comment => {}
            Kind::Text => {
                let container = stack.iter().rev().find(|o| o.block).map_or(Page::ROOT, |o| o.id);
                walk.text(id, container, top);
            }
            Kind::Element(tag) => {
                if tag.is_unshown() || is_passed_over(page, id) {
                    id = page.node(id).end;
                    continue;
                }
                match tag {
                    Tag::Br => walk.line_break(),
                    Tag::Wbr => {}
                    Tag::Td | Tag::Th if top.row => walk.gap(),
                    _ => {
                        if !top.pre && is_apart(page, id) {
                            walk.gap();
                        } else if top.pre && is_next_line(page, id) {
                            walk.next_line();
                        }
                        let hidden = top.hidden || is_hidden(page, id);
                        let block = tag.is_block() && !top.row;
                        if block || hidden != top.hidden {
                            if block {
                                walk.flush();
                            }
                            let row = top.row || tag == Tag::Tr && is_plain_row(page, id);
                            let pre = top.pre || matches!(tag, Tag::Pre | Tag::Xmp);
                            stack.push(Open { id, row, pre, hidden, block });
                        }
                    }
                }
            }
        }
        id += 1;
    }
    walk.flush();
    walk.out
}

#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // four facts of one open element, independent of each other
struct Open {
    id: NodeId,
    row: bool,
    pre: bool,
    hidden: bool,
    block: bool,
}

struct Walk<'a> {
    page: &'a Page,
    out: Vec<Segment>,
    open: Option<(Segment, Normalised)>,
    breaks: usize,
}

impl Walk<'_> {
    fn text(&mut self, id: NodeId, container: NodeId, top: Open) {
        let node = self.page.node(id);
        let found = self.page.text_of(id);
        let blank = found.chars().all(text::is_space);
        if blank && self.open.is_none() {
            return;
        }
        if !blank {
            if self.breaks > 1 {
                self.flush();
            }
            self.breaks = 0;
        }
        let (segment, normalised) = self.open.get_or_insert_with(|| {
            let segment = Segment {
                container,
                nodes: id..id,
                raw: node.text.start..node.text.start,
                text: String::new(),
                hidden: true,
            };
            (segment, Normalised::default())
        });
        if top.pre {
            for (n, line) in found.split('\n').enumerate() {
                if n > 0 {
                    normalised.line_break();
                }
                normalised.push(line);
            }
        } else {
            normalised.push(found);
        }
        if !blank {
            segment.nodes.end = id + 1;
            segment.raw.end = node.text.end;
            segment.hidden &= top.hidden;
        }
    }

    fn line_break(&mut self) {
        if let Some((_, normalised)) = &mut self.open {
            self.breaks += 1;
            normalised.line_break();
        }
    }

    /// Ends a line without counting as a break between paragraphs.
    fn next_line(&mut self) {
        if let Some((_, normalised)) = &mut self.open {
            normalised.line_break();
        }
    }

    fn gap(&mut self) {
        if let Some((_, normalised)) = &mut self.open {
            normalised.push(" ");
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        if let Some((mut segment, normalised)) = self.open.take() {
            segment.text = normalised.finish();
            if !segment.text.is_empty() && !is_scrambled(&segment.text) {
                self.out.push(segment);
            }
        }
    }
}

/// UUIDs from which on a text is scrambled.
const UUIDS: usize = 3;
/// Bytes of a UUID, and where its hyphens are (RFC 9562, section 4).
const UUID: usize = 36;
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// `S19aea247-2e76-4905-9b83-15a5a5664cfap2e2c3720-…`: letters with UUIDs between them that a style sheet hides, so that nobody
/// finds the word `Sponsored`: no text. A list of UUIDs has spaces.
fn is_scrambled(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() < UUIDS * UUID {
        return false;
    }
    let is_uuid = |at: usize| {
        bytes.get(at..at + UUID).is_some_and(|id| {
            id.iter().enumerate().all(|(n, b)| {
                if HYPHENS.contains(&n) { *b == b'-' } else { b.is_ascii_digit() || matches!(b, b'a'..=b'f') }
            })
        })
    };
    let glued = |&at: &usize| {
        let before = at.checked_sub(1).is_some_and(|n| bytes[n].is_ascii_alphanumeric());
        before || bytes.get(at + UUID).is_some_and(u8::is_ascii_alphanumeric)
    };
    let ids = memchr_iter(b'-', bytes).filter_map(|hyphen| hyphen.checked_sub(HYPHENS[0]));
    let found = ids.filter(|&at| is_uuid(at)).filter(glued).count();
    found >= UUIDS && found * UUID * 2 > bytes.len()
}

/// Whether an element itself is not shown, by its live state or, for markup, by what it says of itself.
pub fn is_hidden(page: &Page, id: NodeId) -> bool {
    page.node(id).live.hidden || page.node(id).says_hidden
}

/// Whether an element is no text of the line that it stands in: the link of a heading to itself, what is shown and read aloud, once of the two.
pub fn is_passed_over(page: &Page, id: NodeId) -> bool {
    is_permalink(page, id) || is_said_twice(page, id)
}

/// Signs that stand for the address of a heading itself.
const PERMALINK_SIGNS: [&str; 6] = ["#", "¶", "§", "🔗", "∞", "⚓"];

/// Whether an element is the link of a heading to itself, of which only its sign is shown: an ornament for
/// the pointer, no text.
fn is_permalink(page: &Page, id: NodeId) -> bool {
    page.tag(id) == Tag::A
        && page.attribute(id, "href").is_some_and(|h| h.starts_with('#'))
        && PERMALINK_SIGNS.contains(&page.text_of(id).trim_matches(text::is_space))
}

/// A row of at least two cells, none of which holds a block, a picture row or a long text: data, or a
/// label and its value.
fn is_plain_row(page: &Page, row: NodeId) -> bool {
    let cells = page.children(row).filter(|&c| matches!(page.tag(c), Tag::Td | Tag::Th));
    let mut count = 0;
    for cell in cells {
        count += 1;
        let long = page.text_of(cell).len() > MAX_CELL_BYTES;
        let blocks = page.subtree(cell).skip(1).any(|n| page.tag(n).is_block());
        let breaks = page.subtree(cell).filter(|&n| page.tag(n) == Tag::Br).count();
        if long || blocks || breaks > 1 {
            return false;
        }
    }
    count >= 2
}

/// Cells longer than this hold prose in a layout table, not data.
const MAX_CELL_BYTES: usize = 400;
