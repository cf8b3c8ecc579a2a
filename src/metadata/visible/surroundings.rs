//! What a line stands in or stands for: the header of the page, an item of a list of other stories, the head of a post.

use super::Context;
use crate::measure::Segment;
use crate::metadata::date::{self, Hint};
use crate::metadata::site::leads_home;
use crate::page::{NodeId, Page, Tag};
use crate::text::class_tokens;

/// Bytes in which a moment ends that a line opens with.
const MOMENT: usize = 60;

/// Whether a line stands in the header of the page: the date there is that of today. One that links to the front page and ends above
/// the headline (the text, where no headline is seen) is the page's, whatever it holds; others are where they hold neither headings
/// nor paragraphs.
pub(super) fn in_page_header(context: &Context<'_>, segment: &Segment) -> bool {
    let page = context.page;
    let main = context.zones.headline.unwrap_or(context.zones.body.start);
    let main = context.measured.segments.get(main).map(|s| s.nodes.start);
    let mut around = page.ancestors(segment.nodes.start);
    let header = around.find(|&a| page.tag(a) == Tag::Header);
    let holds_text = |n: NodeId| page.tag(n).heading_level() > 0 || page.tag(n) == Tag::P;
    header.is_some_and(|h| {
        let before = main.is_some_and(|node| node >= page.node(h).end);
        !around.any(|a| matches!(page.tag(a), Tag::Article | Tag::Main))
            && (before && page.subtree(h).any(|n| leads_home(page, n)) || !page.subtree(h).any(holds_text))
    })
}

/// Whether a line opens with a moment and goes on in brackets: `2024-02-23, 09:14 PM (This post was last modified … Edited 1 time in
/// total.)` is no running text, however long it is.
pub(super) fn is_moment(text: &str, hint: &Hint) -> bool {
    let text = text.trim_start();
    let opening = &text[..text.floor_char_boundary(MOMENT)];
    text.starts_with(|c: char| c.is_ascii_digit())
        && date::find(opening, hint).first().is_some_and(|(at, stamp)| {
            at.start == 0 && stamp.time.is_some() && text[at.end..].trim_start().starts_with(['(', '（', '['])
        })
}

/// Whether a line is what a site says of itself below its name: `Von Hebeln und Drähten` names nobody.
pub(super) fn is_slogan(page: &Page, segment: &Segment) -> bool {
    let mut around = std::iter::once(segment.container).chain(page.ancestors(segment.container)).take(2);
    around.any(|a| {
        let tokens: Vec<String> = class_tokens(page.attribute(a, "class").unwrap_or_default()).collect();
        tokens.iter().any(|t| matches!(t.as_str(), "tagline" | "slogan"))
            || tokens.windows(2).any(|pair| pair[0] == "site" && pair[1] == "description")
    })
}

/// Whether a line stands beside a link in an item of a list: `编辑：王小明` there is of the story that the link leads to.
pub(super) fn is_teaser(page: &Page, segment: &Segment) -> bool {
    let item = page.ancestors(segment.nodes.start).take(3).find(|&a| page.tag(a) == Tag::Li);
    item.is_some_and(|item| {
        let outside = |n: &NodeId| !segment.nodes.contains(n);
        page.subtree(item).filter(outside).any(|n| page.tag(n) == Tag::A && page.text_of(n).trim().len() > 18)
    })
}
