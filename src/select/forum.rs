//! The posts of a page, and whether they are what it is for: by its address, by its own class, and by what it states for machines.

use super::post_list;
use crate::measure::Index;
use crate::page::{NodeId, Page, Tag};
use crate::text;
use std::collections::BTreeSet;

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

/// Types of <https://schema.org> of pages that are a thread, and of those that are a story, which may have comments.
const THREADS: [&str; 2] = ["DiscussionForumPosting", "QAPage"];
const FAQ: &str = "FAQPage";
const STORIES: [&str; 4] = ["NewsArticle", "BlogPosting", "Article", "Report"];

/// Longest linked data that are looked through, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// The posts of a page, and what they are to it.
pub(super) struct Posts {
    /// They are what the page is for.
    pub(super) are_purpose: bool,
    /// They stand under a story, which the page states to be one.
    pub(super) of_story: bool,
    /// The lists of them, each with its posts.
    pub(super) lists: Vec<Vec<NodeId>>,
}

impl Posts {
    /// Looks at a page once for all rules.
    pub(super) fn of(index: &Index) -> Self {
        let stated = Stated::by(index.page);
        Self {
            are_purpose: is_called_forum(index.page) || stated.thread(),
            of_story: stated.story(),
            lists: post_list::find(index),
        }
    }
}

/// Whether the address of a page or the class of its body say that it is a forum's.
fn is_called_forum(page: &Page) -> bool {
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

/// The types that elements of a page are marked with, and those that its linked data name.
#[derive(Default)]
struct Stated<'a> {
    marked: BTreeSet<&'a str>,
    linked: BTreeSet<&'a str>,
}

impl<'a> Stated<'a> {
    fn by(page: &'a Page) -> Self {
        let mut out = Self::default();
        for id in 0..page.len() as NodeId {
            let types = page.attribute(id, "itemtype").unwrap_or_default().split_ascii_whitespace();
            out.marked.extend(types.filter_map(|of| of.rsplit('/').next()));
        }
        for id in page.elements(Tag::Script) {
            let kind = page.attribute(id, "type").unwrap_or_default().trim();
            let found = page.text_of(id);
            if !kind.eq_ignore_ascii_case("application/ld+json") || found.len() > MAX_BYTES {
                continue;
            }
            // Broken JSON names its types as well.
            let quoted =
                |name: &str| found.match_indices(name).any(|(at, _)| is_quoted(found, at, name.len()));
            out.linked.extend(THREADS.iter().chain(&STORIES).chain(&[FAQ]).filter(|name| quoted(name)));
        }
        out
    }

    fn any(&self, types: &[&str]) -> bool {
        types.iter().any(|of| self.marked.contains(of) || self.linked.contains(of))
    }

    fn thread(&self) -> bool {
        let answered = ["Question", "Answer"].iter().all(|of| self.marked.contains(of));
        self.any(&THREADS) || answered && !self.any(&[FAQ])
    }

    fn story(&self) -> bool {
        self.any(&STORIES)
    }
}

/// Whether the characters around a part of a text are quotation marks.
fn is_quoted(text: &str, at: usize, len: usize) -> bool {
    text[..at].ends_with('"') && text[at + len..].starts_with('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    #[test]
    fn pages_that_state_what_they_are() {
        for (markup, thread, story) in [
            ("<script type=application/ld+json>{\"@type\":\"QAPage\"}</script>", true, false),
            ("<div itemscope itemtype=https://schema.org/DiscussionForumPosting>x</div>", true, false),
            ("<script type=application/ld+json>{\"@type\":[\"NewsArticle\"]}</script>", false, true),
            ("<script type=application/ld+json>{\"headline\":\"Article 5\"}</script>", false, false),
            ("<script>var page = {\"type\":\"QAPage\"}</script>", false, false),
            (
                "<div itemtype=https://schema.org/Question>Why?<div itemtype=https://schema.org/Answer>So.</div></div>",
                true,
                false,
            ),
            (
                "<div itemtype=https://schema.org/FAQPage><div itemtype=https://schema.org/Question>Why?\
                 <div itemtype=https://schema.org/Answer>So.</div></div></div>",
                false,
                false,
            ),
            ("<div itemtype=https://schema.org/Question>Why?</div>", false, false),
        ] {
            let page = html::parse(markup, Facts::default());
            let stated = Stated::by(&page);
            assert_eq!((stated.thread(), stated.story()), (thread, story), "{markup}");
        }
    }
}
