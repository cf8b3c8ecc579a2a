//! Words right before a day that say that it is that of something else: a birth, a deadline, a picture.

use crate::metadata::clean;
use crate::text::{is_cjk, is_sentence_end};

/// Words of the lines in which such days stand, folded: what somebody's life, an event, a deadline, a picture or a manuscript
/// is dated with.
const WORDS: [&str; 101] = [
    // English.
    "born",
    "died",
    "birthday",
    "deadline",
    "due",
    "until",
    "expires",
    "expired",
    "expiry",
    "expiration",
    "event",
    "closing",
    "closes",
    "apply",
    "taken",
    "photographed",
    "filmed",
    "received",
    "accepted",
    "joined",
    "since",
    // German.
    "geboren",
    "gestorben",
    "verstorben",
    "frist",
    "bewerbungsfrist",
    "bewerbungsschluss",
    "anmeldeschluss",
    "einsendeschluss",
    "antragsfrist",
    "gültig",
    "aufgenommen",
    "veranstaltung",
    "eingegangen",
    "angenommen",
    // French, Italian, Spanish, Portuguese.
    "né",
    "née",
    "mort",
    "morte",
    "décédé",
    "décédée",
    "échéance",
    "limite",
    "expire",
    "reçu",
    "accepté",
    "nato",
    "nata",
    "morto",
    "morta",
    "scadenza",
    "entro",
    "evento",
    "nacido",
    "nacida",
    "nació",
    "falleció",
    "murió",
    "plazo",
    "límite",
    "vence",
    "caduca",
    "hasta",
    "recibido",
    "aceptado",
    "nascido",
    "nascida",
    "nasceu",
    "faleceu",
    "morreu",
    "prazo",
    "validade",
    "até",
    // Dutch, the languages of the north, Polish, Czech.
    "overleden",
    "uiterlijk",
    "född",
    "död",
    "født",
    "fødd",
    "syntynyt",
    "kuollut",
    "urodzony",
    "urodzona",
    "zmarł",
    "zmarła",
    "narozen",
    "narozena",
    "zemřel",
    "zemřela",
    // Turkish, Hungarian, Russian, Ukrainian.
    "doğum",
    "ölüm",
    "született",
    "meghalt",
    "határidő",
    "родился",
    "родилась",
    "умер",
    "умерла",
    "скончался",
    "помер",
    "померла",
];

/// The same in Chinese, Japanese and Korean, which set no spaces between words.
const RUNS: [&str; 32] = [
    "出生",
    "生于",
    "逝世",
    "去世",
    "卒于",
    "截止",
    "截至",
    "有效期",
    "摄于",
    "拍摄",
    "攝於",
    "拍攝",
    "活动时间",
    "活動時間",
    "报名时间",
    "報名時間",
    "会议时间",
    "开标时间",
    "收稿",
    "録日期",
    "締切",
    "締め切り",
    "期限",
    "生まれ",
    "撮影",
    "開催",
    "출생",
    "마감",
    "촬영",
    "기한",
    "행사",
    "일시",
];

/// Words and characters before a day that are looked at.
const LAST_WORDS: usize = 4;
const LAST_CHARS: usize = 10;

/// Whether what stands before a day in its line says that it is that of something else: `Born`, `Deadline for comments:`,
/// `Photo taken`. Another sentence, or what a bar sets apart, says nothing of it.
pub(crate) fn is_of_something_else(before: &str) -> bool {
    let ends = |c: char| {
        is_sentence_end(c) || matches!(c, '|' | '｜' | '•' | '·' | '/' | ';' | '；' | '\n' | '\u{2028}')
    };
    let piece = before.trim_end().rsplit(ends).next().unwrap_or_default();
    if piece.chars().any(|c| is_cjk(c) || crate::text::is_hangul(c)) {
        let from = piece.char_indices().rev().nth(LAST_CHARS).map_or(0, |(at, _)| at);
        return RUNS.iter().any(|run| piece[from..].contains(run));
    }
    let folded = clean::fold(piece);
    folded.split(' ').rev().take(LAST_WORDS).any(|word| WORDS.contains(&word))
}

/// Whether a label that may as well tell of a film or a piece of software stands in a bracket behind words: `The Weir (released 1 May
/// 1990)`. `before` is what stands before it.
pub(crate) fn is_in_aside(label: &str, before: &str) -> bool {
    let vague =
        ["released", "created", "published"].iter().any(|word| label.trim().eq_ignore_ascii_case(word));
    let opened = before.trim_end().strip_suffix(['(', '（']);
    vague && opened.is_some_and(|words| words.chars().any(crate::text::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::is_of_something_else;

    #[test]
    fn words_before_a_day() {
        for (before, wanted) in [
            ("Born ", true),
            ("Deadline for comments: ", true),
            ("Event date: ", true),
            ("Photo taken ", true),
            ("报名截止日期：", true),
            ("Photo taken 1 May 2010. Story posted ", false),
            ("Expires: 5 March 2030 | Posted: ", false),
            ("Newborn, by Ann Lee, ", false),
            ("发布时间：", false),
            ("", false),
        ] {
            assert_eq!(is_of_something_else(before), wanted, "{before}");
        }
    }
}
