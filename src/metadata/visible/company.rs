//! Names that stand together, of which the markup sets each apart: links with `and` between them, cards of one list.

use super::author_page::{author_path, is_of};
use super::text::{SEAM, Seamed};
use crate::metadata::labels::{self, Label};
use crate::metadata::people::{self, Named, Style, words};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text::is_cjk;

/// Longest text, in bytes, of the line in which a link's companions are looked for.
const LINE_BYTES: usize = 300;
/// Letters of the words that may join the links of a byline.
const JOINING: usize = 8;
/// Cards of one list that are read at most: more are a list of staff.
const CARDS: usize = 12;

/// `<a href="/authors/ann">Ann Lee</a> <span>and</span> <span>Bo Berg</span>`: all names of the line in which a link
/// names one; `None` where it names the only one.
pub(super) fn of_line(page: &Page, link: NodeId) -> Option<Vec<String>> {
    let own = page.text_of(link).trim();
    // Not the element itself but the nearest around it that holds more than it.
    let around = page.ancestors(link).find(|&a| page.text_of(a).trim() != own)?;
    let dates = || page.subtree(around).filter(|&n| page.tag(n) == Tag::Time).map(|n| page.text_of(n).trim());
    if page.text_of(around).len() > LINE_BYTES || page.tag(around) == Tag::Body {
        return None;
    }
    let text = Seamed::new(page, page.subtree(around)).text;
    let line = text.split('\n').find(|line| line.contains(own))?;
    let mut names = people::names(line, Style::Bare);
    if names.len() < 2 && own.chars().all(is_cjk) {
        let times: Vec<&str> = dates().collect();
        names = in_han(line, &times);
    }
    // `Ann Lee, Valley Times`: what stands behind a comma in the text itself is more often no name; what stands behind a joining
    // word is one, whatever follows it (`and Bo Berg, Carrow`).
    let is_it = |piece: &str, name: &str| {
        let bare = people::without_joiner(piece);
        bare == name || bare.len() < piece.len() && bare.split(", ").next() == Some(name)
    };
    let apart = |n: &Named| {
        !dates().any(|date| date == n.name) && line.split(SEAM).any(|piece| is_it(piece.trim(), &n.name))
    };
    names.retain(|n| apart(n) && !took_pictures(line, &n.name));
    let with_link = names.iter().any(|n| own.contains(n.name.as_str()));
    (names.len() > 1 && with_link && names.iter().all(is_whole))
        .then(|| names.into_iter().map(|n| n.name).collect())
}

/// Whether a line says in brackets behind a name that its bearer took the pictures: `Ann Lee (fotó)`.
fn took_pictures(line: &str, name: &str) -> bool {
    let behind = line.split_once(name).map_or("", |(_, rest)| rest.trim_start_matches([SEAM, ' ']));
    let inner = behind.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or("", |(inner, _)| inner);
    labels::items(&format!("{inner}:")).first().is_some_and(|item| item.label == Label::Photographer)
}

/// Words of Han characters beside a link's name, none of which is what somebody is: names that no list knows. `times` are what the
/// elements for times among them say.
fn in_han(line: &str, times: &[&str]) -> Vec<Named> {
    let separates = |c: char| c.is_whitespace() || matches!(c, '、' | '・' | '，' | ',' | '/' | '／');
    let named = |word: &str| {
        let shaped = (2..=5).contains(&word.chars().count()) && word.chars().all(is_cjk);
        let other = word.ends_with(['長', '长', '者', '員', '员', '部', '局', '室', '班', '記', '记']);
        (shaped && !other && !words::is_medium(word) && !words::is_organisation(word))
            .then(|| Named { name: word.to_owned(), organisation: false })
    };
    let told = |word: &&str| !word.is_empty() && !times.iter().any(|time| time.contains(*word));
    let all: Option<Vec<Named>> = line.split(separates).filter(told).map(named).collect();
    all.unwrap_or_default()
}

/// `<a href="/authors/ann">Ann Lee</a> <a href="/authors/bo">Bo Berg</a>`: the names of links to authors' pages of which an element
/// consists, with nothing but marks and joining words between them; `None` where a link names the only one.
pub(super) fn of_links(page: &Page, link: NodeId) -> Option<Vec<String>> {
    let is_author = |n: NodeId| {
        let href = page.attribute(n, "href").unwrap_or_default();
        page.tag(n) == Tag::A
            && author_path(href).is_some_and(|step| is_of(&step, href, page.text_of(n).trim()))
    };
    let own = page.text_of(link).trim();
    let around = page.ancestors(link).find(|&a| page.text_of(a).trim() != own)?;
    let whole = page.text_of(around);
    if whole.len() > LINE_BYTES {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    let mut told = 0;
    for text in page.subtree(around).filter(|&n| is_author(n)).map(|n| page.text_of(n)) {
        told += letters(text);
        let named = people::names(text.trim(), Style::Bare).pop().filter(is_whole)?;
        if !names.contains(&named.name) {
            names.push(named.name);
        }
    }
    // `By`, `and`.
    (names.len() > 1 && told + JOINING >= letters(whole)).then_some(names)
}

/// Letters of a text.
fn letters(text: &str) -> usize {
    text.chars().filter(|&c| crate::text::is_alphabetic(c)).count()
}

/// The name with which each of several like elements begins: `Ann Lee`, `Senior Fellow`; `Bo Berg`, `Director`.
pub(super) fn of_cards(page: &Page, list: NodeId) -> Option<Vec<String>> {
    let element = |n: &NodeId| matches!(page.node(*n).kind, Kind::Element(_));
    let alike = |n: NodeId| (page.tag(n), page.attribute(n, "class"));
    // Behind a label of its own, the cards are like each other.
    let last = page.children(list).filter(element).last()?;
    let cards: Vec<NodeId> =
        page.children(list).filter(element).filter(|&n| alike(n) == alike(last)).collect();
    let called = page.tag(last).is_block() || page.attribute(last, "class").is_some_and(|c| !c.is_empty());
    if !(2..=CARDS).contains(&cards.len()) || !called {
        return None;
    }
    let mut names: Vec<Named> = Vec::new();
    for card in cards {
        let text = Seamed::new(page, page.subtree(card)).text;
        // `Photo: Bo Berg`.
        if labels::items(&text).first().is_some_and(|item| item.at.start == 0 && item.label != Label::Author)
        {
            continue;
        }
        let first = text.split(['\n', SEAM]).map(str::trim).find(|line| !line.is_empty())?;
        let mut found = people::names(first, Style::Bare);
        names.push(found.pop().filter(|n| found.is_empty() && is_whole(n))?);
    }
    (!names.is_empty()).then(|| names.into_iter().map(|n| n.name).collect())
}

/// The names of the cards that follow a heading, `Authors`, in the element that holds it.
pub(super) fn below_heading(page: &Page, heading: NodeId) -> Option<Vec<String>> {
    let element = |n: &NodeId| matches!(page.node(*n).kind, Kind::Element(_));
    let parent = page.node(heading).parent;
    let next = page.children(parent).filter(element).find(|&n| n > heading)?;
    of_cards(page, next).or_else(|| of_cards(page, parent))
}

/// A person's whole name: of two words, or in a script that writes it in one.
fn is_whole(named: &Named) -> bool {
    let eastern = |c: char| is_cjk(c) || crate::text::is_hangul(c);
    !named.organisation && (named.name.contains(' ') || named.name.chars().all(eastern))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    fn first(page: &Page, tag: Tag) -> NodeId {
        (1..page.len() as NodeId).find(|&n| page.tag(n) == tag).unwrap()
    }

    #[test]
    fn companions_of_a_link() {
        for (markup, wanted) in [
            ("<a>Ann Lee</a> <span>und</span> <span>Bo Berg</span>", Some("Ann Lee|Bo Berg")),
            ("<b><a>Ann Lee</a></b>, <b>Bo Berg</b><p>Cy Dahl", Some("Ann Lee|Bo Berg")),
            ("By <a>Ann Lee</a> and Bo Berg", Some("Ann Lee|Bo Berg")),
            ("<a>沢渡真由美</a> <span>堀内健</span>", Some("沢渡真由美|堀内健")),
            ("<a>沢渡真由美</a> <a>大庭拓</a><time>2025年2月24日 16時00分</time>", Some("沢渡真由美|大庭拓")),
            ("<a>沢渡真由美</a> <span>支局長</span>", None),
            ("<a>Ann Lee</a> <span>Follow</span>", None),
            ("<a>Ann Lee</a> <span>Bo Berg</span>", None),
            ("<a>Ann Lee</a>, Senior Editor", None),
            ("By <a>Ann Lee</a> and Bo Berg, Carrow", Some("Ann Lee|Bo Berg")),
            ("By <a>Ann Lee</a>, Valentine’s Day", None),
            ("By <a>Ann Lee</a>, <time>Valentine’s Day</time>", None),
        ] {
            let page = html::parse(&format!("<div>{markup}</div>"), Facts::default());
            let found = of_line(&page, first(&page, Tag::A)).map(|names| names.join("|"));
            assert_eq!(found.as_deref(), wanted, "{markup}");
        }
    }

    #[test]
    fn links_beside_each_other() {
        let link = |name: &str, to: &str| format!("<a href=/{to}>{name}</a>");
        let (ann, bo) = (link("Ann Lee", "authors/ann-lee"), link("Bo Berg", "authors/bo-berg"));
        for (markup, wanted) in [
            (format!("{ann}{bo}"), Some("Ann Lee|Bo Berg")),
            (format!("By {ann} and {bo}"), Some("Ann Lee|Bo Berg")),
            (format!("{ann}{ann}<b>Reporter</b>"), None),
            (format!("{ann}{}", link("Carrow Bridge", "places/carrow")), None),
            (format!("{ann}{bo} on what they saw when the river rose"), None),
        ] {
            let page = html::parse(&format!("<div>{markup}</div>"), Facts::default());
            let found = of_links(&page, first(&page, Tag::A)).map(|names| names.join("|"));
            assert_eq!(found.as_deref(), wanted, "{markup}");
        }
    }

    #[test]
    fn cards_of_a_list() {
        let card = |name: &str| format!("<div class=c><a>{name}</a><p>Senior Fellow</div>");
        let list = |cards: &[&str]| {
            let cards: String = cards.iter().map(|name| card(name)).collect();
            let page = html::parse(&format!("<ul><b>Authors</b>{cards}</ul>"), Facts::default());
            of_cards(&page, first(&page, Tag::Ul)).map(|names| names.join("|"))
        };
        assert_eq!(list(&["Ann Lee", "Bo Berg"]).as_deref(), Some("Ann Lee|Bo Berg"));
        assert_eq!(list(&["Ann Lee", "Follow"]), None);
        assert_eq!(list(&["Text: Ann Lee", "Photo: Bo Berg"]).as_deref(), Some("Ann Lee"));
        assert_eq!(list(&["Photo: Ann Lee", "Photo: Bo Berg"]), None);
        assert_eq!(list(&["Ann Lee"]), None);
    }
}
