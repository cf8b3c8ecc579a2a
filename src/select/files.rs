//! What a page prints of a picture's file beside the picture: its name, its size in pixels and bytes.

use crate::measure::Index;
use crate::page::Tag;

/// Longest such line in bytes.
const LONGEST: usize = 160;
/// Units of the size of a file.
const UNITS: [&str; 10] = ["B", "KB", "kB", "MB", "KiB", "MiB", "Ko", "Mo", "КБ", "МБ"];
/// Steps up from the line at which the picture stands.
const STEPS: usize = 3;

/// Whether a line ends with the sides of a picture and the size of its file: `weir.jpg 1920×1080 234 KB`.
pub(crate) fn is_file_data(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let line = line.trim_end_matches([')', ']', ' ']);
    let digits = |c: char| c.is_ascii_digit();
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    // Longer units first in effect: what is before `B` in `KB` is no number.
    let bytes = UNITS.iter().find_map(|unit| {
        let rest = line.strip_suffix(unit)?.trim_end();
        let before = rest.trim_end_matches(number);
        (before.len() < rest.len()).then_some(before)
    });
    bytes.is_some_and(|rest| {
        let rest = rest.trim_end_matches([' ', ',', '(', '·', '-', ';']);
        let height = rest.trim_end_matches(digits);
        let sides = height.trim_end();
        let cross = ['×', 'x', 'X', '*'].iter().find_map(|cross| sides.strip_suffix(*cross));
        height.len() < rest.len() && cross.is_some_and(|width| width.trim_end().ends_with(digits))
    })
}

/// Whether a segment is such a line, in a link or a box with the picture.
pub(super) fn is_of_picture(index: &Index, i: usize) -> bool {
    let page = index.page;
    let home = index.segments[i].container;
    let around = || std::iter::once(home).chain(page.ancestors(home)).take(STEPS);
    is_file_data(&index.segments[i].text)
        && around().any(|id| index.inside(id).len() == 1 && page.subtree(id).any(|n| page.tag(n) == Tag::Img))
}

#[cfg(test)]
mod tests {
    use super::is_file_data;
    use crate::page::{Facts, html};

    #[test]
    fn lines_about_files() {
        for line in ["weir.jpg 1920×1080 234 KB", "IMG_20261920x1080 1.2 MB", "640 x 480 (34 kB)"] {
            assert!(is_file_data(line), "{line}");
        }
        for line in ["The archive has 234 KB", "The wall is 4×3", "1920×1080 pixels", "A 3x3 board and 12 B"]
        {
            assert!(!is_file_data(line), "{line}");
        }
    }

    #[test]
    fn a_picture_stands_without_the_words_about_its_file() {
        let story = "<p>The weir was built in the summer of the great flood, by the miller and his three sons, who carried every \
                     stone from the quarry above the village, and slept in the mill.</p>";
        let page = format!(
            "<html lang=en><title>The weir at the ford</title><article><h1>The weir at the ford</h1>{story}<div class=lightbox-wrapper>\
             <a class=lightbox href=/o/weir.jpg><img src=/s/weir.jpg width=690 height=388><div class=meta><span class=filename>weir\
             </span><span class=informations>1920×1080 234 KB</span></div></a></div><p>It has stood since, mended twice, and the eels still \
             climb it in the dark of the spring nights.</p></article>"
        );
        let facts = Facts { url: Some("https://valley.example/1".to_owned()), ..Facts::default() };
        let article = crate::extract(&html::parse(&page, facts)).expect("an article");
        assert_eq!(article.images.len(), 1);
        assert!(!article.text_content.contains("234"), "{}", article.text_content);
        assert!(!article.removed.iter().any(|part| part.reason.contains("dialog")), "{:?}", article.removed);
    }
}
