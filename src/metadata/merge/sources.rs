//! What stands in a source's place and names none.

use crate::metadata::candidate::Candidate;
use crate::metadata::clean;
use crate::metadata::date::{self, Hint};
use crate::metadata::labels;
use crate::metadata::site::Site;
use crate::metadata::visible::issue::is_issue;
use crate::text::{is_cjk, is_sentence_end};

/// Values that name no source; folded.
const NOWHERE: [&str; 42] = [
    "未知",
    "不详",
    "佚名",
    "本站",
    "本网",
    "本站原创",
    "本站整理",
    "原创",
    "原创文章",
    "转载",
    "转载文章",
    "转自网络",
    "网络转载",
    "网络整理",
    "网络综合",
    "综合整理",
    "来源网络",
    "其他",
    "作者",
    "编辑",
    "记者",
    "来源",
    "网友投稿",
    "会员投稿",
    "不明",
    "本站轉載",
    "轉載",
    "未註明",
    "unknown",
    "other",
    "others",
    "various",
    "various sources",
    "n a",
    "na",
    "none",
    "null",
    "undefined",
    "via",
    "from",
    "source",
    "sources",
];

/// Values that name a source as little, but stand for all that a page says; folded.
const VAGUE: [&str; 8] = ["网络", "互联网", "综合", "網路", "網絡", "internet", "the internet", "web"];

/// What a picture's credit begins with, in lower case, and what follows it there.
const PICTURES: [&str; 10] = [
    "image",
    "photo",
    "photos",
    "photograph",
    "foto",
    "picture",
    "credit",
    "illustration",
    "video",
    "graphic",
];
const AFTER_PICTURE: [&str; 6] = [":", "：", " by ", " credit", " courtesy", " unavailable"];
/// What buttons and lines under pictures begin with, in lower case.
const CONTROLS: [&str; 9] =
    ["图：", "图:", "摄影", "enlarge ", "open media", "view ", "click ", "read more", "watch "];
/// What follows somebody who is quoted.
const QUOTED: [&str; 7] = [" said", " wrote", " says", " schrieb", " a écrit", "写道", "寫道"];

/// Words of the longest name of a source.
const WORDS: usize = 8;

/// Looks at what a source of metadata gives as the text's origin: an address becomes the name of its host, and what
/// is no name is kept as evidence only, with the reason.
pub(in crate::metadata) fn examine(candidate: &mut Candidate, site: &Site, hint: &Hint) {
    if candidate.rejected.is_some() {
        return;
    }
    if let Ok(url) = url::Url::parse(&candidate.value)
        && let Some(host) = url.host_str()
    {
        let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
        if site.is_host(&host) {
            candidate.rejected = Some("the page's own address");
            return;
        }
        candidate.url = matches!(url.scheme(), "http" | "https").then(|| url.to_string());
        candidate.value = host;
        return;
    }
    if VAGUE.contains(&clean::fold(&candidate.value).as_str()) {
        candidate.trust *= 0.4;
    }
    // `山谷社（ID：valley）`: the name of an account.
    if let Some((name, _)) =
        ["（ID", "(ID", "（微信号", "(微信号"].iter().find_map(|id| candidate.value.split_once(id))
    {
        candidate.value = name.trim_end().to_owned();
    }
    // The title of a paper, perhaps with its issue: `《山谷》2005年第6期`, `《山谷报》2005年6月3日`.
    if let Some((title, rest)) = candidate.value.strip_prefix('《').and_then(|v| v.split_once('》'))
        && (rest.is_empty() || is_issue(rest, hint))
        && !title.contains('《')
    {
        candidate.value = title.to_owned();
    }
    candidate.rejected = why_not(&candidate.value, hint);
}

/// Why a value cannot be the name of a source.
fn why_not(value: &str, hint: &Hint) -> Option<&'static str> {
    let folded = clean::fold(value);
    let lower = value.to_lowercase();
    let eastern = value.chars().any(is_cjk);
    if NOWHERE.contains(&folded.as_str()) || labels::is_label(value) {
        return Some("says that the source is unknown");
    }
    // `współpraca: jag, MPA`.
    if !folded.chars().any(char::is_alphabetic) || !eastern && value.contains(": ") {
        return Some("no name");
    }
    if value.contains(['=', '{', '}', '<', '>']) {
        return Some("left-over markup");
    }
    if date::find(value, hint).first().is_some_and(|(at, _)| at.len() * 2 > value.len()) {
        return Some("a date");
    }
    if QUOTED.iter().any(|w| lower.ends_with(w)) {
        return Some("who is quoted");
    }
    let credited = |rest: &str| rest.is_empty() || AFTER_PICTURE.iter().any(|a| rest.starts_with(a));
    if PICTURES.iter().any(|w| lower.strip_prefix(w).is_some_and(credited))
        || CONTROLS.iter().any(|w| lower.starts_with(w))
    {
        return Some("no source, but what a picture or a button says");
    }
    if eastern {
        return None;
    }
    // `Lib/functools.py`, `iStock/Getty`.
    if value.contains('/') {
        return Some("a path or a list");
    }
    let sentence = value.chars().next_back().is_some_and(is_sentence_end) && value.contains(' ');
    if sentence || value.split(' ').count() > WORDS || value.matches(',').count() > 1 {
        return Some("a sentence or a list, not a name");
    }
    value.chars().next().is_some_and(char::is_lowercase).then_some(())?;
    // `chinadaily.com.cn`, `iStock` and `dpa` are written small.
    let host = !value.contains(' ') && (value.contains('.') || value.len() < 5);
    (!host && !value.chars().any(char::is_uppercase)).then_some("no name")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::candidate::{Candidates, Field, From};
    use crate::page::{Facts, html};

    fn examined(value: &str) -> Candidate {
        let facts = Facts { url: Some("https://www.valley.example/rain".into()), ..Facts::default() };
        let site = Site::new(&html::parse("", facts), &Candidates::default());
        let mut candidate = Candidate::new(Field::OriginalSource, value, From::Meta, "", 0.5);
        examine(&mut candidate, &site, &Hint::default());
        candidate
    }

    #[test]
    fn names_of_sources() {
        for value in [
            "Valley Times",
            "The Daily Rain",
            "山谷日报",
            "BBC",
            "chinadaily.com.cn",
            "Rain & Co",
            "dpa",
            "Photo District News",
        ] {
            assert_eq!(examined(value).rejected, None, "{value}");
        }
        for value in [
            "转载文章",
            "size=\"20",
            "March 2022",
            "Open media 1 in modal",
            "Image",
            "AnnLee said",
            "Lib/rain.py",
            "1",
            "Join us, and get the news of the valley every day.",
            "via",
            "read more",
            "https://www.valley.example/rain",
        ] {
            assert!(examined(value).rejected.is_some(), "{value}");
        }
    }

    #[test]
    fn addresses_of_sources() {
        let found = examined("https://www.hills.example/story?id=1");
        assert_eq!(found.value, "hills.example");
        assert_eq!(found.url.as_deref(), Some("https://www.hills.example/story?id=1"));
    }
}
