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

fn format(bytes: &[u8]) -> Option<&'static str> {
    let begins = |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|b| b.starts_with(magic));
    FORMATS.iter().find(|(at, magic, _)| begins(*at, magic)).map(|(_, _, name)| *name)
}

/// The name of the format of a file that holds no text.
pub fn binary(bytes: &[u8]) -> Option<&'static str> {
    let named = format(bytes);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|&&b| is_control(char::from(b)) && b != 0x1b && b < 0x80).count();
    named.or_else(|| (controls * 50 > sample.len()).then_some("binary data"))
}

/// UTF-16 without a byte order mark: nearly every second byte of its ASCII part is zero, always on the
/// same side; or it holds zeros, which no other text has, and reads as text.
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
        utf16_of_other_scripts(bytes, sample)
    }
}

/// Share of units (one in …) that are ASCII in a text of any script: its spaces, line ends, digits and tags.
const ONE_IN_ASCII: usize = 50;

/// Share of units (one in …) that may be nothing that a text of any script is made of: of data read as UTF-16 it is one in
/// four.
const ONE_IN_ODD: usize = 20;

/// UTF-16 of which little is ASCII. Zeros stand on both sides: the second half of `一`, `开` and the ideographic space is one.
fn utf16_of_other_scripts(bytes: &[u8], sample: &[u8]) -> Option<Order> {
    if !sample.contains(&0) || format(bytes).is_some() {
        return None;
    }
    let count = |order: Order| {
        let units = sample.chunks_exact(2).map(|pair| match order {
            Order::Little => u16::from_le_bytes([pair[0], pair[1]]),
            Order::Big => u16::from_be_bytes([pair[0], pair[1]]),
        });
        let (mut ascii, mut odd) = (0, 0);
        for c in char::decode_utf16(units) {
            let c = c.unwrap_or('\u{fffd}');
            ascii += usize::from(c.is_ascii() && !is_control(c));
            odd += usize::from(!is_of_text(c));
        }
        (ascii, odd)
    };
    let (little, big) = (count(Order::Little), count(Order::Big));
    // Read the wrong way round, one unit in four is odd.
    let (order, right, wrong) =
        if little.1 < big.1 { (Order::Little, little, big) } else { (Order::Big, big, little) };
    let units = sample.len() / 2;
    let fits = right.0 * ONE_IN_ASCII >= units
        && right.1 * ONE_IN_ODD <= units
        && right.0 > wrong.0
        && right.1 < wrong.1;
    fits.then_some(order)
}

/// Letters and digits of any script, white space, and the marks that scripts share.
fn is_of_text(c: char) -> bool {
    c.is_alphanumeric()
        || c.is_whitespace()
        || c.is_ascii() && !is_control(c)
        || matches!(c, '\u{a0}'..='\u{bf}' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '\u{1f300}'..='\u{1faff}')
}

/// Whether bytes are ISO-2022-JP whatever they say of themselves: nothing but ASCII, with the escapes to Japanese and back,
/// which no other text holds (RFC 1468).
pub fn iso_2022_jp(bytes: &[u8]) -> bool {
    let escapes = |to: &[&[u8]]| to.iter().any(|escape| memchr::memmem::find(bytes, escape).is_some());
    bytes.contains(&0x1b)
        && bytes.is_ascii()
        && escapes(&[b"\x1b$B", b"\x1b$@"])
        && escapes(&[b"\x1b(B", b"\x1b(J"])
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
