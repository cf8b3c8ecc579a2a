//! What an article says about who wrote it, under a label of its own: the byline tells who it is, and the rest is no part of the story.

use super::{Sight, heading_level};
use crate::measure::Index;
use crate::text;

/// Labels of such a part, in lower case.
const LABELS: [&str; 40] = [
    "about the author",
    "about the authors",
    "about the writer",
    "author bio",
    "author biography",
    "meet the author",
    "über den autor",
    "über die autorin",
    "über die autoren",
    "zum autor",
    "zur autorin",
    "à propos de l'auteur",
    "à propos de l'autrice",
    "sobre el autor",
    "sobre la autora",
    "acerca del autor",
    "sobre o autor",
    "sobre a autora",
    "l'autore",
    "sull'autore",
    "over de auteur",
    "об авторе",
    "o autorze",
    "yazar hakkında",
    "作者简介",
    "作者介绍",
    "关于作者",
    "本文作者简介",
    "作者簡介",
    "作者介紹",
    "關於作者",
    "この記事を書いた人",
    "著者紹介",
    "著者プロフィール",
    "筆者プロフィール",
    "執筆者紹介",
    "저자 소개",
    "글쓴이 소개",
    "عن الكاتب",
    "लेखक के बारे में",
];

/// Tokens of such a part at most.
const LONGEST: u32 = 160;

/// Drops kept segments about the author: one that begins with such a label and a colon, and what stands below the label alone
/// as the last part of the text.
pub(super) fn drop(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let index = sight.index;
    let mut reasons = vec![None; keep.len()];
    if !sight.has_end {
        return reasons;
    }
    for i in 0..keep.len() {
        let Some(rest) = labelled(&index.segments[i].text).filter(|_| keep[i]) else { continue };
        let dropped = match rest {
            Rest::Text if index.stats[i].tokens <= LONGEST => i..i + 1,
            Rest::Nothing => i..end(index, keep, i).unwrap_or(i),
            Rest::Text => continue,
        };
        for j in dropped {
            if std::mem::replace(&mut keep[j], false) {
                reasons[j] = Some("about the author");
            }
        }
    }
    reasons
}

/// What follows a label in its line.
#[derive(Debug, PartialEq, Eq)]
enum Rest {
    Nothing,
    Text,
}

fn labelled(text: &str) -> Option<Rest> {
    let text = text.trim_start_matches(|c: char| !text::is_alphanumeric(c));
    let head = &text[..text.floor_char_boundary(64)];
    let low = head.to_lowercase().replace('’', "'");
    LABELS.iter().filter_map(|label| low.strip_prefix(label)).find_map(|rest| {
        let rest = rest.trim_start();
        let bare = rest.trim_matches(|c: char| !text::is_alphanumeric(c));
        match rest.chars().next() {
            _ if bare.is_empty() => Some(Rest::Nothing),
            Some(':' | '：' | '|' | '｜' | '】' | '」' | '\n') => Some(Rest::Text),
            _ => None,
        }
    })
}

/// Where the part ends that a label alone opens: at the next heading that is no deeper than it, if not much more is kept after it.
fn end(index: &Index, keep: &[bool], label: usize) -> Option<usize> {
    let level = heading_level(index, label).map_or(6, |(_, level)| level);
    let ends = |&i: &usize| heading_level(index, i).is_some_and(|(_, found)| found <= level);
    let end = (label + 1..keep.len()).find(ends).unwrap_or(keep.len());
    let kept = |range: std::ops::Range<usize>| -> u32 {
        range.filter(|&i| keep[i]).map(|i| index.stats[i].tokens).sum()
    };
    let is_last = !keep[end..].contains(&true);
    let said = kept(label + 1..end);
    (is_last && said > 0 && said <= LONGEST).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    #[test]
    fn labels_of_bios_are_told_from_words_of_the_text() {
        for (text, rest) in [
            ("About the author", Rest::Nothing),
            ("About the Author: Ann Lee keeps the weir.", Rest::Text),
            ("【作者简介】李安，青石镇人。", Rest::Text),
            ("À propos de l’auteur :", Rest::Nothing),
        ] {
            assert_eq!(labelled(text), Some(rest), "{text}");
        }
        for text in [
            "About the author nothing is known.",
            "L'autore del libro non c'è.",
            "作者简介绍了水坝。",
            "The author",
        ] {
            assert_eq!(labelled(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_said_about_the_author() {
        let story = "<p>The weir was built in the summer of the great flood, by the miller and his three sons, who carried every \
                     stone from the quarry above the village, and slept in the mill.</p><p>It has stood since, mended twice, and \
                     the eels still climb it in the dark of the spring nights, as the old people of the valley tell.</p><p>Whoever \
                     wants to see it takes the path along the river, past the old school and the orchard, and comes to the sluice \
                     in less than an hour, even with children.</p>";
        let text = |after: &str| {
            let page = format!(
                "<html lang=en><title>The weir at the ford</title><article><h1>The weir at the ford</h1>{story}{after}</article>"
            );
            crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
        };
        let bio = "Ann Lee writes about rivers and mills. She lives in the valley with two dogs and has written three books.";
        for part in [
            format!("<p>About the author: {bio}</p>"),
            format!("<h3>About the author</h3><p>{bio}</p>"),
            format!("<p><strong>About the Author</strong></p><p>{bio}</p>"),
        ] {
            assert_eq!(text(&part), text(""), "{part}");
        }
        let chapter = format!(
            "<h2>About the author</h2><p>{bio}</p><h2>The sill</h2><p>The council has voted money for the mending of the sill, which \
             the frost of last winter broke in two places, and the work is to begin when the water is low.</p>"
        );
        assert!(text(&chapter).contains("two dogs"));
    }
}
