//! Which pictures, embeds and rules of the page stand in the body.

use super::context::Context;
use super::image::{self, Picture};
use crate::page::{NodeId, Page, Tag};
use crate::select::{Label, is_file_data};
use std::collections::BTreeSet;
use std::ops::Range;

/// Labels that may stand between the headline and the first paragraph, so that a picture among them is
/// still the article's.
const ABOVE: [Label; 7] = [
    Label::Headline,
    Label::Byline,
    Label::Dateline,
    Label::Standfirst,
    Label::Caption,
    Label::Credit,
    Label::EditorsNote,
];

/// Width in pixels from which a picture above the first paragraph is its lead even where other things
/// (tools, share buttons) stand in between.
const LEAD_WIDTH: u32 = 300;

/// Dropped segments that may stand between such a picture and the first paragraph.
const MAX_LEAD_GAP: usize = 12;

/// What tells whether a node stands in the body.
pub(super) struct Place<'c, 'a> {
    context: &'c Context<'a>,
    /// Segments that are text, in order. Between two of them there may be thousands that are none, and as many pictures.
    texts: Vec<usize>,
    /// Those before the first kept one that are not the article's.
    strange: Vec<usize>,
    first: usize,
    last: usize,
    /// The headline's segment.
    headline: Option<usize>,
    /// Address of the picture that the page's metadata call its own.
    lead: Option<&'c str>,
}

impl<'c, 'a> Place<'c, 'a> {
    /// `captions` are segments that leave the text as captions. `None` where nothing is kept.
    pub(super) fn new(
        context: &'c Context<'a>,
        captions: BTreeSet<usize>,
        lead: Option<&'c str>,
    ) -> Option<Self> {
        let segments = &context.ground.measured.segments;
        let first = (0..segments.len()).find(|&s| context.keep(s))?;
        let last = (0..segments.len()).rev().find(|&s| context.keep(s))?;
        let headline = (0..first)
            .rev()
            .find(|&s| context.label(s) == Label::Headline)
            .or(context.selection.title.filter(|&t| t < first));
        let is_text = |&s: &usize| !captions.contains(&s) && is_text(context, s);
        let texts: Vec<usize> = (0..segments.len()).filter(is_text).collect();
        let above = texts.iter().copied().take_while(|&s| s < first);
        let strange = above.filter(|&s| !is_above(context, s) && Some(s) != headline).collect();
        Some(Self { context, texts, strange, first, last, headline, lead })
    }

    /// Whether a picture, an embed or a rule stands in the body.
    pub(super) fn holds(&self, node: NodeId, picture: Option<&Picture>) -> bool {
        let ground = &self.context.ground;
        let page = ground.page;
        let segments = &ground.measured.segments;
        let next = segments.partition_point(|s| s.nodes.start < node);
        // Text around the picture within one segment.
        if let Some(before) = next.checked_sub(1)
            && node < segments[before].nodes.end
        {
            return self.context.keep(before);
        }
        if next <= self.first {
            return self.is_lead(node, next, picture);
        }
        if self.is_dropped(node) {
            return false;
        }
        // The lowest element with text of its own beside captions says what the picture belongs to.
        let home = page.ancestors(node).find(|&a| self.has_text(ground.segments_in(a)));
        let Some(home) = home else { return false };
        let range = ground.segments_in(home);
        if self.is_of_page(node, home) || self.context.kept_in(range.clone()) == 0 {
            return false;
        }
        let (before, after) = self.texts.split_at(self.texts.partition_point(|&s| s < next));
        let before = before.last().copied();
        if next > self.last {
            let near = before.is_some_and(|b| b <= self.last);
            return near && range.contains(&self.last) && page.tag(home) != Tag::Body && home != Page::ROOT;
        }
        let after = after.first().copied();
        [before, after].into_iter().flatten().any(|s| self.context.keep(s) || is_above(self.context, s))
    }

    /// Whether text stands in a range of segments.
    fn has_text(&self, range: Range<usize>) -> bool {
        let at = self.texts.partition_point(|&s| s < range.start);
        self.texts.get(at).is_some_and(|&s| s < range.end)
    }

    /// Whether a node stands in a part that was left out; a part that holds only captions of its pictures
    /// was not.
    fn is_dropped(&self, node: NodeId) -> bool {
        let regions = &self.context.selection.regions;
        let at = regions.partition_point(|r| r.nodes.end <= node);
        regions.get(at).is_some_and(|region| {
            let (from, to) = (region.nodes.start, region.nodes.end);
            region.nodes.contains(&node) && self.has_text(self.context.ground.segments_between(from, to))
        })
    }

    /// Whether a picture before the first paragraph is the article's: it is the one that the metadata
    /// name, or it stands below the headline (or in the first paragraph's own element) with nothing else
    /// in between, or with little if it is large or a figure.
    fn is_lead(&self, node: NodeId, next: usize, picture: Option<&Picture>) -> bool {
        let ground = &self.context.ground;
        let page = ground.page;
        let segments = &ground.measured.segments;
        let home = ground.common(node, segments[self.first].container);
        if self.is_of_page(node, home) {
            return false;
        }
        let strange = self.strange.len() - self.strange.partition_point(|&s| s < next);
        let named = picture.zip(self.lead).is_some_and(|(p, lead)| image::same(&p.src, lead));
        if named && strange <= MAX_LEAD_GAP {
            return true;
        }
        let below = match self.headline {
            Some(headline) => segments[headline].nodes.start < node,
            None => page.tag(home) != Tag::Body && home != Page::ROOT,
        };
        let large = picture.and_then(|p| p.width).is_some_and(|w| w >= LEAD_WIDTH);
        let figure = page.ancestors(node).take(4).any(|a| page.tag(a) == Tag::Figure);
        below && (strange == 0 || strange <= MAX_LEAD_GAP && (large || figure))
    }

    /// Whether a node stands, below `home`, in the page's navigation or in a header or footer that is the
    /// page's, not an article's (HTML, 4.3.8 "The header element").
    fn is_of_page(&self, node: NodeId, home: NodeId) -> bool {
        let page = self.context.page;
        let below = || page.ancestors(node).take_while(|&a| a != home);
        // What the outermost one stands in, all others stand in.
        let outer = below().filter(|&a| matches!(page.tag(a), Tag::Header | Tag::Footer)).last();
        let is_part = |o: NodeId| matches!(page.tag(o), Tag::Article | Tag::Main | Tag::Section);
        outer.is_some_and(|a| !page.ancestors(a).any(is_part)) || below().any(|a| page.tag(a) == Tag::Nav)
    }
}

/// Whether a segment is text that is shown, and no button or arrow of a slide show, nor what a picture's file is called.
fn is_text(context: &Context, segment: usize) -> bool {
    let this = &context.ground.measured.segments[segment];
    (!this.hidden || context.keep(segment))
        && context.page.tag(this.container) != Tag::Button
        && this.text.chars().any(char::is_alphanumeric)
        && !is_file_data(&this.text)
}

/// Dropped text that is the article's all the same.
fn is_above(context: &Context, segment: usize) -> bool {
    ABOVE.contains(&context.label(segment))
}
