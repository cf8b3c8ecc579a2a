//! Hidden text beside shown text: what nobody is meant to read, but for what a click on the page shows (`measure::Folds`).

use crate::measure::{Folds, Index};

/// Tokens of kept shown text from which little hidden text beside it is no part of it.
const MIN_SHOWN: u32 = 60;

/// Share of the shown text up to which hidden text is taken for what nobody is meant to read.
const BAIT: f32 = 0.35;

/// Drops kept segments that the page does not show, beside shown text.
pub fn drop(index: &Index, folds: &Folds, keep: &mut [bool]) -> Vec<Option<&'static str>> {
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
        for i in 0..keep.len() {
            let segment = &index.segments[i];
            let mut around = index.page.ancestors(segment.nodes.start);
            let hidden = segment.hidden && around.any(|a| folds.conceals(index.page, a));
            if keep[i] && (hidden || is_off_screen(index, i)) {
                keep[i] = false;
                reasons[i] = Some("not shown on the page");
            }
        }
    }
    reasons
}

/// Whether a segment's element is moved out of sight by its own style (`left: -9999px`).
fn is_off_screen(index: &Index, i: usize) -> bool {
    let style = index.page.attribute(index.segments[i].container, "style").unwrap_or("");
    ["left", "top", "text-indent"].iter().any(|side| {
        let value = style.split(side).nth(1).map(|v| v.trim_start_matches([':', ' ']));
        value.is_some_and(|v| v.starts_with("-999") || v.starts_with("-100"))
    })
}
