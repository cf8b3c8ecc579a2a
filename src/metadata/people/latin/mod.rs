//! Names in scripts written with spaces.

mod around;

use super::{Named, Style, given, korean, strip_frames, words};
use crate::metadata::date::{self, Hint};
use crate::metadata::labels;
use crate::text::is_hangul;
pub(crate) use around::without_joiner;
use around::{
    JOINERS, between_bars, without_addresses, without_bracket, without_degree, without_places, without_stop,
};
use std::borrow::Cow;

/// Words at which a byline ends: what follows is no name.
const ENDS: [&str; 52] = [
    // With an agency.
    " avec ",
    " mit ",
    " con ",
    " com ",
    " min read",
    " minute read",
    " minutes read",
    " updated",
    " published",
    " posted",
    " last updated",
    " last modified",
    " on ",
    " in ",
    " for ",
    // A sentence about somebody.
    " is ",
    " was ",
    " has ",
    " writes ",
    " covers ",
    " lives ",
    " works ",
    " teaches ",
    " joined ",
    " grew up ",
    " studied ",
    " ist ",
    " schreibt ",
    " arbeitet ",
    " lebt ",
    " est ",
    " écrit ",
    " escribe ",
    " scrive ",
    " schrijft ",
    " at ",
    " from ",
    " reviewed by",
    " edited by",
    " fact checked",
    " fact-checked",
    " follow",
    " view all",
    " read more",
    " share",
    " contributor",
    " special to",
    " via ",
    " comments",
    " comment",
    " says",
    " |",
];

/// Particles of names in lower case.
const PARTICLES: [&str; 30] = [
    "de", "da", "do", "dos", "das", "del", "della", "di", "van", "von", "der", "den", "zu", "la", "le", "el",
    "al", "bin", "ibn", "y", "e", "ter", "ten", "af", "av", "of", "i", "und", "bint", "abu",
];

/// Names in a value, in order.
pub(super) fn names(value: &str, style: Style) -> Vec<Named> {
    if value.contains("://") {
        return Vec::new();
    }
    let value = korean::without_work(value);
    // `노은채·표도현 기자`: the dot sets names in Hangul apart.
    let apart = value.chars().any(is_hangul) && value.contains('·');
    let value = if apart { Cow::Owned(value.replace('·', ", ")) } else { Cow::Borrowed(value) };
    let free = without_addresses(&value);
    let mut value = strip_label(&free);
    if begins_sentence(value) {
        return Vec::new();
    }
    if style == Style::Labelled && words::is_institution(value) && !value.contains([',', '\n']) {
        return vec![Named { name: value.to_owned(), organisation: true }];
    }
    let placed = without_places(value);
    value = &placed;
    let barred = between_bars(value);
    let value = barred.as_deref().unwrap_or(value);
    let value = strip_frames(&value[..end_of_names(value)]);
    if style == Style::Inverted
        && let Some((family, given)) = value.split_once(", ")
        && !given.contains(',')
        && given.split(' ').count() <= 3
    {
        return vec![Named { name: format!("{} {}", given.trim(), family.trim()), organisation: false }];
    }
    if let Some(name) = inverted(value) {
        return vec![Named { name, organisation: false }];
    }
    let mut out: Vec<Named> = Vec::new();
    for piece in pieces(value) {
        let piece = strip_frames(strip_label(without_joiner(&piece))).to_owned();
        let piece = without_bracket(&piece);
        // What is left of the words between the pieces.
        let piece = ["in ", "by ", "on "].iter().find_map(|w| piece.strip_prefix(w)).unwrap_or(piece);
        let piece = without_degree(without_stop(piece.split("  ").next().unwrap_or_default().trim()));
        // `Kontributor Sintang, Ann Lee`: from where.
        if piece.is_empty() || piece.starts_with("Kontributor ") && value.contains(',') {
            continue;
        }
        // A degree that is a trade mark: `CEPF®`; a channel: `V1 Valley`.
        let no_person = |c: char| matches!(c, '®' | '™') || c.is_ascii_digit();
        if !out.is_empty() && (words::is_job(piece) || piece.contains(no_person)) {
            continue;
        }
        let organisation = words::is_organisation(piece);
        let person = looks_like_name(piece);
        match style {
            Style::Bare if person && !organisation => {
                out.push(Named { name: piece.to_owned(), organisation: false });
            }
            Style::Bare if out.is_empty() => return Vec::new(),
            Style::Bare => {}
            _ if person || organisation && piece.split(' ').count() <= 6 => {
                out.push(Named { name: piece.to_owned(), organisation });
            }
            // Beside whole names it is the paper, the town or a code.
            _ if is_handle(piece) && !is_phrase(piece) && out.iter().all(|n| !n.name.contains(' ')) => {
                out.push(Named { name: piece.to_owned(), organisation: false })
            }
            _ => {}
        }
    }
    out
}

/// Words that go on from a `By` that begins a sentence, not a byline.
const SENTENCE_WORDS: [&str; 42] = [
    "two", "three", "four", "five", "six", "ten", "several", "many", "both", "every", "each", "another",
    "one", "no", "the", "a", "an", "this", "that", "these", "those", "his", "her", "my", "our", "your",
    "their", "its", "then", "now", "far", "day", "night", "noon", "dawn", "law", "default", "using", "which",
    "what", "all", "some",
];

/// What people do by which they agree to something: `By continuing, you agree…`. Others of the kind may be accounts (`sterling`).
const CONSENTING: [&str; 12] = [
    "continuing",
    "signing",
    "clicking",
    "submitting",
    "subscribing",
    "registering",
    "joining",
    "entering",
    "proceeding",
    "accepting",
    "browsing",
    "visiting",
];

/// `By the second week the boats lay…`; but `by the Valley Times`.
fn begins_sentence(value: &str) -> bool {
    let mut words = value.split(' ');
    let first = words.next().unwrap_or_default();
    // `By using Valley Mail, you…`.
    if first == "using" {
        return true;
    }
    // `By submitting this report, you…`.
    if first.ends_with("ing") && first.len() > 5 && first.bytes().all(|b| b.is_ascii_lowercase()) {
        return value.contains(' ') || CONSENTING.contains(&first);
    }
    SENTENCE_WORDS.contains(&first)
        && words.next().is_none_or(|w| w.chars().next().is_some_and(|c| !c.is_uppercase()))
}

/// `By`, `Author:` and their kin off the front.
fn strip_label(value: &str) -> &str {
    let value = strip_frames(value);
    match labels::items(value).first() {
        Some(item) if item.at.start == 0 && !item.suffix => strip_frames(&value[item.at.end..]),
        _ => value,
    }
}

/// Where the names end and dates or other words begin.
fn end_of_names(value: &str) -> usize {
    let lower = value.to_ascii_lowercase();
    let mut end = value.len();
    // Each of these words begins with the space before it.
    if let Some((at, _)) =
        lower.match_indices(' ').find(|&(at, _)| ENDS.iter().any(|w| lower[at..].starts_with(w)))
    {
        end = end.min(at);
    }
    for mark in ['|', '•', '·', '\n', '\t', '—', '→', '›', '»', '|'] {
        if let Some(at) = value.find(mark).filter(|&at| at > 1) {
            end = end.min(at);
        }
    }
    if let Some(at) = value.find(" - ").or_else(|| value.find(" – ")) {
        end = end.min(at);
    }
    let hint = Hint { day_first: Some(true), ..Hint::default() };
    if let Some((range, _)) = date::find(&value[..end], &hint).first() {
        end = end.min(range.start);
    }
    end
}

/// Pieces between commas and joining words.
fn pieces(value: &str) -> Vec<String> {
    let mut out = vec![value.to_owned()];
    let joined = value.split(' ').any(|word| JOINERS.iter().any(|j| j.trim() == word));
    for joiner in JOINERS.iter().filter(|_| joined) {
        out = out.iter().flat_map(|p| parted(p, joiner)).collect();
    }
    out.iter()
        .flat_map(|p| p.split([',', ';', '/', '،', '؛']).map(|s| s.trim().to_owned()).collect::<Vec<_>>())
        .flat_map(|p| super::korean::names(&p).unwrap_or_else(|| vec![p]))
        .collect()
}

/// Parts around a joining word; the `y` of `Juan de la Cruz y García` stands between the two family names of one person.
fn parted(piece: &str, joiner: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in piece.split(joiner) {
        let first = part.split([',', ';', '/']).next().unwrap_or_default().trim();
        let second_family =
            joiner == " y " && !first.contains(' ') && !given::is_given(first) && !first.is_empty();
        match out.last_mut().filter(|before| second_family && before.trim().contains(' ')) {
            Some(before) => {
                before.push_str(joiner);
                before.push_str(part);
            }
            None => out.push(part.to_owned()),
        }
    }
    out
}

/// `Lee, Ann`: one person, the family name first, told by a given name that is no family's.
fn inverted(value: &str) -> Option<String> {
    let (family, given) = value.split_once(", ")?;
    let word = |text: &str| {
        text.starts_with(char::is_uppercase)
            && text.chars().all(|c| crate::text::is_alphabetic(c) || c == '-')
    };
    (word(family) && word(given) && given::is_given(given) && !given::is_given(family))
        .then(|| format!("{given} {family}"))
}

/// Two to five words that begin with capitals (particles apart), or letters of a script without case.
fn looks_like_name(piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    // Particles apart: `José María de la Cruz y García`.
    let particle = |word: &&&str| PARTICLES.contains(&word.to_lowercase().as_str());
    let whole = words.len() - words.iter().filter(particle).count();
    if words.is_empty() || whole > 6 || words.len() > 9 || piece.chars().count() > 60 {
        return false;
    }
    if piece.contains(['?', '!', ':', '%', '$', '#', '"']) || piece.contains("://") {
        return false;
    }
    let mut capitals = 0;
    for word in &words {
        let first = word.trim_start_matches(['(', '“', '‘', '\'', '"']).chars().next();
        let Some(first) = first else {
            return false;
        };
        // `d’Ormesson`, `O’Brien`.
        let behind = word.split_once(['\'', '’']).filter(|(short, _)| short.chars().count() <= 4);
        let capital = first.is_uppercase()
            || behind
                .is_some_and(|(_, name)| name.starts_with(char::is_uppercase) && name.chars().count() > 1);
        let caseless = first.is_alphabetic() && !first.is_lowercase() && !first.is_uppercase();
        if capital || caseless {
            capitals += 1;
        } else if !PARTICLES.contains(&word.to_lowercase().as_str()) {
            return false;
        }
        if word.chars().filter(char::is_ascii_digit).count() > 2 {
            return false;
        }
    }
    capitals > 1 || words.len() == 1 && capitals == 1 && piece.chars().count() > 1
}

/// A user name: one word of letters, digits and a few marks.
pub(super) fn is_handle(piece: &str) -> bool {
    let count = piece.chars().count();
    (2..=30).contains(&count)
        && piece.split_whitespace().count() <= 3
        && piece.chars().any(crate::text::is_alphabetic)
        && piece.chars().all(|c| {
            crate::text::is_alphanumeric(c)
                || matches!(c, '_' | '-' | '.' | '\'' | '’' | ' ' | '&' | '~' | '+')
        })
        && !is_staff_code(piece)
}

/// `Personal finance`: words of which the first alone has a capital are a rubric.
fn is_phrase(piece: &str) -> bool {
    let mut words = piece.split(' ');
    words.next().is_some_and(|w| w.starts_with(char::is_uppercase) && w.chars().any(char::is_lowercase))
        && piece.contains(' ')
        && words.all(|w| w.chars().all(|c| c.is_ascii_lowercase()))
}

/// Letters and then three digits or more in capitals: `NT6056`, `HN666`.
pub(super) fn is_staff_code(piece: &str) -> bool {
    let letters = piece.chars().take_while(char::is_ascii_uppercase).count();
    (1..=4).contains(&letters)
        && piece.len() - letters >= 3
        && piece[letters..].bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests;
