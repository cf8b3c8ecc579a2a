//! A name beside the date, without any label.

use super::{Context, Found, LONGEST, closing, leads_elsewhere, person, seen};
use crate::article::DatePrecision;
use crate::metadata::date;
use crate::metadata::labels::{self, Label};
use crate::metadata::people::{self, Named, Style};
use crate::metadata::visible::surroundings::in_page_header;
use crate::metadata::visible::text::{SEAM, Seamed};
use crate::metadata::zones::weight;
use crate::page::{NodeId, Page};
use crate::text;

/// Segments between a name and its date.
const BESIDE: usize = 3;
/// Longest text, in bytes, of the element that holds both: a line of facts, not a column of the page.
const TOGETHER: usize = 360;

/// `Ann Lee` in one line with a date, or in a line of its own next to it.
pub(super) fn read(context: &Context<'_>) -> Option<Found> {
    let lines = seen(context, context.zones.head.clone());
    let whole = |s: &date::Stamp| s.precision() >= DatePrecision::Day && !s.yearless;
    let texts: Vec<String> = lines.iter().map(|(_, s)| Seamed::of(context.page, s).text).collect();
    let dated: Vec<bool> = lines
        .iter()
        .zip(&texts)
        .map(|((_, s), text)| {
            weight(text) <= LONGEST
                && !in_page_header(context, s)
                && date::find(text, &context.hint).iter().any(|(_, s)| whole(s))
        })
        .collect();
    let job =
        |at: usize| texts[at].len() <= LONGEST && people::words::is_job(people::strip_frames(&texts[at]));
    for (at, &(n, segment)) in lines.iter().enumerate() {
        let mut near = (at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(lines.len())).filter(|&m| dated[m]);
        let in_one = near.any(|m| together(context.page, segment.nodes.start, lines[m].1.nodes.start));
        // The line before or behind the date's, under the headline: only a name that is known for one.
        let mut below = at + 1;
        below += usize::from(below < lines.len() && (job(below) || is_place(&texts[below])));
        let next =
            [at.checked_sub(1), Some(below)].into_iter().flatten().any(|m| dated.get(m) == Some(&true));
        let known_only = !in_one && next && context.zones.is_before_text(n);
        if weight(&segment.text) > LONGEST || !in_one && !known_only || leads_elsewhere(context, segment) {
            continue;
        }
        let pieces = texts[at].split([SEAM, '\n', '|', '｜', '·', '•', '–', '—', '/']).map(str::trim);
        for piece in pieces.filter(|p| !p.is_empty() && date::find(p, &context.hint).is_empty()) {
            let role = labels::items(piece).first().is_some_and(|i| i.label != Label::Author);
            let piece = without_post(piece);
            let known = |names: &Vec<Named>| !known_only || names.iter().all(closing::is_known);
            let named = person(context, piece).or_else(|| japanese(context, piece).filter(|_| in_one));
            if let Some(names) = named.filter(|names| !role && known(names)) {
                let all = of_whole_line(&texts[at]).filter(|all| all.contains(&names[0]));
                return Some((n, all.unwrap_or(names), 0.5));
            }
        }
    }
    None
}

/// Whether a line could be the town that stands between a name and its date: a word or two with capitals.
fn is_place(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let named = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| text::is_alphabetic(c) || c == '-')
    };
    (1..=2).contains(&words.len()) && words.iter().all(named)
}

/// All names of a line that is nothing but names and what joins them, each in an element of its own.
fn of_whole_line(line: &str) -> Option<Vec<Named>> {
    let line = line.replace([SEAM, '\n'], " ");
    let names = people::names(&line, Style::Bare);
    let letters = |text: &str| text.chars().filter(|&c| text::is_alphabetic(c)).count();
    let told: usize = names.iter().map(|n| letters(&n.name)).sum();
    // `and`, `und`.
    ((2..=4).contains(&names.len()) && names.iter().all(closing::is_known) && told + 3 >= letters(&line))
        .then_some(names)
}

/// `桐生　蓮` on a page in Japanese.
fn japanese(context: &Context<'_>, piece: &str) -> Option<Vec<Named>> {
    let name = people::japanese_in_two_words(piece).filter(|_| context.is_japanese())?;
    Some(vec![Named { name, organisation: false }])
}

/// `Ann Lee, special to the Valley Times`: the name.
fn without_post(piece: &str) -> &str {
    match piece.split_once(", ") {
        Some((name, post)) if post.starts_with("special to ") || people::words::is_job(post) => name,
        // `Noémie Vasseur, à Valpierre`.
        Some((name, post))
            if ["à ", "in ", "en ", "aus ", "a ", "em ", "te ", "w "]
                .iter()
                .any(|at| post.starts_with(at)) =>
        {
            name
        }
        _ => piece,
    }
}

/// Whether two lines or links stand in one small element.
pub(super) fn together(page: &Page, a: NodeId, b: NodeId) -> bool {
    let around = page.ancestors(a).find(|&e| page.contains(e, b));
    around.is_some_and(|e| page.text_of(e).len() <= TOGETHER)
}
