//! Lists of posts, told by their structure: elements of one template beside each other, of which each names a member and says when.

use super::named::names_member;
use crate::measure::Index;
use crate::page::{NodeId, Page, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// Steps up from a time at which its post is looked for, and times that are looked at.
const STEPS: usize = 10;
const MAX_TIMES: usize = 1000;
/// Posts that a list has at least.
const POSTS: usize = 2;
/// Tokens of a line that says when, with whatever else stands in it.
const TIME_LINE: u32 = 16;
/// Share of the elements, in percent, that have what posts have.
const MOST: usize = 80;

/// The lists of posts of a page, none within another, in order; each with its posts.
pub(super) fn find(index: &Index) -> Vec<Vec<NodeId>> {
    let page = index.page;
    let lines = index.segments.iter().zip(&index.stats);
    let dated = lines.filter(|(s, stats)| !s.hidden && stats.date && stats.tokens <= TIME_LINE);
    let times: BTreeSet<NodeId> =
        page.elements(Tag::Time).chain(dated.map(|(s, _)| s.nodes.start)).take(MAX_TIMES).collect();
    let mut kinds: BTreeMap<(NodeId, Tag, &str), BTreeSet<NodeId>> = BTreeMap::new();
    for &time in &times {
        for id in page.ancestors(time).take(STEPS).take_while(|&id| page.tag(id) != Tag::Body) {
            if index.inside(id).len() > 1 {
                kinds.entry((page.node(id).parent, page.tag(id), kind(page, id))).or_default().insert(id);
            }
        }
    }
    let mut lists: Vec<Vec<NodeId>> = kinds
        .into_values()
        .filter(|posts| posts.len() >= POSTS)
        .map(|posts| posts.into_iter().collect())
        .collect();
    lists.retain(|posts| {
        let like_posts = posts.iter().filter(|&&post| is_post(index, post)).count();
        like_posts * 100 >= posts.len() * MOST
    });
    // Answers to an answer are a part of it.
    lists.sort_by_key(|posts| posts[0]);
    let mut end = 0;
    lists.retain(|posts| {
        let apart = posts[0] >= end;
        end = end.max(posts.last().map_or(0, |&last| page.node(last).end));
        apart
    });
    lists
}

/// What an element is called: the first word of its class without a number.
pub(super) fn kind(page: &Page, id: NodeId) -> &str {
    let words = page.attribute(id, "class").unwrap_or_default().split_ascii_whitespace();
    words.into_iter().find(|word| !word.ends_with(|c: char| c.is_ascii_digit())).unwrap_or_default()
}

/// Whether an element names a member, and has no heading that leads elsewhere, as the teaser of a story has.
fn is_post(index: &Index, id: NodeId) -> bool {
    let page = index.page;
    let is_card = index
        .inside(id)
        .any(|i| page.tag(index.segments[i].container).heading_level() > 0 && index.stats[i].link_chars > 0);
    !is_card && page.subtree(id).any(|n| names_member(page, n))
}
