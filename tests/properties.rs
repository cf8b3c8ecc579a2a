//! What holds for every article, not only for those somebody thought of: it can be written in every
//! form, read back, and never becomes anything but what it is.

#[path = "support/made.rs"]
mod made;

use limpid::article::{BlockKind, Inline, confine, plain};
use limpid::page::{Facts, Page, html, plain as text_door, snapshot};
use limpid::render::{self, Format};
use limpid::{Article, saved};
use made::{article, of_kind, text};
use proptest::collection::vec;
use proptest::prelude::*;

/// Text with white space as a reader sees it.
fn seen(text: &str) -> String {
    let visible = |c: char| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\u{180e}');
    let text: String = text.chars().filter(|&c| visible(c)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text of running blocks: what every form must show.
fn running(article: &Article) -> String {
    let is_running = |b: &&limpid::article::Block| {
        matches!(b.kind, BlockKind::Paragraph { .. } | BlockKind::Heading { .. })
    };
    article.blocks.iter().filter(is_running).map(plain::block).collect::<Vec<_>>().join("\n")
}

/// An article with nothing but paragraphs and headings of text and emphasis.
fn words_only() -> impl Strategy<Value = Article> {
    let run = text().prop_map(|text| Inline::Text { text });
    let run = run.prop_recursive(2, 8, 3, |inner| {
        let content = vec(inner, 1..4);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.clone().prop_map(|content| Inline::Emphasis { content }),
            content.clone().prop_map(|content| Inline::Deleted { content }),
            content.prop_map(|content| Inline::Link {
                href: "https://example.org/a_(b)?c=*d*&amp;e".into(),
                content
            }),
        ]
    });
    let block = (any::<bool>(), vec(run, 1..5)).prop_map(|(heading, content)| {
        of_kind(if heading {
            BlockKind::Heading { level: 2, content }
        } else {
            BlockKind::Paragraph { content }
        })
    });
    vec(block, 1..5).prop_map(|blocks| {
        let mut article = Article { blocks, ..Article::default() };
        confine(&mut article);
        render::derive(&mut article);
        article
    })
}

fn shown(page: &Page) -> String {
    let body = page.elements(limpid::page::Tag::Body).next().unwrap_or(Page::ROOT);
    page.text_of(body).to_owned()
}

proptest! {
    #[test]
    fn every_form_can_be_written_and_json_is_read_back(article in article()) {
        for (_, format) in Format::ALL {
            render::render(&article, format);
            let name = render::file_name(&article, format);
            prop_assert!(!name.is_empty() && name.len() <= 140);
        }
        let json = render::json(&article);
        prop_assert_eq!(&serde_json::from_str::<Article>(&json).unwrap(), &article);
        prop_assert_eq!(render::json(&saved::open(&json).unwrap()), json);
    }

    #[test]
    fn deriving_twice_changes_nothing(article in article()) {
        let mut again = article.clone();
        prop_assert!(confine(&mut again).is_empty());
        render::derive(&mut again);
        prop_assert_eq!(again, article);
    }

    #[test]
    fn html_holds_the_text_and_nothing_that_runs(article in article()) {
        let clean = cleaner().clean(&article.content).to_string();
        prop_assert_eq!(canonical(&clean), canonical(&article.content));
        let whole = render::html(&article);
        prop_assert!(!whole.to_lowercase().contains("<script") && !whole.contains("javascript:"));
    }

    #[test]
    fn html_shows_the_same_words(article in words_only()) {
        let page = html::parse(&article.content, Facts::default());
        prop_assert_eq!(seen(&shown(&page)), seen(&running(&article)));
    }

    #[test]
    fn markdown_shows_the_same_words(article in words_only()) {
        let markdown = render::markdown(&article);
        let body = markdown.split_once("---\n\n").unwrap().1;
        let mut out = String::new();
        let options = pulldown_cmark::Options::ENABLE_TABLES
            | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
            | pulldown_cmark::Options::ENABLE_FOOTNOTES;
        pulldown_cmark::html::push_html(&mut out, pulldown_cmark::Parser::new_ext(body, options));
        let page = html::parse(&out, Facts::default());
        prop_assert_eq!(seen(&shown(&page)), seen(&running(&article)), "{}", body);
    }

    #[test]
    fn file_names_are_valid_everywhere(title in "\\PC{0,300}|[ -~]{0,40}|(con|nul|COM1|lpt9)[.a-z]{0,5}") {
        let article = Article { title: Some(title), ..Article::default() };
        let name = render::file_name(&article, Format::Json);
        prop_assert!(name.len() <= 140 && name.ends_with(".limpid.json"));
        prop_assert!(!name.starts_with(['.', '-', ' ']));
        prop_assert!(!name.chars().any(|c| c.is_control() || "\"*/:<>?\\|~".contains(c)), "{name:?}");
        let stem = name.split('.').next().unwrap().to_lowercase();
        prop_assert!(!["con", "prn", "aux", "nul", "com1", "lpt9"].contains(&stem.trim()), "{name:?}");
    }

    #[test]
    fn doors_take_whatever_comes(bytes in vec(any::<u8>(), 0..400), text in "[\u{0}-\u{f}a-z<>&;\"'=/ -]{0,200}") {
        let _ = snapshot::read(&String::from_utf8_lossy(&bytes));
        let _ = snapshot::read(&format!("\u{1}limpid-snapshot-1{text}\u{e}"));
        let _ = limpid::extract(&text_door::read(&text, Facts::default()));
        let _ = limpid::extract(&html::parse(&text, Facts::default()));
        let _ = saved::open(&text);
    }

    #[test]
    fn plain_lines_keep_their_words(lines in vec("[a-z\u{4e00}-\u{4e10}　 .。>#*-]{0,40}", 0..12)) {
        let text = lines.join("\n");
        let page = text_door::read(&text, Facts::default());
        prop_assume!(page.facts.plain);
        let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&page.text), letters(&text));
    }
}

/// What the elements of an article may be, to a library whose one work is to know what is safe.
fn cleaner() -> ammonia::Builder<'static> {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .add_tags(["section", "math", "mi", "mo", "mn", "mrow", "mfrac"])
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
