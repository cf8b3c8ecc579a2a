//! Parts of a page that say what they are and are not its text: the footer of the page, dialogs over it, legal notices,
//! invitations to subscribe, words about the author.

use super::Sight;
use crate::measure::{GROUPS, MEANINGS};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;

/// Words of classes and ids of legal notices.
const LEGAL: [&str; 3] = ["legal", "disclaimer", "copyright"];
/// Those of invitations to subscribe.
const NEWSLETTER: [&str; 3] = ["newsletter", "subscribe", "signup"];

/// Those of what is said about the author of an article.
const AUTHOR: [&str; 2] = ["bio", "biography"];

/// Elements around a `footer` that make it theirs and not the page's (HTML Accessibility API Mappings 1.0, `footer`).
const OWNERS: [&str; 5] = ["article", "main", "aside", "nav", "section"];

/// Drops kept segments of the page's footer (WAI-ARIA 1.2, `contentinfo`: footnotes, copyrights, links to privacy
/// statements).
pub fn drop_footer(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let index = sight.index;
    let (footer, owners) = (bits(&MEANINGS, &["footer"]), bits(&MEANINGS, &OWNERS));
    let mut owned = 0;
    drop(sight, keep, |node| {
        let meanings = u64::from(index.meanings[node as usize]);
        if node >= owned && meanings & owners != 0 {
            owned = index.page.node(node).end;
        }
        (meanings & footer != 0 && node >= owned).then_some("page footer")
    })
}

/// The bits of some names.
fn bits(all: &[&str], names: &[&str]) -> u64 {
    (0u32..).zip(all).filter(|(_, name)| names.contains(name)).map(|(bit, _)| 1u64 << bit).sum()
}

/// Drops kept segments of dialogs and tooltips (WAI-ARIA 1.2), and of what is called a legal notice, an invitation to subscribe, or words about an
/// article's author.
pub fn drop_called(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let index = sight.index;
    let may_be = bits(&GROUPS, &["footer", "newsletter", "author"]);
    let dialog = bits(&MEANINGS, &["dialog"]);
    let of_article = sight.context.says_article;
    drop(sight, keep, |node| match index.page.tag(node) {
        Tag::Html | Tag::Body => None,
        _ if u64::from(index.meanings[node as usize]) & dialog != 0 => Some("dialog over the page"),
        _ if index.page.attribute(node, "role") == Some("tooltip") => Some("tooltip"),
        _ if index.classes[node as usize] & may_be == 0 => None,
        _ if is_called(index.page, node, &LEGAL) => Some("legal notice"),
        _ if is_called(index.page, node, &NEWSLETTER) => Some("newsletter or app promotion"),
        _ if of_article && is_called(index.page, node, &AUTHOR) => Some("about the author"),
        _ => None,
    })
}

/// Whether one of these words stands in an element's class or id.
pub(super) fn is_called(page: &Page, node: NodeId, words: &[&str]) -> bool {
    let of = |name| page.attribute(node, name).is_some_and(|value| text::has_class_token(value, words));
    of("class") || of("id")
}

/// Drops kept segments of the outermost elements that `name` gives a reason for and that do not hold the headline. It is
/// asked in document order, of elements with kept text.
pub(super) fn drop(
    sight: &Sight,
    keep: &mut [bool],
    mut name: impl FnMut(NodeId) -> Option<&'static str>,
) -> Vec<Option<&'static str>> {
    let (index, page) = (sight.index, sight.index.page);
    let mut reasons = vec![None; keep.len()];
    let title = sight.context.title.map(|t| index.segments[t].nodes.start);
    // The next kept segment from each place on.
    let mut next = vec![keep.len(); keep.len() + 1];
    for i in (0..keep.len()).rev() {
        next[i] = if keep[i] { i } else { next[i + 1] };
    }
    let mut node = Page::ROOT + 1;
    while (node as usize) < page.len() {
        let inside = index.inside(node);
        let element = matches!(page.node(node).kind, Kind::Element(_));
        let reason = if element && next[inside.start] < inside.end { name(node) } else { None };
        let Some(reason) = reason.filter(|_| !title.is_some_and(|t| page.contains(node, t))) else {
            node += 1;
            continue;
        };
        for i in inside {
            if std::mem::replace(&mut keep[i], false) {
                reasons[i] = Some(reason);
            }
        }
        node = page.node(node).end;
    }
    reasons
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    fn text(body: &str) -> String {
        let story = "<article><h1>The weir at the ford</h1><p>The weir was built in the summer of the great flood, by the miller \
                     and his three sons, who carried every stone from the quarry above the village.</p><p>It has stood since, \
                     mended twice, and the eels still climb it in the dark of the spring nights.</p></article>";
        let page = format!(
            "<html lang=en><title>The weir at the ford</title><meta property=og:type content=article><main>{story}</main>{body}"
        );
        crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
    }

    const NOTE: &str = "<p>The miller's company, which owns the weir and the fields beside it, answers for none of what is told \
                        here, and asks readers who know better to write to the office in the mill.</p>";

    #[test]
    fn parts_that_say_what_they_are() {
        let bare = text("");
        for around in [
            "<footer>*</footer>",
            "<div role=dialog>*</div>",
            "<div role=tooltip>*</div>",
            "<div class=legal-text>*</div>",
            "<div id=newsletter>*</div>",
        ] {
            assert_eq!(text(&around.replace('*', NOTE)), bare, "{around}");
        }
        assert!(text(&format!("<div class=more>{NOTE}</div>")).contains("answers for none"));
    }

    #[test]
    fn footers_of_parts() {
        let page = format!(
            "<html lang=en><title>The weir</title><main><h1>The weir</h1><article><p>The weir was built in the summer of the great \
             flood, by the miller and his three sons.</p><footer>{NOTE}</footer></article></main>"
        );
        let article = crate::extract(&html::parse(&page, Facts::default())).expect("an article");
        assert!(article.text_content.contains("answers for none"), "{}", article.text_content);
    }
}
