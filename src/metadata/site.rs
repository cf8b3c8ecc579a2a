//! The names of the site, to tell them apart from headlines and authors.

use super::candidate::{Candidates, Field};
use super::clean;
use crate::page::{NodeId, Page, Tag};

/// What the site is called.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Names, folded, without white space.
    names: Vec<String>,
    /// Labels of the host that carry its name: `example` of `www.example.co.uk`.
    labels: Vec<String>,
}

/// Labels that name no site.
const COMMON_LABELS: [&str; 22] = [
    "www",
    "com",
    "org",
    "net",
    "gov",
    "edu",
    "co",
    "ac",
    "news",
    "blog",
    "m",
    "en",
    "forum",
    "forums",
    "community",
    "shop",
    "store",
    "docs",
    "support",
    "help",
    "github",
    "io",
];

/// What sites call their front page, folded: a step of a trail or a title that names no section and no site.
const FRONT: [&str; 33] = [
    "home",
    "homepage",
    "home page",
    "main page",
    "index",
    "welcome",
    "start",
    "startseite",
    "accueil",
    "inicio",
    "início",
    "página inicial",
    "pagina iniziale",
    "hjem",
    "forside",
    "hem",
    "strona główna",
    "ana sayfa",
    "beranda",
    "trang chủ",
    "главная",
    "головна",
    "الرئيسية",
    "الصفحة الرئيسية",
    "トップ",
    "ホーム",
    "홈",
    "首页",
    "首頁",
    "主页",
    "官网",
    "网站首页",
    "網站首頁",
];

/// Whether a text is what sites call their front page.
pub(super) fn is_front_page(text: &str) -> bool {
    FRONT.contains(&clean::fold(text).as_str())
}

/// Whether an element is a link to the front page of the site that the page belongs to, or of the one that this is a part of
/// (`example.org` from `forum.example.org`). An anchor leads nowhere, on that page either.
pub(super) fn leads_home(page: &Page, id: NodeId) -> bool {
    if page.tag(id) != Tag::A {
        return false;
    }
    let said = |name| page.attribute(id, name).map(str::trim).filter(|value| !value.is_empty());
    let is_home = |rel: &str| rel.split_whitespace().any(|r| r.eq_ignore_ascii_case("home"));
    let root = |href: &str| {
        let (Some(url), Some(own)) = (page.absolute(href), page.absolute("/")) else {
            return false;
        };
        let (host, own_host) = (url.host_str().unwrap_or_default(), own.host_str().unwrap_or_default());
        // `www.example.org` is the front of `news.example.org`.
        let host = host.strip_prefix("www.").unwrap_or(host);
        let part =
            || own_host.strip_suffix(host).is_some_and(|rest| rest.ends_with('.')) && host.contains('.');
        url == own || url.path() == "/" && url.query().is_none() && url.fragment().is_none() && part()
    };
    said("rel").is_some_and(is_home)
        || said("href").is_some_and(|h| h == "/" || !h.starts_with('#') && root(h))
}

impl Site {
    /// Collects the names that the sources give.
    pub(super) fn new(page: &Page, found: &Candidates) -> Self {
        let mut site = Self::default();
        for field in [Field::Site, Field::Publisher] {
            for candidate in found.of(field) {
                let name = squeeze(&candidate.value);
                if name.chars().count() > 1 && !site.names.contains(&name) && site.names.len() < 24 {
                    site.names.push(name);
                }
            }
        }
        let url =
            page.facts.url.as_deref().or(page.facts.base.as_deref()).and_then(|u| url::Url::parse(u).ok());
        let canonical = found.of(Field::CanonicalUrl).next().and_then(|c| url::Url::parse(&c.value).ok());
        for url in [url, canonical].into_iter().flatten() {
            let host = url.host_str().unwrap_or_default().to_lowercase();
            for label in host.split('.') {
                let label = label.replace('-', "");
                if label.len() > 2
                    && !COMMON_LABELS.contains(&label.as_str())
                    && !site.labels.contains(&label)
                {
                    site.labels.push(label);
                }
            }
        }
        site
    }

    /// Whether a text names the site: one of its names, or nearly its host's label.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let text = squeeze(text);
        if text.is_empty() {
            return false;
        }
        self.names.contains(&text) || self.is_label(&text)
    }

    /// Whether somebody's name is the site's: with or without an article before it.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let bare = |text: &str| text.strip_prefix("the").unwrap_or(text).to_owned();
        let name = squeeze(name);
        self.is_name(&name) || self.names.iter().any(|own| !own.is_empty() && bare(own) == bare(&name))
    }

    /// Whether a text is the site's name with something around it, such as `The Valley Times Online`.
    pub(super) fn is_like_name(&self, text: &str) -> bool {
        let text = squeeze(text);
        let text = text.strip_prefix("the").unwrap_or(&text).to_owned();
        let near = |a: &str, b: &str| {
            let a = a.strip_prefix("the").unwrap_or(a);
            let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
            short.chars().count() >= 3 && long.contains(short) && short.len() * 2 >= long.len()
        };
        self.is_name(&text)
            || self.names.iter().any(|n| near(n, &text))
            || self.labels.iter().any(|l| near(l, &text))
    }

    /// Whether a host, without `www.`, is the page's own.
    pub(super) fn is_host(&self, host: &str) -> bool {
        host.rsplit('.').skip(1).any(|label| self.labels.contains(&label.replace('-', "")))
    }

    /// Whether one of the site's names begins with a text: `山谷` of `山谷新闻`.
    pub(super) fn begins_with(&self, text: &str) -> bool {
        let text = squeeze(text);
        text.chars().count() > 1 && self.names.iter().any(|n| n.starts_with(&text))
    }

    fn is_label(&self, text: &str) -> bool {
        let bare = text.strip_prefix("the").unwrap_or(text);
        self.labels.iter().any(|l| l == text || l == bare || l.strip_prefix("the") == Some(bare))
            || self.labels.iter().any(|l| is_without_marks(l, text))
            || self.labels.iter().any(|l| {
                // `valleytimes` against `Valley Times Co`: the label begins it and is most of it.
                l.len() >= 4 && text.starts_with(l.as_str()) && l.len() * 4 >= text.len() * 3
            })
    }
}

/// Whether a host's label is a name in ASCII: `vietnhanh` of `việtnhanh`.
fn is_without_marks(label: &str, name: &str) -> bool {
    let same = |(a, b): (char, char)| a == b || !b.is_ascii() && a.is_ascii_alphabetic();
    let plain = name.chars().filter(char::is_ascii).count();
    let count = name.chars().count();
    count == label.chars().count()
        && plain < count
        && plain * 2 > count
        && label.chars().zip(name.chars()).all(same)
}

/// Folded, without any white space.
fn squeeze(text: &str) -> String {
    clean::fold(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::candidate::{Candidate, From};
    use crate::page::{Facts, html};

    #[test]
    fn names_of_the_site() {
        let facts = Facts { url: Some("https://www.valley-times.example/a".into()), ..Facts::default() };
        let page = html::parse("", facts);
        let mut found = Candidates::default();
        found.add(Candidate::new(Field::Site, "The Valley Gazette", From::OpenGraph, "", 0.9));
        let site = Site::new(&page, &found);
        for name in
            ["The Valley Gazette", "THE VALLEY GAZETTE!", "ValleyTimes", "Valley Times", "The Valley Times"]
        {
            assert!(site.is_name(name), "{name}");
        }
        for name in ["Rain in the valley", "Valley", "", "Times change"] {
            assert!(!site.is_name(name), "{name}");
        }
        assert!(is_without_marks("vietnhanh", "việtnhanh"));
        assert!(!is_without_marks("vietnhanh", "việtnhat") && !is_without_marks("vietnhanh", "vietnhanh"));
        assert!(site.is_like_name("Valley Gazette Online"));
        assert!(!site.is_like_name("The valley gazette prints its last page after ninety years"));
    }
}
