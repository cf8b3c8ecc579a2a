//! `time` elements (HTML, 4.5.15).

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::{clean, zones};
use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Whether an element stands among comments: in one that is called so and holds no first-level heading.
fn in_comments(page: &Page, scan: &Scan, id: NodeId) -> bool {
    page.ancestors(id)
        .take_while(|&a| page.tag(a) != Tag::Body)
        .any(|a| zones::is_called_comments(page, a) && !scan.of(Tag::H1).iter().any(|&h| page.contains(a, h)))
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
        let (field, trust) = if has(&["updated", "modified"]) && !has(&["published"]) {
            (Field::Modified, 0.6)
        } else if has(&["published"]) || page.attribute(id, "pubdate").is_some() {
            (Field::Published, 0.75)
        } else {
            (Field::Published, 0.5)
        };
        let mut candidate = Candidate::new(field, value, From::TimeElement, page.path(id), trust);
        candidate.node = Some(id);
        out.add(candidate);
    }
}
