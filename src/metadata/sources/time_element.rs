//! `time` elements (HTML, 4.5.15).

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::page::{Page, Tag};
use crate::text;

/// Adds the dates of `time` elements; those near the headline win in the merge.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    for &id in scan.of(Tag::Time).iter().take(100) {
        let found = page.attribute(id, "datetime").filter(|d| !d.trim().is_empty());
        let value = clean::value(found.unwrap_or_else(|| page.text_of(id)));
        let classes = page.attribute(id, "class").unwrap_or_default();
        let tokens: Vec<String> = text::class_tokens(classes).collect();
        let has = |words: &[&str]| tokens.iter().any(|t| words.contains(&t.as_str()));
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
