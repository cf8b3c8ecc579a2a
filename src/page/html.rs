//! Front door for markup: HTML text, parsed into a tree of kuchikiki (`tree.rs`), which is walked here.

use super::tree::Tree;
use super::{Builder, Facts, Page, base, lighten, limits, script, tags, tokens};
use kuchikiki::{NodeData, NodeRef};
use std::borrow::Cow;
use std::collections::HashMap;

/// Parses HTML into a page. Never fails: whatever the text, HTML has a tree for it.
///
/// ```
/// use limpid::page::{Facts, html};
/// let page = html::parse("<p>One<p>Two", Facts::default());
/// assert_eq!(page.text, "OneTwo");
/// ```
pub fn parse(markup: &str, mut facts: Facts) -> Page {
    let mut kept = markup;
    if markup.len() > limits::MAX_BYTES {
        let mut end = limits::MAX_BYTES;
        while !markup.is_char_boundary(end) {
            end -= 1;
        }
        kept = &markup[..end];
        facts.unread = true;
        facts.limits.push(format!("markup past {} MB was left out", limits::MAX_BYTES >> 20));
    }
    let light = lighten::lighten(kept);
    if light.deep {
        facts.limits.push(format!("elements deeper than {} were flattened", lighten::MAX_OPEN));
    }
    facts.published = facts.published.or_else(|| script::published(kept));
    let tree = tokens::parse(&light.markup);
    drop(light);
    if facts.content_type.is_none() {
        facts.content_type = Some("text/html".to_owned());
    }
    let mut builder = Builder::new(facts);
    walk(&tree, &mut builder);
    if tree.too_much {
        builder.fill_with_nodes();
    }
    let mut page = builder.finish();
    page.facts.base = page.facts.base.take().or_else(|| base::stated(&page));
    page
}

/// Adds the elements of a piece of markup (the text of a `noscript`, a frame's `srcdoc`) to what is
/// open in a builder. Nested pieces are left as they are.
pub(super) fn fragment(markup: &str, builder: &mut Builder) {
    let tree = tokens::parse(&lighten::lighten(markup).markup);
    let Some(html) = tree.document.children().find(|n| is(n, "html")) else {
        return;
    };
    for body in html.children().filter(|n| is(n, "body")) {
        for child in body.children() {
            walk_inner(&tree, &child, builder, 1);
        }
    }
    if tree.too_much {
        builder.fill_with_nodes();
    }
}

fn is(node: &NodeRef, name: &str) -> bool {
    node.as_element().is_some_and(|e| &*e.name.local == name)
}

fn attribute<'a>(tree: &'a Tree, node: &NodeRef, name: &str) -> Option<&'a str> {
    tree.attributes(node).iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

/// A name in lower case; the parser has done it for all but those of foreign elements.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.to_lowercase())
    }
}

fn walk(tree: &Tree, builder: &mut Builder) {
    for child in tree.document.children() {
        if is(&child, "html") {
            add_attributes(tree, &child, |name, value| builder.root_attribute(name, value));
            for inner in child.children() {
                walk_inner(tree, &inner, builder, 0);
            }
        } else {
            walk_inner(tree, &child, builder, 0);
        }
    }
}

fn add_attributes(tree: &Tree, node: &NodeRef, mut add: impl FnMut(&str, &str)) {
    for attribute in tree.attributes(node) {
        let name = &attribute.name;
        match &name.prefix {
            Some(prefix) if !prefix.is_empty() => {
                add(&format!("{prefix}:{}", name.local).to_lowercase(), &attribute.value);
            }
            _ => add(&lower(&name.local), &attribute.value),
        }
    }
}

/// What is still to be done for the walk; an explicit stack, because pages are hostile.
enum Step {
    Node(NodeRef),
    Close,
}

/// Adds a subtree. `nested` counts the pieces of markup within markup on the way here.
fn walk_inner(tree: &Tree, top: &NodeRef, builder: &mut Builder, nested: usize) {
    let mut stack = vec![Step::Node(top.clone())];
    while let Some(step) = stack.pop() {
        let node = match step {
            Step::Close => {
                builder.close();
                continue;
            }
            Step::Node(node) => node,
        };
        if builder.is_full() {
            break;
        }
        match node.data() {
            NodeData::Text(text) => builder.text(&text.borrow()),
            NodeData::Comment(text) => builder.comment(&text.borrow()),
            NodeData::Element(element) => {
                let name = lower(&element.name.local);
                if name == "script" && !attribute(tree, &node, "type").is_some_and(tags::is_data_script) {
                    continue;
                }
                if name == "template" {
                    continue;
                }
                builder.open(&name);
                add_attributes(tree, &node, |n, v| builder.attribute(n, v));
                match &*name {
                    "noscript" => {
                        if nested == 0 {
                            fragment(&node.text_contents(), builder);
                        }
                        builder.close();
                        continue;
                    }
                    "iframe" => {
                        if let (0, Some(inner)) = (nested, attribute(tree, &node, "srcdoc")) {
                            fragment(inner, builder);
                        }
                        builder.close();
                        continue;
                    }
                    "svg" => {
                        builder.close();
                        continue;
                    }
                    _ => {}
                }
                stack.push(Step::Close);
                let at = stack.len();
                let mut template = false;
                for child in node.children() {
                    template |= is(&child, "template");
                    stack.push(Step::Node(child));
                }
                if let Some(shadow) = template.then(|| shadow_root(tree, &node)).flatten() {
                    stack.truncate(at);
                    flatten_slots(tree, &shadow, &node, &mut stack);
                } else {
                    stack[at..].reverse();
                }
            }
            _ => {}
        }
    }
}

/// Content of the declarative shadow root of a host (HTML, 4.12.3, `shadowrootmode=open`).
fn shadow_root(tree: &Tree, host: &NodeRef) -> Option<NodeRef> {
    let template = host
        .children()
        .filter(|c| is(c, "template"))
        .find(|c| attribute(tree, c, "shadowrootmode").is_some_and(|m| m.eq_ignore_ascii_case("open")))?;
    template.as_element().and_then(|e| e.template_contents.clone())
}

/// Puts the children of a shadow root on the stack, slots replaced by what is assigned to them
/// (DOM, 4.2.2.3 "Finding slots and slottables"), or by their fallback.
fn flatten_slots(tree: &Tree, shadow: &NodeRef, host: &NodeRef, stack: &mut Vec<Step>) {
    let slots: Vec<NodeRef> = shadow.descendants().filter(|n| is(n, "slot")).collect();
    // By the slot that they ask for: there may be many thousands of both.
    let mut waiting: HashMap<&str, Vec<NodeRef>> = HashMap::new();
    for child in host.children() {
        if !is(&child, "template") && (child.as_element().is_some() || child.as_text().is_some()) {
            waiting.entry(attribute(tree, &child, "slot").unwrap_or_default()).or_default().push(child);
        }
    }
    for slot in slots {
        // The first slot of a name takes them all.
        if let Some(assigned) = waiting.remove(attribute(tree, &slot, "name").unwrap_or_default()) {
            for child in slot.children() {
                child.detach();
            }
            for child in assigned {
                slot.append(child);
            }
        }
    }
    let at = stack.len();
    stack.extend(shadow.children().map(Step::Node));
    stack[at..].reverse();
}
