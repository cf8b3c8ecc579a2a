//! What a page offers, as it tells machines: Product of schema.org in JSON-LD, and the product types of Open Graph.
//! (Microdata mark cards and summaries more often than what the page is about.)

use super::sources::{json, json_ld};
use crate::page::{Page, Tag};
use crate::text;
use std::collections::BTreeSet;

/// Bytes of one block of linked data that are read at most.
const MAX_BYTES: usize = 1 << 20;

/// A thing for sale that the page is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What the shop says of it, without markup; empty where it says nothing.
    pub description: String,
}

/// What the page offers. A page that calls itself an article is none, whatever it advertises, and neither is one whose
/// products have other names than the page: a list, or an article that compares them.
pub(crate) fn offer(page: &Page) -> Option<Offer> {
    let kind = meta(page, "og:type").unwrap_or_default().to_ascii_lowercase();
    if kind.contains("article") {
        return None;
    }
    let titles = page.elements(Tag::Title).map(|id| page.text_of(id)).take(1).chain(meta(page, "og:title"));
    let title: BTreeSet<String> = titles.flat_map(text::tokens).collect();
    let called = |name: &str| {
        let (mut all, mut shared) = (0, 0);
        for token in text::tokens(name) {
            all += 1;
            shared += usize::from(title.contains(&token));
        }
        all > 0 && shared * 2 >= all
    };
    let said = kind.contains("product");
    linked(page, &called).or_else(|| said.then(String::new)).map(|description| Offer { description })
}

fn meta<'a>(page: &'a Page, property: &str) -> Option<&'a str> {
    let mut found = page.elements(Tag::Meta).filter(|&id| page.attribute(id, "property") == Some(property));
    found.find_map(|id| page.attribute(id, "content"))
}

/// Whether a type, by its name or address, is that of a thing for sale.
fn is_product(kind: &str) -> bool {
    let name = kind.trim_end_matches('/').rsplit(['/', '#', ':']).next().unwrap_or(kind);
    matches!(name, "Product" | "ProductGroup" | "ProductModel" | "IndividualProduct")
}

/// The longest description of a product of the page's name in its JSON-LD.
fn linked(page: &Page, called: &dyn Fn(&str) -> bool) -> Option<String> {
    let mut found: Option<String> = None;
    for id in page.elements(Tag::Script) {
        let kind = page.attribute(id, "type").unwrap_or_default().trim();
        let text = page.text_of(id);
        if !kind.eq_ignore_ascii_case("application/ld+json")
            || text.len() > MAX_BYTES
            || !text.contains("Product")
        {
            continue;
        }
        let roots = json::values(text);
        let products =
            json_ld::flatten(&roots).into_iter().filter(|o| json_ld::types(o).into_iter().any(is_product));
        for product in products.filter(|o| json_ld::text(o.get("name")).is_some_and(|name| called(&name))) {
            let description = json_ld::text(product.get("description")).unwrap_or_default();
            if found.as_ref().is_none_or(|longest| longest.len() < description.len()) {
                found = Some(description);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    fn of(head: &str, body: &str) -> Option<Offer> {
        let markup =
            format!("<html><head><title>Oak bench, two seats | Weir Yard</title>{head}</head>{body}");
        offer(&html::parse(&markup, Facts::default()))
    }

    #[test]
    fn pages_that_offer_what_they_are_named_after() {
        let linked = |name: &str| {
            format!(
                "<script type='application/ld+json'>{{\"@graph\": [{{\"@type\": \"Product\", \"name\": \"{name}\", \
                 \"description\": \"Sawn &lt;b&gt;by&lt;/b&gt; hand.\"}}]}}</script>"
            )
        };
        let bench = Some(Offer { description: "Sawn by hand.".to_owned() });
        assert_eq!(of(&linked("Oak bench"), ""), bench);
        assert_eq!(of(&linked("Garden hose"), ""), None);
        let kind = |kind: &str| format!("<meta property=og:type content={kind}>");
        assert_eq!(of(&(kind("article") + &linked("Oak bench")), ""), None);
        assert_eq!(of(&kind("product"), ""), Some(Offer::default()));
        assert_eq!(of("", "<p>An oak bench for two."), None);
    }
}
