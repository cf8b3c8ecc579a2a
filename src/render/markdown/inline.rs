//! Runs of text as Markdown.

use super::escape::{self, Place};
use crate::article::{Image, Inline, plain};
use std::collections::BTreeMap;

/// What runs refer to.
pub(super) struct Context<'a> {
    pub(super) images: BTreeMap<u32, &'a Image>,
}

/// What runs stand in.
#[derive(Debug, Clone, Copy, Default)]
struct Inside {
    /// A link, in which others are none.
    link: bool,
    /// Emphasis, in which marks could be taken for the end of the outer one.
    mark: bool,
}

/// Runs as Markdown, without white space at the ends.
pub(super) fn of(context: &Context, content: &[Inline], place: Place) -> String {
    let mut out = String::new();
    push_all(context, &mut out, content, place, None, Inside::default());
    while out.ends_with(['\n', ' ']) || out.ends_with("\\\n") {
        out.pop();
    }
    // A backslash that made a line break breaks nothing at the end.
    if out.ends_with('\\') && !out.ends_with("\\\\") {
        out.pop();
    }
    out
}

fn push_all(
    context: &Context,
    out: &mut String,
    content: &[Inline],
    place: Place,
    after: Option<char>,
    inside: Inside,
) {
    for (i, inline) in content.iter().enumerate() {
        let next = content[i + 1..].iter().find_map(first_char).or(after);
        push(context, out, inline, place, next, inside);
    }
}

fn push(
    context: &Context,
    out: &mut String,
    inline: &Inline,
    place: Place,
    next: Option<char>,
    inside: Inside,
) {
    match inline {
        Inline::Text { text } => escape::push(out, text, place, next),
        Inline::Strong { content } => wrap(context, out, content, ("**", "strong"), place, next, inside),
        Inline::Emphasis { content } => wrap(context, out, content, ("*", "em"), place, next, inside),
        Inline::Deleted { content } => wrap(context, out, content, ("~~", "del"), place, next, inside),
        Inline::Subscript { content } => element(context, out, content, "sub", place, inside),
        Inline::Superscript { content } => element(context, out, content, "sup", place, inside),
        Inline::Marked { content } => element(context, out, content, "mark", place, inside),
        Inline::Link { href, content } => link(context, out, href, content, place, next, inside),
        Inline::Code { text } => code(out, text, place),
        Inline::Ruby { base, text } => {
            out.push_str("<ruby>");
            escape::push(out, base, place, Some('<'));
            out.push_str("<rp>(</rp><rt>");
            escape::push(out, text, place, Some('<'));
            out.push_str("</rt><rp>)</rp></ruby>");
        }
        Inline::Break => escape::line_break(out, place),
        Inline::Image { image } => {
            if let Some(image) = context.images.get(image) {
                picture(out, image, place);
            }
        }
        Inline::Math { tex: Some(tex), .. } if is_tex(tex) => {
            out.push('$');
            out.push_str(&if place.cell { tex.trim().replace('|', "\\|") } else { tex.trim().to_owned() });
            out.push('$');
        }
        Inline::Math { text, .. } => escape::push(out, text, place, next),
        Inline::FootnoteRef { number } => out.push_str(&format!("[^{number}]")),
    }
}

/// TeX that stays within its dollars and its line.
pub(super) fn is_tex(tex: &str) -> bool {
    !tex.trim().is_empty() && !tex.contains(['$', '\n', '`'])
}

/// First character that a run will be written with, as far as it decides what stands before it.
fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text { text } | Inline::Math { text, .. } => text.chars().next(),
        Inline::Link { href, content } if href.starts_with('#') => content.iter().find_map(first_char),
        // What is empty is not written, so what follows it counts.
        Inline::Link { content, .. } => content.iter().find_map(first_char).map(|_| '['),
        Inline::FootnoteRef { .. } => Some('['),
        Inline::Code { text } => (!text.trim().is_empty()).then_some('`'),
        Inline::Image { .. } => Some('!'),
        Inline::Break => Some('\n'),
        Inline::Strong { content } | Inline::Emphasis { content } | Inline::Deleted { content } => {
            content.iter().find_map(first_char).map(|_| '*')
        }
        Inline::Subscript { .. }
        | Inline::Superscript { .. }
        | Inline::Marked { .. }
        | Inline::Ruby { .. } => Some('<'),
    }
}

/// Emphasis by its marks where they will be taken for such, else by its element. White space at the ends
/// moves out, because marks beside it are no marks.
fn wrap(
    context: &Context,
    out: &mut String,
    content: &[Inline],
    (mark, name): (&str, &str),
    place: Place,
    next: Option<char>,
    inside: Inside,
) {
    // Written in its place first, so that the text knows what stands before it on the line.
    let at = out.len();
    push_all(context, out, content, place, Some('*'), Inside { mark: true, ..inside });
    let inner = out.split_off(at);
    let text = inner.trim();
    if text.is_empty() || text.ends_with('\\') && !text.ends_with("\\\\") {
        push_all(context, out, content, place, next, inside);
        return;
    }
    if inner.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    let after = if inner.ends_with(char::is_whitespace) { Some(' ') } else { next };
    let (first, last) = (text.chars().next(), text.chars().next_back());
    let before = out.chars().next_back();
    // CommonMark, 6.2: a mark beside punctuation inside needs white space or punctuation outside. Between
    // Han characters there is none of either, so `**注意：**后` would be left as it stands.
    let opens = first.is_some_and(is_wordy) || before.is_none_or(is_separate);
    let closes = last.is_some_and(is_wordy) || after.is_none_or(is_separate);
    let apart = ![before, first, last, after].contains(&mark.chars().next());
    if opens && closes && apart && !inside.mark {
        out.push_str(mark);
        out.push_str(text);
        out.push_str(mark);
    } else {
        out.push('<');
        out.push_str(name);
        out.push('>');
        out.push_str(text);
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
    if inner.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

/// Letters and digits, which Markdown takes for neither white space nor punctuation.
fn is_wordy(c: char) -> bool {
    c.is_alphanumeric()
}

/// White space and what is punctuation by any count.
fn is_separate(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation() || crate::text::is_wide_mark(c)
}

fn element(
    context: &Context,
    out: &mut String,
    content: &[Inline],
    name: &str,
    place: Place,
    inside: Inside,
) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    push_all(context, out, content, place, Some('<'), inside);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn link(
    context: &Context,
    out: &mut String,
    href: &str,
    content: &[Inline],
    place: Place,
    next: Option<char>,
    inside: Inside,
) {
    // Links within the page lead nowhere here; links within links are none.
    if inside.link || href.starts_with('#') {
        push_all(context, out, content, place, next, inside);
        return;
    }
    let at = out.len();
    push_all(context, out, content, place, Some(']'), Inside { link: true, ..inside });
    let inner = out.split_off(at);
    if inner.trim().is_empty() {
        out.push_str(&inner);
        return;
    }
    if inner.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    out.push('[');
    out.push_str(inner.trim());
    out.push_str("](");
    out.push_str(&escape::address(href));
    out.push(')');
    if inner.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

fn code(out: &mut String, text: &str, place: Place) {
    let text = text.replace(['\n', '\t'], " ");
    if text.trim().is_empty() {
        return;
    }
    let fence = "`".repeat(escape::longest_run(&text, '`') + 1);
    let padded = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let text = if place.cell { text.replace('|', "\\|") } else { text };
    out.push_str(&fence);
    if padded {
        out.push(' ');
    }
    out.push_str(&text);
    if padded {
        out.push(' ');
    }
    out.push_str(&fence);
}

/// A picture with its alternative text.
pub(super) fn picture(out: &mut String, image: &Image, place: Place) {
    out.push_str("![");
    let mut alt = String::from("[");
    escape::push(
        &mut alt,
        image.alt.as_deref().unwrap_or_default(),
        Place { one_line: true, ..place },
        Some(']'),
    );
    out.push_str(alt[1..].trim());
    out.push_str("](");
    out.push_str(&escape::address(image.data.as_deref().unwrap_or(&image.src)));
    out.push(')');
}

/// Whether runs hold anything to write.
pub(super) fn is_empty(content: &[Inline]) -> bool {
    plain::inlines(content).trim().is_empty() && !content.iter().any(|i| matches!(i, Inline::Image { .. }))
}
