//! Where links within the article lead: the block that a fragment names (HTML, 7.4.6.4 "Scrolling to a fragment").

use crate::article::{Block, BlockKind, Footnote, Inline, visit};
use crate::page::{NodeId, Page, Tag};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};

/// Fragments that the article's own links name, as the links write them, with the block that they lead to: the one that
/// the named element holds or stands in, or that follows it. What stands outside of the article has none. A heading that is
/// linked to be copied from leads nowhere, and loses the link.
///
/// `nodes` are the elements in which the blocks begin, in their order.
pub(super) fn find(
    page: &Page,
    blocks: &mut [Block],
    notes: &mut [Footnote],
    nodes: &[NodeId],
) -> BTreeMap<String, u32> {
    let asked = fragments(blocks, notes);
    if asked.is_empty() {
        return BTreeMap::new();
    }
    let names = names(page);
    let element = |fragment: &str| {
        let decoded = || percent_decode_str(fragment).decode_utf8().ok();
        names.get(fragment).copied().or_else(|| names.get(decoded()?.as_ref()).copied())
    };
    let block = |fragment: &str| Some(blocks.get(at(page, nodes, element(fragment)?)?)?.id);
    let mut found: BTreeMap<String, u32> =
        asked.into_iter().filter_map(|fragment| block(&fragment).map(|id| (fragment, id))).collect();
    for block in &mut *blocks {
        if let BlockKind::Heading { content, .. } = &mut block.kind {
            let own = |href: &str| {
                href.strip_prefix('#').and_then(|fragment| found.get(fragment)) == Some(&block.id)
            };
            unlink(content, &own);
        }
    }
    let asked = fragments(blocks, notes);
    found.retain(|fragment, _| asked.contains(fragment));
    found
}

/// The fragments that links lead to.
fn fragments(blocks: &mut [Block], notes: &mut [Footnote]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut ask = |inline: &mut Inline| {
        if let Inline::Link { href, .. } = inline {
            out.extend(href.strip_prefix('#').map(str::to_owned));
        }
    };
    for block in blocks {
        visit::each_runs(block, &mut |content| visit::each_run(content, &mut ask));
    }
    notes.iter_mut().for_each(|note| visit::each_run(&mut note.content, &mut ask));
    out
}

/// Puts in place of links what they hold; of a heading, whose links stand in no other run.
fn unlink(content: &mut Vec<Inline>, is_own: &impl Fn(&str) -> bool) {
    let parts = std::mem::take(content).into_iter();
    content.extend(parts.flat_map(|inline| match inline {
        Inline::Link { href, content } if is_own(&href) => content,
        other => vec![other],
    }));
}

/// The elements of a page by their names; of several of one name the first.
fn names(page: &Page) -> BTreeMap<&str, NodeId> {
    let mut out = BTreeMap::new();
    for id in page.subtree(Page::ROOT) {
        let name = page.attribute(id, "name").filter(|_| page.tag(id) == Tag::A);
        for name in page.attribute(id, "id").into_iter().chain(name) {
            out.entry(name).or_insert(id);
        }
    }
    out
}

/// The place of the block to which an element leads.
fn at(page: &Page, nodes: &[NodeId], element: NodeId) -> Option<usize> {
    let next = nodes.partition_point(|&n| n < element);
    let holds = |n: &NodeId| page.contains(element, *n);
    if nodes.get(next).is_some_and(holds) {
        return Some(next);
    }
    let before = next.checked_sub(1)?;
    // A mark between two blocks is the next one's; what has words of its own stands in the block before it, which may be a
    // list of many elements.
    if page.contains(nodes[before], element) {
        return Some(before);
    }
    let empty = page.text_of(element).trim().is_empty();
    (next < nodes.len()).then_some(if empty { next } else { before })
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    const STORY: &str = "<p>The river rose in the night, and the miller woke his sons, who carried the sacks up into the loft.</p>";

    #[test]
    fn links_within_the_article_find_their_blocks() {
        let page = html::parse(
            &format!(
                "<html lang=en><title>The ford</title><nav id=menu><a href=/>Home</a></nav><article><h1>The ford</h1>\
                 <p>In this text: <a href=#night>the night</a>, <a href='#%C3%A9cluse'>the lock</a>, <a href=#sacks>the sacks</a>, \
                 <a href=#end>the end</a>, <a href=#menu>the menu</a>, <a href=#nowhere>nowhere</a>, and what else there is to tell of it.</p>\
                 <section id=night><h2 id=at><a href=#at>At night</a></h2>{STORY}</section><a name=écluse></a><h2>The lock at the mill</h2>{STORY}\
                 <ul><li>Two sacks of flour, which were wet.</li><li id=sacks>Nine sacks of oats, which were not.</li></ul>\
                 {STORY}<p id=end>In the morning the river fell, and nobody spoke of it, as nobody had spoken of it before.</p></article>"
            ),
            Facts::default(),
        );
        let article = crate::extract(&page).expect("an article");
        let begins = |fragment: &str| {
            let id = article.targets.get(fragment)?;
            let block = article.blocks.iter().find(|b| b.id == *id)?;
            Some(block.anchor.exact.chars().take(9).collect::<String>())
        };
        for (fragment, wanted) in [
            ("night", Some("At night")),
            ("%C3%A9cluse", Some("The lock ")),
            ("sacks", Some("Two sacks")),
            ("end", Some("In the mo")),
            ("menu", None),
            ("nowhere", None),
        ] {
            assert_eq!(begins(fragment).as_deref(), wanted, "{fragment}");
        }
        // A heading that leads to itself.
        assert!(!article.targets.contains_key("at") && article.content.contains("<h2>At night</h2>"));
    }
}
