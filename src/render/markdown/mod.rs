//! The article as Markdown: `CommonMark` 0.31 with the tables, notes and strikethrough of GFM, and YAML
//! front matter.

mod blocks;
mod escape;
mod inline;
mod table;
mod template;
mod yaml;

use super::marked::marked;
use crate::article::{Article, Field, FieldValue, Role};

/// The article as Markdown. Text that came with front matter is written with the same again.
pub fn markdown(article: &Article) -> String {
    markdown_with(article, None)
}

/// The article as Markdown, its front matter by a template: lines with `{title}`, `{authors}` and so on, the names
/// being the keys that are written without one.
pub fn markdown_with(article: &Article, template: Option<&str>) -> String {
    let article = &*marked(article);
    let mut out = String::from("---\n");
    match template.filter(|t| !t.trim().is_empty()) {
        Some(template) => template::fill(template, &fields(article, true), &mut out),
        None if article.front_matter.is_empty() => {
            fields(article, false).iter().for_each(|f| yaml::push(&mut out, f))
        }
        None => article.front_matter.iter().for_each(|f| yaml::push(&mut out, f)),
    }
    out.push_str("---\n\n");
    out.push_str(&blocks::body(article));
    out
}

/// Keys of front matter, and names for a template.
const NAMES: [&str; 17] = [
    "title",
    "subtitle",
    "authors",
    "editors",
    "translators",
    "publisher",
    "originalSource",
    "date",
    "modified",
    "categories",
    "tags",
    "description",
    "image",
    "lang",
    "license",
    "url",
    "captured",
];

/// Front matter for an article that came without: the keys that site generators know, as far as they have
/// a value.
fn fields(article: &Article, captured: bool) -> Vec<Field> {
    let text = |value: &Option<String>| value.clone().map(FieldValue::Text);
    let people = |role: Role| -> Vec<FieldValue> {
        let of = article.authors.iter().filter(|p| p.role == role);
        of.map(|p| FieldValue::Text(p.name.clone())).collect()
    };
    let list = |values: Vec<FieldValue>| Some(values).filter(|v| !v.is_empty()).map(FieldValue::List);
    let texts = |values: &[String]| list(values.iter().cloned().map(FieldValue::Text).collect());
    let name = |o: &Option<crate::article::Organisation>| o.clone().map(|o| FieldValue::Text(o.name));
    let date = |d: &Option<crate::article::Date>| d.clone().map(|d| FieldValue::Text(d.value));
    let image = article.lead_image.clone().map(|l| FieldValue::Text(l.src));
    let values = [
        text(&article.title),
        text(&article.subtitle),
        list(people(Role::Author)),
        list(people(Role::Editor)),
        list(people(Role::Translator)),
        name(&article.publisher),
        name(&article.original_source),
        date(&article.published),
        date(&article.modified),
        list(article.section.iter().cloned().map(FieldValue::Text).collect()),
        texts(&article.tags),
        text(&article.excerpt),
        image,
        text(&article.source.lang),
        text(&article.license),
        text(&article.source.canonical_url).or_else(|| text(&article.source.url)),
        // Only a template asks for it: without one, two saves of a page are the same.
        captured.then(|| text(&article.source.captured_at)).flatten(),
    ];
    NAMES
        .into_iter()
        .zip(values)
        .filter_map(|(key, value)| Some(Field { key: key.to_owned(), value: value? }))
        .collect()
}
