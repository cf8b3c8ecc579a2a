//! The path of the page within its site, as shown: `您的位置：首页 > 新闻 > 正文`, `nav.breadcrumb`.

use super::Context;
use crate::measure::Segment;
use crate::metadata::Claim;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::labels::{self, Label};
use crate::metadata::{clean, people};
use crate::page::{NodeId, Page, Tag};
use crate::select;
use crate::text;

/// Marks between the steps.
const ARROWS: [char; 10] = ['>', '›', '»', '→', '＞', '〉', '▸', '/', '>', '\n'];
/// Class tokens of a trail; `mianbaoxie` is 面包屑.
const CLASSES: [&str; 10] = [
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "position",
    "location",
    "path",
    "mianbaoxie",
    "weizhi",
    "bread",
];
/// Last steps that only say that the text follows.
const TEXT: [&str; 12] = [
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
];
/// Words before the steps.
const BEFORE: [&str; 6] = ["您的位置", "当前位置", "您现在的位置", "所在位置", "You are here", "位置"];
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
        let steps = cleaned(&steps, &context.title);
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
fn trail(page: &Page, segments: &[Segment], n: usize) -> Option<(Vec<String>, usize)> {
    let segment = &segments[n];
    let labelled = labels::items(&segment.text).iter().any(|i| i.label == Label::Breadcrumb);
    let holder = holder(page, segment.container);
    if let Some(holder) = holder {
        // Steps may be list items, each a segment.
        let range = page.subtree(holder);
        let mut end = n + 1;
        while end < segments.len() && range.contains(&segments[end].nodes.start) {
            end += 1;
        }
        let first =
            (0..=n).rev().take_while(|&k| range.contains(&segments[k].nodes.start)).last().unwrap_or(n);
        if first == n && end - n <= 12 {
            let text: Vec<&str> = segments[n..end].iter().map(|s| s.text.as_str()).collect();
            let steps = if end - n > 1 {
                text.iter().flat_map(|t| split(t)).collect()
            } else {
                let links = links(page, holder);
                let steps = split(&segment.text);
                if steps.len() > 1 || links.len() < 2 { steps } else { links }
            };
            return Some((steps, end)).filter(|(s, _)| s.len() > 1 || labelled);
        }
        return None;
    }
    let steps = split(&segment.text);
    let arrows = segment.text.chars().filter(|c| ARROWS[..7].contains(c)).count();
    let links = links(page, segment.container).len();
    let short = steps.iter().all(|s| s.chars().count() <= 30);
    (labelled && !steps.is_empty() || arrows > 0 && steps.len() > 1 && short && links > 0)
        .then_some((steps, n + 1))
}

/// The element that says by its class that it is a trail, around a segment.
fn holder(page: &Page, container: NodeId) -> Option<NodeId> {
    std::iter::once(container).chain(page.ancestors(container).take(4)).find(|&a| {
        let mut names = ["class", "id", "aria-label", "itemtype"].iter().filter_map(|n| page.attribute(a, n));
        names.any(|n| text::has_class_token(n, &CLASSES))
            && !matches!(page.tag(a), Tag::Body | Tag::Main | Tag::Article)
            && page.text_of(a).len() < 1200
    })
}

fn links(page: &Page, id: NodeId) -> Vec<String> {
    page.subtree(id)
        .take(400)
        .filter(|&n| page.tag(n) == Tag::A)
        .map(|n| clean::value(page.text_of(n)))
        .filter(|t| !t.is_empty())
        .collect()
}

/// Steps between arrows.
fn split(line: &str) -> Vec<String> {
    line.split(|c| ARROWS.contains(&c)).map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

/// Steps without the words before them, the page itself and what only says that the text follows.
fn cleaned(steps: &[String], title: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for step in steps {
        let mut step = step.as_str();
        for word in BEFORE {
            if let Some(at) = step.find(word) {
                step = step[at + word.len()..].trim_start_matches(['是', '在', ':', '：', ' ', '　']);
            }
        }
        let step = people::strip_frames(step);
        let folded = clean::fold(step);
        if folded.is_empty() || folded == title || TEXT.contains(&step) || step.chars().count() > 40 {
            continue;
        }
        if title.starts_with(&folded) && folded.chars().count() * 2 > title.chars().count() {
            continue;
        }
        out.push(step.to_owned());
    }
    out
}
