//! Why a segment was kept, in words.

use crate::measure::{Context, Index};

/// The reasons to keep segment `i`, the strongest first, at most three.
pub fn kept(index: &Index, context: &Context, i: usize) -> Vec<&'static str> {
    let page = index.page;
    let (segment, s) = (&index.segments[i], &index.stats[i]);
    let mut out = Vec::new();
    if s.paragraph {
        out.push("reads like running text");
    } else if page.tag(segment.container).heading_level() > 0 {
        out.push("heading within the text");
    } else if s.sentences > 0 {
        out.push("holds a sentence");
    }
    if page.contains(context.half, segment.nodes.start) {
        out.push("stands where most of the page's prose stands");
    }
    let near = |j: Option<usize>| j.and_then(|j| index.stats.get(j)).is_some_and(|s| s.paragraph);
    if near(i.checked_sub(1)) || near(Some(i + 1)) {
        out.push("next to running text");
    }
    if out.is_empty() {
        out.push("resembles the text around it");
    }
    out
}
