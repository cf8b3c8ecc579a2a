//! Files: bytes of unknown encoding become a [`Page`].

mod prescan;
mod sniff;
#[cfg(test)]
mod tests;

use crate::Error;
use crate::page::{Facts, Page, html, limits, plain};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
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
    let encoding = if sniff::iso_2022_jp(bytes) && fits(bytes, ISO_2022_JP) {
        ISO_2022_JP
    } else if utf8.good >= MIN_SEQUENCES && utf8.bad * 100 <= utf8.good {
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
