//! What stands around a name and is none of it: addresses, joining words, brackets, a full stop, degrees.

use crate::metadata::people::words;
use std::borrow::Cow;

/// Words that join names.
pub(super) const JOINERS: [&str; 12] =
    [" and ", " & ", " und ", " et ", " y ", " e ", " en ", " og ", " och ", " и ", " with ", " و "];

/// A value without addresses such as `t.me/valley`, whose steps would pass for names, and without the address of e-mail
/// (`ann@valley.example`) or account (`@annlee`) that stands beside a name.
pub(super) fn without_addresses(value: &str) -> Cow<'_, str> {
    let beside = value.trim().contains(' ');
    let is_address = |word: &str| {
        word.trim_matches(['(', ')', '<', '>', ',', ';']).split_once('@').is_some_and(|(_, host)| {
            beside
                && !host.is_empty()
                && host.chars().all(|c| crate::text::is_alphanumeric(c) || matches!(c, '.' | '-' | '_'))
        }) || word.split_once('/').is_some_and(|(host, _)| {
            host.rsplit_once('.').is_some_and(|(name, end)| {
                !name.is_empty() && end.len() > 1 && end.bytes().all(|b| b.is_ascii_lowercase())
            })
        })
    };
    if !value.contains(['/', '@']) || !value.split(' ').any(is_address) {
        return Cow::Borrowed(value);
    }
    // A comma behind the address goes on setting names apart.
    let words: Vec<&str> = value
        .split(' ')
        .filter_map(|w| if is_address(w) { w.ends_with([',', ';']).then_some(",") } else { Some(w) })
        .collect();
    Cow::Owned(words.join(" "))
}

/// `und Anna Groß` behind the seam after another name.
pub(crate) fn without_joiner(piece: &str) -> &str {
    let joins = |w: &str| JOINERS.iter().any(|j| j.trim() == w);
    match piece.split_once(' ') {
        Some((first, rest)) if joins(first) => rest,
        _ => piece,
    }
}

/// `Ann Lee (Valley Times)` without what the bracket says of her; that of `Ann (Annie) Lee` stands within the name.
pub(super) fn without_bracket(piece: &str) -> &str {
    match piece.split_once(" (") {
        Some((_, rest)) if rest.split_once(") ").is_some_and(|(_, w)| w.starts_with(char::is_uppercase)) => {
            piece
        }
        Some((name, _)) => name,
        None => piece,
    }
}

/// The full stop of `Editing by Ann Lee.` off; that of `Ann Lee Jr.` stays.
pub(super) fn without_stop(piece: &str) -> &str {
    match piece.strip_suffix('.') {
        Some(rest)
            if rest
                .rsplit(' ')
                .next()
                .is_some_and(|last| last.chars().count() > 3 && !last.contains('.')) =>
        {
            rest
        }
        _ => piece,
    }
}

/// `Jeffrey Lee CPP`: letters in capitals behind a name that is not are a degree; `II` and its kin are not.
pub(super) fn without_degree(piece: &str) -> &str {
    let Some((name, last)) = piece.rsplit_once(' ') else { return piece };
    let degree = (2..=6).contains(&last.len())
        && last.bytes().all(|b| b.is_ascii_uppercase())
        && !last.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    // A name all in capitals, or of a paper: `Valley News NW`.
    let person = name.split(' ').count() > 1
        && name.split(' ').all(|w| w.chars().skip(1).any(char::is_lowercase) || w.ends_with('.'))
        && !words::is_organisation(name);
    if degree && person { name } else { piece }
}
