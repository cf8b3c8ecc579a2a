//! Features of where a segment stands: its place on the page, the headings and labels before it, its neighbours.

use super::features::{Features, Row, tag_kind};
use super::index::ratio;
use super::stats::Stats;
use super::words::LABELS;

/// Segments between each segment and the nearest of a kind.
#[derive(Debug)]
pub(super) struct Distances {
    since_paragraph: Vec<f32>,
    until_paragraph: Vec<f32>,
    since_comments: Vec<f32>,
    since_related: Vec<f32>,
    since_end_words: Vec<f32>,
}

impl Distances {
    pub(super) fn new(stats: &[Stats]) -> Self {
        let labelled = |wanted: &'static [u8]| {
            distances(stats.iter(), 60, |s| s.label.is_some_and(|l| wanted.contains(&(l as u8))))
        };
        let mut until_paragraph = distances(stats.iter().rev(), 40, |s| s.paragraph);
        until_paragraph.reverse();
        Self {
            since_paragraph: distances(stats.iter(), 40, |s| s.paragraph),
            until_paragraph,
            since_comments: labelled(&[1]),
            since_related: labelled(&[2]),
            since_end_words: labelled(&[3, 4, 5, 6, 7]),
        }
    }
}

/// For each how many were met since the last that `is`; one more than `most` where it is further away, or none was.
fn distances<'a>(all: impl Iterator<Item = &'a Stats>, most: usize, is: impl Fn(&Stats) -> bool) -> Vec<f32> {
    let mut since = most;
    all.map(|s| {
        let distance = if since < most { since } else { most + 1 };
        since = if is(s) { 0 } else { since.saturating_add(1) };
        distance as f32
    })
    .collect()
}

impl Features<'_> {
    pub(super) fn position(&self, i: usize, row: &mut Row) {
        let total = self.index.total();
        let before = self.index.sums(0..i);
        row.add("place", ratio(before.count, total.count));
        row.add("char_place", ratio(before.chars, total.chars));
        row.add("paragraph_place", ratio(before.paragraph_chars, total.paragraph_chars));
        row.add("index", i as f32);
        row.add("from_end", (self.index.segments.len() - i) as f32);
        row.add("since_paragraph", self.distances.since_paragraph[i]);
        row.add("until_paragraph", self.distances.until_paragraph[i]);
        let title = self.context.title.map_or(-1000.0, |t| i as f32 - t as f32);
        row.add("since_title", title);
        let chars_since = self.context.title.filter(|t| *t <= i).map_or(0, |t| self.index.sums(t..i).chars);
        row.add("chars_since_title", chars_since as f32);
        let heading = self.context.heading[i];
        row.add("heading.since", heading.map_or(-1.0, |h| (i - h) as f32));
        let level =
            heading.map_or(0, |h| self.index.page.tag(self.index.segments[h].container).heading_level());
        row.add("heading.level", f32::from(level));
        row.add(
            "heading.links",
            heading.map_or(0.0, |h| ratio(self.index.stats[h].link_chars, self.index.stats[h].chars)),
        );
        row.add("heading.tokens", heading.map_or(0.0, |h| self.index.stats[h].tokens as f32));
        let label = self.context.label[i];
        let kind = label.and_then(|l| self.index.stats[l].label);
        for n in 1..=LABELS {
            let since = match (label, kind) {
                (Some(l), Some(k)) if k as usize == n => 1.0 / (i - l) as f32,
                _ => 0.0,
            };
            row.add(LABEL_NAMES[n - 1], since);
        }
        row.add("since_comments", self.distances.since_comments[i]);
        row.add("since_related", self.distances.since_related[i]);
        row.add("since_end_words", self.distances.since_end_words[i]);
    }

    pub(super) fn neighbours(&self, i: usize, row: &mut Row) {
        const NAMES: [&str; 6] = ["back3", "back2", "back1", "next1", "next2", "next3"];
        let page = self.index.page;
        let depth = i32::from(page.node(self.index.segments[i].container).depth);
        for (name, offset) in NAMES.iter().zip([-3isize, -2, -1, 1, 2, 3]) {
            let other = i.checked_add_signed(offset).filter(|&j| j < self.index.segments.len());
            let Some(j) = other else {
                for what in ["tokens", "link_density", "paragraph", "tag", "same", "ends", "depth"] {
                    row.add2(name, what, -1.0);
                }
                continue;
            };
            let (s, segment) = (&self.index.stats[j], &self.index.segments[j]);
            row.add2(name, "tokens", s.tokens as f32);
            row.add2(name, "link_density", ratio(s.link_chars, s.chars));
            row.add2(name, "paragraph", f32::from(u8::from(s.paragraph)));
            row.add2(name, "tag", tag_kind(page.tag(segment.container)));
            row.add2(name, "same", f32::from(u8::from(self.context.template[i] == self.context.template[j])));
            row.add2(name, "ends", f32::from(u8::from(s.ends_sentence)));
            row.add2(name, "depth", (i32::from(page.node(segment.container).depth) - depth) as f32);
        }
        let count = self.index.segments.len();
        for (name, range) in [
            ("window4", i.saturating_sub(4)..(i + 5).min(count)),
            ("before4", i.saturating_sub(4)..i),
            ("after4", (i + 1).min(count)..(i + 5).min(count)),
            ("before10", i.saturating_sub(10)..i),
            ("after10", (i + 1).min(count)..(i + 11).min(count)),
        ] {
            let sums = self.index.sums(range);
            row.add2(name, "mean_chars", ratio(sums.chars, sums.count));
            row.add2(name, "link_density", sums.link_density());
            row.add2(name, "paragraphs", ratio(sums.paragraph_chars, sums.chars));
            row.add2(name, "headings", ratio(sums.headings, sums.count));
        }
    }
}

const LABEL_NAMES: [&str; LABELS] = [
    "after.comments",
    "after.related",
    "after.share",
    "after.newsletter",
    "after.author",
    "after.tags",
    "after.copyright",
    "after.paging",
    "after.advertisement",
    "after.references",
    "after.login",
    "after.products",
];
