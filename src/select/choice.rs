//! What a person chose otherwise than the machine: pieces put back or dropped, the element that holds the
//! article, and rules kept from earlier pages of the same site.

use super::{Label, Selection};
use crate::article::Repair;
use crate::measure::Measured;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Attribute by which the page's script marks the elements that the person pointed at or selected. It never comes from the
/// page itself: the script leaves out an attribute of this name.
pub const CHOSEN: &str = "data-limpid-chosen";

/// Characters of a text that name it beside its path: those of [`Anchor::exact`](crate::article::Anchor::exact).
pub const EXACT: usize = 64;

/// Steps of a shape: enough to tell a sidebar's item from the text's, few enough to outlive a redesign of what is
/// around.
const STEPS: usize = 4;

/// Wrappers that a site may put around an element before a rule no longer knows it.
const WRAPPERS: usize = 2;

/// A person's choice.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Choice {
    /// The elements marked by [`CHOSEN`] hold the article, and nothing else does.
    pub pointed: bool,
    /// Pieces of this page, in the order in which they were clicked.
    pub spots: Vec<Spot>,
    /// Rules of the site.
    pub rules: Vec<Rule>,
}

/// One piece of text that was put back or dropped.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Spot {
    /// CSS path of its element, as [`Page::path`] writes it.
    pub selector: String,
    /// Its first 64 characters.
    pub exact: String,
    /// Put back, or dropped.
    pub keep: bool,
}

/// A repair kept for a site.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Rule {
    /// Shape of the elements that it is about; see [`shape`].
    pub shape: String,
    /// `keep`, `drop`, or `article` for the element that holds the article.
    pub action: String,
}

impl Choice {
    /// Whether anything was chosen at all.
    pub fn is_empty(&self) -> bool {
        !self.pointed && self.spots.is_empty() && self.rules.is_empty()
    }
}

/// The stable path of an element: its last steps by name and by the first word of its `id` or `class` that no
/// machine counted (none with a digit in it). Empty where no step has such a word: `div > p` would be everything.
///
/// ```
/// use limpid::{page::{Facts, html}, select::shape};
/// let page = html::parse("<div class='story wide-2'><ul id=links><li>A", Facts::default());
/// let item = (0..page.len() as u32).find(|&id| page.name(id) == "li").unwrap();
/// assert_eq!(shape(&page, item), "div.story > ul#links > li");
/// ```
pub fn shape(page: &Page, id: NodeId) -> String {
    let mut steps = Vec::new();
    let mut named = false;
    let mut current = id;
    while current != Page::ROOT && steps.len() < STEPS {
        match page.node(current).kind {
            Kind::Element(Tag::Body) => break,
            Kind::Element(_) => {
                let word = |name: &str| {
                    let value = page.attribute(current, name)?;
                    value.split_whitespace().find(|w| !w.contains(|c: char| c.is_ascii_digit()))
                };
                let (mark, word) = match word("id") {
                    Some(id) => ("#", id),
                    None => (".", word("class").unwrap_or_default()),
                };
                let mut step = page.name(current).to_owned();
                if !word.is_empty() {
                    named = true;
                    step.push_str(mark);
                    step.push_str(word);
                }
                steps.push(step);
            }
            _ => {}
        }
        current = page.node(current).parent;
    }
    steps.reverse();
    if named { steps.join(" > ") } else { String::new() }
}

/// The opening by which a text is known again.
pub fn exact(text: &str) -> String {
    text.chars().take(EXACT).collect()
}

/// Changes the selection as the person chose. Gives what was done, and the segments that were put back: what
/// the metadata claimed of them is text again.
pub fn choose(
    page: &Page,
    measured: &Measured,
    selection: &mut Selection,
    choice: &Choice,
) -> (Repair, BTreeSet<usize>) {
    let before: Vec<bool> = selection.verdicts.iter().map(|v| v.keep).collect();
    let by = if choice.pointed || !choice.spots.is_empty() { "person" } else { "rule" };
    let mut repair = Repair { by: by.to_owned(), pointed: choice.pointed, ..Repair::default() };
    let set = |selection: &mut Selection, s: usize, keep: bool, reason: &'static str| {
        if let Some(verdict) = selection.verdicts.get_mut(s).filter(|v| v.keep != keep) {
            verdict.keep = keep;
            verdict.label = if keep { Label::Body } else { Label::Boilerplate };
            verdict.reasons = vec![reason];
        }
    };
    let shapes: Vec<String> = if choice.rules.is_empty() {
        Vec::new()
    } else {
        measured.segments.iter().map(|s| shape(page, s.container)).collect()
    };
    for rule in &choice.rules {
        let found = if rule.action == "article" {
            holder(page, measured, &rule.shape).map(|node| only(page, measured, node)).unwrap_or_default()
        } else {
            let shown = |s: &usize| !measured.segments[*s].hidden;
            let same: Vec<usize> =
                (0..shapes.len()).filter(|&s| shapes[s] == rule.shape).filter(shown).collect();
            if same.is_empty() { alike(page, measured, selection, rule) } else { same }
        };
        if found.is_empty() {
            repair.unmatched.push(rule.shape.clone());
        } else if rule.action == "article" {
            let found: BTreeSet<usize> = found.into_iter().collect();
            (0..before.len())
                .for_each(|s| set(selection, s, found.contains(&s), "by a rule of yours for this site"));
        } else {
            let keep = rule.action == "keep";
            found.into_iter().for_each(|s| set(selection, s, keep, "by a rule of yours for this site"));
        }
    }
    if choice.pointed {
        let marked = (0..page.len() as NodeId).filter(|&id| page.attribute(id, CHOSEN).is_some());
        let found: BTreeSet<usize> = marked.flat_map(|node| only(page, measured, node)).collect();
        if found.is_empty() {
            repair.unmatched.push("the element pointed at".to_owned());
        } else {
            (0..before.len()).for_each(|s| set(selection, s, found.contains(&s), "by your choice"));
        }
    }
    for spot in &choice.spots {
        match find(page, measured, spot) {
            Some(s) => set(selection, s, spot.keep, "by your choice"),
            None => repair.unmatched.push(spot.exact.clone()),
        }
    }
    let now: Vec<bool> = selection.verdicts.iter().map(|v| v.keep).collect();
    let back: BTreeSet<usize> = (0..now.len()).filter(|&s| now[s] && !before[s]).collect();
    repair.put_back = back.len() as u32;
    repair.dropped = (0..now.len()).filter(|&s| before[s] && !now[s]).count() as u32;
    let first = now.iter().position(|k| *k).unwrap_or(0);
    let last = now.iter().rposition(|k| *k).map_or(0, |l| l + 1);
    selection.body = first..last;
    (repair, back)
}

/// Shown segments whose path differs from a rule's by what a site changes without meaning it: another wrapper, or
/// another class before the one that was named. None where the rule would drop most of the article: then it means
/// something else by now.
fn alike(page: &Page, measured: &Measured, selection: &Selection, rule: &Rule) -> Vec<usize> {
    let steps: Vec<&str> = rule.shape.split(" > ").collect();
    let named = |step: &&str| step.contains(['.', '#']);
    // A name further off says too little about the element itself.
    if !steps.iter().rev().take(2).any(named) {
        return Vec::new();
    }
    let found: Vec<usize> = (0..measured.segments.len())
        .filter(|&s| !measured.segments[s].hidden && is_alike(page, measured.segments[s].container, &steps))
        .collect();
    let body = selection.verdicts.iter().filter(|v| v.keep).count();
    let lost = found.iter().filter(|&&s| selection.verdicts[s].keep).count();
    if rule.action == "drop" && lost * 2 > body { Vec::new() } else { found }
}

/// Whether the last step is the element itself and the others that have a name are around it, in their order.
fn is_alike(page: &Page, id: NodeId, steps: &[&str]) -> bool {
    let is = |node: NodeId, step: &str| {
        let (name, word) = step.split_once(['.', '#']).unwrap_or((step, ""));
        let mark = if step.contains('#') { "id" } else { "class" };
        let value = page.attribute(node, mark).unwrap_or_default();
        page.name(node) == name && (word.is_empty() || value.split_whitespace().any(|w| w == word))
    };
    let Some((last, around)) = steps.split_last() else { return false };
    if !is(id, last) {
        return false;
    }
    let mut wanted = around.iter().rev().filter(|step| step.contains(['.', '#'])).peekable();
    let mut current = id;
    for _ in 0..steps.len() + WRAPPERS {
        let Some(step) = wanted.peek() else { break };
        current = page.node(current).parent;
        if current == Page::ROOT {
            break;
        }
        if is(current, step) {
            wanted.next();
        }
    }
    wanted.peek().is_none()
}

/// Shown segments that have something in an element.
fn only(page: &Page, measured: &Measured, node: NodeId) -> Vec<usize> {
    let segments = &measured.segments;
    // They follow document order and never nest, so those that end before the element come first.
    let first = segments.partition_point(|s| s.nodes.end <= node);
    let last = segments.partition_point(|s| s.nodes.start < page.node(node).end);
    (first..last.max(first)).filter(|&s| !segments[s].hidden).collect()
}

/// The element of a shape that holds most text.
fn holder(page: &Page, measured: &Measured, wanted: &str) -> Option<NodeId> {
    let is_element = |id: &NodeId| matches!(page.node(*id).kind, Kind::Element(_));
    let nodes = (0..page.len() as NodeId).filter(is_element).filter(|&id| shape(page, id) == wanted);
    let size = |node: NodeId| -> usize {
        only(page, measured, node).into_iter().map(|s| measured.segments[s].text.len()).sum()
    };
    // The first of several that hold the same.
    nodes.map(|n| (size(n), std::cmp::Reverse(n))).max().map(|(_, n)| n.0)
}

/// The segment that a spot means: by path and opening, or where the page has moved by the opening alone, if
/// only one text begins so.
fn find(page: &Page, measured: &Measured, spot: &Spot) -> Option<usize> {
    let opens = |s: &usize| {
        let text = &measured.segments[*s].text;
        !measured.segments[*s].hidden && text::squash(&exact(text)) == text::squash(&spot.exact)
    };
    let same: Vec<usize> = (0..measured.segments.len()).filter(opens).collect();
    let there = same.iter().find(|&&s| page.path(measured.segments[s].container) == spot.selector);
    there.copied().or_else(|| (same.len() == 1).then(|| same[0]))
}
