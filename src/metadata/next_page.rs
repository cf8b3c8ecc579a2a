//! On which page the article goes on, where it stands on several: by links of relation `next`, by lists of page
//! numbers, by the words for it. Sites call the next article, too, the next one, and number their articles as
//! others number pages. So only addresses that differ in a page number alone are believed, and where the number may as
//! well be an article's (`/news/123`), only if something tells that the pages are counted from one.

mod place;

use crate::article::NextPage;
use crate::page::{NodeId, Page, Tag};
use place::{Beside, Place, number};
use std::collections::BTreeMap;
use url::Url;

/// Words on links to the next page or the next article, without arrows and in lower case.
const WORDS: &[&str] = &[
    "next",
    "continue",
    "下页",
    "下頁",
    "次へ",
    "다음",
    "weiter",
    "suivant",
    "suivante",
    "siguiente",
    "próxima",
    "seguinte",
    "далее",
    "следующая",
    "التالي",
    "अगला",
];

/// Words that name a page.
const PAGE_WORDS: &[&str] = &[
    "next page",
    "下一页",
    "下一頁",
    "次のページ",
    "次ページ",
    "다음 페이지",
    "nächste seite",
    "page suivante",
    "página siguiente",
    "próxima página",
    "следующая страница",
    "الصفحة التالية",
    "अगला पृष्ठ",
];

/// Pages that an article may well have: a greater number at the end of an address is rather an article's.
const MANY_PAGES: u32 = 20;

/// Characters on a link to another page: words and arrows.
const MAX_LINK_CHARS: usize = 24;

/// The next page of the article on a page.
pub fn next_page(page: &Page) -> Option<NextPage> {
    let mut here = Url::parse(page.facts.url.as_deref()?).ok()?;
    here.set_fragment(None);
    let place = Place::of(&here);
    let mut listed: BTreeMap<u32, (Url, Beside)> = BTreeMap::new();
    let mut named: Vec<(Url, Beside)> = Vec::new();
    let (mut current, mut after_first, mut said) = (None, false, false);
    for id in page.elements(Tag::A).chain(page.elements(Tag::Link)) {
        let Some(words) = words(page, id) else { continue };
        let has = |name: &str| {
            let relation = page.attribute(id, "rel").unwrap_or_default();
            relation.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(name))
        };
        let label = number(&words);
        let next = PAGE_WORDS.contains(&words.as_str()) || WORDS.contains(&words.as_str()) || has("next");
        // Only the few links that say where they lead are resolved.
        if label.is_none() && !next && !has("prev") {
            continue;
        }
        let Some(url) = address(page, id) else { continue };
        if url == here {
            current = current.or(label);
            continue;
        }
        let other = Place::of(&url);
        let Some(beside) = place.beside(&other).filter(|_| url.origin() == here.origin()) else { continue };
        if let Some(label) = label {
            if beside.is_page(label) {
                listed.entry(label).or_insert((url, beside));
            }
        } else if has("prev") {
            after_first |= beside == Beside::First && place.number == Some(2);
        } else if next {
            said |= PAGE_WORDS.contains(&words.as_str());
            named.push((url, beside));
        }
    }
    let counted = place.number.is_none_or(|n| {
        let few = n < MANY_PAGES;
        !place.unsure
            || after_first
            || current.is_some_and(|c| c == n || c == n + 1)
            || listed.contains_key(&1)
            || (few && (said || listed.contains_key(&(n.max(1) - 1))))
    });
    let is_of_series = |beside: &Beside| counted || matches!(beside, Beside::Below(_));
    listed.retain(|_, (_, beside)| is_of_series(beside));
    named.retain(|(_, beside)| is_of_series(beside) && place.leads_on(*beside));
    let current = current.unwrap_or_else(|| place.number_among(&listed));
    let next = listed.get(&(current + 1)).map(|(url, _)| url.clone());
    let further = next.as_ref().and_then(|_| listed.keys().next_back()).map(|last| last - current);
    let url = next.or_else(|| named.into_iter().next().map(|(url, _)| url))?;
    Some(NextPage { url: url.into(), further })
}

/// The words of a link, where they are few.
fn words(page: &Page, id: NodeId) -> Option<String> {
    let text = page.text_of(id).trim();
    if text.chars().count() > MAX_LINK_CHARS {
        return None;
    }
    let words: String =
        text.chars().map(|c| if c.is_alphanumeric() || is_mark(c) { c } else { ' ' }).collect();
    Some(crate::text::squash(&words).to_lowercase())
}

/// Where a link leads, without a place in the page.
fn address(page: &Page, id: NodeId) -> Option<Url> {
    let mut url =
        page.attribute(id, "href").filter(|h| !h.trim().is_empty()).and_then(|h| page.absolute(h))?;
    url.set_fragment(None);
    Some(url)
}

/// Vowel signs of Indic scripts are no letters to Unicode, but belong to a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{97f}')
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
    fn the_next_article_is_no_next_page_though_its_number_follows() {
        let at = |path: &str| format!("https://a.example{path}");
        for (url, links) in [
            ("/news/123", "<a href=/news/124>Next</a>"),
            ("/news/123", "<a rel=next href=/news/124>Snow in the valley</a>"),
            ("/news/123", "<link rel=prev href=/news/122><link rel=next href=/news/124>"),
            ("/news/123", "<a href=/news/124>下一页</a>"),
            ("/news/123", "<a href=/news>News</a> <a href=/news/122>122</a> <a href=/news/124>124</a>"),
            ("/news/7", "<a href=/news/8>Next</a>"),
            ("/news/2", "<link rel=prev href=/news/1><link rel=next href=/news/3>"),
            ("/news_123.html", "<a href=/news_124.html>Weiter</a>"),
            ("/?p=123", "<link rel=next href='/?p=124'>"),
            ("/p/123", "<a href=/p/124>Next</a>"),
            ("/rain", "<a href=/rain/57>Next</a>"),
            ("/rain/page/2", "<a href=/rain/page/9>Next</a>"),
            ("/rain/2", "<a href=/rain>1</a> <a href=/rain/9>Next</a>"),
            ("/2026/03/14", "<a href=/2026/03/1>1</a> <a href=/2026/03/13>13</a> <a href=/2026/03/15>15</a>"),
            ("/rain", "<a href=/rain/124>2</a>"),
        ] {
            assert_eq!(next(&at(url), links), None, "{url} {links}");
        }
    }

    #[test]
    fn numbered_addresses_are_pages_where_they_are_counted_from_one() {
        let at = |path: &str| format!("https://a.example{path}");
        for (url, links, expected) in [
            (
                "/rain/3",
                "<a href=/rain>1</a> <a href=/rain/2>2</a> 3 <a href=/rain/4>4</a>",
                found("/rain/4", 1),
            ),
            ("/rain/3", "<a href=/rain/1>1</a> … <a href=/rain/4>Next</a>", found("/rain/4", None)),
            ("/rain/3", "<a href=/rain/3>3</a> <a href=/rain/4>Next</a>", found("/rain/4", None)),
            ("/rain/2", "<link rel=prev href=/rain><link rel=next href=/rain/3>", found("/rain/3", None)),
            ("/rain_1.html", "<a href=rain_2.html>下一页</a>", found("/rain_2.html", None)),
            ("/rain-5.html", "<a href=rain-6.html>Page suivante</a>", found("/rain-6.html", None)),
            ("/news/123", "<a href=/news/123/2>2</a> <a href=/news/124>Next</a>", found("/news/123/2", 1)),
            (
                "/news/123",
                "<a href='/news/123?page=2'>Next</a> <a href=/news/124>Next</a>",
                found("/news/123?page=2", None),
            ),
            (
                "/?p=123",
                "<a href='/?p=123&page=2'>2</a> <link rel=next href='/?p=124'>",
                found("/?p=123&page=2", 1),
            ),
            ("/rain?page=57", "<a href='/rain?page=58'>Next</a>", found("/rain?page=58", None)),
            ("/rain_p2.html", "<a href=/rain_p3.html>Next</a>", found("/rain_p3.html", None)),
        ] {
            assert_eq!(next(&at(url), links), Some(expected), "{url} {links}");
        }
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
