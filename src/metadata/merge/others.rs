//! Fields of which the most trusted candidate is taken.

use crate::article::Evidence;
use crate::metadata::candidate::{Candidate, Candidates, Field};
use crate::metadata::site::is_front_page;
use crate::metadata::{clean, evidence};
use std::collections::BTreeMap;

/// The candidate with the most trust, and all of them as evidence.
pub(in crate::metadata) fn most_trusted<'a>(
    found: &'a Candidates,
    field: Field,
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Option<&'a Candidate> {
    let mut chosen: Option<&Candidate> = None;
    for candidate in found.of(field).filter(|c| c.rejected.is_none()) {
        if chosen.is_none_or(|c| candidate.trust > c.trust + 1e-9) {
            chosen = Some(candidate);
        }
    }
    let value = chosen.map(|c| c.value.as_str());
    let mut list: Vec<Evidence> = found.of(field).map(|c| told(c, value == Some(c.value.as_str()))).collect();
    if !list.is_empty() {
        evidence::sort(&mut list);
        list.truncate(evidence::MAX_PER_FIELD);
        out.insert(field.key().to_owned(), list);
    }
    chosen
}

/// A candidate as evidence.
pub(in crate::metadata) fn told(candidate: &Candidate, chosen: bool) -> Evidence {
    Evidence {
        value: candidate.value.clone(),
        from: candidate.from.name().to_owned(),
        place: candidate.place.clone(),
        confidence: evidence::rounded(candidate.trust),
        chosen,
        note: candidate.rejected.map(str::to_owned),
    }
}

/// What blog software calls the section of whatever has none, and the page that has all; folded.
const NO_SECTION: [&str; 9] = [
    "categories",
    "uncategorized",
    "uncategorised",
    "sin categoría",
    "non classé",
    "未分类",
    "未分類",
    "front page",
    "frontpage",
];

/// Longest name of a section, in characters.
const SECTION: usize = 64;

/// Whether a section's or a keyword's name, folded, names none.
pub(super) fn names_no_section(folded: &str) -> bool {
    NO_SECTION.contains(&folded)
}

/// Looks at all sections: of a list the first is taken, and what names none is left out.
pub(in crate::metadata) fn examine_sections(found: &mut Candidates, title: &str) {
    let title = clean::fold(title);
    found.examine(Field::Section, |c| {
        let list: Vec<&str> = c.value.split(", ").collect();
        if list.len() > 2 {
            c.value = list.into_iter().find(|name| !is_front_page(name)).unwrap_or_default().to_owned();
        }
        let folded = clean::fold(&c.value);
        if c.value.is_empty()
            || c.value.chars().count() > SECTION
            || names_no_section(&folded)
            || folded == title
        {
            c.rejected = Some("names no section");
        }
    });
}

/// Longest name of a licence, in characters: longer texts explain one.
const LICENCE: usize = 80;

/// Looks at all licences: a text that explains one is replaced by its address, a claim of all rights is none.
pub(in crate::metadata) fn examine_licences(found: &mut Candidates) {
    found.examine(Field::License, |c| {
        if c.value.starts_with("http") && !c.value.contains(char::is_whitespace) {
            return;
        }
        if let Some(at) = c.value.find("creativecommons.org/") {
            let end = |ch: char| ch.is_whitespace() || matches!(ch, ')' | '"' | '\'' | ',' | ';' | '>' | '<');
            let rest = &c.value[at..];
            let address = rest[..rest.find(end).unwrap_or(rest.len())].trim_end_matches('.');
            c.value = format!("https://{address}");
            return;
        }
        let lower = c.value.to_lowercase();
        let claims = ["©", "copyright", "all rights", "版权所有", "版權所有"];
        if c.value.chars().count() > LICENCE || claims.iter().any(|claim| lower.contains(claim)) {
            c.rejected = Some("a claim of rights, not a licence");
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::page::{Facts, html};

    fn article(head: &str, picture: &str) -> Article {
        let markup = format!(
            "<html><head><title>The river is back</title>{head}</head><body><article><h1>The river is back</h1>\
             <p>It rained in the valley for the third day, and the river, which had been low since May, rose over the \
             bridge at Carrow before noon; nobody was hurt.</p>{picture}<p>The school was closed at one, the mill an \
             hour later, and the children were taken home in boats, which most of them liked.</p></article></body></html>"
        );
        let facts = Facts { url: Some("https://valley.example/news/1".to_owned()), ..Facts::default() };
        crate::extract(&html::parse(&markup, facts)).expect("an article")
    }

    #[test]
    fn the_icon_is_that_of_the_site() {
        let head = "<link rel=apple-touch-icon href=/touch.png><link rel='shortcut icon' href=/icon.ico>";
        assert_eq!(article(head, "").favicon.as_deref(), Some("https://valley.example/icon.ico"));
        assert_eq!(article("<link rel=icon href='javascript:1'>", "").favicon, None);
    }

    #[test]
    fn sections_and_licences_are_short() {
        let section =
            |name: &str| article(&format!("<meta property=article:section content='{name}'>"), "").section;
        assert_eq!(section("Rivers, Weather, Schools, Boats").as_deref(), Some("Rivers"));
        assert_eq!(section("Home, Rivers, Boats").as_deref(), Some("Rivers"));
        assert_eq!(section("Arts, Culture").as_deref(), Some("Arts, Culture"));
        assert_eq!(section("Uncategorized"), None);
        let licence = |text: &str| article(&format!("<meta name=dc.rights content='{text}'>"), "").license;
        let long = "An open article under the terms of a licence (http://creativecommons.org/licenses/by/4.0/), which permits use.";
        assert_eq!(licence(long).as_deref(), Some("https://creativecommons.org/licenses/by/4.0/"));
        assert_eq!(licence("© 2026 Valley Times"), None);
        assert_eq!(licence("CC BY 4.0").as_deref(), Some("CC BY 4.0"));
    }

    #[test]
    fn a_table_of_contents_is_no_standfirst() {
        let subtitle = |text: &str| article(&format!("<meta name=subtitle content='{text}'>"), "").subtitle;
        assert_eq!(subtitle("Table of contents"), None);
        assert_eq!(subtitle("What the rain has done").as_deref(), Some("What the rain has done"));
    }
}
