//! What was left out, and why.

use super::context::Context;
use crate::article::Removed;
use crate::metadata::Metadata;
use crate::page::{Kind, NodeId, Page, Tag};
use crate::select::Label;
use crate::text;
use std::collections::BTreeSet;

/// Characters of a text that was left out which are told.
const MAX_CHARACTERS: usize = 200;

/// Entries that are told; what is beyond is counted in one more.
const MAX_ENTRIES: usize = 200;

/// One entry before it is cut to length, with where it begins in the page.
struct Entry {
    at: NodeId,
    /// The element that holds it.
    home: NodeId,
    /// One past its last segment, 0 where it is none.
    end: usize,
    removed: Removed,
}

/// Everything that was left out, in document order. `taken` are segments that the article holds
/// elsewhere (captions, notes).
pub(super) fn find(context: &Context, metadata: &Metadata, taken: &BTreeSet<usize>) -> Vec<Removed> {
    let ground = &context.ground;
    let page = context.page;
    let segments = &ground.measured.segments;
    let mut entries: Vec<Entry> = Vec::new();
    let mut in_region = vec![false; segments.len()];
    for region in &context.selection.regions {
        let range = ground.segments_between(region.nodes.start, region.nodes.end);
        let mut words = String::new();
        for s in range {
            if !context.keep(s) {
                in_region[s] = true;
                add(&mut words, &segments[s].text);
            }
        }
        if !words.is_empty() {
            entries.push(entry(region.nodes.start, words, region.reason.to_owned()));
        }
    }
    for (s, segment) in segments.iter().enumerate() {
        if context.keep(s) || in_region[s] || taken.contains(&s) {
            continue;
        }
        let reason = reason(context, s);
        // What follows for the same reason is told with it, as long as no kept text stands between.
        let last = entries.last_mut().filter(|e| e.removed.reason == reason && e.end == s);
        let merged = last.is_some_and(|last| {
            let home = ground.common(last.home, segment.container);
            let apart = home == Page::ROOT || context.kept_in(ground.segments_in(home)) > 0;
            if !apart {
                last.home = home;
            }
            let beside = home == page.node(segment.container).parent;
            if beside || !apart {
                last.end = s + 1;
                add(&mut last.removed.text, &segment.text);
            }
            beside || !apart
        });
        if !merged {
            let mut entry = entry(segment.container, String::new(), reason);
            entry.at = segment.nodes.start;
            entry.end = s + 1;
            add(&mut entry.removed.text, &segment.text);
            entries.push(entry);
        }
    }
    for claim in &metadata.claims {
        let Some(segment) = segments.get(claim.segment) else { continue };
        if context.keep(claim.segment) {
            let raw = claim.raw.start as usize..claim.raw.end as usize;
            let words = page.text.get(raw).map(text::squash).unwrap_or_default();
            let mut entry = entry(segment.container, words, claim.reason.to_owned());
            entry.at = segment.nodes.start;
            entries.push(entry);
        }
    }
    unseen(context, &mut entries);
    // Where there is too much, what stood around the article goes before what stood in it.
    let article = home(context);
    let beyond = entries.len().saturating_sub(MAX_ENTRIES);
    entries.sort_by_key(|e| (!article.is_some_and(|a| page.contains(a, e.at)), e.at));
    entries.truncate(MAX_ENTRIES);
    entries.sort_by_key(|e| e.at);
    let mut out: Vec<Removed> = entries
        .into_iter()
        .map(|e| Removed {
            text: e.removed.text.chars().take(MAX_CHARACTERS).collect(),
            place: ground.path(e.home),
            reason: e.removed.reason,
        })
        .collect();
    if beyond > 0 {
        let (text, place) = (String::new(), String::new());
        out.push(Removed { text, place, reason: format!("{beyond} more parts were left out") });
    }
    out
}

fn entry(home: NodeId, text: String, reason: String) -> Entry {
    Entry { at: home, home, end: 0, removed: Removed { text, place: String::new(), reason } }
}

/// Adds words to a text as far as they will be told.
fn add(text: &mut String, words: &str) {
    // Four bytes a character at most, so that no more is ever collected than can be needed.
    if text.len() <= MAX_CHARACTERS * 4 {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(words.chars().take(MAX_CHARACTERS).map(|c| if c == '\n' { ' ' } else { c }));
    }
}

fn reason(context: &Context, segment: usize) -> String {
    if context.ground.measured.segments[segment].hidden {
        return "not shown".to_owned();
    }
    let words = context.selection.verdicts.get(segment).map(|v| v.reasons.join("; ")).unwrap_or_default();
    if !words.is_empty() {
        return words;
    }
    match context.label(segment) {
        Label::Headline => "headline",
        Label::Standfirst => "standfirst",
        Label::Byline => "byline",
        Label::Dateline => "date line",
        Label::Caption => "caption",
        Label::Credit => "credit",
        Label::Breadcrumb => "breadcrumb",
        _ => "not part of the article",
    }
    .to_owned()
}

/// Style sheets and comments within the element that holds the body: both can hold text that other
/// readers of pages take for the article's.
fn unseen(context: &Context, entries: &mut Vec<Entry>) {
    let page = context.page;
    let Some(home) = home(context) else {
        return;
    };
    for id in page.subtree(home) {
        let (words, reason) = match page.node(id).kind {
            Kind::Comment => (page.text_of(id), "comment"),
            Kind::Element(Tag::Style) => (page.text_of(id), "style sheet"),
            _ => continue,
        };
        let words = text::squash(words);
        // Conditional comments and markers of templates say nothing.
        if words.starts_with("[if") || !words.chars().any(char::is_alphabetic) {
            continue;
        }
        let at = if page.node(id).kind == Kind::Comment { page.node(id).parent } else { id };
        let mut entry = entry(at, words, reason.to_owned());
        entry.at = id;
        entries.push(entry);
        if entries.len() > MAX_ENTRIES * 8 {
            return;
        }
    }
}

/// The lowest element that holds all kept text.
fn home(context: &Context) -> Option<NodeId> {
    let segments = &context.ground.measured.segments;
    let first = (0..segments.len()).find(|&s| context.keep(s))?;
    let last = (0..segments.len()).rev().find(|&s| context.keep(s))?;
    Some(context.ground.common(segments[first].container, segments[last].container))
}
