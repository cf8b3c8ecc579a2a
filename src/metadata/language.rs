//! Language and direction of the article: the page's word where the script bears it out, else the script.

use super::candidate::{Candidate, Candidates, Field};
use crate::page::{Page, Tag};
use crate::text::{is_cjk, is_hangul};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Characters that only simplified writing has (or that it has for many traditional ones).
const SIMPLIFIED: &str = "这们说时会对发经关么问见长东车门马书语话请谁让认识观现实点线给红级约结统继续导师图团国际产业务动员习应该战场报纸记者审编辑责专题专业丰严丧个临举义乐乔乡买乱争于亏云亚仅从仓仪价众优伙伞伟传伤伦伪体余侠侣侦侧侨俭债倾偿储兰兴养兽冈册写军农冯冲决况冻净凉减凑凤凭凯击凿划刘则刚创删别剂剑剧劝办劳势匀华协单卖卢卫却厂厅历厉压厌厕县参双变叙叠号叹吓吕吗听启吴呐呕员呛咏响哑唤啸喷嘱团园围圆圣坏块坚坛坝坟坠垄垒垦埘";
/// Characters that only traditional writing has.
const TRADITIONAL: &str = "這們說時會對發經關麼問見長東車門馬書語話請誰讓認識觀現實點線給紅級約結統繼續導師圖團國際產業務動員習應該戰場報紙記審編輯責專題豐嚴喪個臨舉義樂喬鄉買亂爭於虧雲亞僅從倉儀價眾優夥傘偉傳傷倫偽體餘俠侶偵側僑儉債傾償儲蘭興養獸岡冊寫軍農馮衝決況凍淨涼減湊鳳憑凱擊鑿劃劉則剛創刪別劑劍劇勸辦勞勢勻華協單賣盧衛卻廠廳歷厲壓厭廁縣參雙變敘疊號嘆嚇呂嗎聽啟吳";

/// What the text itself shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Simplified,
    Traditional,
    Japanese,
    Korean,
    Arabic,
    Hebrew,
    Cyrillic,
    Greek,
    Thai,
    Devanagari,
    Latin,
    Unknown,
}

/// Characters of the body that are counted at most.
const MAX_COUNTED: usize = 20_000;

/// The two tables as one, sorted; `true` for simplified. What stands in both tells nothing.
static ONE_WRITING: LazyLock<Vec<(char, bool)>> = LazyLock::new(|| {
    let only = |ours: &'static str, theirs: &'static str| ours.chars().filter(|c| !theirs.contains(*c));
    let simplified = only(SIMPLIFIED, TRADITIONAL).map(|c| (c, true));
    let mut all: Vec<_> = simplified.chain(only(TRADITIONAL, SIMPLIFIED).map(|c| (c, false))).collect();
    all.sort_unstable();
    all.dedup();
    all
});

/// Which script a text is written in.
fn script(text: &str) -> Script {
    let mut counts = [0_usize; 10];
    let (mut simplified, mut traditional, mut kana) = (0, 0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(MAX_COUNTED) {
        match c {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            _ if is_hangul(c) => counts[0] += 1,
            _ if is_cjk(c) => {
                counts[1] += 1;
                if let Ok(at) = ONE_WRITING.binary_search_by_key(&c, |(known, _)| *known) {
                    *(if ONE_WRITING[at].1 { &mut simplified } else { &mut traditional }) += 1;
                }
            }
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}' => {
                counts[2] += 1;
            }
            '\u{590}'..='\u{5ff}' => counts[3] += 1,
            '\u{400}'..='\u{52f}' => counts[4] += 1,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => counts[5] += 1,
            '\u{e00}'..='\u{e7f}' => counts[6] += 1,
            '\u{900}'..='\u{97f}' => counts[7] += 1,
            _ if c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c) => counts[8] += 1,
            _ => counts[9] += 1,
        }
    }
    // A word of Latin letters weighs as much as one or two Han characters.
    let han = (counts[1] + kana) * 3;
    counts[0] *= 2;
    let latin = counts[8];
    let others = [counts[0], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]];
    let most = others.iter().copied().max().unwrap_or(0);
    if han == 0 && latin == 0 && most == 0 {
        return Script::Unknown;
    }
    if han >= latin && han >= most {
        return match () {
            () if kana * 12 > counts[1] + kana => Script::Japanese,
            () if traditional > simplified => Script::Traditional,
            () => Script::Simplified,
        };
    }
    if latin >= most {
        return Script::Latin;
    }
    let scripts = [
        Script::Korean,
        Script::Arabic,
        Script::Hebrew,
        Script::Cyrillic,
        Script::Greek,
        Script::Thai,
        Script::Devanagari,
    ];
    others.iter().position(|&n| n == most).map_or(Script::Unknown, |n| scripts[n])
}

/// Whether a language (first subtag) is written in a script.
fn fits(language: &str, script: Script) -> bool {
    match script {
        Script::Simplified | Script::Traditional => matches!(language, "zh" | "yue" | "cmn" | "wuu" | "lzh"),
        Script::Japanese => language == "ja",
        Script::Korean => language == "ko",
        Script::Arabic => matches!(language, "ar" | "fa" | "ur" | "ps" | "ug" | "ckb" | "sd"),
        Script::Hebrew => matches!(language, "he" | "iw" | "yi"),
        Script::Cyrillic => {
            matches!(
                language,
                "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "mn" | "tg" | "uz" | "tt"
            )
        }
        Script::Greek => language == "el",
        Script::Thai => language == "th",
        Script::Devanagari => matches!(language, "hi" | "mr" | "ne" | "sa"),
        Script::Latin => !matches!(
            language,
            "zh" | "ja"
                | "ko"
                | "ar"
                | "fa"
                | "ur"
                | "he"
                | "ru"
                | "uk"
                | "bg"
                | "el"
                | "th"
                | "hi"
                | "mr"
                | "ne"
        ),
        Script::Unknown => true,
    }
}

/// The language that a script alone tells.
fn alone(script: Script) -> Option<&'static str> {
    Some(match script {
        Script::Simplified => "zh-Hans",
        Script::Traditional => "zh-Hant",
        Script::Japanese => "ja",
        Script::Korean => "ko",
        Script::Arabic => "ar",
        Script::Hebrew => "he",
        Script::Cyrillic => "ru",
        Script::Greek => "el",
        Script::Thai => "th",
        Script::Devanagari => "hi",
        Script::Latin | Script::Unknown => return None,
    })
}

/// Words so frequent that a text in the language holds many of them; for pages that do not say.
const FREQUENT: [(&str, [&str; 10]); 10] = [
    ("en", ["the", "and", "of", "to", "in", "is", "that", "for", "with", "was"]),
    ("de", ["der", "die", "und", "das", "ist", "nicht", "mit", "den", "ein", "auf"]),
    ("fr", ["les", "des", "est", "dans", "une", "pour", "que", "qui", "pas", "sur"]),
    ("es", ["los", "las", "que", "del", "una", "por", "con", "para", "como", "más"]),
    ("pt", ["não", "uma", "dos", "com", "para", "que", "mais", "por", "como", "foi"]),
    ("it", ["che", "della", "non", "per", "una", "con", "sono", "del", "più", "gli"]),
    ("nl", ["het", "een", "van", "niet", "dat", "zijn", "voor", "met", "aan", "ook"]),
    ("pl", ["nie", "się", "jest", "że", "na", "do", "jak", "przez", "dla", "oraz"]),
    ("sv", ["och", "att", "det", "som", "inte", "för", "med", "den", "till", "har"]),
    ("tr", ["bir", "ve", "bu", "için", "ile", "olarak", "daha", "olan", "değil", "gibi"]),
];

/// Each of these words with the place of a language that has it, sorted.
static LANGUAGES_OF: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let words = FREQUENT.iter().enumerate();
    let mut all: Vec<_> = words.flat_map(|(n, (_, words))| words.iter().map(move |w| (*w, n))).collect();
    all.sort_unstable();
    all
});

fn languages_of(word: &str) -> impl Iterator<Item = &'static (&'static str, usize)> {
    let first = LANGUAGES_OF.partition_point(|(known, _)| *known < word);
    LANGUAGES_OF[first..].iter().take_while(move |(known, _)| *known == word)
}

/// Words that are looked at.
const MAX_WORDS: usize = 3000;

/// Bytes of the longest word of these.
const LONGEST_FREQUENT: usize = 7;

fn by_words(text: &str) -> Option<&'static str> {
    let mut hits = [0_usize; FREQUENT.len()];
    let mut words = 0_usize;
    crate::text::each_token(text, |word| {
        words += 1;
        if word.len() <= LONGEST_FREQUENT {
            languages_of(word).for_each(|(_, language)| hits[*language] += 1);
        }
        words < MAX_WORDS
    });
    let best = (0..hits.len()).max_by_key(|&n| (hits[n], usize::MAX - n))?;
    (hits[best] * 12 > words && words > 5).then(|| FREQUENT[best].0)
}

/// Language (BCP 47) and direction of the article, whose text is given.
pub(super) fn choose(page: &Page, found: &mut Candidates, body: &str) -> (Option<String>, Option<String>) {
    let root = page.attribute(Page::ROOT, "lang").or_else(|| page.attribute(Page::ROOT, "xml:lang"));
    let on_body = page.elements(Tag::Body).next().and_then(|b| page.attribute(b, "lang"));
    for (value, place) in [(root, "html[lang]"), (on_body, "body[lang]")] {
        if let Some(value) = value {
            found.add(Candidate::new(Field::Language, value, super::candidate::From::Meta, place, 0.8));
        }
    }
    let script = script(body);
    let said = found
        .of(Field::Language)
        .filter_map(|c| tag(&c.value).map(|t| (t, c.trust)))
        .filter(|(t, _)| fits(t.split('-').next().unwrap_or_default(), script))
        .fold(None::<(String, f64)>, |best, (t, trust)| match best {
            Some((_, b)) if b >= trust => best,
            _ => Some((t, trust)),
        })
        .map(|(t, _)| t);
    let language = match script {
        // The characters tell the writing; the page often says just `zh`, or the server's default.
        Script::Simplified | Script::Traditional => alone(script).map(str::to_owned),
        Script::Latin => {
            let words = by_words(body);
            match (&said, words) {
                // A template's `en` on a page that is clearly in another language.
                (Some(s), Some(w)) if s.starts_with("en") && w != "en" => Some(w.to_owned()),
                (Some(_), _) => said,
                (None, w) => w.map(str::to_owned),
            }
        }
        _ => said.or_else(|| alone(script).map(str::to_owned)),
    };
    let rtl = matches!(script, Script::Arabic | Script::Hebrew);
    let dir = if script == Script::Unknown {
        page.attribute(Page::ROOT, "dir").map(str::to_ascii_lowercase).filter(|d| d == "rtl" || d == "ltr")
    } else {
        Some(if rtl { "rtl" } else { "ltr" }.to_owned())
    };
    (language, dir)
}

/// Letters from which a part's own script tells its language.
const MIN_LETTERS: usize = 12;
/// Words from which a part's frequent words do.
const MIN_WORDS: usize = 15;
/// Characters of a part that are looked at.
const LOOKED_AT: usize = 600;

/// Language and direction of a part of an article whose own are given, where the page does not say and the part's writing
/// shows others: a quotation, a poem and its translation.
///
/// Other scripts are told by their characters, other languages in Latin letters by their most frequent words.
pub(crate) fn of_part(text: &str, article: Option<&str>) -> (Option<&'static str>, Option<&'static str>) {
    let Some(article) = article else { return (None, None) };
    let first = article.split('-').next().unwrap_or_default();
    let text: &str = text.char_indices().nth(LOOKED_AT).map_or(text, |(end, _)| &text[..end]);
    let latin_article = fits(first, Script::Latin);
    if latin_article && text.chars().all(|c| c < '\u{370}') {
        return (by_other_words(text, first), None);
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let script = script(text);
    if letters < MIN_LETTERS || fits(first, script) {
        return (None, None);
    }
    let rtl = |script| matches!(script, Script::Arabic | Script::Hebrew);
    let article_rtl = matches!(first, "ar" | "fa" | "ur" | "he" | "iw" | "yi" | "ps" | "ug" | "ckb" | "sd");
    let dir = (rtl(script) != article_rtl).then_some(if rtl(script) { "rtl" } else { "ltr" });
    // Many languages share these scripts; what is said must be right.
    let shared = matches!(script, Script::Arabic | Script::Cyrillic | Script::Devanagari);
    let language = match script {
        Script::Latin => by_words(text).filter(|_| first_words(text) >= MIN_WORDS),
        _ => alone(script).filter(|_| !shared),
    };
    (language, dir)
}

/// The language of a text, where its words are clearly not of the language given: `do` and `per` are words of several.
fn by_other_words(text: &str, known: &str) -> Option<&'static str> {
    let known = FREQUENT.iter().position(|(language, _)| *language == known)?;
    let mut met: [BTreeSet<String>; FREQUENT.len()] = Default::default();
    crate::text::each_token(text, |word| {
        for &(_, language) in languages_of(word) {
            met[language].insert(word.to_owned());
        }
        true
    });
    let other = by_words(text).filter(|_| first_words(text) >= MIN_WORDS)?;
    let at = FREQUENT.iter().position(|(language, _)| *language == other)?;
    (met[at].len() >= MIN_FREQUENT && met[at].len() > 2 * met[known].len()).then_some(other)
}

/// Frequent words of a language that a part must hold, each counted once.
const MIN_FREQUENT: usize = 4;

fn first_words(text: &str) -> usize {
    text.split_whitespace().take(MIN_WORDS).count()
}

/// Whether a text can be in the language that the page says, by its characters.
pub(crate) fn can_be(text: &str, language: &str) -> bool {
    let text: &str = text.char_indices().nth(LOOKED_AT).map_or(text, |(end, _)| &text[..end]);
    let few = text.chars().filter(|c| c.is_alphabetic()).count() < MIN_LETTERS;
    few || fits(&language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase(), script(text))
}

/// A well-formed tag (BCP 47) in its usual case: `zh-Hans-CN`, `pt-BR`; underscores are met, too.
fn tag(value: &str) -> Option<String> {
    let value = value.trim().replace('_', "-");
    let parts: Vec<&str> = value.split('-').collect();
    let first = parts.first()?;
    if !(2..=3).contains(&first.len())
        || !parts.iter().all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
    {
        return None;
    }
    let mut out = first.to_ascii_lowercase();
    for part in &parts[1..] {
        out.push('-');
        match part.len() {
            4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                out.push_str(&part[..1].to_ascii_uppercase());
                out.push_str(&part[1..].to_ascii_lowercase());
            }
            2 => out.push_str(&part.to_ascii_uppercase()),
            _ => out.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    #[test]
    fn languages() {
        for (lang, body, wanted, dir) in [
            ("zh", "这条河的水位从昨天开始上升，县里说应该没有危险。", Some("zh-Hans"), "ltr"),
            ("zh-CN", "這條河的水位從昨天開始上升，縣裡說應該沒有危險。", Some("zh-Hant"), "ltr"),
            ("en", "川の水位は昨日から上がり始めた。", Some("ja"), "ltr"),
            ("", "강물의 수위가 어제부터 올라갔다.", Some("ko"), "ltr"),
            ("fa", "سطح آب رودخانه از دیروز بالا آمده است", Some("fa"), "rtl"),
            (
                "en",
                "Der Fluss ist seit gestern gestiegen, und die Brücke ist nicht mit dem Auto zu erreichen.",
                Some("de"),
                "ltr",
            ),
            ("en_gb", "The river has risen and the bridge is closed.", Some("en-GB"), "ltr"),
            (
                "",
                "The river has risen since the day before and the bridge is closed to cars.",
                Some("en"),
                "ltr",
            ),
        ] {
            let page = html::parse(&format!("<html lang='{lang}'><p>x"), Facts::default());
            let found = choose(&page, &mut Candidates::default(), body);
            assert_eq!(found, (wanted.map(str::to_owned), Some(dir.to_owned())), "{body}");
        }
    }

    #[test]
    fn parts_in_another_language() {
        let german = "Der Fluss ist seit gestern gestiegen, und die Brücke ist nicht mit dem Auto zu erreichen, sagt der Wirt.";
        let english = "The river has risen since the day before, and the bridge is closed to cars that come from the north.";
        for (text, article, wanted) in [
            (german, "en", (Some("de"), None)),
            (english, "de-CH", (Some("en"), None)),
            (english, "en", (None, None)),
            ("Le pont", "en", (None, None)),
            (
                "Table cells do have padding, boxes do not, and so the cells that do have it do not need a box.",
                "en",
                (None, None),
            ),
            ("這條河的水位從昨天開始上升，縣裡說應該沒有危險。", "en", (Some("zh-Hant"), None)),
            ("川の水位は昨日から上がり始めた。", "zh-Hans", (Some("ja"), None)),
            ("سطح آب رودخانه از دیروز بالا آمده است", "en", (None, Some("rtl"))),
            ("הנהר עלה מאז אתמול והגשר נסגר", "fa", (Some("he"), None)),
            (english, "ar", (Some("en"), Some("ltr"))),
            ("Вода в реке поднялась со вчерашнего дня.", "uk", (None, None)),
            (german, "fi", (None, None)),
        ] {
            assert_eq!(of_part(text, Some(article)), wanted, "{text}");
        }
        assert_eq!(of_part(german, None), (None, None));
        assert!(
            can_be(german, "en") && can_be("短", "en") && can_be("水位从昨天开始上升，没有危险。", "zh_CN")
        );
        assert!(!can_be("水位从昨天开始上升，县里说没有危险。", "en-US") && !can_be(german, "ru"));
    }

    #[test]
    fn tags() {
        assert_eq!(tag("ZH_hans_cn").as_deref(), Some("zh-Hans-CN"));
        assert_eq!(tag("english"), None);
        assert_eq!(tag(""), None);
    }
}
