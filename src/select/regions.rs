//! Names the parts of the page that were left out: what they are, by structure and by their own words.

use super::files::is_file_data;
use super::types::Region;
use crate::measure::{GROUPS, Index, MEANINGS, WordLabel};
use crate::page::{Kind, NodeId, Page};

/// Class groups (see `measure::GROUPS`) that name a region, in the order in which they are asked, with the
/// reason they give.
const BY_CLASS: [(&str, &str); 16] = [
    ("cookie", "cookie notice"),
    ("comment", "comment thread"),
    ("advertisement", "advertisement"),
    ("related", "related articles"),
    ("newsletter", "newsletter or app promotion"),
    ("share", "share bar"),
    ("toc", "table of contents"),
    ("paging", "paging"),
    ("login", "login or account form"),
    ("navigation", "navigation"),
    ("footer", "page footer"),
    ("tags", "tags"),
    ("author", "about the author"),
    ("modal", "dialog over the page"),
    ("search", "search form"),
    ("sidebar", "sidebar"),
];

/// Meanings (see `measure::MEANINGS`) that name a region.
const BY_MEANING: [(&str, &str); 8] = [
    ("hidden", "not shown on the page"),
    ("noscript", "only for browsers without scripts"),
    ("dialog", "dialog over the page"),
    ("nav", "navigation"),
    ("footer", "page footer"),
    ("form", "form"),
    ("aside", "aside"),
    ("header", "page header"),
];

/// Reason of a label that opens a region.
fn by_label(label: WordLabel) -> &'static str {
    match label {
        WordLabel::Comments => "comment thread",
        WordLabel::Related => "related articles",
        WordLabel::Share => "share bar",
        WordLabel::Newsletter => "newsletter or app promotion",
        WordLabel::Author => "about the author",
        WordLabel::Tags => "tags",
        WordLabel::Copyright => "legal notice",
        WordLabel::Paging => "paging",
        WordLabel::Advertisement => "advertisement",
        WordLabel::References => "references",
        WordLabel::Login => "login or account form",
        WordLabel::Products => "shop controls",
    }
}

/// Link density from which a part of the page is a list of links.
const LINK_LIST: f32 = 0.6;
/// Segments at the head of a region that are asked for its label.
const HEAD: usize = 3;

/// The largest elements none of whose segments is kept, where they can be named; in document order.
pub fn find(index: &Index, keep: &[bool]) -> Vec<Region> {
    let page = index.page;
    let mut kept_before = Vec::with_capacity(keep.len() + 1);
    let mut sum = 0u32;
    for k in keep {
        kept_before.push(sum);
        sum += u32::from(*k);
    }
    kept_before.push(sum);
    let kept = |node: NodeId| {
        let range = index.inside(node);
        kept_before[range.end] - kept_before[range.start]
    };
    let mut out = Vec::new();
    let mut node = Page::ROOT + 1;
    while (node as usize) < page.len() {
        let element = matches!(page.node(node).kind, Kind::Element(_));
        if element && !index.inside(node).is_empty() && kept(node) == 0 {
            // Only what can be named is a region; a lone dropped line may well stand beside a picture of
            // the article, and the name of its file does.
            let about_file = index.inside(node).all(|i| is_file_data(&index.segments[i].text));
            if !about_file && let Some(reason) = name(index, node) {
                out.push(Region { nodes: page.subtree(node), reason });
            }
            node = page.node(node).end;
        } else {
            node += 1;
        }
    }
    out
}

/// Why a dropped segment was dropped: the reason of the region that holds it.
pub fn reason(index: &Index, regions: &[Region], keep: &[bool], i: usize) -> &'static str {
    let first = index.segments[i].nodes.start;
    let at = regions.partition_point(|r| r.nodes.end <= first);
    match regions.get(at) {
        Some(region) if region.nodes.contains(&first) => region.reason,
        _ => plain_reason(index, keep, i..i + 1),
    }
}

fn name(index: &Index, node: NodeId) -> Option<&'static str> {
    let page = index.page;
    let meaning = |node: NodeId, what: &str| {
        MEANINGS
            .iter()
            .position(|m| *m == what)
            .is_some_and(|bit| index.meanings[node as usize] & 1 << bit != 0)
    };
    let range = index.inside(node);
    // What the element says of itself, then what its only child says, and so on down a chain of wrappers.
    let mut inner = node;
    loop {
        if let Some((_, reason)) = BY_MEANING.iter().take(3).find(|(m, _)| meaning(inner, m)) {
            return Some(reason);
        }
        let classes = index.classes[inner as usize];
        let class = BY_CLASS.iter().find(|(group, _)| {
            GROUPS.iter().position(|g| g == group).is_some_and(|bit| classes & 1 << bit != 0)
        });
        if let Some((_, reason)) = class {
            return Some(reason);
        }
        if let Some((_, reason)) = BY_MEANING.iter().skip(3).find(|(m, _)| meaning(inner, m)) {
            return Some(reason);
        }
        let only = page.children(inner).find(|&c| index.inside(c) == range);
        match only {
            Some(child) if matches!(page.node(child).kind, Kind::Element(_)) => inner = child,
            _ => break,
        }
    }
    if let Some(label) = range.clone().take(HEAD).find_map(|i| index.stats[i].label) {
        return Some(by_label(label));
    }
    (range.len() > 1 && index.sums(range).link_density() > LINK_LIST).then_some("list of links")
}

fn plain_reason(index: &Index, keep: &[bool], range: std::ops::Range<usize>) -> &'static str {
    let sums = index.sums(range.clone());
    if range.len() == 1 {
        if let Some(label) = index.stats[range.start].label {
            return by_label(label);
        }
        if index.segments[range.start].hidden {
            return "not shown on the page";
        }
    }
    if sums.link_density() > LINK_LIST {
        return "list of links";
    }
    if !keep[..range.start].contains(&true) {
        return "before the article";
    }
    if !keep[range.end..].contains(&true) {
        return "after the end of the article";
    }
    "does not read like the article"
}
