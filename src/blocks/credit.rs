//! Who made a picture, read from its caption; and captions known by their words alone.

use super::caption::width;

/// Words that a run of text ends in when it says who took or gave a picture. `摄`: taken by, `供图`: given
/// by, `资料图`: from the files, `截图`: screen shot.
const ENDINGS: [&str; 16] = [
    "摄",
    "攝",
    "供图",
    "供圖",
    "摄影",
    "攝影",
    "资料图",
    "资料图片",
    "截图",
    "截圖",
    "图片",
    "制图",
    "摄制",
    "图源",
    "配图",
    "撮影",
];

/// Words that a caption or its credit begins with, up to a colon, a slash or a space.
const BEGINNINGS: [&str; 20] = [
    "图片来源",
    "图片来自",
    "图片来自于",
    "图源",
    "资料图",
    "资料图片",
    "图为",
    "配图",
    "图说",
    "图注",
    "圖片來源",
    "圖",
    "图",
    "摄影",
    "图片",
    "示意图",
    "提供",
    "摄",
    "写真",
    "사진",
];

/// The same in languages with an alphabet, in lower case.
const LATIN_BEGINNINGS: [&str; 22] = [
    "photo",
    "photos",
    "photograph",
    "photo credit",
    "image",
    "images",
    "image credit",
    "credit",
    "picture",
    "pictured",
    "foto",
    "fotos",
    "bild",
    "illustration",
    "screenshot",
    "source",
    "photo by",
    "image by",
    "photograph by",
    "courtesy",
    "courtesy of",
    "fig",
];

/// Marks that point at a picture.
const POINTERS: [char; 10] = ['▲', '△', '▼', '▽', '↑', '↓', '◤', '⬆', '⬇', '☝'];

/// Longest text that is known for a caption by its ending, in half-width columns.
const MAX_ENDING_WIDTH: usize = 200;

/// Longest credit, in half-width columns: a name or two with their houses.
const MAX_CREDIT_WIDTH: usize = 60;

/// Whether a text that stands next to a picture is its caption by its words.
pub(super) fn is_caption_text(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with(POINTERS) {
        return true;
    }
    if width(text) > MAX_ENDING_WIDTH {
        return false;
    }
    let bare = text.trim_end_matches(|c: char| is_closing(c) || "。.".contains(c));
    ENDINGS.iter().any(|e| bare.ends_with(e))
        || bare.strip_suffix(" 图").or_else(|| bare.strip_suffix("/图")).is_some()
        || begins(text)
        || text.contains('©') && width(text) <= MAX_CREDIT_WIDTH
        || trailing(text).is_some()
}

/// The credit that a caption holds, if any: a clause in brackets, after a colon, or at the end.
pub(super) fn of(caption: &str) -> Option<String> {
    let caption = caption.trim();
    let found = trailing(caption)
        .or_else(|| labelled(caption))
        .or_else(|| last_clause(caption))
        .or_else(|| caption.find('©').map(|at| &caption[at..]));
    found.map(|c| c.trim().to_owned()).filter(|c| !c.is_empty() && width(c) <= MAX_CREDIT_WIDTH)
}

/// The last bracket of a text, where it says who: `（张三 摄）`, `(AP Photo/A. B.)`.
fn trailing(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches(['。', '.', ' ']);
    let inner = bare.strip_suffix(['）', ')', '】', ']'])?;
    let at = inner.rfind(['（', '(', '【', '['])?;
    let inside = inner[at..].trim_start_matches(['（', '(', '【', '[']);
    let lower = inside.to_lowercase();
    let latin = ["photo", "image", "foto", "credit", "courtesy", "via ", "picture"];
    let says_who = ENDINGS.iter().any(|e| inside.trim().ends_with(e))
        || BEGINNINGS.iter().any(|b| strip_label(inside, b).is_some())
        || latin.iter().any(|l| starts_as_word(&lower, l) || lower.contains(&format!(" {}", l.trim())))
        || lower.contains("/getty")
        || inside.contains('©');
    (says_who && !inside.is_empty()).then_some(inside)
}

/// A credit after its label: `图片来源：X`, `Photo: X`.
fn labelled(text: &str) -> Option<&str> {
    let from = text.char_indices().map(|(at, _)| at).find(|&at| {
        let opens = at == 0
            || text[..at]
                .chars()
                .next_back()
                .is_some_and(|c| c.is_whitespace() || "。.；;，,|/（(".contains(c));
        opens
            && (BEGINNINGS.iter().any(|b| strip_label(&text[at..], b).is_some()) || latin_label(&text[at..]))
    })?;
    Some(&text[from..])
}

/// The last clause, where it ends in a word for taking or giving pictures.
fn last_clause(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches(['。', '.', ' ']);
    if !["摄", "攝", "供图", "供圖", "摄影", "图", "撮影"].iter().any(|e| bare.ends_with(e)) {
        return None;
    }
    let at = bare
        .rfind(['。', '！', '？', '；', '，'])
        .map_or(0, |at| at + bare[at..].chars().next().map_or(0, char::len_utf8));
    Some(&bare[at..])
}

fn begins(text: &str) -> bool {
    BEGINNINGS.iter().any(|b| strip_label(text, b).is_some())
        || matches!(text.trim_end_matches('。'), "资料图" | "资料图片" | "示意图" | "配图" | "图")
        || latin_label(text)
        || text.starts_with("图为")
}

/// A credit that an element of its own holds, without the word that says what it is.
///
/// `Photograph: A. Writer` is A. Writer's; `Reuters` stays.
pub(super) fn bare(credit: &str) -> &str {
    let named =
        |text: &str| text.split_once([':', '：']).is_some_and(|(label, _)| label.chars().count() <= 16);
    let rest = BEGINNINGS.iter().find_map(|b| strip_label(credit, b)).or_else(|| {
        (named(credit) && latin_label(credit)).then(|| credit.split_once([':', '：']))?.map(|(_, rest)| rest)
    });
    rest.map(str::trim).filter(|r| !r.is_empty()).unwrap_or(credit)
}

/// What follows a label and its colon or slash.
fn strip_label<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let rest = text.trim_start_matches(['（', '(', '【', '[']).strip_prefix(label)?;
    rest.trim_start().strip_prefix([':', '：', '/', '|', '｜'])
}

/// Whether a text begins with a label in a language with an alphabet, and its colon.
fn latin_label(text: &str) -> bool {
    let Some((label, rest)) = text.split_once([':', '：']) else {
        let lower = text.get(..16).unwrap_or(text).to_ascii_lowercase();
        return ["photo by ", "image by ", "photograph by ", "photo courtesy ", "courtesy of "]
            .iter()
            .any(|l| lower.starts_with(l));
    };
    let label = label.trim().to_lowercase();
    !rest.trim().is_empty() && LATIN_BEGINNINGS.contains(&label.as_str())
}

fn starts_as_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

fn is_closing(c: char) -> bool {
    matches!(c, '）' | ')' | '】' | ']' | '」' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_captions_by_their_words() {
        let yes = [
            "▲河边的老桥",
            "河边的老桥。李四 摄",
            "王五/摄",
            "本文图片均由河道管理处供图",
            "资料图",
            "图/河畔",
            "图片来源：河畔图库",
            "河面（视频截图）",
            "The bridge at noon (AP Photo/A. Writer)",
            "Photo: A. Writer",
            "Photo by A. Writer",
            "© A. Writer",
        ];
        for text in yes {
            assert!(is_caption_text(text), "{text}");
        }
        let no = [
            "河水在夜里又涨了一尺。",
            "图书馆今晚开到十点。",
            "他在河边拍照。",
            "The photo shows a bridge that nobody has crossed since March.",
            "Sources: two people at the office said so.",
            "She said: we will rebuild.",
        ];
        for text in no {
            assert!(!is_caption_text(text), "{text}");
        }
    }

    #[test]
    fn a_credit_of_its_own_loses_its_label() {
        for (credit, expected) in [
            ("Photograph: A. Writer", "A. Writer"),
            ("图片来源：河畔图库", "河畔图库"),
            ("Reuters", "Reuters"),
            ("A. Writer: The River", "A. Writer: The River"),
            ("Photo:", "Photo:"),
        ] {
            assert_eq!(bare(credit), expected);
        }
    }

    #[test]
    fn reads_the_credit() {
        let cases = [
            ("河边的老桥。李四 摄", Some("李四 摄")),
            ("河边的老桥（李四摄）", Some("李四摄")),
            ("图片来源：河畔图库", Some("图片来源：河畔图库")),
            ("The bridge at noon. Photo: A. Writer", Some("Photo: A. Writer")),
            ("The bridge at noon (AP Photo/A. Writer)", Some("AP Photo/A. Writer")),
            ("The bridge © A. Writer", Some("© A. Writer")),
            ("河边的老桥", None),
            ("The bridge (built 1902)", None),
        ];
        for (caption, expected) in cases {
            assert_eq!(of(caption).as_deref(), expected, "{caption}");
        }
    }
}
