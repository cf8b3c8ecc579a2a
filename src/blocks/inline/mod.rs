//! The text of a segment with its emphasis, links and notes.
//!
//! The walk is that of [`measure::segments`](crate::measure::segments): the same nodes, the same white
//! space, so that the runs of a block, put together, are the segment's text. Emphasis opens only when
//! its first character comes, so that spaces stand outside of it.

mod quotes;
mod writer;

use super::context::Context;
use super::object::Objects;
use crate::article::Inline;
use crate::measure::{is_apart, is_next_line, is_passed_over};
use crate::page::{Kind, NodeId, Tag};
use std::ops::Range;
use writer::Writer;

/// Nodes from which on a list of runs is long.
const LONG: usize = 4096;

/// Elements around a heading among which the link is that holds it with other things.
const CARD: usize = 4;

/// The runs of a range of nodes within a block container.
pub(super) fn content(
    context: &Context,
    objects: &Objects,
    container: NodeId,
    nodes: Range<NodeId>,
    cuts: &[Range<u32>],
) -> Vec<Inline> {
    let page = context.page;
    if nodes.is_empty() {
        return Vec::new();
    }
    let mut writer = Writer::new(context);
    // Each growth of a long list holds it twice for a while.
    if nodes.len() >= LONG {
        writer.out.reserve_exact(nodes.len());
    }
    let pre = context.ground.in_pre(container);
    let row = page.tag(container) == Tag::Tr;
    // `<a href="/rain"><h3>Rain</h3><p>It rained…</p></a>`: a card is a link as a whole, of which its heading keeps where it leads.
    if page.tag(container).heading_level() > 0
        && let Some(card) = page.ancestors(container).take(CARD).find(|&a| page.tag(a) == Tag::A)
    {
        writer.enter(card);
    }
    let mut id = nodes.start;
    let mut above: Vec<NodeId> = page.ancestors(id).take_while(|&a| a != container).collect();
    above.reverse();
    for ancestor in above {
        if objects.contains_key(&ancestor) {
            id = ancestor;
            break;
        }
        writer.enter(ancestor);
        let is_blank = |n: NodeId| page.node(n).kind != Kind::Text || page.text_of(n).trim().is_empty();
        if page.tag(ancestor) == Tag::Q && (ancestor + 1..id).all(is_blank) {
            writer.open_quote(ancestor);
        }
    }
    while id < nodes.end {
        writer.leave(id);
        let end = page.node(id).end;
        if let Some(object) = objects.get(&id) {
            writer.object(object);
            id = end;
            continue;
        }
        match page.node(id).kind {
            Kind::Comment => {}
            Kind::Text => writer.text(id, pre, cuts),
            Kind::Element(tag) if tag.is_unshown() || is_passed_over(page, id) => {
                id = end;
                continue;
            }
            Kind::Element(Tag::Br) => writer.line_break(),
            Kind::Element(Tag::Td | Tag::Th) if row => writer.gap(),
            Kind::Element(_) => {
                if !pre && is_apart(page, id) {
                    writer.gap();
                } else if pre && is_next_line(page, id) {
                    writer.line_break();
                }
                writer.enter(id);
                writer.open_quote(id);
            }
        }
        id += 1;
    }
    writer.leave(nodes.end);
    writer.finish()
}

/// The nodes of a segment, widened to the objects that stand before its first and after its last text:
/// a formula that only its TeX source stands for has no text of its own.
pub(super) fn widened(context: &Context, objects: &Objects, segment: usize) -> Range<NodeId> {
    let page = context.page;
    let segments = &context.ground.measured.segments;
    let this = &segments[segment];
    let container_end = page.node(this.container).end;
    let mut range = this.nodes.clone();
    if objects.is_empty() {
        return range;
    }
    let before = segment.checked_sub(1).map_or(0, |s| segments[s].nodes.end).max(this.container + 1);
    let after = segments.get(segment + 1).map_or(container_end, |s| s.nodes.start.min(container_end));
    let is_edge = |n: NodeId| page.tag(n).is_block() || page.tag(n) == Tag::Br;
    let end = (range.end..after).find(|&n| is_edge(n)).unwrap_or(after);
    if let Some((&last, _)) = objects.range(range.end..end).next_back() {
        range.end = page.node(last).end.min(end);
    }
    let start = (before..range.start).rev().find(|&n| is_edge(n)).map_or(before, |n| n + 1);
    if let Some((&first, _)) = objects.range(start..range.start).next() {
        range.start = first;
    }
    range
}

/// The text of runs; of a formula its text, of a picture and a reference nothing. Recurses over emphasis,
/// whose depth is capped.
pub(super) fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    add_plain(content, &mut out);
    out
}

fn add_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Math { text, .. } => out.push_str(text),
            Inline::Ruby { base, text } => {
                out.push_str(base);
                out.push_str(text);
            }
            Inline::Break => out.push('\n'),
            Inline::Image { .. } | Inline::FootnoteRef { .. } => {}
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::Subscript { content }
            | Inline::Superscript { content }
            | Inline::Deleted { content }
            | Inline::Marked { content } => add_plain(content, out),
        }
    }
}
