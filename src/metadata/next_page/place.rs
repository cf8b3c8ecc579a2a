//! Addresses of an article's pages: what they share, where their number stands, and whether it may be another's.

use std::borrow::Cow;
use std::collections::BTreeMap;
use url::Url;

/// Parameters of addresses that hold a page's number.
const PARAMETERS: &[&str] =
    &["page", "p", "pg", "pn", "paged", "pageno", "pagenum", "page_no", "seite", "pagina"];

/// Words before the number in a path: `/story/page/2`, `/story_p2.html`.
const MARKERS: &[&str] = &["page", "p", "seite", "pagina", "s"];

/// Digits of a page's number; more is the number of an article.
const MAX_DIGITS: usize = 3;

/// `2`, `第2页`.
pub(super) fn number(words: &str) -> Option<u32> {
    let digits = words.trim_start_matches('第').trim_end_matches(['页', '頁']).trim();
    if digits.is_empty() || digits.len() > MAX_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|n| *n > 0)
}

/// Where an address stands beside another one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// The other one is without a number: the first page.
    First,
    /// It has another number in the same place.
    Numbered(u32),
    /// It has a number more: this address is that of the first page, which may end in the article's own number.
    Below(u32),
}

impl Beside {
    /// Whether a link that says this number can lead there. Some sites count from nought in addresses.
    pub(super) fn is_page(self, label: u32) -> bool {
        match self {
            Self::First => label == 1,
            Self::Numbered(n) | Self::Below(n) => label == n || label == n + 1,
        }
    }
}

/// An address taken apart: what all pages of an article share, and the number.
pub(super) struct Place {
    /// Path and query as they stand.
    whole: String,
    /// The same without the number.
    stem: String,
    pub(super) number: Option<u32>,
    /// The number may as well be that of an article.
    pub(super) unsure: bool,
}

impl Place {
    pub(super) fn of(url: &Url) -> Self {
        let path = url.path().trim_end_matches('/');
        let written = |(key, value): &(Cow<str>, Cow<str>)| format!("&{key}={value}");
        let pairs: Vec<_> = url.query_pairs().collect();
        // WordPress calls the number of a post `p`: only where no other parameter holds one is it a page's.
        let is_post = |key: &str| key.eq_ignore_ascii_case("p");
        let counting = (0..pairs.len())
            .filter(|at| PARAMETERS.contains(&&*pairs[*at].0.to_ascii_lowercase()))
            .filter(|at| self::number(&pairs[*at].1).is_some())
            .min_by_key(|at| is_post(&pairs[*at].0));
        let mut number = counting.and_then(|at| self::number(&pairs[at].1));
        let mut unsure = counting.is_some_and(|at| is_post(&pairs[at].0));
        let whole = path.to_owned() + &pairs.iter().map(written).collect::<String>();
        let rest: String =
            (0..pairs.len()).filter(|at| Some(*at) != counting).map(|at| written(&pairs[at])).collect();
        let mut stem = path.to_owned();
        if number.is_none()
            && let Some(found) = numbered(path)
        {
            (stem, number, unsure) = (found.stem, Some(found.number), found.unsure);
        }
        Self { whole, stem: stem + &rest, number, unsure }
    }

    /// Where an address stands that can be that of another page of the same article.
    pub(super) fn beside(&self, other: &Self) -> Option<Beside> {
        match other.number {
            Some(n) if self.whole == other.stem => Some(Beside::Below(n)),
            Some(n) if self.stem == other.stem && self.number.is_some_and(|own| own != n) => {
                (!is_day(&self.stem)).then_some(Beside::Numbered(n))
            }
            _ if self.number.is_some() && self.stem == other.whole => Some(Beside::First),
            _ => None,
        }
    }

    /// Whether what is called the next page has the number after this one's.
    pub(super) fn leads_on(&self, beside: Beside) -> bool {
        match beside {
            Beside::First => false,
            Beside::Numbered(n) => self.number.is_some_and(|own| n == own + 1),
            // The first page may be page nought.
            Beside::Below(n) => n <= 2,
        }
    }

    /// The number of this page, which a list of the others leaves out. Some sites count from nought in addresses.
    pub(super) fn number_among(&self, others: &BTreeMap<u32, (Url, Beside)>) -> u32 {
        let written = self.number.into_iter().flat_map(|n| [n, n + 1]);
        let free = |n: &u32| !others.contains_key(n);
        let told = written.filter(|n| others.contains_key(&1) && *n > 1).find(free);
        told.or_else(|| (1..=others.keys().next_back().map_or(1, |last| last + 1)).find(free)).unwrap_or(1)
    }
}

/// Whether an address ends in a year or in a year and a month: the numbers below are those of a calendar.
fn is_day(stem: &str) -> bool {
    let mut steps = stem.rsplit('/');
    let is_year = |step: Option<&str>| {
        step.is_some_and(|s| {
            s.len() == 4
                && (s.starts_with("19") || s.starts_with("20"))
                && s.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let last = steps.next();
    let is_month = last.and_then(|s| s.parse::<u32>().ok()).is_some_and(|n| (1..=12).contains(&n));
    is_year(last) || (is_month && is_year(steps.next()))
}

/// A path taken apart.
struct Numbered {
    stem: String,
    number: u32,
    unsure: bool,
}

/// A path without the page's number at its end, and the number.
fn numbered(path: &str) -> Option<Numbered> {
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
    let marker = MARKERS.iter().find_map(|m| {
        let stem = cut.strip_suffix(m)?;
        Some((stem.strip_suffix(['_', '-', '/'])?, m.len() == 1 && stem.ends_with('/')))
    });
    let cut_here = |stem: &str, unsure| Numbered { stem: stem.to_owned() + ending, number, unsure };
    match marker {
        // `/p/123` is the short address of a post.
        Some((stem, short)) => Some(cut_here(stem.trim_end_matches('/'), short)),
        None if cut.len() < before.len() => Some(cut_here(cut, true)),
        None => None,
    }
}
