//! Tags, references and comments in their plain forms. `None` is said of others, which are for the tokenizer.

use crate::page::lighten;
use html5ever::data::NAMED_ENTITIES;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{EndTag, StartTag, Tag};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::{memchr, memmem};

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

/// Names as the tokenizer makes them; those met last are at hand.
pub(super) struct Names([LocalName; 128]);

impl Default for Names {
    fn default() -> Self {
        Self(std::array::from_fn(|_| LocalName::default()))
    }
}

impl Names {
    /// The name in lower case.
    pub(super) fn get(&mut self, written: &str) -> LocalName {
        if written.bytes().any(|b| b.is_ascii_uppercase()) {
            return LocalName::from(written.to_ascii_lowercase());
        }
        let ends = written.bytes().next().zip(written.bytes().next_back());
        let key =
            ends.map_or(0, |(first, last)| written.len() + 4 * usize::from(first) + 11 * usize::from(last));
        let known = &mut self.0[key % 128];
        if **known != *written {
            *known = LocalName::from(written);
        }
        known.clone()
    }
}

/// A whole tag and where it ends, if it is plain.
pub(super) fn tag(markup: &str, start: usize, names: &mut Names) -> Option<(Tag, usize)> {
    let bytes = markup.as_bytes();
    let kind = if bytes.get(start + 1) == Some(&b'/') { EndTag } else { StartTag };
    let from = start + 1 + usize::from(kind == EndTag);
    if !bytes.get(from)?.is_ascii_alphabetic() {
        return None;
    }
    let mut at = from + bytes[from..].iter().position(|&b| is_space(b) || matches!(b, b'/' | b'>'))?;
    let mut tag = Tag { kind, name: names.get(&markup[from..at]), self_closing: false, attrs: Vec::new() };
    loop {
        at += bytes[at..].iter().position(|&b| !is_space(b))?;
        match bytes[at] {
            b'>' => return Some((tag, at + 1)),
            b'/' => {
                at += 1;
                tag.self_closing = bytes.get(at) == Some(&b'>');
            }
            _ => at = attribute(markup, at, names, &mut tag.attrs)?,
        }
    }
}

/// Adds an attribute; where it ends.
fn attribute(
    markup: &str,
    start: usize,
    names: &mut Names,
    attributes: &mut Vec<Attribute>,
) -> Option<usize> {
    let bytes = markup.as_bytes();
    let end = start + bytes[start..].iter().position(|&b| is_space(b) || matches!(b, b'/' | b'>' | b'='))?;
    let written = &markup[start..end];
    if written.is_empty() || written.bytes().any(|b| matches!(b, b'"' | b'\'' | b'<')) {
        return None;
    }
    let equals = end + bytes[end..].iter().position(|&b| !is_space(b))?;
    let (value, end) = if bytes[equals] == b'=' {
        let from = equals + 1 + bytes[equals + 1..].iter().position(|&b| !is_space(b))?;
        match bytes[from] {
            quote @ (b'"' | b'\'') => {
                let length = memchr(quote, &bytes[from + 1..])?;
                (&markup[from + 1..from + 1 + length], from + length + 2)
            }
            b'>' => return None,
            _ => {
                let length = bytes[from..].iter().position(|&b| is_space(b) || b == b'>')?;
                (&markup[from..from + length], from + length)
            }
        }
    } else {
        ("", end)
    };
    let name = names.get(written);
    let value = unescaped(value)?;
    // The first of a name counts.
    if attributes.iter().all(|a| a.name.local != name) {
        attributes.push(Attribute { name: QualName::new(None, ns!(), name), value });
    }
    Some(end)
}

/// The value of an attribute with its references read, if they are plain.
fn unescaped(written: &str) -> Option<StrTendril> {
    let Some(first) = memchr(b'&', written.as_bytes()) else {
        return Some(StrTendril::from_slice(written));
    };
    let mut value = StrTendril::from_slice(&written[..first]);
    let mut rest = &written[first..];
    while let Some(length) = memchr(b'&', rest.as_bytes()) {
        value.push_slice(&rest[..length]);
        rest = &rest[length..];
        let word = 1 + rest[1..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        // The `&` between the fields of an address (HTML, 13.2.5.73).
        let read = if word > 1 && rest.as_bytes().get(word) == Some(&b'=') {
            value.push_slice(&rest[..word]);
            word
        } else {
            reference(rest, &mut value)?
        };
        rest = &rest[read..];
    }
    value.push_slice(rest);
    Some(value)
}

/// Adds what the reference at the beginning of a text stands for, if it ends with `;`, or its `&`, if it is none; its length.
pub(super) fn reference(text: &str, out: &mut StrTendril) -> Option<usize> {
    let word = &text.as_bytes()[1..];
    let length = word.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'#')?;
    if length == 0 {
        out.push_char('&');
        return Some(1);
    }
    if word[length] != b';' {
        return None;
    }
    if word[0] == b'#' {
        let number = &text[2..=length];
        let hex = number.strip_prefix(['x', 'X']);
        let code = u32::from_str_radix(hex.unwrap_or(number), if hex.is_some() { 16 } else { 10 }).ok()?;
        // Controls become something else.
        out.push_char(char::from_u32(code).filter(|c| !c.is_control())?);
    } else {
        let &(one, two) = NAMED_ENTITIES.get(&text[1..length + 2])?;
        out.push_char(char::from_u32(one).filter(|&c| c != '\0')?);
        if two != 0 {
            out.push_char(char::from_u32(two)?);
        }
    }
    Some(length + 2)
}

/// What a comment says, and where it ends. Two hyphens in it may end it, or not.
pub(super) fn comment(markup: &str, start: usize) -> Option<(&str, usize)> {
    let inner = markup[start..].strip_prefix("<!--")?;
    let (text, rest) = inner.split_at(memmem::find(inner.as_bytes(), b"--")?);
    let is_plain = rest.starts_with("-->") && !text.starts_with('>') && !text.starts_with("->");
    is_plain.then_some((text, start + "<!---->".len() + text.len()))
}

/// The text of an element in which tags are none, up to its end tag. References in it are for the tokenizer, and so are
/// scripts with comments, since these may end elsewhere.
pub(super) fn raw_text<'a>(markup: &'a str, name: &str) -> Option<&'a str> {
    if name == "plaintext" {
        return None;
    }
    let text = &markup[..lighten::raw_end(markup, 0, name)];
    let is_special = match name {
        "title" | "textarea" => memchr(b'&', text.as_bytes()).is_some(),
        "script" => memmem::find(text.as_bytes(), b"<!--").is_some(),
        _ => false,
    };
    (!is_special).then_some(text)
}
