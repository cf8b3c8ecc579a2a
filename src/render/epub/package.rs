//! The package document: what the book is and what it holds.

use super::pictures::Picture;
use crate::article::{Article, Role};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The time of change that a book must name, where the page and the capture tell none.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// The package document.
pub(super) fn package(article: &Article, title: &str, pictures: &[Picture], formulas: bool) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"id\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n",
    );
    let mut say = |name: &str, attributes: &str, value: &str| {
        let _ = writeln!(out, "<{name}{attributes}>{}</{}>", escaped(value), name);
    };
    say("dc:identifier", " id=\"id\"", &identifier(article));
    say("dc:title", "", title);
    say("dc:language", "", language(article.source.lang.as_deref()));
    say("meta", " property=\"dcterms:modified\"", &modified(article));
    if let Some(date) = &article.published {
        say("dc:date", "", &date.value);
    }
    for (at, person) in article.authors.iter().enumerate() {
        let (name, code) = match person.role {
            Role::Author => ("dc:creator", "aut"),
            Role::Editor => ("dc:contributor", "edt"),
            Role::Reviewer => ("dc:contributor", "rev"),
            Role::Photographer => ("dc:contributor", "pht"),
            Role::Translator => ("dc:contributor", "trl"),
        };
        say(name, &format!(" id=\"person-{at}\""), &person.name);
        say("meta", &format!(" refines=\"#person-{at}\" property=\"role\" scheme=\"marc:relators\""), code);
    }
    let source = article.source.canonical_url.as_ref().or(article.source.url.as_ref());
    for (name, value) in [
        ("dc:publisher", article.site_name.as_ref()),
        ("dc:description", article.excerpt.as_ref()),
        ("dc:source", source),
        ("dc:rights", article.license.as_ref()),
    ] {
        if let Some(value) = value.filter(|v| !v.trim().is_empty()) {
            say(name, "", value);
        }
    }
    for tag in &article.tags {
        say("dc:subject", "", tag);
    }
    out.push_str("</metadata>\n<manifest>\n");
    out.push_str("<item id=\"contents\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n");
    let properties = if formulas { " properties=\"mathml\"" } else { "" };
    let _ = writeln!(
        out,
        "<item id=\"article\" href=\"article.xhtml\" media-type=\"application/xhtml+xml\"{properties}/>"
    );
    out.push_str("<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
    for Picture { id, name, media, .. } in pictures {
        let _ = writeln!(out, "<item id=\"picture-{id}\" href=\"{name}\" media-type=\"{media}\"/>");
    }
    out.push_str("</manifest>\n<spine");
    if article.source.dir.as_deref() == Some("rtl") {
        out.push_str(" page-progression-direction=\"rtl\"");
    }
    out.push_str(">\n<itemref idref=\"article\"/>\n</spine>\n</package>\n");
    out
}

/// A name that is the same for the same text: a UUID of version 8 made of the article's check sum.
fn identifier(article: &Article) -> String {
    let mut sum = Sha256::digest(article.integrity.sha256.as_bytes());
    sum[6] = sum[6] & 0x0f | 0x80;
    sum[8] = sum[8] & 0x3f | 0x80;
    let mut hex = String::new();
    for (at, byte) in sum.iter().take(16).enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            hex.push('-');
        }
        let _ = write!(hex, "{byte:02x}");
    }
    format!("urn:uuid:{hex}")
}

/// A language tag in the form of BCP 47, `und` where the page's is none.
fn language(tag: Option<&str>) -> &str {
    let is_tag = |t: &&str| {
        let mut parts = t.split('-');
        parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphabetic()))
            && parts.all(|p| (1..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()))
    };
    tag.filter(is_tag).unwrap_or("und")
}

/// To the second and in UTC, as the specification wants it.
fn modified(article: &Article) -> String {
    let dates = [article.modified.as_ref(), article.published.as_ref()];
    let named = dates.into_iter().flatten().map(|d| d.value.as_str());
    let mut times = article.source.captured_at.as_deref().into_iter().chain(named);
    let time = times.find_map(|t| t.parse::<jiff::Timestamp>().ok());
    time.map_or_else(|| NO_TIME.to_owned(), |t| t.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
