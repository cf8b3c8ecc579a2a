//! Names of persons and media that stand in a line without any label.

use super::dates;
use super::places::in_list;
use super::{LONGEST_LINE, Place, Reader};
use crate::metadata::Claim;
use crate::metadata::candidate::{Candidates, Field};
use crate::metadata::people::{self, Style, words};
use crate::metadata::site::Site;
use crate::metadata::visible::text::{SEAM, Seamed};
use crate::metadata::visible::{Context, claim, reading_time};
use crate::metadata::zones::weight;
use crate::metadata::{date, labels};
use crate::text::is_cjk;
use std::ops::Range;

/// Marks between the words of a line.
const TOKEN_ENDS: [char; 12] = ['|', '｜', '·', '[', ']', '【', '】', '/', '•', '>', '（', '）'];

/// Claims a line that is nothing but names, which were found without a label, dates and what labels say, with where they work; and
/// the next line, if it says what they are.
pub(in crate::metadata::visible) fn claim_names(
    context: &Context<'_>,
    site: &Site,
    n: usize,
    names: &[people::Named],
    claims: &mut Vec<Claim>,
) {
    let segment = &context.measured.segments[n];
    let seamed = Seamed::of(context.page, segment);
    let text = seamed.text.as_str();
    if !context.zones.is_before_text(n) || weight(text) > LONGEST_LINE {
        return;
    }
    let reader = Reader { context, n, segment, place: Place::Head, seamed: &seamed };
    let items = labels::items(text);
    let mut used: Vec<Range<usize>> = items.iter().map(|i| i.at.start..i.value.end).collect();
    let dated = date::find(text, &dates::stand_in(&context.hint));
    let beside_date = !dated.is_empty();
    used.extend(dated.into_iter().map(|(at, _)| at));
    used.extend(reading_time::find(text));
    used.extend(names.iter().filter_map(|n| Some(text.find(&n.name)?..text.find(&n.name)? + n.name.len())));
    let left = claim::unused(text, &used);
    let work = |piece: &str| words::is_job(piece) || site.is_name(piece);
    let posts: Vec<Range<usize>> =
        left.into_iter().filter(|(_, piece)| work(people::strip_frames(piece))).map(|(at, _)| at).collect();
    used.extend(posts);
    if beside_date {
        claim::claim_line(&reader, &(0..text.len()), &used, &items, claims);
    } else {
        claim::claim(&reader, &(0..text.len()), &used, &items, claims);
    }
    let next = context.measured.segments.get(n + 1).filter(|s| !s.hidden && weight(&s.text) <= POST);
    if let Some(next) = next.filter(|s| context.zones.is_before_text(n + 1) && words::is_job(&s.text)) {
        let seamed = Seamed::of(context.page, next);
        let reader = Reader { context, n: n + 1, segment: next, place: Place::Head, seamed: &seamed };
        let whole = 0..seamed.text.len();
        claim::claim(&reader, &whole, std::slice::from_ref(&whole), &[], claims);
    }
}

/// Longest line that says what somebody is, in characters with CJK double.
const POST: usize = 60;

impl Reader<'_> {
    /// What is left of a line that holds a date or a label: names of persons and media without a label.
    pub(super) fn rest_of_line(&self, text: &str, used: &mut Vec<Range<usize>>, found: &mut Candidates) {
        let mut additions = Vec::new();
        // Old pages show their own address beside the date.
        for (at, _) in text.match_indices("http") {
            let address = text[at..].split(char::is_whitespace).next().unwrap_or_default();
            if address.contains("://") {
                additions.push(at..at + address.len());
            }
        }
        used.append(&mut additions);
        for (range, piece) in claim::unused(text, used) {
            // `桐生　蓮`, both words of one name.
            let parts = piece.split([SEAM, '\n', '|', '｜']);
            let named = |part: &str| {
                self.context.is_japanese().then(|| people::japanese_in_two_words(part)).flatten()
            };
            if let Some((part, name)) = parts.into_iter().find_map(|part| Some((part, named(part)?))) {
                self.add(Field::Author, &name, 0.5, found);
                let start = range.start + piece.find(part).unwrap_or(0);
                additions.push(start..start + part.len());
                continue;
            }
            let mut at = 0;
            for token in piece.split(|c: char| c.is_whitespace() || TOKEN_ENDS.contains(&c)) {
                let start = at + piece[at..].find(token).unwrap_or(0);
                at = start + token.len();
                if !in_list(piece, start..at) && self.token(people::strip_frames(token), 0.5, found) {
                    additions.push(range.start + start..range.start + start + token.len());
                }
            }
        }
        used.extend(additions);
    }

    /// A word without a label: a person's name or a medium's.
    fn token(&self, bare: &str, trust: f64, found: &mut Candidates) -> bool {
        let cjk = !bare.is_empty() && bare.chars().all(is_cjk);
        let mut names = if cjk { people::names(bare, Style::Bare) } else { Vec::new() };
        // Two characters are half a Japanese name.
        names.retain(|n| !self.context.is_japanese() || n.name.chars().count() > 2);
        if let Some(named) = names.first() {
            self.add(Field::Author, &named.name, trust, found);
            return true;
        }
        let word = bare.chars().any(is_cjk) && bare.chars().all(char::is_alphanumeric);
        if word && words::is_medium(bare) && weight(bare) < 40 {
            self.add(Field::OriginalSource, bare, trust, found);
            return true;
        }
        false
    }

    /// A line without labels and dates, close under the headline: nothing but names of persons and media.
    pub(super) fn bare(&self, text: &str, used: &mut Vec<Range<usize>>, found: &mut Candidates) {
        let close = self.context.zones.headline.is_some_and(|h| self.n > h && self.n <= h + 4);
        let heading = self.context.page.tag(self.segment.container).heading_level() > 0;
        if !close || heading || weight(text) > 80 || !text.chars().any(is_cjk) {
            return;
        }
        let separates =
            |c: char| c.is_whitespace() || TOKEN_ENDS.contains(&c) || matches!(c, '、' | '，' | ',');
        let tokens: Vec<&str> =
            text.split(separates).map(people::strip_frames).filter(|t| !t.is_empty()).collect();
        let fits = |t: &&str| {
            let person = !people::names(t, Style::Bare).is_empty();
            person || words::is_medium(t) && t.chars().all(char::is_alphanumeric)
        };
        if (1..=8).contains(&tokens.len()) && tokens.iter().all(fits) {
            for token in tokens {
                self.token(token, 0.55, found);
            }
            used.push(0..text.len());
        }
    }
}
