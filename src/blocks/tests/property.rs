//! The promise about the text, on tag soup.

use super::{Survey, build, keep_all, page, text_of};
use crate::measure::measure;
use crate::metadata::Metadata;
use proptest::prelude::*;

/// Tags of every kind that this room knows; closing ones come as they come.
const TAGS: [&str; 44] = [
    "p",
    "div",
    "b",
    "i",
    "a href=/x",
    "span",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "thead",
    "blockquote",
    "pre",
    "code",
    "h1",
    "h2",
    "h3",
    "br",
    "hr",
    "img src=a.jpg",
    "figure",
    "figcaption",
    "ruby",
    "rt",
    "sup",
    "sub",
    "section",
    "center",
    "font",
    "em",
    "cite",
    "footer",
    "mark",
    "del",
    "noscript",
    "div hidden",
    "td colspan=2",
];

fn soup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        3 => "[a-z]{1,8}( [a-z]{1,8}){0,6}[.]?",
        2 => "[一-十]{1,12}[。]?",
        1 => Just(" \n ".to_owned()),
        1 => Just("\u{3000}\u{3000}".to_owned()),
    ];
    let tag = prop::sample::select(&TAGS[..]);
    let piece = prop_oneof![
        4 => tag.clone().prop_map(|t| format!("<{t}>")),
        3 => tag.prop_map(|t| format!("</{}>", t.split(' ').next().unwrap())),
        5 => word,
    ];
    prop::collection::vec(piece, 1..60).prop_map(|v| v.concat())
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    /// What is kept stands in the blocks, each word once and in order, whatever the markup; white space is
    /// compared by the next property, because cells and lines of code are joined and parted by it.
    #[test]
    fn blocks_hold_the_kept_text(markup in soup()) {
        let page = page(&markup);
        let measured = measure(&page);
        let selection = keep_all(&page, &measured);
        let built = build(Survey::new(&page, &measured), &selection, &Metadata::default());
        let mut lines = Vec::new();
        built.blocks.iter().for_each(|b| text_of(b, &mut lines));
        let kept: Vec<&str> = measured.segments.iter().zip(&selection.verdicts)
            .filter(|(_, v)| v.keep).map(|(s, _)| s.text.as_str()).collect();
        prop_assert_eq!(bare(&lines.concat()), bare(&kept.concat()), "{}", markup);
        if !["<tr", "<td", "<th", "<pre", "<caption"].iter().any(|t| markup.contains(t)) {
            // Who is quoted stands on one line, however many the page gives it.
            let cites = ["<cite", "<footer", "<figcaption"].iter().any(|t| markup.contains(t));
            let joined = |lines: String| if cites { lines.replace('\n', " ") } else { lines };
            prop_assert_eq!(joined(lines.join("\n")), joined(kept.join("\n")), "{}", markup);
        }
    }

    /// Any choice of segments gives blocks of just these.
    #[test]
    fn any_choice_is_followed(markup in soup(), choice in prop::collection::vec(any::<bool>(), 60)) {
        let page = page(&markup);
        let measured = measure(&page);
        let mut selection = keep_all(&page, &measured);
        for (verdict, keep) in selection.verdicts.iter_mut().zip(choice) {
            verdict.keep &= keep;
        }
        let built = build(Survey::new(&page, &measured), &selection, &Metadata::default());
        let mut lines = Vec::new();
        built.blocks.iter().for_each(|b| text_of(b, &mut lines));
        let kept: String = measured.segments.iter().zip(&selection.verdicts)
            .filter(|(_, v)| v.keep).map(|(s, _)| s.text.as_str()).collect();
        prop_assert_eq!(bare(&lines.concat()), bare(&kept), "{}", markup);
    }
}
