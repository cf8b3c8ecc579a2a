//! Given names, as far as they are not as often something else.

use std::sync::LazyLock;

/// Names of people in Europe, the Americas, India and Indonesia in Latin letters, and ones in Cyrillic, Greek, Arabic, Hebrew, Thai
/// and the scripts of India, in lower case. What is as
/// often a word (`Hope`, `Summer`) or a place (`Paris`) is left out.
static GIVEN: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut names: Vec<&str> = include_str!("given.txt").split_ascii_whitespace().collect();
    names.sort_unstable();
    names
});

/// Whether a word is a given name: `Ann`, not `Valley`.
pub(crate) fn is_given(word: &str) -> bool {
    GIVEN.binary_search(&word.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_given;

    #[test]
    fn given_names() {
        for (word, wanted) in [
            ("Ann", true),
            ("Сергей", true),
            ("zoe", true),
            ("Noémie", true),
            ("خالد", true),
            ("יעל", true),
            ("अनिल", true),
            ("Valley", false),
            ("Paris", false),
            ("", false),
        ] {
            assert_eq!(is_given(word), wanted, "{word}");
        }
    }
}
