//! Parts of an article that are not its running text: pull quotes, and by their own words notes by the editors, corrections, the
//! word that the rest is to be paid for. They stay in the article under their own label, even where they do not read like it.

use super::ornaments;
use super::types::Label;
use crate::measure::{Index, MEANINGS};

/// Labels with which a note by the editors begins, in lower case.
const NOTES: [&str; 42] = [
    "editor's note",
    "editors' note",
    "note from the editor",
    "a note from the editor",
    "editorial note",
    "编者按",
    "编者注",
    "编者的话",
    "编者语",
    "编辑注",
    "编按",
    "編者按",
    "編者註",
    "編者的話",
    "編按",
    "編集部注",
    "編集部より",
    "編集者注",
    "편집자주",
    "편집자 주",
    "anmerkung der redaktion",
    "hinweis der redaktion",
    "anm. d. red",
    "note de la rédaction",
    "ndlr",
    "nota del editor",
    "nota de la redacción",
    "nota de redacción",
    "nota do editor",
    "nota da redação",
    "nota della redazione",
    "nota dell'editore",
    "noot van de redactie",
    "от редакции",
    "примечание редакции",
    "прим. ред",
    "ملاحظة المحرر",
    "ملاحظة من المحرر",
    "संपादक का नोट",
    "संपादकीय टिप्पणी",
    "od redakcji",
    "editörün notu",
];

/// Labels with which a correction begins.
const CORRECTIONS: [&str; 29] = [
    "correction",
    "corrections",
    "clarification",
    "更正",
    "更正启事",
    "更正说明",
    "更正啟事",
    "勘误",
    "勘誤",
    "訂正",
    "お詫びと訂正",
    "정정",
    "정정보도",
    "바로잡습니다",
    "korrektur",
    "korrekturhinweis",
    "berichtigung",
    "rectificatif",
    "corrección",
    "rectificación",
    "fe de errores",
    "correção",
    "errata",
    "errata corrige",
    "correzione",
    "исправление",
    "поправка",
    "تصحيح",
    "शुद्धिपत्र",
];

/// Sentences that a correction begins with.
const CORRECTED: [&str; 17] = [
    "this article was amended on",
    "this article has been amended",
    "this article was corrected",
    "this article has been corrected",
    "this article has been updated to correct",
    "this story was corrected",
    "this story has been corrected",
    "this story has been updated to correct",
    "an earlier version of this",
    "a previous version of this",
    "in einer früheren version dieses",
    "une version précédente de cet",
    "una versión anterior de est",
    "本文已更正",
    "本文早前版本",
    "本文此前版本",
    "本文先前版本",
];

/// What a page says where the rest of a text is to be paid for, anywhere in a short line.
const TO_BE_PAID: [&str; 45] = [
    "for subscribers only",
    "is for subscribers",
    "is for paying subscribers",
    "is for members only",
    "is reserved for subscribers",
    "only available to subscribers",
    "exclusive to subscribers",
    "subscribe to continue reading",
    "subscribe to keep reading",
    "subscribe to read the full",
    "sign in to continue reading",
    "to continue reading this article",
    "become a member to read",
    "you have reached your article limit",
    "本文为付费",
    "此内容为付费",
    "付费阅读全文",
    "付费后阅读",
    "订阅后阅读",
    "订阅后可阅读",
    "剩余内容需付费",
    "开通会员阅读全文",
    "訂閱後閱讀",
    "訂閱以閱讀",
    "會員限定文章",
    "有料会員限定",
    "会員限定記事",
    "この記事は有料",
    "유료회원 전용",
    "구독자 전용",
    "nur für abonnenten",
    "exklusiv für abonnenten",
    "mit einem abo weiterlesen",
    "réservé aux abonnés",
    "réservée aux abonnés",
    "exclusivo para suscriptores",
    "solo para suscriptores",
    "exclusivo para assinantes",
    "riservato agli abbonati",
    "alleen voor abonnees",
    "доступно по подписке",
    "доступна по подписке",
    "только для подписчиков",
    "للمشتركين فقط",
    "केवल सदस्यों के लिए",
];

/// Tokens of such a part at most; what is longer is a text of its own.
const LONGEST: u32 = 160;
/// Tokens of the line that asks for money.
const LONGEST_NOTICE: u32 = 30;
/// Bytes of a text in which its first words stand, with what may come before them.
const OPENING: usize = 160;
/// Segments before the first and after the last of the text in which a part is looked for.
const AROUND: usize = 3;
/// Segments after the last one, and before it, in which the line is looked for.
const AROUND_END: usize = 5;

/// The labels of such parts. What had been left out of them is kept from now on.
pub fn find(index: &Index, keep: &mut [bool]) -> Vec<Option<Label>> {
    let mut labels = vec![None; keep.len()];
    let (Some(first), Some(last)) = (keep.iter().position(|k| *k), keep.iter().rposition(|k| *k)) else {
        return labels;
    };
    let (everywhere, around) = (meaning_bits(&ELSEWHERE), meaning_bits(&ELSEWHERE[..3]));
    for i in first.saturating_sub(AROUND)..keep.len().min(last + AROUND_END + 1) {
        let (segment, s) = (&index.segments[i], &index.stats[i]);
        let elsewhere = if keep[i] { around } else { everywhere };
        if segment.hidden
            || s.tokens > LONGEST
            || s.link_chars * 2 > s.chars
            || stands_in(index, i, elsewhere)
        {
            continue;
        }
        let text = segment.text.as_str();
        // The whole is folded only where its first words announce something.
        let found = opening(&folded(&text[..text.floor_char_boundary(OPENING)]));
        let found = found.and_then(|_| opening(&folded(text))).filter(|_| i <= last + AROUND);
        // A lone label above something that was left out is a heading of the site's.
        let next = keep.get(i + 1) == Some(&true);
        if let Some((label, alone)) = found.filter(|(_, alone)| !alone || keep[i] || next) {
            (labels[i], keep[i]) = (Some(label), true);
            // A label that stands alone names what follows it.
            if alone && next {
                labels[i + 1] = Some(label);
            }
        } else if i + AROUND_END > last && s.tokens <= LONGEST_NOTICE && to_be_paid(text) {
            (labels[i], keep[i]) = (Some(Label::PaywallNotice), true);
        }
    }
    for i in first..=last {
        if keep[i] && labels[i].is_none() && ornaments::is_pull_quote(index, keep, i) {
            labels[i] = Some(Label::PullQuote);
        }
    }
    labels
}

/// Parts of a page that belong to the site, by meaning; in the last two the article's own may stand.
const ELSEWHERE: [&str; 5] = ["nav", "footer", "dialog", "aside", "header"];

fn meaning_bits(names: &[&str]) -> u32 {
    (0..).zip(MEANINGS).filter(|(_, m)| names.contains(m)).map(|(bit, _)| 1 << bit).sum()
}

fn stands_in(index: &Index, i: usize, bits: u32) -> bool {
    index.page.ancestors(index.segments[i].nodes.start).any(|a| index.meanings[a as usize] & bits != 0)
}

fn to_be_paid(text: &str) -> bool {
    let text = folded(text);
    TO_BE_PAID.iter().any(|words| text.contains(words))
}

/// Lower case, apostrophes alike, without what stands before the first letter.
fn folded(text: &str) -> String {
    let low = text.to_lowercase().replace(['’', '‘'], "'");
    low.trim_start_matches(|c: char| !crate::text::is_alphanumeric(c)).to_owned()
}

/// What a folded text announces by its first words, and whether there is nothing but these.
fn opening(text: &str) -> Option<(Label, bool)> {
    let labelled = |words: &[&str], open: fn(char) -> bool| {
        words.iter().filter_map(|w| text.strip_prefix(w)).find_map(|rest| {
            let rest = rest.trim_start();
            rest.chars().next().is_none_or(open).then(|| !rest.contains(crate::text::is_alphanumeric))
        })
    };
    let note = labelled(&NOTES, |c| !crate::text::is_alphanumeric(c));
    // `Correction fluid` is none: a colon, a bracket, a dash or a date in brackets has to follow.
    let correction = labelled(&CORRECTIONS, |c| {
        matches!(c, ':' | '：' | '(' | '（' | '—' | '–' | '|' | '｜' | '】' | ']')
    });
    let corrected = || CORRECTED.iter().any(|words| text.starts_with(words));
    note.map(|alone| (Label::EditorsNote, alone))
        .or(correction.map(|alone| (Label::Correction, alone)))
        .or_else(|| corrected().then_some((Label::Correction, false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_told_from_words_of_the_text() {
        let of = |text: &str| opening(&folded(text));
        for (text, label, alone) in [
            ("Editor’s note: This is the first of two parts.", Label::EditorsNote, false),
            ("【编者按】山谷里的桥有了新名字。", Label::EditorsNote, false),
            ("(Editors' Note)", Label::EditorsNote, true),
            ("От редакции. Имена изменены.", Label::EditorsNote, false),
            ("Correction: The bridge is 40 m long.", Label::Correction, false),
            ("Corrections", Label::Correction, true),
            ("更正：桥长四十米。", Label::Correction, false),
            ("This article was amended on 3 May 2024 to correct a name.", Label::Correction, false),
        ] {
            assert_eq!(of(text), Some((label, alone)), "{text}");
        }
        for text in [
            "Correction fluid is still sold.",
            "更正了一个错误。",
            "The editor's note was found years later.",
            "编者按语言分类",
            "Clarification of butter takes an hour.",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
