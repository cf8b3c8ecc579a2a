//! The article as a JSON Feed of one item (JSON Feed 1.1, jsonfeed.org), for feed readers and read-later tools.

use super::{linked_picture, people, permanent, written};
use crate::article::{Article, Date, Role};
use serde::Serialize;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    favicon: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    items: [Item<'a>; 1],
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    content_html: &'a str,
    content_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    _limpid: Option<Stated<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// Dates as the page states them, where it states no moment: the format knows moments only, and to make
/// one up of a day would be a lie.
#[derive(Serialize)]
struct Stated<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<&'a str>,
}

/// A moment in the form of RFC 3339, which has seconds and an offset always.
fn moment(date: Option<&Date>) -> Option<String> {
    let value = date?.value.as_str();
    let clock = value.split_once('T')?.1;
    let at = value.len() - clock.len() + clock.find(['Z', '+', '-'])?;
    let (local, offset) = value.split_at(at);
    let seconds = if local.matches(':').count() < 2 { ":00" } else { "" };
    Some(format!("{local}{seconds}{offset}"))
}

/// A feed that holds the article and nothing else.
pub fn feed(article: &Article) -> String {
    let url = permanent(article);
    let title = article.title.as_deref();
    let publisher = article.publisher.as_ref();
    let date_published = moment(article.published.as_ref());
    let date_modified = moment(article.modified.as_ref());
    let value = |date: &'_ Option<Date>| date.as_ref().map(|d| d.value.clone());
    let (published, modified) = (value(&article.published), value(&article.modified));
    let stated = Stated {
        published: published.as_deref().filter(|_| date_published.is_none()),
        modified: modified.as_deref().filter(|_| date_modified.is_none()),
    };
    let met = article.source.url.as_deref().filter(|a| crate::article::address::is_web(a));
    written(&Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: publisher.map(|o| o.name.as_str()).or(title).unwrap_or("Limpid"),
        home_page_url: publisher.and_then(|o| o.url.as_deref()),
        favicon: article.favicon.as_deref().and_then(linked_picture),
        language: article.source.lang.as_deref(),
        items: [Item {
            id: url.unwrap_or(&article.integrity.sha256),
            url,
            external_url: met.filter(|&m| Some(m) != url),
            title,
            content_html: &article.content,
            content_text: &article.text_content,
            summary: article.excerpt.as_deref(),
            image: article.lead_image.as_ref().and_then(|l| linked_picture(&l.src)),
            date_published,
            date_modified,
            authors: people(article, Role::Author)
                .map(|p| Author { name: &p.name, url: p.url.as_deref() })
                .collect(),
            tags: &article.tags,
            language: article.source.lang.as_deref(),
            _limpid: Some(stated).filter(|s| s.published.is_some() || s.modified.is_some()),
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn an_item_has_moments_only_where_the_page_states_them() {
        let feed: Value = serde_json::from_str(&feed(&super::super::tests::article())).unwrap();
        let item = &feed["items"][0];
        assert_eq!(feed["title"], "Valley Post");
        assert_eq!(item["id"], "https://valley.example/a");
        assert_eq!(item["external_url"], "https://valley.example/a?x=1");
        assert_eq!(item["date_published"], "2024-03-02T18:20:00+08:00");
        assert_eq!(item["date_modified"], Value::Null);
        assert_eq!(item["_limpid"], json!({"modified": "2024-03"}));
        assert_eq!(item["authors"].as_array().unwrap().len(), 3);
    }

    #[test]
    fn moments() {
        let of = |value: &str| moment(Some(&Date { value: value.to_owned(), ..Date::default() }));
        assert_eq!(of("2024-03-02T18:20:01Z").as_deref(), Some("2024-03-02T18:20:01Z"));
        assert_eq!(of("2024-03-02T18:20-03:30").as_deref(), Some("2024-03-02T18:20:00-03:30"));
        assert_eq!(of("2024-03-02T18:20:01"), None);
        assert_eq!(of("2024-03-02"), None);
        assert_eq!(moment(None), None);
    }
}
