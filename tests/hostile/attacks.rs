//! Pages that attack a reader, in `attacks/`: what comes out of them is what a library whose one work is to know
//! what is safe would have left. `tests/browser/attacks.test.mjs` opens the same pages in browsers.

use super::{of_file, of_markup};
use limpid::article::{MATH_ATTRIBUTES, MATH_ELEMENTS};
use limpid::page::{Facts, html};
use std::fs;
use std::path::Path;

/// The pages with their names.
fn attacks() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/attacks");
    let mut pages: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())
        })
        .collect();
    pages.sort();
    assert!(pages.len() >= 14, "pages are missing");
    pages
}

fn cleaner() -> ammonia::Builder<'static> {
    let mut cleaner = ammonia::Builder::default();
    for element in MATH_ELEMENTS {
        cleaner.add_tag_attributes(element, MATH_ATTRIBUTES);
    }
    cleaner
        .add_tags(["section"])
        .add_tags(MATH_ELEMENTS)
        .add_generic_attributes(["id", "dir", "class"])
        .add_tag_attributes("ol", ["start"])
        .add_tag_attributes("li", ["value"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(Some("noopener noreferrer"));
    cleaner
}

/// Markup as the parser reads it, links without the `rel` that the cleaner puts on every one.
fn canonical(markup: &str) -> String {
    html::parse(markup, Facts::default()).outline().replace(" rel=\"noopener noreferrer\"", "")
}

#[test]
fn nothing_is_left_to_clean() {
    let cleaner = cleaner();
    for (name, markup) in attacks() {
        let article = of_markup(&markup).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(
            article.text_content.contains("wheel") || article.text_content.contains("ford"),
            "{name}: no text"
        );
        let cleaned = cleaner.clean(&article.content).to_string();
        assert_eq!(canonical(&article.content), canonical(&cleaned), "{name}");
    }
}

/// The same of the pages that are no attacks: what is written for them is of the same few elements.
#[test]
fn nothing_is_left_to_clean_of_ordinary_pages() {
    let cleaner = cleaner();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path().join("page.html");
        let Ok(bytes) = fs::read(&file) else { continue };
        let Ok(article) = of_file("page.html", bytes) else { continue };
        seen += 1;
        let cleaned = cleaner.clean(&article.content).to_string();
        assert_eq!(canonical(&article.content), canonical(&cleaned), "{}", file.display());
    }
    assert!(seen > 50, "only {seen} pages");
}

/// The cleaner would have found something: the pages themselves do not pass.
#[test]
fn the_pages_are_not_clean() {
    let cleaner = cleaner();
    for (name, markup) in attacks().into_iter().filter(|(name, _)| name != "disguise") {
        let body = markup.split_once("</head>").map_or(markup.as_str(), |(_, body)| body);
        assert_ne!(canonical(body), canonical(&cleaner.clean(body).to_string()), "{name}");
    }
}

/// Titles, names and addresses are data in the file: none of the addresses is one that runs something.
#[test]
fn no_address_runs_anything() {
    fn addresses(value: &serde_json::Value, found: &mut Vec<String>) {
        // Not deeper than the article format is.
        match value {
            serde_json::Value::Object(map) => {
                for (key, value) in map {
                    match value.as_str() {
                        Some(text)
                            if ["url", "href", "src", "canonicalUrl", "leadImage", "poster"]
                                .contains(&key.as_str()) =>
                        {
                            found.push(text.to_owned());
                        }
                        _ => addresses(value, found),
                    }
                }
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| addresses(value, found)),
            _ => {}
        }
    }
    for (name, markup) in attacks() {
        let json = limpid::render::json(&of_markup(&markup).unwrap());
        let mut found = Vec::new();
        addresses(&serde_json::from_str(&json).unwrap(), &mut found);
        for address in found {
            let sound =
                ["https://", "http://", "mailto:", "tel:", "#"].iter().any(|s| address.starts_with(s));
            assert!(sound, "{name}: {address}");
        }
    }
}
