//! Hidden text beside shown text: what nobody is meant to read.

use crate::measure::{self, Index};
use crate::page::{Kind, NodeId, Page};
use std::collections::HashSet;

/// Tokens of kept shown text from which little hidden text beside it is no part of it.
const MIN_SHOWN: u32 = 60;

/// Share of the shown text up to which hidden text is taken for what nobody is meant to read.
const BAIT: f32 = 0.35;

/// Drops kept segments that the page does not show, beside shown text.
pub fn drop(index: &Index, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    let shown = |keep: &[bool], hidden: bool| -> u32 {
        (0..keep.len())
            .filter(|&i| keep[i] && index.segments[i].hidden == hidden)
            .map(|i| index.stats[i].tokens)
            .sum()
    };
    let (hidden, shown) = (shown(keep, true), shown(keep, false));
    // Hidden text that is as much as the shown is no machine's bait but tabs and folds of the article.
    if shown >= MIN_SHOWN && hidden as f32 <= BAIT * shown as f32 {
        let folds = if hidden > 0 { folds(index.page) } else { HashSet::new() };
        for i in 0..keep.len() {
            let hidden = index.segments[i].hidden && !is_folded(index, i, &folds);
            if keep[i] && (hidden || is_off_screen(index, i)) {
                keep[i] = false;
                reasons[i] = Some("not shown on the page");
            }
        }
    }
    reasons
}

/// Ids of what buttons open and close (`aria-controls` beside `aria-expanded`, or on a tab; WAI-ARIA 1.2): answers of
/// questions, panels of an accordion. The reader has no such buttons, and shows it.
fn folds(page: &Page) -> HashSet<&str> {
    (1..page.len() as NodeId)
        .filter(|&n| matches!(page.node(n).kind, Kind::Element(_)))
        .filter(|&n| {
            page.attribute(n, "aria-expanded").is_some()
                || page.attribute(n, "role").is_some_and(|r| r == "tab")
        })
        .filter_map(|n| page.attribute(n, "aria-controls"))
        .flat_map(str::split_ascii_whitespace)
        .collect()
}

/// Whether all that hides a segment is a fold that a button opens.
fn is_folded(index: &Index, i: usize, folds: &HashSet<&str>) -> bool {
    let page = index.page;
    let container = index.segments[i].container;
    let mut hiding = std::iter::once(container)
        .chain(page.ancestors(container))
        .filter(|&a| measure::is_hidden(page, a))
        .peekable();
    hiding.peek().is_some() && hiding.all(|a| page.attribute(a, "id").is_some_and(|id| folds.contains(id)))
}

/// Whether a segment's element is moved out of sight by its own style (`left: -9999px`).
fn is_off_screen(index: &Index, i: usize) -> bool {
    let style = index.page.attribute(index.segments[i].container, "style").unwrap_or("");
    ["left", "top", "text-indent"].iter().any(|side| {
        let value = style.split(side).nth(1).map(|v| v.trim_start_matches([':', ' ']));
        value.is_some_and(|v| v.starts_with("-999") || v.starts_with("-100"))
    })
}
