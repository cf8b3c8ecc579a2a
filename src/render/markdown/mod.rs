//! The article as Markdown: `CommonMark` 0.31 with the tables, notes and strikethrough of GFM, and YAML
//! front matter.

mod blocks;
mod escape;
mod inline;
mod yaml;

use crate::article::{Article, Field, FieldValue, Role};

/// The article as Markdown. Text that came with front matter is written with the same again.
pub fn markdown(article: &Article) -> String {
    let mut out = String::from("---\n");
    if article.front_matter.is_empty() {
        fields(article).iter().for_each(|f| yaml::push(&mut out, f));
    } else {
        article.front_matter.iter().for_each(|f| yaml::push(&mut out, f));
    }
    out.push_str("---\n\n");
    out.push_str(&blocks::body(article));
    out
}

/// Front matter for an article that came without: the keys that site generators know, as far as they have
/// a value.
fn fields(article: &Article) -> Vec<Field> {
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
    let fields = [
        ("title", text(&article.title)),
        ("subtitle", text(&article.subtitle)),
        ("authors", list(people(Role::Author))),
        ("editors", list(people(Role::Editor))),
        ("translators", list(people(Role::Translator))),
        ("publisher", name(&article.publisher)),
        ("originalSource", name(&article.original_source)),
        ("date", date(&article.published)),
        ("modified", date(&article.modified)),
        ("categories", list(article.section.iter().cloned().map(FieldValue::Text).collect())),
        ("tags", texts(&article.tags)),
        ("description", text(&article.excerpt)),
        ("image", image),
        ("lang", text(&article.source.lang)),
        ("license", text(&article.license)),
        ("url", text(&article.source.canonical_url).or_else(|| text(&article.source.url))),
    ];
    fields.into_iter().filter_map(|(key, value)| Some(Field { key: key.to_owned(), value: value? })).collect()
}
