//! Labels that pages put before or after a credit: `责任编辑：`, `By`, `Text:`, `기자`, `摄`.

mod han;
mod other_days;
mod spaced;
mod tables;
mod world;

use crate::text::{is_alphabetic, is_alphanumeric, is_cjk, is_hangul};
use Form::{Colon, Prefix, Suffix};
use Label::{Author, Source};
pub(crate) use other_days::{is_in_aside, is_of_something_else};
use spaced::LONE;
use std::ops::Range;
use tables::{ByByte, EASTERN, WESTERN, words_at};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Label {
    /// Who wrote it.
    Author,
    /// Who edited it.
    Editor,
    /// Who checked it.
    Reviewer,
    /// Who took the pictures.
    Photographer,
    /// Who translated it.
    Translator,
    /// Where it comes from.
    Source,
    /// When it was published.
    Published,
    /// When it was changed.
    Modified,
    /// The headline that it had elsewhere.
    OriginalTitle,
    /// Its section or channel.
    Section,
    /// Its keywords.
    Tags,
    /// Views, comments, font size, share buttons: nothing to keep.
    Counter,
    /// When something else happened: a member joined, was there last.
    OtherDate,
    /// Path within the site.
    Breadcrumb,
    /// What it is about.
    Summary,
}

/// What must follow a label so that it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A colon or a bar.
    Colon,
    /// A colon, a bar, white space, or the name itself.
    Prefix,
    /// Nothing: the name stands before it.
    Suffix,
}

/// A label's text, what it announces, and what must follow it.
type Word = (&'static str, Label, Form);

/// A label in a text and the value that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) label: Label,
    /// Bytes of the label itself.
    pub(crate) at: Range<usize>,
    /// Bytes of its value, not trimmed.
    pub(crate) value: Range<usize>,
    /// A colon or bar stands between.
    pub(crate) colon: bool,
    /// The label stands after its value.
    pub(crate) suffix: bool,
}

/// Marks that stand between a label and its value.
fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '︰' | '｜' | '|' | '丨' | '∶' | '︱')
}

/// Labels of a line with their values, in order. A value ends where the next label begins, at a bracket
/// that closes, at a bar, or where the line ends.
pub(crate) fn items(text: &str) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let mut previous: Option<char> = None;
    let mut skip_to = 0;
    let lower = lower_same_length(text);
    for (at, c) in text.char_indices() {
        let before = previous;
        previous = Some(c);
        if at < skip_to {
            continue;
        }
        if let Some((label, end, colon, suffix)) = label_at(text, &lower, at, c, before) {
            skip_to = end;
            out.push(Item { label, at: at..end, value: end..end, colon, suffix });
        }
    }
    // `Por Redacción / María Tovar`: the house and who wrote it.
    let slashed = |pair: &[Item]| {
        pair[0].label == Author
            && pair[1].label == Label::Editor
            && text[pair[1].at.clone()].ends_with('/')
            && text[pair[0].at.end..pair[1].at.start].trim().is_empty()
    };
    if let Some(at) = out.windows(2).position(slashed) {
        out.remove(at + 1);
    }
    let starts: Vec<usize> = out.iter().map(|i| i.at.start).collect();
    for n in 0..out.len() {
        let floor = if n == 0 { 0 } else { out[n - 1].at.end };
        let item = &mut out[n];
        if item.suffix {
            let before = &text[floor..item.at.start];
            let cut = before.rfind(['(', '（', '【', '[', '。', '，', '；', '\n']);
            let from = cut.map_or(0, |c| c + before[c..].chars().next().map_or(0, char::len_utf8));
            item.value = floor + from..item.at.start;
        } else {
            let ceiling = starts.get(n + 1).copied().unwrap_or(text.len());
            let after = &text[item.at.end..ceiling];
            let ends = |c: char| matches!(c, ')' | '）' | '】' | '\n' | '|' | '｜' | '丨' | '•');
            let bracketed = matches!(after.trim_start().chars().next(), Some('[' | '【' | '（' | '('));
            // `Written by` with the names in the lines below it: the first of them.
            let below = if item.colon || !text[item.at.clone()].is_ascii() {
                0
            } else {
                after.len() - after.trim_start().len()
            };
            let cut =
                if bracketed { after.find('\n') } else { after[below..].find(ends).map(|at| at + below) };
            item.value = item.at.end..item.at.end + cut.unwrap_or(after.len());
        }
    }
    out
}

/// The label that a segment consists of.
pub(crate) fn lone(text: &str) -> Option<Label> {
    if text.len() > 60 {
        return None;
    }
    let folded = crate::metadata::clean::fold(text);
    LONE.iter().find(|(word, _)| *word == folded).map(|(_, label)| *label)
}

/// The label that a text ends with, of what follows it in another element: `Updated`.
pub(crate) fn of_what_follows(before: &str) -> Option<Label> {
    let before = before.trim_end();
    // A label needs something that it may be of.
    let line = format!("{before} 1");
    let last = items(&line).pop().filter(|item| !item.suffix && item.at.end <= before.len())?;
    let rest = &before[last.at.end.min(before.len())..];
    (!rest.chars().any(is_alphanumeric)).then_some(last.label)
}

/// Whether a text is nothing but the word for a name, which may stand between a label and the name.
pub(crate) fn is_name(text: &str) -> bool {
    let text = text.trim().trim_end_matches(is_colon).trim_end();
    ["name", "nombre", "nom", "nome", "имя", "名前", "氏名", "姓名"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a text is nothing but a label of a person or a source: `作者`, `โดย`, `منبع`.
pub(crate) fn is_label(text: &str) -> bool {
    is_one(text, |_, label| !matches!(label, Label::Counter | Label::Section | Label::OtherDate))
}

/// Whether a text is nothing but a label that is wanted, given its words and what it announces.
pub(crate) fn is_one(text: &str, wanted: impl Fn(&str, Label) -> bool) -> bool {
    let text = text.trim().trim_end_matches(is_colon).trim_end().to_lowercase();
    let known = |table: &'static ByByte, byte: usize| {
        let labels = text.as_bytes().get(byte).map_or(&[][..], |&b| words_at(table, b));
        labels.iter().any(|&((word, label, _), _)| word == text && wanted(word, label))
    };
    known(&WESTERN, 0) || known(&EASTERN, 2)
}

/// Lower case where that keeps every character's length in bytes, so that offsets agree.
fn lower_same_length(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .map(|c| {
            if let Some(lower) = crate::text::lower(c) {
                return if lower.len_utf8() == c.len_utf8() { lower } else { c };
            }
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) if l.len_utf8() == c.len_utf8() => l,
                _ => c,
            }
        })
        .collect()
}

/// A label, where its value begins, whether a colon stands between, and whether its value stands before.
type Hit = (Label, usize, bool, bool);

fn label_at(text: &str, lower: &str, at: usize, c: char, before: Option<char>) -> Option<Hit> {
    if is_cjk(c) || is_hangul(c) {
        let rest = &text.as_bytes()[at..];
        for &((word, label, form), short) in words_at(&EASTERN, rest[2]) {
            // The first character by itself: most labels differ in it, and to compare the whole takes a call.
            if word.as_bytes()[..2] != rest[..2] || !rest.starts_with(word.as_bytes()) {
                continue;
            }
            let end = at + word.len();
            if short && before.is_some_and(is_cjk) && form != Suffix {
                continue;
            }
            // 论文的来源, 来源于, 来源是: a word of a sentence.
            let joined =
                before.is_some_and(is_cjk) || text[end..].starts_with(['于', '是', '的', '很', '和', '不']);
            let mark = text[end..].trim_start().starts_with(is_colon);
            if label == Source && form == Prefix && joined && !mark {
                continue;
            }
            let own = stands_alone(text, before, end);
            if let Some((end, colon)) = after_label(text, end, form, short) {
                return Some((label, end, colon || own && matches!(label, Author | Source), form == Suffix));
            }
        }
        return None;
    }
    if before.is_some_and(is_alphanumeric) || !is_alphabetic(c) {
        return None;
    }
    let words = words_at(&WESTERN, lower.as_bytes()[at]);
    if words.is_empty() {
        return None;
    }
    // `Powered by`, `Post by`: the little words are labels at the head of a line or of a part of it.
    let opens = text[..at].trim_end().chars().next_back().is_none_or(|c| !is_alphabetic(c));
    let seam = before.is_none_or(|c| matches!(c, '\n' | '\u{2028}'));
    let mut best: Option<(Label, usize, bool)> = None;
    for &((word, label, form), _) in words {
        if word.as_bytes().get(1) != lower.as_bytes().get(at + 1) || !lower[at..].starts_with(word) {
            continue;
        }
        let end = at + word.len();
        if text[end..].starts_with(|c: char| is_alphanumeric(c)) {
            continue;
        }
        if form == Prefix && !opens && !seam && !word.contains(' ') {
            continue;
        }
        // `Room-by-room`.
        if form == Prefix && (before == Some('-') || text[end..].starts_with('-')) {
            continue;
        }
        // `Author, Ann Lee`, as it is written for those who hear it.
        let comma =
            text[end..].starts_with([',', '،']) && before.is_none() && label == Author && form == Colon;
        let comma = comma.then(|| (end + text[end..].chars().next().map_or(0, char::len_utf8), true));
        let apart = (before.is_none() && form == Colon && begins_name(&text[end..])).then_some((end, true));
        if let Some((end, colon)) = after_label(text, end, form, false).or(apart).or(comma)
            && best.is_none_or(|(_, e, _)| end > e)
        {
            best = Some((label, end, colon));
        }
    }
    best.map(|(label, end, colon)| (label, end, colon, false))
}

/// Whether a label is all that its element holds, the value being the next one's: as plain as a colon.
fn stands_alone(text: &str, before: Option<char>, end: usize) -> bool {
    before.is_none_or(|c| matches!(c, '\u{2028}' | '\n')) && text[end..].starts_with('\u{2028}')
}

/// Whether a label is an element by itself, and what follows in another is shaped like one name and nothing else.
fn begins_name(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('\u{2028}') else { return false };
    let words: Vec<&str> = rest.split_whitespace().collect();
    let capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| is_alphabetic(c) || matches!(c, '.' | '-' | '’' | '\''))
    };
    (2..=4).contains(&words.len()) && words.iter().all(capital)
}

/// Where the value begins, and whether a colon stands before it; `None` where the form is not met.
fn after_label(text: &str, end: usize, form: Form, short: bool) -> Option<(usize, bool)> {
    let rest = &text[end..];
    let trimmed = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}', '\u{2028}']);
    let spaces = rest.len() - trimmed.len();
    let mut chars = trimmed.chars();
    match chars.next() {
        Some(c) if is_colon(c) => Some((end + spaces + c.len_utf8(), true)),
        Some(c @ ('/' | '／')) if form != Suffix => Some((end + spaces + c.len_utf8(), true)),
        next => match form {
            Colon => None,
            Prefix => (!short && next.is_some()).then_some((end, false)),
            // Nothing of the same word may follow: 摄 is not 摄氏.
            Suffix => (!next.is_some_and(is_cjk) || spaces > 0 || !short).then_some((end, false)),
        },
    }
}

/// Whether what follows a date says that it is the day of a change: `已于 2023-06-20 修改`.
pub(crate) fn tells_change(behind: &str) -> bool {
    let behind = behind.trim_start();
    let rest = ["修改", "更新"].iter().find_map(|word| behind.strip_prefix(word));
    rest.is_some_and(|rest| !rest.starts_with(is_cjk))
}

#[cfg(test)]
mod tests;
