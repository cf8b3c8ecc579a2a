//! What is there to be clicked: tabs, switches, entries of menus, links that look like buttons. What they do is no text.

use super::{Sight, heading_level};
use crate::page::{NodeId, Tag};
use crate::text;

/// Roles of controls (WAI-ARIA 1.2, widget roles and what holds them).
#[rustfmt::skip]
const ROLES: [&str; 13] = [
    "button", "checkbox", "listbox", "menu", "menubar", "menuitem", "option", "radio", "radiogroup", "switch", "tab", "tablist", "toolbar",
];
/// Steps up from a segment at which a control stands.
const STEPS: usize = 4;
/// Words of classes of links that are buttons, or that lead on to the rest of something.
const CALLED: [&str; 6] = ["more", "readmore", "continue", "cta", "button", "btn"];

/// Drops kept segments that are controls.
pub fn drop(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    for i in (0..keep.len()).filter(|&i| heading_level(sight.index, i).is_none()) {
        if keep[i] && (has_role(sight, i) || is_button(sight, i) || is_of_choice(sight, i)) {
            keep[i] = false;
            reasons[i] = Some("something to be clicked");
        }
    }
    reasons
}

fn has_role(sight: &Sight, i: usize) -> bool {
    let (index, page) = (sight.index, sight.index.page);
    let home = index.segments[i].container;
    !index.stats[i].paragraph
        && std::iter::once(home)
            .chain(page.ancestors(home))
            .take(STEPS)
            .any(|id| page.attribute(id, "role").is_some_and(|role| ROLES.contains(&role)))
}

/// Whether a segment is a link and nothing else, and the link is called a button.
fn is_button(sight: &Sight, i: usize) -> bool {
    let (index, page) = (sight.index, sight.index.page);
    let (segment, stats) = (&index.segments[i], &index.stats[i]);
    let called = |id: NodeId| {
        page.tag(id) == Tag::A
            && page.attribute(id, "class").is_some_and(|class| text::has_class_token(class, &CALLED))
    };
    stats.links > 0
        && stats.link_chars >= stats.chars
        && segment.nodes.clone().chain(page.ancestors(segment.nodes.start).take(STEPS - 1)).any(called)
}

/// Whether a segment is the labels of a choice among several (`<input type=radio>`) and nothing else: tabs without a script.
fn is_of_choice(sight: &Sight, i: usize) -> bool {
    let (index, page) = (sight.index, sight.index.page);
    let segment = &index.segments[i];
    let is_label = |n: NodeId| {
        page.ancestors(n).take(STEPS).any(|a| page.tag(a) == Tag::Label && page.attribute(a, "for").is_some())
    };
    let texts =
        || segment.nodes.clone().filter(|&n| page.tag(n) == Tag::None && !page.text_of(n).trim().is_empty());
    let is_radio = |n: NodeId| page.tag(n) == Tag::Input && page.attribute(n, "type") == Some("radio");
    texts().take(2).count() > 1
        && texts().all(is_label)
        && page.subtree(page.node(segment.container).parent).any(is_radio)
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    fn text(part: &str) -> String {
        let story = "<p>The weir was built in the summer of the great flood, by the miller and his three sons, who carried every \
                     stone from the quarry above the village, and slept in the mill.</p>";
        let page = format!(
            "<html lang=en><title>The weir at the ford</title><article><h1>The weir at the ford</h1>{story}{part}{story}</article>"
        );
        crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
    }

    #[test]
    fn controls_are_no_text() {
        let bare = text("");
        for control in [
            "<div role=tablist><span role=tab>In English</span> <span role=tab>In Welsh</span></div>",
            "<p><a class=more-link href=/weir>Continue reading about the weir at the ford</a></p>",
            "<div><input type=radio id=a name=t><input type=radio id=b name=t><div><label for=a>In oak</label><label for=b>In iron\
             </label></div></div>",
            "<p><a class='btn btn-primary' href=/visit>Come and see the weir</a></p>",
        ] {
            assert_eq!(text(control), bare, "{control}");
        }
        for wanted in [
            "<p><a href=/quarry>The quarry above the village is open in summer</a>.</p>",
            "<p>Whoever wants to see it <a class=btn href=/visit>comes on a Sunday</a>, when the miller is at home.</p>",
        ] {
            assert!(text(wanted).len() > bare.len(), "{wanted}");
        }
    }
}
