//! Articles in JSON-LD that are not what the page shows, but the newest of the site, say.

use super::json_ld::text as said;
use crate::page::{NodeId, Page, Tag};
use crate::text;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Letters of a word that tells one headline from another.
const LONG_WORD: usize = 4;
/// Such words of a headline from which on it is told that none of them is another's: a short one may be the page's name for a menu.
const ENOUGH: usize = 3;
/// Titles and first-level headings of a page that are compared.
const MAX_TITLES: usize = 8;

/// Whether an article is another page's: no word of its headline stands in the title or a first-level heading of the page, and none
/// of the addresses that it gives is this page's. (Where the page's own address is not known, any may be.)
pub(super) fn is_of_another_page(
    page: &Page,
    object: &Map<String, Value>,
    addresses: impl Fn() -> Vec<String>,
) -> bool {
    let Some(headline) = said(object.get("headline")) else { return false };
    let long = |token: &String| token.starts_with(text::is_cjk) || token.chars().count() >= LONG_WORD;
    let words: BTreeSet<String> = text::tokens(&headline).filter(long).collect();
    let shares = |id: NodeId| text::tokens(page.text_of(id)).any(|token| words.contains(&token));
    let titles = || page.elements(Tag::Title).chain(page.elements(Tag::H1)).take(MAX_TITLES);
    let path = |address: &str| page.absolute(address).map(|url| url.path().to_owned());
    let here = page.facts.url.as_deref().and_then(path);
    let own = |address: String| here.is_none() || path(&address) == here;
    // One that carries the text of the article is that of the page.
    let whole = object.contains_key("articleBody") || object.contains_key("wordCount");
    words.len() >= ENOUGH
        && titles().next().is_some()
        && !titles().any(shares)
        && !whole
        && !addresses().into_iter().any(own)
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    fn authors(headline: &str, more: &str) -> usize {
        let page = format!(
            r#"<title>The weir is open | Valley Times</title><script type=application/ld+json>{{"@type":"NewsArticle","headline":"{headline}",
            "author":{{"@type":"Person","name":"Ann Lee"}},"datePublished":"2024-03-05"{more}}}</script><article><h1>The weir is open</h1>
            <p>It rained in the valley for the third day, and the river, which had been low since May, rose over the bridge.</p><p>The school
            was closed at one, and the children were taken home in boats, which most of them liked.</p></article>"#
        );
        let facts = Facts { url: Some("https://valley.example/weir".into()), ..Facts::default() };
        crate::extract(&html::parse(&page, facts)).expect("an article").authors.len()
    }

    #[test]
    fn who_wrote_another_article() {
        assert_eq!(authors("Another story about the sea", ""), 0);
        assert_eq!(authors("Open at last: how they did it", r#","wordCount":800"#), 1);
        assert_eq!(authors("Weir reopened", ""), 1);
        assert_eq!(authors("Gates lifted", ""), 1, "too short to tell");
        assert_eq!(
            authors("Gates lifted after seven days", r#","url":"https://valley.example/weir?from=feed""#),
            1
        );
        assert_eq!(authors("Gates lifted after seven days", r#","url":"https://valley.example/sea""#), 0);
    }
}
