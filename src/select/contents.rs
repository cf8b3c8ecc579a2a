//! The table of contents of a long page: links to its own headings. The reader makes its own from the
//! headings, and in the text it would only say everything twice.

use crate::measure::{Index, ratio};
use crate::page::{NodeId, Tag};

/// Lines of links into the page from which they are a table of contents.
const LINES: usize = 3;

/// Share of a line's characters that stand in the link.
const LINKED: f32 = 0.8;

/// Drops runs of lines that are nothing but links into the page itself.
pub fn drop(index: &Index, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    let headings: Vec<String> = (0..keep.len())
        .filter(|&i| index.page.tag(index.segments[i].container).heading_level() > 0)
        .map(|i| index.segments[i].text.to_lowercase())
        .collect();
    let is_heading = |i: &usize| {
        let line = index.segments[*i].text.to_lowercase();
        headings.iter().any(|h| h.contains(line.trim()) || line.contains(h.trim()))
    };
    let mut start = 0;
    while start < keep.len() {
        let end = (start..keep.len()).find(|&i| !leads_into_page(index, i)).unwrap_or(keep.len());
        if end - start >= LINES && (start..end).filter(is_heading).count() * 2 >= end - start {
            for i in start..end {
                if std::mem::replace(&mut keep[i], false) {
                    reasons[i] = Some("table of contents");
                }
            }
        }
        start = end.max(start) + 1;
    }
    reasons
}

fn leads_into_page(index: &Index, i: usize) -> bool {
    let (page, segment, stats) = (index.page, &index.segments[i], &index.stats[i]);
    if stats.chars == 0 || ratio(stats.link_chars, stats.chars) < LINKED {
        return false;
    }
    let links = |id: &NodeId| page.tag(*id) == Tag::A && page.attribute(*id, "href").is_some();
    let around = page.ancestors(segment.nodes.start).take(4).filter(links);
    let inside = (segment.nodes.start..segment.nodes.end).filter(links);
    let mut any = false;
    for id in around.chain(inside) {
        let href = page.attribute(id, "href").unwrap_or_default();
        // A bare `#` is a button.
        if !(href.starts_with('#') && href.len() > 1) {
            return false;
        }
        any = true;
    }
    any
}
