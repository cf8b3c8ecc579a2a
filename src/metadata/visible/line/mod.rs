//! Lines of labels and values, such as `时间：… 来源：… 作者：…`, `By Ann Lee | May 3, 2021`, `责任编辑：…`.

mod dates;
mod places;
mod unlabelled;

use super::Context;
use super::claim;
use super::credit::{is_of_pictures, is_reporter};
use super::reading_time;
use super::surroundings::{is_moment, is_slogan, is_teaser};
use super::text::Seamed;
use crate::measure::Segment;
use crate::metadata::Claim;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::labels::{self, Item, Label};
use crate::metadata::people::{self, Style, words};
use crate::metadata::zones::{self, weight};
use crate::metadata::{clean, date};
use crate::text::is_cjk;
pub(super) use places::opens;
use places::{after_headline, after_last_sentence};
use std::ops::Range;
pub(super) use unlabelled::claim_names;

/// Longest segment, in characters with CJK double, that is read as a line as a whole; of longer ones
/// only what follows the last sentence is.
const LONGEST_LINE: usize = 260;

/// Where a segment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Around the headline.
    Head,
    /// Around the body's end.
    Tail,
    /// Further down.
    Elsewhere,
}

/// Segments after the body's end in which an editor's line is looked for.
const FAR_BELOW: usize = 60;

/// Segments before the body's end in which a short line of credits is looked for, and its longest, with CJK double.
const CREDITS: usize = 12;
const CREDIT: usize = 60;

/// Longest number of views and the like, in bytes.
const MAX_COUNTER: usize = 40;

/// Reads all segments: those near headline and body's end for everything, the others only for labels
/// that say themselves that they belong to an article (责任编辑).
pub(super) fn read(context: &Context<'_>, found: &mut Candidates, claims: &mut Vec<Claim>) {
    let zones = context.zones;
    let mut pending = None;
    for (n, segment) in context.measured.segments.iter().enumerate() {
        if segment.hidden || zones.comments.contains(&n) {
            continue;
        }
        if Some(n) == zones.headline {
            // Below the headline but in its element.
            let seamed = Seamed::of(context.page, segment);
            if let Some(at) = after_headline(&seamed.text, &context.title) {
                let reader = Reader { context, n, segment, place: Place::Head, seamed: &seamed };
                reader.span(at..seamed.text.len(), None, found, claims);
            }
            continue;
        }
        let place = if zones.head.contains(&n) {
            Place::Head
        } else if zones.tail.contains(&n) {
            Place::Tail
        } else if n >= zones.body.start && n < zones.body.end + FAR_BELOW {
            Place::Elsewhere
        } else {
            continue;
        };
        // `记者丨王小明` above the editors' lines, of which there may be half a dozen.
        let credit = n + CREDITS >= zones.body.end && weight(&segment.text) <= CREDIT;
        if place == Place::Elsewhere && !segment.text.contains(['编', '編']) && !credit {
            continue;
        }
        if place == Place::Elsewhere && is_teaser(context.page, segment) || is_slogan(context.page, segment) {
            continue;
        }
        let seamed = Seamed::of(context.page, segment);
        let reader = Reader { context, n, segment, place, seamed: &seamed };
        pending = reader.read(pending, found, claims);
    }
}

pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) n: usize,
    pub(super) segment: &'a Segment,
    pub(super) place: Place,
    pub(super) seamed: &'a Seamed,
}

impl Reader<'_> {
    /// `pending` is the label that the segment before consists of; so is what is returned.
    fn read(&self, pending: Option<Label>, found: &mut Candidates, claims: &mut Vec<Claim>) -> Option<Label> {
        let text = self.seamed.text.as_str();
        if weight(text) > LONGEST_LINE {
            if let Some(span) = after_last_sentence(text) {
                self.span(span, None, found, claims);
            }
            return None;
        }
        // `Authors`, `Name`, `Ann Lee`, each in an element of its own.
        if pending == Some(Label::Author) && labels::is_name(text) {
            return pending;
        }
        if let Some(label) = labels::lone(text) {
            // `Edited by` says itself far below the text that it belongs to an article; `编辑` alone is as often a button.
            let far = label == Label::Editor && text.is_ascii();
            if label == Label::Author && self.cards(found) {
                return None;
            }
            if self.place != Place::Elsewhere || far {
                return Some(label);
            }
        }
        self.span(0..text.len(), pending, found, claims);
        None
    }

    /// One line, or the part of a long segment that may be one.
    fn span(
        &self,
        span: Range<usize>,
        pending: Option<Label>,
        found: &mut Candidates,
        claims: &mut Vec<Claim>,
    ) {
        let text = &self.seamed.text[span.clone()];
        let whole = span.len() == self.seamed.text.len();
        let mut items = labels::items(text);
        // `Publié le 8 mars 2026, mis à jour le 9 mars 2026 · Lecture 3 min.` is as long as a sentence and ends like one.
        let dated = |i: &Item| {
            matches!(i.label, Label::Published | Label::Modified)
                && date::find(&text[i.at.end..], &dates::stand_in(&self.context.hint))
                    .first()
                    .is_some_and(|(at, _)| date::with_weekday(&text[i.at.end..], at).start < 4)
        };
        let close = |i: &Item, at: &Range<usize>| (i.at.end..i.at.end + 4).contains(&at.start);
        let prose =
            whole && zones::is_prose(self.segment) && !items.iter().any(|i| opens(text, i) && dated(i));
        let prose = prose && !is_moment(text, &self.context.hint);
        // In running text a label counts where it opens the text, a line of it or a bracket.
        let editor = |i: &Item| i.label == Label::Editor && i.colon;
        let credited = |i: &Item| {
            let person = matches!(i.label, Label::Author | Label::Photographer | Label::Reviewer);
            person
                && i.colon
                && opens(text, i)
                && people::names(&text[i.value.clone()], Style::Bare)
                    .iter()
                    .any(|n| n.name.chars().all(is_cjk))
        };
        let mut kept_until = None;
        items.retain(|i| {
            if self.place == Place::Elsewhere {
                return editor(i) || credited(i) && weight(text) <= CREDIT;
            }
            // `（记者 王小明 通讯员 李大成）`: all labels of a bracket that one opens.
            let goes_on =
                kept_until.is_some_and(|end: usize| !text[end..i.at.start].contains(['）', ')', '。', '，']));
            let kept = !prose || editor(i) || opens(text, i) || goes_on;
            kept_until = (kept && prose).then_some(i.at.end);
            kept
        });
        // `Reporter` stands behind its name as often as before it.
        let known = |text: &str| {
            let names = people::names(text, Style::Bare);
            let given =
                |name: &str| name.split_once(' ').is_some_and(|(first, _)| people::given::is_given(first));
            !names.is_empty() && names.iter().all(|n| given(&n.name))
        };
        let before = || self.n.checked_sub(1).map(|n| self.context.measured.segments[n].text.as_str());
        let job = pending.is_some() && before().is_some_and(|line| line.len() <= 60 && words::is_job(line));
        if let Some(label) = pending.filter(|_| items.is_empty() && !prose && (!job || known(text))) {
            items.push(Item { label, at: 0..0, value: 0..text.len(), colon: true, suffix: false });
        }
        let mut used = if prose { Vec::new() } else { self.dates(text, &items, found) };
        // `首页 | 阅读 | 评论` is a menu: what counts something says nothing of what stands beside it, and who took a
        // picture as little of whom it shows.
        let pictures = |i: &Item| is_of_pictures(&text[i.value.clone()], &text[i.value.end..]);
        let silent = |i: &Item| {
            matches!(i.label, Label::Counter | Label::Photographer | Label::OtherDate) || pictures(i)
        };
        let telling = !used.is_empty() || !items.iter().all(silent);
        for (n, item) in items.iter().enumerate() {
            let next =
                items.get(n + 1).filter(|next| is_reporter(text, next) && next.at.start == item.value.end);
            let bracketed = text[..item.at.start].ends_with(['（', '(']);
            let named = || {
                let value = &text[item.value.clone()];
                !people::names(value, Style::Bare).is_empty()
                    || bracketed && !people::reporters(value).is_empty()
            };
            if next.is_some() && item.label == Label::Author && !named() {
                // `采写：山谷报见习记者 王小明`: the value is where the reporter works.
                used.push(item.at.start..item.value.end);
            } else if let Some(range) = self.item(text, item, found) {
                used.push(item.at.start.min(range.start)..item.at.end.max(range.end));
            } else if matches!(item.label, Label::Counter | Label::Published | Label::Modified) && item.colon
            {
                let end = text.floor_char_boundary(item.value.end.min(item.at.end + MAX_COUNTER));
                used.push(item.at.start..end);
            } else if matches!(item.label, Label::Published | Label::Modified)
                && self.place == Place::Head
                && dates::is_clock(&text[item.value.clone()])
            {
                used.push(item.at.start..item.value.end);
            } else if dated(item) && used.iter().any(|u| close(item, u)) {
                used.push(item.at.clone());
            }
        }
        if !prose && self.place == Place::Head {
            let meta = claim::is_meta_line(text, &used);
            if used.is_empty() {
                self.bare(text, &mut used, found);
            } else if meta && telling {
                self.rest_of_line(text, &mut used, found);
            }
            used.extend(reading_time::find(text));
            let relative = self.relative_times(text);
            let told = items.iter().filter(|i| dated(i) && relative.iter().any(|r| close(i, r)));
            used.extend(told.map(|i| i.at.clone()));
            used.extend(relative);
        }
        if self.place == Place::Tail && items.is_empty() {
            used.extend(self.signed(text, found));
            used.extend(self.issue(text, found));
        }
        claim::claim(self, &span, &used, &items, claims);
    }

    pub(super) fn candidate(&self, field: Field, value: &str, trust: f64, found: &Candidates) -> Candidate {
        let place = self.context.page.path(self.segment.container);
        let mut candidate = Candidate::new(field, clean::value(value), From::Visible, place, trust);
        candidate.node = Some(self.segment.nodes.start);
        candidate.group = self.group(field, found);
        candidate
    }

    /// The number of the line; of Chinese lines, where reporters and correspondents have one each, that of the first.
    fn group(&self, field: Field, found: &Candidates) -> u32 {
        let own = self.n as u32 + 1;
        if field != Field::Author || !self.segment.text.chars().any(is_cjk) {
            return own;
        }
        let before = self.n.checked_sub(1).map(|n| self.context.measured.segments[n].nodes.start);
        let of_line_before = |c: &&Candidate| {
            c.from == From::Visible && c.group > 0 && c.rejected.is_none() && c.node == before
        };
        found.of(Field::Author).filter(of_line_before).last().map_or(own, |c| c.group)
    }

    pub(super) fn add(&self, field: Field, value: &str, trust: f64, found: &mut Candidates) {
        let candidate = self.candidate(field, value, trust, found);
        found.add(candidate);
    }
}
