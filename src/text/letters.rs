//! Letters and digits, told by ranges where most text is: the standard library searches its tables for each character
//! that is not ASCII.

/// The same as [`char::is_alphabetic`].
pub fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { plain(c).unwrap_or_else(|| c.is_alphabetic()) }
}

/// The same as [`char::is_alphanumeric`].
pub fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { plain(c).unwrap_or_else(|| c.is_alphanumeric()) }
}

/// The same as [`char::is_numeric`].
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { plain(c).is_none() && c.is_numeric() }
}

/// The same as [`char::to_lowercase`], for those of which that is one character: most are, and few have cases at all.
pub fn lower(c: char) -> Option<char> {
    match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        // Punctuation, Han, kana, Hangul.
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => Some(c),
        // Cyrillic: the capitals stand 32 before their small letters, those with marks 80.
        '\u{410}'..='\u{42f}' => char::from_u32(c as u32 + 32),
        '\u{400}'..='\u{40f}' => char::from_u32(c as u32 + 80),
        // Small Latin and Cyrillic letters, Arabic.
        '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{ff}' | '\u{430}'..='\u{45f}' | '\u{600}'..='\u{6ff}' => Some(c),
        _ => None,
    }
}

/// Whether a character that is not ASCII is a letter; `None` for those of which a range says nothing.
fn plain(c: char) -> Option<bool> {
    match c {
        // Han, Hangul, kana.
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        // Latin, Cyrillic, Greek, Arabic.
        | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{410}'..='\u{481}' | '\u{3a3}'..='\u{3f5}'
        | '\u{620}'..='\u{64a}' => Some(true),
        // General punctuation, that of Han texts and its full-width forms.
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_alphabetic, is_alphanumeric, is_numeric, lower};

    #[test]
    fn letters_and_digits_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            if let Some(lower) = lower(c) {
                assert_eq!([lower].as_slice(), c.to_lowercase().collect::<Vec<_>>(), "{c:?}");
            }
        }
    }
}
