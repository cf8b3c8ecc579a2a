//! Days in numbers, and years of two digits.

use super::cursor::Cursor;
use super::scan::with_time;
use super::{Hint, Stamp};

/// Two numbers and a year: which is the day?
pub(super) fn numeric(first: u32, second: u32, year: i32, separator: char, hint: &Hint) -> Option<Stamp> {
    let day_first = match (first > 12, second > 12, separator, hint.day_first) {
        (true, false, ..) => true,
        (false, true, ..) => false,
        (true, true, ..) => return None,
        // Dots are used where the day comes first.
        (_, _, '.', _) => true,
        (_, _, _, Some(known)) => known,
        _ => {
            let mut stamp = Stamp::day(year, first, second)?;
            stamp.ambiguous = first != second;
            return Some(stamp).filter(|s| s.day > 0);
        }
    };
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    Stamp::day(year, month, day).filter(|s| s.day > 0 && s.month > 0)
}

/// The two digits of a year after day and month, and the time: `10/5/21 9:30 AM`, `09.06.23`. So short that only a time of day
/// or that nothing else stands in its part of the line (which begins where the date does, at `opening`) makes a date of it.
pub(super) fn short_year(
    cursor: &mut Cursor<'_>,
    opening: usize,
    (first, second): (u32, u32),
    separator: char,
    hint: &Hint,
) -> Option<Stamp> {
    let Some((year, 2)) = cursor.number(2) else { return None };
    let goes_on = cursor.peek().is_some_and(crate::text::is_alphanumeric)
        || matches!(cursor.peek(), Some('.' | '/' | '-'))
            && cursor.peek_at(1).is_some_and(|c| c.is_ascii_digit());
    // In China, Japan and Korea the year comes first.
    if goes_on || hint.eastern {
        return None;
    }
    let year = if year < 70 { 2000 + year } else { 1900 + year };
    let stamp = numeric(first, second, year as i32, separator, hint)?;
    let seam = |c: &char| matches!(c, '\n' | '\u{2028}' | '|' | '·' | '•');
    let before = cursor.chars[..opening].iter().rev().map(|(_, c)| *c).find(|c| *c != ' ');
    let after = (0..).map_while(|n| cursor.peek_at(n)).find(|c| *c != ' ');
    let alone = before.as_ref().is_none_or(seam) && after.as_ref().is_none_or(seam);
    let timed = with_time(stamp, cursor);
    (timed.time.is_some() || alone).then_some(timed)
}
