//! One label of a line with its value: persons by role, and sources.

use super::company;
use super::line::{Place, Reader, opens};
use super::surroundings::{holds_headline, in_card_of_shop, is_copyright, is_quoted, leads_to_text};
use super::text::SEAM;
use crate::metadata::candidate::{Candidate, Candidates, Field};
use crate::metadata::labels::{Item, Label};
use crate::metadata::people::{self, Style, words};
use crate::metadata::zones::weight;
use crate::metadata::{clean, date};
use crate::page::Tag;
use crate::text::is_cjk;
use std::ops::Range;

/// How labels begin of those who helped the authors, in lower case.
const HELPING: [&str; 2] = ["additional ", "with "];

/// Longest words for what somebody is, in characters with CJK double.
const POST: usize = 60;

impl Reader<'_> {
    /// One label with its value; returns the bytes that it takes where it says something.
    pub(super) fn item(&self, text: &str, item: &Item, found: &mut Candidates) -> Option<Range<usize>> {
        let value = &text[item.value.clone()];
        let role = match item.label {
            Label::Author if is_of_pictures(value, &text[item.value.end..]) => Field::Photographer,
            Label::Author => Field::Author,
            Label::Editor => Field::Editor,
            Label::Reviewer => Field::Reviewer,
            Label::Photographer => Field::Photographer,
            Label::Translator => Field::Translator,
            Label::Source => return self.source(text, item, found),
            Label::Tags | Label::Counter => return item.colon.then_some(item.at.start..item.value.end),
            Label::OriginalTitle | Label::Section => return Some(item.at.start..item.value.end),
            Label::Breadcrumb | Label::Summary | Label::Published | Label::Modified | Label::OtherDate => {
                return None;
            }
        };
        // `作者：` in the card of a book that the text speaks of.
        if role == Field::Author
            && (self.is_fact_amid_text() || in_card_of_shop(self.context.page, self.segment.nodes.start))
        {
            return None;
        }
        // Below the text: what others wrote or said.
        let bare = role == Field::Author && !item.colon && self.place == Place::Tail;
        let label = text[item.at.clone()].trim();
        let one_word = label.is_ascii() && !label.contains(' ');
        if bare
            && (one_word && !opens(text, item)
                || is_copyright(text)
                || leads_to_text(self.context.page, self.segment)
                || is_quoted(self.context, self.segment.nodes.start))
        {
            return None;
        }
        let value = value.split(['。', '？', '！']).next().unwrap_or_default();
        // `By Ann` at the head of a line is as good as a colon.
        let plain = self.place == Place::Head && opens(text, item) && !value.chars().any(is_cjk);
        // So short that only a name makes a label of them: `di Anna Gallo`, `av Anna Berg`.
        let little = ["di", "av", "af"].contains(&text[item.at.clone()].to_lowercase().trim());
        let style = if item.colon || plain && !little { Style::Labelled } else { Style::Bare };
        // `Foto: Die Fähre im Mai (Nils Berg/Talbote)`: what it shows stands before who took it.
        let behind = value.split_once('(').and_then(|(_, inner)| inner.split_once('/'));
        // `Foto: Nils Berg / Talbote`.
        let behind = behind.or_else(|| value.split_once(" / "));
        let taken = behind.filter(|_| role == Field::Photographer).map(|(name, _)| name);
        let taken = taken.map(|name| people::names(name, Style::Bare)).filter(|names| !names.is_empty());
        let mut names = taken.unwrap_or_else(|| people::names(value, style));
        let joined = self.context.is_japanese().then(|| people::japanese_in_two_words(value)).flatten();
        names = joined.map_or(names, |name| vec![people::Named { name, organisation: false }]);
        // `（记者 沐子衡 …）`: in a bracket that it opens, the label is as good as a colon.
        if names.is_empty() && text[..item.at.start].ends_with(['（', '(']) && is_reporter(text, item) {
            names = people::reporters(value);
        }
        let trust =
            if self.place == Place::Elsewhere { 0.5 } else { 0.75 } - if item.colon { 0.0 } else { 0.1 };
        if names.is_empty() {
            return self.nobody(role, value, item, trust, found);
        }
        let affiliation =
            is_reporter(text, item).then(|| people::affiliation(&text[..item.at.start])).flatten();
        // `（参与采写：王小明）`, `Additional reporting by Ann Lee`.
        let helped = role == Field::Author
            && (text[..item.at.start].ends_with("参与")
                || HELPING.iter().any(|word| label.to_ascii_lowercase().starts_with(word)));
        for named in &names {
            let mut candidate = self.candidate(role, &named.name, trust, found);
            candidate.helped = helped;
            candidate.organisation = named.organisation;
            candidate.affiliation.clone_from(&affiliation);
            found.add(candidate);
        }
        let mut start = item.at.start;
        if let Some(affiliation) = &affiliation {
            self.add(Field::OriginalSource, affiliation, 0.45, found);
            start = text[..start].rfind(affiliation.as_str()).unwrap_or(start);
        }
        let last = names.last().map(|n| n.name.as_str()).unwrap_or_default();
        let end = value.rfind(last).map_or(item.value.end, |at| item.value.start + at + last.len());
        Some(start..self.with_post(text, end.max(item.at.end), item.value.end))
    }

    /// Where a byline ends with what somebody is and where they work: `By Ann Lee, Valley Times Staff Writer May 3, 2021`.
    fn with_post(&self, text: &str, end: usize, value_end: usize) -> usize {
        let rest = &text[end..value_end.max(end)];
        let until = date::find(rest, &self.context.hint).first().map_or(rest.len(), |(at, _)| at.start);
        let post = people::strip_frames(&rest[..until]);
        let is_post = !post.is_empty() && weight(post) <= POST && words::is_job(post);
        if self.place == Place::Head && is_post { end + until } else { end }
    }

    /// Whether the line is an item of a list or a cell of a table with paragraphs before it and behind it.
    fn is_fact_amid_text(&self) -> bool {
        let page = self.context.page;
        let item = |tag| matches!(tag, Tag::Li | Tag::Td | Tag::Dd | Tag::Dt);
        let holds = |a| holds_headline(self.context, a);
        self.context.zones.is_amid_text(self.n, false)
            && page.ancestors(self.segment.nodes.start).take_while(|&a| !holds(a)).any(|a| item(page.tag(a)))
    }

    /// The names of the cards that follow a heading, `Authors`; whether there are any.
    pub(super) fn cards(&self, found: &mut Candidates) -> bool {
        let Some(names) = company::below_heading(self.context.page, self.segment.container) else {
            return false;
        };
        for name in names {
            let candidate = self.candidate(Field::Author, &name, 0.65, found);
            found.add(Candidate { together: true, ..candidate });
        }
        true
    }

    /// `（王小明 上海报道）` that a text ends with: who reports, and from where. Returns its bytes.
    pub(super) fn signed(&self, text: &str, found: &mut Candidates) -> Option<Range<usize>> {
        let whole = text.trim_end_matches([' ', '\u{3000}', SEAM, '\n']);
        let inner = whole.strip_suffix(['）', ')'])?;
        let open = inner.rfind(['（', '('])?;
        let inner = inner[open..].trim_start_matches(['（', '(']);
        let reports = ["报道", "報道", "報導"].iter().find_map(|w| inner.strip_suffix(w))?;
        // The place stands behind the names; without one it could be any word.
        let (people, place) = reports.trim_end().rsplit_once([' ', '\u{3000}'])?;
        let fits = |word: &str| (2..=6).contains(&word.chars().count()) && word.chars().all(is_cjk);
        let names = people::names(people, Style::Bare);
        let told: usize = names.iter().map(|n| n.name.len()).sum();
        let all = people.chars().filter(|c| is_cjk(*c)).map(char::len_utf8).sum::<usize>() == told;
        if names.is_empty() || !all || !fits(place) {
            return None;
        }
        names.iter().for_each(|n| self.add(Field::Author, &n.name, 0.65, found));
        Some(open..whole.len())
    }

    /// A label whose value names nobody: kept as evidence with the reason.
    fn nobody(
        &self,
        role: Field,
        value: &str,
        item: &Item,
        trust: f64,
        found: &mut Candidates,
    ) -> Option<Range<usize>> {
        let value = clean::value(people::strip_frames(value));
        if value.is_empty() || !item.colon || value.chars().count() >= 40 {
            return None;
        }
        let mut candidate = self.candidate(role, &value, trust, found);
        candidate.rejected = Some(if words::is_nobody(&value) {
            "names nobody: an account or a placeholder"
        } else {
            "no person's name"
        });
        found.add(candidate);
        Some(item.at.start..item.value.end)
    }

    /// `来源：` and its kin.
    fn source(&self, text: &str, item: &Item, found: &mut Candidates) -> Option<Range<usize>> {
        let value = text[item.value.clone()].trim_start_matches([SEAM, ' ', '\u{3000}']);
        // `in the Spring 2024 issue of <a>Valley Quarterly</a>`.
        let value =
            value.split_once(" issue of").filter(|(which, _)| which.len() < 40).map_or(value, |(_, of)| of);
        let value = value.trim_start_matches([SEAM, ' ']);
        let value = value.split(['\n', '|', '｜', SEAM]).next().unwrap_or_default();
        // `republished from Valley Hub under a Creative Commons license`.
        let value = [" under a", " with permission"]
            .iter()
            .find_map(|end| Some(value.split_once(end)?.0))
            .unwrap_or(value);
        let value = clean::value(people::strip_frames(value));
        // A name of several words keeps its spaces in Latin, but Chinese ones end at the first.
        let name =
            if value.chars().any(is_cjk) { value.split(' ').next().unwrap_or_default() } else { &value };
        let name = people::strip_frames(name).to_owned();
        if name.is_empty() || weight(&name) > 60 || !item.colon && name.contains(['，', '。']) {
            return None;
        }
        let mut candidate = self.candidate(Field::OriginalSource, &name, 0.85, found);
        let in_figure = |tag| matches!(tag, Tag::Figure | Tag::Figcaption);
        let (page, container) = (self.context.page, self.segment.container);
        if in_figure(page.tag(container)) || page.ancestors(container).any(|a| in_figure(page.tag(a))) {
            candidate.rejected = Some("of a picture");
        }
        found.add(candidate);
        let end = text[item.value.clone()].find(name.as_str());
        Some(item.at.start..end.map_or(item.value.end, |at| item.value.start + at + name.len()))
    }
}

/// Labels before which the reporter's paper stands.
pub(super) fn is_reporter(text: &str, item: &Item) -> bool {
    let label = &text[item.at.clone()];
    ["记者", "記者", "通讯员", "评论员", "作者", "作家"].iter().any(|w| label.contains(w))
}

/// Whether a label's value, or what stands behind it, says that the person took the pictures.
pub(super) fn is_of_pictures(value: &str, after: &str) -> bool {
    is_picture_credit(value) || takes_pictures(after)
}

/// `记者 王小明 摄`: what follows the name says that the pictures are theirs. `摄影` and a name are somebody else's.
fn takes_pictures(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{3000}', SEAM]);
    after.starts_with(['摄', '攝']) && !after[3..].starts_with('影')
}

/// `记者 王小明 图` under a picture: who took it, not who wrote the text.
fn is_picture_credit(value: &str) -> bool {
    let value = value.trim_end_matches(['）', ')', '】', ']', '。', ' ', '\u{3000}', SEAM]);
    // `记者 王小明 文/图`: text and pictures.
    if ["文/图", "文／图", "文图", "图文", "图/文", "文/圖", "文／圖", "文圖"]
        .iter()
        .any(|end| value.ends_with(end))
    {
        return false;
    }
    // Behind a name, not as the end of a word such as 地图.
    [" 图", " 圖", "/图", "／图", "摄", "攝", "供图", "供圖"].iter().any(|end| value.ends_with(end))
}
