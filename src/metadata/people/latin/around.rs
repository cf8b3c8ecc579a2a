//! What stands around a name and is none of it: addresses, joining words, brackets, a full stop, degrees.

use crate::metadata::people::{given, words};
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

/// A value without where the first of several reports from: `Ann Lee in Paris and Bo Ng in New York`. The joining word goes on with
/// names where the next one has a place, too, or where a comma before it ends a job (`Lecturer in History, and`).
pub(super) fn without_places(value: &str) -> Cow<'_, str> {
    const IN: &str = " in ";
    if !value.contains(IN) {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(IN) {
        let (before, place) = rest.split_at(at);
        let behind = &place[IN.len()..];
        let next = JOINERS.iter().filter_map(|j| behind.find(j)).min();
        let named = |n: &usize| {
            let job = behind[..*n].ends_with(',')
                && words::is_job(before.rsplit(',').next().unwrap_or_default().trim());
            job || behind[*n..].contains(IN)
        };
        let Some(next) = next.filter(named) else { break };
        out.push_str(before);
        rest = &behind[next..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// `Ann Lee | Bo Berg | Valley Times`: the names before the first piece that is none, told by known given names.
pub(super) fn between_bars(value: &str) -> Option<String> {
    let person = |piece: &&str| {
        let first = piece.split(' ').next().unwrap_or_default();
        (2..=4).contains(&piece.split(' ').count())
            && given::is_given(first)
            && !words::is_organisation(piece)
            && !words::is_job(piece)
    };
    let names: Vec<&str> = value.split('|').map(str::trim).take_while(person).collect();
    (names.len() > 1).then(|| names.join(", "))
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

/// What is written short behind a name.
const SHORT: [&str; 10] = ["jr", "sr", "jnr", "snr", "esq", "phd", "md", "ret", "inc", "ltd"];

/// The full stop of `Editing by Ann Lee.` off; that of `Ann Lee Jr.` and of `Lee A.` stays.
pub(super) fn without_stop(piece: &str) -> &str {
    let whole = |rest: &&str| {
        let last = rest.rsplit(' ').next().unwrap_or_default();
        last.chars().count() > 1 && !last.contains('.') && !SHORT.contains(&last.to_lowercase().as_str())
    };
    piece.strip_suffix('.').filter(whole).unwrap_or(piece)
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
