//! Languages written in Latin letters, told by their most frequent words.

use std::sync::LazyLock;

/// Words so frequent that a text in the language holds many of them; for pages that do not say.
pub(super) const FREQUENT: [(&str, [&str; 10]); 10] = [
    ("en", ["the", "and", "of", "to", "in", "is", "that", "for", "with", "was"]),
    ("de", ["der", "die", "und", "das", "ist", "nicht", "mit", "den", "ein", "auf"]),
    ("fr", ["les", "des", "est", "dans", "une", "pour", "que", "qui", "pas", "sur"]),
    ("es", ["los", "las", "que", "del", "una", "por", "con", "para", "como", "más"]),
    ("pt", ["não", "uma", "dos", "com", "para", "que", "mais", "por", "como", "foi"]),
    ("it", ["che", "della", "non", "per", "una", "con", "sono", "del", "più", "gli"]),
    ("nl", ["het", "een", "van", "niet", "dat", "zijn", "voor", "met", "aan", "ook"]),
    ("pl", ["nie", "się", "jest", "że", "na", "do", "jak", "przez", "dla", "oraz"]),
    ("sv", ["och", "att", "det", "som", "inte", "för", "med", "den", "till", "har"]),
    ("tr", ["bir", "ve", "bu", "için", "ile", "olarak", "daha", "olan", "değil", "gibi"]),
];

/// Each of these words with the place of a language that has it.
struct Known {
    sorted: Vec<(&'static str, usize)>,
    /// Where the words begin whose first byte is no less.
    starts: [u8; 257],
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let words = FREQUENT.iter().enumerate();
    let mut sorted: Vec<_> = words.flat_map(|(n, (_, words))| words.iter().map(move |w| (*w, n))).collect();
    sorted.sort_unstable();
    let starts = std::array::from_fn(|byte| {
        sorted.partition_point(|(w, _)| usize::from(w.as_bytes()[0]) < byte) as u8
    });
    Known { sorted, starts }
});

/// The languages, by their place, of which a word is a frequent one.
pub(super) fn languages_of(word: &str) -> impl Iterator<Item = &'static (&'static str, usize)> {
    let Known { sorted, starts } = &*KNOWN;
    let first = word.bytes().next().map_or(0, usize::from);
    let alike = &sorted[usize::from(starts[first])..usize::from(starts[first + 1])];
    alike.iter().filter(move |(known, _)| *known == word)
}

/// Words that are looked at.
const MAX_WORDS: usize = 3000;

/// Bytes of the longest word of these.
const LONGEST_FREQUENT: usize = 7;

/// The language whose frequent words a text holds most of, where there are enough of them.
pub(super) fn by_words(text: &str) -> Option<&'static str> {
    let mut hits = [0_usize; FREQUENT.len()];
    let mut words = 0_usize;
    crate::text::each_token(text, |word| {
        words += 1;
        if word.len() <= LONGEST_FREQUENT {
            languages_of(word).for_each(|(_, language)| hits[*language] += 1);
        }
        words < MAX_WORDS
    });
    let best = (0..hits.len()).max_by_key(|&n| (hits[n], usize::MAX - n))?;
    (hits[best] * 12 > words && words > 5).then(|| FREQUENT[best].0)
}
