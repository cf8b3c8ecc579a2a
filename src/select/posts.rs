//! What forum software prints around the posts of a thread: since when somebody is a member, how much they have written,
//! who is quoted, when a post was edited. The posts are the text, this is none of it.

use super::members;
use crate::measure::{Context, Index};
use crate::page::Tag;

/// Why they are left out.
const OF_POST: &str = "about a post of the thread";
/// Longest such line, in bytes.
const LONGEST: usize = 160;
/// Bytes of a title that are compared.
const TITLE: usize = 400;
/// Tokens of a line that says who is quoted.
const QUOTE: u32 = 10;
/// Lines about members, or headings that repeat the title behind `Re:`, that make a page a thread.
pub(super) const ENOUGH: usize = 2;

/// Labels of a member's data, in lower case; a colon or white space and a value follow.
pub(super) const MEMBER: [&str; 39] = [
    "join date",
    "joined",
    "registered",
    "member since",
    "posts",
    "messages",
    "reputation",
    "reaction score",
    "trophy points",
    "thanks given",
    "registriert",
    "mitglied seit",
    "dabei seit",
    "beiträge",
    "inscription",
    "inscrit le",
    "date d'inscription",
    "registrado",
    "mensajes",
    "messaggi",
    "iscritto",
    "mensagens",
    "berichten",
    "lid geworden",
    "posty",
    "dołączył",
    "сообщений",
    "сообщения",
    "регистрация",
    "зарегистрирован",
    "репутация",
    "注册时间",
    "注册日期",
    "註冊時間",
    "註冊日期",
    "登録日",
    "가입일",
    "帖子",
    "积分",
];

/// Further ones that other pages have as well: only in a thread.
const OF_THREADS: [&str; 15] = [
    "location",
    "from",
    "gender",
    "occupation",
    "likes",
    "points",
    "wohnort",
    "lieu",
    "localisation",
    "ubicación",
    "località",
    "localização",
    "woonplaats",
    "откуда",
    "来自",
];

/// What somebody is called by how much they have written, as a line of its own.
const RANKS: [&str; 22] = [
    "member",
    "new member",
    "junior member",
    "senior member",
    "active member",
    "well-known member",
    "registered user",
    "regular",
    "veteran",
    "newbie",
    "moderator",
    "super moderator",
    "administrator",
    "mitglied",
    "moderateur",
    "modérateur",
    "habitué",
    "membre",
    "miembro",
    "moderador",
    "модератор",
    "участник",
];

/// How a note begins that a post was edited.
const EDITED: [&str; 16] = [
    "last edited",
    "edited by",
    "zuletzt geändert",
    "zuletzt bearbeitet",
    "modifié:",
    "modifié par",
    "dernière modification",
    "dernière édition",
    "última edición",
    "última modificación",
    "ultima modifica",
    "última edição",
    "laatst bewerkt",
    "ostatnio zmieniony",
    "последний раз",
    "本帖最后由",
];

/// How a line ends, or what it holds, above what somebody is quoted with.
const QUOTED: [&str; 12] = [
    " wrote:",
    " said:",
    " schrieb:",
    " hat geschrieben:",
    " a écrit :",
    " a écrit:",
    " escribió:",
    " ha scritto:",
    " escreveu:",
    " schreef:",
    " писал(а):",
    " написал:",
];

/// What stands behind the number of those who liked a post.
const LIKES: [&str; 12] = [
    "like",
    "likes",
    "upvotes",
    "j’aime",
    "j'aime",
    "gefällt",
    "me gusta",
    "curtidas",
    "mi piace",
    "赞",
    "个赞",
    "いいね",
];

/// Drops the lines around the posts of a thread.
pub fn drop(index: &Index, context: &Context, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; keep.len()];
    let around = members::signatures(index, keep).into_iter().chain(members::profiles(index, keep));
    for i in around.collect::<Vec<_>>() {
        keep[i] = false;
        reasons[i] = Some(OF_POST);
    }
    let short = |i: &usize| index.segments[*i].text.len() <= LONGEST && !index.stats[*i].paragraph;
    let lower = |i: usize| {
        let text = index.segments[i].text.trim_start_matches(['«', '»', '•', '·', '|', ' ']);
        (i, text.to_lowercase())
    };
    // Every proof has a value behind its label.
    let may_prove = |i: &usize| index.segments[*i].text.contains([':', '：']) || index.stats[*i].digits > 0;
    let candidates: Vec<(usize, String)> =
        (0..keep.len()).filter(short).filter(may_prove).map(lower).collect();
    let page = index.page;
    let named = page.elements(Tag::Title).next().map_or("", |t| page.text_of(t));
    let headline = context.title.map_or("", |t| index.segments[t].text.as_str());
    let titles = [named, headline].map(|t| t[..t.floor_char_boundary(TITLE)].to_lowercase());
    let proofs =
        candidates.iter().filter(|(_, line)| labelled(line, &MEMBER) || answers(line, &titles)).count();
    if proofs < ENOUGH {
        return reasons;
    }
    for (i, line) in (0..keep.len()).filter(short).map(lower) {
        if keep[i] && is_of_post(&line, index.stats[i].tokens) {
            keep[i] = false;
            reasons[i] = Some(OF_POST);
        }
    }
    reasons
}

/// Whether a line of a thread, in lower case, is about a post or about who wrote it.
fn is_of_post(line: &str, tokens: u32) -> bool {
    let bare = line.trim_end_matches([' ', '↑']);
    labelled(line, &MEMBER)
        || labelled(line, &OF_THREADS)
        || EDITED.iter().any(|begin| line.starts_with(begin))
        || line.starts_with("originally posted by ")
        || tokens <= QUOTE && QUOTED.iter().any(|end| bare.ends_with(end))
        || RANKS.contains(&line)
        || LIKES.contains(&line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start())
            && line.starts_with(|c: char| c.is_ascii_digit())
        || line.len() > 4 && line.bytes().all(|b| b == b'_')
}

/// `Re:` and the title, which may be cut short.
fn answers(line: &str, titles: &[String]) -> bool {
    let rest = ["re:", "aw:", "sv:", "odp:", "回复:", "回复："].iter().find_map(|re| line.strip_prefix(re));
    rest.map(|rest| rest.trim().trim_end_matches(['…', '.']))
        .is_some_and(|rest| rest.len() > 2 && titles.iter().any(|title| title.contains(rest)))
}

/// Whether a line within a post of a thread is about the post or about who wrote it.
pub(crate) fn is_about_post(line: &str) -> bool {
    line.len() <= LONGEST && is_of_post(&line.to_lowercase(), crate::text::token_count(line) as u32)
}

/// Whether a line, in lower case, begins as one of a member's data does.
pub(crate) fn is_of_member(line: &str) -> bool {
    MEMBER.iter().any(|label| line.starts_with(label))
}

/// A label, and behind it a colon and some value, or white space and a number.
fn labelled(line: &str, labels: &[&str]) -> bool {
    let value = |rest: &str| {
        let value = rest.trim_start();
        match value.strip_prefix([':', '：']) {
            Some(value) => !value.trim().is_empty(),
            None => value.len() < rest.len() && value.starts_with(|c: char| c.is_ascii_digit()),
        }
    };
    labels.iter().any(|label| line.strip_prefix(label).is_some_and(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_posts() {
        for line in [
            "join date: aug 2008",
            "posts: 1,077",
            "registriert: 02.01.2016, 20:11",
            "messages 388",
            "location: the ford",
            "senior member",
            "last edited by ann; 09-24-2008 at 12:09 pm.",
            "originally posted by ann",
            "ann wrote: ↑",
            "_______",
            "2 likes",
        ] {
            assert!(is_of_post(line, 5), "{line}");
        }
        for line in [
            "the posts of the bridge",
            "join us at the ford",
            "from the ford to the mill",
            "members only",
            "she wrote: the river rose, and nobody closed the gate",
        ] {
            assert!(!is_of_post(line, 11), "{line}");
        }
        let titles = ["the ford in spring - valley forum".to_owned(), String::new()];
        assert!(answers("re: the ford in spr…", &titles));
        assert!(!answers("re: the mill", &titles) && !answers("the ford in spring", &titles));
    }
}
