//! The article in the vocabularies of others, where citation tools, search engines and feed readers read it.
//! Each says less than the article's own file: what a vocabulary has no word for is left out.

mod csl;
mod feed;
mod json_ld;
mod names;

pub use csl::csl;
pub use feed::feed;
pub use json_ld::json_ld;

use crate::article::{Article, Person, Role, address};
use serde::Serialize;

/// Two spaces of indent, one line end at the end. `<` is written as an escape, so that the text can stand in a
/// page's `script` element and never end it.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default().replace('<', "\\u003c") + "\n"
}

/// The address that the page calls its own, else the one that it was met at. Addresses of a file or of a
/// browser's own page lead nobody anywhere.
fn permanent(article: &Article) -> Option<&str> {
    let source = &article.source;
    [&source.canonical_url, &source.url]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .find(|a| address::is_web(a))
}

/// People of one role, in the order of the page.
fn people(article: &Article, role: Role) -> impl Iterator<Item = &Person> {
    article.authors.iter().filter(move |p| p.role == role)
}

/// A picture's address where it can be asked for: not one that holds the picture itself.
fn linked_picture(src: &str) -> Option<&str> {
    Some(src).filter(|s| address::is_web(s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Date, DatePrecision, Organisation};

    /// An article with one of everything that the vocabularies have words for.
    pub(super) fn article() -> Article {
        let person = |name: &str, role| Person { name: name.to_owned(), role, ..Person::default() };
        let mut article = Article {
            title: Some("The river </script> returns".to_owned()),
            subtitle: Some("Third flood".to_owned()),
            authors: vec![
                person("Ludwig van der Berg", Role::Author),
                person("王小明", Role::Author),
                person("The Valley Team", Role::Author),
                person("Ann Lee", Role::Editor),
                person("Idris Penn", Role::Photographer),
            ],
            publisher: Some(Organisation { name: "Valley Post".to_owned(), url: None }),
            original_source: Some(Organisation { name: "Hill Agency".to_owned(), url: None }),
            reposted: true,
            published: Some(Date {
                value: "2024-03-02T18:20+08:00".to_owned(),
                raw: String::new(),
                precision: DatePrecision::Minute,
                relative: false,
            }),
            modified: Some(Date { value: "2024-03".to_owned(), ..Date::default() }),
            tags: vec!["flood".to_owned()],
            breadcrumb: vec!["Home".to_owned(), "Weather".to_owned()],
            paywalled: Some(false),
            text_content: "It rained.".to_owned(),
            ..Article::default()
        };
        article.source.url = Some("https://valley.example/a?x=1".to_owned());
        article.source.canonical_url = Some("https://valley.example/a".to_owned());
        article.source.captured_at = Some("2024-03-05T06:00:00Z".to_owned());
        article.source.lang = Some("en".to_owned());
        article
    }

    #[test]
    fn the_canonical_address_comes_first_and_files_have_none() {
        let mut article = article();
        assert_eq!(permanent(&article), Some("https://valley.example/a"));
        article.source.canonical_url = None;
        assert_eq!(permanent(&article), Some("https://valley.example/a?x=1"));
        article.source.url = Some("file:///home/ann/a.html".to_owned());
        assert_eq!(permanent(&article), None);
    }

    #[test]
    fn no_markup_of_a_page_ends_a_script_element() {
        for text in [json_ld(&article()), csl(&article()), feed(&article())] {
            assert!(!text.contains('<') && text.contains("\\u003c/script>"), "{text}");
        }
    }
}
