//! Who is quoted: the footer of a quotation is a part of it (HTML, 4.4.4 “The blockquote element”), and none of the page's.

use super::Sight;
use crate::page::Tag;

/// Tokens up to which a footer within a quotation says who is quoted.
const ATTRIBUTION: u32 = 40;

/// Keeps the attributions of kept quotations.
pub(super) fn keep(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let (index, page) = (sight.index, sight.index.page);
    let mut end = 0;
    for quote in page.elements(Tag::Blockquote) {
        if quote < end {
            continue;
        }
        end = page.node(quote).end;
        let inside = index.inside(quote);
        let names = |i: &usize| {
            let home = index.segments[*i].container;
            let mut within = std::iter::once(home).chain(page.ancestors(home)).take_while(|&a| a != quote);
            index.stats[*i].tokens <= ATTRIBUTION
                && within.any(|a| matches!(page.tag(a), Tag::Footer | Tag::Figcaption))
        };
        if inside.clone().any(|i| keep[i] && !names(&i)) {
            inside.filter(names).for_each(|i| keep[i] = true);
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    #[test]
    fn who_is_quoted_stands_with_the_quotation() {
        let story = "<p>The weir was built in the summer of the great flood, by the miller and his three sons, who carried every \
                     stone from the quarry above the village, and slept in the mill.</p>";
        let text = |named: &str| {
            let page = format!(
                "<html lang=en><title>The weir at the ford</title><div><h1>The weir at the ford</h1>{story}<blockquote><p>The river \
                 gives and the river takes.</p>{named}</blockquote>{story}</div><footer><p>Valley Post, by Ann Lee</p></footer>"
            );
            crate::render::markdown(
                &crate::extract(&html::parse(&page, Facts::default())).expect("an article"),
            )
        };
        for named in [
            "<footer>— Ann Lee, <cite>Tales of the Ford</cite></footer>",
            "<footer><p>Ann Lee in <cite>Tales of the Ford</cite></p></footer>",
            "<figcaption>Ann Lee, Tales of the Ford</figcaption>",
        ] {
            let text = text(named);
            assert!(text.contains("Tales of the Ford") && !text.contains("Valley Post"), "{named}: {text}");
        }
    }
}
