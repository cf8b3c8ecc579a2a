//! Files: bytes of unknown encoding become a [`Page`].

mod prescan;
mod sniff;

use crate::Error;
use crate::page::{Facts, Page, html, limits, plain};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::io::Read as _;

/// Text of a file and how it was encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// Name of the encoding (Encoding Standard), e.g. `UTF-8`, `GBK`.
    pub charset: &'static str,
}

/// What a file holds, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Text,
    Unknown,
}

/// Name endings of pages and texts, without the `.gz` that may follow.
const ENDINGS: [(&str, Form); 7] = [
    (".html", Form::Html),
    (".htm", Form::Html),
    (".xhtml", Form::Html),
    (".txt", Form::Text),
    (".text", Form::Text),
    (".md", Form::Text),
    (".markdown", Form::Text),
];

/// Bytes that a packed file may unpack to; a bomb ends here. More than a page may hold, so that the
/// page's own limit is noticed, in any encoding.
const MAX_UNPACKED: u64 = limits::MAX_BYTES as u64 * 2;

/// A file's name without `.gz` and without its type ending.
///
/// ```
/// assert_eq!(limpid::decode::stem("rain.v2.html.gz"), "rain.v2");
/// assert_eq!(limpid::decode::stem("README"), "README");
/// ```
pub fn stem(name: &str) -> &str {
    let name = strip_ending(name, ".gz").unwrap_or(name);
    ENDINGS.iter().find_map(|(ending, _)| strip_ending(name, ending)).unwrap_or(name)
}

/// Makes a page of a file's (unpacked) bytes: finds the encoding and takes the front door that fits.
///
/// # Errors
///
/// [`Error::NotText`] for pictures, archives and other files that hold no text.
pub fn page(bytes: &[u8], name: &str, url: Option<&str>) -> Result<Page, Error> {
    made(bytes, name, url, false)
}

/// [`page`] for a file that nobody has named as a page, one of a folder: its name has to say that it is a page or a text, or
/// it begins as markup does.
///
/// # Errors
///
/// As [`page`].
pub fn named_page(bytes: &[u8], name: &str, url: Option<&str>) -> Result<Page, Error> {
    made(bytes, name, url, true)
}

fn made(bytes: &[u8], name: &str, url: Option<&str>, named: bool) -> Result<Page, Error> {
    let Decoded { text, charset } = text(bytes, url)?;
    let facts = Facts { url: url.map(str::to_owned), charset: Some(charset.to_owned()), ..Facts::default() };
    let markup = match form(name) {
        // Pages of site generators carry front matter too.
        Form::Html => !text.starts_with("---"),
        Form::Text => false,
        Form::Unknown if sniff::is_html(&text) => true,
        Form::Unknown if named => {
            return Err(Error::NotText {
                reason: "its name says that it is another kind of file".to_owned(),
            });
        }
        Form::Unknown => false,
    };
    Ok(if markup { html::parse(&text, facts) } else { plain::read(&text, facts) })
}

/// Decodes a file by byte order mark, by what its bytes can be, by what it says of itself, and else by
/// a guess; the host name in `url` helps the guess.
///
/// Bytes come before declarations because files are often saved in another encoding than the page
/// names: nothing but UTF-8 is valid UTF-8 by chance for long.
///
/// # Errors
///
/// [`Error::NotText`] for files that hold no text.
pub fn text(bytes: &[u8], url: Option<&str>) -> Result<Decoded, Error> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decoded(bytes, encoding);
    }
    if let Some(encoding) = sniff::utf16(bytes) {
        return decoded(bytes, if encoding == sniff::Order::Little { UTF_16LE } else { UTF_16BE });
    }
    if let Some(what) = sniff::binary(bytes) {
        return Err(Error::NotText { reason: format!("it seems to be {what}") });
    }
    let declared = prescan::charset(&bytes[..bytes.len().min(prescan::BYTES)]).and_then(Encoding::for_label);
    let utf8 = Utf8::of(bytes);
    let encoding = if utf8.good >= MIN_SEQUENCES && utf8.bad * 100 <= utf8.good {
        UTF_8
    } else {
        match declared {
            Some(encoding) if fits(bytes, encoding) => encoding,
            _ if utf8.good + utf8.bad == 0 && !bytes.contains(&0x1b) => UTF_8,
            _ => guess(bytes, url),
        }
    };
    decoded(bytes, encoding)
}

/// Sequences beyond ASCII that make valid UTF-8 sure: two bytes of GBK look like one of UTF-8 one time
/// in some twenty, three in a row one time in ten thousand.
const MIN_SEQUENCES: usize = 3;

/// Sequences beyond ASCII in a file: such as are UTF-8, counted up to [`MIN_SEQUENCES`] where all are, and such as are not.
struct Utf8 {
    good: usize,
    bad: usize,
}

impl Utf8 {
    fn of(bytes: &[u8]) -> Self {
        let mut counts = Self { good: 0, bad: 0 };
        // Most files are nothing but UTF-8, which is told many bytes at a time.
        if std::str::from_utf8(bytes).is_ok() {
            let sequences = || bytes.iter().filter(|&&b| b >= 0xc0).take(MIN_SEQUENCES).count();
            counts.good = if bytes.is_ascii() { 0 } else { sequences() };
            return counts;
        }
        for chunk in bytes.utf8_chunks() {
            counts.good += chunk.valid().bytes().filter(|&b| b >= 0xc0).count();
            counts.bad += usize::from(!chunk.invalid().is_empty());
        }
        counts
    }
}

/// Whether bytes can be of an encoding: at most one malformed sequence in fifty beyond ASCII.
fn fits(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let beyond = bytes.iter().filter(|b| !b.is_ascii()).count();
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    !malformed || text.chars().filter(|&c| c == '\u{fffd}').count() * 50 <= beyond
}

fn guess(bytes: &[u8], url: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let host = url.and_then(|u| url::Url::parse(u).ok()).and_then(|u| u.host_str().map(str::to_owned));
    let top = host.as_deref().and_then(|h| h.rsplit('.').next()).filter(|t| {
        !t.is_empty() && t.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    });
    let encoding = detector.guess(top.map(str::as_bytes), Utf8Detection::Allow);
    if encoding == GBK { GB18030 } else { encoding }
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, Error> {
    let (text, encoding, _) = encoding.decode(bytes);
    let controls: usize = text.as_bytes().chunks(255).map(|part| usize::from(sniff::controls(part))).sum();
    let bad = controls + memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}").count();
    if bad * 10 > text.chars().count() {
        return Err(Error::NotText { reason: "its bytes are text in no known encoding".to_owned() });
    }
    Ok(Decoded { text: text.into_owned(), charset: encoding.name() })
}

/// What a gzip file begins with, and each further member of it (RFC 1952, 2.3.1).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Members of a gzip file: parallel packers make one of each 64 kB or more. Each costs its own tables.
const MAX_MEMBERS: usize = 4096;

/// Unpacks a gzip file, whatever its name, up to `MAX_UNPACKED`; other files pass as they are. What follows the last member
/// and is none (padding of tapes, a line end that a transfer added) is left, as `gzip` itself does.
///
/// # Errors
///
/// [`Error::NotText`] where it is broken or its end is missing: nobody could tell how much of the page that is.
pub fn unpack(bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
    if !bytes.starts_with(&GZIP) {
        return Ok(bytes);
    }
    let bad = |why: String| Error::NotText { reason: format!("it is packed, but {why}") };
    let (mut out, mut rest, mut members) = (Vec::new(), bytes.as_slice(), 0);
    while rest.starts_with(&GZIP) && (out.len() as u64) < MAX_UNPACKED {
        members += 1;
        if members > MAX_MEMBERS {
            return Err(bad(format!("in more than {MAX_MEMBERS} pieces")));
        }
        let mut member = flate2::bufread::GzDecoder::new(rest);
        let room = MAX_UNPACKED - out.len() as u64;
        member.by_ref().take(room).read_to_end(&mut out).map_err(|e| {
            let cut = e.kind() == std::io::ErrorKind::UnexpectedEof;
            bad(if cut { "its end is missing".to_owned() } else { format!("broken ({e})") })
        })?;
        rest = member.into_inner();
    }
    Ok(out)
}

fn form(name: &str) -> Form {
    let name = strip_ending(name, ".gz").unwrap_or(name);
    ENDINGS
        .iter()
        .find(|(ending, _)| strip_ending(name, ending).is_some())
        .map_or(Form::Unknown, |(_, form)| *form)
}

/// The name without an ending, whatever its case; never empty.
fn strip_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(ending.len()).filter(|&at| at > 0)?;
    let (rest, end) = name.split_at_checked(at)?;
    end.eq_ignore_ascii_case(ending).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    const CHINESE: &str = "河水在第三天夜里漫过了堤岸，镇上的人们搬到学校里过夜，直到天亮雨才停下来。";

    fn charset(bytes: &[u8]) -> &'static str {
        text(bytes, None).unwrap().charset
    }

    #[test]
    fn declared_and_undeclared_encodings_are_found() {
        let page = format!("<meta charset=gb2312><p>{CHINESE}");
        assert_eq!(text(&GBK.encode(&page).0, None).unwrap(), Decoded { text: page, charset: "GBK" });
        for (name, sample) in [
            ("gb18030", CHINESE),
            ("Big5", "河水在第三天夜裡漫過了堤岸，鎮上的人們搬到學校裡過夜，直到天亮雨才停下來。"),
            ("Shift_JIS", "川の水は三日目の夜に堤防を越え、町の人々は学校で夜を明かした。"),
            ("EUC-JP", "川の水は三日目の夜に堤防を越え、町の人々は学校で夜を明かした。"),
            ("ISO-2022-JP", "川の水は三日目の夜に堤防を越え、町の人々は学校で夜を明かした。"),
            ("EUC-KR", "강물은 사흘째 밤에 둑을 넘었고 마을 사람들은 학교에서 밤을 보냈다."),
            ("windows-1251", "На третью ночь река вышла из берегов, и жители ночевали в школе."),
        ] {
            let encoding = Encoding::for_label(name.as_bytes()).unwrap();
            let found = text(&encoding.encode(sample).0, None).unwrap();
            assert_eq!((found.charset, found.text.as_str()), (name, sample));
        }
    }

    #[test]
    fn bytes_beat_a_wrong_declaration() {
        let saved_again = format!("<meta charset=gb2312><p>{CHINESE}");
        assert_eq!(charset(saved_again.as_bytes()), "UTF-8");
        let wrong = format!("<meta charset=utf-8><p>{CHINESE}");
        assert_eq!(charset(&GBK.encode(&wrong).0), "gb18030");
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        let little: Vec<u8> =
            "<p>A long enough line of text</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(charset(&little), "UTF-16LE");
        let mut marked = vec![0xff, 0xfe];
        marked.extend(&little);
        assert_eq!(text(&marked, None).unwrap().text, "<p>A long enough line of text</p>");
    }

    #[test]
    fn files_without_text_are_named() {
        let error = text(b"%PDF-1.7 \xe2\xe3\xcf\xd3", None).unwrap_err();
        assert_eq!(error, Error::NotText { reason: "it seems to be a PDF file".into() });
        let noise: Vec<u8> = (0..4000_u32).map(|i| (i * i / 7 % 251) as u8).collect();
        assert_eq!(text(&noise, None).unwrap_err().kind(), "NotText");
    }

    #[test]
    fn packed_files_are_read_to_their_end() {
        let pack = |text: &str| {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            packer.write_all(text.as_bytes()).unwrap();
            packer.finish().unwrap()
        };
        let (one, two) = (pack("One."), pack("Two."));
        for (file, wanted) in [
            (one.clone(), Ok("One.")),
            ([&one[..], &two].concat(), Ok("One.Two.")),
            ([&one[..], b"\n"].concat(), Ok("One.")),
            ([&one[..], &[0; 512]].concat(), Ok("One.")),
            ([&one[..], &two, b"more than ten bytes"].concat(), Ok("One.Two.")),
            (one[..one.len() - 3].to_vec(), Err("its end is missing")),
            ([&one[..], &two[..9]].concat(), Err("its end is missing")),
            ([&one[..one.len() - 8], &two[two.len() - 8..]].concat(), Err("broken (")),
            (one.repeat(MAX_MEMBERS + 1), Err("in more than 4096 pieces")),
        ] {
            match (unpack(file), wanted) {
                (Ok(out), Ok(wanted)) => assert_eq!(out, wanted.as_bytes()),
                (Err(error), Err(wanted)) => assert!(error.to_string().contains(wanted), "{error}"),
                (found, wanted) => panic!("{found:?} in place of {wanted:?}"),
            }
        }
    }

    #[test]
    fn a_file_of_a_folder_is_called_a_page_or_begins_as_one() {
        let kind = |name: &str, text: &str| named_page(text.as_bytes(), name, None).err().map(|e| e.kind());
        assert_eq!(kind("page.json", "{\"a\": 1}"), Some("NotText"));
        assert_eq!(kind("style.css.gz", "p { color: red }"), Some("NotText"));
        for (name, text) in
            [("a.HTM", "One"), ("a.md.gz", "One"), ("viewthread.php", "<!doctype html><p>One")]
        {
            assert_eq!(kind(name, text), None, "{name}");
        }
        assert!(page(b"One", "README", None).is_ok());
    }

    #[test]
    fn stems_lose_their_endings_once() {
        assert_eq!(stem("a.HTML"), "a");
        assert_eq!(stem("a.md.gz"), "a");
        assert_eq!(stem(".html"), ".html");
        assert_eq!(stem("é.txt"), "é");
    }
}
