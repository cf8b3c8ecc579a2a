//! Front door for a live `Document`, walked from Rust. The only file besides `wasm.rs` that knows web-sys.
//!
//! For pages where WebAssembly may run: the project's own web page, and sites that embed the core. It
//! reads what the extension's page script writes into a snapshot, in the same order, so that both give
//! the same arena (see the header of [`snapshot`](super::snapshot)).

use super::{Builder, Facts, Live, Page, base, html, limits, tags};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlIFrameElement, HtmlImageElement, HtmlSlotElement, Window};

/// Attribute for the picture that is shown, where that is not the one in `src` (srcset, picture, lazy
/// loaders); the page script writes the same.
const SHOWN_SOURCE: &str = "data-limpid-src";

/// What browsers never render anyway: to call it hidden would say nothing about the page's wish.
const NEVER_RENDERED: [&str; 16] = [
    "area", "base", "datalist", "head", "link", "meta", "noembed", "noframes", "noscript", "param", "rp",
    "script", "source", "style", "title", "track",
];

/// Reads a document into a page; `url` where the document's own address is not the page's.
pub fn read(document: &Document, url: Option<String>) -> Page {
    let get = Getters::new();
    let fact = |getter: &Function| get.string(getter, document).filter(|v| !v.is_empty());
    let own = fact(&get.url);
    let base = fact(&get.base_uri).filter(|b| Some(b) != own.as_ref());
    let foreign = url.is_some();
    let facts = Facts {
        // A document made by script has the address of its maker, and so has its base: then its markup is asked.
        base: if foreign { None } else { base },
        url: url.or(own),
        content_type: fact(&get.content_type),
        charset: fact(&get.character_set),
        title: fact(&get.title),
        captured_at: js_sys::Date::new_0().to_iso_string().as_string(),
        ..Facts::default()
    };
    let mut builder = Builder::new(facts);
    let window = document.default_view();
    walk(document, &get, window.as_ref(), &mut builder);
    let mut page = builder.finish();
    if foreign {
        page.facts.base = base::stated(&page);
    }
    page
}

/// Getters of the prototypes. Asking a node itself is not safe: a form whose field is named `firstChild`
/// answers with that field (HTML, 4.10.3, `[LegacyOverrideBuiltIns]`), and so does the document.
struct Getters {
    node_type: Function,
    first_child: Function,
    next_sibling: Function,
    node_value: Function,
    text_content: Function,
    base_uri: Function,
    local_name: Function,
    attributes: Function,
    shadow_root: Function,
    first_element_child: Function,
    url: Function,
    content_type: Function,
    character_set: Function,
    title: Function,
}

impl Getters {
    fn new() -> Self {
        let of = |class: &str, name: &str| -> Function {
            let global = js_sys::global();
            let prototype = Reflect::get(&global, &class.into())
                .and_then(|class| Reflect::get(&class, &"prototype".into()))
                .unwrap_or_default();
            let descriptor =
                Object::get_own_property_descriptor(prototype.unchecked_ref::<Object>(), &name.into());
            Reflect::get(&descriptor, &"get".into()).unwrap_or_default().unchecked_into()
        };
        Self {
            node_type: of("Node", "nodeType"),
            first_child: of("Node", "firstChild"),
            next_sibling: of("Node", "nextSibling"),
            node_value: of("Node", "nodeValue"),
            text_content: of("Node", "textContent"),
            base_uri: of("Node", "baseURI"),
            local_name: of("Element", "localName"),
            attributes: of("Element", "attributes"),
            shadow_root: of("Element", "shadowRoot"),
            first_element_child: of("Element", "firstElementChild"),
            url: of("Document", "URL"),
            content_type: of("Document", "contentType"),
            character_set: of("Document", "characterSet"),
            title: of("Document", "title"),
        }
    }

    fn string(&self, getter: &Function, node: &JsValue) -> Option<String> {
        getter.call0(node).ok()?.as_string()
    }

    /// A node, where there is one.
    fn node(&self, getter: &Function, node: &JsValue) -> Option<JsValue> {
        getter.call0(node).ok().filter(|n| !n.is_null() && !n.is_undefined())
    }

    fn kind(&self, node: &JsValue) -> f64 {
        self.node_type.call0(node).ok().and_then(|v| v.as_f64()).unwrap_or(0.0)
    }
}

/// One element whose children are being walked.
struct Level {
    children: Children,
    /// The element is not rendered.
    hidden: bool,
    /// It stands in a frame's document.
    framed: bool,
}

enum Children {
    /// Siblings, of which this one is the next.
    Siblings(Option<JsValue>),
    /// What is assigned to a slot, and the place in it.
    Assigned(Array, u32),
}

impl Children {
    fn next(&mut self, get: &Getters) -> Option<JsValue> {
        match self {
            Self::Siblings(next) => {
                let node = next.take()?;
                *next = get.node(&get.next_sibling, &node);
                Some(node)
            }
            Self::Assigned(list, at) => {
                *at += 1;
                (*at <= list.length()).then(|| list.get(*at - 1))
            }
        }
    }
}

fn walk(document: &JsValue, get: &Getters, window: Option<&Window>, builder: &mut Builder) {
    let children = Children::Siblings(get.node(&get.first_child, document));
    let mut levels = vec![Level { children, hidden: false, framed: false }];
    while let Some(level) = levels.last_mut() {
        let Some(node) = level.children.next(get) else {
            levels.pop();
            // The document's own level, and the root element's, close nothing.
            if levels.len() > 1 {
                builder.close();
            }
            continue;
        };
        if builder.is_full() {
            break;
        }
        let (hidden, framed) = (level.hidden, level.framed);
        match get.kind(&node) as u16 {
            web_sys::Node::TEXT_NODE | web_sys::Node::CDATA_SECTION_NODE => {
                builder.text(&get.string(&get.node_value, &node).unwrap_or_default());
            }
            web_sys::Node::COMMENT_NODE => {
                builder.comment(&get.string(&get.node_value, &node).unwrap_or_default());
            }
            web_sys::Node::ELEMENT_NODE => {
                let depth = levels.len();
                if let Some(inner) = element(&node, depth, hidden, framed, get, window, builder) {
                    levels.push(inner);
                }
            }
            _ => {}
        }
    }
}

/// Opens an element in the builder; what it holds is to be walked next. `None` where it is left out.
fn element(
    node: &JsValue,
    depth: usize,
    hidden: bool,
    framed: bool,
    get: &Getters,
    window: Option<&Window>,
    builder: &mut Builder,
) -> Option<Level> {
    let name = get.string(&get.local_name, node).unwrap_or_default().to_lowercase();
    let attributes = attributes(node, get);
    let kind = attributes.iter().find(|(n, _)| n == "type").map(|(_, v)| v.as_str());
    if name == "template" || name == "script" && !kind.is_some_and(tags::is_data_script) {
        return None;
    }
    let is_root = depth == 1;
    if !is_root {
        builder.open(&name);
    }
    for (name, value) in attributes.iter().filter(|(n, _)| n != SHOWN_SOURCE) {
        if is_root {
            builder.root_attribute(name, value);
        } else {
            builder.attribute(name, value);
        }
    }
    // Below the arena's depth an element has no node of its own; and in a tree built to hurt, each of
    // these questions would climb to the root.
    let deep = depth >= limits::MAX_DEPTH;
    let hidden = hidden
        || !deep && !NEVER_RENDERED.contains(&name.as_str()) && window.is_some_and(|w| is_hidden(w, node));
    if hidden {
        builder.live(Live { hidden, ..Live::default() });
    } else if name == "img" && !deep {
        picture(node.unchecked_ref(), builder);
    }
    let mut framed = framed;
    let children = match name.as_str() {
        "svg" => Children::Siblings(None),
        "noscript" if get.node(&get.first_element_child, node).is_none() => {
            // With scripts on, its content is one text; in a frame no door looks into it.
            if !framed {
                let markup = get.string(&get.text_content, node).unwrap_or_default();
                if !markup.is_empty() {
                    html::fragment(&markup, builder);
                }
            }
            Children::Siblings(None)
        }
        "iframe" | "frame" => {
            let body = if framed { None } else { frame_body(node.unchecked_ref()) };
            framed = true;
            Children::Siblings(body.and_then(|b| get.node(&get.first_child, &b)))
        }
        _ => match get.node(&get.shadow_root, node) {
            Some(root) => Children::Siblings(get.node(&get.first_child, &root)),
            None if name == "slot" => {
                let assigned = node.unchecked_ref::<HtmlSlotElement>().assigned_nodes();
                if assigned.length() > 0 {
                    Children::Assigned(assigned, 0)
                } else {
                    Children::Siblings(get.node(&get.first_child, node))
                }
            }
            None => Children::Siblings(get.node(&get.first_child, node)),
        },
    };
    Some(Level { children, hidden, framed })
}

fn attributes(node: &JsValue, get: &Getters) -> Vec<(String, String)> {
    let Some(map) = get.node(&get.attributes, node) else {
        return Vec::new();
    };
    let map: web_sys::NamedNodeMap = map.unchecked_into();
    (0..map.length()).filter_map(|i| map.item(i)).map(|a| (a.name().to_lowercase(), a.value())).collect()
}

/// Whether an element takes no part in rendering by its own `display: none`. Not `visibility` and
/// opacity: pages show their body by these once a script has run.
fn is_hidden(window: &Window, node: &JsValue) -> bool {
    let style = window.get_computed_style(node.unchecked_ref());
    style.ok().flatten().and_then(|s| s.get_property_value("display").ok()).is_some_and(|d| d == "none")
}

/// What only a live page knows of a picture: its size, and which of its sources is shown.
fn picture(image: &HtmlImageElement, builder: &mut Builder) {
    let shown = image.current_src();
    if !shown.is_empty() && shown != image.src() {
        builder.attribute(SHOWN_SOURCE, &shown);
    }
    let (width, height) = (image.natural_width(), image.natural_height());
    if width > 0 {
        builder.live(Live { hidden: false, width, height });
    }
}

/// The body of a frame's document, where the page itself could reach it.
fn frame_body(frame: &HtmlIFrameElement) -> Option<JsValue> {
    frame.content_document()?.body().map(JsValue::from)
}
