//! Other stories on the same page: the next article stitched below, and grids of teasers around the one that
//! is meant.

use crate::measure::{Context, Index};
use crate::page::{Kind, NodeId, Tag};
use std::collections::BTreeMap;

/// Tokens of kept running text that the article itself must have before anything else is another story.
const MIN_ARTICLE: u32 = 120;

/// Siblings of one kind, each with a heading that leads elsewhere, that make a grid of teasers.
const MIN_TEASERS: usize = 3;

/// Tokens up to which an item is a teaser; longer ones are sections of the text.
const MAX_TEASER: u32 = 90;

/// Drops kept segments of other stories.
pub fn drop(index: &Index, context: &Context, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    let Some(title) = context.title else { return reasons };
    let page = index.page;
    let mut out = |keep: &mut [bool], node: NodeId, reason: &'static str| {
        for i in index.inside(node) {
            if std::mem::replace(&mut keep[i], false) {
                reasons[i] = Some(reason);
            }
        }
    };
    for node in teasers(index) {
        let outside = running(index, keep, 0..keep.len()) - running(index, keep, index.inside(node));
        let holds_title = page.contains(node, index.segments[title].nodes.start);
        if !holds_title && context.says_article && outside >= MIN_ARTICLE {
            out(keep, node, "teaser of another story");
        }
    }
    // The article element that holds the headline, and those after it that begin with a headline too.
    let own = page.ancestors(index.segments[title].nodes.start).find(|&n| page.tag(n) == Tag::Article);
    if let Some(own) = own
        && running(index, keep, index.inside(own)) >= MIN_ARTICLE
    {
        let level = page.tag(index.segments[title].container).heading_level().max(1);
        let others: Vec<NodeId> = page.elements(Tag::Article).filter(|&n| n >= page.node(own).end).collect();
        for other in others {
            let headed = index.inside(other).take(HEAD).any(|i| {
                let found = page.tag(index.segments[i].container).heading_level();
                found > 0 && found <= level.max(2)
            });
            if headed {
                out(keep, other, "another article below");
            }
        }
    }
    reasons
}

/// Segments at the head of an article that are asked for its headline.
const HEAD: usize = 4;

fn running(index: &Index, keep: &[bool], range: std::ops::Range<usize>) -> u32 {
    range.filter(|&i| keep[i] && index.stats[i].paragraph).map(|i| index.stats[i].tokens).sum()
}

/// Items of grids: short siblings of one kind, each with a heading that leads to another page.
fn teasers(index: &Index) -> Vec<NodeId> {
    let page = index.page;
    // Per node: headings before it that stand in or around a link away.
    let mut linked = Vec::with_capacity(page.len() + 1);
    let (mut count, mut link_end, mut heading_end, mut heading_open) = (0u32, 0, 0, false);
    for node in 0..page.len() as NodeId {
        linked.push(count);
        let tag = page.tag(node);
        if tag.heading_level() > 0 {
            heading_end = page.node(node).end;
            heading_open = node >= link_end;
            count += u32::from(!heading_open);
        } else if tag == Tag::A && page.attribute(node, "href").is_some_and(super::front_page::leads_away) {
            link_end = page.node(node).end;
            if heading_open && node < heading_end {
                heading_open = false;
                count += 1;
            }
        }
    }
    linked.push(count);
    let mut out = Vec::new();
    let mut kinds: BTreeMap<(Tag, &str), Vec<NodeId>> = BTreeMap::new();
    for parent in 0..page.len() as NodeId {
        let end = page.node(parent).end as usize;
        if linked[end] - linked[parent as usize] < MIN_TEASERS as u32 {
            continue;
        }
        kinds.clear();
        for child in page.children(parent) {
            let Kind::Element(tag) = page.node(child).kind else { continue };
            let headed = linked[page.node(child).end as usize] - linked[child as usize] == 1;
            if headed && index.below(child).tokens <= MAX_TEASER {
                let class = page.attribute(child, "class").and_then(|c| c.split_ascii_whitespace().next());
                kinds.entry((tag, class.unwrap_or(""))).or_default().push(child);
            }
        }
        for group in kinds.values().filter(|g| g.len() >= MIN_TEASERS) {
            out.extend(group);
        }
    }
    out.sort_unstable();
    out
}
