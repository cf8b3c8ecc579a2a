//! The disclaimer that closes an article, and what still follows it.

use crate::measure::Index;

/// How a disclaimer names itself, at the beginning of its paragraph; before a colon, a bracket that
/// closes, or alone.
const NAMES: [&str; 17] = [
    "广告声明",
    "免责声明",
    "免責聲明",
    "特别声明",
    "特別聲明",
    "郑重声明",
    "重要声明",
    "版权声明",
    "版權聲明",
    "版权说明",
    "声明",
    "聲明",
    "免責事項",
    "면책조항",
    "disclaimer",
    "haftungsausschluss",
    "descargo de responsabilidad",
];

/// Share of the kept text that must stand before it: the same word above the text opens an article about
/// one.
const BEFORE: f32 = 0.6;

/// Kept segments from it to the end: more are a text of their own.
const AFTER: usize = 8;

/// First kept segments among which one is looked for that stands above the text.
const ABOVE: usize = 4;

/// Drops a disclaimer near the end of the kept text, with what follows it.
pub fn drop(index: &Index, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    let kept: Vec<usize> = (0..keep.len()).filter(|&i| keep[i]).collect();
    let tokens = |of: &[usize]| of.iter().map(|&i| index.stats[i].tokens).sum::<u32>() as f32;
    let all = tokens(&kept);
    let from = kept.len().saturating_sub(AFTER);
    let found = (from..kept.len())
        .find(|&n| names_itself(&index.segments[kept[n]].text) && tokens(&kept[..n]) >= BEFORE * all);
    // Blogs put it above the text, alone.
    let opens = |&&i: &&usize| {
        let text = &index.segments[i].text;
        text.contains("转载") && names_itself(text)
    };
    if let Some(&first) = kept.iter().take(ABOVE).find(opens).filter(|_| kept.len() > AFTER) {
        keep[first] = false;
        reasons[first] = Some("disclaimer");
    }
    for &i in found.map_or(&[][..], |n| &kept[n..]) {
        keep[i] = false;
        reasons[i] = Some("disclaimer");
    }
    reasons
}

fn names_itself(text: &str) -> bool {
    let low = text.trim_start_matches(['【', '[', '（', '(', '*', '※', '＊', ' ', '\u{3000}']).to_lowercase();
    NAMES.iter().any(|name| {
        low.strip_prefix(name)
            .is_some_and(|rest| rest.trim_start().chars().next().is_none_or(|c| "：:】])）\n".contains(c)))
    })
}

#[cfg(test)]
mod tests {
    use super::names_itself;

    #[test]
    fn only_what_calls_itself_one() {
        for text in [
            "声明：本文内容仅供参考。",
            "【免责声明】文中观点与本站无关。",
            "Disclaimer: The views are the author's.",
        ] {
            assert!(names_itself(text), "{text}");
        }
        for text in
            ["声明发布以后，股价上涨。", "Disclaimers are read by nobody.", "两国发表联合声明：愿意合作。"]
        {
            assert!(!names_itself(text), "{text}");
        }
    }
}
