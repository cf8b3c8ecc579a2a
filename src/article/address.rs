//! Which addresses may stand in an article.

use std::borrow::Cow;

/// Longest address, in bytes; longer ones carry state, not places. Pictures held within an address
/// (`data:`) have no limit of their own.
pub const MAX_ADDRESS_BYTES: usize = 8192;

/// Picture types that may stand in a `data:` address. Not SVG: it can hold scripts and load other files.
const PICTURES: [&str; 9] =
    ["png", "jpeg", "jpg", "gif", "webp", "avif", "bmp", "x-icon", "vnd.microsoft.icon"];

/// Schemes of links; all others run code, hold documents or reach into the reader's machine.
const LINKS: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Schemes that a page may have had. They are shown, and links only where they are [`is_web`].
const SOURCES: [&str; 7] = ["http", "https", "file", "ftp", "about", "blob", "view-source"];

/// An address of the web: `https:` or `http:`, absolute.
///
/// ```
/// use limpid::article::address::is_web;
/// assert!(is_web("https://example.org/a"));
/// assert!(!is_web("//example.org/a") && !is_web("javascript:alert(1)"));
/// ```
pub fn is_web(address: &str) -> bool {
    scheme(address).is_some_and(|s| matches!(&*s, "http" | "https"))
}

/// An address that a link may have: `https:`, `http:`, `mailto:`, `tel:`, or `#fragment`.
pub fn is_link(address: &str) -> bool {
    match address.strip_prefix('#') {
        Some(fragment) => !fragment.is_empty() && is_short(address),
        None => scheme(address).is_some_and(|s| LINKS.contains(&&*s)),
    }
}

/// An address that a picture may have: `https:`, `http:`, `blob:`, or `data:` of a picture that is no SVG.
pub fn is_picture(address: &str) -> bool {
    is_held_picture(address) || scheme(address).is_some_and(|s| matches!(&*s, "http" | "https" | "blob"))
}

/// A `data:` address of a picture that is no SVG.
pub fn is_held_picture(address: &str) -> bool {
    let Some(rest) = strip_prefix(address, "data:image/") else {
        return false;
    };
    let end = rest.bytes().position(|b| matches!(b, b';' | b',')).unwrap_or(0);
    PICTURES.iter().any(|p| rest[..end].eq_ignore_ascii_case(p)) && !address.bytes().any(|b| b <= b' ')
}

/// An address that a page may have had.
pub fn is_source(address: &str) -> bool {
    scheme(address).is_some_and(|s| SOURCES.contains(&&*s))
}

fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn is_short(address: &str) -> bool {
    address.len() <= MAX_ADDRESS_BYTES && !address.chars().any(char::is_control)
}

/// The scheme of an absolute address, as browsers would read it.
fn scheme(address: &str) -> Option<Cow<'static, str>> {
    if let Some(scheme) = plain_web(address) {
        return is_short(address).then_some(Cow::Borrowed(scheme));
    }
    let url = url::Url::parse(address).ok().filter(|_| is_short(address))?;
    (!matches!(url.scheme(), "http" | "https") || url.has_host()).then(|| url.scheme().to_owned().into())
}

/// The scheme of an address of the web of which nothing has to be parsed to know that it is one: its host is made of
/// letters, digits and hyphens, ends in a letter, and is no encoded one. Nearly all addresses are so.
fn plain_web(address: &str) -> Option<&'static str> {
    let (scheme, rest) = match address.strip_prefix("https://") {
        Some(rest) => ("https", rest),
        None => ("http", address.strip_prefix("http://")?),
    };
    let host = rest.split(['/', '?', '#']).next()?;
    let mut labels = host.split('.');
    let plain = labels.clone().all(|label| {
        !label.is_empty()
            && !label.starts_with("xn--")
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    });
    let named = labels.next_back().is_some_and(|last| last.bytes().all(|b| b.is_ascii_lowercase()));
    (plain && named).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_no_parsing_is_read_as_the_parser_reads_it() {
        for address in [
            "https://example.org/a b?c#d",
            "http://a-b.example",
            "https://example",
            "https://1.example.org:80/",
            "https://example.org.",
            "https://1.2.3.999/",
            "https://0x7f.1/",
            "https://a..b/",
            "https://xn--a/",
            "https://a@b.example/",
            "https://ex%61mple.org",
            "https://EXAMPLE.org",
            "https://-a-.example",
            "https://",
            "https:///a",
            "https://a_b.example",
            "http://\u{e4}.example",
        ] {
            let parsed =
                url::Url::parse(address).ok().filter(url::Url::has_host).map(|u| u.scheme().to_owned());
            assert_eq!(scheme(address).map(Cow::into_owned), parsed, "{address}");
            assert!(plain_web(address).is_none_or(|s| parsed.as_deref() == Some(s)), "{address}");
        }
        assert!(plain_web("https://example.org/a").is_some() && plain_web("https://0x7f.1/").is_none());
    }

    #[test]
    fn code_and_documents_are_no_addresses() {
        for hostile in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "JAVA\tSCRIPT:alert(1)",
            "vbscript:x",
            "data:text/html,<script>",
            "data:image/svg+xml,<svg onload=alert(1)>",
            "data:image/png\n;,x",
            "file:///etc/passwd",
            "chrome://settings",
            "",
            "#",
            "/relative",
            "https:///",
        ] {
            assert!(!is_link(hostile) && !is_picture(hostile) && !is_web(hostile), "{hostile:?}");
        }
        assert!(is_link("mailto:a@example.org") && is_link("tel:+4912") && is_link("#note"));
        assert!(is_picture("data:image/png;base64,AAAA") && is_picture("blob:https://example.org/1"));
        assert!(is_picture("DATA:IMAGE/webp;base64,AAAA"));
        assert!(is_source("file:///home/a.html") && !is_source("javascript:x"));
    }
}
