//! The document's `title` (HTML, 4.2.2) and its first-level headings.

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::page::{Page, Tag};

/// Adds title and headings.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    for &id in scan.of(Tag::Title).iter().take(1) {
        out.add(Candidate::new(Field::Title, title(page.text_of(id)), From::TitleElement, "title", 0.5));
    }
    if scan.of(Tag::Title).is_empty()
        && let Some(title) = &page.facts.title
    {
        out.add(Candidate::new(Field::Title, self::title(title), From::TitleElement, "title", 0.5));
    }
    let headings = scan.of(Tag::H1);
    for &id in headings.iter().take(20) {
        // One first-level heading is the headline; of several each may be anything.
        let trust = if headings.len() == 1 { 0.7 } else { 0.5 };
        let value = clean::shown(page.text_of(id));
        let mut candidate = Candidate::new(Field::Title, value, From::Visible, page.path(id), trust);
        candidate.node = Some(id);
        out.add(candidate);
    }
}

/// The text of a `title`. Markup that was escaped into it goes; a lone `<table>` is what the page is about.
fn title(found: &str) -> String {
    if found.contains("</") { clean::value(found) } else { clean::shown(&clean::unescaped(found)) }
}
