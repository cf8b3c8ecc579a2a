//! Keeps markup from being nested too deeply before it is parsed.
//!
//! html5ever takes quadratic time on deep trees (20 000 nested `div`: 1 s; 200 000: minutes), because it
//! searches the stack of open elements for every tag. Browsers stop nesting at 512; so do we, by leaving
//! out the start tags (and their end tags) that would open elements deeper than that. The scan only
//! estimates the depth: it knows nothing of implied ends but those of elements whose end tag is optional.
//!
//! It takes quadratic time on the attributes of one tag too (20 000: 1 s), because each is compared with
//! all before it; what comes after the first few hundred is left out as well.

use memchr::{memchr, memmem};

/// Elements open at one time, as estimated, before further start tags are left out.
pub const MAX_OPEN: usize = 512;

/// Attributes of one tag before further ones are left out: more than the page keeps of one element
/// ([`MAX_ATTRIBUTES`](super::limits::MAX_ATTRIBUTES)) even where most are event handlers.
pub const MAX_WRITTEN_ATTRIBUTES: usize = 256;

/// How an element counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It is void, or its end tag may be omitted (HTML, 13.1.2.4), so that it does not nest.
    Unnested,
    /// Its text is not markup.
    Raw,
    Nested,
}

/// Bytes of the longest name that is told from others.
const LONGEST_NAME: usize = 8;

fn kind(name: &str) -> Kind {
    let mut lower = [0; LONGEST_NAME];
    let Some(lower) = lower.get_mut(..name.len()) else {
        return Kind::Nested;
    };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"area" | b"base" | b"br" | b"col" | b"embed" | b"hr" | b"img" | b"input" | b"link" | b"meta"
        | b"source" | b"track" | b"wbr" | b"param" | b"keygen" | b"frame" | b"p" | b"li" | b"dt" | b"dd"
        | b"tr" | b"td" | b"th" | b"tbody" | b"thead" | b"tfoot" | b"option" | b"optgroup" | b"colgroup"
        | b"rt" | b"rp" | b"html" | b"body" => Kind::Unnested,
        b"script" | b"style" | b"textarea" | b"title" | b"xmp" | b"noscript" | b"iframe" | b"noframes" => {
            Kind::Raw
        }
        _ => Kind::Nested,
    }
}

/// Markup that was made shallow.
pub struct Flattened {
    /// What is left of it.
    pub markup: String,
    /// Whether tags were left out, not only attributes.
    pub deep: bool,
}

/// The markup without the tags that would nest deeper than [`MAX_OPEN`] and without attributes past
/// [`MAX_WRITTEN_ATTRIBUTES`]; `None` where there are none, as on every page that was not made to hurt.
pub fn flatten(markup: &str) -> Option<Flattened> {
    let bytes = markup.as_bytes();
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut out: Option<String> = None;
    let mut deep = false;
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        let start = at + found;
        if bytes[start..].starts_with(b"<!--") {
            at = find(markup, start + 4, "-->").map_or(bytes.len(), |e| e + 3);
            continue;
        }
        let closing = bytes.get(start + 1) == Some(&b'/');
        let name_start = start + 1 + usize::from(closing);
        if !bytes.get(name_start).is_some_and(u8::is_ascii_alphabetic) {
            at = start + 1;
            continue;
        }
        let name_end = name_start
            + bytes[name_start..]
                .iter()
                .position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
                .unwrap_or(bytes.len() - name_start);
        let name = &markup[name_start..name_end];
        let (end, attributes_end) = tag_end(bytes, name_end);
        at = end;
        let kind = kind(name);
        let leave_out = if kind == Kind::Unnested {
            false
        } else if closing {
            let depth = open.len();
            let near = open.iter().rev().take(24).position(|(n, _)| n.eq_ignore_ascii_case(name));
            match near {
                Some(up) => {
                    let dropped = open[depth - 1 - up].1;
                    open.truncate(depth - 1 - up);
                    dropped
                }
                None => false,
            }
        } else if kind == Kind::Raw {
            at = raw_end(markup, end, name);
            false
        } else {
            let too_deep = open.len() >= MAX_OPEN;
            open.push((name, too_deep));
            too_deep
        };
        if leave_out {
            deep = true;
            let out = out.get_or_insert_with(|| String::with_capacity(markup.len()));
            out.push_str(&markup[copied..start]);
            copied = end;
        } else if let Some(cut) = attributes_end {
            let out = out.get_or_insert_with(|| String::with_capacity(markup.len()));
            out.push_str(&markup[copied..cut]);
            out.push('>');
            copied = end;
        }
    }
    out.map(|mut out| {
        out.push_str(&markup[copied..]);
        Flattened { markup: out, deep }
    })
}

fn find(markup: &str, from: usize, what: &str) -> Option<usize> {
    markup.as_bytes().get(from..).and_then(|rest| memmem::find(rest, what.as_bytes())).map(|i| from + i)
}

/// One past the `>` that ends a tag, quoted values respected, and where the first attribute too many begins.
fn tag_end(bytes: &[u8], from: usize) -> (usize, Option<usize>) {
    let mut after_equals = false;
    let mut between = true;
    let mut attributes = 0;
    let mut cut = None;
    let mut at = from;
    while let Some(&b) = bytes.get(at) {
        let space = b.is_ascii_whitespace() || b == b'/';
        if (b == b'"' || b == b'\'') && after_equals {
            let Some(length) = memchr(b, &bytes[at + 1..]) else { break };
            at += length + 2;
            between = true;
            after_equals = false;
            continue;
        }
        if b == b'>' {
            return (at + 1, cut);
        }
        if between && !space && !after_equals && b != b'=' {
            attributes += 1;
            if attributes == MAX_WRITTEN_ATTRIBUTES + 1 {
                cut = Some(at);
            }
        }
        between = space;
        after_equals = b == b'=' || after_equals && b.is_ascii_whitespace();
        at += 1;
    }
    (bytes.len(), cut)
}

/// Where the end tag of a raw text element begins.
fn raw_end(markup: &str, from: usize, name: &str) -> usize {
    let bytes = markup.as_bytes();
    let mut at = from;
    while let Some(end) = find(markup, at, "</") {
        let after = end + 2 + name.len();
        if bytes.get(end + 2..after).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
            return end;
        }
        at = end + 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markup_is_left_alone() {
        assert!(flatten("<div><p>a<p>b<!-- <div> --></div>").is_none());
        assert!(flatten(&"<p>text<li>".repeat(10_000)).is_none());
        assert!(flatten(&"<div title='a > b'></div>".repeat(10_000)).is_none());
        assert!(flatten(&format!("<script>{}</script>", "'<div>'".repeat(2000))).is_none());
    }

    #[test]
    fn attributes_past_the_limit_are_left_out() {
        let written =
            |count: usize| (0..count).fold(String::new(), |all, n| format!("{all} a{n} = 'x > y'b{n}"));
        let few = format!("<p{}>text</p>", written(MAX_WRITTEN_ATTRIBUTES / 2));
        assert!(flatten(&few).is_none());
        let flat = flatten(&format!("<p{}>text</p>", written(1000))).unwrap().markup;
        assert_eq!(flat, few.replace("127>", "127 >"));
    }

    #[test]
    fn deep_markup_loses_only_its_deepest_tags() {
        let deep = format!("{}text{}", "<div>".repeat(600), "</div>".repeat(600));
        let flat = flatten(&deep).unwrap().markup;
        assert_eq!(flat.matches("<div>").count(), MAX_OPEN);
        assert_eq!(flat.matches("</div>").count(), MAX_OPEN);
        assert!(flat.contains("text"));
    }
}
