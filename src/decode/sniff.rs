//! What bytes without a name are: a known file format, UTF-16, markup.

/// Byte order of UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Little,
    Big,
}

/// Beginnings of files that hold no text a person could read here, with their names.
const FORMATS: [(usize, &[u8], &str); 24] = [
    (0, b"%PDF-", "a PDF file"),
    (0, b"\x89PNG", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"RIFF", "a picture, sound or video"),
    (0, b"\0\0\x01\0", "an icon"),
    (0, b"BM\x36", "a bitmap picture"),
    (0, b"II*\0", "a TIFF picture"),
    (0, b"MM\0*", "a TIFF picture"),
    (4, b"ftyp", "a video or picture"),
    (0, b"\x1a\x45\xdf\xa3", "a video"),
    (0, b"OggS", "a sound or video"),
    (0, b"ID3", "a sound"),
    (0, b"fLaC", "a sound"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"\xd0\xcf\x11\xe0", "an office document"),
    (0, b"{\\rtf", "a rich text document"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"7z\xbc\xaf", "a 7-Zip archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"\0asm", "a program"),
    (0, b"SQLite format 3", "a database"),
];

/// Bytes looked at to tell text from other data.
const SAMPLE: usize = 4096;

/// The name of the format of a file that holds no text.
pub fn binary(bytes: &[u8]) -> Option<&'static str> {
    let named = FORMATS.iter().find(|(at, magic, _)| bytes.get(*at..).is_some_and(|b| b.starts_with(magic)));
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|&&b| is_control(char::from(b)) && b != 0x1b && b < 0x80).count();
    named.map(|(_, _, name)| *name).or_else(|| (controls * 50 > sample.len()).then_some("binary data"))
}

/// UTF-16 without a byte order mark: nearly every second byte of its ASCII part is zero, always on the
/// same side.
pub fn utf16(bytes: &[u8]) -> Option<Order> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let (mut even, mut odd) = (0, 0);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let pairs = sample.len() / 2;
    if pairs < 8 {
        None
    } else if odd * 10 > pairs * 3 && even * 50 < pairs {
        Some(Order::Little)
    } else if even * 10 > pairs * 3 && odd * 50 < pairs {
        Some(Order::Big)
    } else {
        None
    }
}

/// Control characters that no text holds.
pub fn is_control(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{c}') || c == '\u{7f}'
}

/// How many bytes of at most 255 are control characters that no text holds. They are ASCII, and so no part of another character;
/// without a branch, so that many are looked at at once.
#[allow(
    // A branch for each byte is what is to be spared.
    clippy::needless_bitwise_bool
)]
pub fn controls(part: &[u8]) -> u8 {
    let is = |b: u8| (b < b' ') & (b != b'\t') & (b != b'\n') & (b != b'\r') & (b != 0x0c) | (b == 0x7f);
    part.iter().fold(0, |sum, &b| sum + u8::from(is(b)))
}

/// Whether a text of unknown form is markup: it begins with a tag, a comment or a declaration.
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut chars = start.chars();
    chars.next() == Some('<')
        && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '!' | '?' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_counted() {
        let bytes: Vec<u8> = (0..=254).collect();
        let wanted = bytes.iter().filter(|&&b| is_control(char::from(b))).count();
        assert_eq!(usize::from(controls(&bytes)), wanted);
    }

    #[test]
    fn markup_begins_like_markup() {
        assert!(is_html("\n <!DOCTYPE html>"));
        assert!(is_html("<p>x"));
        assert!(!is_html("< 5 is less"));
        assert!(!is_html("---\ntitle: <p>"));
    }
}
