//! Inline elements that follow each other without a space and are separate items all the same: links of a row of tags, buttons.
//! A style sheet sets them apart, and their words would run into one.

use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;

/// Words of classes of rows of tags and the like.
const ROWS: [&str; 9] = ["tags", "tag", "chips", "chip", "badges", "pills", "keywords", "labels", "buttons"];

/// Whether an element is an item of its own beside the element right before it: a button beside a button, a link beside a link
/// that leads elsewhere, any element of a row of tags. Han needs no spaces, so in running text links beside each other stay so.
pub fn is_apart(page: &Page, id: NodeId) -> bool {
    let tag = page.tag(id);
    if !matches!(tag, Tag::A | Tag::Button | Tag::Span) {
        return false;
    }
    let Some(before) = before(page, id).filter(|&before| page.tag(before) == tag) else { return false };
    let parent = page.node(id).parent;
    if matches!(page.tag(parent), Tag::Code | Tag::Pre | Tag::Kbd | Tag::Samp) {
        return false;
    }
    let last = page.text_of(before).chars().next_back();
    let first = page.text_of(id).chars().next();
    let Some((last, first)) = last.zip(first) else { return false };
    if !text::is_alphanumeric(last) || !text::is_alphanumeric(first) {
        return false;
    }
    let is_row = || {
        let class = page.attribute(parent, "class");
        class.is_some_and(|class| text::has_class_token(class, &ROWS))
    };
    match tag {
        Tag::Button => true,
        Tag::Span => is_row(),
        _ => {
            let leads_elsewhere = page.attribute(id, "href") != page.attribute(before, "href");
            let in_text = || {
                let around = [self::before(page, before), after(page, id)];
                around.into_iter().flatten().any(|n| page.node(n).kind == Kind::Text)
            };
            leads_elsewhere && (!text::is_cjk(last) || !text::is_cjk(first) || is_row() || !in_text())
        }
    }
}

/// The sibling right before a node, comments and nothing else between them.
fn before(page: &Page, id: NodeId) -> Option<NodeId> {
    let parent = page.node(id).parent;
    let mut edge = id;
    loop {
        let mut before = edge.checked_sub(1).filter(|&before| before > parent)?;
        while page.node(before).parent != parent {
            before = page.node(before).parent;
        }
        if page.node(before).kind != Kind::Comment {
            return Some(before);
        }
        edge = before;
    }
}

/// The sibling right after a node.
fn after(page: &Page, id: NodeId) -> Option<NodeId> {
    let next = page.node(id).end;
    ((next as usize) < page.len() && page.node(next).parent == page.node(id).parent).then_some(next)
}

#[cfg(test)]
mod tests {
    use crate::measure::segments;
    use crate::page::{Facts, html};

    #[test]
    fn items_stay_apart_and_words_whole() {
        for (markup, text) in [
            ("<p><a href=/1>One</a><a href=/2>Two</a><!-- --><a href=/3>Three</a>", "One Two Three"),
            ("<div><a href=/1>桥</a><a href=/2>河</a></div>", "桥 河"),
            ("<p><button>Open</button><button>Close</button>", "Open Close"),
            ("<div class=post-tags><span>Stone</span><span>Wood</span></div>", "Stone Wood"),
            (
                "<p>The <a href=/x>foo</a>bar and <a href=/x>foot</a><a href=/x>bridge</a>",
                "The foobar and footbridge",
            ),
            ("<p><span>wei</span><span>r</span>", "weir"),
            ("<p>在<a href=/1>青石</a><a href=/2>大桥</a>上", "在青石大桥上"),
            ("<p><code><a href=/1>open</a><a href=/2>Gate</a></code>", "openGate"),
            ("<p>x<a href=#1>[1]</a><a href=#2>[2]</a>", "x[1][2]"),
        ] {
            let page = html::parse(markup, Facts::default());
            let found: Vec<_> = segments(&page).into_iter().map(|s| s.text).collect();
            assert_eq!(found, [text], "{markup}");
        }
    }
}
