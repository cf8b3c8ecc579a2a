//! How an element sets its text, as far as its attributes tell: centred, small, grey.

use super::context::Ground;
use crate::page::{NodeId, Tag};

/// Font sizes below this, in pixels, are small print.
const SMALL_PIXELS: f64 = 15.0;

/// Whether an element centres its text.
pub(super) fn is_centred(ground: &Ground, id: NodeId) -> bool {
    let page = ground.page;
    let by_attribute = page.attribute(id, "align").is_some_and(|a| a.trim().eq_ignore_ascii_case("center"));
    let by_style =
        page.attribute(id, "style").is_some_and(|s| property(s, "text-align").as_deref() == Some("center"));
    page.tag(id) == Tag::Center
        || by_attribute
        || by_style
        || ground.has_token(id, &["center", "centre", "centered", "centred", "aligncenter"])
}

/// Whether an element sets its text smaller or greyer than the body, or in italics as a whole.
pub(super) fn is_small_print(ground: &Ground, id: NodeId) -> bool {
    let page = ground.page;
    if matches!(page.tag(id), Tag::Small | Tag::Em | Tag::I) {
        return true;
    }
    if page.tag(id) == Tag::Font
        && page.attribute(id, "size").is_some_and(|s| matches!(s.trim(), "1" | "2" | "-1" | "-2"))
    {
        return true;
    }
    let Some(style) = page.attribute(id, "style") else {
        return false;
    };
    let grey = property(style, "color").is_some_and(|c| is_grey(&c));
    let small = property(style, "font-size").is_some_and(|s| is_small(&s));
    grey || small
}

/// Value of a property in a style attribute, in lower case without `!important`.
fn property(style: &str, name: &str) -> Option<String> {
    style.split(';').find_map(|rule| {
        let (key, value) = rule.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim();
        key.trim().eq_ignore_ascii_case(name).then(|| value.to_ascii_lowercase())
    })
}

/// Whether a colour is a mid grey: equal parts of red, green and blue, neither black nor white.
fn is_grey(colour: &str) -> bool {
    let parts: Vec<u32> = if let Some(hex) = colour.strip_prefix('#') {
        let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
        match digits.len() {
            3 => digits.iter().map(|d| d * 17).collect(),
            6 => digits.chunks(2).map(|d| d[0] * 16 + d[1]).collect(),
            _ => return false,
        }
    } else if let Some(list) = colour.strip_prefix("rgb(").or_else(|| colour.strip_prefix("rgba(")) {
        list.trim_end_matches(')').split(',').take(3).filter_map(|p| p.trim().parse().ok()).collect()
    } else {
        return matches!(colour, "gray" | "grey" | "darkgray" | "darkgrey" | "dimgray" | "dimgrey");
    };
    parts.len() == 3 && parts.iter().all(|&p| p.abs_diff(parts[0]) <= 12 && (0x60..=0xc8).contains(&p))
}

fn is_small(size: &str) -> bool {
    let number = |unit: &str| size.strip_suffix(unit).and_then(|n| n.trim().parse::<f64>().ok());
    matches!(size, "small" | "x-small" | "smaller")
        || number("px").is_some_and(|n| n < SMALL_PIXELS)
        || number("pt").is_some_and(|n| n * 4.0 / 3.0 < SMALL_PIXELS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greys_are_neither_black_nor_white_nor_coloured() {
        for grey in ["#999", "#808080", "rgb(128, 128, 128)", "rgba(136,136,136,1)", "gray"] {
            assert!(is_grey(grey), "{grey}");
        }
        for other in ["#000", "#fff", "#333333", "rgb(255, 0, 0)", "#99f", "red", "#99", ""] {
            assert!(!is_grey(other), "{other}");
        }
    }

    #[test]
    fn sizes_below_body_text_are_small() {
        assert!(is_small("12px") && is_small("9pt") && is_small("small"));
        assert!(!is_small("16px") && !is_small("12pt") && !is_small("0.8em") && !is_small("large"));
    }
}
