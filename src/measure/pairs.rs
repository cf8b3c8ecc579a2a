//! A label and its value, a name and a date: inline elements of different meaning that only a style sheet sets apart.
//!
//! Editors cut words into elements, too (`<span>wei</span><span>r</span>`), and drop caps are elements of their own. So two are
//! apart only where their classes say what they are, where their parent is called a row of boxes, or where no word goes on from one
//! to the other, as between `Distance` and `12`.

use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;

/// Words of classes of what something is called, and of what it then is.
const LABELS: [&str; 5] = ["label", "lbl", "key", "term", "prefix"];
const VALUES: [&str; 10] =
    ["value", "val", "date", "time", "count", "amount", "price", "unit", "meta", "suffix"];
/// Those of parents that set out their children as boxes.
const BOXES: [&str; 6] = ["flex", "grid", "stack", "justify", "columns", "hstack"];
/// Words of classes that say how a text looks, or that tools made up: nothing of what it means.
#[rustfmt::skip]
const LOOKS: [&str; 26] = [
    "css", "jss", "jsx", "emotion", "styled", "style", "text", "font", "color", "colour", "bold", "italic", "underline", "has", "inline",
    "background", "size", "weight", "leading", "tracking", "hover", "dark", "span", "editor", "wixui", "rich",
];
/// Words of classes of lines of code, of signatures and of formulas, in which nothing is apart but by a space.
#[rustfmt::skip]
const WHOLE: [&str; 10] =
    ["code", "hljs", "token", "highlight", "sig", "prename", "katex", "math", "mathjax", "cap"];
/// Children of a parent that are looked at; a text cut into more pieces is running text.
const MANY: usize = 16;
/// Letters behind a number that belong to it.
const ORDINALS: [&str; 6] = ["st", "nd", "rd", "th", "er", "e"];

/// Whether an element is apart from the one right before it, whose text ends with `last` where its own begins with `first`.
pub(super) fn are_pair(page: &Page, before: NodeId, id: NodeId, last: char, first: char) -> bool {
    let parent = page.node(id).parent;
    if ![before, id].iter().all(|&n| is_piece(page.tag(n))) || is_letter(page.text_of(before)) {
        return false;
    }
    let is_whole = |n: NodeId| {
        matches!(page.tag(n), Tag::Code | Tag::Pre | Tag::Kbd | Tag::Samp | Tag::Math)
            || is_called(page, n, &WHOLE)
    };
    if std::iter::once(parent).chain(page.ancestors(parent)).take(3).any(is_whole)
        || is_called(page, before, &WHOLE)
    {
        return false;
    }
    let says = |words: &[&str], of: NodeId, not_of: NodeId| {
        is_called(page, of, words) && !is_called(page, not_of, words)
    };
    if says(&LABELS, before, id) || says(&VALUES, id, before) {
        return true;
    }
    if is_number(page.text_of(before)) && class(page, before) != class(page, id) {
        return true;
    }
    // A mark may end a word within, as the point of a version or of a path does.
    if !text::is_alphanumeric(last) && !first.is_uppercase() && !first.is_ascii_digit() {
        return false;
    }
    if [before, id].iter().any(|&n| page.tag(n) == Tag::Time) {
        return true;
    }
    if is_text(page.tag(parent)) || has_text(page, parent) {
        return false;
    }
    let meanings = [before, id].map(|n| meaning(page, n));
    let differ = meanings.iter().all(Option::is_some) && meanings[0] != meanings[1];
    if differ || is_called(page, parent, &BOXES) {
        return true;
    }
    let ordinal = || ORDINALS.contains(&page.text_of(id).trim());
    let unlike = page.tag(before) != page.tag(id) || class(page, before) != class(page, id);
    last.is_lowercase() && first.is_uppercase()
        || last.is_alphabetic() && !text::is_cjk(last) && first.is_ascii_digit()
        || unlike && last.is_ascii_digit() && first.is_alphabetic() && !ordinal()
}

/// Inline elements that pieces of a line are made of.
fn is_piece(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Span
            | Tag::B
            | Tag::Strong
            | Tag::Em
            | Tag::I
            | Tag::Small
            | Tag::Time
            | Tag::Label
            | Tag::A
            | Tag::Data
            | Tag::Abbr
    )
}

/// Elements whose children are running text, or pieces of it.
fn is_text(tag: Tag) -> bool {
    tag.heading_level() > 0
        || is_piece(tag) && tag != Tag::A
        || matches!(tag, Tag::P | Tag::Td | Tag::Th | Tag::Blockquote | Tag::Font)
}

/// Whether text stands between an element's children, or there are many of them.
fn has_text(page: &Page, parent: NodeId) -> bool {
    let mut count = 0;
    page.children(parent).any(|child| {
        count += 1;
        count > MANY || page.node(child).kind == Kind::Text && !page.text_of(child).trim().is_empty()
    })
}

/// Whether a text is one letter: an initial set large, or a word that is shown letter by letter.
fn is_letter(text: &str) -> bool {
    let mut chars = text.trim().chars();
    chars.next().is_some_and(|c| c.is_alphabetic() && !text::is_cjk(c)) && chars.next().is_none()
}

/// Whether a text is the number of a section or of an item: `12`, `1.`, `(a)`, `2)`.
fn is_number(text: &str) -> bool {
    let bare = text.trim();
    let inner = bare.trim_start_matches(['(', '§', ' ']).trim_end_matches([')', '.']);
    let digits = !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    let letter = inner.len() == 1 || inner.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    (1..=3).contains(&inner.len()) && (digits || inner.len() < bare.len() && letter)
}

fn class(page: &Page, id: NodeId) -> &str {
    page.attribute(id, "class").unwrap_or_default()
}

fn is_called(page: &Page, id: NodeId, words: &[&str]) -> bool {
    page.attribute(id, "class").is_some_and(|class| text::has_class_token(class, words))
}

/// The first word of an element's class, if it says what the element is and not how it looks.
fn meaning(page: &Page, id: NodeId) -> Option<&str> {
    let first = page.attribute(id, "class")?.split_ascii_whitespace().next()?;
    let is_word = |word: &str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let mut words = text::class_tokens(first).peekable();
    let begins = words.peek().is_some_and(|word| !LOOKS.contains(&&**word));
    (begins && words.all(|word| is_word(&word))).then_some(first)
}
