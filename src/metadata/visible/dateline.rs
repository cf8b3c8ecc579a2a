//! Datelines at the head of the first paragraphs: `山谷社上海2月17日电（记者王小明）`, `LONDON (Reuters) —`.

use super::Context;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::labels;
use crate::metadata::people::{self, Style};
use crate::metadata::zones::weight;
use crate::text::is_cjk;

/// Paragraphs of the body that may open with a dateline.
const PARAGRAPHS: usize = 4;
/// Characters of a paragraph that the dateline stands within.
const LENGTH: usize = 60;

/// What the date of a Chinese dateline is followed by.
const AFTER_DAY: [&str; 12] = [
    "日專電",
    "日专电",
    "日外電",
    "日电",
    "日電",
    "日讯",
    "日訊",
    "日消息",
    "日报道",
    "日報導",
    "日综合",
    "讯",
];
/// Datelines without a date.
const OWN: [&str; 6] = ["本报讯", "本網訊", "本网讯", "本刊讯", "本台消息", "讯"];

/// Endings of the agency's name within `山谷社上海`.
const AGENCY_END: [&str; 12] =
    ["新闻", "客户端", "日报", "晚报", "时报", "早报", "网", "網", "社", "报", "報", "台"];

/// Reads the first paragraphs of the body.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates) {
    let mut paragraphs = 0;
    let from =
        context.zones.headline.map_or(context.zones.body.start, |h| h + 1).min(context.zones.body.start);
    for n in from..context.measured.segments.len().min(context.zones.body.start + 6) {
        let segment = &context.measured.segments[n];
        if segment.hidden || weight(&segment.text) < 30 || paragraphs >= PARAGRAPHS {
            continue;
        }
        paragraphs += 1;
        let end = segment.text.char_indices().nth(LENGTH).map_or(segment.text.len(), |(at, _)| at);
        let head = &segment.text[..end];
        let add =
            |field: Field, value: &str, trust: f64, affiliation: Option<&str>, found: &mut Candidates| {
                let place = context.page.path(segment.container);
                let mut candidate =
                    Candidate::new(field, value, From::Visible, format!("{place} (dateline)"), trust);
                candidate.group = n as u32 + 1;
                candidate.node = Some(segment.nodes.start);
                candidate.affiliation = affiliation.map(str::to_owned);
                found.add(candidate);
            };
        if head.chars().any(is_cjk) {
            let Some(dateline) = chinese(head).or_else(|| report(head)) else {
                continue;
            };
            if let Some(agency) = dateline.agency {
                add(Field::OriginalSource, agency, 0.4, None, found);
            }
            for name in dateline.names {
                add(Field::Author, &name, 0.7, dateline.agency, found);
            }
        } else if let Some(dateline) = korean(head) {
            if let Some(agency) = dateline.agency {
                add(Field::OriginalSource, agency, 0.6, None, found);
            }
            for name in dateline.names {
                add(Field::Author, &name, 0.7, dateline.agency, found);
            }
        } else if let Some(agency) = latin(head) {
            add(Field::OriginalSource, agency, 0.6, None, found);
        }
    }
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Dateline<'a> {
    agency: Option<&'a str>,
    names: Vec<String>,
}

/// Agency, place, day and 电 or 讯, then names in brackets; or names in brackets with 记者 at the very head.
fn chinese(head: &str) -> Option<Dateline<'_>> {
    let text = head.trim_start_matches(['　', ' ', '【', '（', '(', '[', '“', '\n']);
    let mark = AFTER_DAY.iter().chain(&OWN).filter_map(|w| text.find(w).map(|at| (at, at + w.len()))).min();
    let (at, end) = mark?;
    let before = &text[..at];
    if before.contains(['，', '。', ',', '：', ':']) {
        return None;
    }
    let place =
        before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '月' | '年' | ' ' | '日'));
    let agency = AGENCY_END
        .iter()
        .filter_map(|e| place.find(e).map(|at| at + e.len()))
        .filter(|&end| place[..end].chars().count() >= 3)
        .min()
        .map(|end| place[..end].trim().trim_start_matches('据'))
        .filter(|a| a.chars().count() <= 12 && !a.starts_with("本"));
    // `（山谷社記者王小明台北8日電）`: who reports stands between agency and place.
    let reporter = ["記者", "记者"].iter().find_map(|w| place.find(w).map(|at| &place[at + w.len()..]));
    let inside = reporter.and_then(people::leading_name).filter(|_| before != place);
    // Without an agency and a day, 讯 may be any word.
    let dated = before.ends_with(|c: char| c.is_ascii_digit());
    if !dated && !before.is_empty() && !OWN.iter().any(|o| text.starts_with(o)) {
        return None;
    }
    let rest = text[end..].trim_start_matches([' ', '　', '】', ']']);
    let mut names: Vec<String> = inside.into_iter().collect();
    if !names.is_empty() {
        return Some(Dateline { agency, names });
    }
    if let Some(inner) = rest.strip_prefix(['（', '(']) {
        let inner = inner.split(['）', ')']).next().unwrap_or_default();
        names = bracketed(inner);
    } else if rest.starts_with("记者") || rest.starts_with("記者") {
        let value = rest[6..].split(['，', '。', ',', '报']).next().unwrap_or_default();
        names = people::names(value, Style::Bare).into_iter().map(|n| n.name).collect();
    }
    Some(Dateline { agency, names })
}

/// `本报记者王小明台北报道`, `【山谷网记者 王小明 李大成 台北报道】`: who reports for whom, and from where.
fn report(head: &str) -> Option<Dateline<'_>> {
    let text = head.trim_start_matches(['　', ' ', '【', '（', '(', '[', '■', '□', '\n']);
    let at = ["记者", "記者"].iter().filter_map(|w| text.find(w)).min()?;
    let (medium, rest) = (&text[..at], &text[at + "记者".len()..]);
    let end = ["报道", "報道", "報導"].iter().filter_map(|w| rest.find(w)).min()?;
    let inner = rest[..end].trim_matches([' ', '　']);
    let plain = |text: &str, longest: usize| {
        text.chars().count() <= longest && text.chars().all(|c| is_cjk(c) || matches!(c, ' ' | '　' | '、'))
    };
    let medium = medium.trim_end_matches("特约").trim_end_matches("特派").trim_end_matches("见习");
    if !plain(medium, 12) || !plain(inner, 16) {
        return None;
    }
    let names = if inner.chars().all(is_cjk) {
        let whole = || people::names(inner, Style::Bare).into_iter().map(|n| n.name).find(|n| n == inner);
        people::leading_name(inner).or_else(whole).into_iter().collect()
    } else {
        people::names(inner, Style::Bare).into_iter().map(|n| n.name).collect::<Vec<_>>()
    };
    let agency = Some(medium).filter(|m| people::words::is_medium(m) && !m.starts_with('本'));
    (!names.is_empty()).then_some(Dateline { agency, names })
}

/// `(서울=산골통신) 홍길동 기자 =` and `[서울=산골통신] 홍길동 기자 =`: place and agency, then who reports.
fn korean(head: &str) -> Option<Dateline<'_>> {
    let inner = head.trim_start().strip_prefix(['(', '[', '【'])?;
    let close = inner.find([')', ']', '】'])?;
    let (place, agency) = inner[..close].split_once('=')?;
    let agency = agency.trim();
    let hangul = |text: &str| text.chars().any(crate::text::is_hangul);
    if !hangul(place) || !(2..=16).contains(&agency.chars().count()) {
        return None;
    }
    // `[산골=홍길동 기자]`.
    if let Some(name) = ["기자", "특파원"].iter().find_map(|w| agency.strip_suffix(w)).map(str::trim) {
        return Some(Dateline { agency: None, names: vec![name.to_owned()] }).filter(|_| hangul(name));
    }
    let rest = inner[close..].trim_start_matches([')', ']', '】', ' ']);
    let reporters = rest.split_once('=').map_or("", |(before, _)| before);
    let says = reporters.contains("기자") || reporters.contains("특파원");
    let names = if says { people::names(reporters, Style::Bare) } else { Vec::new() };
    let names = names.into_iter().map(|n| n.name).collect();
    Some(Dateline { agency: Some(agency), names })
}

/// `记者 王小明 通讯员 李大成` or `王小明、李大成`.
fn bracketed(inner: &str) -> Vec<String> {
    let items = labels::items(inner);
    if items.is_empty() {
        return people::names(inner, Style::Bare).into_iter().map(|n| n.name).collect();
    }
    items
        .iter()
        .filter(|i| i.label == labels::Label::Author)
        .flat_map(|i| people::reporters(&inner[i.value.clone()]))
        .map(|n| n.name)
        .collect()
}

/// A place in capitals, perhaps a date, an agency in brackets and a dash.
fn latin(head: &str) -> Option<&str> {
    let open = head.find('(')?;
    let close = open + head[open..].find(')')?;
    let agency = head[open + 1..close].trim();
    let place = &head[..open];
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    let lower = place.chars().filter(|c| c.is_lowercase()).count();
    // `Burgos, 30 ago (EFE).-`: a full stop before the dash, as agencies in Spanish write it.
    let dash = head[close + 1..].trim_start_matches([' ', '.']).starts_with(['-', '–', '—', '―']);
    // `Hamburg (dpa) –`: the agencies whose name is a short word in lower case write the place as it is written.
    let short = agency.len() <= 4 && agency.bytes().all(|b| b.is_ascii_lowercase());
    let named = (1..=3).contains(&place.split_whitespace().count())
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let words = place.split_whitespace().count();
    let acronym = (2..=6).contains(&agency.len()) && agency.bytes().all(|b| b.is_ascii_uppercase());
    let dated = acronym && (1..=5).contains(&words) && place.starts_with(char::is_uppercase);
    let fits = (dated || capitals >= 3 && capitals > lower || short && named) && place.chars().count() < 40;
    (fits && dash && (2..=24).contains(&agency.len()) && !agency.contains([',', '.'])).then_some(agency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (head, agency, names) in [
            ("山谷社上海2月17日电（记者王小明、李大成）昨日", Some("山谷社"), vec!["王小明", "李大成"]),
            ("山谷网上海12月30日电(葛小俊) 12月27日,", Some("山谷网"), vec!["葛小俊"]),
            ("本报讯（记者 王小明）昨日", None, vec!["王小明"]),
            ("山谷网10月4日讯（记者陈小智 整合）", Some("山谷网"), vec!["陈小智"]),
            ("本报讯 记者王小明报道 昨日", None, vec!["王小明"]),
            ("（山谷社記者陳大文台北8日電）昨日", Some("山谷社"), vec!["陳大文"]),
        ] {
            let wanted = Dateline { agency, names: names.into_iter().map(str::to_owned).collect() };
            assert_eq!(chinese(head), Some(wanted), "{head}");
        }
        for head in ["昨日，上海的资讯很多", "2月17日上午，上海市徐汇区召开"] {
            assert_eq!(chinese(head), None, "{head}");
        }
        let korean_one = korean("(청강=산골통신) 박지영 김민수 기자 = 어제").unwrap();
        assert_eq!((korean_one.agency, korean_one.names.len()), (Some("산골통신"), 2));
        assert_eq!(korean("(x=y) 어제"), None);
        assert_eq!(latin("LONDON (Reuters) — It rained"), Some("Reuters"));
        assert_eq!(latin("NEW YORK, May 3 (AP) - It"), Some("AP"));
        assert_eq!(latin("Bad Tal (dpa) – Es hat"), Some("dpa"));
        assert_eq!(latin("It rained (again) — twice"), None);
    }
}
