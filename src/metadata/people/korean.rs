//! Names in Hangul: what somebody is stands behind the name, and names of one line stand side by side.

use crate::text::is_hangul;

/// What reporters are called; longer ones before those that they end with.
const POSTS: [&str; 14] = [
    "선임기자",
    "인턴기자",
    "객원기자",
    "전문기자",
    "수습기자",
    "시민기자",
    "사진기자",
    "대기자",
    "기자",
    "특파원",
    "통신원",
    "논설위원",
    "리포터",
    "앵커",
];

/// The commonest family names, of nine in ten people.
const FAMILIES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길위표명기반라왕금옥육인맹제모탁국어은편용";

/// What they have done, before their names: text, pictures, drawings, films.
const WORK: [&str; 5] = ["글", "사진", "그림", "영상", "취재"];

/// `글·사진 차유림 기자` without what they have done.
pub(super) fn without_work(value: &str) -> &str {
    match value.split_once([' ', '=']) {
        Some((first, rest)) if first.split(['·', '/', ',', '・']).all(|word| WORK.contains(&word)) => {
            rest.trim_start()
        }
        _ => value,
    }
}

/// The names in a piece between commas: `차유림 방기태 기자` holds two, `홍 길동` one.
pub(super) fn names(piece: &str) -> Option<Vec<String>> {
    if !piece.chars().any(is_hangul) {
        return None;
    }
    let words: Vec<&str> = piece
        .split_whitespace()
        .map(|word| POSTS.iter().find_map(|post| word.strip_suffix(post)).unwrap_or(word))
        .filter(|word| !word.is_empty())
        .collect();
    let whole = |word: &&str| {
        word.chars().count() == 3
            && word.chars().all(is_hangul)
            && word.chars().next().is_some_and(|c| FAMILIES.contains(c))
    };
    if words.len() > 1 && words.iter().all(whole) {
        return Some(words.into_iter().map(str::to_owned).collect());
    }
    (!words.is_empty()).then(|| vec![words.join(" ")])
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn what_they_have_done_is_no_name() {
        assert_eq!(super::without_work("글·사진 차유림 방기태 기자"), "차유림 방기태 기자");
        assert_eq!(super::without_work("글쓴이 차유림"), "글쓴이 차유림");
    }

    #[test]
    fn posts_go_and_names_part() {
        for (piece, wanted) in [
            ("도경환 기자", "도경환"),
            ("도경환기자", "도경환"),
            ("차유림 방기태 기자", "차유림|방기태"),
            ("홍 길동 선임기자", "홍 길동"),
            ("돌산타임스", "돌산타임스"),
        ] {
            assert_eq!(names(piece).unwrap().join("|"), wanted, "{piece}");
        }
        assert_eq!(names("기자"), None);
        assert_eq!(names("Ann Lee"), None);
    }
}
