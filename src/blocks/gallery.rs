//! The pictures of the body with their captions.

use super::caption::Caption;
use super::context::Context;
use super::credit;
use super::image::Picture;
use crate::article::{Image, ImageRef};
use crate::page::{Kind, NodeId, Tag};
use crate::select::Label;
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// Words of class that name the credit within a caption.
const CREDIT_WORDS: [&str; 7] =
    ["credit", "credits", "photographer", "copyright", "attribution", "photocredit", "imagecredit"];

/// Words of class that name a group of pictures.
const GROUP_WORDS: [&str; 8] =
    ["gallery", "slideshow", "carousel", "album", "swiper", "slider", "lightbox", "tiled"];

/// Elements from a picture up that may group it with its neighbours.
const MAX_GROUP_STEPS: usize = 8;

/// Caption segments, each with the element of its picture: those that the page shows to be captions and
/// those that the choice of segments called so, as far as they are not kept as text.
pub(super) fn captions(context: &Context, pictures: &[Picture], mut out: Vec<Caption>) -> Vec<Caption> {
    let segments = &context.ground.measured.segments;
    // Of a kept segment at most a line is the caption; of one that was left out, all.
    out.retain(|c| context.keep(c.segment) == c.line.is_some());
    let known: BTreeSet<usize> = out.iter().map(|c| c.segment).collect();
    for (s, segment) in segments.iter().enumerate() {
        if context.keep(s)
            || known.contains(&s)
            || !matches!(context.label(s), Label::Caption | Label::Credit)
        {
            continue;
        }
        let at = pictures.partition_point(|p| p.node < segment.nodes.start);
        let apart = |from: NodeId, to: NodeId| context.kept_in(context.ground.segments_between(from, to)) > 0;
        let before = at.checked_sub(1).map(|p| &pictures[p]).filter(|p| !apart(p.node, segment.nodes.start));
        let after = pictures.get(at).filter(|p| !apart(segment.nodes.start, p.node));
        if let Some(picture) = before.or(after) {
            out.push(Caption { segment: s, node: picture.node, line: None });
        }
    }
    out.sort_by_key(|c| c.segment);
    out
}

/// Collects the pictures of the body.
pub(super) struct Gallery<'c, 'a> {
    context: &'c Context<'a>,
    captions: BTreeMap<NodeId, Vec<Caption>>,
    by_address: BTreeMap<String, ImageRef>,
    pub(super) images: Vec<Image>,
    /// Segments that became captions.
    pub(super) told: BTreeSet<usize>,
}

impl<'c, 'a> Gallery<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>, captions: &[Caption]) -> Self {
        let mut by_node: BTreeMap<NodeId, Vec<Caption>> = BTreeMap::new();
        for caption in captions {
            by_node.entry(caption.node).or_default().push(caption.clone());
        }
        let (images, told, by_address) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
        Self { context, captions: by_node, by_address, images, told }
    }

    /// Adds a picture with its caption.
    pub(super) fn add(&mut self, picture: &Picture) -> ImageRef {
        let (caption, credit) = self.caption(picture.node);
        let id = self.images.len() as ImageRef;
        self.by_address.entry(picture.src.clone()).or_insert(id);
        self.images.push(Image {
            id,
            src: picture.src.clone(),
            alt: picture.alt.clone(),
            caption,
            credit,
            width: picture.width,
            height: picture.height,
            data: None,
        });
        id
    }

    /// Whether a picture of this address is there already: the page shows it twice.
    pub(super) fn has(&self, picture: &Picture) -> bool {
        self.by_address.contains_key(&picture.src) && !self.captions.contains_key(&picture.node)
    }

    /// Whether an element stands within the text of a kept segment.
    pub(super) fn stands_in_text(&self, node: NodeId) -> bool {
        let segments = &self.context.ground.measured.segments;
        let at = segments.partition_point(|s| s.nodes.start < node);
        let of = |s: usize| {
            segments.get(s).is_some_and(|seg| {
                let page = self.context.page;
                self.context.keep(s)
                    && page.contains(seg.container, node)
                    && !page
                        .ancestors(node)
                        .take_while(|&a| a != seg.container)
                        .any(|a| page.tag(a).is_block())
            })
        };
        at.checked_sub(1).is_some_and(of) || of(at)
    }

    /// What a picture shares a figure by: the outermost `figure` around it, or a named group.
    pub(super) fn group(&self, node: NodeId) -> Option<NodeId> {
        let page = self.context.page;
        page.ancestors(node)
            .take(MAX_GROUP_STEPS)
            .take_while(|&a| page.tag(a) != Tag::Body)
            .filter(|&a| page.tag(a) == Tag::Figure || self.context.ground.has_token(a, &GROUP_WORDS))
            .last()
    }

    /// Caption and credit of a picture. The caption is as printed; where its markup sets the credit apart,
    /// it leaves the caption.
    fn caption(&mut self, node: NodeId) -> (Option<String>, Option<String>) {
        let mut captions: Vec<String> = Vec::new();
        let mut credits: Vec<String> = Vec::new();
        for found in self.captions.get(&node).into_iter().flatten() {
            self.told.insert(found.segment);
            let (caption, credit) = if let Some(line) = &found.line {
                let raw = line.start as usize..line.end as usize;
                (self.context.page.text.get(raw).map(text::squash), None)
            } else {
                let words = text::squash(self.context.ground.text(found.segment));
                self.split(found.segment, words)
            };
            captions.extend(caption.filter(|c| !captions.contains(c)));
            credits.extend(credit.filter(|c| !credits.contains(c)));
        }
        let caption = Some(captions.join(" ")).filter(|c| !c.is_empty());
        let credit = Some(credits.join(" ")).filter(|c| !c.is_empty());
        let credit = credit.or_else(|| caption.as_deref().and_then(credit::of));
        (caption, credit)
    }

    /// A caption segment without what its markup or the choice of segments calls credit; and that.
    fn split(&self, segment: usize, words: String) -> (Option<String>, Option<String>) {
        let page = self.context.page;
        let ground = &self.context.ground;
        let this = &ground.measured.segments[segment];
        if self.context.label(segment) == Label::Credit || ground.has_token(this.container, &CREDIT_WORDS) {
            return (None, Some(credit::bare(&words).to_owned()));
        }
        let words = without_count(&words).to_owned();
        let inner = this.nodes.start.min(this.container + 1)..this.nodes.end;
        let named = inner
            .filter(|&n| matches!(page.node(n).kind, Kind::Element(_)) && ground.has_token(n, &CREDIT_WORDS))
            .map(|n| text::squash(page.text_of(n)))
            .find(|c| !c.is_empty() && words.ends_with(c.as_str()));
        match named {
            Some(credit) => {
                let rest = words[..words.len() - credit.len()].trim_end().to_owned();
                (Some(rest).filter(|r| !r.is_empty()), Some(credit::bare(&credit).to_owned()))
            }
            None => (Some(words), None),
        }
    }
}

/// A caption without the `3/12` that slide shows put before it.
fn without_count(caption: &str) -> &str {
    let Some((count, rest)) = caption.split_once(' ') else {
        return caption;
    };
    let numbers =
        count.split_once('/').and_then(|(n, of)| Some((n.parse::<u32>().ok()?, of.parse::<u32>().ok()?)));
    if numbers.is_some_and(|(n, of)| (1..=of).contains(&n)) { rest } else { caption }
}

#[cfg(test)]
mod tests {
    use super::without_count;

    #[test]
    fn the_count_of_a_slide_is_no_caption() {
        assert_eq!(without_count("3/12 The bridge"), "The bridge");
        assert_eq!(without_count("12/3 The bridge"), "12/3 The bridge");
        assert_eq!(without_count("24/7"), "24/7");
    }
}
