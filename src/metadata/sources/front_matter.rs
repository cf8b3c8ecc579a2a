//! Front matter of text files: the YAML block that static site generators (Jekyll, Hexo, Hugo) read.

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::page::Page;

/// Keys and their fields. `author` is decided in the merge: it may name the site.
const KEYS: [(&str, Field, f64); 24] = [
    ("title", Field::Title, 0.95),
    ("subtitle", Field::Subtitle, 0.9),
    ("author", Field::Author, 0.8),
    ("authors", Field::Author, 0.9),
    ("editor", Field::Editor, 0.9),
    ("translator", Field::Translator, 0.9),
    ("publisher", Field::Publisher, 0.9),
    ("site", Field::Publisher, 0.7),
    ("source", Field::OriginalSource, 0.8),
    ("originalsource", Field::OriginalSource, 0.9),
    ("date", Field::Published, 0.95),
    ("published", Field::Published, 0.95),
    ("updated", Field::Modified, 0.9),
    ("modified", Field::Modified, 0.9),
    ("lastmod", Field::Modified, 0.9),
    ("headimg", Field::Image, 0.9),
    ("image", Field::Image, 0.85),
    ("cover", Field::Image, 0.8),
    ("thumbnail", Field::Image, 0.6),
    ("description", Field::Excerpt, 0.9),
    ("excerpt", Field::Excerpt, 0.9),
    ("lang", Field::Language, 0.9),
    ("license", Field::License, 0.9),
    ("url", Field::CanonicalUrl, 0.8),
];

/// Adds what the front matter says. The first category is the section, all of them are tags.
pub(super) fn read(page: &Page, _: &Scan, out: &mut Candidates) {
    for (key, values) in &page.facts.front_matter {
        let lower = key.to_lowercase();
        let mut values: Vec<String> = values.iter().map(|v| clean::value(v)).collect();
        values.retain(|v| !v.is_empty());
        match lower.as_str() {
            "categories" | "category" | "tags" | "keywords" => {
                if lower.starts_with("categor")
                    && let Some(first) = values.first()
                {
                    out.add(Candidate::new(Field::Section, first, From::FrontMatter, key, 0.9));
                }
                for value in values {
                    out.add(Candidate::new(Field::Tag, value, From::FrontMatter, key, 0.9));
                }
            }
            _ => {
                let Some(&(_, field, trust)) = KEYS.iter().find(|(k, ..)| *k == lower) else {
                    continue;
                };
                for value in values {
                    let value = match field {
                        Field::Image | Field::CanonicalUrl => match page.absolute(&value) {
                            Some(url) if matches!(url.scheme(), "http" | "https") => url.to_string(),
                            _ => continue,
                        },
                        _ => value,
                    };
                    out.add(Candidate::new(field, value, From::FrontMatter, key, trust));
                }
            }
        }
    }
}
