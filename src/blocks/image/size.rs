//! How large a picture is, as far as the page tells.

use crate::page::{NodeId, Page};

/// Attributes that hold a width in pixels, in order of rank; height likewise.
const WIDTHS: [&str; 6] = ["width", "data-width", "data-original-width", "data-w", "img_width", "_width"];
const HEIGHTS: [&str; 6] =
    ["height", "data-height", "data-original-height", "data-h", "img_height", "_height"];

/// Width and height in pixels; each unknown where not told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
}

impl Size {
    /// The smaller side, where at least one is known.
    pub(super) fn smaller(self) -> Option<u32> {
        match (self.width, self.height) {
            (Some(w), Some(h)) => Some(w.min(h)),
            (w, h) => w.or(h),
        }
    }

    /// Whether both sides are known and about equal.
    pub(super) fn is_square(self) -> bool {
        matches!((self.width, self.height), (Some(w), Some(h)) if w.abs_diff(h) * 10 <= w)
    }
}

/// Natural size of a loaded picture.
pub(super) fn natural(page: &Page, id: NodeId) -> Size {
    let live = page.node(id).live;
    let known = |n: u32| (n > 0).then_some(n);
    Size { width: known(live.width), height: known(live.height) }
}

/// Size as declared by attributes or style; percentages tell nothing.
pub(super) fn declared(page: &Page, id: NodeId) -> Size {
    let of = |names: &[&str], property: &str| {
        names
            .iter()
            .find_map(|n| pixels(page.attribute(id, n)?))
            .or_else(|| page.attribute(id, "style").and_then(|s| style_pixels(s, property)))
    };
    Size { width: of(&WIDTHS, "width"), height: of(&HEIGHTS, "height") }
}

fn pixels(value: &str) -> Option<u32> {
    let value = value.trim();
    let number = value.strip_suffix("px").unwrap_or(value).trim();
    let whole = number.split('.').next()?;
    let fraction = number[whole.len()..].trim_start_matches('.');
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && digits(fraction)).then(|| whole.parse().ok())?
}

fn style_pixels(style: &str, property: &str) -> Option<u32> {
    style.split(';').find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim();
        (name.trim().eq_ignore_ascii_case(property) && value.ends_with("px")).then(|| pixels(value))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, Tag, html};

    #[test]
    fn reads_attributes_and_styles_but_no_percentages() {
        let cases = [
            ("<img width=640 height=480>", (Some(640), Some(480))),
            ("<img width='420px' height='39.5'>", (Some(420), Some(39))),
            ("<img width='100%' style='height: 30px; width: 20px !important'>", (Some(20), Some(30))),
            ("<img width=auto style='max-width: 10px'>", (None, None)),
            ("<img data-w=600>", (Some(600), None)),
        ];
        for (markup, (width, height)) in cases {
            let page = html::parse(markup, Facts::default());
            let img = page.elements(Tag::Img).next().unwrap();
            assert_eq!(declared(&page, img), Size { width, height }, "{markup}");
        }
    }
}
