//! Elements that name a member: by the words that forum software uses for them in classes, by marks for machines, and by the
//! addresses of profiles.

use super::{STEPS, elements};
use crate::blocks::context::Context;
use crate::metadata::date::{self, Hint};
use crate::page::{NodeId, Page, Tag};
use crate::select::{is_marked, is_of_member, names_member};
use std::ops::Range;

/// What buttons and notes in the place of a name say, in lower case.
const NO_NAME: [&str; 10] = [
    "follow",
    "logged",
    "reply",
    "quote",
    "report",
    "share",
    "guest",
    "advertisement",
    "continue reading",
    "author",
];

/// Longest name in characters.
const LONGEST: usize = 48;
/// Digits that are a member's name and no count.
const DIGITS: usize = 4;
/// Longest line, in bytes, that a name stands in, and longest element with one and the white space around it.
const LONGEST_LINE: usize = 160;
/// Longest kept line, in bytes, that may hold a name behind its beginning: `by Ann » 4 June 2021`.
const SHORT_LINE: usize = 80;
/// Names that are taken of a page, which has at most a few hundred posts.
const MAX_NAMES: usize = 4000;
/// Longest list of a member's data in bytes, and the steps up from the name at its head at which it is looked for.
const LONGEST_DATA: usize = 400;
const STEPS_TO_DATA: usize = 3;

/// An element that names a member.
pub(super) struct Named {
    pub(super) node: NodeId,
    pub(super) name: String,
}

/// Those of a range of nodes.
pub(super) fn within(names: &[Named], nodes: Range<NodeId>) -> &[Named] {
    let at = |node| names.partition_point(|named| named.node < node);
    &names[at(nodes.start)..at(nodes.end)]
}

/// The innermost elements within a part of the page that name a member, with the name; in order.
pub(super) fn find(context: &Context, part: Range<NodeId>) -> Vec<Named> {
    let page = context.page;
    let mut out: Vec<Named> = Vec::new();
    for id in part {
        // The length first: it costs nothing, and most elements hold nothing or too much.
        let is_short = (2..=LONGEST_LINE).contains(&page.text_of(id).len());
        if !is_short
            || matches!(page.tag(id), Tag::None | Tag::Button)
            || !(names_member(page, id) || is_told_beside(context, id))
        {
            continue;
        }
        let Some(name) = name(page.text_of(id)).filter(|name| !in_text(context, id, name)) else { continue };
        // What is within says it without the words around.
        if out.last().is_some_and(|outer| page.contains(outer.node, id)) {
            out.pop();
        }
        out.push(Named { node: id, name });
        if out.len() == MAX_NAMES {
            break;
        }
    }
    out
}

/// How sure it is that an element names who wrote the post: it is marked as the author's for machines, or leads to a profile
/// whose address ends with the name, or neither.
pub(super) fn surety(page: &Page, named: &Named) -> u8 {
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let leads = || {
        let last = page.attribute(named.node, "href")?.trim_end_matches('/').rsplit(['/', '=']).next()?;
        Some(letters(last).contains(&letters(&named.name)))
    };
    if is_marked(page, named.node) { 2 } else { u8::from(leads().unwrap_or(false)) }
}

/// Whether an element is told to name a member by what stands around it: it is called a name and nothing more within a post, or
/// is set apart at the head of a member's data.
fn is_told_beside(context: &Context, id: NodeId) -> bool {
    let page = context.page;
    let is_name = page.attribute(id, "class").is_some_and(|class| class.trim() == "name");
    if is_name && page.ancestors(id).take(STEPS_TO_DATA).any(|a| elements::is_post(context, a)) {
        return true;
    }
    let apart = is_name || matches!(page.tag(id), Tag::B | Tag::Strong | Tag::Dt);
    let name = page.text_of(id).trim();
    let heads = |a: NodeId| {
        let text = page.text_of(a).trim();
        let fits = text.len() > name.len() && text.len() <= LONGEST_DATA && text.starts_with(name);
        let mut behind = page.node(id).end..page.node(a).end;
        fits && behind
            .any(|n| page.tag(n) == Tag::None && is_of_member(&page.text_of(n).trim().to_lowercase()))
    };
    apart && page.ancestors(id).take(STEPS_TO_DATA).any(heads)
}

/// A member's name without the words around it.
fn name(found: &str) -> Option<String> {
    let squeezed = found.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = squeezed.trim_start_matches('@').trim_end_matches([':', ',', '»', '•', '·', '|', ' ']);
    let behind = ["By ", "by ", "von ", "par ", "por "].iter().find_map(|word| bare.strip_prefix(word));
    let bare = behind.unwrap_or(bare).trim();
    // Of an address, and of a member of another server, the name alone.
    let is_host = |rest: &str| rest.contains('.') && !rest.contains(' ');
    let bare = bare.split_once('@').filter(|(_, rest)| is_host(rest)).map_or(bare, |(name, _)| name);
    let count = bare.chars().count();
    let digits = count >= DIGITS && bare.bytes().all(|b| b.is_ascii_digit());
    let is_name = (2..=LONGEST).contains(&count)
        && (digits || bare.chars().any(char::is_alphabetic))
        && !NO_NAME.contains(&bare.to_lowercase().as_str())
        && date::find(bare, &Hint::default()).is_empty();
    is_name.then(|| bare.to_owned())
}

/// Whether a name stands in running text or at a picture: a mention, who is quoted, a credit.
fn in_text(context: &Context, id: NodeId, name: &str) -> bool {
    let page = context.page;
    let apart = |a: NodeId| matches!(page.tag(a), Tag::Blockquote | Tag::Figure | Tag::Figcaption);
    if page.ancestors(id).take(STEPS).any(apart) {
        return true;
    }
    let segments = &context.ground.measured.segments;
    let at = segments.partition_point(|s| s.nodes.end <= id);
    segments.get(at).filter(|s| s.nodes.start <= page.node(id).end).is_some_and(|s| {
        let line = s.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        s.text.len() > LONGEST_LINE
            || context.keep(at) && s.text.len() > SHORT_LINE && !line.starts_with(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (found, wanted) in [
            ("@Halyard:", Some("Halyard")),
            (" by\n  Old   Peter » ", Some("Old Peter")),
            ("131359", Some("131359")),
            ("12", None),
            ("Follow", None),
            ("edited Oct 23, 2021 at 5:53", None),
            ("青蛙王子", Some("青蛙王子")),
            ("halyard@yard.example", Some("halyard")),
            ("Ann @ the weir", Some("Ann @ the weir")),
        ] {
            assert_eq!(name(found).as_deref(), wanted, "{found}");
        }
    }
}
