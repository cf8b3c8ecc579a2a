//! From markup to the tokens that the tree is built of.
//!
//! html5ever's tokenizer looks at each character of a tag by itself and takes two thirds of a page's parse. Nearly all of
//! a page is text without anything special in it and tags with plain names and whole values, and these are read here in
//! strides; whatever else there is goes to the tokenizer, up to the `>` at which it is back between two tokens. Both feed
//! one tree builder, so the tree is the same ([`tests`]).

use super::tree::{Bounded, Tree};
use html5ever::buffer_queue::BufferQueue;
use html5ever::data::NAMED_ENTITIES;
use html5ever::interface::TreeSink as _;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    CharacterTokens, CommentToken, DoctypeToken, EndTag, ParseError, StartTag, Tag, TagToken, Token,
    TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, TokenizerResult, ns};
use kuchikiki::NodeRef;
use memchr::{memchr, memchr2};
use std::borrow::Cow;
use std::cell::Cell;

/// Bytes that are given on at a time: few, since nothing stops the tree builder before it has read them, and text is
/// copied on the way.
const CHUNK: usize = 8 << 10;

/// Parses markup.
pub(super) fn parse(markup: &str) -> Tree {
    let markup = markup.strip_prefix('\u{feff}').unwrap_or(markup);
    // Line ends are made one first (HTML, 13.2.3.5), so that no text is interrupted by them.
    let markup = if memchr(b'\r', markup.as_bytes()).is_some() {
        Cow::Owned(markup.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(markup)
    };
    // What the null character becomes depends on where it stands.
    let plain = memchr(0, markup.as_bytes()).is_none();
    let reader = Reader::new(markup.len());
    let mut at = 0;
    while at < markup.len() && !reader.is_full() {
        let read = if plain { reader.stride(&markup, at) } else { None };
        at = read.unwrap_or_else(|| reader.step(&markup, at));
    }
    reader.finish()
}

/// The tree builder, and whether the tokenizer is between two tokens.
struct Watched {
    builder: TreeBuilder<NodeRef, Bounded>,
    between: Cell<bool>,
}

impl TokenSink for Watched {
    type Handle = NodeRef;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeRef> {
        let is_error = matches!(token, ParseError(_));
        let ends = matches!(token, TagToken(_) | CommentToken(_) | DoctypeToken(_));
        let result = self.builder.process_token(token, line);
        if !is_error {
            // Other answers begin text in which tags are none.
            let answer = matches!(result, TokenSinkResult::Continue | TokenSinkResult::Script(_));
            self.between.set(ends && answer);
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements whose tags change how what follows is read, which the tokenizer must know.
const SPECIAL: [&str; 10] =
    ["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"];

struct Reader {
    tokenizer: Tokenizer<Watched>,
    input: BufferQueue,
}

impl Reader {
    fn new(bytes: usize) -> Self {
        let builder = TreeBuilder::new(Bounded::new(bytes), TreeBuilderOpts::default());
        let sink = Watched { builder, between: Cell::new(true) };
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        Self { tokenizer: Tokenizer::new(sink, options), input: BufferQueue::default() }
    }

    fn is_full(&self) -> bool {
        self.tokenizer.sink.builder.sink.is_full()
    }

    fn finish(self) -> Tree {
        self.tokenizer.end();
        self.tokenizer.sink.builder.sink.finish()
    }

    fn give(&self, token: Token) {
        let answer = self.tokenizer.sink.builder.process_token(token, 1);
        debug_assert!(matches!(answer, TokenSinkResult::Continue), "an element is missing in SPECIAL");
    }

    /// Reads up to the next `>` with the tokenizer; where that ends.
    fn step(&self, markup: &str, at: usize) -> usize {
        let rest = &markup.as_bytes()[at..];
        let mut end =
            at + memchr(b'>', &rest[..rest.len().min(CHUNK)]).map_or(rest.len().min(CHUNK), |i| i + 1);
        while !markup.is_char_boundary(end) {
            end += 1;
        }
        self.tokenizer.sink.between.set(false);
        self.input.push_back(StrTendril::from_slice(&markup[at..end]));
        while let TokenizerResult::Script(_) = self.tokenizer.feed(&self.input) {}
        end
    }

    /// Reads a tag, a character reference or text without either; where it ends, unless it is one for the tokenizer.
    fn stride(&self, markup: &str, at: usize) -> Option<usize> {
        if !self.tokenizer.sink.between.get() {
            return None;
        }
        let bytes = markup.as_bytes();
        match bytes[at] {
            b'<' => {
                let (tag, end) = tag(markup, at)?;
                self.give(TagToken(tag));
                Some(end)
            }
            b'&' => {
                let mut text = StrTendril::new();
                let end = at + reference(&markup[at..], &mut text)?;
                self.give(CharacterTokens(text));
                Some(end)
            }
            _ => {
                let mut end =
                    memchr2(b'<', b'&', &bytes[at..]).map_or(bytes.len(), |i| at + i).min(at + CHUNK);
                while !markup.is_char_boundary(end) {
                    end += 1;
                }
                self.give(CharacterTokens(StrTendril::from_slice(&markup[at..end])));
                Some(end)
            }
        }
    }
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

/// A name as the tokenizer makes it.
fn name(written: &str) -> LocalName {
    if written.bytes().any(|b| b.is_ascii_uppercase()) {
        LocalName::from(written.to_ascii_lowercase())
    } else {
        LocalName::from(written)
    }
}

/// A whole tag and where it ends, if it is plain.
fn tag(markup: &str, start: usize) -> Option<(Tag, usize)> {
    let bytes = markup.as_bytes();
    let kind = if bytes.get(start + 1) == Some(&b'/') { EndTag } else { StartTag };
    let from = start + 1 + usize::from(kind == EndTag);
    if !bytes.get(from)?.is_ascii_alphabetic() {
        return None;
    }
    let mut at = from + bytes[from..].iter().position(|&b| is_space(b) || matches!(b, b'/' | b'>'))?;
    let mut tag = Tag { kind, name: name(&markup[from..at]), self_closing: false, attrs: Vec::new() };
    if SPECIAL.contains(&&*tag.name) {
        return None;
    }
    loop {
        at += bytes[at..].iter().position(|&b| !is_space(b))?;
        match bytes[at] {
            b'>' => return Some((tag, at + 1)),
            b'/' => {
                at += 1;
                tag.self_closing = bytes.get(at) == Some(&b'>');
            }
            _ => at = attribute(markup, at, &mut tag.attrs)?,
        }
    }
}

/// Adds an attribute; where it ends.
fn attribute(markup: &str, start: usize, attributes: &mut Vec<Attribute>) -> Option<usize> {
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
    let name = name(written);
    let value = unescaped(value)?;
    // The first of a name counts.
    if attributes.iter().all(|a| a.name.local != name) {
        attributes.push(Attribute { name: QualName::new(None, ns!(), name), value });
    }
    Some(end)
}

/// The value of an attribute with its references read, if they are plain.
fn unescaped(written: &str) -> Option<StrTendril> {
    let mut value = StrTendril::new();
    let mut rest = written;
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
fn reference(text: &str, out: &mut StrTendril) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use kuchikiki::NodeData;
    use proptest::prelude::*;

    /// The same by the tokenizer alone.
    fn slowly(markup: &str) -> Tree {
        let reader = Reader::new(markup.len());
        let mut at = 0;
        while at < markup.len() {
            at = reader.step(markup, at);
        }
        reader.finish()
    }

    fn outline(tree: &Tree) -> String {
        let mut out = String::new();
        for node in tree.document.descendants() {
            let depth = node.ancestors().count();
            let said = match node.data() {
                NodeData::Element(element) => format!("{:?} {:?}", element.name, tree.attributes(&node)),
                other => format!("{other:?}"),
            };
            out.push_str(&format!("{depth} {said}\n"));
            if let Some(inner) = node.as_element().and_then(|e| e.template_contents.clone()) {
                out.push_str(&format!("template {}\n", inner.text_contents()));
            }
        }
        out
    }

    #[test]
    fn strides_and_steps_make_the_same_tree() {
        for markup in [
            "<!doctype html><title>a &amp; b</title><p CLASS='x y' class=z ID=\"q\">one<br/>two",
            "<a href=?a=1&copy=2&amp;b=3&lt>x</a>&copy; &copy2 &notit; &not; &#39;&#x27;&#128;&#0;&#xD800;&#;& &;",
            "<pre>\n\na\r\nb\rc</pre><textarea>\n<p></textarea><p>after",
            "<script><!-- <script> </script> --></script><p>a<style>p > a{}</style><p>b",
            "<svg><title>x</title><path d='M0'/><![CDATA[ <p> ]]></svg><math><mi a=1>x</mi></math>",
            "<table><tr><td>a</td>b<b c=d>c</table></br></p x=y>d",
            "a\0b<p\0 c\0=d\0>e",
            "</><p>a</ p><p>b<!><!-- > --><?x y?>c < d <3 <a<b c>e",
            "<p a='1'b=\"2\"/c = 3 d= e'f =g h==i>x<p a=></p a",
            "<plaintext><p>a</plaintext>&amp;",
            "\u{feff}\u{feff}a<b>\u{feff}<i>\u{feff}",
        ] {
            let markup_of_steps = markup.strip_prefix('\u{feff}').unwrap_or(markup);
            assert_eq!(outline(&parse(markup)), outline(&slowly(markup_of_steps)), "{markup}");
        }
    }

    proptest! {
        #[test]
        fn strides_and_steps_make_the_same_tree_of_anything(
            parts in prop::collection::vec(
                prop_oneof![
                    prop::sample::select(vec![
                        "<", ">", "/", "</", "/>", "=", "\"", "'", "&", ";", "#", "!", "--", "<!--", "-->", "?", " ", "\n",
                        "\r\n", "\r", "\0", "<p>", "</p>", "<b>", "</b>", "<table>", "<td>", "</table>", "<svg>", "</svg>",
                        "<math>", "<mi>", "<![CDATA[", "]]>", "<script>", "</script>", "<style>", "</style>", "<title>",
                        "</title>", "<textarea>", "</textarea>", "<template>", "</template>", "<select>", "<option>",
                        "<pre>", "<form>", "<body x=1>", "<html x=2 y=3>", "<plaintext>", "<noscript>", "</noscript>",
                        "<a href='?a=1&amp;b=2&c=3'>", "<i A=b a=c>", "&amp;", "&nbsp", "&copy", "&notit;", "&#65;", "&#x41",
                        "&#150;", "&#10;", "&NotEqualTilde;", "é", "文",
                    ]).prop_map(str::to_owned),
                    "[a-c ]{1,3}",
                ],
                0..40,
            ),
        ) {
            let markup = parts.concat();
            prop_assert_eq!(outline(&parse(&markup)), outline(&slowly(&markup)));
        }
    }
}
