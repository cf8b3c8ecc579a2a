//! Features of where a segment stands: its place on the page, the headings and labels before it, its neighbours.

use super::features::{Features, Row, tag_kind};
use super::index::ratio;
use super::words::LABELS;

impl Features<'_> {
    pub(super) fn position(&self, i: usize, row: &mut Row) {
        let total = self.index.total();
        let before = self.index.sums(0..i);
        row.add("place", ratio(before.count, total.count));
        row.add("char_place", ratio(before.chars, total.chars));
        row.add("paragraph_place", ratio(before.paragraph_chars, total.paragraph_chars));
        row.add("index", i as f32);
        row.add("from_end", (self.index.segments.len() - i) as f32);
        let back = (0..i).rev().take(40).position(|j| self.index.stats[j].paragraph);
        let ahead = (i + 1..self.index.segments.len()).take(40).position(|j| self.index.stats[j].paragraph);
        row.add("since_paragraph", back.map_or(41.0, |d| d as f32));
        row.add("until_paragraph", ahead.map_or(41.0, |d| d as f32));
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
        let seen_after = |wanted: &[u8]| {
            (0..i)
                .rev()
                .take(60)
                .position(|j| self.index.stats[j].label.is_some_and(|l| wanted.contains(&(l as u8))))
        };
        row.add("since_comments", seen_after(&[1]).map_or(61.0, |d| d as f32));
        row.add("since_related", seen_after(&[2]).map_or(61.0, |d| d as f32));
        row.add("since_end_words", seen_after(&[3, 4, 5, 6, 7]).map_or(61.0, |d| d as f32));
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
