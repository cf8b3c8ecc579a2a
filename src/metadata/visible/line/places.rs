//! Where in a text a line, a word or a label stands.

use crate::metadata::clean;
use crate::metadata::labels::Item;
use crate::metadata::visible::text::SEAM;
use crate::text::{is_cjk, is_sentence_end};
use std::ops::Range;

/// Where a line begins that stands in one element with the headline.
pub(super) fn after_headline(text: &str, title: &str) -> Option<usize> {
    let seams = text.char_indices().filter(|(_, c)| matches!(*c, '\n' | SEAM));
    seams
        .map(|(at, c)| (at, at + c.len_utf8()))
        .find(|&(at, _)| clean::fold(&text[..at]) == title)
        .map(|(_, end)| end)
}

/// Whether a word is one of at least three with slashes between them: keywords, of which one may look like a name.
pub(super) fn in_list(text: &str, word: Range<usize>) -> bool {
    let joined = |c: &char| is_cjk(*c) || matches!(*c, '/' | SEAM);
    let slashes = |run: &mut dyn Iterator<Item = char>| run.take_while(joined).filter(|&c| c == '/').count();
    slashes(&mut text[..word.start].chars().rev()) + slashes(&mut text[word.end..].chars()) >= 2
}

/// What follows the last sentence of a long segment, at most 80 characters: `责任编辑：…` after the full
/// stop.
pub(super) fn after_last_sentence(text: &str) -> Option<Range<usize>> {
    let closes = |c: char| is_sentence_end(c) || matches!(c, '）' | ')' | '】' | '”' | ' ');
    let last = text.char_indices().rev().take(80).skip_while(|(_, c)| closes(*c));
    let mut from = None;
    for (at, c) in last {
        if is_sentence_end(c) || c == '\n' {
            from = Some(at + c.len_utf8());
            break;
        }
    }
    let rest = &text[from?..];
    let start = from? + rest.len() - rest.trim_start_matches(['”', '’', ' ', '"', '」', SEAM, '\n']).len();
    (start < text.len()).then_some(start..text.len())
}

/// Whether a label opens the text, a line or a bracket in it.
pub(in crate::metadata::visible) fn opens(text: &str, item: &Item) -> bool {
    let before = text[..item.at.start].trim_end_matches([' ', '\u{3000}', SEAM]);
    before.is_empty() || before.ends_with(['（', '(', '【', '[', '\n']) || before.chars().count() <= 3
}
