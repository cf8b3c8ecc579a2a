//! Formulas: `MathML` reduced to an allow-list, TeX sources, and what `KaTeX` and `MathJax` make of them.
//!
//! Those libraries write a formula two or three times (`MathML` for assistive technology, TeX in an
//! annotation, boxes for the eye); the outermost element that holds the copies becomes one formula.

use super::context::Ground;
use super::linear;
use super::object::{Object, Objects};
use crate::article::{MATH_ATTRIBUTES, MATH_ELEMENTS, MathNode};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;

/// A formula.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Formula {
    pub(super) tex: Option<String>,
    pub(super) mathml: Option<MathNode>,
    pub(super) text: String,
    /// Stands on a line of its own.
    pub(super) display: bool,
}

/// Words of `class` that mark the wrapper of a formula which holds a `math` element.
const WRAPPER_WORDS: [&str; 3] = ["katex", "math", "mjx"];

/// Words of `class` that mark a picture of a formula; its `alt` is the TeX source.
const PICTURE_WORDS: [&str; 5] = ["tex", "latex", "math", "formula", "equation"];

/// Depth of a formula's tree that is kept.
const MAX_MATH_DEPTH: usize = 24;

/// Bytes of a TeX source or of a formula's text that are kept.
const MAX_MATH_BYTES: usize = 16 << 10;

/// Adds all formulas of a page to the objects.
pub(super) fn find(ground: &Ground, objects: &mut Objects) {
    let page = ground.page;
    let mut id = 0;
    while (id as usize) < page.len() {
        let end = page.node(id).end;
        match page.tag(id) {
            Tag::Math => {
                let (at, display) = wrapper(ground, id);
                objects.insert(at, Object::Formula(from_mathml(page, id, display)));
                id = end;
                continue;
            }
            Tag::Script => {
                if let Some(display) = tex_script(page, id) {
                    let copy = rendered_copy(ground, objects, id);
                    let tex = limited(page.text_of(id).trim());
                    let mathml = copy.and_then(|f| f.mathml);
                    let formula = Formula { text: tex.clone(), tex: Some(tex), mathml, display };
                    objects.insert(id, Object::Formula(formula));
                }
            }
            _ => {}
        }
        id += 1;
    }
}

/// Whether a picture is one of a formula, by its class.
pub(super) fn is_picture(ground: &Ground, id: NodeId) -> bool {
    ground.has_token(id, &PICTURE_WORDS)
}

/// Whether a `script` holds TeX (`MathJax` 2, "TeX and `LaTeX` input"), and if so whether it is displayed.
fn tex_script(page: &Page, id: NodeId) -> Option<bool> {
    let kind = page.attribute(id, "type")?.to_ascii_lowercase();
    kind.starts_with("math/tex").then(|| kind.contains("mode=display"))
}

/// Marks what `MathJax` 2 rendered just before a source as copies of it, and gives the formula among them.
fn rendered_copy(ground: &Ground, objects: &mut Objects, script: NodeId) -> Option<Formula> {
    let page = ground.page;
    let parent = page.node(script).parent;
    let is_copy = |n: NodeId| {
        let tokens: Vec<_> = ground.tokens(n).collect();
        tokens.windows(2).any(|w| w[0] == "math" && w[1] == "jax")
    };
    // Siblings in front, nearest first, found without walking all of them: what ends where the next begins.
    let mut copies = Vec::new();
    let mut edge = script;
    while edge > parent + 1 {
        let mut before = edge - 1;
        while page.node(before).parent != parent && before > parent {
            before = page.node(before).parent;
        }
        if before == parent || !matches!(page.node(before).kind, Kind::Element(_)) || !is_copy(before) {
            break;
        }
        copies.push(before);
        edge = before;
    }
    let mut found = None;
    for copy in copies {
        let inner: Vec<NodeId> = objects.range(page.subtree(copy)).map(|(&n, _)| n).collect();
        for n in inner {
            if let Some(Object::Formula(formula)) = objects.remove(&n) {
                found = Some(formula);
            }
        }
        objects.insert(copy, Object::Skip);
    }
    found
}

/// The outermost element that holds only copies of a formula, and whether it is displayed.
fn wrapper(ground: &Ground, math: NodeId) -> (NodeId, bool) {
    let page = ground.page;
    let mut at = math;
    let mut display = page.attribute(math, "display") == Some("block");
    for ancestor in page.ancestors(math) {
        let named = page.name(ancestor).starts_with("mjx-");
        if page.tag(ancestor).is_block() || !(named || ground.has_token(ancestor, &WRAPPER_WORDS)) {
            // `MathJax` and Wikipedia put an unnamed wrapper around the `MathML`; look one further.
            let grand = page.node(ancestor).parent;
            let passes = !page.tag(ancestor).is_block()
                && page.tag(ancestor) != Tag::A
                && !page.tag(grand).is_block()
                && ground.has_token(grand, &WRAPPER_WORDS);
            if !passes {
                break;
            }
            continue;
        }
        at = ancestor;
        display |= ground.has_token(ancestor, &["display"]);
        display |= page.attribute(ancestor, "display") == Some("true");
    }
    (at, display)
}

fn from_mathml(page: &Page, math: NodeId, display: bool) -> Formula {
    let annotation = page.subtree(math).find(|&n| {
        page.name(n) == "annotation"
            && page.attribute(n, "encoding").is_some_and(|e| e.to_ascii_lowercase().contains("tex"))
    });
    let tex = annotation
        .map(|n| page.text_of(n).trim())
        .or_else(|| page.attribute(math, "alttext").map(str::trim))
        .filter(|t| !t.is_empty())
        .map(limited);
    let mathml = node(page, math, 0);
    let text = limited(&text::squash(&mathml.as_ref().map(linear::text).unwrap_or_default()));
    let text = if text.is_empty() { tex.clone().unwrap_or_default() } else { text };
    Formula { tex, mathml, text, display }
}

/// One element with its children; names outside the list give way to their children.
fn node(page: &Page, id: NodeId, depth: usize) -> Option<MathNode> {
    if depth > MAX_MATH_DEPTH {
        return None;
    }
    let name = page.name(id);
    let mut out = MathNode { tag: name.to_owned(), ..MathNode::default() };
    if name == "semantics" || !MATH_ELEMENTS.contains(&name) {
        if matches!(name, "annotation" | "annotation-xml") {
            return None;
        }
        "mrow".clone_into(&mut out.tag);
    }
    for (key, value) in page.attributes(id) {
        if MATH_ELEMENTS.contains(&name) && MATH_ATTRIBUTES.contains(&key) && value.len() <= 64 {
            out.attributes.push((key.to_owned(), value.to_owned()));
        }
    }
    let token = matches!(name, "mi" | "mn" | "mo" | "ms" | "mtext");
    for child in page.children(id) {
        match page.node(child).kind {
            Kind::Text if token => {
                out.text.push_str(&text::squash(page.text_of(child)));
            }
            // The first child of `semantics` is the formula, the others say it again.
            Kind::Element(_) if name != "semantics" || out.children.is_empty() => {
                out.children.extend(node(page, child, depth + 1));
            }
            _ => {}
        }
    }
    if token {
        out.children.clear();
    }
    if out.tag == "mrow" && out.attributes.is_empty() && out.children.len() == 1 {
        return out.children.pop();
    }
    Some(out)
}

fn limited(text: &str) -> String {
    let mut end = text.len().min(MAX_MATH_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}
