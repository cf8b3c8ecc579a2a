//! Counts of one segment's own text.

use super::segment::Segment;
use super::words::{Label, Words};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text;

/// What is counted of a segment.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools)] // a row of independent facts
pub struct Stats {
    /// Characters without white space.
    pub chars: u32,
    /// Words, CJK characters one each.
    pub tokens: u32,
    /// Characters inside links.
    pub link_chars: u32,
    /// Links that begin in the segment.
    pub links: u32,
    /// Characters inside `b`, `strong`, `em`, `i`.
    pub emphasis: u32,
    /// Ends of sentences.
    pub sentences: u32,
    /// Commas.
    pub commas: u32,
    /// Digits.
    pub digits: u32,
    /// Upper-case letters.
    pub upper: u32,
    /// Symbols that separate and point (`|»›•→`).
    pub symbols: u32,
    /// CJK characters.
    pub cjk: u32,
    /// Line breaks.
    pub lines: u32,
    /// Pictures among its nodes.
    pub images: u32,
    /// Ends like a sentence.
    pub ends_sentence: bool,
    /// Ends with a colon.
    pub ends_colon: bool,
    /// Ends with a question mark.
    pub ends_question: bool,
    /// Begins with a lower-case letter.
    pub begins_lower: bool,
    /// Holds something like a date or a time.
    pub date: bool,
    /// Begins with a byline word.
    pub byline: bool,
    /// Holds a price.
    pub price: bool,
    /// Holds a copyright sign.
    pub copyright: bool,
    /// Holds an address of mail or web.
    pub address: bool,
    /// Holds an ellipsis at its end: a teaser cut short.
    pub cut: bool,
    /// What it announces, where it is a label.
    pub label: Option<Label>,
    /// Paragraph: a sentence end, link density below one half, and long enough.
    pub paragraph: bool,
}

/// Tokens that make a paragraph, and CJK characters that do.
const PARAGRAPH_TOKENS: u32 = 10;
const PARAGRAPH_CJK: u32 = 12;

const BYLINE: [&str; 34] = [
    "by ",
    "written by",
    "posted by",
    "published by",
    "reported by",
    "author:",
    "authors:",
    "von ",
    "par ",
    "por ",
    "di ",
    "door ",
    "автор",
    "текст:",
    "作者",
    "记者",
    "記者",
    "文/",
    "文｜",
    "文 /",
    "文|",
    "撰文",
    "来源",
    "來源",
    "编辑",
    "編輯",
    "责任编辑",
    "責任編輯",
    "责编",
    "責編",
    "編集",
    "기자",
    "نوشته",
    "كتب",
];

/// Counts a segment. `in_link` and `in_emphasis` tell for each node whether it stands in one.
pub fn count(page: &Page, segment: &Segment, words: &Words, in_link: &[bool], in_emphasis: &[bool]) -> Stats {
    let mut s = Stats::default();
    let shown = |id: NodeId| {
        let text = page.text_of(id);
        text.chars().filter(|c| !text::is_space(*c)).count() as u32
    };
    for id in segment.nodes.clone() {
        match page.node(id).kind {
            Kind::Text => {
                if in_link[id as usize] {
                    s.link_chars += shown(id);
                }
                if in_emphasis[id as usize] {
                    s.emphasis += shown(id);
                }
            }
            Kind::Element(Tag::A) => s.links += 1,
            Kind::Element(Tag::Img | Tag::Picture) => s.images += 1,
            _ => {}
        }
    }
    // The first text of a segment often stands inside the link that begins it.
    if s.links == 0 && s.link_chars > 0 {
        s.links = 1;
    }
    let mut in_word = false;
    let mut previous = ' ';
    let mut digit_run = 0;
    let mut groups = 0;
    for c in segment.text.chars() {
        if c.is_ascii_lowercase() {
            // More than all others together, and nothing else to be asked of it.
            s.tokens += u32::from(!in_word);
            in_word = true;
            s.chars += 1;
            digit_run = 0;
            previous = c;
            continue;
        }
        if c == '\n' {
            s.lines += 1;
        }
        let letter = text::is_alphanumeric(c);
        if text::is_cjk(c) {
            s.cjk += 1;
            s.tokens += 1;
            in_word = false;
        } else if letter && !in_word {
            s.tokens += 1;
            in_word = true;
        } else if !letter {
            in_word = false;
        }
        let space = text::is_space(c);
        if !space {
            s.chars += 1;
        }
        if text::is_numeric(c) {
            s.digits += 1;
            digit_run += 1;
        } else {
            if digit_run == 4 && matches!(c, '-' | '/' | '.' | '年')
                || digit_run > 0 && digit_run <= 2 && matches!(c, '月' | ':')
            {
                groups += 1;
            }
            digit_run = 0;
        }
        if c.is_uppercase() {
            s.upper += 1;
        }
        if text::is_sentence_end(c)
            && !(c == '.' && text::is_numeric(previous))
            && !text::is_sentence_end(previous)
        {
            s.sentences += 1;
        }
        if text::is_comma(c) {
            s.commas += 1;
        }
        match c {
            '|' | '»' | '›' | '•' | '→' | '«' | '‹' | '·' | '>' | '▸' | '►' => s.symbols += 1,
            '$' | '€' | '£' | '¥' | '￥' | '₹' => s.price = true,
            '©' | '®' => s.copyright |= c == '©',
            '@' => s.address = true,
            _ => {}
        }
        if !space {
            previous = c;
        }
    }
    s.sentences = s.sentences.min(s.tokens);
    let tail = segment.text.trim_end_matches(['"', '”', '’', '\'', ')', '）', '」', '』', '】', '»', ']']);
    s.ends_sentence = tail.chars().next_back().is_some_and(text::is_sentence_end);
    s.ends_colon = segment.text.ends_with([':', '：']);
    s.ends_question = segment.text.ends_with(['?', '？', '؟']);
    s.cut = segment.text.ends_with('…') || segment.text.ends_with("...") || segment.text.ends_with("[…]");
    s.begins_lower = segment.text.chars().next().is_some_and(char::is_lowercase);
    s.date = groups > 0 && s.tokens <= 60 || s.tokens <= 16 && has_year(&segment.text);
    let mut low = String::with_capacity(32);
    segment.text.chars().take(14).for_each(|c| text::push_lower(c, &mut low));
    let first = low.bytes().next();
    s.byline = BYLINE.iter().any(|b| b.bytes().next() == first && low.starts_with(b));
    s.address |= segment.text.contains("http") || segment.text.contains("www.");
    s.label = words.label(&segment.text);
    let long = s.tokens >= PARAGRAPH_TOKENS && (s.cjk * 2 < s.tokens || s.cjk >= PARAGRAPH_CJK);
    s.paragraph = s.sentences > 0 && s.link_chars * 2 < s.chars && long;
    s
}

/// A run of exactly four digits from 1900 to 2099.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")))
}
