//! What belongs to the text by what it stands between: code and folds among the paragraphs of one element, and the caption of a table
//! or of code that is kept.

use super::Sight;
use crate::measure::Index;
use crate::page::{NodeId, Page, Tag};

/// Tokens of a fold from which it may be a part of the page of its own.
const LONG_FOLD: u32 = 400;
/// Tokens of code up to which it is kept where most other is not.
const SHORT_CODE: u32 = 60;
/// Share of a fold's characters in links, from which it is a list of them.
const LINKED: f32 = 0.3;
/// Steps up from code or a fold to the element of the text that it stands in: its own boxes.
const STEPS: usize = 4;
/// Tokens of a caption at most.
const CAPTION: u32 = 60;

/// Keeps code and folds between kept paragraphs, and captions of kept tables and code.
pub(super) fn keep(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let (index, page) = (sight.index, sight.index.page);
    let mut end = 0;
    let code: Vec<bool> = page.elements(Tag::Pre).map(|id| index.inside(id).any(|i| keep[i])).collect();
    let shows_code = code.iter().filter(|kept| **kept).count() * 2 > code.len();
    for id in 1..page.len() as NodeId {
        if id < end
            || !matches!(page.tag(id), Tag::Pre | Tag::Details | Tag::Ul | Tag::Ol)
            || index.inside(id).is_empty()
        {
            continue;
        }
        match page.tag(id) {
            Tag::Ul | Tag::Ol => keep_items(index, keep, id),
            Tag::Details if is_list(index, id) => {}
            // Where most of the code is left out, the model knows why.
            Tag::Pre if !shows_code && index.below(id).tokens > SHORT_CODE => {}
            _ => {
                let inside = index.inside(id);
                if !inside.clone().any(|i| keep[i]) && is_between(index, keep, id) {
                    inside
                        .filter(|&i| !index.segments[i].hidden || page.tag(id) == Tag::Details)
                        .for_each(|i| keep[i] = true);
                    end = page.node(id).end;
                }
            }
        }
    }
    for figure in page.elements(Tag::Figure) {
        keep_caption(index, keep, figure);
    }
    Vec::new()
}

/// Whether a fold is long, or holds links for the most part.
fn is_list(index: &Index, id: NodeId) -> bool {
    let sums = index.below(id);
    sums.tokens > LONG_FOLD || sums.link_density() > LINKED
}

/// Whether paragraphs are kept before and behind an element in what it stands in.
fn is_between(index: &Index, keep: &[bool], id: NodeId) -> bool {
    let page = index.page;
    let inside = index.inside(id);
    let is_kept =
        |range: std::ops::Range<usize>| range.into_iter().any(|i| keep[i] && index.stats[i].paragraph);
    let home = page.ancestors(id).take(STEPS).find(|&a| index.inside(a).any(|i| keep[i]));
    home.is_some_and(|home| {
        let around = index.inside(home);
        !is_apart(page, id, home) && is_kept(around.start..inside.start) && is_kept(inside.end..around.end)
    })
}

/// Whether an element stands in a part of the page of its own.
fn is_apart(page: &Page, id: NodeId, home: NodeId) -> bool {
    page.ancestors(id).take_while(|&a| a != home).any(|a| {
        matches!(page.tag(a), Tag::Aside | Tag::Nav | Tag::Footer | Tag::Form | Tag::Header | Tag::Dialog)
    })
}

/// Keeps the items of a list of which half and more are kept, but for those that are links for the most part.
fn keep_items(index: &Index, keep: &mut [bool], list: NodeId) {
    let page = index.page;
    let items: Vec<NodeId> = page
        .children(list)
        .filter(|&item| page.tag(item) == Tag::Li && !index.inside(item).is_empty())
        .collect();
    let is_kept = |item: NodeId, keep: &[bool]| index.inside(item).any(|i| keep[i]);
    let kept = items.iter().filter(|&&item| is_kept(item, keep)).count();
    if kept * 2 < items.len() || kept == items.len() {
        return;
    }
    for item in items {
        let is_text = index.inside(item).len() == 1 && index.below(item).link_density() < 0.5;
        if is_text && !is_kept(item, keep) {
            index.inside(item).filter(|&i| !index.segments[i].hidden).for_each(|i| keep[i] = true);
        }
    }
}

/// Keeps the caption of a figure of whose table or code something is kept.
fn keep_caption(index: &Index, keep: &mut [bool], figure: NodeId) {
    let page = index.page;
    let is_kept = |id: NodeId| index.inside(id).any(|i| keep[i]);
    let shows = page.subtree(figure).any(|id| matches!(page.tag(id), Tag::Table | Tag::Pre) && is_kept(id));
    let caption = page.subtree(figure).find(|&id| page.tag(id) == Tag::Figcaption);
    if let Some(caption) = caption.filter(|&id| shows && index.below(id).tokens <= CAPTION) {
        index.inside(caption).filter(|&i| !index.segments[i].hidden).for_each(|i| keep[i] = true);
    }
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    #[test]
    fn code_folds_and_captions_stay_in_the_text() {
        let story = "<p>The weir was built in the summer of the great flood, by the miller and his three sons, who carried every \
                     stone from the quarry above the village, and slept in the mill.</p>";
        let end = "<p>It has stood since, mended twice, and the eels still climb it in the dark of the spring nights.</p>";
        let text = |part: &str, end: &str| {
            let page = format!(
                "<html lang=en><title>The weir at the ford</title><article><h1>The weir at the ford</h1>{story}{part}{end}</article>"
            );
            crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
        };
        for (part, words) in [
            (
                "<figure class=code-card><pre><code>flow = 60\nprint(flow)</code></pre></figure>",
                "print(flow)",
            ),
            (
                "<details class='details alert'><summary>Why so slow?</summary><div><p>The wheel needs water.</p></div></details>",
                "needs water",
            ),
            (
                "<figure><pre><code>flow = 60</code></pre><figcaption>The power in watts</figcaption></figure>",
                "power in watts",
            ),
            (
                "<ul><li>The roof was mended by the carpenters of the ford<li><code>gate --all</code> (<a href=/12>#12</a> by <a href=/otto>otto</a>)</ul>",
                "gate --all",
            ),
        ] {
            assert!(text(part, end).contains(words), "{part}");
        }
        let links = "<details class='details alert'><summary>On this page</summary><ul><li><a href=#a>The weir</a><li><a href=#b>The eels</a></ul></details>";
        assert!(!text(links, end).contains("The eels"));
    }
}
