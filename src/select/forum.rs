//! Whether the posts of a page are what it is for: by its address, by its own class, and by what it states for machines.

use crate::page::{Page, Tag};
use crate::text;

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
const STORIES: [&str; 4] = ["NewsArticle", "BlogPosting", "Article", "Report"];

/// Longest linked data that are looked through, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// Whether the posts are what the page is for.
pub(super) fn is_forum(page: &Page) -> bool {
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
    text::has_class_token(&address, &FORUM)
        || text::has_class_token(body, &FORUM)
        || states(page, &THREADS)
        || is_marked(page, "Question") && is_marked(page, "Answer") && !states(page, &["FAQPage"])
}

/// Whether the page states that it is a story.
pub(super) fn states_story(page: &Page) -> bool {
    states(page, &STORIES)
}

/// Whether an element of a page is marked as of a type of <https://schema.org>.
fn is_marked(page: &Page, of: &str) -> bool {
    (0..page.len() as u32)
        .any(|id| page.attribute(id, "itemtype").is_some_and(|found| found.rsplit('/').next() == Some(of)))
}

/// Whether an element or the linked data of a page are of one of these types.
fn states(page: &Page, types: &[&str]) -> bool {
    let marked = |id| {
        page.attribute(id, "itemtype").is_some_and(|of| {
            of.split_ascii_whitespace().any(|of| types.contains(&of.rsplit('/').next().unwrap_or_default()))
        })
    };
    let linked = |id| {
        let kind = page.attribute(id, "type").unwrap_or_default().trim();
        let found = page.text_of(id);
        kind.eq_ignore_ascii_case("application/ld+json")
            && found.len() <= MAX_BYTES
            && types.iter().any(|of| found.contains(&format!("\"{of}\"")))
    };
    page.elements(Tag::Script).any(linked) || (0..page.len() as u32).any(marked)
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
        ] {
            let page = html::parse(markup, Facts::default());
            assert_eq!((is_forum(&page), states_story(&page)), (thread, story), "{markup}");
        }
    }
}
