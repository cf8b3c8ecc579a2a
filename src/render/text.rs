//! The article as plain text.

use crate::article::{Article, Block, BlockRole, Post, plain};
use std::fmt::Write as _;

/// Headline, who, when and where from, the body's blocks, one a line, and its notes.
pub fn text(article: &Article) -> String {
    let mut out = String::new();
    for line in [article.title.as_deref(), article.subtitle.as_deref()].into_iter().flatten() {
        out.push_str(line);
        out.push('\n');
    }
    let facts = facts(article).join(" · ");
    if !facts.is_empty() {
        out.push_str(&facts);
        out.push('\n');
    }
    if let Some(url) = &article.source.url {
        out.push_str(url);
        out.push('\n');
    }
    if !out.is_empty() && !article.text_content.is_empty() {
        out.push('\n');
    }
    if article.footnotes.is_empty() {
        out.push_str(&article.text_content);
    } else {
        out.push_str(&lines(article, plain::block_with_notes));
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for (at, note) in article.footnotes.iter().enumerate() {
        let gap = if at == 0 { "\n" } else { "" };
        let _ = writeln!(out, "{gap}[{}] {}", note.number, plain::inlines(&note.content));
    }
    out
}

/// Names of the authors, original source, publisher, and day.
pub(super) fn facts(article: &Article) -> Vec<&str> {
    let source = article.original_source.as_ref().map(|o| o.name.as_str());
    let publisher = article.publisher.as_ref().map(|o| o.name.as_str()).filter(|&name| Some(name) != source);
    let published = article.published.as_ref().map(|d| d.value.as_str());
    [article.byline.as_deref(), source, publisher, published].into_iter().flatten().collect()
}

/// The body's blocks, one a line, without headline and captions of pictures; before each post of a thread who wrote it and when. What repeats the text as an ornament, and
/// the page's word that the rest is to be paid for, is no text of the article.
pub(super) fn body(article: &Article) -> String {
    lines(article, plain::block)
}

fn lines(article: &Article, of: impl Fn(&Block) -> String) -> String {
    let is_text = |b: &&Block| !matches!(b.role, BlockRole::PullQuote | BlockRole::PaywallNotice);
    let mut posts = article.posts.iter().peekable();
    let mut lines = Vec::new();
    for block in article.blocks.iter().filter(is_text) {
        lines.extend(posts.next_if(|post| post.block == block.id).and_then(Post::line));
        lines.push(of(block));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    fn article(markup: &str) -> Article {
        crate::extract(&html::parse(markup, Facts::default())).unwrap()
    }

    #[test]
    fn notes_stand_below_the_text_and_are_referred_to() {
        let article = article(
            "<title>Rain</title><h1>Rain</h1>\
             <p>It rained in the valley for the third day<sup><a href='#fn1'>1</a></sup>, and the river rose.</p>\
             <p>The bridge was closed at noon, and the school an hour later.<sup><a href='#fn2'>2</a></sup></p>\
             <ol class=footnotes><li id=fn1>By the upper gauge.</li><li id=fn2>Until Monday.</li></ol>",
        );
        let lines = "It rained in the valley for the third day[1], and the river rose.\n\
                     The bridge was closed at noon, and the school an hour later.[2]\n\n\
                     [1] By the upper gauge.\n[2] Until Monday.\n";
        assert_eq!(text(&article), format!("Rain\n\n{lines}"));
        assert!(!article.text_content.contains('['), "{}", article.text_content);
    }

    #[test]
    fn the_caption_of_a_table_is_text() {
        let run = |text: &str| serde_json::json!([{"type": "text", "text": text}]);
        let cell = |text: &str| serde_json::json!({"colspan": 1, "rowspan": 1, "content": run(text)});
        let rows = serde_json::json!([{"cells": [cell("Day"), cell("Level")]}, {"cells": [cell("Monday"), cell("12")]}]);
        let table =
            serde_json::json!({"id": 0, "type": "table", "caption": run("Levels in inches"), "rows": rows});
        let article = Article { blocks: vec![serde_json::from_value(table).unwrap()], ..Article::default() };
        assert_eq!(body(&article), "Levels in inches\nDay\tLevel\nMonday\t12");
    }
}
