//! How a segment stands to the headline: same part of the page, or another.

use super::context::Context;
use super::features::Row;
use super::index::{Index, ratio};
use super::words::Label;
use crate::page::{NodeId, Tag};

/// Prefix counts along the page that relations are read from.
#[derive(Debug)]
pub struct Relations {
    /// Per segment: headings of level 1 before it, datelike segments before it, big headings with links.
    h1: Vec<u32>,
    dates: Vec<u32>,
    /// Per segment: ordinal of the `article` element it stands in, 0 where in none; its node.
    article: Vec<(u32, NodeId)>,
    articles: u32,
    /// Segments that are labels of comments and of related stories.
    labels: [Vec<u32>; 2],
}

impl Relations {
    /// Counts.
    pub fn new(index: &Index) -> Self {
        let page = index.page;
        let mut out = Self {
            h1: Vec::new(),
            dates: Vec::new(),
            article: Vec::new(),
            articles: 0,
            labels: Default::default(),
        };
        let (mut h1, mut dates) = (0, 0);
        let mut open: (u32, NodeId, NodeId) = (0, 0, 0);
        let mut node = 0;
        for (i, segment) in index.segments.iter().enumerate() {
            while node <= segment.nodes.start {
                if page.tag(node) == Tag::Article && node >= open.2 {
                    out.articles += 1;
                    open = (out.articles, node, page.node(node).end);
                }
                node += 1;
            }
            let inside = segment.nodes.start < open.2;
            out.article.push(if inside { (open.0, open.1) } else { (0, 0) });
            out.h1.push(h1);
            out.dates.push(dates);
            h1 += u32::from(page.tag(segment.container) == Tag::H1);
            dates += u32::from(index.stats[i].date);
            match index.stats[i].label {
                Some(Label::Comments) => out.labels[0].push(i as u32),
                Some(Label::Related) => out.labels[1].push(i as u32),
                _ => {}
            }
        }
        out
    }

    /// Adds the features of segment `i` to its row.
    pub fn extend(&self, index: &Index, context: &Context, i: usize, row: &mut Row) {
        let page = index.page;
        let first = index.segments[i].nodes.start;
        let total = index.total();
        let title = context.title.unwrap_or(0);
        let mut common = index.segments[title].container;
        let mut up = 0u16;
        while !page.contains(common, first) {
            common = page.node(common).parent;
            up += 1;
        }
        let down = page.node(first).depth.saturating_sub(page.node(common).depth);
        row.add("title.up", f32::from(up));
        row.add("title.down", f32::from(down));
        row.add("title.common_share", ratio(index.below(common).chars, total.chars));
        row.add("title.same_article", f32::from(u8::from(self.article[i] == self.article[title])));
        row.add("article.ordinal", self.article[i].0 as f32);
        row.add("article.all", self.articles as f32);
        let node = self.article[i].1;
        let share = if self.article[i].0 > 0 { ratio(index.below(node).chars, total.chars) } else { 0.0 };
        row.add("article.share", share);
        row.add("h1.before", self.h1[i] as f32);
        row.add("h1.since_title", self.h1[i] as f32 - self.h1[title] as f32);
        row.add("dates.since_title", self.dates[i] as f32 - self.dates[title] as f32);
        let (a, b) = (i.saturating_sub(6), (i + 7).min(index.segments.len()) - 1);
        row.add("dates.around", (self.dates[b] - self.dates[a]) as f32);
        // A heading may open a section of comments or other stories many segments before.
        row.add("label.comments_before", self.label_before(index, i, 0));
        row.add("label.related_before", self.label_before(index, i, 1));
    }

    /// Whether a heading-like label of a kind stands between the title and the segment in a container that
    /// the segment shares: 1 over the steps from the label up to that container, 0 where none does.
    fn label_before(&self, index: &Index, i: usize, kind: usize) -> f32 {
        let page = index.page;
        let first = index.segments[i].nodes.start;
        let mut best = 0.0f32;
        let labels = &self.labels[kind];
        let before = labels.partition_point(|&l| (l as usize) < i);
        for &j in labels[..before].iter().rev().take(MAX_BACK) {
            let j = j as usize;
            let mut up = 1.0;
            let mut node = index.segments[j].container;
            while !page.contains(node, first) {
                node = page.node(node).parent;
                up += 1.0;
            }
            best = best.max(1.0 / up);
        }
        best
    }
}

/// Labels that are looked back at.
const MAX_BACK: usize = 12;
