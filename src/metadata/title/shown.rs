//! The text of a heading as a reader sees it, without what systems put into it.

use crate::metadata::clean;
use crate::metadata::date::{self, Hint};
use crate::metadata::labels::{self, Label};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text::{self, Normalised};

/// Text of an element as shown: white space where lines and blocks end, marks of anchor links, buttons
/// and flags dropped.
pub(super) fn shown(page: &Page, id: NodeId) -> String {
    let found = text_of(page, id, true);
    // A heading that is nothing but flags is no flag.
    if found.is_empty() { text_of(page, id, false) } else { found }
}

fn text_of(page: &Page, id: NodeId, without_flags: bool) -> String {
    let mut out = Normalised::default();
    let subtree = page.subtree(id);
    let end = subtree.end.min(subtree.start.saturating_add(2000));
    let mut n = subtree.start;
    while n < end {
        match page.node(n).kind {
            Kind::Text => out.push(page.text_of(n)),
            Kind::Element(tag)
                if without_flags
                    && n > id
                    && (tag == Tag::Button || is_flag(page, n) || is_line(page, n)) =>
            {
                n = page.node(n).end;
                continue;
            }
            Kind::Element(tag) if tag.is_block() || tag == Tag::Br => out.push(" "),
            _ => {}
        }
        n += 1;
    }
    let found = clean::shown(&out.finish());
    let found = found.trim_end_matches(['¶', '#', '🔗', '§', ' ']);
    found.trim_start_matches(['»', '►', '▶', '›', '→', ' ']).to_owned()
}

/// Whether an element within a heading is a flag before the headline (`Solved`, `Question`) or the kicker above it, by its
/// class.
fn is_flag(page: &Page, id: NodeId) -> bool {
    const FLAGS: [&str; 15] = [
        "label",
        "badge",
        "prefix",
        "flair",
        "kicker",
        "topline",
        "overline",
        "roofline",
        "dachzeile",
        "spitzmarke",
        "eyebrow",
        "surtitre",
        "occhiello",
        "divider",
        "descriptor",
    ];
    // `[求助]`: a link to the threads of that kind.
    if page.tag(id) == Tag::A {
        let text = page.text_of(id).trim();
        let inner = text.strip_prefix(['[', '【']).and_then(|t| t.strip_suffix([']', '】']));
        if inner.is_some_and(|kind| kind.chars().count() <= 8) {
            return true;
        }
    }
    page.attribute(id, "class").is_some_and(|c| text::has_class_token(c, &FLAGS))
}

/// Whether an element within a heading is a line of labels or a date, such as Chinese systems set below the headline.
fn is_line(page: &Page, id: NodeId) -> bool {
    let text = page.node(id).text.clone();
    if text.is_empty() || text.len() > LONGEST_LINE {
        return false;
    }
    let text = page.text_of(id).trim();
    let labelled = labels::items(text).iter().any(|item| item.colon && item.label != Label::Section);
    labelled
        || date::find(text, &Hint::default()).first().is_some_and(|(at, _)| at.len() * 5 >= text.len() * 3)
}

/// Longest such line, in bytes.
const LONGEST_LINE: usize = 300;
