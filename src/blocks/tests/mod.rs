//! Markup in, blocks out; every kind with its near misses, and the promise about the text.

mod kinds;
mod media;
mod notes;
mod parts;
mod property;

use super::{Body, Survey, build};
use crate::article::{Block, BlockKind, Inline};
use crate::measure::{Measured, measure};
use crate::metadata::Metadata;
use crate::page::{Facts, Page, html};
use crate::select::{Label, Selection, Verdict};

fn page(markup: &str) -> Page {
    html::parse(markup, Facts { url: Some("https://example.org/a/b".into()), ..Facts::default() })
}

/// Everything that is shown is body, but for captions.
fn keep_all(page: &Page, measured: &Measured) -> Selection {
    let captions = Survey::new(page, measured).captions();
    let verdicts = measured
        .segments
        .iter()
        .enumerate()
        .map(|(s, segment)| {
            let caption = captions.iter().any(|(c, _)| *c == s);
            let keep = !caption && !segment.hidden;
            let label = if caption { Label::Caption } else { Label::Body };
            Verdict { keep, label, score: 0.75, reasons: vec!["test"] }
        })
        .collect();
    Selection { verdicts, body: 0..measured.segments.len(), ..Selection::default() }
}

fn body(markup: &str) -> Body {
    let page = page(markup);
    let measured = measure(&page);
    let selection = keep_all(&page, &measured);
    build(Survey::new(&page, &measured), &selection, &Metadata::default())
}

/// Blocks in short: one line each, in a notation of the tests.
fn show(markup: &str) -> Vec<String> {
    body(markup).blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph { content } => format!("p {}", inlines(content)),
        BlockKind::Heading { level, content } => format!("h{level} {}", inlines(content)),
        BlockKind::Figure { images } => format!("figure {images:?}"),
        BlockKind::List { ordered, start, items } => {
            let items: Vec<String> = items
                .iter()
                .map(|i| {
                    let term = i.term.as_deref().map(|t| format!("{} = ", inlines(t))).unwrap_or_default();
                    let inner: Vec<String> = i.blocks.iter().map(self::block).collect();
                    let inner =
                        if inner.is_empty() { String::new() } else { format!(" {{{}}}", inner.join(" / ")) };
                    format!("{term}{}{inner}", inlines(&i.content))
                })
                .collect();
            let start = start.map(|s| format!("@{s}")).unwrap_or_default();
            format!("{}{start} {}", if *ordered { "ol" } else { "ul" }, items.join(" | "))
        }
        BlockKind::Table { caption, rows } => {
            let rows: Vec<String> = rows
                .iter()
                .map(|r| {
                    let cells: Vec<String> = r
                        .cells
                        .iter()
                        .map(|c| {
                            let span = if c.colspan * c.rowspan > 1 {
                                format!("{}x{}:", c.colspan, c.rowspan)
                            } else {
                                String::new()
                            };
                            format!("{}{span}{}", if c.header { "!" } else { "" }, inlines(&c.content))
                        })
                        .collect();
                    format!("{}{}", if r.head { "^" } else { "" }, cells.join(","))
                })
                .collect();
            format!("table [{}] {}", inlines(caption), rows.join(" | "))
        }
        BlockKind::Code { language, text } => {
            format!("code {} {text:?}", language.as_deref().unwrap_or("-"))
        }
        BlockKind::Quote { cite, blocks } => {
            let inner: Vec<String> = blocks.iter().map(self::block).collect();
            format!("quote {} {{{}}}", cite.as_deref().unwrap_or("-"), inner.join(" / "))
        }
        BlockKind::Math { tex, text, .. } => format!("math {} {text}", tex.as_deref().unwrap_or("-")),
        BlockKind::Embed { kind, url, .. } => format!("embed {kind} {url}"),
        BlockKind::Rule => "hr".to_owned(),
    }
}

fn inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|i| match i {
            Inline::Text { text } => text.clone(),
            Inline::Strong { content } => format!("<b>{}</b>", inlines(content)),
            Inline::Emphasis { content } => format!("<i>{}</i>", inlines(content)),
            Inline::Link { href, content } => format!("<a {href}>{}</a>", inlines(content)),
            Inline::Code { text } => format!("`{text}`"),
            Inline::Subscript { content } => format!("<sub>{}</sub>", inlines(content)),
            Inline::Superscript { content } => format!("<sup>{}</sup>", inlines(content)),
            Inline::Deleted { content } => format!("<s>{}</s>", inlines(content)),
            Inline::Marked { content } => format!("<mark>{}</mark>", inlines(content)),
            Inline::Ruby { base, text } => format!("{{{base}|{text}}}"),
            Inline::Break => "⏎".to_owned(),
            Inline::Image { image } => format!("<img {image}>"),
            Inline::Math { tex, text, .. } => format!("<math {} {text}>", tex.as_deref().unwrap_or("-")),
            Inline::FootnoteRef { number } => format!("[^{number}]"),
        })
        .collect()
}

/// Text of a block as the contract counts it: items, rows and lines of code each a line.
fn text_of(block: &Block, out: &mut Vec<String>) {
    let line = |content: &[Inline]| super::inline::plain(content);
    match &block.kind {
        BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } => out.push(line(content)),
        BlockKind::List { items, .. } => {
            for item in items {
                // A picture alone is no line of text.
                let own = item.term.as_deref().into_iter().chain([item.content.as_slice()]);
                out.extend(own.map(line).filter(|text| !text.is_empty()));
                item.blocks.iter().for_each(|b| text_of(b, out));
            }
        }
        BlockKind::Table { caption, rows } => {
            if !caption.is_empty() {
                out.push(line(caption));
            }
            for row in rows {
                let cells: Vec<String> = row.cells.iter().map(|c| line(&c.content)).collect();
                out.push(cells.join(" "));
            }
        }
        BlockKind::Code { text, .. } | BlockKind::Math { text, .. } => out.push(text.clone()),
        BlockKind::Quote { cite, blocks } => {
            for quoted in blocks {
                text_of(quoted, out);
            }
            out.extend(cite.clone());
        }
        BlockKind::Figure { .. } | BlockKind::Embed { .. } | BlockKind::Rule => {}
    }
}
