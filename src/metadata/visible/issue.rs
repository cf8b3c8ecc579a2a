//! The issue of a magazine or paper that a text first stood in, in a closing line of its own: `——《山谷》1998年3月号`,
//! `（《山谷》2005年第6期）`.

use super::line::Reader;
use super::text::SEAM;
use crate::metadata::candidate::{Candidates, Field};
use crate::metadata::date::{self, Hint};

/// Longest name of a magazine, in characters.
const LONGEST_NAME: usize = 16;

/// Whether what stands behind a magazine's name says which issue of it: its number, or its day.
pub(in crate::metadata) fn is_issue(rest: &str, hint: &Hint) -> bool {
    let rest = rest.trim();
    let digit = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十".contains(c);
    let numbered = rest.ends_with(['期', '号', '號', '版', '刊']) && rest.contains(digit);
    numbered || date::find(rest, hint).first().is_some_and(|(at, _)| at.len() == rest.len())
}

impl Reader<'_> {
    /// Takes a closing line that is nothing but an issue; returns its range.
    pub(super) fn issue(&self, text: &str, found: &mut Candidates) -> Option<std::ops::Range<usize>> {
        let line = text.trim_matches([' ', '\u{3000}', SEAM, '\n']);
        let dashed = line.trim_start_matches(['—', '–', '─', '―', '-']);
        let inner = if dashed.len() < line.len() {
            dashed
        } else {
            [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']')]
                .iter()
                .find_map(|&(open, close)| line.strip_prefix(open)?.strip_suffix(close))?
        };
        let (name, rest) = inner.trim().strip_prefix('《')?.split_once('》')?;
        if name.contains('《') || name.chars().count() > LONGEST_NAME || !is_issue(rest, &self.context.hint)
        {
            return None;
        }
        self.add(Field::OriginalSource, name, 0.5, found);
        if let Some((at, _)) = date::find(rest, &self.context.hint).into_iter().next() {
            self.add(Field::Published, &rest[at], 0.4, found);
        }
        Some(0..text.len())
    }
}
