//! The article as CSL-JSON, the form that Zotero and other citation tools import
//! (Citation Style Language 1.0.2, appendix "CSL-JSON").

use super::names::{self, Name};
use super::{people, permanent, written};
use crate::article::{Article, Role};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: &'a str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editor: Vec<Name>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyword: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// Year, month and day, as many of them as are known.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Day {
    date_parts: [Vec<i16>; 1],
}

impl Day {
    /// The day that a date in ISO 8601 states, by the page's own clock.
    fn of(value: &str) -> Option<Self> {
        let day = value.split('T').next().unwrap_or_default();
        let parts: Vec<i16> = day.split('-').map_while(|part| part.parse().ok()).collect();
        (!parts.is_empty()).then_some(Self { date_parts: [parts] })
    }
}

/// A list of one item, as citation tools import it.
pub fn csl(article: &Article) -> String {
    let lang = article.source.lang.as_deref();
    let names = |role| people(article, role).map(|p| names::split(&p.name, lang)).collect();
    let url = permanent(article);
    let publisher = article.publisher.as_ref().map(|o| o.name.as_str());
    let original = article.original_source.as_ref().map(|o| o.name.as_str());
    written(&[Item {
        // Without an address the check sum is the one thing that is the article's alone.
        id: url.unwrap_or(&article.integrity.sha256),
        r#type: if url.is_some() { "webpage" } else { "document" },
        title: article.title.as_deref(),
        author: names(Role::Author),
        editor: names(Role::Editor),
        translator: names(Role::Translator),
        container_title: publisher,
        publisher,
        original_publisher: original.filter(|&o| Some(o) != publisher),
        section: article.section.as_deref(),
        issued: article.published.as_ref().and_then(|d| Day::of(&d.value)),
        accessed: article.source.captured_at.as_deref().and_then(Day::of),
        summary: article.excerpt.as_deref(),
        keyword: (!article.tags.is_empty()).then(|| article.tags.join(", ")),
        language: lang,
        url,
    }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn an_item_holds_what_a_citation_needs() {
        let items: Value = serde_json::from_str(&csl(&super::super::tests::article())).unwrap();
        let item = &items[0];
        assert_eq!(item["type"], "webpage");
        assert_eq!(item["author"][0]["non-dropping-particle"], "van der");
        assert_eq!(item["author"][1], json!({"literal": "王小明"}));
        assert_eq!(item["editor"], json!([{"family": "Lee", "given": "Ann"}]));
        assert_eq!(item["container-title"], "Valley Post");
        assert_eq!(item["original-publisher"], "Hill Agency");
        assert_eq!(item["issued"], json!({"date-parts": [[2024, 3, 2]]}));
        assert_eq!(item["accessed"], json!({"date-parts": [[2024, 3, 5]]}));
        assert_eq!(item["URL"], "https://valley.example/a");
    }

    #[test]
    fn dates_have_as_many_parts_as_are_known() {
        assert_eq!(Day::of("2024").unwrap().date_parts, [vec![2024]]);
        assert_eq!(Day::of("2024-03").unwrap().date_parts, [vec![2024, 3]]);
        assert_eq!(Day::of(""), None);
    }
}
