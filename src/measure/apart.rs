//! Inline elements that follow each other without a space and are separate items all the same: links of a row of tags, buttons.
//! A style sheet sets them apart, and their words would run into one.

use super::pairs::are_pair;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;

/// Words of classes of rows of tags and the like.
const ROWS: [&str; 9] = ["tags", "tag", "chips", "chip", "badges", "pills", "keywords", "labels", "buttons"];

/// Marks that words end with and that nothing follows without a space.
const ENDS: [char; 9] = ['.', '!', '?', ':', ';', ',', ')', '%', '”'];

/// Whether an element is an item of its own beside the element right before it: a button beside a button, a link beside a link
/// that leads elsewhere, any element of a row of tags, a value behind its label. Han needs no spaces, so in running text links beside each other stay so.
pub fn is_apart(page: &Page, id: NodeId) -> bool {
    let tag = page.tag(id);
    if tag.is_block() {
        return false;
    }
    let Some(before) = before(page, id).filter(|&before| !page.text_of(before).is_empty()) else {
        return false;
    };
    let parent = page.node(id).parent;
    if matches!(page.tag(parent), Tag::Code | Tag::Pre | Tag::Kbd | Tag::Samp) {
        return false;
    }
    let last = page.text_of(before).chars().next_back();
    let first = page.text_of(id).chars().next();
    let Some((last, first)) = last.zip(first) else { return false };
    let is_word = text::is_alphanumeric(last);
    if !is_word && !ENDS.contains(&last) || !text::is_alphanumeric(first) {
        return false;
    }
    let is_item = is_word && page.tag(before) == tag && is_item(page, before, id, last, first);
    is_item || are_pair(page, before, id, last, first)
}

/// Whether an element is one of several of its kind.
fn is_item(page: &Page, before: NodeId, id: NodeId, last: char, first: char) -> bool {
    let tag = page.tag(id);
    let parent = page.node(id).parent;
    let is_row = || {
        let class = page.attribute(parent, "class");
        class.is_some_and(|class| text::has_class_token(class, &ROWS))
    };
    match tag {
        Tag::Button => true,
        Tag::Span => is_row(),
        Tag::A => {
            let leads_elsewhere = page.attribute(id, "href") != page.attribute(before, "href");
            let in_text = || {
                let around = [self::before(page, before), after(page, id)];
                around.into_iter().flatten().any(|n| page.node(n).kind == Kind::Text)
            };
            leads_elsewhere && (!text::is_cjk(last) || !text::is_cjk(first) || is_row() || !in_text())
        }
        _ => false,
    }
}

/// Whether an element of preformatted text is the next line of it, by what it and the element right before it are called: a style sheet
/// sets them below each other.
pub fn is_next_line(page: &Page, id: NodeId) -> bool {
    let is_line = |n: NodeId| {
        matches!(page.tag(n), Tag::Span | Tag::Code)
            && page.attribute(n, "class").is_some_and(|class| {
                class.split_ascii_whitespace().any(|word| word == "line" || word.ends_with("-line"))
            })
    };
    is_line(id) && before(page, id).is_some_and(is_line)
}

/// The sibling right before a node, comments and nothing else between them.
pub(super) fn before(page: &Page, id: NodeId) -> Option<NodeId> {
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
pub(super) fn after(page: &Page, id: NodeId) -> Option<NodeId> {
    let next = page.node(id).end;
    ((next as usize) < page.len() && page.node(next).parent == page.node(id).parent).then_some(next)
}

#[cfg(test)]
mod tests {
    use crate::measure::segments;
    use crate::page::{Facts, html};

    #[test]
    fn lines_of_code_below_each_other() {
        for (markup, text) in [
            (
                "<pre><code><span class=highlight-line>open 3</span><span class=highlight-line>close</span></code></pre>",
                "open 3\nclose",
            ),
            ("<pre><span class=line>open</span>\n<span class=line>close</span></pre>", "open\nclose"),
            ("<pre><span class=kw>let</span><span class=name>Gate</span></pre>", "letGate"),
        ] {
            let page = html::parse(markup, Facts::default());
            let found: Vec<_> = segments(&page).into_iter().map(|s| s.text).collect();
            assert_eq!(found, [text], "{markup}");
        }
    }

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
            (
                "<div><span class=fact-label>Distance</span><span class=fact-value>12 km</span></div>",
                "Distance 12 km",
            ),
            ("<ul><li><strong>Start</strong><span>Station</span></ul>", "Start Station"),
            ("<div><span class=head>It lasts.</span><b>Details</b></div>", "It lasts.Details"),
            ("<div><span class=head>It lasts.</span><span class=state>Sold</span></div>", "It lasts. Sold"),
            ("<div class=flex><span>ascent</span><span>gentle</span></div>", "ascent gentle"),
            ("<div><span class=place>起点</span><span class=stop>青石站</span></div>", "起点 青石站"),
            ("<a href=/w><span class=head>Weir</span><time>3 May</time></a>", "Weir 3 May"),
            (
                "<p><b>wei</b><span class=x>rs</span> and <span class=drop-cap>T</span><span class=rest>he</span>",
                "weirs and The",
            ),
            ("<div><span class=cap>T</span><span class=rest>he weir</span></div>", "The weir"),
            ("<div><span class=css-1a2>wei</span><span class=css-9b>r</span></div>", "weir"),
            ("<div class=flex><span>w</span><span>e</span><span>ir</span></div>", "weir"),
            ("<p><time>11 May 2024</time><span>4 min</span>", "11 May 2024 4 min"),
            (
                "<dl><dt class=sig><span class=sig-prename>tallow.</span><span class=sig-name>Load</span></dl>",
                "tallow.Load",
            ),
            ("<div><span class=name>lib.</span><span class=ending>so</span></div>", "lib.so"),
            (
                "<div><span class=datestamp>오전 9:12</span><span>최종수정 오후 1:40</span></div>",
                "오전 9:12 최종수정 오후 1:40",
            ),
            ("<p><span class='lhs no'>1</span><span class='rhs text'>A mill may</span>", "1 A mill may"),
            ("<p><span class=no>(a)</span><span class=text>the brook</span>", "(a) the brook"),
            (
                "<div class=talk__line><b class=talk__speaker>Ann</b><span class=talk__time>00:14</span></div>",
                "Ann 00:14",
            ),
            ("<div><b>1</b><small>st</small></div>", "1st"),
            ("<div class=code-line><span class=kw>let</span><span class=name>Gate</span></div>", "letGate"),
            ("<p>x<a href=#1>[1]</a><a href=#2>[2]</a>", "x[1][2]"),
        ] {
            let page = html::parse(markup, Facts::default());
            let found: Vec<_> = segments(&page).into_iter().map(|s| s.text).collect();
            assert_eq!(found, [text], "{markup}");
        }
    }
}
