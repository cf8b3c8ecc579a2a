//! The tree that the HTML parser makes, kept to a size.
//!
//! A tree is not bounded by its markup: elements of formatting that are left open (`font`, `b`) are made again in every
//! paragraph that follows (HTML, 13.2.4.3), with all their attributes. 166 kB of markup made ten million nodes, which took
//! 10 s and 3.6 GB. So nodes, attributes and bytes are counted where they are made, and nothing more is read once there are
//! too many.
//!
//! The tree is kuchikiki's. Attributes stand beside it as the parser made them: its own map takes a table, two hashes and a
//! copy for each.

use super::limits::{BYTES_OF_A_TREE_NODE, FREE_TREE, MAX_TREE_ATTRIBUTES, MAX_TREE_NODES};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName};
use kuchikiki::{NodeRef, Sink};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// A parsed document.
pub(super) struct Tree {
    /// Its root.
    pub document: NodeRef,
    /// Whether the markup was too much for a tree.
    pub too_much: bool,
    attributes: Vec<Vec<Attribute>>,
}

impl Tree {
    /// The attributes of an element, in order.
    pub fn attributes(&self, node: &NodeRef) -> &[Attribute] {
        place(node).map_or(&[], |place| &self.attributes[place])
    }
}

/// Where the attributes of an element stand, if it has any. The tree's nodes have a field for a number of its users'.
fn place(node: &NodeRef) -> Option<usize> {
    let number = node.as_element()?.score.get() as usize;
    number.checked_sub(1)
}

fn set_place(node: &NodeRef, place: usize) {
    // Exact: there are far fewer elements (`MAX_TREE_NODES`) than an `f32` counts.
    node.as_element().inspect(|element| element.score.set((place + 1) as f32));
}

/// What a tree is made of.
#[derive(Clone, Copy, Default)]
struct Size {
    nodes: usize,
    attributes: usize,
    /// Of attribute values.
    bytes: usize,
}

/// Kuchikiki's tree, with what was made for it counted.
pub(super) struct Bounded {
    inner: Sink,
    attributes: RefCell<Vec<Vec<Attribute>>>,
    most: Size,
    made: Cell<Size>,
}

impl Bounded {
    /// An empty tree for so many bytes of markup.
    pub fn new(bytes: usize) -> Self {
        let own = FREE_TREE + bytes / BYTES_OF_A_TREE_NODE;
        let most = Size {
            nodes: own.min(MAX_TREE_NODES),
            attributes: own.min(MAX_TREE_ATTRIBUTES),
            bytes: FREE_TREE + bytes,
        };
        Self { inner: Sink::default(), attributes: RefCell::default(), most, made: Cell::default() }
    }

    /// Whether nothing more is added.
    pub fn is_full(&self) -> bool {
        let (made, most) = (self.made.get(), self.most);
        made.nodes >= most.nodes || made.attributes >= most.attributes || made.bytes >= most.bytes
    }

    fn one_more(&self) {
        let made = self.made.get();
        self.made.set(Size { nodes: made.nodes + 1, ..made });
    }

    /// Attributes, counted; none once it is full.
    fn counted(&self, attributes: Vec<Attribute>) -> Vec<Attribute> {
        if self.is_full() {
            return Vec::new();
        }
        let made = self.made.get();
        self.made.set(Size {
            nodes: made.nodes,
            attributes: made.attributes + attributes.len(),
            bytes: made.bytes + attributes.iter().map(|a| a.value.len()).sum::<usize>(),
        });
        attributes
    }

    /// Puts a node or text somewhere, where the text does not continue the one before it; nothing once it is full.
    fn put(
        &self,
        child: NodeOrText<NodeRef>,
        before: impl FnOnce() -> Option<NodeRef>,
        place: impl FnOnce(NodeRef),
    ) {
        if self.is_full() {
            return;
        }
        match child {
            NodeOrText::AppendNode(node) => place(node),
            NodeOrText::AppendText(text) => {
                if let Some(node) = before()
                    && let Some(open) = node.as_text()
                {
                    open.borrow_mut().push_str(&text);
                    return;
                }
                self.one_more();
                place(NodeRef::new_text(text));
            }
        }
    }
}

impl TreeSink for Bounded {
    type Handle = NodeRef;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        let too_much = self.is_full();
        Tree { document: self.inner.document_node, too_much, attributes: self.attributes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeRef {
        self.inner.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeRef) -> ExpandedName<'a> {
        self.inner.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeRef {
        let attributes = self.counted(attributes);
        self.one_more();
        let node = self.inner.create_element(name, Vec::new(), flags);
        if !attributes.is_empty() {
            let mut all = self.attributes.borrow_mut();
            set_place(&node, all.len());
            all.push(attributes);
        }
        node
    }

    fn create_comment(&self, text: StrTendril) -> NodeRef {
        self.one_more();
        self.inner.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeRef {
        self.one_more();
        self.inner.create_pi(target, data)
    }

    fn append(&self, parent: &NodeRef, child: NodeOrText<NodeRef>) {
        self.put(child, || parent.last_child(), |node| parent.append(node));
    }

    fn append_before_sibling(&self, sibling: &NodeRef, child: NodeOrText<NodeRef>) {
        self.put(child, || sibling.previous_sibling(), |node| sibling.insert_before(node));
    }

    fn append_based_on_parent_node(&self, element: &NodeRef, previous: &NodeRef, child: NodeOrText<NodeRef>) {
        if element.parent().is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.inner.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeRef) -> NodeRef {
        self.inner.get_template_contents(target)
    }

    fn same_node(&self, one: &NodeRef, other: &NodeRef) -> bool {
        self.inner.same_node(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.inner.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeRef, attributes: Vec<Attribute>) {
        let attributes = self.counted(attributes);
        let mut all = self.attributes.borrow_mut();
        let place = place(target).unwrap_or_else(|| {
            set_place(target, all.len());
            all.push(Vec::new());
            all.len() - 1
        });
        for attribute in attributes {
            if all[place].iter().all(|a| a.name.expanded() != attribute.name.expanded()) {
                all[place].push(attribute);
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeRef) {
        self.inner.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeRef, new_parent: &NodeRef) {
        self.inner.reparent_children(node, new_parent);
    }
}
