//! What stands after the last sentence of the text: headings of lists that are not there, promotion of apps
//! and newsletters, legal lines.

use super::entries::Entries;
use crate::measure::{Index, WordLabel};
use crate::page::Tag;
use crate::text;
use memchr::memmem::Finder;
use std::sync::OnceLock;

/// Expected F1 from which a page is taken for one text with an end.
pub const SURE: f32 = 0.8;

/// Tokens up to which a block after the last paragraph is taken for such a line.
const SHORT: u32 = 40;

/// Parts of words and phrases that, in a short line after the text, ask the reader to do something else.
/// Lower case; looked for anywhere in the line, because promotion has no fixed beginning.
const PROMOTION: [&str; 45] = [
    "originally appeared on",
    "商务合作",
    "app",
    "客户端",
    "二维码",
    "扫码",
    "扫一扫",
    "公众号",
    "微信号",
    "长按识别",
    "关注我们",
    "请关注",
    "点击菜单栏",
    "点击阅读原文",
    "点个在看",
    "在看】",
    "更多精彩",
    "助您",
    "尽在",
    "盡在",
    "点击下载",
    "下载",
    "订阅",
    "客戶端",
    "掃碼",
    "訂閱",
    "アプリ",
    "メルマガ",
    "フォロー",
    "구독",
    "앱",
    "newsletter",
    "subscribe",
    "subscriber",
    "subscription",
    "sign up",
    "follow us",
    "download our",
    "join our",
    "abonnieren",
    "suscríbete",
    "подпис",
    "تطبيق",
    "اشترك",
    "सदस्यता",
];

/// Drops kept segments after the last paragraph that are labels of what follows, or promotion.
pub fn drop(index: &Index, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    // Before the first paragraph nothing but promotion is told apart: subtitles and places are short too.
    if let Some(first) = (0..keep.len()).find(|&i| keep[i] && ends_text(index, i)) {
        for i in 0..first {
            let s = &index.stats[i];
            let text = &index.segments[i].text;
            // A slogan may end with a mark of exclamation, hardly a sentence of the article's opening.
            let ends = s.ends_sentence && !text.ends_with(['!', '！']);
            if keep[i] && s.tokens <= SHORT && !ends && is_promotion(text) {
                keep[i] = false;
                reasons[i] = Some("newsletter or app promotion");
            }
        }
    }
    let Some(last) = (0..keep.len()).rev().find(|&i| keep[i] && ends_text(index, i)) else { return reasons };
    // Once a label has opened something else, what follows belongs to it.
    let mut opened: Option<&'static str> = None;
    let mut entries = Entries::new(index);
    for i in last + 1..keep.len() {
        let s = &index.stats[i];
        // The head of a column may be called `Tags` and a step of a list begin with `Next`.
        let announces = |label: &WordLabel| match label {
            WordLabel::Paging if s.links == 0 && is_numbered(index, i) => false,
            _ => !entries.is_in_row(i),
        };
        let label = s.label.filter(announces);
        let reason = match label {
            Some(WordLabel::References) => break,
            Some(WordLabel::Related) => Some("related articles"),
            Some(WordLabel::Comments) => Some("comment thread"),
            Some(WordLabel::Share) => Some("share bar"),
            Some(WordLabel::Newsletter) => Some("newsletter or app promotion"),
            Some(WordLabel::Copyright) => Some("legal notice"),
            Some(WordLabel::Paging) => Some("paging"),
            Some(WordLabel::Tags) => Some("tags"),
            Some(WordLabel::Advertisement) => Some("advertisement"),
            Some(WordLabel::Login) => Some("login or account form"),
            _ if s.tokens <= SHORT && announces_link(index, i) => Some("related articles"),
            _ if s.tokens <= SHORT && leads_back(index, i) => Some("paging"),
            _ if s.tokens <= RIGHTS && keeps_rights(&index.segments[i].text) => Some("legal notice"),
            _ if is_end_mark(&index.segments[i].text) => Some("end mark"),
            _ if s.tokens <= SHORT && is_printed_page(&index.segments[i].text) => Some("its page in print"),
            _ if s.tokens <= SHORT && s.sentences <= 1 && is_address(index, i) => {
                Some("address of the author")
            }
            _ if s.tokens <= SHORT && is_promotion(&index.segments[i].text) => {
                Some("newsletter or app promotion")
            }
            _ => None,
        };
        let reason = reason.or(opened);
        if let Some(reason) = reason {
            if label.is_some() {
                opened = Some(reason);
            }
            if std::mem::replace(&mut keep[i], false) {
                reasons[i] = Some(reason);
            }
        }
    }
    dangling(index, keep, &mut reasons);
    reasons
}

/// Whether a line holds an address, or the name of an account: in an item of a list that name is of whoever did what it says.
fn is_address(index: &Index, i: usize) -> bool {
    let page = index.page;
    let home = index.segments[i].container;
    let in_list = std::iter::once(home).chain(page.ancestors(home)).take(2).any(|id| page.tag(id) == Tag::Li);
    let text = &index.segments[i].text;
    let is_mail =
        |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    text.contains('@') && (!in_list || text.split_ascii_whitespace().any(is_mail))
}

/// Whether a segment is an item of a numbered list.
fn is_numbered(index: &Index, i: usize) -> bool {
    let page = index.page;
    let home = index.segments[i].container;
    let item = std::iter::once(home).chain(page.ancestors(home)).take(2).find(|&id| page.tag(id) == Tag::Li);
    item.is_some_and(|item| page.tag(page.node(item).parent) == Tag::Ol)
}

/// Drops headings at the end: one with nothing below it announces what was left out.
fn dangling(index: &Index, keep: &mut [bool], reasons: &mut [Option<&'static str>]) {
    let is_heading = |i: usize| index.page.tag(index.segments[i].container).heading_level() > 1;
    while let Some(last) = keep.iter().rposition(|k| *k).filter(|&last| is_heading(last)) {
        if !(0..last).any(|i| keep[i] && !is_heading(i)) {
            break;
        }
        keep[last] = false;
        reasons[last] = Some("after the end of the article");
    }
}

/// Whether the text may end with this segment: a paragraph that is no promotion.
fn ends_text(index: &Index, i: usize) -> bool {
    let s = &index.stats[i];
    // A dot within an address counts as a sentence end, so one alone is not enough.
    (s.paragraph && s.sentences > 1 || s.ends_sentence && s.tokens > 4)
        && !(s.tokens <= SHORT && is_promotion(&index.segments[i].text))
        && !(s.tokens <= RIGHTS && keeps_rights(&index.segments[i].text))
        && !matches!(
            s.label,
            Some(WordLabel::Related | WordLabel::Comments | WordLabel::Share | WordLabel::Copyright)
        )
}

/// Characters of a label before a link at most.
const LABEL: usize = 12;

/// `此前报道：` or `More on this:` with nothing behind it but a link.
fn announces_link(index: &Index, i: usize) -> bool {
    let (s, text) = (&index.stats[i], &index.segments[i].text);
    let label = text.find([':', '：']).map(|at| text[..at].chars().filter(|c| !text::is_space(*c)).count());
    label.is_some_and(|label| (1..=LABEL).contains(&label) && s.link_chars + label as u32 + 1 >= s.chars)
        && s.link_chars > 0
}

/// `返回首页，查看更多` or `Back to the overview`: nothing but a link away from the page.
fn leads_back(index: &Index, i: usize) -> bool {
    const BACK: [&str; 9] = [
        "返回",
        "查看更多",
        "回到首页",
        "back to ",
        "zurück zu",
        "retour à",
        "volver a",
        "トップへ",
        "목록으로",
    ];
    let (s, low) = (&index.stats[i], index.segments[i].text.to_lowercase());
    s.link_chars > 0 && s.link_chars * 4 >= s.chars * 3 && BACK.iter().any(|word| low.starts_with(word))
}

/// Tokens of a line of rights at most.
const RIGHTS: u32 = 60;

/// `本文由…原创出品，转载请联系…，违规必究。`: who may print the text, and how.
fn keeps_rights(text: &str) -> bool {
    const COPIES: [&str; 3] = ["转载", "轉載", "転載"];
    const TERMS: [&str; 12] = [
        "请联系",
        "请注明",
        "须注明",
        "务必注明",
        "必究",
        "未经授权",
        "未经许可",
        "未經授權",
        "禁じ",
        "转载合作",
        "内容合作",
        "授权转载",
    ];
    const WORKS: [&str; 12] =
        ["本文", "本号", "本作品", "本網站", "原创", "版权", "著作权", "©", "未经", "未經", "无断", "無断"];
    COPIES.iter().any(|w| text.contains(w))
        && TERMS.iter().any(|w| text.contains(w))
        && WORKS.iter().any(|w| text.contains(w))
}

/// Words that say that the text has ended.
const END_MARKS: [&str; 13] = [
    "end",
    "the end",
    "fin",
    "完",
    "全文完",
    "本文完",
    "正文完",
    "结束",
    "終わり",
    "끝",
    "конец",
    "ends",
    "انتهای پیام",
];

fn is_end_mark(text: &str) -> bool {
    let low = text.to_lowercase();
    END_MARKS.contains(&low.trim_matches(|c: char| !text::is_alphanumeric(c)))
}

/// 「《云岭日报》（2024年04月08日 第05版）」: where the text stood on paper, as newspapers' sites end with it.
fn is_printed_page(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !text::is_space(*c)).collect();
    let bare = bare.trim_matches(['（', '）', '(', ')', '。']);
    bare.starts_with('《')
        && ["版", "版）", "版)"].iter().any(|end| bare.ends_with(end))
        && bare.contains('年')
        && bare.contains('日')
}

fn is_promotion(text: &str) -> bool {
    static FINDERS: OnceLock<Vec<(&str, Finder)>> = OnceLock::new();
    let finders = FINDERS.get_or_init(|| PROMOTION.iter().map(|part| (*part, Finder::new(*part))).collect());
    let low = text.to_lowercase();
    let is_ascii = low.is_ascii();
    finders.iter().filter(|(part, _)| !is_ascii || part.is_ascii()).any(|(part, finder)| {
        finder.find_iter(low.as_bytes()).any(|at| {
            // Parts in letters with spaces between words must stand as words.
            let boundary = |b: Option<&u8>| !b.is_some_and(u8::is_ascii_alphabetic);
            !part.is_ascii()
                || boundary(low.as_bytes()[..at].last()) && boundary(low.as_bytes().get(at + part.len()))
        })
    })
}
