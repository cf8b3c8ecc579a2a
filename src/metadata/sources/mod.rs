//! The sources of metadata, each a small file that names its specification.

mod comment;
mod front_matter;
pub(super) mod json;
pub(super) mod json_ld;
mod linked_elsewhere;
mod linked_kinds;
mod links;
mod meta_names;
mod meta_tags;
mod microdata;
mod script;
mod time_element;
mod title_element;
mod url_path;

use super::candidate::{Candidate, Candidates, Field, From};
use super::{clean, title};
use crate::measure::{Measured, Segment};
use crate::page::{Kind, NodeId, Page, Tag};
use std::collections::BTreeMap;

/// Elements that sources look for, found in one walk over the page.
#[derive(Debug, Default)]
pub(super) struct Scan {
    by_tag: BTreeMap<Tag, Vec<NodeId>>,
    /// Elements with `itemprop`, in document order.
    pub(super) properties: Vec<NodeId>,
    /// Elements other than `meta` and `link` with `property` (RDFa).
    pub(super) rdfa: Vec<NodeId>,
    /// Elements with `rel`.
    pub(super) relations: Vec<NodeId>,
    /// Comments.
    pub(super) comments: Vec<NodeId>,
}

/// Elements of one kind that are looked at.
const MAX_ELEMENTS: usize = 20_000;

impl Scan {
    /// Walks the page.
    pub(super) fn new(page: &Page) -> Self {
        let mut scan = Self::default();
        for id in 0..page.len() as NodeId {
            let tag = match page.node(id).kind {
                Kind::Element(tag) => tag,
                Kind::Comment if scan.comments.len() < MAX_ELEMENTS => {
                    scan.comments.push(id);
                    continue;
                }
                _ => continue,
            };
            if matches!(
                tag,
                Tag::Script | Tag::Meta | Tag::Link | Tag::Time | Tag::H1 | Tag::Title | Tag::Img
            ) {
                let list = scan.by_tag.entry(tag).or_default();
                if list.len() < MAX_ELEMENTS {
                    list.push(id);
                }
            }
            for (name, _) in page.attributes(id) {
                let list = match name {
                    "itemprop" => &mut scan.properties,
                    "property" if !matches!(tag, Tag::Meta | Tag::Link) => &mut scan.rdfa,
                    "rel" => &mut scan.relations,
                    _ => continue,
                };
                if list.len() < MAX_ELEMENTS {
                    list.push(id);
                }
            }
        }
        scan
    }

    /// Elements with a tag, of those that the walk looks for.
    pub(super) fn of(&self, tag: Tag) -> &[NodeId] {
        self.by_tag.get(&tag).map_or(&[], Vec::as_slice)
    }
}

/// A source: its name in the documentation and what reads it.
type Source = (&'static str, fn(&Page, &Scan, &mut Candidates));

/// The sources in order; among values of equal weight the earlier source wins.
const SOURCES: [Source; 10] = [
    ("front matter", front_matter::read),
    ("JSON-LD", json_ld::read),
    ("microdata and RDFa", microdata::read),
    ("meta elements", meta_tags::read),
    ("links", links::read),
    ("time elements", time_element::read),
    ("title element and headings", title_element::read),
    ("address", url_path::read),
    ("comments", comment::read),
    ("scripts", script::read),
];

/// Reads all sources that need no knowledge of where the article stands.
pub(super) fn read(page: &Page, scan: &Scan) -> Candidates {
    let mut out = Candidates::default();
    for (_, source) in SOURCES {
        source(page, scan, &mut out);
    }
    out
}

/// Likeness from which a line is the `title` in other words.
const ALIKE: f64 = 0.3;

fn whole(segment: &Segment) -> (&Segment, &str) {
    (segment, &segment.text)
}

/// Adds visible texts that are most of the page's title: the headline of pages without headings. Where
/// nothing at all gives a title, the last line of its own before the text is taken; where the title is shown nowhere
/// and nothing else gives one, a line that is set apart. `body` is the segment that the text is thought to begin with.
pub(super) fn add_visible_titles(page: &Page, measured: &Measured, body: usize, out: &mut Candidates) {
    let title = out.of(Field::Title).find(|c| c.from == From::TitleElement).map(|c| c.value.clone());
    let alone = out.of(Field::Title).all(|c| c.from == From::TitleElement);
    let segments: Vec<(&Segment, &str)> = match &title {
        Some(title) => {
            let shown = title::headline_nodes(page, measured, title);
            let other = |(_, line): &(&Segment, &str)| clean::likeness(line, title) < ALIKE;
            let apart =
                || title::line_set_apart(page, measured, title, body).into_iter().filter(other).collect();
            if shown.is_empty() && alone { apart() } else { shown.into_iter().map(whole).collect() }
        }
        None if out.of(Field::Title).next().is_none() => {
            title::line_before_text(page, measured).into_iter().collect()
        }
        None => Vec::new(),
    };
    for (segment, line) in segments {
        if page.tag(segment.container) == Tag::H1 {
            continue;
        }
        let place = page.path(segment.container);
        let value = line.replace('\n', " ");
        let mut candidate = Candidate::new(Field::Title, value, From::Visible, place, 0.5);
        candidate.node = Some(segment.nodes.start);
        out.add(candidate);
    }
}
