//! JSON-LD 1.1 (W3C) with the vocabulary of schema.org, as search engines read it.
//!
//! Not a JSON-LD processor: contexts are not loaded, `@graph` and arrays are flattened, references by
//! `@id` are followed one step (so cycles cannot matter).

use super::linked_elsewhere::is_of_another_page;
use super::linked_kinds::{Kind, kind};
use super::{Scan, json};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::page::{Page, Tag};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Object = Map<String, Value>;

/// Objects of one page that are read at most.
const MAX_OBJECTS: usize = 5000;
/// Bytes of JSON-LD of one page that are read at most.
const MAX_BYTES: usize = 3 << 20;

/// Adds what the JSON-LD of a page says.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    let mut budget = MAX_BYTES;
    let mut roots = Vec::new();
    for &id in scan.of(Tag::Script) {
        let kind = page.attribute(id, "type").unwrap_or_default().trim();
        if kind.eq_ignore_ascii_case("application/ld+json") {
            let text = page.text_of(id);
            if text.len() <= budget {
                budget -= text.len();
                roots.extend(json::values(text));
            } else {
                out.limit(format!("linked data past {} MB was not read", MAX_BYTES >> 20));
            }
        }
    }
    let objects = flatten(&roots);
    if objects.len() >= MAX_OBJECTS {
        out.limit(format!("linked data past {MAX_OBJECTS} objects was not read"));
    }
    let by_id: BTreeMap<&str, &Object> = objects
        .iter()
        .filter(|o| o.len() > 1)
        .filter_map(|o| Some((o.get("@id")?.as_str()?, *o)))
        .rev()
        .collect();
    let reader = Reader { page, by_id };
    // Search engines in China read objects without a type, with `pubDate` and `upDate`.
    let untyped = |o: &Object| {
        (o.contains_key("@context") && types(o).is_empty() && o.contains_key("pubDate"))
            .then_some(Kind::Article)
    };
    let of = |o: &Object| types(o).into_iter().filter_map(kind).min().or_else(|| untyped(o));
    let typed: Vec<(Kind, &Object)> = objects.iter().filter_map(|&o| Some((of(o)?, o))).collect();
    let main = reader.main(&typed);
    for (n, (kind, object)) in typed.iter().enumerate() {
        let is_main = main == Some(n);
        let addresses = || {
            let said = ["mainEntityOfPage", "url", "@id"].into_iter().map(|key| object.get(key));
            said.filter_map(|value| reader.address(value)).collect::<Vec<String>>()
        };
        if is_main && *kind == Kind::Article && is_of_another_page(page, object, addresses) {
            continue;
        }
        match kind {
            Kind::Article | Kind::Work | Kind::Page if is_main => reader.work(object, *kind, 1.0, out),
            // The page object beside the article repeats dates and names, often of the template.
            Kind::Page => reader.work(object, *kind, 0.6, out),
            Kind::Site => reader.named(object, Field::Site, "WebSite", 0.8, out),
            Kind::Organisation => reader.named(object, Field::Publisher, "Organization", 0.45, out),
            Kind::Breadcrumb => reader.breadcrumb(object, out),
            Kind::Article | Kind::Work => {}
        }
    }
}

/// All objects in document order, at whatever depth; `comment` and `review` lists are left out, because
/// their authors and dates are other people's.
pub(in crate::metadata) fn flatten(roots: &[Value]) -> Vec<&Map<String, Value>> {
    let mut out = Vec::new();
    let mut stack: Vec<&Value> = roots.iter().rev().collect();
    while let Some(value) = stack.pop() {
        if out.len() >= MAX_OBJECTS {
            break;
        }
        match value {
            Value::Array(list) => stack.extend(list.iter().rev()),
            Value::Object(object) => {
                out.push(object);
                let inner = object.iter().filter(|(k, _)| !NOT_ENTERED.contains(&k.as_str()));
                let mut inner: Vec<&Value> =
                    inner.map(|(_, v)| v).filter(|v| v.is_object() || v.is_array()).collect();
                inner.reverse();
                stack.extend(inner);
            }
            _ => {}
        }
    }
    out
}

/// Properties whose objects are not what the page is about.
const NOT_ENTERED: [&str; 12] = [
    "comment",
    "review",
    "reviews",
    "hasPart",
    "isPartOf",
    "citation",
    "mentions",
    "suggestedAnswer",
    "acceptedAnswer",
    "relatedLink",
    "blogPost",
    "subjectOf",
];

/// Names or addresses of an object's types.
pub(in crate::metadata) fn types(object: &Map<String, Value>) -> Vec<&str> {
    match object.get("@type").or_else(|| object.get("type")) {
        Some(Value::String(s)) => vec![s],
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

struct Reader<'a> {
    page: &'a Page,
    by_id: BTreeMap<&'a str, &'a Object>,
}

impl<'a> Reader<'a> {
    /// Which object the page is about: articles before other works before pages; among several the one
    /// whose headline stands in the page's title, else the first.
    fn main(&self, typed: &[(Kind, &Object)]) -> Option<usize> {
        let title = self.page.elements(Tag::Title).next().map(|id| clean::fold(self.page.text_of(id)));
        let fits = |o: &Object| {
            let name = text(o.get("headline")).or_else(|| text(o.get("name")));
            let name = name.map(|n| clean::fold(&n)).filter(|n| !n.is_empty());
            matches!((&title, name), (Some(t), Some(n)) if t.contains(&n))
        };
        let works = |k: Kind| matches!(k, Kind::Article | Kind::Work | Kind::Page);
        (0..typed.len())
            .filter(|&n| works(typed[n].0))
            .min_by_key(|&n| (typed[n].0 == Kind::Page, !fits(typed[n].1), typed[n].0, n))
    }

    fn work(&self, object: &'a Object, kind: Kind, share: f64, out: &mut Candidates) {
        let name = types(object).first().copied().unwrap_or("Thing").to_owned();
        let at = |key: &str| format!("{name}.{key}");
        let article = kind == Kind::Article;
        let mut add = |field, value: Option<String>, place: String, trust: f64| {
            if let Some(value) = value {
                out.add(Candidate::new(field, value, From::JsonLd, place, trust * share));
            }
        };
        add(Field::Title, text(object.get("headline")), at("headline"), if article { 0.8 } else { 0.6 });
        add(Field::Title, text(object.get("name")), at("name"), if article { 0.6 } else { 0.55 });
        add(Field::Subtitle, text(object.get("alternativeHeadline")), at("alternativeHeadline"), 0.6);
        add(Field::Excerpt, text(object.get("description")), at("description"), 0.7);
        let dated = if kind == Kind::Work { 0.6 } else { 0.9 };
        for key in ["datePublished", "pubDate", "datePosted", "dateCreated", "uploadDate"] {
            // `datePosted` is that of a vacancy (JobPosting).
            let trust = if matches!(key, "datePublished" | "datePosted") { dated } else { dated - 0.3 };
            add(Field::Published, text(object.get(key)), at(key), trust);
        }
        for key in ["dateModified", "upDate"] {
            add(Field::Modified, text(object.get(key)), at(key), 0.9);
        }
        for value in list(object.get("articleSection")).take(8) {
            add(Field::Section, text(Some(value)), at("articleSection"), 0.7);
        }
        for value in list(object.get("keywords")).take(60) {
            for tag in text(Some(value)).unwrap_or_default().split([',', ';', '，', '、']).take(60) {
                let tag = clean::value(tag.strip_prefix("tag:").unwrap_or(tag));
                add(Field::Tag, Some(tag), at("keywords"), 0.7);
            }
        }
        add(Field::License, self.address(object.get("license")), at("license"), 0.8);
        add(Field::Language, text(object.get("inLanguage")), at("inLanguage"), 0.6);
        let page = object.get("mainEntityOfPage").or_else(|| object.get("url"));
        add(Field::CanonicalUrl, self.address(page), at("mainEntityOfPage"), 0.4);
        if let Some(free) = object.get("isAccessibleForFree").and_then(boolean) {
            add(Field::Paywalled, Some((!free).to_string()), at("isAccessibleForFree"), 0.9);
        }
        let roles = [
            ("author", Field::Author, 0.85),
            ("creator", Field::Author, 0.7),
            ("editor", Field::Editor, 0.8),
            ("reviewedBy", Field::Reviewer, 0.6),
            ("translator", Field::Translator, 0.8),
        ];
        for (key, field, trust) in roles {
            for (n, value) in list(object.get(key)).enumerate() {
                self.person(value, field, &format!("{name}.{key}[{n}]"), trust * share, out);
            }
        }
        for key in ["publisher", "sourceOrganization", "provider"] {
            if let Some(value) = list(object.get(key)).next() {
                self.person(value, Field::Publisher, &at(key), 0.8 * share, out);
            }
        }
        for value in list(object.get("image")).chain(list(object.get("thumbnailUrl"))).take(4) {
            self.image(value, &at("image"), share, out);
        }
    }

    /// The object that a reference stands for.
    fn resolve(&self, value: &'a Value) -> Option<&'a Object> {
        let object = value.as_object()?;
        let reference = object.get("@id").and_then(Value::as_str).filter(|_| !object.contains_key("name"));
        Some(reference.and_then(|id| self.by_id.get(id).copied()).unwrap_or(object))
    }

    fn person(&self, value: &'a Value, field: Field, place: &str, trust: f64, out: &mut Candidates) {
        let object = self.resolve(value);
        let name = match object {
            Some(object) => text(object.get("name")).or_else(|| {
                let part = |key| text(object.get(key)).unwrap_or_default();
                let joined = format!("{} {}", part("givenName"), part("familyName"));
                Some(joined.trim().to_owned()).filter(|j| !j.is_empty())
            }),
            None => text(Some(value)),
        };
        let Some(name) = name else {
            return;
        };
        let mut candidate = Candidate::new(field, name, From::JsonLd, format!("{place}.name"), trust);
        if let Some(object) = object {
            candidate.organisation =
                types(object).into_iter().filter_map(kind).any(|k| k == Kind::Organisation);
            candidate.url = self.address(object.get("url"));
            candidate.affiliation = list(object.get("affiliation").or_else(|| object.get("worksFor")))
                .next()
                .and_then(|a| a.as_object().map_or_else(|| text(Some(a)), |o| text(o.get("name"))));
        }
        out.add(candidate);
    }

    fn named(&self, object: &'a Object, field: Field, place: &str, trust: f64, out: &mut Candidates) {
        if let Some(name) = text(object.get("name")) {
            let mut candidate = Candidate::new(field, name, From::JsonLd, format!("{place}.name"), trust);
            candidate.url = self.address(object.get("url"));
            out.add(candidate);
        }
        if let Some(name) = text(object.get("alternateName")) {
            let place = format!("{place}.alternateName");
            out.add(Candidate::new(Field::Site, name, From::JsonLd, place, trust * 0.5));
        }
    }

    fn image(&self, value: &'a Value, place: &str, share: f64, out: &mut Candidates) {
        let object = self.resolve(value);
        let address = match object {
            Some(object) => self.address(object.get("url").or_else(|| object.get("contentUrl"))),
            None => self.address(Some(value)),
        };
        let Some(address) = address else {
            return;
        };
        let mut candidate = Candidate::new(Field::Image, address, From::JsonLd, place, 0.7 * share);
        if let Some(object) = object {
            candidate.size = (pixels(object.get("width")), pixels(object.get("height")));
        }
        out.add(candidate);
    }

    /// The steps of a `BreadcrumbList`.
    fn breadcrumb(&self, object: &Object, out: &mut Candidates) {
        let mut steps: Vec<(u64, String, Option<String>)> = Vec::new();
        for (n, item) in list(object.get("itemListElement")).enumerate().take(12) {
            let Some(item) = item.as_object() else {
                continue;
            };
            let inner = item.get("item").and_then(Value::as_object);
            let name = text(item.get("name")).or_else(|| inner.and_then(|i| text(i.get("name"))));
            let position = match item.get("position") {
                Some(Value::Number(p)) => p.as_u64(),
                Some(Value::String(p)) => p.parse().ok(),
                _ => None,
            };
            if let Some(name) = name {
                steps.push((position.unwrap_or(n as u64 + 1), name, self.address(item.get("item"))));
            }
        }
        // Several lists may stand on one page; only the first counts.
        if out.of(Field::Breadcrumb).next().is_some() {
            return;
        }
        steps.sort_by_key(|(position, ..)| *position);
        for (n, (_, name, url)) in steps.into_iter().enumerate() {
            let place = format!("BreadcrumbList.itemListElement[{n}].name");
            let step = Candidate::new(Field::Breadcrumb, name, From::JsonLd, place, 0.8);
            out.add(Candidate { url, ..step });
        }
    }

    /// An address: a string, or the `@id` or `url` of an object.
    fn address(&self, value: Option<&Value>) -> Option<String> {
        let found = match list(value).next()? {
            Value::String(s) => s.clone(),
            Value::Object(o) => o.get("@id").or_else(|| o.get("url"))?.as_str()?.to_owned(),
            _ => return None,
        };
        let url = self.page.absolute(&found)?;
        matches!(url.scheme(), "http" | "https").then(|| url.to_string())
    }
}

/// A value as a list: arrays give their items, everything else itself.
fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (array, single) = match value {
        Some(Value::Array(list)) => (list.as_slice(), None),
        Some(Value::Null) | None => (&[][..], None),
        other => (&[][..], other),
    };
    array.iter().chain(single)
}

/// A text: strings and numbers, the first of an array, `@value` of an object.
pub(in crate::metadata) fn text(value: Option<&Value>) -> Option<String> {
    let found = match list(value).next()? {
        Value::String(s) => clean::value(s),
        Value::Number(n) => n.to_string(),
        Value::Object(o) => clean::value(o.get("@value").or_else(|| o.get("name"))?.as_str()?),
        _ => return None,
    };
    Some(found).filter(|f| !f.is_empty())
}

fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(b) => Some(*b),
        Value::String(s) => match s.rsplit('/').next()?.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn pixels(value: Option<&Value>) -> Option<u32> {
    match value? {
        Value::Number(n) => u32::try_from(n.as_u64()?).ok(),
        Value::String(s) => s.trim().trim_end_matches("px").parse().ok(),
        _ => None,
    }
}

/// Names of the types that count as the page's own work, for the reader of microdata.
pub(super) fn is_article(name: &str) -> bool {
    kind(name) == Some(Kind::Article)
}
