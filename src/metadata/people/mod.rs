//! Names of persons, from values that may hold several names, roles, dates and other words.

mod cjk;
pub(crate) mod given;
mod korean;
mod latin;
mod lists;
mod nobody;
mod standing;
pub(crate) mod words;

use super::clean;
use crate::text::{is_alphanumeric, is_cjk, is_hangul};

/// Somebody, or an organisation in a person's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) organisation: bool,
}

/// How a value was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// By markup, or behind a label with a colon: whatever is there is meant as a name.
    Labelled,
    /// Found in visible text without more: it must look like a name.
    Bare,
    /// `Family, Given`, as bibliographies write it.
    Inverted,
}

pub(crate) use cjk::{japanese_in_two_words, may_be_japanese};
pub(crate) use latin::without_joiner;

/// Longest value that is read as names, in bytes.
const MAX_BYTES: usize = 2000;
/// Most names of one value.
const MAX_NAMES: usize = 40;

/// Names in a value, in order; empty where there are none.
pub(crate) fn names(value: &str, style: Style) -> Vec<Named> {
    if value.len() > MAX_BYTES {
        return Vec::new();
    }
    let value = strip_frames(value);
    // `산골=홍길동 기자`: where they report from.
    let posted = value.split_once('=').filter(|(place, name)| {
        place.chars().all(is_hangul) && !place.is_empty() && !name.contains([')', ']', '】'])
    });
    let value = posted.map_or(value, |(_, name)| name.trim());
    let mut out = match (value.chars().any(is_cjk), value.contains(SEAMS)) {
        (true, _) => cjk_names(value, style),
        (false, true) => seamed_names(value, style),
        (false, false) => latin::names(value, style),
    };
    out.retain(|n| !words::is_nobody(&n.name));
    out.truncate(MAX_NAMES);
    let mut seen: Vec<String> = Vec::new();
    out.retain(|n| {
        let folded = clean::fold(&n.name);
        let new = !seen.contains(&folded);
        seen.push(folded);
        new
    });
    out
}

/// Where one element ends and another begins, and where a line does.
const SEAMS: [char; 2] = ['\u{2028}', '\n'];

/// Marks between names.
const SETS_APART: [char; 8] = [',', '&', ';', '、', '/', '،', '؛', '+'];

/// Names in a value of several elements: the first that is a name, and those joined to it by a comma or a
/// word such as `and`. What follows without one is a job, a date, a button.
fn seamed_names(value: &str, style: Style) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    let (mut joined, mut behind_job) = (true, false);
    for piece in value.split(SEAMS).map(str::trim).filter(|p| !p.is_empty()).take(MAX_NAMES) {
        let bare = strip_frames(piece);
        let lower = bare.to_lowercase();
        let joins = |w: &str| ["and", "und", "et", "y", "e", "en", "with", "og", "och", "и"].contains(&w);
        // Marks of affiliations.
        if !bare.is_empty()
            && bare.chars().all(|c| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '§' | '¶' | ',' | ' '))
        {
            joined |= piece.contains([',', '、']);
            continue;
        }
        // `@annlee` behind the name that it is of.
        if !out.is_empty() && piece.starts_with('@') && !piece.contains(' ') {
            continue;
        }
        // `(Institute of Rivers),` behind the one who works there.
        if !out.is_empty() && piece.starts_with('(') && piece.trim_end_matches(SETS_APART).ends_with(')') {
            joined |= piece.ends_with(SETS_APART);
            continue;
        }
        if bare.is_empty() || bare == "&" || joins(&lower) {
            joined |=
                bare == "&" && !behind_job || bare.is_empty() && piece.contains(SETS_APART) || joins(&lower);
            continue;
        }
        let opens = piece.starts_with(SETS_APART) || lower.split_once(' ').is_some_and(|(w, _)| joins(w));
        // `Ann Lee`, `, News Editor`, `and`, `Bo Berg`; behind a mark alone stands as often who checked it.
        if !out.is_empty() && words::is_job(bare) {
            (joined, behind_job) = (false, true);
            continue;
        }
        if !joined && !opens {
            break;
        }
        let names = latin::names(piece, style);
        if names.is_empty() && !out.is_empty() {
            break;
        }
        joined = names.is_empty()
            || piece.ends_with(SETS_APART)
            || lower.rsplit_once(' ').is_some_and(|(_, w)| joins(w));
        out.extend(names.into_iter().filter(|n| !words::is_nobody(&n.name)));
        joined |= out.is_empty();
    }
    out
}

/// Brackets, quotes and marks around a value.
const FRAMES: [char; 45] = [
    '[', ']', '【', '】', '（', '(', ')', '）', '「', '」', '“', '”', '"', '\'', '：', ':', '|', '｜', '丨',
    '/', '／', ',', '，', '、', ';', '；', '،', '؛', '。', '-', '—', '–', '•', '·', '□', '■', '◎', '●', '>',
    '<', '_', '*', '@', '↓', '…',
];

/// A value without white space, brackets, quotes and marks around it.
pub(crate) fn strip_frames(value: &str) -> &str {
    value.trim_matches(|c: char| !is_alphanumeric(c) && (c.is_whitespace() || FRAMES.contains(&c)))
}

/// Names in Han characters. They are set apart by commas of all kinds or by white space; the first word
/// that is no name ends the list.
fn cjk_names(value: &str, style: Style) -> Vec<Named> {
    if let Some(name) = cjk::in_two_words(value) {
        return vec![Named { name, organisation: false }];
    }
    let mut out: Vec<Named> = Vec::new();
    let tokens = cjk_tokens(value);
    for (n, token) in tokens.iter().enumerate() {
        if style == Style::Bare && token.contains('%') {
            break;
        }
        let token = staff_code_off(strip_frames(token));
        // `本报记者 王小明`: what they are, and for whom. `NB117 王小明`: their number.
        let followed = tokens.get(n + 1).is_some_and(|next| cjk::is_name(strip_frames(next)));
        let beside = words::is_post(token)
            || latin::is_staff_code(token)
            || n == 0 && followed && cjk::is_department(token) && !cjk::is_name(token);
        if token.is_empty() || tokens.len() > n + 1 && beside {
            continue;
        }
        // Japanese names are set apart by the dot that elsewhere stands within one.
        let parts: Vec<&str> = token.split('・').collect();
        if parts.len() > 1 && parts.iter().all(|part| cjk::is_japanese_name(part)) {
            out.extend(parts.iter().map(|part| Named { name: (*part).to_owned(), organisation: false }));
            continue;
        }
        if token.contains('-') && token.chars().all(|c| is_cjk(c) || c == '-') {
            // Two names, or an organisation with its part.
            let parts: Vec<&str> = token.split('-').collect();
            if parts.iter().all(|p| cjk::is_name(p)) {
                out.extend(parts.iter().map(|p| Named { name: (*p).to_owned(), organisation: false }));
                continue;
            }
        }
        // `江宁台记者 王小明 江宁县台 李大成`: where the next one works.
        if !out.is_empty()
            && !cjk::is_name(token)
            && followed
            && (words::is_organisation(token) || cjk::is_department(token))
        {
            continue;
        }
        if cjk::is_name(token) {
            out.push(Named { name: token.to_owned(), organisation: false });
        } else if words::is_nobody(token) {
            break;
        } else if style != Style::Bare && n == 0 && words::is_organisation(token) {
            out.push(Named { name: token.to_owned(), organisation: true });
            break;
        } else if let Some(name) = (style != Style::Bare).then(|| cjk::after_medium(token)).flatten() {
            out.push(Named { name: name.to_owned(), organisation: false });
        } else if style != Style::Bare
            && (n == 0 && cjk::may_be_pen_name(token) && !cjk::is_department(token)
                || !token.chars().any(is_cjk) && latin::is_handle(token))
        {
            out.push(Named { name: token.to_owned(), organisation: false });
        } else {
            break;
        }
    }
    out
}

/// Pieces between commas and white space; a name of two characters set wide (`王　明`) is one piece.
fn cjk_tokens(value: &str) -> Vec<String> {
    let separates = |c: char| {
        c.is_whitespace()
            || matches!(c, '、' | '，' | ',' | '；' | ';' | '/' | '／' | '&' | '＆' | '|' | '｜' | '\u{3000}')
    };
    let mut out: Vec<String> = Vec::new();
    let mut single_before = false;
    let mut gap_is_space = true;
    for token in value.split_inclusive(separates) {
        let bare = token.trim_end_matches(separates);
        let single = bare.chars().count() == 1 && bare.chars().all(is_cjk);
        if single && single_before && gap_is_space {
            if let Some(last) = out.last_mut() {
                last.push_str(bare);
            }
            single_before = false;
        } else if !bare.is_empty() {
            // `王小明和李大成`, but `卓清和` and `材料科学与工程学院`.
            let joined: Vec<&str> = bare.split(['和', '与']).collect();
            if joined.iter().all(|part| (2..=3).contains(&part.chars().count())) {
                out.extend(joined.into_iter().map(str::to_owned));
            } else {
                out.push(bare.to_owned());
            }
            single_before = single;
        }
        gap_is_space = token.chars().next_back().is_some_and(char::is_whitespace);
    }
    out
}

/// `王小明_NF1234` and `王小明(NF1234)`: the name without the code that the desk gives its staff.
fn staff_code_off(token: &str) -> &str {
    let cut = token.find(['_', '（', '(', '【']).map_or(token, |at| &token[..at]);
    // `qq_王小明`: an account.
    let cut = if cut.chars().any(is_cjk) { cut } else { token };
    let ascii = cut.rfind(is_cjk).map(|at| at + cut[at..].chars().next().map_or(0, char::len_utf8));
    match ascii {
        Some(end) if cut[end..].chars().any(|c| c.is_ascii_digit()) => &cut[..end],
        _ => cut,
    }
}

/// The name that a run of Han characters begins with, where a place follows without any mark: `王小明台北`.
pub(crate) fn leading_name(text: &str) -> Option<String> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    // The place has two characters at least; names of three are the commonest.
    [3, 2]
        .into_iter()
        .filter(|n| ends.len() > n + 2)
        .map(|n| &text[..ends[n]])
        .find(|n| cjk::is_name(n))
        .map(str::to_owned)
}

/// Names behind `记者` in a bracket: where none has a known family name, all that is shaped like one, of two or three
/// Han characters.
pub(crate) fn reporters(value: &str) -> Vec<Named> {
    let names = names(value, Style::Bare);
    let value = value.trim_matches([' ', '\u{3000}']);
    if names.is_empty() && (2..=3).contains(&value.chars().count()) && value.chars().all(is_cjk) {
        return self::names(value, Style::Labelled).into_iter().filter(|n| !n.organisation).collect();
    }
    names
}

/// The organisation that somebody works for, from what stands before 记者 and its kin:
/// `山谷新闻记者`, `《山谷》特约记者`. `本报` (our paper) names none.
pub(crate) fn affiliation(before: &str) -> Option<String> {
    let cut = before.rfind(|c: char| {
        matches!(
            c,
            '，' | '。'
                | '、'
                | '（'
                | '('
                | '【'
                | '['
                | '：'
                | ':'
                | '\n'
                | '/'
                | '／'
                | '|'
                | '｜'
                | '▲'
                | '▼'
                | ' '
                | '\u{3000}'
                | '\u{2028}'
                | '□'
        )
    });
    let tail = cut.map_or(before, |at| &before[at + before[at..].chars().next().map_or(0, char::len_utf8)..]);
    // `山谷时报驻东京特约记者`: where they are posted is no part of its name.
    let tail = tail.split(['驻', '駐']).next().unwrap_or_default();
    let tail = tail.trim_matches(['《', '》', '“', '”', '"', ' ']);
    let count = tail.chars().count();
    let own =
        ["本报", "本网", "本刊", "本台", "本站", "我报", "報", "报"].iter().any(|w| tail.starts_with(w));
    ((2..=16).contains(&count) && tail.chars().any(is_cjk) && !own).then(|| tail.to_owned())
}

#[cfg(test)]
mod tests;
