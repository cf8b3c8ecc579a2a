//! Language and direction of a part of an article, by what it is written in.

use super::words::{FREQUENT, by_words, frequent};
use super::{RIGHT_TO_LEFT, Script, alone, fits, script};

/// Letters from which a part's own script tells its language.
const MIN_LETTERS: usize = 12;
/// Words from which a part's frequent words do.
const MIN_WORDS: usize = 15;
/// Characters of a part that are looked at.
const LOOKED_AT: usize = 300;

/// Language and direction of a part of an article whose own are given, where the page does not say and the part's writing
/// shows others: a quotation, a poem and its translation.
///
/// Other scripts are told by their characters, other languages in Latin letters by their most frequent words.
pub(crate) fn of_part(text: &str, article: Option<&str>) -> (Option<&'static str>, Option<&'static str>) {
    let Some(article) = article else { return (None, None) };
    let first = article.split('-').next().unwrap_or_default();
    let text: &str = text.char_indices().nth(LOOKED_AT).map_or(text, |(end, _)| &text[..end]);
    let latin_article = fits(first, Script::Latin);
    if latin_article && text.chars().all(|c| c < '\u{370}') {
        return (by_other_words(text, first), None);
    }
    let letters = text.chars().filter(|&c| crate::text::is_alphabetic(c)).count();
    let script = script(text);
    if letters < MIN_LETTERS || fits(first, script) {
        return (None, None);
    }
    let rtl = RIGHT_TO_LEFT.contains(&script);
    let article_rtl = RIGHT_TO_LEFT.iter().any(|&script| fits(first, script));
    let dir = (rtl != article_rtl).then_some(if rtl { "rtl" } else { "ltr" });
    // Many languages share these scripts; what is said must be right.
    let shared = matches!(script, Script::Arabic | Script::Cyrillic | Script::Devanagari);
    let language = match script {
        Script::Latin => by_words(text).filter(|_| first_words(text) >= MIN_WORDS),
        _ => alone(script).filter(|_| !shared),
    };
    (language, dir)
}

/// The language of a text, where its words are clearly not of the language given: `do` and `per` are words of several.
fn by_other_words(text: &str, known: &str) -> Option<&'static str> {
    let known = FREQUENT.iter().position(|(language, _)| *language == known)?;
    // The bits of each language's words that were met.
    let mut met = [0_u16; FREQUENT.len()];
    let mut words = 0;
    let mut own = false;
    crate::text::each_token(text, |word| {
        words += 1;
        frequent(word).for_each(|word| met[word.language] |= word.bit);
        // Most parts are in the article's language, which the first words show.
        own = words <= OPENING && is_met(met[known]) && met[known].count_ones() * 2 > most(&met);
        !own
    });
    if own {
        return None;
    }
    let other = by_words(text).filter(|_| first_words(text) >= MIN_WORDS)?;
    let at = FREQUENT.iter().position(|(language, _)| *language == other)?;
    (is_met(met[at]) && met[at].count_ones() > 2 * met[known].count_ones()).then_some(other)
}

/// Whether enough of a language's words were met.
fn is_met(words: u16) -> bool {
    words.count_ones() >= MIN_FREQUENT
}

/// How many words were met of the language of which most were.
fn most(met: &[u16]) -> u32 {
    met.iter().map(|words| words.count_ones()).max().unwrap_or(0)
}

/// Words of a part within which the article's language may show itself.
const OPENING: usize = 60;

/// Frequent words of a language that a part must hold, each counted once.
const MIN_FREQUENT: u32 = 4;

fn first_words(text: &str) -> usize {
    text.split_whitespace().take(MIN_WORDS).count()
}

/// Whether a text can be in the language that the page says, by its characters.
pub(crate) fn can_be(text: &str, language: &str) -> bool {
    let text: &str = text.char_indices().nth(LOOKED_AT).map_or(text, |(end, _)| &text[..end]);
    let few = text.chars().filter(|&c| crate::text::is_alphabetic(c)).count() < MIN_LETTERS;
    few || fits(&language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase(), script(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_another_language() {
        let german = "Der Fluss ist seit gestern gestiegen, und die Brücke ist nicht mit dem Auto zu erreichen, sagt der Wirt.";
        let english = "The river has risen since the day before, and the bridge is closed to cars that come from the north.";
        for (text, article, wanted) in [
            (german, "en", (Some("de"), None)),
            (english, "de-CH", (Some("en"), None)),
            (english, "en", (None, None)),
            ("Le pont", "en", (None, None)),
            (
                "Table cells do have padding, boxes do not, and so the cells that do have it do not need a box.",
                "en",
                (None, None),
            ),
            ("這條河的水位從昨天開始上升，縣裡說應該沒有危險。", "en", (Some("zh-Hant"), None)),
            ("川の水位は昨日から上がり始めた。", "zh-Hans", (Some("ja"), None)),
            ("سطح آب رودخانه از دیروز بالا آمده است", "en", (None, Some("rtl"))),
            ("הנהר עלה מאז אתמול והגשר נסגר", "fa", (Some("he"), None)),
            (english, "ar", (Some("en"), Some("ltr"))),
            ("Вода в реке поднялась со вчерашнего дня.", "uk", (None, None)),
            (german, "fi", (None, None)),
        ] {
            assert_eq!(of_part(text, Some(article)), wanted, "{text}");
        }
        assert_eq!(of_part(german, None), (None, None));
        assert!(
            can_be(german, "en") && can_be("短", "en") && can_be("水位从昨天开始上升，没有危险。", "zh_CN")
        );
        assert!(!can_be("水位从昨天开始上升，县里说没有危险。", "en-US") && !can_be(german, "ru"));
    }
}
