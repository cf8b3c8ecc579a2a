//! Words that tell persons from organisations, accounts and placeholders.

use super::lists::{CJK_ORGANISATION, JOBS, LAST_WORDS, ORGANISATION_WORDS};
use super::nobody::NOBODY;
use super::standing::is_no_name;
use crate::metadata::clean;

/// Whether a value names nobody: a placeholder, a system's account, left-over markup.
pub(crate) fn is_nobody(text: &str) -> bool {
    let folded = clean::fold(text);
    folded.is_empty()
        || crate::metadata::labels::is_label(text)
        || NOBODY.contains(&folded.as_str())
        || is_no_name(&folded)
        || folded
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .strip_suffix("admin")
            .is_some_and(|p| p.len() <= 6 && p.is_ascii() && !p.contains(' '))
        || folded.split(' ').any(|w| matches!(w, "licence" | "license" | "mins" | "minutes"))
        || is_machine_keeper(text)
        || OPENINGS.iter().any(|opening| folded.starts_with(opening))
        || ["网友", "網友"].iter().any(|w| text.contains(w))
        || text.contains(['=', '{', '}', '<', '>'])
        || !folded.chars().any(crate::text::is_alphabetic)
}

/// `Valley Webmaster`: two words of which the last is an account's.
fn is_machine_keeper(text: &str) -> bool {
    let last = text.trim().rsplit_once(' ').map(|(_, last)| last.to_lowercase());
    last.is_some_and(|last| ["webmaster", "administrator", "admin"].contains(&last.as_str()))
}

/// How licences, claims of rights and links to a shop begin, folded.
const OPENINGS: [&str; 4] = ["cc by", "copyright ", "visit the ", "all rights "];

/// Whether a name is that of an account: one word in lower case, with or without digits.
pub(crate) fn is_account(name: &str) -> bool {
    !name.contains(' ') && name.is_ascii() && !name.bytes().any(|b| b.is_ascii_uppercase())
}

/// Whether a name is that of all who work somewhere: `Valley Platform Team`.
pub(crate) fn is_team(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    name.contains(' ') && ["team", "staff", "editors", "newsroom", "contributors"].contains(&last.as_str())
}

/// Whether a word of Han characters, found without any label, is the name of a medium: longer than the
/// endings of common words, so that 社会 and 部分 are none.
pub(crate) fn is_medium(word: &str) -> bool {
    const MEDIUM: [&str; 34] = [
        "网",
        "網",
        "报",
        "報",
        "社",
        "台",
        "臺",
        "新闻",
        "新聞",
        "频道",
        "在线",
        "周刊",
        "杂志",
        "日报",
        "晚报",
        "时报",
        "编辑部",
        "工作室",
        "客户端",
        "传媒",
        "财经",
        "公众号",
        "论坛",
        "出版社",
        "通讯社",
        "电视台",
        "广播",
        "头条",
        "观察",
        "快报",
        "之家",
        "导报",
        "商报",
        "早报",
    ];
    const COMMON: [&str; 16] = [
        "上网",
        "互联网",
        "官网",
        "预报",
        "情报",
        "举报",
        "汇报",
        "海报",
        "公报",
        "旅行社",
        "舞台",
        "平台",
        "后台",
        "月报",
        "年报",
        "新闻网首页",
    ];
    let count = word.chars().count();
    (3..=14).contains(&count)
        && MEDIUM.iter().any(|e| word.ends_with(e))
        && !COMMON.iter().any(|c| word.ends_with(c))
}

/// Whether a name is that of an organisation rather than a person, by its words.
pub(crate) fn is_organisation(name: &str) -> bool {
    if name.chars().any(crate::text::is_cjk) {
        let bare = name.trim_end_matches(|c: char| !crate::text::is_alphanumeric(c));
        return bare.chars().count() > 2 && CJK_ORGANISATION.iter().any(|e| bare.ends_with(e))
            || bare.chars().count() > 8;
    }
    let folded = clean::fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    words.iter().any(|w| ORGANISATION_WORDS.contains(w))
        || words.len() > 1 && words.last().is_some_and(|w| LAST_WORDS.contains(w))
        || words.first() == Some(&"the") && name.split(' ').nth(1).is_some_and(is_capitalised)
        || words.len() == 1 && is_acronym(name)
        // `Do UOL`: from it.
        || name.split_once(' ').is_some_and(|(first, rest)| {
            ["do", "da", "del", "della", "du", "de"].contains(&first.to_lowercase().as_str()) && is_acronym(rest)
        })
        || is_institution(name)
}

/// Whether a word of Han characters is what somebody is, perhaps with the paper before it: `本报记者`, `通讯员`.
pub(super) fn is_post(word: &str) -> bool {
    const POSTS: [&str; 9] =
        ["记者", "記者", "通讯员", "通訊員", "实习生", "评论员", "評論員", "特派员", "撰稿人"];
    word.chars().count() <= 12 && POSTS.iter().any(|post| word.ends_with(post))
}

/// What an institution's name begins with, up to its `for` or `of`.
const INSTITUTIONS: [&str; 20] = [
    "center",
    "centre",
    "institute",
    "department",
    "ministry",
    "office",
    "bureau",
    "university",
    "college",
    "school",
    "association",
    "society",
    "federation",
    "council",
    "committee",
    "board",
    "foundation",
    "agency",
    "museum",
    "academy",
];

/// Whether a value is the name of one institution, with the words that elsewhere end or join names:
/// `Center for Rivers and Dams`.
pub(crate) fn is_institution(value: &str) -> bool {
    let folded = clean::fold(value);
    let words: Vec<&str> = folded.split(' ').collect();
    let before = |w: &&str| {
        ["the", "national", "international", "european", "american", "royal", "federal", "state", "world"]
            .contains(w)
    };
    let head = words.iter().position(|w| !before(w)).filter(|&at| INSTITUTIONS.contains(&words[at]));
    head.is_some_and(|at| matches!(words.get(at + 1), Some(&("for" | "of" | "on")))) && words.len() <= 10
}

/// `The Valley Team`, not `the second week`.
fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_lowercase())
}

fn is_acronym(name: &str) -> bool {
    (2..=5).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

/// Whether a piece of a byline is a job title or a degree.
pub(crate) fn is_job(text: &str) -> bool {
    let folded = clean::fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let hits = words.iter().filter(|w| JOBS.contains(w)).count();
    // `Professor of Engineering`, `Head of News`.
    let of = words.len() > 2 && JOBS.contains(&words[0]) && matches!(words[1], "of" | "for" | "at" | "in");
    of || hits > 0
        && (hits * 2 >= words.len() || words.last().is_some_and(|w| JOBS.contains(w)) || words.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody() {
        for text in ["admin", "redadmin", "未知", " 网络整理 ", "size=\"20\"", "12", "Author", ""] {
            assert!(is_nobody(text), "{text}");
        }
        for text in ["Ann Lee", "王小明", "Adminah Okoro", "ridwan123", "Guestin Ray"] {
            assert!(!is_nobody(text), "{text}");
        }
    }

    #[test]
    fn organisations() {
        for text in
            ["Valley Times", "The Valley Team", "山谷新闻", "山谷日报", "BBC", "Rain GmbH", "Staff Writers"]
        {
            assert!(is_organisation(text), "{text}");
        }
        assert!(is_institution("National Center for Rivers and Dams"));
        assert!(!is_institution("Ann Lee for the Valley Times"));
        assert!(!is_institution("Ann Lee University of Rain"));
        for text in [
            "the second week the boats lay idle",
            "Ann Lee",
            "Emily Post-Hall",
            "王小明",
            "Post",
            "Анна Иванова",
        ] {
            assert!(!is_organisation(text), "{text}");
        }
    }

    #[test]
    fn jobs() {
        for text in ["Senior Editor", "Professor of Engineering", "PhD", "Head of Content", "staff writer"] {
            assert!(is_job(text), "{text}");
        }
        for text in ["Ann Lee", "Headley Grange"] {
            assert!(!is_job(text), "{text}");
        }
    }
}
