//! Microdata (HTML, 5) and RDFa Lite (W3C) with the vocabulary of schema.org, Dublin Core terms included.

use super::{Scan, json_ld};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::page::{NodeId, Page, Tag};
use std::collections::BTreeMap;

/// Properties, their fields and how far they are trusted.
const PROPERTIES: [(&str, Field, f64); 19] = [
    ("headline", Field::Title, 0.75),
    ("alternativeheadline", Field::Subtitle, 0.6),
    ("author", Field::Author, 0.8),
    ("creator", Field::Author, 0.7),
    ("editor", Field::Editor, 0.8),
    ("reviewedby", Field::Reviewer, 0.6),
    ("translator", Field::Translator, 0.8),
    ("publisher", Field::Publisher, 0.7),
    ("sourceorganization", Field::OriginalSource, 0.6),
    ("datepublished", Field::Published, 0.85),
    ("datecreated", Field::Published, 0.6),
    ("issued", Field::Published, 0.7),
    ("datemodified", Field::Modified, 0.8),
    // Baidu's name for it, in no vocabulary of schema.org's.
    ("dateupdate", Field::Modified, 0.6),
    ("articlesection", Field::Section, 0.7),
    ("keywords", Field::Tag, 0.6),
    ("description", Field::Excerpt, 0.6),
    ("image", Field::Image, 0.5),
    ("license", Field::License, 0.8),
];

/// Adds what microdata and RDFa say. Properties of comments are left out, by the type of their item.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    let mut counts: BTreeMap<(Field, From), u32> = BTreeMap::new();
    for (list, attribute, from) in
        [(&scan.properties, "itemprop", From::Microdata), (&scan.rdfa, "property", From::Rdfa)]
    {
        for &id in list {
            let names = page.attribute(id, attribute).unwrap_or_default();
            for name in names.split_ascii_whitespace() {
                let lower = name.rsplit([':', '/']).next().unwrap_or(name).to_ascii_lowercase();
                // Dublin Core as Drupal writes it.
                let core = name.starts_with("dc:") || name.starts_with("dcterms:");
                let lower = if core && matches!(lower.as_str(), "date" | "created") {
                    "issued".to_owned()
                } else {
                    lower
                };
                let Some(&(_, field, trust)) = PROPERTIES.iter().find(|(n, ..)| *n == lower) else {
                    continue;
                };
                let item = item_type(page, id);
                if item.as_deref().is_some_and(|t| NOT_THE_ARTICLE.contains(&t)) || is_of_review(page, id) {
                    continue;
                }
                // Who took a picture, in its caption.
                let of_picture =
                    || page.ancestors(id).any(|a| matches!(page.tag(a), Tag::Figure | Tag::Figcaption));
                if field == Field::Author && of_picture() {
                    continue;
                }
                let of_article = item.as_deref().is_some_and(json_ld::is_article);
                let trust = if of_article { trust } else { trust * 0.75 };
                let seen = counts.entry((field, from)).or_default();
                *seen += 1;
                // The same property many times: a list of teasers.
                if *seen > 40 {
                    continue;
                }
                add(page, id, field, from, &format!("[{attribute}={name}]"), trust, out);
            }
        }
    }
}

/// Items whose properties say nothing of the article.
const NOT_THE_ARTICLE: [&str; 9] = [
    "Comment",
    "UserComments",
    "Answer",
    "AggregateRating",
    "Rating",
    "Offer",
    "WPAdBlock",
    "ImageObject",
    "VideoObject",
];

/// Whether a property belongs to a review that is itself a property: one of several of what the page is about.
fn is_of_review(page: &Page, id: NodeId) -> bool {
    let typed = |a: &NodeId| page.attribute(*a, "itemtype").is_some();
    let holder = page.ancestors(id).take(40).find(typed);
    let names = holder.and_then(|a| page.attribute(a, "itemprop")).unwrap_or_default();
    names.split_ascii_whitespace().any(|name| matches!(name, "review" | "reviews"))
}

/// Type of the item that a property belongs to.
fn item_type(page: &Page, id: NodeId) -> Option<String> {
    let holder = page
        .ancestors(id)
        .take(40)
        .find(|&a| page.attribute(a, "itemtype").or_else(|| page.attribute(a, "typeof")).is_some())?;
    let found = page.attribute(holder, "itemtype").or_else(|| page.attribute(holder, "typeof"))?;
    let first = found.split_ascii_whitespace().next()?;
    Some(first.rsplit(['/', ':', '#']).next().unwrap_or(first).to_owned())
}

/// Each link of an element that holds several keywords, or the words between its commas.
fn add_keywords(page: &Page, id: NodeId, from: From, place: &str, trust: f64, out: &mut Candidates) {
    let links: Vec<&str> = page
        .subtree(id)
        .skip(1)
        .take(400)
        .filter(|&n| page.tag(n) == Tag::A)
        .map(|n| page.text_of(n))
        .collect();
    let content = page.attribute(id, "content").unwrap_or_else(|| page.text_of(id));
    let words =
        if links.len() > 1 { links } else { content.split([',', ';', '，', '、', '；']).collect() };
    for word in words.into_iter().take(60) {
        let mut candidate = Candidate::new(Field::Tag, clean::value(word), from, place, trust);
        candidate.node = (!matches!(page.tag(id), Tag::Meta | Tag::Link)).then_some(id);
        out.add(candidate);
    }
}

fn add(page: &Page, id: NodeId, field: Field, from: From, place: &str, trust: f64, out: &mut Candidates) {
    if field == Field::Tag {
        return add_keywords(page, id, from, place, trust, out);
    }
    let attribute = |names: &[&str]| names.iter().find_map(|n| page.attribute(id, n)).map(str::to_owned);
    // A property whose value is an item of its own: its name.
    let nested = page.attribute(id, "itemscope").is_some() || page.attribute(id, "typeof").is_some();
    let inner = |wanted: &str| {
        page.subtree(id).skip(1).take(400).find(|&n| {
            let name = page.attribute(n, "itemprop").or_else(|| page.attribute(n, "property"));
            name.is_some_and(|p| p.split_ascii_whitespace().any(|p| p.rsplit(':').next() == Some(wanted)))
        })
    };
    let content = |n: NodeId| {
        page.attribute(n, "content").filter(|c| !c.trim().is_empty()).unwrap_or_else(|| page.text_of(n))
    };
    let mut url = None;
    let mut node = id;
    let value = match field {
        Field::Image | Field::License => {
            let holder = if nested { inner("url").unwrap_or(id) } else { id };
            let found = ["src", "href", "content"].iter().find_map(|n| page.attribute(holder, n));
            let Some(address) = found.and_then(|a| page.absolute(a)) else {
                return;
            };
            if !matches!(address.scheme(), "http" | "https") {
                return;
            }
            address.to_string()
        }
        Field::Author | Field::Editor | Field::Translator | Field::Publisher | Field::Reviewer if nested => {
            url = inner("url").and_then(|n| page.attribute(n, "href").map(str::to_owned));
            match inner("name") {
                Some(name) => {
                    node = name;
                    content(name).to_owned()
                }
                None => content(id).to_owned(),
            }
        }
        Field::Published | Field::Modified => {
            attribute(&["content", "datetime"]).unwrap_or_else(|| page.text_of(id).to_owned())
        }
        _ => content(id).to_owned(),
    };
    if url.is_none() && page.tag(id) == Tag::A {
        url = page.attribute(id, "href").map(str::to_owned);
    }
    let mut candidate = Candidate::new(field, clean::value(&value), from, place, trust);
    candidate.url = url
        .and_then(|u| page.absolute(&u))
        .filter(|u| matches!(u.scheme(), "http" | "https"))
        .map(|u| u.to_string());
    candidate.node = (!matches!(page.tag(id), Tag::Meta | Tag::Link)).then_some(node);
    out.add(candidate);
}
