//! HTML comments (HTML, 13.1.6) that hold credits taken off the page: evidence, never more.

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::metadata::labels::{self, Label};
use crate::metadata::people::{self, Style};
use crate::page::Page;

/// Longest comment that is read, in bytes; longer ones are old bodies and scripts.
const LONGEST: usize = 1500;
/// Comments that are read at most.
const MOST: usize = 500;

/// How far a comment is trusted: below what makes a person part of the article.
const TRUST: f64 = 0.2;

/// Adds the credits in comments.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    for &id in scan.comments.iter().take(MOST) {
        let text = page.text_of(id);
        if text.len() > LONGEST || !text.contains([':', '：']) {
            continue;
        }
        let text = clean::value(text);
        for item in labels::items(&text).into_iter().filter(|i| i.colon) {
            let field = match item.label {
                Label::Author => Field::Author,
                Label::Editor => Field::Editor,
                Label::Reviewer => Field::Reviewer,
                Label::Photographer => Field::Photographer,
                Label::Translator => Field::Translator,
                _ => continue,
            };
            let value = text[item.value].split([']', '}']).next().unwrap_or_default();
            for named in people::names(value, Style::Labelled) {
                let mut candidate = Candidate::new(field, named.name, From::Comment, "comment", TRUST);
                candidate.rejected = Some("stands only in a comment");
                out.add(candidate);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    #[test]
    fn credits_in_comments() {
        let page = html::parse(
            "<p>Text<!-- list[<p>校对：王小明</p>]list --><!-- 2 > 1 : yes -->",
            Facts::default(),
        );
        let mut out = Candidates::default();
        read(&page, &Scan::new(&page), &mut out);
        let found: Vec<_> =
            out.all().iter().map(|c| (c.field, c.value.as_str(), c.rejected.is_some())).collect();
        assert_eq!(found, [(Field::Reviewer, "王小明", true)]);
    }
}
