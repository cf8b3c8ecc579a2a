//! Where metadata stand on a page: around the headline, and after the body's end.

use super::clean;
use crate::measure::{Measured, Segment};
use crate::page::{NodeId, Page};
use crate::select::Draft;
use crate::text;
use std::ops::Range;

/// Parts of a page, as ranges of segments.
#[derive(Debug, Clone, Default)]
pub(super) struct Zones {
    /// The headline.
    pub(super) headline: Option<usize>,
    /// The body, from the first to one past the last segment.
    pub(super) body: Range<usize>,
    /// From some way above the headline to the first segments of the body.
    pub(super) head: Range<usize>,
    /// From the last segments of the body to some way below it.
    pub(super) tail: Range<usize>,
}

/// Segments above the headline that may hold its metadata.
const ABOVE_HEADLINE: usize = 8;
/// Segments from the headline on that may hold its metadata, however far down the draft's body begins.
const BELOW_HEADLINE: usize = 14;
/// First segments of the body that may still be lines of metadata.
const INTO_BODY: usize = 6;
/// Segments of the body's end and after it that may hold credits.
const BODY_END: usize = 5;
const AFTER_BODY: usize = 10;
/// Characters from which a segment with a sentence end is running text (CJK characters count double).
const PROSE: usize = 90;

impl Zones {
    /// Finds the parts. The draft may be wrong about the body's beginning, so the headline counts more.
    pub(super) fn new(
        page: &Page,
        measured: &Measured,
        draft: &Draft,
        title: Option<&str>,
        node: Option<NodeId>,
    ) -> Self {
        let segments = &measured.segments;
        let body_start = draft.body.start.min(segments.len());
        let headline = headline(page, segments, title, node, body_start);
        let prose =
            |from: usize| (from..segments.len()).find(|&n| is_prose(&segments[n]) && !segments[n].hidden);
        let start = match headline {
            Some(at) if body_start <= at || body_start > at + 40 => {
                prose(at + 1).filter(|&n| n < at + 60).unwrap_or((at + 1).min(segments.len()))
            }
            _ => body_start,
        };
        let end = draft.body.end.clamp(start, segments.len());
        let head_start = headline.unwrap_or(start).saturating_sub(ABOVE_HEADLINE);
        let head_end = match headline {
            Some(at) => (start + INTO_BODY).min(at + BELOW_HEADLINE + INTO_BODY).max(at + 4),
            None => start + INTO_BODY,
        };
        Self {
            headline,
            head: head_start..head_end.min(segments.len()),
            tail: end.saturating_sub(BODY_END).max(start)..(end + AFTER_BODY).min(segments.len()),
            body: start..end,
        }
    }
}

/// The segment that shows the headline: that of the chosen element, else the last one before the body
/// that says the same, else the first one anywhere.
fn headline(
    page: &Page,
    segments: &[Segment],
    title: Option<&str>,
    node: Option<NodeId>,
    body: usize,
) -> Option<usize> {
    if let Some(node) = node {
        let range = page.subtree(node);
        let found = segments.iter().position(|s| range.contains(&s.nodes.start));
        if found.is_some() {
            return found;
        }
    }
    let title = clean::fold(title?);
    if title.is_empty() {
        return None;
    }
    let same = |s: &Segment| !s.hidden && s.text.len() < 600 && clean::fold(&s.text) == title;
    let before = (0..(body + 1).min(segments.len())).rev().find(|&n| same(&segments[n]));
    before.or_else(|| segments.iter().position(same))
}

/// Whether a segment is running text.
pub(super) fn is_prose(segment: &Segment) -> bool {
    weight(&segment.text) >= PROSE && segment.text.chars().any(text::is_sentence_end)
}

/// Length of a text in characters, those of CJK counted double.
pub(super) fn weight(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(text::is_cjk(c))).sum()
}
