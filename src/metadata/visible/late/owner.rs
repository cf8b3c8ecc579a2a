//! The owner of a personal site, who signs nothing: the site bears a person's name, and the text says “I”. Or whom `address` names,
//! which holds how to reach the author of a page (HTML, 4.3.10).

use super::{Context, Found, person};
use crate::measure::Segment;
use crate::metadata::people::Named;
use crate::metadata::people::given::is_given;
use crate::metadata::site::leads_home;
use crate::metadata::visible::rights::claimed;
use crate::metadata::visible::surroundings::is_quoted;
use crate::metadata::visible::text::{SEAM, Seamed};
use crate::metadata::zones::weight;
use crate::page::{Page, Tag};
use crate::text;

/// How often the text has to say “I”: a firm's texts quote somebody now and then.
const SAYS_I: usize = 3;
/// Longest line that tells the site's name, with CJK counted double.
const LONGEST: usize = 100;
/// Longest `address`, with CJK counted double.
const LONGEST_ADDRESS: usize = 300;
/// Elements around a line among which the link to the front page is.
const AROUND: usize = 4;

/// “I”, “my” and the like in languages that write them as words, where they mean nothing else in another one.
const FIRST_PERSON: [&str; 25] = [
    "i", "i'm", "i've", "i’m", "i’ve", "my", "ich", "mein", "meine", "je", "j'ai", "j’ai", "yo", "mis", "eu",
    "meu", "minha", "mijn", "jag", "jeg", "mój", "benim", "я", "мой", "мне",
];

/// A person whom an `address` of the page names first; that of an article's own or of a firm, with its street, names none.
pub(super) fn address(context: &Context<'_>) -> Option<Found> {
    let page = context.page;
    page.elements(Tag::Address).find_map(|id| {
        let text = Seamed::new(page, page.subtree(id)).text;
        if weight(&text) > LONGEST_ADDRESS || is_quoted(context, id) {
            return None;
        }
        let first = text
            .split(['\n', SEAM, ',', '(', '<', '|', '·', '–', '—'])
            .map(str::trim)
            .find(|line| !line.is_empty())?;
        let names = person(context, first).filter(|names| names.len() == 1 && has_given_name(&names[0]))?;
        let n = context.measured.segments.iter().position(|s| page.contains(id, s.nodes.start))?;
        Some((n, names, 0.45))
    })
}

/// The name that the site's header links its front page with or its footer claims the rights for, if it is a person's.
pub(super) fn read(context: &Context<'_>) -> Option<Found> {
    let segments = &context.measured.segments;
    let body = &context.zones.body;
    let outside = segments.iter().enumerate().filter(|(n, s)| {
        !s.hidden && !body.contains(n) && !context.zones.comments.contains(n) && weight(&s.text) <= LONGEST
    });
    let mut owner: Option<Found> = None;
    for (n, segment) in outside {
        let Some(name) = claimed(&segment.text).or_else(|| home(context.page, segment)) else { continue };
        let Some(names) = person(context, name).filter(|names| names.len() == 1) else { continue };
        if !has_given_name(&names[0]) {
            continue;
        }
        // Two persons: a couple's, a firm's or a collection.
        if owner.as_ref().is_some_and(|(_, before, _)| before[0].name != names[0].name) {
            return None;
        }
        owner = owner.or(Some((n, names, 0.4)));
    }
    owner.filter(|_| says_i(context))
}

fn has_given_name(named: &Named) -> bool {
    named.name.split_whitespace().next().is_some_and(is_given)
}

/// The words of a link to the front page.
fn home<'a>(page: &'a Page, segment: &Segment) -> Option<&'a str> {
    // One word is no person's whole name.
    segment.text.trim().find(' ')?;
    let around = page.ancestors(segment.nodes.start).take(AROUND);
    let link = around.chain(segment.nodes.clone()).find(|&n| leads_home(page, n))?;
    Some(page.text_of(link).trim()).filter(|text| text.len() <= LONGEST)
}

fn says_i(context: &Context<'_>) -> bool {
    let body = context.measured.segments.get(context.zones.body.clone()).unwrap_or_default();
    let words = body.iter().filter(|s| !s.hidden).flat_map(|s| s.text.split_whitespace());
    let bare = |word: &str| word.trim_matches(|c: char| !text::is_alphabetic(c)).to_lowercase();
    words.filter(|word| FIRST_PERSON.contains(&bare(word).as_str())).nth(SAYS_I - 1).is_some()
}
