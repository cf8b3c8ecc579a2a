//! Language and direction of the article: the page's word where the script bears it out, else the script.

mod part;
mod words;

pub(crate) use part::{can_be, of_part};

use super::candidate::{Candidate, Candidates, Field};
use crate::page::{Page, Tag};
use crate::text::{is_alphabetic, is_cjk, is_hangul};
use std::sync::LazyLock;
use words::by_words;

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

/// Scripts that are written from the right.
const RIGHT_TO_LEFT: [Script; 2] = [Script::Arabic, Script::Hebrew];

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
    let (mut rest, mut left) = (text, MAX_COUNTED);
    while left > 0 && !rest.is_empty() {
        // Letters of ASCII, which most pages are made of, are counted by bytes.
        let (ascii, after) = rest.split_at(rest.bytes().take_while(u8::is_ascii).count());
        let (others, after) = after.split_at(after.bytes().take_while(|b| !b.is_ascii()).count());
        let letters = ascii.bytes().filter(u8::is_ascii_alphabetic).count().min(left);
        counts[8] += letters;
        left -= letters;
        for c in others.chars().filter(|&c| is_alphabetic(c)).take(left) {
            left -= 1;
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
                '\u{c0}'..='\u{24f}' => counts[8] += 1,
                _ => counts[9] += 1,
            }
        }
        rest = after;
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
        // Code outweighs the words around it.
        Script::Latin if said.is_none() && in_cjk_with_code(found, body).is_some() => {
            in_cjk_with_code(found, body)
        }
        // The characters tell the writing; the page often says just `zh`, or the server's default.
        Script::Simplified | Script::Traditional => alone(script).map(str::to_owned),
        Script::Latin => {
            // A template's `en` on a page that is clearly in another language.
            let doubtful = said.as_ref().is_none_or(|s| s.starts_with("en"));
            let words = doubtful.then(|| by_words(body)).flatten().map(str::to_owned);
            match (&said, words) {
                (Some(_), Some(w)) if w == "en" => said,
                (_, words @ Some(_)) => words,
                (_, None) => said,
            }
        }
        _ => said.or_else(|| alone(script).map(str::to_owned)),
    };
    let rtl = RIGHT_TO_LEFT.contains(&script);
    let dir = if script == Script::Unknown {
        page.attribute(Page::ROOT, "dir").map(str::to_ascii_lowercase).filter(|d| d == "rtl" || d == "ltr")
    } else {
        Some(if rtl { "rtl" } else { "ltr" }.to_owned())
    };
    (language, dir)
}

/// Characters of a text in Chinese, Japanese or Korean among code.
const AMONG_CODE: usize = 100;

/// The language of a text that the page says is in Chinese, Japanese or Korean, and of which enough is.
fn in_cjk_with_code(found: &Candidates, body: &str) -> Option<String> {
    let says = |c: &Candidate| tag(&c.value).is_some_and(|t| ["zh", "ja", "ko"].contains(&&t[..2]));
    let cjk: String = body.chars().filter(|&c| crate::text::is_cjk(c)).collect();
    let enough = cjk.chars().nth(AMONG_CODE - 1).is_some();
    (enough && found.of(Field::Language).any(says)).then(|| alone(self::script(&cjk)))?.map(str::to_owned)
}

/// Languages by names that they had before (IANA's registry, `Preferred-Value`) or never had, but are met.
const RENAMED: [(&str, &str); 6] =
    [("in", "id"), ("iw", "he"), ("ji", "yi"), ("jp", "ja"), ("cn", "zh"), ("kr", "ko")];

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
    if let Some((_, now)) = RENAMED.iter().find(|(before, _)| *before == out) {
        (*now).clone_into(&mut out);
    }
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
            (
                "zh",
                &format!(
                    "{}{}",
                    "let river = rain.level(); ".repeat(60),
                    "这条河的水位从昨天开始上升，".repeat(10)
                ),
                Some("zh-Hans"),
                "ltr",
            ),
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
    fn tags() {
        assert_eq!(tag("ZH_hans_cn").as_deref(), Some("zh-Hans-CN"));
        assert_eq!(tag("in-ID").as_deref(), Some("id-ID"));
        assert_eq!(tag("english"), None);
        assert_eq!(tag(""), None);
    }
}
