//! Reads books back. Whether they hold to the specification is what `tests/epub.rs` asks an independent validator.

use super::*;
use crate::article::{Article, Block, Image, Inline};
use std::io::Read as _;

fn article() -> Article {
    let block = |kind| Block {
        id: 0,
        kind,
        role: crate::article::BlockRole::Body,
        lang: None,
        dir: None,
        anchor: crate::article::Anchor::default(),
        score: 1.0,
        reasons: Vec::new(),
    };
    let text = |t: &str| vec![Inline::Text { text: t.to_owned() }];
    let mut article = Article {
        title: Some("Rain & <river>".to_owned()),
        blocks: vec![
            block(BlockKind::Heading { level: 2, content: text("The first day\u{a0}<of many>") }),
            block(BlockKind::Paragraph {
                content: vec![Inline::Text { text: "a\u{1}b".into() }, Inline::Break],
            }),
            block(BlockKind::Figure { images: vec![0, 1, 2] }),
        ],
        images: vec![
            // One pixel, as GIF.
            Image {
                id: 0,
                data: Some("data:image/png;base64,R0lGODlhAQABAAAAACw=".to_owned()),
                ..Image::default()
            },
            Image {
                id: 1,
                src: "https://example.org/a.jpg".to_owned(),
                alt: Some("A weir".to_owned()),
                ..Image::default()
            },
            Image { id: 2, data: Some("data:image/png;base64,PHN2Zz4=".to_owned()), ..Image::default() },
        ],
        ..Article::default()
    };
    crate::render::derive(&mut article);
    article
}

fn entry(book: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_kind_stands_at_its_place() {
    let book = epub(&article());
    assert_eq!(&book[30..58], b"mimetypeapplication/epub+zip");
    assert_eq!(book, epub(&article()));
}

#[test]
fn text_is_escaped_and_headings_are_found() {
    let book = epub(&article());
    let text = entry(&book, "book/article.xhtml");
    assert!(text.contains("<h1 id=\"title\">Rain &amp; &lt;river&gt;</h1>"));
    assert!(text.contains("<h2 id=\"part-0\">The first day\u{a0}&lt;of many&gt;</h2>"));
    assert!(text.contains("<p>ab<br/></p>"), "{text}");
    assert!(entry(&book, "book/contents.xhtml").contains("href=\"article.xhtml#part-0\""));
    assert!(entry(&book, "book/package.opf").contains("<dc:title>Rain &amp; &lt;river&gt;</dc:title>"));
}

#[test]
fn pictures_are_files_by_what_they_are_or_links() {
    let book = epub(&article());
    let text = entry(&book, "book/article.xhtml");
    assert!(text.contains("<img src=\"picture-0.gif\" alt=\"\"/>"), "{text}");
    assert!(text.contains("<a href=\"https://example.org/a.jpg\">A weir</a>"));
    assert!(!text.contains("picture-2"), "what is no picture is left out");
    assert!(entry(&book, "book/package.opf").contains("href=\"picture-0.gif\" media-type=\"image/gif\""));
}
