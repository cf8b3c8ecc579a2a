//! Folds: parts of a page that a button opens, closed when it was read. Answers of questions, panels of an accordion or of tabs:
//! the reader has no such buttons, and shows them.

use crate::page::{Kind, NodeId, Page, Tag};
use crate::text::has_class_token;
use std::collections::HashSet;

/// Attributes that hold the address of what a click opens (the last two: Bootstrap's).
const OPENS: [&str; 3] = ["href", "data-target", "data-bs-target"];

/// Words for folds in classes and ids.
const NAMES: [&str; 15] = [
    "accordion",
    "collapse",
    "collapsible",
    "collapsed",
    "expand",
    "expanded",
    "expandable",
    "faq",
    "fold",
    "more",
    "spoiler",
    "tab",
    "tabs",
    "tabpanel",
    "toggle",
];

/// Longest text, in bytes, of the line whose button opens what follows it.
const LINE: usize = 300;
/// Most nodes of it that are looked at.
const ELEMENTS: usize = 30;

/// The hidden elements of a page that are folds.
#[derive(Debug, Default)]
pub struct Folds(HashSet<NodeId>);

impl Folds {
    /// Looks for them.
    pub fn new(page: &Page) -> Self {
        let elements =
            || (1..page.len() as NodeId).filter(|&n| matches!(page.node(n).kind, Kind::Element(_)));
        let hidden: Vec<NodeId> = elements().filter(|&n| hides(page, n)).collect();
        if hidden.is_empty() {
            return Self::default();
        }
        let mut openers = Openers::default();
        for n in elements() {
            openers.add(page, n);
        }
        Self(hidden.into_iter().filter(|&n| openers.open(page, n)).collect())
    }

    /// Whether an element hides what is in it from whoever reads the page, however they click.
    pub fn conceals(&self, page: &Page, id: NodeId) -> bool {
        hides(page, id) && !self.0.contains(&id)
    }
}

/// Whether an element hides what is in it. A live page tells of everything in a hidden element that it is not shown: only the
/// outermost is known to be so by itself.
fn hides(page: &Page, id: NodeId) -> bool {
    let live = |id: NodeId| page.node(id).live.hidden;
    page.node(id).says_hidden || live(id) && !live(page.node(id).parent)
}

/// What buttons and links of a page open and close.
#[derive(Default)]
struct Openers<'a> {
    opened: HashSet<&'a str>,
    buttons: HashSet<&'a str>,
}

impl<'a> Openers<'a> {
    /// Looks whether an element opens another: `aria-controls` beside `aria-expanded`, or on a tab (WAI-ARIA 1.2, accordion and
    /// tabs patterns), or an address within the page.
    fn add(&mut self, page: &'a Page, id: NodeId) {
        if is_button(page, id) {
            self.opened
                .extend(page.attribute(id, "aria-controls").unwrap_or_default().split_ascii_whitespace());
            self.buttons.extend(page.attribute(id, "id"));
        }
        let targets = OPENS.iter().filter_map(|name| page.attribute(id, name));
        self.opened.extend(targets.filter_map(|target| target.strip_prefix('#')));
    }

    fn open(&self, page: &Page, id: NodeId) -> bool {
        if page.tag(id) == Tag::Noscript || is_dialog(page, id) {
            return false;
        }
        // A wrapper for the movement around the panel itself.
        let inner = page.children(id).find(|&c| matches!(page.node(c).kind, Kind::Element(_)));
        self.is_opened(page, id)
            || inner.is_some_and(|c| self.is_opened(page, c))
            || is_called_so(page, id)
            || is_below_button(page, id)
    }

    fn is_opened(&self, page: &Page, id: NodeId) -> bool {
        let labels = page.attribute(id, "aria-labelledby").unwrap_or_default();
        page.attribute(id, "role") == Some("tabpanel")
            || page.attribute(id, "id").is_some_and(|id| self.opened.contains(id))
            || labels.split_ascii_whitespace().any(|id| self.buttons.contains(id))
    }
}

fn is_dialog(page: &Page, id: NodeId) -> bool {
    page.tag(id) == Tag::Dialog
        || matches!(page.attribute(id, "role"), Some("dialog" | "alertdialog" | "menu" | "listbox"))
}

/// Whether an element opens and closes another one.
fn is_button(page: &Page, id: NodeId) -> bool {
    page.attribute(id, "aria-expanded").is_some() || page.attribute(id, "role") == Some("tab")
}

fn is_called_so(page: &Page, id: NodeId) -> bool {
    ["class", "id"]
        .iter()
        .any(|name| page.attribute(id, name).is_some_and(|value| has_class_token(value, &NAMES)))
}

/// Whether the element before is a line with such a button that does not say what it opens:
/// `<h3><button aria-expanded="false">…</button></h3>`.
fn is_below_button(page: &Page, id: NodeId) -> bool {
    let opens_next = |n: NodeId| is_button(page, n) && page.attribute(n, "aria-controls").is_none();
    before(page, id)
        .is_some_and(|b| page.text_of(b).len() <= LINE && page.subtree(b).take(ELEMENTS).any(opens_next))
}

/// The element before one, with nothing but white space between.
fn before(page: &Page, id: NodeId) -> Option<NodeId> {
    let parent = page.node(id).parent;
    let mut before = id;
    for _ in 0..3 {
        // What stands before it in the markup is the end of its sibling before it.
        let last = before.checked_sub(1).filter(|&last| last > parent)?;
        before =
            std::iter::once(last).chain(page.ancestors(last)).find(|&n| page.node(n).parent == parent)?;
        match page.node(before).kind {
            Kind::Element(_) => return Some(before),
            _ if page.text_of(before).trim().is_empty() => {}
            _ => return None,
        }
    }
    None
}
