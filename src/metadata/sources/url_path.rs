//! The address of the page: dates in its path, the host as a last word on the publisher.

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::date;
use crate::page::Page;

/// Adds what the address says.
pub(super) fn read(page: &Page, _: &Scan, out: &mut Candidates) {
    let Some(url) = page.facts.url.as_deref().and_then(|u| url::Url::parse(u).ok()) else {
        return;
    };
    if let Some(date) = date_in_path(url.path()) {
        out.add(Candidate::new(Field::Published, date, From::Url, "path", 0.55));
    }
    if let Some(host) = url.host_str() {
        let host = host.strip_prefix("www.").unwrap_or(host);
        out.add(Candidate::new(Field::Publisher, host, From::Url, "host", 0.05));
    }
}

/// `/17/02/2022/`, `/2022/02/17/`, `/2022-02-17/`, `/20220217/`, `/2022/0217/`, `/2022-02/17/`, `/2022/feb/17/`: whole path segments, or the
/// start of one that goes on with a hyphen or underscore.
fn date_in_path(path: &str) -> Option<String> {
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    for (n, segment) in segments.iter().enumerate() {
        let parts: Vec<&str> = segment.split(['-', '_', '.']).collect();
        let next = |k: usize| segments.get(n + k).copied().unwrap_or_default();
        let found = match parts.as_slice() {
            [y] if digits(y, 8) => Some((&y[..4], &y[4..6], &y[6..])),
            // `/17/02/2022/`: the text's language says which is the day.
            [d] if short(d)
                && short(next(1))
                && digits(next(2), 4)
                && (1990..=2100).contains(&number(next(2))) =>
            {
                return Some(format!("{d}/{}/{}", next(1), next(2)));
            }
            [y] if digits(y, 4) && digits(next(1), 4) => Some((*y, &next(1)[..2], &next(1)[2..])),
            [y] if digits(y, 4) && short(next(1)) && short(next(2).split(['-', '_', '.']).next()?) => {
                Some((*y, next(1), next(2).split(['-', '_', '.']).next()?))
            }
            [y, m] if digits(y, 4) && short(m) && short(next(1)) => Some((*y, *m, next(1))),
            [y, m, d, ..] if digits(y, 4) && digits(m, 2) && digits(d, 2) => Some((*y, *m, *d)),
            _ => None,
        };
        let named = || {
            let month = date::month(next(1)).filter(|_| digits(segment, 4) && short(next(2)))?;
            Some((*segment, month, next(2)))
        };
        let numbered = |(y, m, d): (_, &str, _)| Some((y, m.parse().ok()?, d));
        if let Some((y, m, d)) = found.and_then(numbered).or_else(named) {
            let (y, d): (u16, u8) = (y.parse().ok()?, d.parse().ok()?);
            if (1990..=2100).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d) {
                return Some(format!("{y:04}-{m:02}-{d:02}"));
            }
        }
    }
    None
}

fn number(digits: &str) -> u16 {
    digits.parse().unwrap_or_default()
}

fn short(s: &str) -> bool {
    matches!(s.len(), 1 | 2) && s.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::date_in_path;

    #[test]
    fn dates_in_paths() {
        for (path, wanted) in [
            ("/news/2022/02/17/rain", Some("2022-02-17")),
            ("/a/20220217/rain.html", Some("2022-02-17")),
            ("/2022/0217/c1-1.html", Some("2022-02-17")),
            ("/c/2022-02-17/doc.shtml", Some("2022-02-17")),
            ("/c/2022_02_17_516923.shtml", Some("2022-02-17")),
            ("/2022-02/17/content.htm", Some("2022-02-17")),
            ("/2022/2/7-rain", Some("2022-02-07")),
            ("/world/2022/feb/17/rain", Some("2022-02-17")),
            ("/blog/2022/February/7/", Some("2022-02-07")),
            ("/society/17/02/2022/62a.shtml", Some("17/02/2022")),
            ("/1/2/9999/", None),
            ("/2022/may/rain", None),
            ("/12345678/", None),
            ("/2022/rain-in-17-towns", None),
            ("/2022/13/45/", None),
            ("/top-10-of-2022", None),
        ] {
            assert_eq!(date_in_path(path).as_deref(), wanted, "{path}");
        }
    }
}
