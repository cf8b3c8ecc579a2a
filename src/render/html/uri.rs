//! Addresses in books.

use super::Writer;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::borrow::Cow;

/// What browsers leave in addresses (URL Standard, 1.3) and RFC 3986 does not allow, to which readers of books hold.
const UNWISE: &AsciiSet = &CONTROLS.add(b' ').add(b'|').add(b'^').add(b'`').add(b'{').add(b'}').add(b'\\');

/// An address as RFC 3986 has it.
fn uri(address: &str) -> Cow<'_, str> {
    let escapes = |at: usize| {
        address.as_bytes().get(at + 1..at + 3).is_some_and(|h| h.iter().all(u8::is_ascii_hexdigit))
    };
    if address.match_indices('%').all(|(at, _)| escapes(at)) {
        return utf8_percent_encode(address, UNWISE).into();
    }
    let whole: String = address
        .char_indices()
        .map(|(at, c)| if c == '%' && !escapes(at) { "%25".to_owned() } else { c.to_string() })
        .collect();
    utf8_percent_encode(&whole, UNWISE).to_string().into()
}

impl Writer<'_> {
    /// Writes where a link leads.
    pub(super) fn link_to(&mut self, address: &str) {
        let address = if self.xml { uri(address) } else { Cow::Borrowed(address) };
        self.attribute("href", &address);
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn what_may_not_stand_in_addresses_is_encoded() {
        for (address, wanted) in [
            ("https://example.org/a%20b?c=d", "https://example.org/a%20b?c=d"),
            ("https://example.org/a|b?c={d}", "https://example.org/a%7Cb?c=%7Bd%7D"),
            ("https://example.org/100%?q=5%zz", "https://example.org/100%25?q=5%25zz"),
            ("tel:+44 20 7946", "tel:+44%2020%207946"),
        ] {
            assert_eq!(uri(address), wanted);
        }
    }
}
