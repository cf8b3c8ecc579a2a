//! What holds for the arena of every page: subtrees are ranges, texts are slices, any count of any subtree is one
//! difference of prefix sums; and a page that travels as a snapshot arrives as the same page.

use limpid::measure::{Index, Sums, segments};
use limpid::page::{Facts, Kind, NodeId, Page, Tag, html, snapshot};
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write as _;

/// Start tags, end tags and text in any order: what parsers are made for.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class=text>",
        "</div>",
        "<a href=/x>",
        "</a>",
        "<b>",
        "</b>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<h2>",
        "</h2>",
        "<br>",
        "<img src=a.png alt=Mill>",
        "<time>",
        "</time>",
        "<blockquote>",
        "</blockquote>",
        "<font color=red>",
        "<form>",
        "</form>",
        "<input>",
        "<section hidden>",
        "</section>",
        "<!-- kept -->",
        "<svg><path></svg>",
        "<pre>\n",
        "</pre>",
        "<button>",
        "</button>",
        "<x-y>",
        "</x-y>",
        "The river rose, and nobody had closed the gate.",
        "水位在夜里上涨，没有人关闸。",
        " ",
        "\n",
        "&amp;",
        "14 March 2026",
    ]);
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn page(markup: &str) -> Page {
    html::parse(markup, Facts { url: Some("https://arena.example/a".to_owned()), ..Facts::default() })
}

/// The page as the page script writes it.
fn written(page: &Page) -> String {
    let mut out =
        "\u{1}limpid-snapshot-1\u{2}url\u{3}https://arena.example/a\u{2}contentType\u{3}text/html".to_owned();
    let mut open: Vec<NodeId> = Vec::new();
    for id in 0..page.len() as NodeId {
        while open.last().is_some_and(|&o| page.node(o).end <= id) {
            open.pop();
            out.push('\u{8}');
        }
        match page.node(id).kind {
            Kind::Text => out.push_str(&format!("\u{6}{}", page.text_of(id))),
            Kind::Comment => out.push_str(&format!("\u{7}{}", page.text_of(id))),
            Kind::Element(_) => {
                let _ = write!(out, "\u{4}{}", page.name(id));
                for (name, value) in page.attributes(id).filter(|(name, _)| !name.starts_with('\u{1}')) {
                    let _ = write!(out, "\u{2}{name}\u{3}{value}");
                }
                open.push(id);
            }
        }
    }
    out.extend(open.iter().map(|_| '\u{8}'));
    out.push('\u{e}');
    out
}

proptest! {
    #[test]
    fn subtrees_are_ranges_and_their_texts_slices(markup in soup()) {
        let page = page(&markup);
        prop_assert_eq!(page.node(Page::ROOT).end as usize, page.len());
        for id in 0..page.len() as NodeId {
            let node = page.node(id);
            prop_assert!(id < node.end && node.end as usize <= page.len());
            if id != Page::ROOT {
                prop_assert!(node.parent < id && node.end <= page.node(node.parent).end);
                prop_assert_eq!(node.depth, page.node(node.parent).depth + 1);
            }
            // The children lie one behind the other and fill the range.
            let mut next = id + 1;
            for child in page.children(id) {
                prop_assert_eq!(child, next);
                prop_assert_eq!(page.node(child).parent, id);
                next = page.node(child).end;
            }
            prop_assert_eq!(next, node.end);
            if matches!(node.kind, Kind::Element(_)) {
                let texts: String = page.subtree(id).filter(|&n| page.node(n).kind == Kind::Text).map(|n| page.text_of(n)).collect();
                prop_assert_eq!(page.text_of(id), texts);
            }
        }
    }

    #[test]
    fn prefix_sums_are_the_sums(markup in soup()) {
        let page = page(&markup);
        let segments = segments(&page);
        for pair in segments.windows(2) {
            prop_assert!(pair[0].nodes.end <= pair[1].nodes.start && pair[0].raw.end <= pair[1].raw.start);
        }
        let index = Index::new(&page, &segments);
        for id in 0..page.len() as NodeId {
            let inside: Vec<usize> =
                (0..segments.len()).filter(|&i| page.contains(id, segments[i].nodes.start)).collect();
            prop_assert_eq!(index.inside(id).collect::<Vec<_>>(), inside.clone());
            let Sums { count, chars, tokens, link_chars, sentences, .. } = index.below(id);
            let sum = |of: &dyn Fn(usize) -> u32| inside.iter().map(|&i| of(i)).sum::<u32>();
            prop_assert_eq!(count as usize, inside.len());
            prop_assert_eq!(chars, sum(&|i| index.stats[i].chars));
            prop_assert_eq!(tokens, sum(&|i| index.stats[i].tokens));
            prop_assert_eq!(link_chars, sum(&|i| index.stats[i].link_chars));
            prop_assert_eq!(sentences, sum(&|i| index.stats[i].sentences));
            let elements = |tag: Option<Tag>| {
                page.subtree(id)
                    .filter(|&n| matches!(page.node(n).kind, Kind::Element(t) if tag.is_none_or(|wanted| wanted == t)))
                    .count()
            };
            prop_assert_eq!(index.elements(id).all as usize, elements(None));
            prop_assert_eq!(index.elements(id).links as usize, elements(Some(Tag::A)));
            prop_assert_eq!(index.elements(id).times as usize, elements(Some(Tag::Time)));
        }
    }

    #[test]
    fn a_snapshot_arrives_as_the_same_page(markup in soup()) {
        let page = page(&markup);
        let arrived = snapshot::read(&written(&page)).unwrap();
        prop_assert_eq!(arrived.outline(), page.outline());
        prop_assert_eq!(&arrived.facts.url, &page.facts.url);
        let (one, other) = (limpid::extract(&page), limpid::extract(&arrived));
        prop_assert_eq!(one.map(|a| limpid::render::json(&a)).ok(), other.map(|a| limpid::render::json(&a)).ok());
    }
}
