//! `time` elements (HTML, 4.5.15).

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::labels::{self, Label};
use crate::metadata::{clean, zones};
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Whether an element stands among comments: in one that is called so and holds no first-level heading.
fn in_comments(page: &Page, scan: &Scan, id: NodeId) -> bool {
    page.ancestors(id)
        .take_while(|&a| page.tag(a) != Tag::Body)
        .any(|a| zones::is_called_comments(page, a) && !scan.of(Tag::H1).iter().any(|&h| page.contains(a, h)))
}

/// Bytes before an element in which its label is looked for, and elements around it.
const BEFORE: u32 = 60;
const AROUND: usize = 3;
/// Nodes before one that are looked at for another time.
const NODES: usize = 40;

/// What stands before an element in the same line, back to the element before that says a time: `Updated`.
fn before(page: &Page, id: NodeId) -> &str {
    let end = page.node(id).text.start;
    let block = page.ancestors(id).take(AROUND).take_while(|&a| page.tag(a) != Tag::Body);
    // Not the element itself but the nearest around it that holds more before it, if that is one line.
    let holder = block.into_iter().find(|&a| {
        let text = page.text.get(page.node(a).text.start as usize..end as usize);
        text.is_some_and(|text| !text.trim().is_empty())
    });
    let Some(holder) = holder else { return "" };
    let time = (holder..id).rev().take(NODES).find(|&n| page.tag(n) == Tag::Time);
    let from = time.map_or(page.node(holder).text.start, |n| page.node(n).text.end);
    let from = from.max(end.saturating_sub(BEFORE));
    let from = page.text.ceil_char_boundary(from as usize).min(end as usize);
    page.text.get(from..end as usize).unwrap_or_default()
}

/// Adds the dates of `time` elements; those near the headline win in the merge.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    let times = &scan.of(Tag::Time)[..scan.of(Tag::Time).len().min(100)];
    let (comments, others): (Vec<NodeId>, Vec<NodeId>) =
        times.iter().partition(|&&id| in_comments(page, scan, id));
    // Where nothing is dated before them, they are the posts of a thread.
    let below = others.first().is_some_and(|first| comments.iter().all(|c| c > first));
    for &id in if below { &others } else { times } {
        let found = page.attribute(id, "datetime").filter(|d| !d.trim().is_empty());
        let value = clean::value(found.unwrap_or_else(|| page.text_of(id)));
        let classes = page.attribute(id, "class").unwrap_or_default();
        let has = |words: &[&str]| text::has_class_token(classes, words);
        let before = before(page, id);
        if labels::is_of_something_else(before) {
            continue;
        }
        let (field, trust) = if has(&["updated", "modified"]) && !has(&["published"]) {
            (Field::Modified, 0.6)
        } else if has(&["published"]) || page.attribute(id, "pubdate").is_some() {
            (Field::Published, 0.75)
        } else {
            match labels::of_what_follows(before) {
                Some(Label::Modified) => (Field::Modified, 0.6),
                Some(Label::OtherDate) => continue,
                _ => (Field::Published, 0.5),
            }
        };
        let mut candidate = Candidate::new(field, value, From::TimeElement, page.path(id), trust);
        candidate.node = Some(id);
        out.add(candidate);
    }
}
