//! From markup to the tokens that the tree is built of.
//!
//! html5ever's tokenizer looks at each character of a tag by itself and takes two thirds of a page's parse. Nearly all of
//! a page is text without anything special in it and tags with plain names and whole values, and these are read here in
//! strides; whatever else there is goes to the tokenizer, up to the `>` at which it is back between two tokens. Both feed
//! one tree builder, so that the tree is the same; `tests.rs` compares them.

mod plain;
#[cfg(test)]
mod tests;

use super::tree::{Bounded, Tree};
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink as _;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    CharacterTokens, CommentToken, DoctypeToken, ParseError, StartTag, Tag, TagToken, Token, TokenSink,
    TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use kuchikiki::NodeRef;
use memchr::{memchr, memchr2};
use std::borrow::Cow;
use std::cell::Cell;

use plain::Names;

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
    let mut reader = Reader::new(markup.len());
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

/// Elements whose tags change how what follows is read.
const SPECIAL: [&str; 10] =
    ["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"];

struct Reader {
    tokenizer: Tokenizer<Watched>,
    input: BufferQueue,
    names: Names,
    /// Whether text in which tags are none is looked for; no more once it was in vain, since each look goes to its end.
    raw: bool,
}

impl Reader {
    fn new(bytes: usize) -> Self {
        let builder = TreeBuilder::new(Bounded::new(bytes), TreeBuilderOpts::default());
        let sink = Watched { builder, between: Cell::new(true) };
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        Self {
            tokenizer: Tokenizer::new(sink, options),
            input: BufferQueue::default(),
            names: Names::default(),
            raw: true,
        }
    }

    fn is_full(&self) -> bool {
        self.tokenizer.sink.builder.sink.is_full()
    }

    fn finish(self) -> Tree {
        self.tokenizer.end();
        self.tokenizer.sink.builder.sink.finish()
    }

    fn give(&self, token: Token) -> TokenSinkResult<NodeRef> {
        self.tokenizer.sink.builder.process_token(token, 1)
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
    fn stride(&mut self, markup: &str, at: usize) -> Option<usize> {
        if !self.tokenizer.sink.between.get() {
            return None;
        }
        let bytes = markup.as_bytes();
        match bytes[at] {
            b'<' if bytes.get(at + 1) == Some(&b'!') => {
                let (text, end) = plain::comment(markup, at)?;
                let _ = self.give(CommentToken(StrTendril::from_slice(text)));
                Some(end)
            }
            b'<' => {
                let (tag, end) = plain::tag(markup, at, &mut self.names)?;
                if tag.kind == StartTag && SPECIAL.contains(&&*tag.name) {
                    return self.raw_element(markup, tag, end);
                }
                let answer = self.give(TagToken(tag));
                debug_assert!(
                    matches!(answer, TokenSinkResult::Continue),
                    "an element is missing in SPECIAL"
                );
                Some(end)
            }
            b'&' => {
                let mut text = StrTendril::new();
                let end = at + plain::reference(&markup[at..], &mut text)?;
                let _ = self.give(CharacterTokens(text));
                Some(end)
            }
            _ => {
                let mut end =
                    memchr2(b'<', b'&', &bytes[at..]).map_or(bytes.len(), |i| at + i).min(at + CHUNK);
                while !markup.is_char_boundary(end) {
                    end += 1;
                }
                let _ = self.give(CharacterTokens(StrTendril::from_slice(&markup[at..end])));
                Some(end)
            }
        }
    }

    /// Reads an element in which tags are none by its start tag, which ends at `from`; where it ends.
    fn raw_element(&mut self, markup: &str, tag: Tag, from: usize) -> Option<usize> {
        // In drawings and formulas most of them are elements like others.
        if !self.raw || self.tokenizer.sink.adjusted_current_node_present_but_not_in_html_namespace() {
            return None;
        }
        let text = plain::raw_text(&markup[from..], &tag.name)?;
        let after = from + text.len();
        self.raw = after < markup.len();
        let (closing, end) = plain::tag(markup, after, &mut self.names)?;
        let TokenSinkResult::RawData(_) = self.give(TagToken(tag)) else {
            self.raw = false;
            return Some(from);
        };
        for start in (0..text.len()).step_by(CHUNK) {
            let piece = &text[text.ceil_char_boundary(start)..text.ceil_char_boundary(start + CHUNK)];
            let _ = self.give(CharacterTokens(StrTendril::from_slice(piece)));
        }
        let _ = self.give(TagToken(closing));
        Some(end)
    }
}
