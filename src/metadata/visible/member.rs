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
    let numbered =
        pairs.clone().any(|(key, value)| matches!(key, "u" | "uid" | "showuser") && !value.is_empty());
    let profile = file.contains("member")
        || file.contains("profile")
        || matches!(file, "u.php" | "user.php" | "space.php" | "home.php")
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
            ("/u/5", false),
            ("/members/", false),
            ("viewtopic.php?t=3&u=17", false),
            ("home.php?mod=space&do=blog", false),
        ] {
            assert_eq!(is_member_page(href), wanted, "{href}");
        }
    }
}
