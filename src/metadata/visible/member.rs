//! Members of communities: what elements that name them are called, and where links to them lead.

use crate::metadata::people::{self, words};
use crate::page::{NodeId, Page, Tag};

/// Class tokens of the member who opened a thread.
pub(super) const MEMBER: [&str; 6] =
    ["username", "poster", "nickname", "postauthor", "handle", "bigusername"];

/// Whether a class token says that a member of a community is named.
pub(super) fn is_member(word: &str) -> bool {
    word == "name" || MEMBER.contains(&word)
}

/// Whether a line could be the name that a member has chosen.
pub(super) fn may_be_member(text: &str) -> bool {
    let name = people::strip_frames(text);
    (2..=16).contains(&name.chars().count())
        && !name.contains(char::is_whitespace)
        && !words::is_medium(name)
        && !words::is_organisation(name)
}

/// Attributes in which forum software keeps who wrote a post, on the element around it.
const POSTER: [&str; 3] = ["data-author", "data-username", "author"];

/// The nearest element around a node that says in an attribute who wrote what it holds, and who that is.
pub(super) fn poster(page: &Page, node: NodeId) -> Option<(NodeId, &str)> {
    page.ancestors(node).find_map(|a| {
        let name = POSTER.iter().find_map(|name| page.attribute(a, name)).map(str::trim)?;
        (!name.is_empty() && name.len() <= 60 && !name.contains(['{', '<', '/'])).then_some((a, name))
    })
}

/// Bytes before a link in which the word is looked for that says what the member is.
const WORD: usize = 60;

/// `(Moderators: Ann)` in the path of a forum: they keep it, they have not opened the thread.
pub(super) fn is_moderator(page: &Page, id: NodeId) -> bool {
    let parent = page.node(id).parent;
    let before = page.node(id).text.start.saturating_sub(page.node(parent).text.start) as usize;
    let text = page.text_of(parent);
    // The word stands right before it.
    let Some(before) = text.get(text.floor_char_boundary(before.saturating_sub(WORD))..before) else {
        return false;
    };
    let before = before.trim_end().to_lowercase();
    let Some(label) = before.strip_suffix([':', '：']) else { return false };
    [
        "moderator",
        "moderators",
        "modérateur",
        "modérateurs",
        "moderatoren",
        "moderador",
        "moderadores",
        "moderatore",
        "moderatori",
        "модератор",
        "модераторы",
        "moderatör",
        "版主",
    ]
    .iter()
    .any(|word| label.ends_with(word))
}

/// Why a name that stands at another post is not the author's.
pub(super) const ANOTHER_POST: &str = "stands at another post or card";

/// Bytes of text between two elements that name authors which is more than a byline: a post.
const BETWEEN: u32 = 160;

/// Whether an element, or one within it, is called as the one that named the author around the headline or as one within that, but
/// says something else and stands far from it: at another post or card.
pub(super) fn is_of_another_post(page: &Page, first: NodeId, id: NodeId) -> bool {
    let class = |n: NodeId| page.attribute(n, "class").filter(|class| !class.trim().is_empty());
    let other = |outer: NodeId, inner: NodeId| {
        class(inner).is_some()
            && page
                .subtree(outer)
                .find(|&n| class(n) == class(inner))
                .is_some_and(|same| page.text_of(same).trim() != page.text_of(inner).trim())
    };
    page.node(id).text.start > page.node(first).text.end + BETWEEN && (other(first, id) || other(id, first))
}

/// Whether a link leads to a member's page of one of the common systems for forums.
pub(super) fn links_member(page: &Page, id: NodeId) -> bool {
    page.tag(id) == Tag::A && page.attribute(id, "href").is_some_and(is_member_page)
}

/// `/members/ann.17/`, `space-uid-17.html`, `home.php?mod=space&uid=17`, `memberlist.php?mode=viewprofile&u=17`.
fn is_member_page(href: &str) -> bool {
    let lower = href.split('#').next().unwrap_or_default().to_ascii_lowercase();
    let (path, query) = lower.split_once('?').unwrap_or((&lower, ""));
    let steps: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    let file = steps.last().copied().unwrap_or_default();
    let page = ["space-uid-", "space-username-", "profile-uid-"].iter().any(|p| file.starts_with(p));
    // `/u/ann`; the accounts of publishing platforms have numbers there.
    let called = file.contains(|c: char| c.is_alphabetic());
    let below =
        steps.iter().rev().nth(1).is_some_and(|s| matches!(*s, "members" | "member") || *s == "u" && called);
    let mut pairs = query.split(['&', ';']).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let numbered = pairs.clone().any(|(key, value)| {
        (matches!(key, "u" | "uid" | "showuser") || key == "id" && file == "user") && !value.is_empty()
    });
    let profile = file.contains("member")
        || file.contains("profile")
        || matches!(file, "u.php" | "user.php" | "user" | "space.php" | "home.php")
        || pairs.any(|(key, value)| key == "showuser" || key == "action" && value == "profile");
    page || below || numbered && profile
}

#[cfg(test)]
mod tests {
    use super::is_member_page;

    #[test]
    fn pages_of_members() {
        for (href, wanted) in [
            ("/members/ann.17/", true),
            ("https://bbs.example.org/space-uid-17.html", true),
            ("home.php?mod=space&uid=17", true),
            ("./memberlist.php?mode=viewprofile&u=17&sid=ab", true),
            ("index.php?action=profile;u=17", true),
            ("index.php?showuser=17", true),
            ("/u/ann", true),
            ("user?id=ann", true),
            ("/u/5", false),
            ("/members/", false),
            ("viewtopic.php?t=3&u=17", false),
            ("home.php?mod=space&do=blog", false),
        ] {
            assert_eq!(is_member_page(href), wanted, "{href}");
        }
    }
}
