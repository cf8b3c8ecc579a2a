//! The path of the page within its site, as shown: `您的位置：首页 > 新闻 > 正文`, `nav.breadcrumb`.

use super::Context;
use crate::measure::Segment;
use crate::metadata::Claim;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::labels::{self, Label};
use crate::metadata::zones::weight;
use crate::metadata::{clean, date, people, site};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::select;
use crate::text;

/// Marks between the steps; the first seven alone make a line with links a trail.
const ARROWS: [char; 11] = ['>', '›', '»', '→', '＞', '〉', '▸', '/', '\n', '｜', '|'];
/// Names of icons that stand for an arrow, as text where the font is missing.
const ICONS: [&str; 5] =
    ["chevron_right", "keyboard_arrow_right", "navigate_next", "arrow_forward_ios", "arrow_right"];
/// Class tokens of a trail; `mianbaoxie` is 面包屑.
const CLASSES: [&str; 11] = [
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "mianbaoxie",
    "weizhi",
    "ariane",
    "migas",
    "kruimelpad",
    "topicpath",
    "pankuzu",
];
/// Class tokens of a trail and of much else (`position-relative`): there, a label, an arrow or the front page has to say it.
const PERHAPS: [&str; 4] = ["position", "location", "path", "bread"];
/// Last steps that only say that the text follows.
const TEXT: [&str; 16] = [
    "正文",
    "文章正文",
    "新闻正文",
    "浏览正文",
    "正文内容",
    "内容",
    "详细内容",
    "查看文章",
    "浏览文章",
    "阅读文章",
    "文章内容",
    "详情",
    "記事",
    "本文",
    "기사",
    "본문",
];
/// Longest step in characters.
const LONGEST: usize = 60;
/// Characters, with CJK counted double, from which a last step without a link is the page.
const SENTENCE: usize = 28;
/// Words before the steps.
const BEFORE: [&str; 6] = ["您的位置", "当前位置", "您现在的位置", "所在位置", "You are here", "位置"];
/// What a trail is called, folded, and links beside it that are no steps.
const NAMES: [&str; 18] = [
    "log in",
    "login",
    "sign in",
    "sign up",
    "start free",
    "登录",
    "注册",
    "breadcrumb",
    "breadcrumbs",
    "breadcrumb navigation",
    "you are here",
    "back",
    "返回",
    "view page source",
    "view source",
    "show source",
    "edit on github",
    "edit this page",
];
/// Words of controls that stand behind the steps.
const BEHIND: [&str; 4] = ["字号", "字体", "打印", "分享"];
/// Segments that are looked at for a trail above the headline.
const ABOVE: usize = 60;

/// Reads the segments above and right below the headline.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates, claims: &mut Vec<Claim>) {
    let zones = context.zones;
    let end = zones.headline.map_or(zones.body.start, |h| h + 3).min(context.measured.segments.len());
    let start = end.saturating_sub(ABOVE);
    for n in (start..end).rev() {
        let segment = &context.measured.segments[n];
        if segment.hidden || Some(n) == zones.headline || segment.text.chars().count() > 200 {
            continue;
        }
        let Some((steps, last)) = trail(context.page, context.measured.segments.as_slice(), n) else {
            continue;
        };
        let steps = cleaned(steps, &context.title);
        if steps.is_empty() {
            continue;
        }
        let place = context.page.path(segment.container);
        for step in steps {
            let mut candidate = Candidate::new(Field::Breadcrumb, step, From::BreadcrumbTrail, &place, 0.75);
            candidate.node = Some(segment.nodes.start);
            found.add(candidate);
        }
        for s in n..last {
            claims.push(Claim {
                segment: s,
                raw: context.measured.segments[s].raw.clone(),
                label: select::Label::Breadcrumb,
                reason: "path within the site",
            });
        }
        return;
    }
}

/// The steps of a trail that begins at a segment, and the segment that it ends before.
fn trail(page: &Page, segments: &[Segment], n: usize) -> Option<(Vec<Step>, usize)> {
    let segment = &segments[n];
    let labelled = labels::items(&segment.text).iter().any(|i| i.label == Label::Breadcrumb);
    // `Log in →`: the arrow of a button.
    let buttons = segment.nodes.clone().filter(|&id| page.tag(id) == Tag::A);
    let of_buttons = buttons.map(|id| page.text_of(id).matches('→').count()).sum::<usize>();
    let arrows = segment.text.chars().filter(|c| ARROWS[..7].contains(c)).count().saturating_sub(of_buttons);
    let around = page.ancestors(segment.nodes.start).take(3);
    let links = segment.nodes.clone().chain(around).any(|id| page.tag(id) == Tag::A);
    if !links && arrows == 0 && !labelled {
        return None;
    }
    if let Some((holder, sure)) = holder(page, segment.container) {
        // Steps may be list items, each a segment.
        let range = page.subtree(holder);
        let mut end = n + 1;
        while end < segments.len() && range.contains(&segments[end].nodes.start) {
            end += 1;
        }
        // A heading says what the list is.
        let step = |s: &Segment| page.tag(s.container).heading_level() == 0;
        let inside = (0..=n).rev().take_while(|&k| range.contains(&segments[k].nodes.start));
        let first = inside.filter(|&k| step(&segments[k])).last().unwrap_or(n);
        if first == n && end - n <= 12 {
            let steps: Vec<Step> =
                segments[n..end].iter().filter(|s| step(s)).flat_map(|s| steps(page, s)).collect();
            let home = || steps.first().is_some_and(|step| is_front_page(&step.text));
            let said = sure || labelled || arrows > 0 || home();
            return Some((steps, end)).filter(|(s, _)| said && (s.len() > 1 || labelled));
        }
        return None;
    }
    let steps = steps(page, segment);
    let short = steps.iter().all(|s| {
        // A date is no path, whatever stands between its parts.
        s.text.chars().count() <= 30 && s.text.bytes().filter(u8::is_ascii_digit).count() < 2
    });
    // Between all of them: `« Previous · Next »` and `Post by Ann Lee » 11 Sep` are none.
    let home = steps.iter().take(3).any(|step| is_front_page(&step.text));
    let between = arrows > 0 && arrows + 1 + usize::from(home) >= steps.len() && steps.len() > 1;
    let back = segment.text.contains(['←', '«', '‹']);
    (labelled && !steps.is_empty() || between && !back && short && links).then_some((steps, n + 1))
}

/// Elements around a step among which the one is that is called a trail.
const AROUND: usize = 5;

/// The innermost element with several steps that says by its class that it is a trail, around a segment, and whether that is all it
/// can mean; else the outermost one.
fn holder(page: &Page, container: NodeId) -> Option<(NodeId, bool)> {
    let mut found: Option<(NodeId, bool)> = None;
    for a in std::iter::once(container).chain(page.ancestors(container)).take(AROUND) {
        if matches!(page.tag(a), Tag::Body | Tag::Main | Tag::Article) || page.text_of(a).len() >= 1200 {
            break;
        }
        let (mut sure, mut perhaps) = (false, false);
        for name in ["class", "id", "aria-label", "itemtype"] {
            text::each_class_token(page.attribute(a, name).unwrap_or_default(), |token| {
                sure |= CLASSES.contains(&token);
                perhaps |= PERHAPS.contains(&token);
            });
        }
        if sure || perhaps && found.is_none_or(|(_, sure)| !sure) {
            found = Some((a, sure));
            let links = page.subtree(a).filter(|&id| page.tag(id) == Tag::A).take(2).count();
            if sure && links > 1 || page.text_of(a).contains(&ARROWS[..7]) {
                break;
            }
        }
    }
    found
}

/// A step as the page shows it.
struct Step {
    text: String,
    /// Whether it leads somewhere.
    linked: bool,
}

/// The steps of one segment: its links, each whole, and what stands between arrows beside them.
fn steps(page: &Page, segment: &Segment) -> Vec<Step> {
    let mut out = Vec::new();
    let mut beside = String::new();
    let bare = |text: String| Step { text, linked: false };
    let mut id = segment.nodes.start;
    while id < segment.nodes.end {
        let link = std::iter::once(id).chain(page.ancestors(id).take(4)).find(|&a| page.tag(a) == Tag::A);
        match (link, page.node(id).kind) {
            (Some(link), _) => {
                out.extend(split(&std::mem::take(&mut beside)).into_iter().map(bare));
                let text = clean::value(page.text_of(link));
                // A link is one step, slash and all; an arrow in it is one that the page draws itself.
                let parts = text.split(|c: char| ARROWS[..7].contains(&c)).map(str::trim);
                let parts = parts.filter(|part| !part.is_empty());
                out.extend(parts.map(|part| Step { text: part.to_owned(), linked: true }));
                id = page.node(link).end.max(id + 1);
                continue;
            }
            (None, Kind::Text) => beside.push_str(page.text_of(id)),
            (None, Kind::Element(Tag::Br)) => beside.push('\n'),
            (None, Kind::Element(tag)) if tag.is_unshown() => {
                id = page.node(id).end;
                continue;
            }
            _ => {}
        }
        id += 1;
    }
    out.extend(split(&beside).into_iter().map(bare));
    out
}

/// Steps between arrows.
fn split(line: &str) -> Vec<String> {
    let line = ICONS.iter().fold(line.to_owned(), |line, icon| line.replace(icon, ">"));
    line.split(|c| ARROWS.contains(&c)).map(clean::value).filter(|s| !s.is_empty()).collect()
}

/// Steps without the words before them, what stands before the front page and behind the text, and the page itself.
fn cleaned(mut steps: Vec<Step>, title: &str) -> Vec<String> {
    // The page itself, by another name: the last step, if that is a sentence and leads nowhere.
    let sentence = |s: &Step| !s.linked && weight(&s.text) > SENTENCE;
    if steps.len() > 2 && steps.last().is_some_and(sentence) {
        steps.pop();
    }
    let mut out: Vec<String> = Vec::new();
    for step in &steps {
        let mut step = step.text.as_str();
        for word in BEFORE {
            if let Some(at) = step.find(word) {
                step = step[at + word.len()..].trim_start_matches(['是', '在', ':', '：', ' ', '　']);
            }
        }
        if step.contains(['：', '|']) && BEHIND.iter().any(|word| step.contains(word)) {
            break;
        }
        // What the trail leads to; links behind it are no steps.
        if TEXT.contains(&step) {
            break;
        }
        let step = framed(step);
        let folded = clean::fold(step);
        if folded.is_empty()
            || step.contains("{{")
            || folded == title
            || NAMES.contains(&folded.as_str())
            || step.chars().count() > LONGEST
            || is_count(&folded)
            || is_day(step)
        {
            continue;
        }
        if title.starts_with(&folded) && folded.chars().count() * 2 > title.chars().count() {
            continue;
        }
        out.push(step.to_owned());
    }
    // A feed, another language, a menu: whatever stands before the front page is not on the way from it.
    if let Some(home) = out.iter().take(4).rposition(|step| is_front_page(step)) {
        out.drain(..home);
    }
    out
}

/// Whether a step is what sites call their front page, with or without the site's name: `首页`, `山谷首页`.
fn is_front_page(step: &str) -> bool {
    site::is_front_page(step) || step.ends_with("首页") || step.ends_with("首頁")
}

/// A step without the brackets around it; one that it opens itself stays.
fn framed(step: &str) -> &str {
    let bare = people::strip_frames(step);
    let opens = bare.contains(['(', '（', '[', '【']) && !bare.contains([')', '）', ']', '】']);
    if opens { step.trim() } else { bare }
}

/// Whether a step is a date, which stands beside the steps.
fn is_day(step: &str) -> bool {
    date::find(step, &date::Hint::default()).first().is_some_and(|(at, _)| at.len() * 2 > step.len())
}

/// `8 results`, which shops count beside the trail, `1031 views`; a number alone is no step either.
fn is_count(folded: &str) -> bool {
    let counted = ["result", "results", "items", "products", "views", "replies", "posts"];
    let mut words = folded.split(' ');
    words.next().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()))
        && words.next().is_none_or(|w| counted.contains(&w))
}

#[cfg(test)]
mod tests;
