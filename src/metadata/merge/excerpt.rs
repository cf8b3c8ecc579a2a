//! What the text is about: a description that says more than the headline and is about this text. Where there is none, the
//! opening of the body takes its place, later.

use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::metadata::labels::{self, Label};
use crate::text;
use std::collections::BTreeSet;

/// Share of a description's words that stand in the text, below which it is the site's. Of 1183 descriptions of real pages 40 were
/// below it, nearly all of them those of sites, or such as say nothing.
const ABOUT: f64 = 0.25;
/// Words of a text from which this can be told: a short text has few.
const ENOUGH: usize = 120;
/// Letters of a word that says what a text is about.
const WORD: usize = 4;

/// Looks at all descriptions. `title` is the headline, `body` the text as far as it is known.
pub(in crate::metadata) fn examine(found: &mut Candidates, title: &str, body: &str) {
    let folded = clean::fold(title);
    found.examine(Field::Excerpt, |c| {
        if let Some(rest) = behind_source(&c.value).map(str::to_owned) {
            c.value = rest;
        }
        if c.rejected.is_none() && !matches!(c.from, From::FrontMatter | From::Visible) {
            c.rejected = objection(c, title, &folded, body);
        }
    });
}

/// Characters of what follows a source for which it is cut off.
const REST: usize = 12;

/// `来源：山谷周刊 昨夜又下起了大雨…`: the text behind the source that the page's template puts before it.
fn behind_source(value: &str) -> Option<&str> {
    let first = labels::items(value).into_iter().next()?;
    let labelled = first.at.start == 0 && first.colon && first.label == Label::Source;
    let behind = value[first.at.end..].trim_start_matches([':', '：', ' ']);
    let (_, rest) = behind.split_once([' ', '\u{3000}']).filter(|_| labelled)?;
    (rest.chars().count() > REST && rest.chars().any(text::is_cjk)).then_some(rest)
}

fn objection(candidate: &Candidate, title: &str, folded: &str, body: &str) -> Option<&'static str> {
    let value = candidate.value.as_str();
    let own = clean::fold(value);
    let rest = own.strip_prefix(folded).unwrap_or(&own);
    if !folded.is_empty() && (rest.len() < own.len() && rest.chars().count() <= 12 || folded.contains(&own)) {
        return Some("says the headline once more");
    }
    if value.matches("%20").count() > 2 {
        return Some("an address, not a text");
    }
    if is_list(value) {
        return Some("a list of keywords");
    }
    (!is_about(value, title, body)).then_some("about the site, not about this text")
}

/// Whether a text is nothing but short pieces between commas.
fn is_list(value: &str) -> bool {
    let ends = value.trim_end().ends_with(text::is_sentence_end);
    let pieces: Vec<usize> =
        value.split([',', '，', ';', '、']).map(|piece| piece.trim().chars().count()).collect();
    let wide = value.chars().any(text::is_cjk) && !value.contains(['，', '。']);
    wide && !ends && pieces.len() > 3 && pieces[1..].iter().all(|&n| n <= 10)
}

/// Whether enough of a description's words stand in the headline or the text.
fn is_about(value: &str, title: &str, body: &str) -> bool {
    let mut words = BTreeSet::new();
    units(value, |unit| {
        words.insert(unit.to_owned());
        true
    });
    let all = words.len();
    let wanted = (ABOUT * all as f64).ceil() as usize;
    let mut seen = 0;
    let mut enough = all == 0;
    for text in [title, body] {
        units(text, |unit| {
            seen += 1;
            words.remove(unit);
            enough = enough || all - words.len() >= wanted;
            !enough
        });
    }
    enough || seen < ENOUGH
}

/// Calls with each word of a text of [`WORD`] letters or more and with each pair of neighbouring CJK characters, until it answers
/// `false`.
fn units(text: &str, mut call: impl FnMut(&str) -> bool) {
    let mut pair = String::new();
    text::each_token(text, |token| {
        if !token.starts_with(text::is_cjk) {
            pair.clear();
            return token.chars().nth(WORD - 1).is_none() || call(token);
        }
        let before = pair.chars().next_back();
        pair.clear();
        pair.extend(before);
        pair.push_str(token);
        before.is_none() || call(&pair)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(description: &str) -> Option<&'static str> {
        let body = "It rained in the valley for the third day, and the river, which had been low since May, rose over the bridge \
            at Carrow before noon; nobody was hurt. "
            .repeat(9);
        let candidate = Candidate::new(Field::Excerpt, description, From::Meta, "", 0.6);
        objection(&candidate, "The weir is open", "the weir is open", &body)
    }

    #[test]
    fn descriptions_of_something_else() {
        assert_eq!(said("The river rose over the bridge, and nobody was hurt."), None);
        assert_eq!(said("The weir is open"), Some("says the headline once more"));
        assert_eq!(said("The weir is open | Times"), Some("says the headline once more"));
        assert_eq!(said("大雨,山谷,天气,山谷网"), Some("a list of keywords"));
        assert_eq!(
            said(
                "Hospitality magazine with articles, opinions, recipes and interviews from hotels worldwide."
            ),
            Some("about the site, not about this text")
        );
    }

    #[test]
    fn the_source_before_a_description() {
        let value = "来源：山谷周刊 昨夜又下起了大雨，河水上涨，没有人受伤。";
        assert_eq!(behind_source(value), Some("昨夜又下起了大雨，河水上涨，没有人受伤。"));
        assert_eq!(behind_source("来源于山谷的河水昨夜上涨 没有人受伤，也没有人离开家"), None);
        assert_eq!(behind_source("Source: the river rose over the bridge at Carrow before noon"), None);
    }

    #[test]
    fn short_texts_tell_nothing() {
        assert!(is_about("Hospitality magazine with opinions", "Tea", "A pot of tea."));
    }
}
