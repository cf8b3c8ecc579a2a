//! The encoding that a page declares in its first bytes (HTML, 13.2.3.2 "Prescan a byte stream to
//! determine its encoding").

/// Bytes that are scanned. The standard asks for 1024; pages with long comments or scripts before their
/// `meta` work in browsers all the same, because those parse again when it comes.
pub const BYTES: usize = 16 << 10;

/// The label of the declared encoding, as written.
pub fn charset(bytes: &[u8]) -> Option<&[u8]> {
    let mut scan = Scan { bytes, at: 0 };
    let found = scan.run();
    found.or_else(|| xml_encoding(bytes)).map(|label| {
        // A declaration that can be read as ASCII is not UTF-16 (13.2.3.2, step 2.2.13).
        let utf16 = label.len() >= 6 && label[..6].eq_ignore_ascii_case(b"utf-16");
        if utf16 { &b"utf-8"[..] } else { label }
    })
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn run(&mut self) -> Option<&'a [u8]> {
        while let Some(found) = self.bytes[self.at..].iter().position(|&b| b == b'<') {
            self.at += found;
            let rest = &self.bytes[self.at..];
            if rest.starts_with(b"<!--") {
                // `<!-->` and `<!--->` are whole comments, so the end may share the dashes.
                self.at += rest[2..].windows(3).position(|w| w == b"-->").map_or(rest.len(), |p| p + 5);
            } else if starts(rest, b"<meta") && rest.get(5).is_some_and(|&b| is_space(b) || b == b'/') {
                self.at += 5;
                if let Some(label) = self.meta() {
                    return Some(label);
                }
            } else if is_tag(rest) {
                let end = rest.iter().position(|&b| is_space(b) || b == b'>').unwrap_or(rest.len());
                self.at += end;
                while self.attribute().is_some() {}
            } else if matches!(rest.get(1), Some(b'!' | b'/' | b'?')) {
                self.at += rest.iter().position(|&b| b == b'>').map_or(rest.len(), |p| p + 1);
            } else {
                self.at += 1;
            }
        }
        None
    }

    fn meta(&mut self) -> Option<&'a [u8]> {
        let (mut pragma, mut charset, mut content) = (false, None, None);
        while let Some((name, value)) = self.attribute() {
            if name.eq_ignore_ascii_case(b"http-equiv") {
                pragma |= value.eq_ignore_ascii_case(b"content-type");
            } else if name.eq_ignore_ascii_case(b"charset") {
                charset.get_or_insert(value);
            } else if name.eq_ignore_ascii_case(b"content") {
                content.get_or_insert(value);
            }
        }
        charset.or_else(|| content.filter(|_| pragma).and_then(from_content))
    }

    /// Name and value of the next attribute of a tag; `None` at its end, which is passed.
    fn attribute(&mut self) -> Option<(&'a [u8], &'a [u8])> {
        self.skip(|b| is_space(b) || b == b'/');
        let start = self.at;
        let first = self.peek()?;
        if first == b'>' {
            self.at += 1;
            return None;
        }
        // A name may begin with `=`, but not end before its first byte.
        self.at += 1;
        self.skip(|b| !is_space(b) && !matches!(b, b'/' | b'>' | b'='));
        let name = &self.bytes[start..self.at];
        self.skip(is_space);
        if self.peek() != Some(b'=') {
            return Some((name, b""));
        }
        self.at += 1;
        self.skip(is_space);
        let quote = self.peek().filter(|b| matches!(b, b'"' | b'\''));
        let start = self.at + usize::from(quote.is_some());
        self.at = start;
        match quote {
            Some(quote) => self.skip(|b| b != quote),
            None => self.skip(|b| !is_space(b) && b != b'>'),
        }
        let value = &self.bytes[start..self.at];
        self.at = (self.at + usize::from(quote.is_some())).min(self.bytes.len());
        Some((name, value))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip(&mut self, pass: impl Fn(u8) -> bool) {
        self.at += self.bytes[self.at..].iter().position(|&b| !pass(b)).unwrap_or(self.bytes.len() - self.at);
    }
}

/// HTML, 2.6.5 "Algorithm for extracting a character encoding from a meta element".
fn from_content(content: &[u8]) -> Option<&[u8]> {
    let mut rest = content;
    loop {
        let at = rest.windows(7).position(|w| w.eq_ignore_ascii_case(b"charset"))?;
        rest = rest[at + 7..].trim_ascii_start();
        if let Some(value) = rest.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            return match value.first() {
                Some(&quote @ (b'"' | b'\'')) => {
                    let end = value[1..].iter().position(|&b| b == quote)?;
                    Some(&value[1..=end])
                }
                _ => Some(value.split(|&b| is_space(b) || b == b';').next().unwrap_or(value)),
            };
        }
    }
}

/// The `encoding` of an XML declaration at the very beginning.
fn xml_encoding(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(b"<?xml")?;
    let head = &rest[..rest.iter().position(|&b| b == b'>')?];
    let at = head.windows(8).position(|w| w == b"encoding")?;
    let value = head[at + 8..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = value.first().copied().filter(|b| matches!(b, b'"' | b'\''))?;
    let end = value[1..].iter().position(|&b| b == quote)?;
    Some(&value[1..=end])
}

fn starts(bytes: &[u8], with: &[u8]) -> bool {
    bytes.get(..with.len()).is_some_and(|b| b.eq_ignore_ascii_case(with))
}

fn is_tag(rest: &[u8]) -> bool {
    let name = if rest.get(1) == Some(&b'/') { 2 } else { 1 };
    rest.get(name).is_some_and(u8::is_ascii_alphabetic)
}

fn is_space(b: u8) -> bool {
    matches!(b, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use super::charset;

    #[test]
    fn declarations_are_found_where_the_standard_finds_them() {
        for (page, label) in [
            (&b"<meta charset=gbk>"[..], Some(&b"gbk"[..])),
            (b"<!-- <meta charset=big5> --><META  Charset = 'euc-kr' >", Some(b"euc-kr")),
            (b"<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>", Some(b"shift_jis")),
            (b"<meta content='text/html;charset=\"big5\"' http-equiv='content-type'>", Some(b"big5")),
            (b"<meta content='text/html; charset=gbk'>", None),
            (b"<p title='<meta charset=gbk>'>", None),
            (b"<?xml version='1.0' encoding='gb2312'?><html>", Some(b"gb2312")),
            (b"<meta charset=utf-16le>", Some(b"utf-8")),
            (b"<!--><meta charset=gbk>-->", Some(b"gbk")),
            (b"<meta charset", None),
            (b"<", None),
        ] {
            let found = charset(page).filter(|l| !l.is_empty());
            assert_eq!(found, label, "{}", String::from_utf8_lossy(page));
        }
    }
}
