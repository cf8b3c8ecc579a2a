//! Addresses that may stand in an article, made absolute.

use crate::article::address;
use crate::page::{Page, Tag};
use url::Url;

/// Host that pictures of a page without an address are put on. The page is a file that came alone, and
/// where its pictures are is not known; `.invalid` (RFC 2606) says so, is never asked for anything, and
/// keeps places and captions.
const UNKNOWN: &str = "https://unknown.invalid/";

/// What addresses of one page are resolved against.
#[derive(Debug, Clone)]
pub(super) struct Addresses {
    base: Option<Url>,
    /// The page's own address without its fragment.
    here: Option<String>,
}

impl Addresses {
    /// The page's address, or the one that it calls its own.
    pub(super) fn new(page: &Page) -> Self {
        let parse = |address: &str| Url::parse(address.trim()).ok().filter(Url::has_host);
        let facts = &page.facts;
        let here = facts.url.as_deref().and_then(parse).or_else(|| {
            let canonical = page
                .elements(Tag::Link)
                .filter(|&l| page.attribute(l, "rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")))
                .find_map(|l| page.attribute(l, "href"));
            let shared = page
                .elements(Tag::Meta)
                .filter(|&m| page.attribute(m, "property") == Some("og:url"))
                .find_map(|m| page.attribute(m, "content"));
            canonical.and_then(parse).or_else(|| shared.and_then(parse))
        });
        let base = facts.base.as_deref().and_then(|b| match &here {
            Some(here) => here.join(b).ok(),
            None => parse(b),
        });
        let plain = here.clone().map(|mut url| {
            url.set_fragment(None);
            String::from(url)
        });
        Self { base: base.or(here), here: plain }
    }

    /// The address of a link: absolute, or `#fragment` within the page. Links that run code
    /// (`javascript:`), hold documents (`data:`) or reach into the reader's machine (`file:`) have none.
    pub(super) fn link(&self, found: &str) -> Option<String> {
        let found = found.trim();
        if let Some(fragment) = found.strip_prefix('#') {
            let place = !fragment.is_empty() && !fragment.starts_with('!');
            return place.then(|| found.to_owned()).filter(|l| address::is_link(l));
        }
        let text = String::from(self.resolve(found)?);
        if let (Some(here), Some((before, fragment))) = (&self.here, text.split_once('#'))
            && before == here
            && !fragment.is_empty()
        {
            return Some(format!("#{fragment}"));
        }
        Some(text).filter(|l| address::is_link(l))
    }

    /// The address of something that a page shows: `http` or `https`.
    pub(super) fn web(&self, found: &str) -> Option<String> {
        self.resolve(found.trim()).map(String::from).filter(|a| address::is_web(a))
    }

    /// The address of a picture file; on an unknown host where the page's address is not known.
    pub(super) fn picture(&self, found: &str) -> Option<String> {
        self.web(found).or_else(|| {
            let known = self.base.is_some() || Url::parse(found).is_ok();
            let base = Url::parse(UNKNOWN).ok().filter(|_| !known)?;
            base.join(found).ok().map(String::from).filter(|a| address::is_web(a))
        })
    }

    /// The fragment that a link within the page names.
    pub(super) fn fragment(&self, found: &str) -> Option<String> {
        if !found.contains('#') {
            return None;
        }
        self.link(found)?.strip_prefix('#').map(str::to_owned)
    }

    fn resolve(&self, found: &str) -> Option<Url> {
        match &self.base {
            Some(base) => base.join(found).ok(),
            // An address without a scheme is served by the scheme of today.
            None if found.starts_with("//") => Url::parse(&format!("https:{found}")).ok(),
            None => Url::parse(found).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    #[test]
    fn keeps_places_and_drops_code() {
        let facts = Facts { url: Some("https://example.org/a/b?c#d".into()), ..Facts::default() };
        let addresses = Addresses::new(&html::parse("", facts));
        let cases = [
            ("../x", Some("https://example.org/x")),
            ("//cdn.example.net/p", Some("https://cdn.example.net/p")),
            ("mailto:a@example.org", Some("mailto:a@example.org")),
            ("tel:+49123", Some("tel:+49123")),
            ("#note", Some("#note")),
            ("https://example.org/a/b?c#note", Some("#note")),
            ("#", None),
            ("javascript:alert(1)", None),
            (" JaVaScRiPt:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("file:///etc/passwd", None),
            ("vbscript:x", None),
        ];
        for (found, expected) in cases {
            assert_eq!(addresses.link(found).as_deref(), expected, "{found}");
        }
        assert_eq!(addresses.web("mailto:a@example.org"), None);
        assert_eq!(addresses.picture("javascript:x.jpg"), None);
    }

    #[test]
    fn a_page_without_an_address_loses_links_but_keeps_pictures() {
        let addresses = Addresses::new(&html::parse("", Facts::default()));
        assert_eq!(addresses.link("/x"), None);
        assert_eq!(addresses.link("https://example.org").as_deref(), Some("https://example.org/"));
        assert_eq!(addresses.web("//example.org/x").as_deref(), Some("https://example.org/x"));
        assert_eq!(addresses.picture("./p/a.jpg").as_deref(), Some("https://unknown.invalid/p/a.jpg"));
        assert_eq!(addresses.picture("javascript:x"), None);
    }

    #[test]
    fn a_page_may_say_its_address() {
        let said = [
            "<link rel=canonical href='https://example.org/a/b'>",
            "<meta property='og:url' content='https://example.org/a/b'>",
        ];
        for markup in said {
            let addresses = Addresses::new(&html::parse(markup, Facts::default()));
            assert_eq!(addresses.link("c").as_deref(), Some("https://example.org/a/c"), "{markup}");
        }
    }
}
