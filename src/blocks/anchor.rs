//! Where a block stands, how sure it is and why, and the language it is in.

use super::context::Context;
use crate::article::{Anchor, Block, BlockKind, BlockRole};
use crate::metadata::{can_be_in, language_of_part};
use crate::page::NodeId;

/// Characters of the text around a block that its anchor holds.
const AROUND: usize = 32;

/// Characters of a block's own text that its anchor holds.
const EXACT: usize = 64;

/// Reasons of one block.
const MAX_REASONS: usize = 8;

/// A block of these segments with all that is known of where it comes from.
pub(super) fn block(context: &Context, node: NodeId, segments: &[usize], kind: BlockKind) -> Block {
    let verdicts = || segments.iter().filter_map(|&s| context.selection.verdicts.get(s).map(|v| (s, v)));
    let (mut sum, mut weight) = (0.0, 0.0);
    let mut reasons: Vec<String> = Vec::new();
    for (segment, verdict) in verdicts() {
        let bytes = context.ground.text(segment).len() as f64;
        sum += f64::from(verdict.score) * bytes;
        weight += bytes;
        for reason in &verdict.reasons {
            if reasons.len() < MAX_REASONS && !reasons.iter().any(|r| r == reason) {
                reasons.push((*reason).to_owned());
            }
        }
    }
    let score = if weight > 0.0 { sum / weight } else { 0.0 };
    let lang = context.ground.spoken(node, &["lang", "xml:lang"]).map(str::trim).filter(|l| !l.is_empty());
    let dir = context.ground.spoken(node, &["dir"]).map(str::to_ascii_lowercase);
    let text = segments.first().map(|&s| context.ground.text(s)).unwrap_or_default();
    // Templates say `en` of whatever stands in them.
    let right = |lang: &&str| !is_same(context.lang.as_deref(), lang) && can_be_in(text, lang);
    let mut lang = lang.filter(right).map(str::to_owned);
    let mut dir =
        dir.filter(|d| matches!(d.as_str(), "ltr" | "rtl") && d != context.dir.as_deref().unwrap_or("ltr"));
    let words = !matches!(kind, BlockKind::Code { .. } | BlockKind::Math { .. });
    if words && lang.is_none() && dir.is_none() && !context.ground.is_spoken_of(node) {
        let shown = language_of_part(text, context.lang.as_deref());
        (lang, dir) = (shown.0.map(str::to_owned), shown.1.map(str::to_owned));
    }
    Block {
        id: 0,
        kind,
        role: BlockRole::Body,
        lang,
        dir,
        anchor: anchor(context, node, segments),
        score: (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0,
        reasons,
    }
}

/// Whether two language tags name one language: equal, or one only says more (`zh`, `zh-CN`).
fn is_same(page: Option<&str>, here: &str) -> bool {
    let (page, here) = (plain_tag(page.unwrap_or_default()), plain_tag(here));
    page == here || page.starts_with(&format!("{here}-")) || here.starts_with(&format!("{page}-"))
}

/// A tag in lower case; the places of Chinese stand for how it is written there.
fn plain_tag(tag: &str) -> String {
    let tag = tag.to_ascii_lowercase().replace('_', "-");
    match tag.as_str() {
        "zh-cn" | "zh-sg" | "zh-hans-cn" => "zh-hans".to_owned(),
        "zh-tw" | "zh-hk" | "zh-mo" | "zh-hant-tw" | "zh-hant-hk" => "zh-hant".to_owned(),
        _ => tag,
    }
}

fn anchor(context: &Context, node: NodeId, segments: &[usize]) -> Anchor {
    let all = &context.ground.measured.segments;
    let at = all.partition_point(|s| s.nodes.start < node);
    let first = segments.first().copied().unwrap_or(at);
    let last = segments.last().map_or(at, |l| l + 1);
    let before = first.checked_sub(1).map(|s| all[s].text.as_str()).unwrap_or_default();
    let after = all.get(last).map(|s| s.text.as_str()).unwrap_or_default();
    let exact = segments.first().map(|&s| all[s].text.as_str()).unwrap_or_default();
    let skip = before.chars().count().saturating_sub(AROUND);
    Anchor {
        selector: context.ground.path(node),
        prefix: before.chars().skip(skip).collect(),
        exact: exact.chars().take(EXACT).collect(),
        suffix: after.chars().take(AROUND).collect(),
    }
}
