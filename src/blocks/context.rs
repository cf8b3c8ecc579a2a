//! What every part of this room looks up: the page with what was decided of it, and facts that are
//! computed once for all nodes, so that no lookup walks the page.

use super::link::Addresses;
use crate::measure::Measured;
use crate::metadata::Metadata;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::select::{Label, Selection};
use crate::text;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt::Write as _;
use std::ops::Range;

/// Steps of a CSS path that are written at most; what is deeper is named by its last steps alone.
const MAX_PATH_STEPS: usize = 12;

/// The page and its segments, before anything was chosen.
pub(super) struct Ground<'a> {
    pub(super) page: &'a Page,
    pub(super) measured: &'a Measured,
    pub(super) addresses: Addresses,
    /// Per node: stands in a part that is not shown, nor by a click.
    hidden: Vec<bool>,
    /// Per node: stands in preformatted text.
    pre: Vec<bool>,
    /// Per node: nearest element, itself included, that names a language or a direction.
    spoken: Vec<NodeId>,
    /// Per node: how many elements stand before it among its siblings.
    ordinals: Vec<u32>,
    /// The elements of preformatted text.
    pres: Vec<NodeId>,
    /// Per segment, and past the last: the first one from it on that is shown.
    shown: Vec<u32>,
    /// Texts before each node that hold more than digits and white space; counted when first asked for.
    worded: OnceCell<Vec<u32>>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(page: &'a Page, measured: &'a Measured) -> Self {
        let mut hidden = vec![false; page.len()];
        let mut pre = vec![false; page.len()];
        let mut spoken = vec![Page::ROOT; page.len()];
        let mut ordinals = vec![0; page.len()];
        let mut children = vec![0_u32; page.len()];
        let mut pres = Vec::new();
        for id in 1..page.len() as NodeId {
            let node = page.node(id);
            pre[id as usize] = pre[node.parent as usize];
            spoken[id as usize] = spoken[node.parent as usize];
            if let Kind::Element(tag) = node.kind {
                pre[id as usize] |= matches!(tag, Tag::Pre | Tag::Xmp);
                pres.extend((tag == Tag::Pre).then_some(id));
                if ["lang", "xml:lang", "dir"].iter().any(|a| page.attribute(id, a).is_some()) {
                    spoken[id as usize] = id;
                }
                hidden[id as usize] = hidden[node.parent as usize] || measured.folds.conceals(page, id);
                ordinals[id as usize] = children[node.parent as usize];
                children[node.parent as usize] += 1;
            } else {
                hidden[id as usize] = hidden[node.parent as usize];
            }
        }
        let mut shown = vec![measured.segments.len() as u32; measured.segments.len() + 1];
        for (at, segment) in measured.segments.iter().enumerate().rev() {
            shown[at] = if segment.hidden { shown[at + 1] } else { at as u32 };
        }
        let (addresses, worded) = (Addresses::new(page), OnceCell::new());
        Self { page, measured, addresses, hidden, pre, spoken, ordinals, pres, shown, worded }
    }

    pub(super) fn hidden(&self, id: NodeId) -> bool {
        self.hidden[id as usize]
    }

    pub(super) fn in_pre(&self, id: NodeId) -> bool {
        self.pre[id as usize]
    }

    /// Nearest value of a language or direction attribute at a node; several names in order of rank.
    pub(super) fn spoken(&self, id: NodeId, names: &[&str]) -> Option<&'a str> {
        let mut current = self.spoken[id as usize];
        loop {
            if let Some(value) = names.iter().find_map(|n| self.page.attribute(current, n)) {
                return Some(value);
            }
            if current == Page::ROOT {
                return None;
            }
            current = self.spoken[self.page.node(current).parent as usize];
        }
    }

    /// Whether the page names a language or a direction for a part of it in which a node stands, not only for the whole.
    pub(super) fn is_spoken_of(&self, id: NodeId) -> bool {
        !matches!(self.page.tag(self.spoken[id as usize]), Tag::Html | Tag::Body)
    }

    /// Segments that begin in a subtree.
    pub(super) fn segments_in(&self, id: NodeId) -> Range<usize> {
        self.segments_between(id, self.page.node(id).end)
    }

    /// Segments that begin in a range of nodes.
    pub(super) fn segments_between(&self, from: NodeId, to: NodeId) -> Range<usize> {
        let segments = &self.measured.segments;
        let start = segments.partition_point(|s| s.nodes.start < from);
        let end = segments.partition_point(|s| s.nodes.start < to);
        start..end.max(start)
    }

    /// The segments of a range that are shown, without looking at those that are not: there may be thousands of them.
    pub(super) fn shown_of(&self, range: Range<usize>) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let mut next = range.start;
        std::iter::from_fn(move || {
            let found = self.shown.get(next).map(|&s| s as usize).filter(|&s| s < range.end)?;
            next = found + 1;
            Some(found)
        })
    }

    /// The `pre` elements of a subtree.
    pub(super) fn pres_in(&self, id: NodeId) -> &[NodeId] {
        within(&self.pres, self.page.subtree(id))
    }

    /// Whether a subtree has no text but digits and white space.
    pub(super) fn is_wordless(&self, id: NodeId) -> bool {
        let worded = self.worded.get_or_init(|| {
            let mut before = Vec::with_capacity(self.page.len() + 1);
            let mut count = 0;
            for node in 0..self.page.len() as NodeId {
                before.push(count);
                let is_text = self.page.node(node).kind == Kind::Text;
                let is_plain = |c: char| c.is_ascii_digit() || text::is_space(c);
                count += u32::from(is_text && !self.page.text_of(node).chars().all(is_plain));
            }
            before.push(count);
            before
        });
        worded[id as usize] == worded[self.page.node(id).end as usize]
    }

    /// Text of a segment.
    pub(super) fn text(&self, segment: usize) -> &'a str {
        &self.measured.segments[segment].text
    }

    /// CSS path of an element (of the parent, for text), as [`Page::path`] writes it, without walking
    /// the siblings.
    pub(super) fn path(&self, id: NodeId) -> String {
        let elements = std::iter::once(id).chain(self.page.ancestors(id));
        let elements = elements.filter(|&n| n != Page::ROOT && self.page.tag(n) != Tag::None);
        let mut steps = Vec::with_capacity(MAX_PATH_STEPS);
        for element in elements.take(MAX_PATH_STEPS) {
            steps.push(element);
            if self.page.tag(element) == Tag::Body {
                break;
            }
        }
        let mut out = String::with_capacity(steps.len() * 24);
        for &element in steps.iter().rev() {
            if !out.is_empty() {
                out.push_str(" > ");
            }
            out.push_str(self.page.name(element));
            if self.page.tag(element) != Tag::Body {
                let nth = self.ordinals[element as usize] + 1;
                let _ = write!(out, ":nth-child({nth})");
            }
        }
        out
    }

    /// Lowest element that holds both nodes.
    pub(super) fn common(&self, a: NodeId, b: NodeId) -> NodeId {
        if self.page.contains(a, b) {
            return a;
        }
        self.page.ancestors(a).find(|&n| self.page.contains(n, b)).unwrap_or(Page::ROOT)
    }

    /// Words of an element's `class` and `id`.
    pub(super) fn tokens(&self, id: NodeId) -> impl Iterator<Item = Cow<'a, str>> + use<'a> {
        let of = |name| self.page.attribute(id, name).unwrap_or_default();
        text::class_tokens(of("class")).chain(text::class_tokens(of("id"))).collect::<Vec<_>>().into_iter()
    }

    /// Whether one of the words of an element's `class` and `id` is in a list.
    pub(super) fn has_token(&self, id: NodeId, words: &[&str]) -> bool {
        let says = |name| self.page.attribute(id, name).is_some_and(|v| text::has_class_token(v, words));
        says("class") || says("id")
    }
}

/// Those of ascending nodes that stand in a range.
pub(super) fn within(nodes: &[NodeId], range: Range<NodeId>) -> &[NodeId] {
    let from = nodes.partition_point(|&n| n < range.start);
    &nodes[from..from + nodes[from..].partition_point(|&n| n < range.end)]
}

/// The page, and what was chosen of it.
pub(super) struct Context<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) page: &'a Page,
    pub(super) selection: &'a Selection,
    /// Per segment: bytes that are metadata and leave the text.
    cuts: Vec<(usize, Range<u32>)>,
    /// Segments before this one that are kept, one entry more than there are segments.
    kept_before: Vec<u32>,
    /// Bytes of kept text before this segment, likewise.
    bytes_before: Vec<u32>,
    /// Language and direction that hold where nothing else is said.
    pub(super) lang: Option<String>,
    pub(super) dir: Option<String>,
}

impl<'a> Context<'a> {
    pub(super) fn new(ground: Ground<'a>, selection: &'a Selection, metadata: &Metadata) -> Self {
        let (page, measured) = (ground.page, ground.measured);
        let mut kept_before = Vec::with_capacity(measured.segments.len() + 1);
        let mut bytes_before = Vec::with_capacity(measured.segments.len() + 1);
        let (mut kept, mut bytes) = (0, 0);
        for i in 0..measured.segments.len() {
            kept_before.push(kept);
            bytes_before.push(bytes);
            if selection.verdicts.get(i).is_some_and(|v| v.keep) {
                kept += 1;
                bytes += measured.segments[i].text.len() as u32;
            }
        }
        kept_before.push(kept);
        bytes_before.push(bytes);
        let mut cuts: Vec<(usize, Range<u32>)> =
            metadata.claims.iter().map(|c| (c.segment, c.raw.clone())).collect();
        cuts.sort_by_key(|(segment, raw)| (*segment, raw.start, raw.end));
        let of_root = |name| page.attribute(Page::ROOT, name).map(str::to_owned);
        Self {
            ground,
            page,
            selection,
            cuts,
            kept_before,
            bytes_before,
            lang: metadata.lang.clone().or_else(|| of_root("lang")),
            dir: metadata.dir.clone().or_else(|| of_root("dir")),
        }
    }

    pub(super) fn keep(&self, segment: usize) -> bool {
        self.selection.verdicts.get(segment).is_some_and(|v| v.keep)
    }

    pub(super) fn label(&self, segment: usize) -> Label {
        self.selection.verdicts.get(segment).map_or(Label::Boilerplate, |v| v.label)
    }

    /// How many of a range of segments are kept.
    pub(super) fn kept_in(&self, range: Range<usize>) -> usize {
        (self.kept_before[range.end] - self.kept_before[range.start]) as usize
    }

    /// Bytes of kept text in a range of segments.
    pub(super) fn kept_bytes(&self, range: Range<usize>) -> usize {
        (self.bytes_before[range.end] - self.bytes_before[range.start]) as usize
    }

    /// Takes bytes of a segment out of the text.
    pub(super) fn cut(&mut self, segment: usize, raw: Range<u32>) {
        let at = self.cuts.partition_point(|(s, r)| (*s, r.start) < (segment, raw.start));
        self.cuts.insert(at, (segment, raw));
    }

    /// Bytes of a segment that leave the text.
    pub(super) fn cuts(&self, segment: usize) -> Vec<Range<u32>> {
        let from = self.cuts.partition_point(|(s, _)| *s < segment);
        self.cuts[from..].iter().take_while(|(s, _)| *s == segment).map(|(_, r)| r.clone()).collect()
    }
}
