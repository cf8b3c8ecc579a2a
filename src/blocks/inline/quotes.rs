//! The marks of `q`, which a page leaves to the browser: those of its language (Unicode CLDR, delimiters; HTML, 15.3.5 “Quotes”).

/// Opening and closing marks of one language, then those of a quotation within.
type Marks = [&'static str; 4];

const ENGLISH: Marks = ["“", "”", "‘", "’"];
const GERMAN: Marks = ["„", "“", "‚", "‘"];
const POLISH: Marks = ["„", "”", "«", "»"];
const FRENCH: Marks = ["« ", " »", "“", "”"];
const SPANISH: Marks = ["«", "»", "“", "”"];
const RUSSIAN: Marks = ["«", "»", "„", "“"];
const SWEDISH: Marks = ["”", "”", "’", "’"];
const JAPANESE: Marks = ["「", "」", "『", "』"];

/// The marks of a quotation in a language, `depth` others around it.
pub(super) fn marks(lang: &str, depth: usize) -> (&'static str, &'static str) {
    let low = lang.to_ascii_lowercase();
    let marks = match low.split(['-', '_']).next().unwrap_or_default() {
        "de" | "cs" | "sk" | "sl" | "is" | "et" | "lt" | "bg" => GERMAN,
        "pl" | "ro" | "hu" => POLISH,
        "fr" => FRENCH,
        "es" | "it" | "el" | "ca" | "no" | "nb" | "nn" => SPANISH,
        "ru" | "uk" | "be" => RUSSIAN,
        "sv" | "fi" => SWEDISH,
        "ja" => JAPANESE,
        "zh" if ["hant", "tw", "hk", "mo"].iter().any(|part| low.contains(part)) => JAPANESE,
        _ => ENGLISH,
    };
    let inner = depth % 2 * 2;
    (marks[inner], marks[inner + 1])
}

/// Whether a text brings its own marks.
pub(super) fn is_quoted(text: &str) -> bool {
    text.trim_start().starts_with(['"', '\'', '“', '”', '„', '‘', '‚', '«', '‹', '「', '『'])
}
