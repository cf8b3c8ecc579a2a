//! The address that a page names for its relative links (HTML, 4.2.3 "The base element"), where no browser has resolved it.

use super::{Page, Tag};
use url::Url;

/// The base address of a page as its markup says it: that of the first `base` with an `href`, resolved against the
/// page's own. Nothing where that one is no address that others can be resolved against (`data:`, `javascript:`).
pub(super) fn stated(page: &Page) -> Option<String> {
    let href = page
        .elements(Tag::Other)
        .filter(|&id| page.name(id) == "base" && is_of_page(page, id))
        .find_map(|id| page.attribute(id, "href"))?;
    let own = page.facts.url.as_deref().and_then(|url| Url::parse(url.trim()).ok());
    let base = Url::options().base_url(own.as_ref()).parse(href.trim()).ok()?;
    (!base.cannot_be_a_base()).then(|| base.into())
}

/// Whether an element is one of the page's own document: a frame's has its own base, and what a `noscript` holds is
/// text to a browser.
fn is_of_page(page: &Page, id: super::NodeId) -> bool {
    !page.ancestors(id).any(|a| matches!(page.tag(a), Tag::Iframe | Tag::Noscript))
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    fn base(markup: &str, url: Option<&str>) -> Option<String> {
        html::parse(markup, Facts { url: url.map(str::to_owned), ..Facts::default() }).facts.base
    }

    #[test]
    fn the_first_base_with_an_address_counts() {
        let here = Some("https://reeds.example/forum/thread/55");
        for (markup, wanted) in [
            ("<p>No base", None),
            ("<base href='https://other.example/a/'>", Some("https://other.example/a/")),
            ("<base href=' / '>", Some("https://reeds.example/")),
            ("<base href=../x/>", Some("https://reeds.example/forum/x/")),
            ("<base target=_top><base href=/one/><base href=/two/>", Some("https://reeds.example/one/")),
            ("<p>Late<base href=/late/>", Some("https://reeds.example/late/")),
            ("<base href='data:text/plain,x'><base href=/two/>", None),
            ("<base href='javascript:x()'>", None),
            ("<base href='https://['>", None),
            ("<template><base href=/t/></template>", None),
            ("<svg><base href=/s/></svg>", None),
            ("<noscript><base href=/n/></noscript>", None),
            ("<iframe srcdoc='<base href=/i/>'></iframe>", None),
        ] {
            assert_eq!(base(markup, here).as_deref(), wanted, "{markup}");
        }
        let alone = base("<base href='https://other.example/a/'>", None);
        assert_eq!(alone.as_deref(), Some("https://other.example/a/"));
        assert_eq!(base("<base href=/a/>", None), None);
    }

    #[test]
    fn what_a_browser_has_resolved_is_not_asked_again() {
        let facts = Facts { base: Some("https://seen.example/".into()), ..Facts::default() };
        let page = html::parse("<base href=https://other.example/>", facts);
        assert_eq!(page.facts.base.as_deref(), Some("https://seen.example/"));
    }
}
