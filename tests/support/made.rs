//! Articles that nobody thought of: of every kind of block and of texts that like to be taken for something else.

use limpid::Article;
use limpid::article::{
    Block, BlockKind, BlockRole, Cell, Date, DatePrecision, Evidence, Footnote, Image, Inline, ListItem,
    Organisation, Person, Removed, Role, Row, Source, confine,
};
use limpid::render;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Texts that like to be taken for markup.
pub fn text() -> impl Strategy<Value = String> {
    let sharp = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "`",
        "``",
        "~~",
        "[",
        "](",
        "![",
        "<b>",
        "</p>",
        "&amp;",
        "&#60;",
        "\\",
        "|",
        "#",
        "# ",
        "1. ",
        "1) ",
        "- ",
        "+ ",
        "> ",
        "---",
        "===",
        "```",
        "$",
        "：",
        "“",
        "”",
        "。",
        "　",
        " ",
        "\u{a0}",
        "a_b",
        "https://example.org/",
        "注意：",
        "。后",
        "!",
        "<!--",
        "]]>",
        "'\"",
        "\u{202e}",
        "e\u{301}",
        "[^1]",
        ": ",
        "\u{200b}",
    ]);
    prop_oneof![
        3 => "[a-z]{1,6}",
        2 => "[\u{4e00}-\u{4e2f}]{1,4}",
        2 => "[ -~]{0,10}",
        1 => "\\PC{0,6}",
        6 => vec(sharp, 1..4).prop_map(|parts| parts.concat()),
    ]
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        6 => text().prop_map(|text| Inline::Text { text }),
        1 => text().prop_map(|text| Inline::Code { text }),
        1 => Just(Inline::Break),
        1 => Just(Inline::Image { image: 0 }),
        1 => Just(Inline::FootnoteRef { number: 1 }),
        1 => (text(), text()).prop_map(|(base, text)| Inline::Ruby { base, text }),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let content = vec(inner, 0..4);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.clone().prop_map(|content| Inline::Emphasis { content }),
            content.clone().prop_map(|content| Inline::Deleted { content }),
            content.clone().prop_map(|content| Inline::Superscript { content }),
            (address(), content).prop_map(|(href, content)| Inline::Link { href, content }),
        ]
    })
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "https://example\\.org/[ -~]{0,16}",
        1 => prop::sample::select(vec![
            "#part", "mailto:a@example.org", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,<script>",
            "https://example.org/?a=1&b=(2)*_[x]", "//example.org", "",
        ])
        .prop_map(str::to_owned),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let content = || vec(inline(), 0..5);
    let leaf = prop_oneof![
        5 => content().prop_map(|content| BlockKind::Paragraph { content }),
        2 => (0_u8..9, content()).prop_map(|(level, content)| BlockKind::Heading { level, content }),
        1 => Just(BlockKind::Figure { images: vec![0, 1, 9] }),
        1 => (prop::option::of(text()), "[ -~\n]{0,30}").prop_map(|(language, text)| BlockKind::Code { language, text }),
        1 => (content(), vec(vec(content(), 0..4), 0..4)).prop_map(|(caption, rows)| BlockKind::Table {
            caption,
            rows: rows
                .into_iter()
                .map(|cells| Row {
                    head: false,
                    cells: cells
                        .into_iter()
                        .enumerate()
                        .map(|(i, content)| Cell { header: i == 0, colspan: i as u16, rowspan: 2, content })
                        .collect(),
                })
                .collect(),
        }),
        1 => (text(), address(), prop::option::of(text())).prop_map(|(kind, url, title)| BlockKind::Embed {
            kind, url, title, poster: Some(1),
        }),
        1 => Just(BlockKind::Rule),
    ];

    leaf.prop_map(of_kind).prop_recursive(2, 8, 3, |inner| {
        let blocks = vec(inner, 0..3);
        prop_oneof![
            (prop::option::of(text()), blocks.clone())
                .prop_map(|(cite, blocks)| of_kind(BlockKind::Quote { cite, blocks })),
            (any::<bool>(), vec((vec(inline(), 0..3), blocks), 0..3)).prop_map(|(ordered, items)| {
                let item = |(content, blocks)| ListItem { content, blocks, ..ListItem::default() };
                of_kind(BlockKind::List {
                    ordered,
                    start: Some(3),
                    items: items.into_iter().map(item).collect(),
                })
            }),
        ]
    })
}

/// A block of a kind, with nothing else to it.
pub fn of_kind(kind: BlockKind) -> Block {
    Block {
        id: 0,
        kind,
        role: BlockRole::Body,
        lang: None,
        dir: None,
        anchor: limpid::article::Anchor::default(),
        score: 0.25,
        reasons: Vec::new(),
    }
}

/// Who, when, where from: what stands beside the blocks.
fn metadata() -> impl Strategy<Value = Article> {
    let roles = [Role::Author, Role::Editor, Role::Reviewer, Role::Photographer, Role::Translator];
    let person =
        (text(), prop::sample::select(roles.to_vec()), prop::option::of(text()), prop::option::of(address()))
            .prop_map(|(name, role, affiliation, url)| Person { name, role, affiliation, url });
    let organisation =
        || (text(), prop::option::of(address())).prop_map(|(name, url)| Organisation { name, url });
    let date = || {
        let value = prop::sample::select(vec![
            ("2026", DatePrecision::Year),
            ("2026-03", DatePrecision::Month),
            ("2026-03-14", DatePrecision::Day),
            ("2026-03-14T18:20+08:00", DatePrecision::Minute),
            ("2026-03-14T18:20:00Z", DatePrecision::Second),
            ("2026-02-30", DatePrecision::Day),
            ("yesterday", DatePrecision::Second),
        ]);
        (value, text(), any::<bool>()).prop_map(|((value, precision), raw, relative)| Date {
            value: value.into(),
            raw,
            precision,
            relative,
        })
    };
    let found = (text(), text(), text(), 0.0..=1.0_f64, any::<bool>(), prop::option::of(text())).prop_map(
        |(value, from, place, confidence, chosen, note)| Evidence {
            value,
            from,
            place,
            confidence,
            chosen,
            note,
        },
    );
    let removed = (text(), text(), text()).prop_map(|(text, place, reason)| Removed { text, place, reason });
    (
        (vec(person, 0..4), prop::option::of(organisation()), prop::option::of(organisation())),
        (prop::option::of(date()), prop::option::of(date())),
        (vec(text(), 0..3), vec(text(), 0..3), prop::option::of(text()), any::<Option<bool>>()),
        (prop::option::of(address()), prop::option::of(address()), prop::option::of(text())),
        (vec(found, 0..3), vec(removed, 0..3)),
    )
        .prop_map(|(who, when, about, from, why)| Article {
            authors: who.0,
            publisher: who.1,
            original_source: who.2,
            published: when.0,
            modified: when.1,
            tags: about.0,
            breadcrumb: about.1,
            excerpt: about.2,
            paywalled: about.3,
            source: Source { url: from.0, canonical_url: from.1, lang: from.2, ..Source::default() },
            evidence: BTreeMap::from([("authors".to_owned(), why.0)]),
            removed: why.1,
            ..Article::default()
        })
}

/// An article as extraction leaves it.
pub fn article() -> impl Strategy<Value = Article> {
    (metadata(), prop::option::of(text()), vec(block(), 1..6), vec(inline(), 0..4), text(), address())
        .prop_map(|(metadata, title, blocks, note, caption, src)| {
            let mut article = Article {
                format: limpid::article::FORMAT.into(),
                version: limpid::article::VERSION,
                title,
                blocks,
                images: vec![
                    Image {
                        id: 0,
                        src: "https://example.org/0.png".into(),
                        alt: Some(caption.clone()),
                        ..Image::default()
                    },
                    Image {
                        id: 1,
                        src,
                        caption: Some(caption),
                        credit: Some("A".into()),
                        ..Image::default()
                    },
                ],
                footnotes: vec![Footnote { number: 1, label: "*".into(), content: note }],
                ..metadata
            };
            confine(&mut article);
            render::derive(&mut article);
            article
        })
        .prop_filter("an article has a body", |article| !article.blocks.is_empty())
}
