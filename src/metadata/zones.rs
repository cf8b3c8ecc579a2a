//! Where metadata stand on a page: around the headline, and after the body's end.

use super::clean;
use crate::measure::{Measured, Segment};
use crate::page::{NodeId, Page, Tag};
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
    /// What readers have written below the body.
    pub(super) comments: Range<usize>,
    /// The first, the second and the last segment of running text of the body; its end where there are not so many.
    paragraphs: [usize; 3],
}

/// Segments above the headline that may hold its metadata.
const ABOVE_HEADLINE: usize = 8;
/// Segments from the headline on that may hold its metadata, however far down the draft's body begins.
const BELOW_HEADLINE: usize = 24;
/// First segments of the body that may still be lines of metadata.
const INTO_BODY: usize = 6;
/// First segments of the body that may stand beside a post's subject: who posted it, how often, since when.
const POSTER: usize = 10;
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
        let mut running = (start..end).filter(|&n| is_prose(&segments[n]) && !segments[n].hidden);
        let first = running.next().unwrap_or(end);
        let second = running.next().unwrap_or(end);
        let paragraphs = [first, second, running.next_back().unwrap_or(second)];
        Self {
            paragraphs,
            headline,
            head: head_start..head_end.min(segments.len()),
            tail: end.saturating_sub(BODY_END).max(start)..(end + AFTER_BODY).min(segments.len()),
            comments: comments(page, segments, headline, &(start..end)),
            body: start..end,
        }
    }

    /// Whether a segment of the body stands behind its first two paragraphs (behind the first one, which may be a standfirst, bylines
    /// stand): amid the text, or at its end.
    pub(super) fn is_behind_text(&self, segment: usize) -> bool {
        segment > self.paragraphs[1] && segment < self.body.end
    }

    /// Whether a segment stands between the headline and the first paragraph.
    pub(super) fn is_before_text(&self, segment: usize) -> bool {
        self.headline.is_some_and(|headline| segment > headline) && segment < self.paragraphs[0]
    }

    /// Whether a segment has paragraphs before it and behind it: what stands there is text, whatever it looks like. `one` is
    /// enough before it where it cannot be a byline.
    pub(super) fn is_amid_text(&self, segment: usize, one: bool) -> bool {
        segment > self.paragraphs[usize::from(!one)] && segment < self.paragraphs[2]
    }
}

/// Last segments of the body, which the draft may have taken too far, and segments after it, in which comments may begin.
const COMMENTS_IN_BODY: usize = 40;
const COMMENTS_BELOW: usize = 60;
/// Bytes of text from which on an element called so holds comments, not the number of them.
const COMMENTS_LENGTH: u32 = 120;
/// Class tokens of comments.
const COMMENTS: [&str; 4] = ["comment", "comments", "commentlist", "pinglun"];

/// Whether a class or id of an element says that it holds comments.
pub(super) fn is_called_comments(page: &Page, id: NodeId) -> bool {
    let called = |name| page.attribute(id, name).is_some_and(|c| text::has_class_token(c, &COMMENTS));
    called("class") || called("id")
}

/// Where readers' comments stand below the body: in an element that is called so, or after a heading that is. In a thread
/// they are the body, so an element that holds headline or the body's beginning does not count.
fn comments(page: &Page, segments: &[Segment], headline: Option<usize>, body: &Range<usize>) -> Range<usize> {
    let main: Vec<NodeId> =
        headline.into_iter().chain([body.start]).filter_map(|n| Some(segments.get(n)?.nodes.start)).collect();
    let outside = |e: NodeId| main.iter().all(|&node| !page.contains(e, node));
    let from = body.end.saturating_sub(COMMENTS_IN_BODY).max(body.start + 1);
    for (n, segment) in segments.iter().enumerate().take(body.end + COMMENTS_BELOW).skip(from) {
        let around = std::iter::once(segment.container).chain(page.ancestors(segment.container));
        // What holds the segment before, too, has been looked at.
        let before = (n > from).then(|| segments[n - 1].nodes.start);
        let new = |e: NodeId| before.is_none_or(|node| !page.contains(e, node));
        let found = around
            .take_while(|&e| page.tag(e) != Tag::Body && outside(e) && new(e))
            .filter(|&e| is_called_comments(page, e))
            .find_map(|e| {
                let text = &page.node(e).text;
                if page.tag(e).heading_level() > 0 {
                    page.ancestors(e).next()
                } else {
                    (page.tag(e).is_block() && text.end - text.start >= COMMENTS_LENGTH).then_some(e)
                }
            });
        if let Some(holder) = found {
            let nodes = page.subtree(holder);
            let end = segments[n..].iter().position(|s| !nodes.contains(&s.nodes.start));
            return n..end.map_or(segments.len(), |after| n + after);
        }
    }
    0..0
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
        let of_trail =
            page.ancestors(node).any(|a| matches!(page.tag(a), Tag::Nav | Tag::Li | Tag::Ul | Tag::Ol));
        // The last step of a trail says it, too: then it is shown further down, above the first post.
        let below = found.filter(|_| of_trail).and_then(|at| {
            let title = clean::fold(&segments[at].text);
            (at + 1..(body + POSTER).min(segments.len())).find(|&n| {
                let s = &segments[n];
                !s.hidden && s.text.len() < 600 && clean::fold(&s.text) == title
            })
        });
        if found.is_some() {
            return below.or(found);
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
