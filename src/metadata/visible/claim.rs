//! Which part of a segment is nothing but metadata, and so leaves the body.

use super::late::is_to_the_right;
use super::line::{Place, Reader};
use super::surroundings::holds_headline;
use crate::metadata::Claim;
use crate::metadata::labels::{Item, Label};
use crate::metadata::zones::weight;
use crate::page::{NodeId, Tag};
use crate::select;
use crate::text;
use std::ops::Range;

/// Class tokens of elements that say when something was written.
const DATED: [&str; 8] = ["date", "time", "datetime", "timestamp", "posted", "published", "meta", "postmeta"];
/// Nodes, from the first of the line outward, that may be called so.
const CALLED: usize = 3;
/// Elements around a line among which the one is that makes it a row, an item or a heading.
const AROUND: usize = 6;

/// Claims the segment, or the part of it, that is nothing but metadata. `used` are the bytes of `span`
/// that labels, values and dates take.
pub(super) fn claim(
    reader: &Reader<'_>,
    span: &Range<usize>,
    used: &[Range<usize>],
    items: &[Item],
    claims: &mut Vec<Claim>,
) {
    if used.is_empty() || items.is_empty() && is_of_text(reader) {
        return;
    }
    claim_line(reader, span, used, items, claims);
}

/// The same of a line that is known to be no part of the text.
pub(super) fn claim_line(
    reader: &Reader<'_>,
    span: &Range<usize>,
    used: &[Range<usize>],
    items: &[Item],
    claims: &mut Vec<Claim>,
) {
    let text = &reader.seamed.text[span.clone()];
    let editor = items.iter().any(|i| matches!(i.label, Label::Editor | Label::Reviewer));
    let author = items.iter().any(|i| i.label == Label::Author);
    let source = items.iter().any(|i| i.label == Label::Source);
    let title = items.iter().any(|i| i.label == Label::OriginalTitle);
    let label = if author || editor && !source { select::Label::Byline } else { select::Label::Dateline };
    let reason = match (title, editor, author) {
        (true, ..) => "the headline that it had elsewhere",
        (_, true, _) => "names the editors",
        (_, _, true) => "names the authors",
        _ => "date, source and the like",
    };
    let mut add = |part: Range<usize>| {
        let whole = part.len() == reader.seamed.text.len();
        let raw = if whole { Some(reader.segment.raw.clone()) } else { reader.seamed.raw_range(part) };
        if let Some(raw) = raw {
            claims.push(Claim { segment: reader.n, raw, label, reason });
        }
    };
    // A little beside it, such as `分享到` or a stray mark, does not make a line text.
    let left: usize = unused(text, used).iter().map(|(_, piece)| letters(piece)).sum();
    let allowance = if reader.place == Place::Head { 10 } else { 6 };
    if left <= allowance || left * 4 <= letters(text) {
        add(span.clone());
        return;
    }
    // 「…胜利召开。（责任编辑：王小明）」: only the bracket, with its content, goes; so do whole lines.
    for item in items {
        let credit =
            matches!(item.label, Label::Editor | Label::Reviewer | Label::OriginalTitle) && item.colon;
        let part = bracket(text, item).filter(|_| credit).or_else(|| line(text, item, used));
        if let Some(part) = part {
            add(span.start + part.start..span.start + part.end);
        }
    }
}

/// Whether a line without any label is part of the text, however much it looks like a date: amid the paragraphs, a row of a
/// table, an item of a list or the heading of a part behind the first of them, the day under an official document, set right.
fn is_of_text(reader: &Reader<'_>) -> bool {
    let (page, zones, n) = (reader.context.page, reader.context.zones, reader.n);
    let container = reader.segment.container;
    let part =
        |a: NodeId| matches!(page.tag(a), Tag::Table | Tag::Li | Tag::Dl) || page.tag(a).heading_level() > 0;
    let around = std::iter::once(container).chain(page.ancestors(container)).take(AROUND);
    let mut around = around.take_while(|&a| !holds_headline(reader.context, a));
    // Above each post of a thread stands an element that is called so.
    let called = |a: NodeId| page.attribute(a, "class").is_some_and(|c| text::has_class_token(c, &DATED));
    let first = reader.segment.nodes.start;
    if std::iter::once(first).chain(page.ancestors(first)).take(CALLED).any(called) {
        return false;
    }
    zones.is_amid_text(n, is_to_the_right(page, container)) || zones.is_behind_text(n) && around.any(part)
}

/// The bracket around a label, with its content.
fn bracket(text: &str, item: &Item) -> Option<Range<usize>> {
    let before = &text[..item.at.start];
    let open =
        before.rfind(['（', '(', '【', '[']).filter(|&at| text[at..item.at.start].chars().count() < 20)?;
    let close = text[item.value.start..].find(['）', ')', '】', ']']).map(|at| item.value.start + at)?;
    let end = close + text[close..].chars().next().map_or(0, char::len_utf8);
    Some(open..end)
}

/// The line, between `br`, that a label stands in, if it is nothing but metadata.
fn line(text: &str, item: &Item, used: &[Range<usize>]) -> Option<Range<usize>> {
    let start = text[..item.at.start].rfind('\n').map(|at| at + 1);
    let end = text[item.value.start..].find('\n').map(|at| item.value.start + at);
    if start.is_none() && end.is_none() {
        return None;
    }
    let range = start.unwrap_or(0)..end.unwrap_or(text.len());
    let inside: Vec<Range<usize>> = used
        .iter()
        .filter(|u| u.start >= range.start && u.end <= range.end)
        .map(|u| u.start - range.start..u.end - range.start)
        .collect();
    let left: usize = unused(&text[range.clone()], &inside).iter().map(|(_, piece)| letters(piece)).sum();
    (!inside.is_empty() && left <= 6).then_some(range)
}

/// Pieces of a text outside some ranges.
pub(super) fn unused<'t>(text: &'t str, used: &[Range<usize>]) -> Vec<(Range<usize>, &'t str)> {
    let mut sorted = used.to_vec();
    sorted.sort_by_key(|r| (r.start, r.end));
    let mut out = Vec::new();
    let mut at = 0;
    for range in sorted {
        if range.start > at {
            out.push((at..range.start, &text[at..range.start]));
        }
        at = at.max(range.end);
    }
    if at < text.len() {
        out.push((at..text.len(), &text[at..]));
    }
    out
}

/// Letters and digits, which is what a reader reads.
fn letters(text: &str) -> usize {
    text.chars().filter(|&c| crate::text::is_alphanumeric(c)).count()
}

/// Whether a line holds little but what has been read in it.
pub(super) fn is_meta_line(text: &str, used: &[Range<usize>]) -> bool {
    let left: usize = unused(text, used).iter().map(|(_, piece)| weight(piece.trim())).sum();
    !used.is_empty() && left <= 60 && !text.chars().any(|c| matches!(c, '。' | '！' | '？' | '，'))
}
