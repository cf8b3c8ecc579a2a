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

/// One of these words, as a word of one language.
pub(super) struct Word {
    text: &'static str,
    /// The language's place.
    pub language: usize,
    /// The bit of the word among those of its language.
    pub bit: u16,
}

/// All of them, sorted.
struct Known {
    sorted: Vec<Word>,
    /// Where the words begin whose first byte is no less.
    starts: [u8; 257],
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let words = FREQUENT.iter().enumerate();
    let mut sorted: Vec<_> = words
        .flat_map(|(language, (_, words))| {
            words.iter().enumerate().map(move |(at, text)| Word { text, language, bit: 1 << at })
        })
        .collect();
    sorted.sort_unstable_by_key(|word| (word.text, word.language));
    let starts = std::array::from_fn(|byte| {
        sorted.partition_point(|word| usize::from(word.text.as_bytes()[0]) < byte) as u8
    });
    Known { sorted, starts }
});

/// A word as one of the frequent words of each language of which it is one.
pub(super) fn frequent(word: &str) -> impl Iterator<Item = &'static Word> {
    let Known { sorted, starts } = &*KNOWN;
    let first = word.bytes().next().map_or(0, usize::from);
    let alike = &sorted[usize::from(starts[first])..usize::from(starts[first + 1])];
    alike.iter().filter(move |known| known.text == word)
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
            frequent(word).for_each(|known| hits[known.language] += 1);
        }
        words < MAX_WORDS
    });
    let best = (0..hits.len()).max_by_key(|&n| (hits[n], usize::MAX - n))?;
    (hits[best] * 12 > words && words > 5).then(|| FREQUENT[best].0)
}
