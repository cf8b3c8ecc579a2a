//! The article as plain text.

use crate::article::{Article, Block, BlockRole, Post, plain};

/// Headline, who, when and where from, and the body's blocks, one a line.
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
    out.push_str(&article.text_content);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
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

/// The body's blocks, one a line, without headline and captions; before each post of a thread who wrote it and when. What repeats the text as an ornament, and
/// the page's word that the rest is to be paid for, is no text of the article.
pub(super) fn body(article: &Article) -> String {
    let is_text = |b: &&Block| !matches!(b.role, BlockRole::PullQuote | BlockRole::PaywallNotice);
    let mut posts = article.posts.iter().peekable();
    let mut lines = Vec::new();
    for block in article.blocks.iter().filter(is_text) {
        lines.extend(posts.next_if(|post| post.block == block.id).and_then(Post::line));
        lines.push(plain::block(block));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
