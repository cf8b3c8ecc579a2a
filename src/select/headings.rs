//! Headings to which the page itself leads: a list of contents names what belongs to the text.

use super::{Sight, heading_level};
use crate::page::{NodeId, Tag};
use std::collections::BTreeMap;

/// Steps into and out of a heading at which the target of a link stands.
const NEAR: usize = 6;
/// Segments between a heading and the text that it heads.
const BETWEEN: usize = 2;

/// Keeps headings to which the page's own links lead where the text below them is kept.
pub fn keep_linked(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let (index, page) = (sight.index, sight.index.page);
    let mut linked: BTreeMap<&str, Vec<NodeId>> = BTreeMap::new();
    for link in page.elements(Tag::A) {
        let target = page.attribute(link, "href").and_then(|href| href.strip_prefix('#'));
        if let Some(target) = target.filter(|target| !target.is_empty()) {
            linked.entry(target).or_default().push(link);
        }
    }
    if linked.is_empty() {
        return Vec::new();
    }
    for i in (0..keep.len()).filter(|&i| heading_level(index, i).is_some_and(|(_, level)| level > 1)) {
        let home = index.segments[i].container;
        let near = std::iter::once(home).chain(page.ancestors(home)).take(2);
        let within = (home..page.node(home).end).take(NEAR);
        let named = |id: NodeId| page.attribute(id, "id").or(page.attribute(id, "name"));
        // Not the heading itself, which is linked to be copied from.
        let leads = |links: &Vec<NodeId>| links.iter().any(|&link| !page.contains(home, link));
        let is_target = near.chain(within).filter_map(named).filter_map(|name| linked.get(name)).any(leads);
        let mut below = i + 1..keep.len().min(i + 1 + BETWEEN);
        let text = below.find(|&j| heading_level(index, j).is_none());
        keep[i] |= is_target && text.is_some_and(|j| keep[j]);
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    fn text(parts: &str) -> String {
        let page = format!(
            "<html lang=en><title>The weir at the ford</title><article><h1>The weir at the ford</h1>{parts}</article>"
        );
        crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
    }

    fn story(n: usize) -> String {
        format!(
            "<p>The weir was built in the summer of flood number {n}, by the miller and his three sons, who carried every stone from \
             the quarry above the village, and slept in the mill.</p>"
        )
    }

    #[test]
    fn headings_that_contents_lead_to() {
        let parts = ["Tags", "Share", "Stone"]
            .map(|name| format!("<h2 id={name}>{name}</h2>{}", story(7 + usize::from(name.as_bytes()[1]))));
        let contents =
            "<ul><li><a href=#Tags>Tags</a><li><a href=#Share>Share</a><li><a href=#Stone>Stone</a></ul>";
        let text = text(&format!("{}{contents}{}", story(1), parts.concat()));
        let lines: Vec<&str> = text.lines().filter(|line| line.len() < 20).collect();
        assert_eq!(lines, ["Tags", "Share", "Stone"], "{text}");
    }
}
