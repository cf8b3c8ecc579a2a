//! On which page the article goes on, where it stands on several: by links of relation `next`, by lists of page
//! numbers, by the words for it. Only addresses that differ in a page number alone are believed, because sites
//! call the next article, too, the next one.

use crate::article::NextPage;
use crate::page::{NodeId, Page, Tag};
use std::collections::BTreeMap;
use url::Url;

/// Words on links to the next page, without arrows and in lower case.
const WORDS: &[&str] = &[
    "next",
    "next page",
    "continue",
    "下一页",
    "下一頁",
    "下页",
    "下頁",
    "次へ",
    "次のページ",
    "次ページ",
    "다음",
    "다음 페이지",
    "weiter",
    "nächste seite",
    "suivant",
    "suivante",
    "page suivante",
    "siguiente",
    "página siguiente",
    "próxima",
    "próxima página",
    "seguinte",
    "далее",
    "следующая",
    "следующая страница",
    "التالي",
    "الصفحة التالية",
    "अगला",
    "अगला पृष्ठ",
];

/// Parameters of addresses that hold a page's number.
const PARAMETERS: &[&str] =
    &["page", "p", "pg", "pn", "paged", "pageno", "pagenum", "page_no", "seite", "pagina"];

/// Words before the number in a path: `/story/page/2`, `/story_p2.html`.
const MARKERS: &[&str] = &["page", "p", "seite", "pagina", "s"];

/// Digits of a page's number; more is the number of an article.
const MAX_DIGITS: usize = 3;

/// Characters on a link to another page: words and arrows.
const MAX_LINK_CHARS: usize = 24;

/// The next page of the article on a page.
pub fn next_page(page: &Page) -> Option<NextPage> {
    let mut here = Url::parse(page.facts.url.as_deref()?).ok()?;
    here.set_fragment(None);
    let place = Place::of(&here);
    let mut numbers: BTreeMap<u32, Url> = BTreeMap::new();
    let (mut current, mut named) = (None, None);
    for id in page.elements(Tag::A).chain(page.elements(Tag::Link)) {
        let Some((url, words)) = link(page, id) else { continue };
        let relation = page.attribute(id, "rel").unwrap_or_default();
        let next = relation.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("next"));
        let number = number(&words);
        if url == here {
            current = current.or(number);
        } else if url.origin() == here.origin() && place.is_beside(&Place::of(&url)) {
            if let Some(number) = number {
                numbers.entry(number).or_insert(url);
            } else if next || WORDS.contains(&words.as_str()) {
                named.get_or_insert(url);
            }
        }
    }
    let current = current.unwrap_or_else(|| place.number_among(&numbers));
    let listed = numbers.get(&(current + 1)).cloned();
    let further = listed.as_ref().and_then(|_| numbers.keys().next_back()).map(|last| last - current);
    let url = listed.or(named)?;
    Some(NextPage { url: url.into(), further })
}

/// Where a link leads, without a place in the page, and its words.
fn link(page: &Page, id: NodeId) -> Option<(Url, String)> {
    let text = page.text_of(id).trim();
    if text.chars().count() > MAX_LINK_CHARS {
        return None;
    }
    let mut url =
        page.attribute(id, "href").filter(|h| !h.trim().is_empty()).and_then(|h| page.absolute(h))?;
    url.set_fragment(None);
    let words: String =
        text.chars().map(|c| if c.is_alphanumeric() || is_mark(c) { c } else { ' ' }).collect();
    Some((url, crate::text::squash(&words).to_lowercase()))
}

/// Vowel signs of Indic scripts are no letters to Unicode, but belong to a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{97f}')
}

/// `2`, `第2页`.
fn number(words: &str) -> Option<u32> {
    let digits = words.trim_start_matches('第').trim_end_matches(['页', '頁']).trim();
    if digits.is_empty() || digits.len() > MAX_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|n| *n > 0)
}

/// An address taken apart: what all pages of an article share, and the number.
struct Place {
    /// Path and query as they stand.
    whole: String,
    /// The same without the number.
    stem: String,
    number: Option<u32>,
}

impl Place {
    fn of(url: &Url) -> Self {
        let path = url.path().trim_end_matches('/');
        let mut number = None;
        let mut rest = String::new();
        for (key, value) in url.query_pairs() {
            let digits = self::number(&value).filter(|_| PARAMETERS.contains(&&*key.to_ascii_lowercase()));
            match digits.filter(|_| number.is_none()) {
                Some(found) => number = Some(found),
                None => rest.extend(["&", &key, "=", &value]),
            }
        }
        let whole = path.to_owned() + &rest;
        let mut stem = path.to_owned();
        if number.is_none()
            && let Some((cut, found)) = numbered(path)
        {
            stem = cut;
            number = Some(found);
        }
        Self { whole, stem: stem + &rest, number }
    }

    /// Whether another address can be that of another page of the same article. The first page may end in the
    /// article's own number.
    fn is_beside(&self, other: &Self) -> bool {
        (self.stem == other.stem && self.number != other.number)
            || (self.whole == other.stem && other.number.is_some())
            || (self.stem == other.whole && self.number.is_some())
    }

    /// The number of this page, which a list of the others leaves out. Some sites count from nought in addresses.
    fn number_among(&self, others: &BTreeMap<u32, Url>) -> u32 {
        let written = self.number.into_iter().flat_map(|n| [n, n + 1]);
        let free = |n: &u32| !others.contains_key(n);
        let told = written.filter(|n| others.contains_key(&1) && *n > 1).find(free);
        told.or_else(|| (1..=others.keys().next_back().map_or(1, |last| last + 1)).find(free)).unwrap_or(1)
    }
}

/// A path without the page's number at its end, and the number.
fn numbered(path: &str) -> Option<(String, u32)> {
    let file = path.rsplit('/').next()?;
    let ending = file.rfind('.').filter(|dot| file.len() - dot <= 6).map_or("", |dot| &file[dot..]);
    let bare = &path[..path.len() - ending.len()];
    let digits = bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if digits > MAX_DIGITS {
        return None;
    }
    let number = self::number(&bare[bare.len() - digits..])?;
    let before = &bare[..bare.len() - digits];
    let cut = before.trim_end_matches(['_', '-', '/']);
    let marker = MARKERS.iter().find_map(|m| cut.strip_suffix(m)?.strip_suffix(['_', '-', '/']));
    match marker {
        Some(stem) => Some((stem.trim_end_matches('/').to_owned() + ending, number)),
        None if cut.len() < before.len() => Some((cut.to_owned() + ending, number)),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    fn next(url: &str, links: &str) -> Option<(String, Option<u32>)> {
        let facts = Facts { url: Some(url.to_owned()), ..Facts::default() };
        next_page(&html::parse(&format!("<p>Text.</p>{links}"), facts)).map(|n| (n.url, n.further))
    }

    fn found(url: &str, further: impl Into<Option<u32>>) -> (String, Option<u32>) {
        (format!("https://a.example{url}"), further.into())
    }

    #[test]
    fn relations_words_and_numbers_lead_on() {
        let at = |path: &str| format!("https://a.example{path}");
        assert_eq!(next(&at("/rain"), "<link rel=next href=/rain/2>"), Some(found("/rain/2", None)));
        assert_eq!(
            next(&at("/rain.html"), "<a href=rain_2.html>下一页</a>"),
            Some(found("/rain_2.html", None))
        );
        assert_eq!(
            next(&at("/rain?id=5"), "<a href='?id=5&page=2'>Next »</a>"),
            Some(found("/rain?id=5&page=2", None))
        );
        assert_eq!(
            next(&at("/news/456"), "<a href=/news/456/2>अगला पृष्ठ</a>"),
            Some(found("/news/456/2", None))
        );
        let list =
            "<b>1</b> <a href=/rain/page/2>2</a> <a href=/rain/page/3>3</a> … <a href=/rain/page/9>9</a>";
        assert_eq!(next(&at("/rain"), list), Some(found("/rain/page/2", 8)));
        let middle = "<a href=/rain>1</a> 2 <a href=/rain/page/3>3</a> <a href=/rain>« 上一页</a>";
        assert_eq!(next(&at("/rain/page/2"), middle), Some(found("/rain/page/3", 1)));
    }

    #[test]
    fn addresses_may_count_from_nought() {
        let list = "<a href=c.html>1</a> 2 <a href=c_2.html>3</a> <a href=c_3.html>4</a>";
        assert_eq!(next("https://a.example/c_1.html", list), Some(found("/c_2.html", 2)));
        let far = "<a href=c.html>1</a> <a href=c_3.html>4</a> 5 <a href=c_5.html>6</a>";
        assert_eq!(next("https://a.example/c_4.html", far), Some(found("/c_5.html", 1)));
    }

    #[test]
    fn the_last_page_has_no_next_one() {
        let list = "<a href=/rain>1</a> <a href=/rain/2>2</a> <b>3</b>";
        assert_eq!(next("https://a.example/rain/3", list), None);
        assert_eq!(
            next("https://a.example/rain/3", &list.replace("<b>3</b>", "<a href=/rain/3>3</a>")),
            None
        );
    }

    #[test]
    fn the_next_article_and_other_sites_are_no_next_page() {
        for links in [
            "<a rel=next href=/snow>Snow in the valley</a>",
            "<link rel=next href=/snow>",
            "<a href=https://b.example/rain/2>Next</a>",
            "<a href=/rain/2#notes>Notes</a>",
            "<a href=/rain#two>2</a>",
            "<a href=/other/2>2</a>",
            "<a href=/rain/1234>1234</a>",
        ] {
            assert_eq!(next("https://a.example/rain", links), None, "{links}");
        }
        assert_eq!(next("https://a.example/2026/03/14/rain", "<a href=/2026/03/15/snow>Next</a>"), None);
    }
}
