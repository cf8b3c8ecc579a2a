//! A signature in a line of its own, set apart by its form: `<p style="text-align:right"><b>Ann Lee</b></p>`.

use super::{CLOSING, Context, Found, anybody, leads_elsewhere, person, seen};
use crate::measure::Segment;
use crate::metadata::people::{self, Named};
use crate::metadata::visible::text::{SEAM, Seamed};
use crate::metadata::zones::{is_prose, weight};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::text::{class_tokens, is_cjk, is_kana};

/// Longest line that is one, with CJK counted double.
const LONGEST: usize = 60;
/// First segments of the body in which one is looked for.
const OPENING: usize = 2;

/// A name at the end of the text, or right before it, that is set to the right, or all of it in bold or italics.
pub(super) fn read(context: &Context<'_>) -> Option<Found> {
    let body = &context.zones.body;
    let from = context.zones.headline.map_or(body.start.saturating_sub(2), |h| h + 1);
    let end = seen(context, body.end.saturating_sub(CLOSING).max(body.start)..body.end + CLOSING);
    let opening = seen(context, from..body.start + OPENING);
    let behind_text = end
        .windows(2)
        .rev()
        .filter(|pair| is_prose(pair[0].1))
        .find_map(|pair| signs(context, pair[1].0, pair[1].1, true));
    behind_text.or_else(|| {
        let mut pairs = opening.windows(2).filter(|pair| is_prose(pair[1].1));
        pairs.find_map(|pair| signs(context, pair[0].0, pair[0].1, false))
    })
}

fn signs(context: &Context<'_>, n: usize, segment: &Segment, closes: bool) -> Option<Found> {
    if weight(&segment.text) > LONGEST || context.page.tag(segment.container).heading_level() > 0 {
        return None;
    }
    let emphasised = closes && is_emphasised(context.page, segment);
    let to_the_right = is_to_the_right(context.page, segment.container);
    if !(emphasised || to_the_right) || leads_elsewhere(context, segment) {
        return None;
    }
    let text = Seamed::of(context.page, segment).text;
    let mut lines = text.split('\n').map(|line| line.trim_matches([SEAM, ' ', '.', ',', '–', '—', '-']));
    let line = lines.find(|line| !line.is_empty())?;
    // `Ann Lee - Bo Berg`.
    let pair = line.replace(" - ", ", ").replace(" – ", ", ");
    let line = if line.split_whitespace().count() > 4 { pair.as_str() } else { line };
    // In letters without cases a name in bold looks like any other words.
    let names = if to_the_right { anybody(context, line) } else { person(context, line) };
    Some((n, names?, 0.5))
}

/// A name in brackets at the very end of a Japanese text, in a line of its own or not: `…笑った。（高瀬千尋）`.
pub(super) fn in_bracket(context: &Context<'_>) -> Option<Found> {
    let body = &context.zones.body;
    let end = seen(context, body.end.saturating_sub(CLOSING).max(body.start)..body.end + 1);
    let at = end.iter().rposition(|&(n, s)| n < body.end && is_prose(s))?;
    if !end[at].1.text.chars().any(is_kana) {
        return None;
    }
    let mut lines = [end.get(at + 1), end.get(at)].into_iter().flatten();
    lines.find_map(|&(n, line)| Some((n, last_bracket(&line.text)?, 0.5)))
}

/// The Japanese names in the bracket that ends a text.
fn last_bracket(text: &str) -> Option<Vec<Named>> {
    let text = text.trim_end();
    let open = text.rfind(['（', '【', '('])?;
    let inner = text[open..].trim_start_matches(['（', '【', '(']).strip_suffix(['）', '】', ')'])?;
    let before = text[..open].trim_end();
    let names: Vec<String> =
        inner.split(['、', '・', '，']).map(|name| name.split_whitespace().collect()).collect();
    let closed = before.is_empty() || before.ends_with(['。', '」', '）']);
    (closed && names.iter().all(|name| people::may_be_japanese(name) || has_kana_for_given_name(name)))
        .then(|| names.into_iter().map(|name| Named { name, organisation: false }).collect())
}

/// `白井のぞみ`: a family name in Han characters, the given one in kana, and neither `写真あり` nor `一部抜き`.
fn has_kana_for_given_name(name: &str) -> bool {
    const WORDS: [&str; 10] =
        ["写真", "続き", "一部", "次回", "前回", "文中", "関連", "詳し", "以下", "資料"];
    let kana = name.chars().filter(|&c| is_kana(c)).count();
    let given = name.trim_start_matches(|c| is_cjk(c) && !is_kana(c));
    let family = name[..name.len() - given.len()].chars().count();
    (2..=3).contains(&family)
        && (2..=4).contains(&kana)
        && given.chars().count() == kana
        && !WORDS.iter().any(|word| name.starts_with(word))
        && !["です", "ます", "した", "ある", "あり", "から", "まで", "など", "より"]
            .iter()
            .any(|end| given.ends_with(end))
}

/// Whether an element, or one around it that holds nothing else, sets its text to the right.
pub(in crate::metadata::visible) fn is_to_the_right(page: &Page, id: NodeId) -> bool {
    let text = page.text_of(id).trim();
    let alone = page.ancestors(id).take_while(|&a| page.text_of(a).trim() == text);
    std::iter::once(id).chain(alone).any(|n| {
        let said = |name| page.attribute(n, name).unwrap_or_default();
        let style: String = said("style").chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("text-align:right")
            || said("align").eq_ignore_ascii_case("right")
            || class_tokens(said("class"))
                .collect::<Vec<_>>()
                .windows(2)
                .any(|pair| matches!(&*pair[0], "align" | "text" | "aligned") && pair[1] == "right")
    })
}

/// Whether all of a segment's text is in bold or italics.
fn is_emphasised(page: &Page, segment: &Segment) -> bool {
    let strong = |tag| matches!(tag, Tag::B | Tag::Strong | Tag::I | Tag::Em);
    let text = page.text_of(segment.container).trim();
    let shown = |n: &NodeId| page.node(*n).kind == Kind::Text && !page.text_of(*n).trim().is_empty();
    segment.nodes.clone().find(shown).is_some_and(|first| {
        page.ancestors(first).take_while(|&a| page.text_of(a).trim() == text).any(|a| strong(page.tag(a)))
    })
}
