//! The labels of all languages, found by one byte.

use super::Word;
use super::han::{CJK, CJK_LINES, CJK_SHORT};
use super::spaced::SPACED;
use super::world::{RIGHT_TO_LEFT, WORLD};
use std::sync::LazyLock;

/// Labels in the order in which they are tried, each with whether it is a short one, and where those of each byte begin.
pub(super) struct ByByte {
    words: Vec<(Word, bool)>,
    starts: [u16; 257],
}

impl ByByte {
    /// `byte`: place of the byte by which they are told apart.
    fn new(tables: &[(&[Word], bool)], byte: usize) -> Self {
        let key = |word: &(Word, bool)| word.0.0.as_bytes()[byte];
        let mut words: Vec<(Word, bool)> =
            tables.iter().flat_map(|&(table, short)| table.iter().map(move |&word| (word, short))).collect();
        // A stable order: of two labels that fit the earlier one is meant.
        words.sort_by_key(key);
        let starts = std::array::from_fn(|byte| words.partition_point(|w| usize::from(key(w)) < byte) as u16);
        Self { words, starts }
    }
}

/// Most characters of a text begin no label, and that is seen by one byte: in CJK the last one of the first character.
pub(super) static EASTERN: LazyLock<ByByte> =
    LazyLock::new(|| ByByte::new(&[(&CJK, false), (&CJK_LINES, false), (&CJK_SHORT, true)], 2));
pub(super) static WESTERN: LazyLock<ByByte> =
    LazyLock::new(|| ByByte::new(&[(&SPACED, false), (&WORLD, false), (&RIGHT_TO_LEFT, false)], 0));

pub(super) fn words_at(table: &'static ByByte, byte: u8) -> &'static [(Word, bool)] {
    let byte = usize::from(byte);
    &table.words[usize::from(table.starts[byte])..usize::from(table.starts[byte + 1])]
}
