//! How long a text is, in characters, words and minutes.

use crate::article::Counts;
use crate::text::{is_alphanumeric, is_cjk, is_hangul};

/// A script, as far as it is read at a pace of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Han characters in a text without kana.
    Chinese,
    /// Han characters and kana.
    Japanese,
    Korean,
    Arabic,
    Hebrew,
    Cyrillic,
    /// Latin and all that was not measured.
    Other,
}

/// Characters (Chinese, Japanese) or words a minute. Silent reading of prose by adults: M. Brysbaert, "How
/// many words do we read per minute? A review and meta-analysis of reading rate", Journal of Memory and
/// Language 109 (2019). Japanese and Cyrillic, which are not in it: S. Trauzettel-Klosinski, K. Dietz,
/// "Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST",
/// Investigative Ophthalmology & Visual Science 53 (2012).
fn per_minute(script: Script) -> usize {
    match script {
        Script::Chinese => 260,
        Script::Japanese => 357,
        Script::Korean => 226,
        Script::Arabic => 181,
        Script::Hebrew => 224,
        Script::Cyrillic => 184,
        Script::Other => 238,
    }
}

/// Han characters for each kana up to which a text is Japanese: Japanese prose has more kana than Han, and
/// a Chinese text that quotes a title has few.
const HAN_PER_KANA: usize = 10;

/// Counts a text.
///
/// Words are what stands between white space, Han characters and kana, and holds a letter or digit; so
/// `it's` and `e-mail` are one. Scripts that write neither spaces nor Han (Thai, Khmer) are counted by
/// their spaces, that is too short.
pub fn counts(text: &str) -> Counts {
    let mut counts = Counts::default();
    let (mut han, mut kana) = (0, 0);
    let mut words = [0_usize; 5];
    let mut word: Option<Script> = None;
    for c in text.chars() {
        if c.is_whitespace() {
            word = None;
            continue;
        }
        counts.characters += 1;
        if is_cjk(c) {
            counts.cjk_characters += 1;
            let is_kana =
                matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}');
            *(if is_kana { &mut kana } else { &mut han }) += 1;
            word = None;
            continue;
        }
        counts.cjk_characters += usize::from(is_hangul(c));
        if matches!(c, '—' | '–' | '/' | '…') {
            word = None;
        } else if word.is_none() && is_alphanumeric(c) {
            let script = script(c);
            word = Some(script);
            words[WORDS.iter().position(|&s| s == script).unwrap_or(0)] += 1;
            counts.words += usize::from(script != Script::Korean);
        }
    }
    let signs = if kana * HAN_PER_KANA >= han && kana > 0 { Script::Japanese } else { Script::Chinese };
    // Milliminutes, so that a page of two scripts adds up without fractions.
    let mut time = (han + kana) * 1000 / per_minute(signs);
    time += WORDS.iter().zip(words).map(|(&s, n)| n * 1000 / per_minute(s)).sum::<usize>();
    counts.reading_minutes = ((time + 500) / 1000).clamp(1, u32::MAX as usize) as u32;
    counts
}

/// Scripts that are counted in words.
const WORDS: [Script; 5] = [Script::Other, Script::Korean, Script::Arabic, Script::Hebrew, Script::Cyrillic];

fn script(c: char) -> Script {
    match c {
        c if is_hangul(c) => Script::Korean,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' => Script::Arabic,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_characters_are_told_apart() {
        let found = counts("It's an e-mail: 价格 is 3.50—so 한국어 단어.");
        assert_eq!((found.words, found.cjk_characters), (6, 7));
        assert_eq!(counts(" \n").characters, 0);
        assert_eq!(counts("").reading_minutes, 1);
    }

    #[test]
    fn each_script_has_its_pace() {
        assert_eq!(counts(&"word ".repeat(2380)).reading_minutes, 10);
        assert_eq!(counts(&"字".repeat(2600)).reading_minutes, 10);
        assert_eq!(counts(&"漢字かな".repeat(1000)).reading_minutes, 11);
        assert_eq!(counts(&"단어입니다 ".repeat(2260)).reading_minutes, 10);
        assert_eq!(counts(&format!("{}{}", "word ".repeat(1190), "字".repeat(1300))).reading_minutes, 10);
    }
}
