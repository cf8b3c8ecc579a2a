//! The dates of a line.

use super::{Place, Reader};
use crate::article::DatePrecision;
use crate::metadata::candidate::{Candidates, Field};
use crate::metadata::date;
use crate::metadata::labels::{self, Item, Label};
use crate::metadata::visible::surroundings::in_page_header;
use crate::metadata::zones::weight;
use std::ops::Range;

/// A hint with some time of capture, by which relative dates are told from text.
pub(super) fn stand_in(hint: &date::Hint) -> date::Hint {
    date::Hint { captured: hint.captured.or(Some(jiff::Timestamp::UNIX_EPOCH)), ..*hint }
}

/// Whether a value is nothing but a time of day: `10:02h.`, `10.02 Uhr`.
pub(super) fn is_clock(value: &str) -> bool {
    let value = value.trim();
    let letters = value.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | 'h'));
    let clock = &value[..value.len() - letters.len()];
    let parts: Vec<&str> = clock.trim_end_matches(['h', '.']).split([':', '.', 'h']).collect();
    let number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (2..=3).contains(&parts.len())
        && parts.iter().all(number)
        && letters.trim().chars().count() <= 8
        && !letters.contains(|c: char| c.is_ascii_digit())
}

/// Whether a date has a line between `br` for itself.
fn own_line(text: &str, at: &Range<usize>) -> bool {
    let begins = text[..at.start].trim_end_matches(' ').ends_with('\n');
    let rest = text[at.end..].trim_start_matches(' ');
    begins && (rest.is_empty() || rest.starts_with('\n'))
}

impl Reader<'_> {
    /// What tells the time of a line from now, `2 days ago`, where without a time of capture it tells no day: no text either.
    pub(super) fn relative_times(&self, text: &str) -> Vec<Range<usize>> {
        if self.context.hint.captured.is_some() {
            return Vec::new();
        }
        let told = date::find(text, &stand_in(&self.context.hint));
        told.into_iter().filter(|(_, stamp)| stamp.relative).map(|(at, _)| at).collect()
    }

    /// Dates of a line; returns their ranges.
    pub(super) fn dates(&self, text: &str, items: &[Item], found: &mut Candidates) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let elsewhere = self.place == Place::Elsewhere;
        let stamps = if elsewhere { Vec::new() } else { date::find(text, &self.context.hint) };
        if stamps.is_empty() || in_page_header(self.context, self.segment) {
            return ranges;
        }
        let mut before = 0;
        for (range, stamp) in stamps {
            let piece = before..range.start;
            before = range.end;
            let holds = |i: &&Item| i.at.end <= range.start && range.start < i.value.end.max(i.at.end + 2);
            let said = items.iter().rev().find(holds);
            let label = said.map(|i| i.label);
            let field = match label {
                Some(Label::Modified) => Field::Modified,
                None if labels::tells_change(&text[range.end..]) => Field::Modified,
                Some(Label::Published | Label::Author | Label::Source | Label::Counter) | None => {
                    Field::Published
                }
                // `来源：… 作者：… 编辑：… 2023-10-27`.
                Some(Label::Editor) if self.place == Place::Head => Field::Published,
                Some(_) => continue,
            };
            // `（2007年6月29日第二十八次会议通过）` under the title of a law: when it was passed.
            if label.is_none() && ["会议通过", "會議通過"].iter().any(|w| text[range.end..].contains(w))
            {
                continue;
            }
            // When somebody was born, a picture was taken, something ends; behind such a word a label says the day of the text.
            let from = said.map_or(piece.start, |i| i.at.end.max(piece.start));
            if labels::is_of_something_else(&text[from..piece.end]) {
                continue;
            }
            // `Review of The Weir (released 1 May 1990)`: not the text.
            if said.is_some_and(|i| labels::is_in_aside(&text[i.at.clone()], &text[..i.at.start])) {
                continue;
            }
            let left = weight(text) - weight(&text[range.clone()]);
            let own_line = own_line(text, &range);
            // A year in a heading is no date of the page.
            if stamp.precision() < DatePrecision::Day
                && left > 12
                && !own_line
                && label != Some(Label::Published)
            {
                continue;
            }
            let mut trust: f64 = match (self.place, label) {
                (Place::Head, Some(Label::Published)) => 0.8,
                (Place::Head, _) if left < 60 => 0.65,
                (Place::Head, _) => 0.45,
                (_, Some(Label::Published)) => 0.55,
                _ => 0.3,
            };
            if stamp.relative || stamp.yearless {
                trust *= 0.6;
            }
            if stamp.precision() < DatePrecision::Day {
                trust *= 0.5;
            }
            self.add(field, &text[range.clone()], trust, found);
            ranges.push(date::with_weekday(text, &range));
        }
        ranges
    }
}
