//! What a segment is like, and what it is called: the facts by which captions are told.

use crate::blocks::context::Ground;
use crate::blocks::looks::is_centred;
use crate::page::{NodeId, Tag};
use crate::text;

/// Words of `class` and `id` that name a caption.
const CAPTION_WORDS: [&str; 14] = [
    "caption",
    "figcaption",
    "captions",
    "descr",
    "imgdesc",
    "imgdescr",
    "imgcaption",
    "imgtext",
    "imginfo",
    "tushuo",
    "zhushi",
    "tuzhu",
    "credit",
    "photocredit",
];

/// Words of `class` that name the container of a picture …
pub(super) const PICTURE_WORDS: [&str; 10] =
    ["img", "image", "images", "pic", "picture", "photo", "figure", "media", "pictures", "thumbnail"];
/// … and words that, together with one of them, name a caption (`image_desc`, `photo-text`).
const TEXT_WORDS: [&str; 8] = ["desc", "description", "text", "txt", "title", "note", "info", "legend"];

/// The elements that hold all of a segment, from its innermost emphasis up to, not including, a limit.
pub(super) fn wrappers(ground: &Ground, segment: usize, limit: NodeId) -> Vec<NodeId> {
    let page = ground.page;
    let this = &ground.measured.segments[segment];
    page.ancestors(this.nodes.start)
        .take_while(|&a| a != limit && page.tag(a) != Tag::Body)
        .filter(|&a| page.node(a).end >= this.nodes.end)
        .take(6)
        .collect()
}

/// Whether a segment stands in an element that is a caption by its tag or its class.
pub(super) fn names_caption(ground: &Ground, segment: usize, limit: NodeId) -> bool {
    wrappers(ground, segment, limit).into_iter().any(|n| {
        ground.page.tag(n) == Tag::Figcaption
            || ground.has_token(n, &CAPTION_WORDS)
            || ground.has_token(n, &PICTURE_WORDS) && ground.has_token(n, &TEXT_WORDS)
    })
}

pub(super) fn is_heading(ground: &Ground, segment: usize) -> bool {
    let container = ground.measured.segments[segment].container;
    std::iter::once(container)
        .chain(ground.page.ancestors(container))
        .take(3)
        .any(|n| ground.page.tag(n).heading_level() > 0)
}

/// Whether a segment in a figure is what the figure shows: code, a table, a quotation.
pub(super) fn is_structured(ground: &Ground, segment: usize, figure: NodeId) -> bool {
    let container = ground.measured.segments[segment].container;
    std::iter::once(container).chain(ground.page.ancestors(container)).take_while(|&a| a != figure).any(|a| {
        matches!(
            ground.page.tag(a),
            Tag::Pre | Tag::Blockquote | Tag::Td | Tag::Tr | Tag::Th | Tag::Ul | Tag::Ol
        )
    }) && !names_caption(ground, segment, figure)
}

/// Whether a segment is a link and nothing else.
pub(super) fn is_link(ground: &Ground, segment: usize) -> bool {
    let page = ground.page;
    let this = &ground.measured.segments[segment];
    page.ancestors(this.nodes.start).take_while(|&a| a != page.node(this.container).parent).any(|a| {
        page.tag(a) == Tag::A && page.attribute(a, "href").is_some() && page.node(a).end >= this.nodes.end
    })
}

/// Whether a segment is bold as a whole, as a sub-heading is.
pub(super) fn is_bold(ground: &Ground, segment: usize) -> bool {
    let container = ground.measured.segments[segment].container;
    let limit = ground.page.node(container).parent;
    wrappers(ground, segment, limit).into_iter().any(|n| matches!(ground.page.tag(n), Tag::B | Tag::Strong))
}

/// Share of the page's shown segments that are centred by their container, weighed by width.
pub(super) fn centred_share(ground: &Ground) -> f64 {
    let (mut centred, mut all) = (0, 0);
    for segment in ground.measured.segments.iter().filter(|s| !s.hidden) {
        let weight = width(&segment.text);
        all += weight;
        if is_centred(ground, segment.container) {
            centred += weight;
        }
    }
    if all == 0 { 0.0 } else { f64::from(centred as u32) / f64::from(all as u32) }
}

/// Width of a text in half-width columns.
pub(in crate::blocks) fn width(words: &str) -> usize {
    let is_wide =
        |c: char| c >= '\u{1100}' && (text::is_cjk(c) || text::is_hangul(c) || text::is_wide_mark(c));
    words.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}
