//! Comment threads under an article: not the article, whatever they read like.
//!
//! The posts of a forum page are its content; the same structure under an article is not. What tells them
//! apart is whether there is an article above: running text outside the thread, more than one post of it.

use crate::measure::{Context, GROUPS, Index, WordLabel};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;

/// Tokens of kept running text outside and before a thread that make it a thread under an article.
const MIN_ARTICLE: u32 = 60;

/// Words of addresses and of the page's own class that make a page a forum's.
const FORUM: [&str; 18] = [
    "forum",
    "forums",
    "thread",
    "threads",
    "topic",
    "topics",
    "discussion",
    "discussions",
    "community",
    "bbs",
    "viewtopic",
    "showthread",
    "questions",
    "question",
    "board",
    "comments",
    "tieba",
    "luntan",
];

/// Whether the posts are what the page is for.
fn is_forum(page: &Page) -> bool {
    let url = page.facts.url.as_deref().and_then(|u| url::Url::parse(u).ok());
    // `gardenforum.example`, `bbs1.news.example`: in a host's name the word seldom stands alone.
    let host = url.as_ref().and_then(|u| u.host_str()).unwrap_or("");
    if host.contains("forum") || host.split('.').any(|label| label.starts_with("bbs")) {
        return true;
    }
    // `/t/860112`, `/t/why-it-rattles/17`.
    if url.as_ref().is_some_and(|u| u.path().starts_with("/t/")) {
        return true;
    }
    let address = url.map(|u| format!("{} {}", u.host_str().unwrap_or(""), u.path())).unwrap_or_default();
    let body = page.elements(Tag::Body).next().and_then(|b| page.attribute(b, "class")).unwrap_or("");
    text::has_class_token(&address, &FORUM) || text::has_class_token(body, &FORUM)
}

/// Drops kept segments of comment threads under an article.
pub fn drop(index: &Index, context: &Context, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    let threads = if is_forum(index.page) { Vec::new() } else { threads(index, context) };
    for thread in threads {
        let range = index.inside(thread);
        let before: u32 = (0..range.start)
            .filter(|&i| keep[i] && index.stats[i].paragraph && !index.segments[i].hidden)
            .map(|i| index.stats[i].tokens)
            .sum();
        if before >= MIN_ARTICLE && context.says_article {
            for i in range {
                if std::mem::replace(&mut keep[i], false) {
                    reasons[i] = Some("comment thread under the article");
                }
            }
        }
    }
    reasons
}

/// The outermost elements that are comment threads by class or id, or that open with a label of comments,
/// and do not hold the headline.
fn threads(index: &Index, context: &Context) -> Vec<NodeId> {
    let page = index.page;
    let comment = GROUPS.iter().position(|g| *g == "comment").unwrap_or(0);
    let title = context.title.map(|t| index.segments[t].nodes.start);
    let mut out = Vec::new();
    let mut node = Page::ROOT + 1;
    while (node as usize) < page.len() {
        let inside = index.inside(node);
        let element = matches!(page.node(node).kind, Kind::Element(_));
        let named = element && index.classes[node as usize] & 1 << comment != 0;
        let labelled = || {
            element
                && inside.len() > 1
                && index.stats.get(inside.start).is_some_and(|s| s.label == Some(WordLabel::Comments))
        };
        let holds_title = title.is_some_and(|t| page.contains(node, t));
        if !inside.is_empty() && !holds_title && (named || labelled()) {
            out.push(node);
            node = page.node(node).end;
        } else {
            node += 1;
        }
    }
    out
}
