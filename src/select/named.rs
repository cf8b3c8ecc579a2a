//! Which elements name a member of a site: by the words that software uses for them in classes, by marks for machines, and by the
//! addresses of profiles.

use crate::page::{NodeId, Page, Tag};
use crate::text;

/// Words of classes that elements with a member's name have.
const NAMED: [&str; 13] = [
    "author",
    "authors",
    "username",
    "user",
    "poster",
    "postername",
    "member",
    "nickname",
    "nick",
    "login",
    "creator",
    "postauthor",
    "hnuser",
];

/// Words of classes that say that an element tells something else of a member.
#[rustfmt::skip]
const TOLD: [&str; 26] = [
    "avatar", "title", "rank", "ranks", "role", "banner", "badge", "stats", "stat", "extras", "extra", "signature",
    "status", "level", "location", "count", "counts", "joined", "posts", "reputation", "menu", "group", "time", "action",
    "ip", "info",
];

/// Steps of addresses before a member's number or name, or the beginning of one that holds it.
const PROFILES: [&str; 10] =
    ["u", "user", "users", "member", "members", "profile", "people", "author", "memberlist", "space"];
/// What the queries of such addresses hold.
const QUERIES: [&str; 3] = ["mod=space", "mode=viewprofile", "action=profile"];

/// Whether an element, or what it stands in closely, is marked as naming the author for machines.
pub(crate) fn is_marked(page: &Page, id: NodeId) -> bool {
    std::iter::once(id).chain(page.ancestors(id)).take(3).any(|a| says_author(page, a))
}

fn says_author(page: &Page, id: NodeId) -> bool {
    ["itemprop", "rel"].into_iter().filter_map(|name| page.attribute(id, name)).any(is_author)
}

fn is_author(value: &str) -> bool {
    value.split_ascii_whitespace().any(|word| word == "author")
}

/// Whether an element is called so, is marked so, or leads to a member's profile.
pub(crate) fn names_member(page: &Page, id: NodeId) -> bool {
    page.attributes(id).any(|(name, value)| match name {
        "class" => text::has_class_token(value, &NAMED) && !text::has_class_token(value, &TOLD),
        "itemprop" => is_author(value) || value == "name" && is_marked(page, id),
        "rel" => is_author(value),
        "href" => page.tag(id) == Tag::A && is_profile(value),
        _ => false,
    })
}

/// Whether an address leads to a profile: `/members/halyard.12/`, `/users/12/halyard`, `member.php?u=12`, `home.php?mod=space&uid=12`.
fn is_profile(href: &str) -> bool {
    let path = href.find(':').map_or(href, |at| href[at + 1..].trim_start_matches('/'));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    if !query.is_empty() && QUERIES.iter().any(|says| query.contains(says)) {
        return true;
    }
    let mut steps = path.split('/').filter(|step| !step.is_empty()).rev();
    let (last, before) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
    let is_number = !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit());
    let before = if is_number { steps.next().unwrap_or_default() } else { before };
    let stem = last.split(['.', '-']).next().unwrap_or_default();
    let numbered = !query.is_empty() || last.contains(|c: char| c.is_ascii_digit());
    PROFILES.contains(&before)
        || last.starts_with('~') && last.len() > 1
        || numbered && last.contains('.') && PROFILES.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::is_profile;

    #[test]
    fn profiles() {
        for href in [
            "/members/halyard.12/",
            "/users/12/halyard",
            "https://yard.example/u/halyard",
            "member.php?u=12",
            "home.php?mod=space&uid=12",
            "./memberlist.php?mode=viewprofile&u=2",
            "/forum/user-37079.html",
            "/~halyard",
        ] {
            assert!(is_profile(href), "{href}");
        }
        for href in ["/threads/halyard.12/", "/members/", "/news/user-friendly", "/space-flight.html"] {
            assert!(!is_profile(href), "{href}");
        }
    }
}
