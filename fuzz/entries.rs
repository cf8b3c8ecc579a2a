//! What is fuzzed: everything that takes bytes from outside. Each function takes any bytes and must come back.
//!
//! Shared by the fuzz targets beside this file and by `tests/hostile/mutations.rs`, which runs them for a short while in
//! every test run.

use limpid::page::{Facts, html, plain, snapshot};
use limpid::render::{self, Format};
use limpid::{Page, decode, saved};

/// A function that takes any bytes.
pub type Entry = fn(&[u8]);

/// All entries by the names of their targets.
pub const ENTRIES: [(&str, Entry); 7] = [
    ("html", html_text),
    ("snapshot", snapshot_text),
    ("plain", plain_text),
    ("json_ld", json_ld),
    ("dates", dates),
    ("saved", saved_file),
    ("file", file),
];

/// Extracts, writes in all formats and opens what was saved.
fn whole(page: &Page) {
    let Ok(article) = limpid::extract(page) else {
        return;
    };
    for format in [Format::Html, Format::Markdown, Format::Text] {
        assert!(!render::render(&article, format).is_empty());
    }
    let json = render::json(&article);
    let opened = saved::open(&json).unwrap_or_else(|why| panic!("saved, but not opened: {why}"));
    assert_eq!(render::json(&opened), json, "opened and saved again, the file is another");
}

fn facts() -> Facts {
    Facts { url: Some("https://fuzz.example/a/b".to_owned()), ..Facts::default() }
}

/// Markup.
pub fn html_text(bytes: &[u8]) {
    whole(&html::parse(&String::from_utf8_lossy(bytes), facts()));
}

/// The flat snapshot of the page script.
pub fn snapshot_text(bytes: &[u8]) {
    if let Ok(page) = snapshot::read(&String::from_utf8_lossy(bytes)) {
        whole(&page);
    }
}

/// Plain text, Markdown, front matter.
pub fn plain_text(bytes: &[u8]) {
    whole(&plain::read(&String::from_utf8_lossy(bytes), facts()));
}

/// A story; what is fuzzed stands in its head or among its lines.
fn story(head: &str, line: &str) -> String {
    format!(
        "<title>The ford</title>{head}<h1>The ford</h1>{line}\
         <p>The river could be crossed at two places, and on the day of the fair only at one of them.</p>\
         <p>Carts waited from the chapel to the mill, and the miller, who had never been rich, sold water.</p>"
    )
}

/// JSON-LD in a page's head.
pub fn json_ld(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let head = format!("<script type=application/ld+json>{text}</script>");
    whole(&html::parse(&story(&head, ""), facts()));
}

/// Dates, in a meta tag, in an attribute and in a line.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).replace(['<', '"', '&'], " ");
    let head = format!("<meta property=article:published_time content=\"{text}\">");
    let line = format!("<p class=date><time datetime=\"{text}\">{text}</time>");
    whole(&html::parse(&story(&head, &line), facts()));
}

/// A saved article.
pub fn saved_file(bytes: &[u8]) {
    if let Ok(article) = saved::open(&String::from_utf8_lossy(bytes)) {
        let json = render::json(&article);
        assert!(saved::open(&json).is_ok(), "opened and saved, it does not open again");
    }
}

/// A file as the command line reads it: packed or not, in any encoding.
pub fn file(bytes: &[u8]) {
    if let Ok(page) = decode::unpack(bytes.to_vec()).and_then(|b| decode::page(&b, "file.html", None)) {
        whole(&page);
    }
}
