//! Notes: marks in the text, and what they refer to, which leaves the flow of the text.

use super::context::Context;
use super::gutter::Columns;
use super::inline;
use super::object::{Object, Objects};
use crate::article::{Footnote, Inline};
use crate::page::{NodeId, Tag};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// Words of class, id or fragment that name notes and references to them. `cite_note-1`, `fnref:2`,
/// `footnote-3`, `_ftn4` (word processors).
const NOTE_WORDS: [&str; 14] = [
    "fn",
    "fnref",
    "footnote",
    "footnotes",
    "footnoteref",
    "noteref",
    "note",
    "endnote",
    "ftn",
    "ftnref",
    "edn",
    "reference",
    "cite",
    "sdfootnote",
];

/// What stands before the number of a mark: `*1` and `※1` in Japan, `注1` and `註1` in Chinese.
const NUMBER_SIGNS: [&str; 8] = ["*", "※", "注", "註", "脚注", "腳註", "주", "＊"];

/// What marks stand in.
const BRACKETS: [char; 12] = ['[', ']', '(', ')', '［', '］', '〔', '〕', '（', '）', '【', '】'];

/// Longest mark, in characters: `[note 12]`.
const MAX_MARK: usize = 12;

/// Longest note, in bytes. What is longer is a section that a link jumps to.
const MAX_NOTE_BYTES: usize = 6000;

/// Longest text of an element that may stand for a mark, in bytes, white space of indented markup and all: one element may
/// hold all the references of a page.
const MAX_WRAPPER_BYTES: usize = 1 << 10;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    /// Segments that belong to notes or are line numbers, so that they leave the flow.
    pub(super) taken: BTreeSet<usize>,
}

#[derive(Debug)]
struct Note {
    label: String,
    segments: Vec<usize>,
}

/// Finds references in kept segments and their notes; marks both, and the ways back, among the objects.
pub(super) fn find(context: &Context, objects: &mut Objects) -> Notes {
    let page = context.page;
    let mut ids: BTreeMap<&str, NodeId> = BTreeMap::new();
    for id in 0..page.len() as NodeId {
        for name in ["id", "name"] {
            if (name == "id" || page.tag(id) == Tag::A)
                && let Some(value) = page.attribute(id, name)
            {
                ids.entry(value).or_insert(id);
            }
        }
    }
    // Links within the page, by the element that they lead to.
    let mut links: Vec<(NodeId, NodeId)> = Vec::new();
    for id in page.elements(Tag::A) {
        let target = page
            .attribute(id, "href")
            .and_then(|h| context.ground.addresses.fragment(h))
            .and_then(|f| ids.get(f.as_str()).copied());
        links.extend(target.map(|t| (id, t)));
    }
    let mut found = Notes::default();
    let mut numbers: BTreeMap<NodeId, u32> = BTreeMap::new();
    for &(from, to) in &links {
        let Some(label) = mark(context, from, to) else { continue };
        let Some(holder) = holder(context, from, to) else { continue };
        let number = if let Some(&number) = numbers.get(&holder) {
            number
        } else {
            let segments: Vec<usize> = context.ground.segments_in(holder).collect();
            if segments.iter().any(|s| found.taken.contains(s)) {
                continue;
            }
            found.taken.extend(segments.iter().copied());
            found.notes.push(Note { label, segments });
            let number = found.notes.len() as u32;
            numbers.insert(holder, number);
            number
        };
        objects.insert(wrapper(context, from), Object::Note(number));
    }
    for (from, to) in links {
        let inside = numbers.range(..=from).next_back().is_some_and(|(&h, _)| page.contains(h, from));
        // A way back leads to a reference; a reference may stand in the element that is led to.
        let back = inside
            && objects.range(to.saturating_sub(3)..page.node(to).end.max(to + 1)).any(|(n, o)| {
                matches!(o, Object::Note(_)) && (page.contains(to, *n) || page.contains(*n, to))
            });
        if back {
            objects.insert(from, Object::Skip);
        }
    }
    let mut columns = Columns::new(&context.ground);
    for segment in 0..context.ground.measured.segments.len() {
        if context.keep(segment) && columns.hold(segment) {
            found.taken.insert(segment);
        }
    }
    found
}

/// The mark of a link that is a reference to a note: short, in a kept segment before the note, and
/// raised, called so, or in brackets.
fn mark(context: &Context, from: NodeId, to: NodeId) -> Option<String> {
    let page = context.page;
    let label = text::squash(page.text_of(from));
    if label.is_empty() || label.chars().count() > MAX_MARK || to <= from {
        return None;
    }
    let raised = page.subtree(from).any(|n| page.tag(n) == Tag::Sup)
        || page.ancestors(from).take(3).any(|n| page.tag(n) == Tag::Sup);
    let role = |n: NodeId| {
        ["role", "epub:type"].iter().filter_map(|a| page.attribute(n, a)).any(|v| v.contains("noteref"))
    };
    let named = role(from)
        || std::iter::once(from)
            .chain(page.ancestors(from).take(1))
            .any(|n| context.ground.has_token(n, &NOTE_WORDS));
    let bare = label.trim_matches(BRACKETS);
    let number = NUMBER_SIGNS.iter().find_map(|sign| bare.strip_prefix(sign)).unwrap_or(bare).trim_start();
    let is_number = !number.is_empty() && number.chars().all(char::is_numeric);
    let short = is_number || bare.chars().all(|c| "*†‡§¶#※".contains(c));
    let bracketed = bare.len() < label.len() || is_number && number.len() < bare.len();
    let at = context.ground.measured.segments.partition_point(|s| s.nodes.start <= from.max(1));
    // The link's text may begin its segment.
    let own = (at.saturating_sub(1)..=at)
        .filter_map(|s| context.ground.measured.segments.get(s).map(|seg| (s, seg)))
        .find(|(_, seg)| seg.nodes.start < page.node(from).end && from < seg.nodes.end)
        .map(|(s, _)| s)?;
    let is_mark = role(from) || named && (short || raised) || short && (raised || bracketed);
    (context.keep(own) && is_mark).then(|| bare.trim().to_owned())
}

/// The element that holds the note which a reference leads to: the target itself, or the block around
/// an empty target. It holds a way back, or its name or its list says that it is a note.
fn holder(context: &Context, from: NodeId, to: NodeId) -> Option<NodeId> {
    let page = context.page;
    let holder = std::iter::once(to)
        .chain(page.ancestors(to))
        .take(4)
        .find(|&n| matches!(page.tag(n), Tag::Li | Tag::P | Tag::Div | Tag::Dd | Tag::Tr | Tag::Aside))?;
    let range = context.ground.segments_in(holder);
    let fits = !range.is_empty()
        && range.len() <= 12
        && page.text_of(holder).len() <= MAX_NOTE_BYTES
        && !page.contains(holder, from);
    let origins: Vec<&str> = std::iter::once(from)
        .chain(page.ancestors(from).take(2))
        .chain(page.subtree(from).skip(1))
        .filter_map(|n| page.attribute(n, "id").or_else(|| page.attribute(n, "name")))
        .collect();
    let way_back = || {
        page.subtree(holder).filter(|&n| page.tag(n) == Tag::A).any(|n| {
            let fragment = page.attribute(n, "href").and_then(|h| context.ground.addresses.fragment(h));
            fragment.is_some_and(|f| origins.contains(&f.as_str()))
        })
    };
    let named = || {
        [to, holder].iter().any(|&n| context.ground.has_token(n, &NOTE_WORDS))
            || page.ancestors(holder).take(3).any(|n| {
                context.ground.has_token(n, &NOTE_WORDS)
                    || page.attribute(n, "role").is_some_and(|r| r == "doc-endnotes" || r == "doc-footnotes")
            })
    };
    (fits && (way_back() || named())).then_some(holder)
}

/// The element that stands for a reference: the `sup` around it where that holds nothing else.
fn wrapper(context: &Context, from: NodeId) -> NodeId {
    let page = context.page;
    let label = text::squash(page.text_of(from)).len();
    page.ancestors(from)
        .take(3)
        .filter(|&n| matches!(page.tag(n), Tag::Sup | Tag::Span))
        .filter(|&n| page.text_of(n).len() <= MAX_WRAPPER_BYTES)
        .filter(|&n| text::squash(page.text_of(n)).trim_matches(['[', ']', '(', ')']).len() <= label)
        .last()
        .unwrap_or(from)
}

/// The notes as the article holds them.
pub(super) fn footnotes(context: &Context, objects: &Objects, notes: &Notes) -> Vec<Footnote> {
    let mut out = Vec::new();
    for (at, note) in notes.notes.iter().enumerate() {
        let mut note_runs: Vec<Inline> = Vec::new();
        for &segment in &note.segments {
            let this = &context.ground.measured.segments[segment];
            if this.hidden {
                continue;
            }
            let runs = inline::content(context, objects, this.container, this.nodes.clone(), &[]);
            if !note_runs.is_empty() && !runs.is_empty() {
                note_runs.push(Inline::Break);
            }
            note_runs.extend(runs);
        }
        trim(&mut note_runs, &note.label);
        out.push(Footnote { number: at as u32 + 1, label: note.label.clone(), content: note_runs });
    }
    out
}

/// What stands between the mark of a note and its text.
const BEHIND_MARK: [char; 12] = [']', ')', '.', ' ', '\u{3000}', '、', ':', '：', '］', '）', '】', '〕'];

/// Takes the mark in front of a note and what is left of the ways back from its ends.
fn trim(content: &mut Vec<Inline>, label: &str) {
    while matches!(content.last(), Some(Inline::Break)) {
        content.pop();
    }
    // The mark in an element of its own, raised or bold: `<sup>1</sup> By two brothers`.
    let marks = [']', ')', '[', '(', '.', ' '];
    let own = content.first().is_some_and(|run| match run {
        Inline::Superscript { .. } | Inline::Strong { .. } | Inline::Link { .. } => {
            inline::plain(std::slice::from_ref(run)).trim_matches(marks) == label
        }
        _ => false,
    });
    if own && content.len() > 1 {
        content.remove(0);
        while matches!(content.first(), Some(Inline::Break)) {
            content.remove(0);
        }
        if let Some(Inline::Text { text }) = content.first_mut() {
            *text = text.trim_start_matches(BEHIND_MARK).to_owned();
        }
    } else if let Some(Inline::Text { text }) = content.first_mut() {
        let bare = text.trim_start_matches(['^', '↑', '↩', ' ']);
        let opened = bare.trim_start_matches(['[', '(']);
        let marked = opened.strip_prefix(label).filter(|rest| rest.starts_with(BEHIND_MARK));
        // Of a way back that was the mark itself its brackets are left, or its colon.
        let left = || [opened, bare].into_iter().find(|rest| rest.starts_with([']', ')', ':', '：']));
        let rest = marked.or_else(left).map_or(bare, |rest| rest.trim_start_matches(BEHIND_MARK));
        if rest.len() < text.len() {
            *text = rest.to_owned();
        }
    }
    if let Some(Inline::Text { text }) = content.last_mut() {
        let rest = text.trim_end_matches(['↩', '↵', '⏎', '↑', '^', '\u{fe0e}', '[', ']', ' ']);
        if rest.len() < text.len() && text.ends_with(['↩', '↵', '⏎', '↑', '^', '\u{fe0e}', ']', ' '])
        {
            *text = rest.to_owned();
        }
    }
    content.retain(|i| !matches!(i, Inline::Text { text } if text.is_empty()));
}
