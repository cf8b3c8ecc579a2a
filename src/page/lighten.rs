//! Makes markup lighter before it is parsed: not nested too deeply, and without what no article holds.
//!
//! html5ever takes quadratic time on deep trees (20 000 nested `div`: 1 s; 200 000: minutes), because it
//! searches the stack of open elements for every tag. Browsers stop nesting at 512; so do we, by leaving
//! out the start tags (and their end tags) that would open elements deeper than that. The scan only
//! estimates the depth: it knows nothing of implied ends but those of elements whose end tag is optional.
//!
//! It takes quadratic time on the attributes of one tag too (20 000: 1 s), because each is compared with
//! all before it; what comes after the first few hundred is left out as well.
//!
//! Scripts and style sheets are a third of a usual page. Their text is no part of any article, so it need not pass the
//! parser: it is left out where it is plain that the parser would have taken it for their text, too.

use super::limits;
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;
use std::ops::Range;

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
    for (lower, byte) in lower.iter_mut().zip(name.bytes()) {
        *lower = byte.to_ascii_lowercase();
    }
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

/// Markup that was made lighter.
pub struct Light<'a> {
    /// What is left of it.
    pub markup: Cow<'a, str>,
    /// Whether tags were left out.
    pub deep: bool,
}

/// The markup without the tags that would nest deeper than [`MAX_OPEN`], without attributes past
/// [`MAX_WRITTEN_ATTRIBUTES`], and without the text of scripts and, as far as the
/// page keeps nothing of it ([`MAX_STYLE_BYTES`](limits::MAX_STYLE_BYTES)), of style sheets.
pub fn lighten(markup: &str) -> Light<'_> {
    let bytes = markup.as_bytes();
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut out = String::new();
    let mut deep = false;
    let mut copied = 0;
    let mut at = 0;
    // What follows a `plaintext` is text whatever it looks like.
    let mut plain = false;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        let start = at + found;
        if bytes[start..].starts_with(b"<!--") {
            at = find(markup, start + 4, "-->").map_or(bytes.len(), |e| e + 3);
            continue;
        }
        let closing = bytes.get(start + 1) == Some(&b'/');
        let name_start = start + 1 + usize::from(closing);
        match bytes.get(name_start) {
            Some(b) if b.is_ascii_alphabetic() => {}
            // A declaration or a bogus comment (HTML, 13.2.5.41), in which nothing is a tag.
            _ if closing || matches!(bytes.get(name_start), Some(b'!' | b'?')) => {
                at = memchr(b'>', &bytes[start..]).map_or(bytes.len(), |e| start + e + 1);
                continue;
            }
            _ => {
                at = start + 1;
                continue;
            }
        }
        let name_end = name_start
            + bytes[name_start..]
                .iter()
                .position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
                .unwrap_or(bytes.len() - name_start);
        let name = &markup[name_start..name_end];
        let (end, attributes_end) = tag_end(bytes, name_end);
        at = end;
        let mut unread = end..end;
        let kind = kind(name);
        plain |= name.eq_ignore_ascii_case("plaintext");
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
            let foreign =
                || open.iter().any(|(n, _)| ["svg", "math"].iter().any(|f| n.eq_ignore_ascii_case(f)));
            if !plain && !foreign() {
                unread = unread_text(markup, &markup[start..end], end..at);
            }
            false
        } else {
            let too_deep = open.len() >= MAX_OPEN;
            open.push((name, too_deep));
            too_deep
        };
        if leave_out {
            deep = true;
            out.push_str(&markup[copied..start]);
            copied = end;
        } else if let Some(cut) = attributes_end {
            out.push_str(&markup[copied..cut]);
            out.push('>');
            copied = end;
        }
        if !unread.is_empty() {
            out.push_str(&markup[copied..unread.start]);
            copied = unread.end;
        }
    }
    if copied == 0 {
        return Light { markup: Cow::Borrowed(markup), deep };
    }
    out.push_str(&markup[copied..]);
    Light { markup: Cow::Owned(out), deep }
}

/// Twice what the page keeps, because line ends of two bytes become one.
const KEPT_STYLE_BYTES: usize = 2 * limits::MAX_STYLE_BYTES;

/// What of a script's or a style sheet's text nobody reads.
fn unread_text(markup: &str, tag: &str, text: Range<usize>) -> Range<usize> {
    let nothing = text.start..text.start;
    let has =
        |word: &str| tag.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word.as_bytes()));
    if has("<style") {
        let mut from = text.end.min(text.start + KEPT_STYLE_BYTES);
        while !markup.is_char_boundary(from) {
            from += 1;
        }
        return from..text.end;
    }
    // Data are read (see `tags::is_data_script`), and so may be what hides its type behind a character reference.
    // Within `<!--` a script may end elsewhere (HTML, 13.2.5.17, "script data escaped").
    let read = !has("<script") || ["json", "math", "&"].iter().any(|w| has(w));
    if read || memmem::find(&markup.as_bytes()[text.clone()], b"<!--").is_some() { nothing } else { text }
}

fn find(markup: &str, from: usize, what: &str) -> Option<usize> {
    markup.as_bytes().get(from..).and_then(|rest| memmem::find(rest, what.as_bytes())).map(|i| from + i)
}

/// One past the `>` that ends a tag, quoted values respected, and where the first attribute too many begins.
fn tag_end(bytes: &[u8], from: usize) -> (usize, Option<usize>) {
    let end = end_of_tag(bytes, from);
    // Each attribute takes two bytes at least.
    if end - from <= 2 * MAX_WRITTEN_ATTRIBUTES { (end, None) } else { end_and_cut(bytes, from) }
}

/// The same without counting: only `=` and `>` matter outside of quotes.
fn end_of_tag(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = memchr2(b'=', b'>', &bytes[at..]) {
        at += found + 1;
        if bytes[at - 1] == b'>' {
            return at;
        }
        at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        if let Some(&quote @ (b'"' | b'\'')) = bytes.get(at) {
            let Some(length) = memchr(quote, &bytes[at + 1..]) else { break };
            at += length + 2;
        }
    }
    bytes.len()
}

fn end_and_cut(bytes: &[u8], from: usize) -> (usize, Option<usize>) {
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
pub(super) fn raw_end(markup: &str, from: usize, name: &str) -> usize {
    let bytes = markup.as_bytes();
    let mut at = from;
    while let Some(end) = find(markup, at, "</") {
        let after = end + 2 + name.len();
        let ends = bytes.get(after).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
        if ends && bytes.get(end + 2..after).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
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
        for markup in [
            "<div><p>a<p>b<!-- <div> --></div>".to_owned(),
            "<p>text<li>".repeat(10_000),
            "<div title='a > b'></div>".repeat(10_000),
            format!("<script type=application/ld+json>{}</script>", "'<div>'".repeat(2000)),
        ] {
            let light = lighten(&markup);
            assert!(light.markup == markup && !light.deep);
        }
    }

    #[test]
    fn what_scripts_and_styles_say_is_left_out() {
        let long = "p{}".repeat(200);
        let cut = &long[..KEPT_STYLE_BYTES];
        for (markup, wanted) in [
            ("<script>if (a </script_x) '<p>'</script ><p>b", "<script></script ><p>b"),
            ("<SCRIPT src=x>a</Script>b<script>c", "<SCRIPT src=x></Script>b<script>"),
            (&format!("<style>{long}</style>"), &format!("<style>{cut}</style>")),
            ("<style>p{}</style>", "<style>p{}</style>"),
        ] {
            assert_eq!(lighten(markup).markup, wanted);
        }
        for kept in [
            "<script type='application/LD+JSON'>{}</script>",
            "<script type='math/tex'>x</script>",
            "<script type='application&#47;x'>x</script>",
            "<script><!-- <script> </script> --></script>",
            "<svg><script><p>shown</p></script></svg>",
            "<plaintext><script>shown</script>",
            "<? <script>shown</script>",
            "</ <script>shown</script>",
            "<!doctype <script>shown</script>",
            "<textarea><script>shown</script></textarea>",
            "<!-- <script>shown</script> -->",
        ] {
            assert_eq!(lighten(kept).markup, kept);
        }
    }

    #[test]
    fn attributes_past_the_limit_are_left_out() {
        let written =
            |count: usize| (0..count).fold(String::new(), |all, n| format!("{all} a{n} = 'x > y'b{n}"));
        let few = format!("<p{}>text</p>", written(MAX_WRITTEN_ATTRIBUTES / 2));
        assert_eq!(lighten(&few).markup, few);
        let markup = format!("<p{}>text</p>", written(1000));
        let flat = lighten(&markup).markup;
        assert_eq!(flat, few.replace("127>", "127 >"));
    }

    #[test]
    fn deep_markup_loses_only_its_deepest_tags() {
        let deep = format!("{}text{}", "<div>".repeat(600), "</div>".repeat(600));
        let flat = lighten(&deep).markup;
        assert_eq!(flat.matches("<div>").count(), MAX_OPEN);
        assert_eq!(flat.matches("</div>").count(), MAX_OPEN);
        assert!(flat.contains("text"));
    }
}
