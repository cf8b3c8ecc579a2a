//! Text as Markdown that reads as the same text.

/// Where a text stands, as far as it changes what must be escaped.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// In a table's cell, where `|` ends the cell and line breaks end the row.
    pub(super) cell: bool,
    /// On one line, where a break would end the block: a heading.
    pub(super) one_line: bool,
}

/// Adds text. `before` is what the line holds so far, `next` the character that follows the text, if any.
pub(super) fn push(out: &mut String, text: &str, place: Place, next: Option<char>) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().or(next);
        match c {
            '\n' => line_break(out, place),
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // Within a word an underscore is one.
            '_' if !(out.ends_with(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)) => {
                out.push_str("\\_");
            }
            // Before a link it would make a picture of it.
            '!' if after.is_none_or(|a| a == '[') => out.push_str("\\!"),
            '&' if after.is_none_or(|a| a == '#' || a.is_ascii_alphanumeric()) => out.push_str("\\&"),
            '|' if place.cell => out.push_str("\\|"),
            '\u{a0}' => out.push_str("&nbsp;"),
            // Other white space at the ends of a line is stripped, and four columns of it are code.
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            c if is_line_start(out) => first(out, c, after),
            '.' | ')' if ends_in_marker(out) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
}

/// A break that stays: a backslash at the end of a line.
pub(super) fn line_break(out: &mut String, place: Place) {
    while out.ends_with(' ') {
        out.pop();
    }
    if out.is_empty() {
        return;
    }
    if place.cell {
        out.push_str("<br>");
    } else if place.one_line {
        out.push(' ');
    } else if !out.ends_with('\n') {
        out.push_str("\\\n");
    }
}

/// Characters that begin a heading, a quote, a list, a rule, a fence or a table where they begin a line.
fn first(out: &mut String, c: char, after: Option<char>) {
    let ends = after.is_none_or(char::is_whitespace);
    let escaped = match c {
        '#' | '>' | '=' | '|' | ':' => true,
        '-' | '+' => ends || after == Some(c) || after == Some('|') || after == Some(':'),
        _ => false,
    };
    if escaped {
        out.push('\\');
    }
    out.push(c);
}

fn is_line_start(out: &str) -> bool {
    out.is_empty() || out.ends_with('\n')
}

/// Digits that the number of a list item has at most (`CommonMark`, 5.2).
const MAX_MARKER_DIGITS: usize = 9;

/// Whether a line so far is the number of a list item. Asked at every full stop, so no more of the line is looked at
/// than such a number can have.
fn ends_in_marker(out: &str) -> bool {
    let digits = out.bytes().rev().take(MAX_MARKER_DIGITS + 1).take_while(u8::is_ascii_digit).count();
    (1..=MAX_MARKER_DIGITS).contains(&digits) && is_line_start(&out[..out.len() - digits])
}

/// An address for a link, in angle brackets where it holds what ends an address.
pub(super) fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let plain = !address.contains(|c: char| matches!(c, '(' | ')' | ' ' | '<' | '>') || c.is_control());
    for c in address.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '\n' | '\r' | '\t' => {}
            '&' => out.push_str("\\&"),
            '*' | '_' | '`' | '[' | ']' | '~' | '|' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    if plain && !address.is_empty() { out } else { format!("<{out}>") }
}

/// The longest run of a character in a text.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0) / of.len_utf8()
}
