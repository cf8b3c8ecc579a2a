//! Which segments are captions of pictures.
//!
//! Decided from the page alone, before the body is chosen, so that captions leave the body and are not
//! taken for short paragraphs. A segment is a caption because of where it stands (inside the picture's
//! own container) or because it follows a picture and looks or reads like one.

mod segment;

use super::context::Ground;
use super::credit;
use super::image::Picture;
use super::looks::{is_centred, is_small_print};
use crate::page::{NodeId, Tag};
use crate::text;
pub(super) use segment::width;
use segment::{
    PICTURE_WORDS, centred_share, is_bold, is_heading, is_link, is_structured, names_caption, wrappers,
};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Longest caption within a picture's own container; in half-width columns, so that a Han character
/// counts two.
const MAX_FRAMED_WIDTH: usize = 800;

/// Longest caption that only follows a picture.
const MAX_LOOSE_WIDTH: usize = 240;

/// Longest caption for which being centred is enough.
const MAX_CENTRED_WIDTH: usize = 160;

/// Longest caption for which nothing speaks but the habit of the page.
const MAX_HABIT_WIDTH: usize = 64;

/// Segments that a picture's own container holds at most: caption, credit, a button.
const MAX_FRAMED_SEGMENTS: usize = 4;

/// Pictures that a page must hold before its habit says anything.
const MIN_HABIT_PICTURES: usize = 3;

/// Share of centred segments from which centring says nothing.
const MAX_CENTRED_SHARE: f64 = 0.4;

/// Narrowest text that is prose where it follows a short line, in half-width columns.
const MIN_PROSE_WIDTH: usize = 40;

/// A caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caption {
    /// Index of the segment.
    pub(super) segment: usize,
    /// The picture's element.
    pub(super) node: NodeId,
    /// Bytes in [`Page::text`](crate::page::Page::text), where only the first line of the segment is the
    /// caption.
    pub(super) line: Option<Range<u32>>,
}

/// The captions of a page, in order of the segments.
pub(super) fn find(ground: &Ground, pictures: &[Picture]) -> Vec<Caption> {
    let mut lines: BTreeMap<usize, Range<u32>> = BTreeMap::new();
    let mut out: BTreeMap<usize, NodeId> = BTreeMap::new();
    let plain = LazyCell::new(|| centred_share(ground) < MAX_CENTRED_SHARE);
    let mut followers: Vec<(usize, NodeId, bool)> = Vec::new();
    // Pictures that have a caption.
    let mut told: BTreeSet<NodeId> = BTreeSet::new();
    let mut n = 0;
    while n < pictures.len() {
        // Pictures with no text in between share what follows.
        let mut last = n;
        while last + 1 < pictures.len()
            && shown_between(ground, pictures[last].node, pictures[last + 1].node).next().is_none()
        {
            last += 1;
        }
        for picture in &pictures[n..=last] {
            for segment in framed(ground, picture.node) {
                told.insert(*out.entry(segment).or_insert(picture.node));
            }
        }
        let node = pictures[last].node;
        let next = shown_between(ground, node, ground.page.len() as NodeId).next();
        if let Some(next) = next
            && !out.contains_key(&next)
            && follows(ground, node, next)
        {
            if let Some(line) = first_line(ground, next) {
                out.insert(next, node);
                told.insert(node);
                lines.insert(next, line);
                n = last + 1;
                continue;
            }
            let taken = pictures[n..=last].iter().any(|p| told.contains(&p.node));
            let reason = !taken && looks_like(ground, &pictures[last], next, || *plain);
            if reason {
                out.insert(next, node);
                told.insert(node);
            }
            followers.push((next, node, reason));
        }
        n = last + 1;
    }
    habit(ground, pictures, &followers, &mut out);
    out.into_iter()
        .map(|(segment, node)| Caption { segment, node, line: lines.get(&segment).cloned() })
        .collect()
}

/// The first line of a segment of several, where it is a caption by its words: pages that know line
/// breaks alone set the caption, a break, and the text.
fn first_line(ground: &Ground, segment: usize) -> Option<Range<u32>> {
    let page = ground.page;
    let this = &ground.measured.segments[segment];
    let (line, _) = this.text.split_once('\n')?;
    if !credit::is_caption_text(line) {
        return None;
    }
    let end = (this.nodes.start..this.nodes.end).find(|&n| page.tag(n) == Tag::Br)?;
    let end = page.node(end).text.start;
    (this.raw.start < end).then_some(this.raw.start..end)
}

/// Shown segments that begin in a range of nodes, the first excluded.
fn shown_between<'g, 'a>(
    ground: &'g Ground<'a>,
    after: NodeId,
    before: NodeId,
) -> impl Iterator<Item = usize> + use<'g, 'a> {
    let from = ground.page.node(after).end.min(before);
    ground.shown_of(ground.segments_between(from, before))
}

/// Whether a picture of a figure stands in a link with several lines of text: the preview of another page, not a picture with a caption.
pub(super) fn is_in_card(ground: &Ground, node: NodeId) -> bool {
    let page = ground.page;
    let link =
        page.ancestors(node).take(6).find(|&a| page.tag(a) == Tag::A && page.attribute(a, "href").is_some());
    link.is_some_and(|link| {
        ground.segments_in(link).len() > 1 && page.ancestors(link).take(4).any(|a| page.tag(a) == Tag::Figure)
    })
}

/// Segments within the picture's own container: the lowest one that holds any text, if it says that it is
/// one by its element, its class or by what the segments are called.
fn framed(ground: &Ground, node: NodeId) -> Vec<usize> {
    let page = ground.page;
    let figure = page.ancestors(node).take(8).find(|&a| page.tag(a) == Tag::Figure);
    let holder = figure.filter(|&f| !ground.segments_in(f).is_empty()).or_else(|| {
        page.ancestors(node)
            .take_while(|&a| page.tag(a) != Tag::Body)
            .find(|&a| !ground.segments_in(a).is_empty())
    });
    let Some(holder) = holder else {
        return Vec::new();
    };
    if is_in_card(ground, node) {
        return ground
            .shown_of(ground.segments_between(node, page.node(holder).end))
            .filter(|&s| names_caption(ground, s, holder))
            .take(1)
            .collect();
    }
    let range = ground.segments_in(holder);
    if range.len() > MAX_FRAMED_SEGMENTS {
        return shown_between(ground, node, page.node(holder).end)
            .take(MAX_FRAMED_SEGMENTS)
            .take_while(|&s| names_caption(ground, s, holder) && nearest(ground, s, node, holder))
            .collect();
    }
    let all: Vec<usize> = range.filter(|&s| !ground.measured.segments[s].hidden).collect();
    let fits = all.iter().all(|&s| width(ground.text(s)) <= MAX_FRAMED_WIDTH && !is_heading(ground, s));
    if figure == Some(holder) {
        let prose = all.iter().any(|&s| is_structured(ground, s, holder));
        return if fits && !prose { all } else { Vec::new() };
    }
    let is_picture_box = ground.has_token(holder, &PICTURE_WORDS) || ground.has_token(holder, &["caption"]);
    // A paragraph that holds a picture and a short line below it.
    let is_leaf = all.len() == 1
        && ground.measured.segments[all[0]].container == holder
        && ground.measured.segments[all[0]].nodes.start > node
        && is_centred(ground, holder)
        && width(ground.text(all[0])) <= MAX_CENTRED_WIDTH;
    if fits && (is_picture_box && !all.iter().any(|&s| is_link(ground, s)) || is_leaf) {
        return all;
    }
    all.into_iter().filter(|&s| names_caption(ground, s, holder)).collect()
}

/// Whether a segment belongs to this picture and not to another one in the same container: nothing but
/// the picture's own wrapper stands between.
fn nearest(ground: &Ground, segment: usize, node: NodeId, holder: NodeId) -> bool {
    let start = ground.measured.segments[segment].nodes.start;
    let common = ground.common(node, start);
    common != holder || node < start && shown_between(ground, node, start).next().is_none()
}

/// Whether a segment that comes next after a picture stands just below it: no other element with
/// something to show is in between, and it does not begin another part of the page.
fn follows(ground: &Ground, node: NodeId, segment: usize) -> bool {
    let page = ground.page;
    let this = &ground.measured.segments[segment];
    let common = ground.common(node, this.nodes.start);
    // A table of its own for picture and caption, as pages had it before style sheets.
    if is_frame_table(ground, common) {
        return width(&this.text) <= MAX_LOOSE_WIDTH;
    }
    let between = page.node(node).end..this.nodes.start;
    let apart = between.clone().any(|n| {
        matches!(
            page.tag(n),
            Tag::Hr | Tag::Iframe | Tag::Video | Tag::Table | Tag::Ul | Tag::Ol | Tag::Section
        ) || matches!(page.tag(n), Tag::Article | Tag::Aside | Tag::Header | Tag::Footer | Tag::Nav)
    });
    // The way up from the picture to what it shares with the text: wrappers, not parts.
    let far = page.ancestors(node).take_while(|&a| a != common).any(|a| {
        matches!(
            page.tag(a),
            Tag::Section | Tag::Article | Tag::Aside | Tag::Header | Tag::Li | Tag::Td | Tag::Nav
        ) || !ground.segments_in(a).is_empty()
    });
    let line = this.text.split('\n').next().unwrap_or_default();
    !apart && !far && !is_heading(ground, segment) && width(line) <= MAX_LOOSE_WIDTH
}

/// Whether an element is a table, or its body, that holds one picture and one text.
fn is_frame_table(ground: &Ground, id: NodeId) -> bool {
    let page = ground.page;
    matches!(page.tag(id), Tag::Table | Tag::Tbody)
        && ground.segments_in(id).len() == 1
        && page.subtree(id).filter(|&n| page.tag(n) == Tag::Img).count() == 1
}

/// Whether a segment that follows a picture is its caption by its looks or its words.
fn looks_like(
    ground: &Ground,
    picture: &Picture,
    segment: usize,
    centring_tells: impl FnOnce() -> bool,
) -> bool {
    let this = &ground.measured.segments[segment];
    if width(&this.text) > MAX_LOOSE_WIDTH {
        return false;
    }
    let common = ground.common(picture.node, this.nodes.start);
    let words = text::squash(&this.text);
    if names_caption(ground, segment, common) || credit::is_caption_text(&words) {
        return true;
    }
    if is_link(ground, segment) {
        return false;
    }
    let alt = picture.alt.as_deref().unwrap_or_default();
    let title = ground.page.attribute(picture.node, "title").unwrap_or_default();
    if [alt, title].iter().any(|a| !a.is_empty() && text::squash(a) == words) {
        return true;
    }
    let styled = wrappers(ground, segment, common);
    let centred = width(&words) <= MAX_CENTRED_WIDTH
        && styled.iter().any(|&n| is_centred(ground, n))
        && centring_tells();
    centred || styled.iter().any(|&n| is_small_print(ground, n))
}

/// Where a page sets a short line of plain text below most of its pictures, and prose after it, these
/// lines are captions. A short line that another picture follows is part of a story told in pictures.
fn habit(
    ground: &Ground,
    pictures: &[Picture],
    followers: &[(usize, NodeId, bool)],
    out: &mut BTreeMap<usize, NodeId>,
) {
    let mut by_home: BTreeMap<NodeId, Vec<(usize, NodeId, bool)>> = BTreeMap::new();
    for &(segment, node, known) in followers {
        let home = ground.common(node, ground.measured.segments[segment].nodes.start);
        by_home.entry(home).or_default().push((segment, node, known));
    }
    for (home, found) in by_home {
        let before = |node: NodeId| pictures.partition_point(|p| p.node < node);
        let here = before(ground.page.node(home).end) - before(home);
        let is_short = |&(segment, _, known): &(usize, NodeId, bool)| {
            let text = ground.text(segment);
            let end = ground.measured.segments[segment].nodes.end;
            let next = shown_between(ground, end - 1, ground.page.len() as NodeId).next();
            let picture = pictures.get(pictures.partition_point(|p| p.node < end)).map(|p| p.node);
            let prose = next.is_some_and(|s| {
                let start = ground.measured.segments[s].nodes.start;
                width(ground.text(s)) >= MIN_PROSE_WIDTH && picture.is_none_or(|p| start < p)
            });
            known
                || width(text) <= MAX_HABIT_WIDTH
                    && prose
                    && !is_bold(ground, segment)
                    && !is_link(ground, segment)
        };
        let short: Vec<(usize, NodeId, bool)> = found.iter().filter(|f| is_short(f)).copied().collect();
        if here >= MIN_HABIT_PICTURES && short.len() >= MIN_HABIT_PICTURES && short.len() * 3 >= here * 2 {
            for (segment, node, _) in short {
                out.entry(segment).or_insert(node);
            }
        }
    }
}
