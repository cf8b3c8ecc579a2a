//! `meta` elements (HTML, 4.2.5): Open Graph, Twitter cards, Dublin Core and the many names of
//! [`super::meta_names`], whether they stand in `name`, `property`, `itemprop` or `http-equiv`.

use super::Scan;
use super::meta_names::{MEANINGS, MORE, Meaning};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::page::{Page, Tag};
use crate::text;
use std::collections::BTreeMap;

/// Labels of Twitter cards' values that name the author; folded.
const WRITTEN_BY: [&str; 14] = [
    "written by",
    "author",
    "by",
    "posted by",
    "geschrieben von",
    "verfasst von",
    "écrit par",
    "escrito por",
    "publicado por",
    "scritto da",
    "geschreven door",
    "автор",
    "作者",
    "yazan",
];

/// Adds what `meta` elements say.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    let meanings: BTreeMap<&str, &Meaning> = MEANINGS.iter().chain(&MORE).map(|m| (m.0, m)).collect();
    let mut size = (None, None);
    let mut alt = None;
    let mut label = String::new();
    for &id in scan.of(Tag::Meta) {
        let Some(content) = page.attribute(id, "content").map(clean::value) else {
            continue;
        };
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            let Some(names) = page.attribute(id, attribute) else {
                continue;
            };
            // RDFa lets one property hold several names; `name` with stray spaces is met as well.
            let lower = names.to_ascii_lowercase().replace(": ", ":");
            for name in lower.split_ascii_whitespace() {
                match name {
                    // Twitter cards carry two pairs of label and value, in which many sites name the author.
                    "twitter:label1" | "twitter:label2" => label = clean::fold(&content),
                    "twitter:data1" | "twitter:data2" if WRITTEN_BY.contains(&label.as_str()) => {
                        let place = format!("meta[{attribute}={name}]");
                        out.add(Candidate::new(Field::Author, &content, From::Twitter, place, 0.7));
                    }
                    "og:image:width" => size.0 = content.parse().ok(),
                    "og:image:height" => size.1 = content.parse().ok(),
                    "og:image:alt" => alt = alt.or(Some(content.clone()).filter(|c| !c.is_empty())),
                    "article:content_tier" => {
                        let locked = matches!(content.as_str(), "locked" | "metered");
                        let place = format!("meta[{attribute}={name}]");
                        out.add(Candidate::new(
                            Field::Paywalled,
                            locked.to_string(),
                            From::OpenGraph,
                            place,
                            0.7,
                        ));
                    }
                    _ => {}
                }
                if attribute == "itemprop" {
                    // Read as microdata, with the item they belong to.
                    continue;
                }
                if let Some(meaning) = meanings.get(name.replace(':', ".").as_str()).or(meanings.get(name)) {
                    add(page, meaning, &content, &format!("meta[{attribute}={name}]"), out);
                } else if let Some(field) = dated(name) {
                    let place = format!("meta[{attribute}={name}]");
                    out.add(Candidate::new(field, &content, From::Meta, place, 0.6));
                }
            }
        }
    }
    if size.0.is_some() || size.1.is_some() || alt.is_some() {
        out.describe_first(From::OpenGraph, size, alt);
    }
}

/// What a name that stands in no list says of a date, by its words: `w-published-date`, `cms:publish_time`.
fn dated(name: &str) -> Option<Field> {
    let says = |words: &[&str]| text::has_class_token(name, words);
    if !says(&["date", "time", "datetime"]) || says(&["end", "expiry", "expiration", "event"]) {
        None
    } else if says(&["published", "publish", "publication", "pub"]) {
        Some(Field::Published)
    } else {
        says(&["modified", "modification", "updated", "update"]).then_some(Field::Modified)
    }
}

fn add(page: &Page, meaning: &Meaning, content: &str, place: &str, out: &mut Candidates) {
    let &(_, field, from, trust) = meaning;
    match field {
        Field::Image => {
            // An empty address would be the page's own.
            let address = Some(content).filter(|c| !c.is_empty()).and_then(|c| page.absolute(c));
            if let Some(url) = address.filter(|u| matches!(u.scheme(), "http" | "https")) {
                out.add(Candidate::new(field, url.as_str(), from, place, trust));
            }
        }
        Field::Tag => {
            for tag in content.split([',', ';', '，', '、', '；', '|']).take(60) {
                out.add(Candidate::new(field, tag.trim(), from, place, trust));
            }
        }
        // The profile's address, as Open Graph wants it, is no name.
        Field::Author | Field::Publisher if content.starts_with("http") || content.starts_with('@') => {}
        _ => out.add(Candidate::new(field, content, from, place, trust)),
    }
}
