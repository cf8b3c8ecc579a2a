//! Words of the names that pages give their parts: classes, ids, files.

use super::letters::is_alphabetic;
use super::{lent_lower, push_lower};
use std::borrow::Cow;

/// Words of class and id values: split at whatever is no letter and at camelCase, lower case. Whole tokens, because `ad`
/// stands in `padding`.
///
/// ```
/// let tokens: Vec<_> = limpid::text::class_tokens("articleBody-2 ad_slot").collect();
/// assert_eq!(tokens, ["article", "body", "ad", "slot"]);
/// ```
pub fn class_tokens(value: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pieces(value).map(lowered)
}

fn lowered(piece: &str) -> Cow<'_, str> {
    if piece.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(piece);
    }
    let mut lower = String::with_capacity(piece.len());
    piece.chars().for_each(|c| push_lower(c, &mut lower));
    Cow::Owned(lower)
}

/// Calls with each of the [`class_tokens`] of a value; they share one buffer.
pub fn each_class_token(value: &str, mut call: impl FnMut(&str)) {
    let mut buffer = String::new();
    for piece in pieces(value) {
        if piece.is_ascii() {
            lent_lower(piece, &mut buffer, &mut |word| {
                call(word);
                true
            });
        } else {
            call(&lowered(piece));
        }
    }
}

/// Whether one of the [`class_tokens`] of a value is in a list of words in lower case.
pub fn has_class_token(value: &str, words: &[&str]) -> bool {
    pieces(value).any(|piece| {
        if piece.is_ascii() {
            words.iter().any(|word| piece.eq_ignore_ascii_case(word))
        } else {
            words.contains(&&*lowered(piece))
        }
    })
}

/// The [`class_tokens`] of a value as they are written.
fn pieces(value: &str) -> impl Iterator<Item = &str> {
    let mut rest = value;
    std::iter::from_fn(move || {
        let start = rest.bytes().position(|b| b.is_ascii_alphabetic() || !b.is_ascii())?;
        rest = &rest[start..];
        // Most are ASCII, and are told by bytes.
        let mut lower = false;
        let ends = |b: u8| {
            let ends = !b.is_ascii_alphabetic() || b.is_ascii_uppercase() && lower;
            lower = b.is_ascii_lowercase();
            ends
        };
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        let (begin, end) =
            if rest.as_bytes().get(end).is_none_or(u8::is_ascii) { (0, end) } else { wide_piece(rest)? };
        let piece = &rest[begin..end];
        rest = &rest[end..];
        Some(piece)
    })
}

/// The same for the first word of a text with letters that are not ASCII, by where it begins and ends.
fn wide_piece(text: &str) -> Option<(usize, usize)> {
    let begin = text.find(is_alphabetic)?;
    let mut lower = false;
    let ends = |(_, c): &(usize, char)| {
        let ends = !is_alphabetic(*c) || c.is_uppercase() && lower;
        lower = c.is_lowercase();
        ends
    };
    let end = text[begin..].char_indices().find(ends).map_or(text.len(), |(at, _)| begin + at);
    Some((begin, end))
}

/// Words of a file name: split at punctuation alone, because the letters of a hash (`07ad`, `25AD43`) are
/// no words; a number behind a word is dropped (`icon16`).
///
/// ```
/// let words: Vec<_> = limpid::text::file_words("Site_logo-1200x630.png").collect();
/// assert_eq!(words, ["site", "logo", "png"]);
/// ```
pub fn file_words(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !c.is_alphanumeric())
        .map(|w| w.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase())
        .filter(|w| !w.is_empty() && w.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::{class_tokens, each_class_token, has_class_token};

    #[test]
    fn words_are_told_in_every_script_and_by_every_door() {
        for (value, expected) in [
            ("", &[] as &[&str]),
            (" -- 12 ", &[]),
            ("articleBody-2 ad_slot", &["article", "body", "ad", "slot"]),
            ("HTMLBody XMLHttp", &["htmlbody", "xmlhttp"]),
            ("正文Text textТело", &["正文text", "text", "тело"]),
            ("статьяТекст·ÉtéÀ", &["статья", "текст", "été", "à"]),
            ("a·b·", &["a", "b"]),
        ] {
            assert_eq!(class_tokens(value).collect::<Vec<_>>(), expected, "{value}");
            let mut called = Vec::new();
            each_class_token(value, |token| called.push(token.to_owned()));
            assert_eq!(called, expected, "{value}");
            assert!(expected.iter().all(|word| has_class_token(value, &[word])), "{value}");
            assert!(!has_class_token(value, &["body2", "ad-slot", "te"]), "{value}");
        }
    }
}
