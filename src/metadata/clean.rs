//! Cleaning of values that come from markup: leftover entities and tags, controls, white space.

use crate::text;

/// Longest value that is kept, in bytes; longer ones are dumps, not metadata.
pub(crate) const MAX_VALUE_BYTES: usize = 4000;

/// A value as it may be shown: entities that were escaped twice resolved, tags and control and
/// bidirectional formatting characters dropped, white space normalised, cut at [`MAX_VALUE_BYTES`].
pub(crate) fn value(found: &str) -> String {
    let mut end = found.len().min(MAX_VALUE_BYTES);
    while !found.is_char_boundary(end) {
        end -= 1;
    }
    let mut out = unescaped(&found[..end]);
    if out.contains('<') {
        out = strip_tags(&out);
    }
    out.retain(|c| !is_dropped(c));
    text::squash(&out)
}

/// A value without character references: some pages escape twice, so `&amp;#8217;` needs two rounds.
pub(crate) fn unescaped(found: &str) -> String {
    let mut out = found.to_owned();
    for _ in 0..2 {
        if out.contains('&') {
            out = unescape(&out);
        }
    }
    out
}

/// A text that a page shows, as [`value`] but for tags: what looks like one is text (`The <table> element`).
pub(crate) fn shown(found: &str) -> String {
    let mut out = text::squash(found);
    out.retain(|c| !is_dropped(c));
    if out.len() > MAX_VALUE_BYTES {
        let end = (0..=MAX_VALUE_BYTES).rev().find(|&at| out.is_char_boundary(at)).unwrap_or(0);
        out.truncate(end);
    }
    text::squash(&out)
}

/// Characters that have no place in a name or a title: controls, bidirectional overrides and isolates
/// (Unicode UAX 9), which can make text read as something else, and the replacement character.
fn is_dropped(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{fffd}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Named character references that are met in values escaped twice.
const ENTITIES: [(&str, &str); 24] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("middot", "·"),
    ("bull", "•"),
    ("eacute", "é"),
    ("agrave", "à"),
    ("uuml", "ü"),
    ("ouml", "ö"),
    ("auml", "ä"),
    ("copy", "©"),
    ("reg", "®"),
];

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        let resolved = end.and_then(|end| reference(&rest[1..end]).map(|r| (r, end)));
        if let Some((resolved, end)) = resolved {
            out.push_str(&resolved);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    ENTITIES.iter().find(|(n, _)| *n == name).map(|(_, c)| (*c).to_owned())
}

/// Drops what looks like a tag: `<` followed by a letter, `/` or `!`, up to `>`.
fn strip_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if let Some(end) = rest.find('>').filter(|_| tag) {
            out.push(' ');
            rest = &rest[end + 1..];
        } else {
            out.push('<');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// A text for comparison: letters and digits only, lower case, full-width forms as ASCII, single spaces
/// between words, none between CJK characters, apostrophes vanish.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_while(text, &mut out, |_| true);
    out
}

/// [`fold`], given up where it would come out longer than so many bytes.
pub(crate) fn fold_within(text: &str, bytes: usize) -> Option<String> {
    let mut out = String::with_capacity(text.len().min(bytes + 8));
    fold_while(text, &mut out, |out| out.len() <= bytes);
    (out.len() <= bytes).then_some(out)
}

/// Whether the [`fold`] of a text begins with what is folded already; stops where they part.
pub(crate) fn folds_to_begin_with(text: &str, folded: &str) -> bool {
    let mut out = String::with_capacity(folded.len() + 8);
    let mut same = 0;
    fold_while(text, &mut out, |out| {
        let to = out.len().min(folded.len());
        let go_on = out.as_bytes()[same..to] == folded.as_bytes()[same..to];
        same = to;
        go_on && out.len() < folded.len()
    });
    out.starts_with(folded)
}

/// Folds, and asks after each character whether to go on.
fn fold_while(text: &str, out: &mut String, mut go_on: impl FnMut(&str) -> bool) {
    let mut space = false;
    for c in text.chars() {
        let c = narrow(c);
        if matches!(c, '\'' | '’' | '‘' | '`' | '´') {
            continue;
        }
        if !text::is_alphanumeric(c) {
            space = true;
            continue;
        }
        let glue = text::is_cjk(c) || out.chars().next_back().is_some_and(text::is_cjk);
        if space && !out.is_empty() && !glue {
            out.push(' ');
        }
        space = false;
        text::push_lower(c, out);
        if !go_on(out) {
            return;
        }
    }
}

/// Full-width ASCII as ASCII.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        _ => c,
    }
}

/// How alike two texts are, 0 to 1: Dice coefficient of their tokens as sets.
pub(crate) fn likeness(a: &str, b: &str) -> f64 {
    let set = |t: &str| text::tokens(t).collect::<std::collections::BTreeSet<_>>();
    let (a, b) = (set(a), set(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * a.intersection(&b).count() as f64 / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_clean() {
        for (found, wanted) in [
            ("Rain &amp;amp; wind", "Rain & wind"),
            ("It&#8217;s&nbsp;late", "It’s late"),
            ("&#x4e2d;", "中"),
            ("a < b & c > d", "a < b & c > d"),
            ("<p>One</p><br/>two", "One two"),
            ("A\u{202e}B\u{0007}C", "ABC"),
            ("&unknown; &#xffffffff;", "&unknown; &#xffffffff;"),
            ("R&D; more", "R&D; more"),
        ] {
            assert_eq!(value(found), wanted, "{found}");
        }
        assert!(value(&"é".repeat(9000)).len() <= MAX_VALUE_BYTES);
    }

    #[test]
    fn folding_ignores_case_width_and_punctuation() {
        assert_eq!(fold("It’s “Late”, again!"), "its late again");
        assert_eq!(fold("上海： 徐汇 2022"), "上海徐汇2022");
        assert_eq!(fold("ＡＢＣ"), "abc");
        assert_ne!(fold("ab c"), fold("abc"));
    }

    #[test]
    fn likeness_is_symmetric() {
        assert!((likeness("Rain in the valley", "rain in the Valley!") - 1.0).abs() < 1e-9);
        assert!(likeness("Rain in the valley", "Markets fall") < 0.01);
    }
}
