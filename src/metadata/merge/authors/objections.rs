//! Why a set of names cannot be the authors, and which larger one it is a part of.

use super::Set;
use crate::article::Person;
use crate::measure::Measured;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::metadata::merge::{Position, position};
use crate::metadata::people::words;
use crate::metadata::site::Site;
use crate::metadata::visible::SIGNATURE;
use crate::metadata::zones::Zones;
use crate::text::{is_cjk, is_hangul};

/// More names than this in one place are a list of something else.
const MAX_AUTHORS: usize = 24;

/// The set that names these persons and more, where a machine was told it, or where they stand together near the headline:
/// bibliographic tags and linked data have all authors, of whom a page may show the first, or make only one a link.
pub(super) fn wider(
    sets: &[Set],
    why_not: &[Option<&'static str>],
    chosen: usize,
    together: impl Fn(&&Candidate) -> bool,
) -> usize {
    let told = |c: &&Candidate| matches!(c.from, From::Citation | From::JsonLd) || together(c);
    // Shown and said by a tag: `By Ann Lee, Bo Berg` and `meta`.
    let seen = |s: &Set| s.stated.iter().any(|c| c.from == From::Visible);
    let tagged = |c: &&Candidate| matches!(c.from, From::Meta | From::Twitter | From::OpenGraph);
    // Papers in Korea show all who reported, and tell machines of the first.
    let korean =
        |s: &Set| s.people.iter().all(|p| p.name.chars().count() == 3 && p.name.chars().all(is_hangul));
    // In China a line below the text has all who worked at it, `（文/王小明 李大成　图/赵一）`, and its head often one of them.
    let han = |s: &Set| {
        let name = |p: &Person| (2..=4).contains(&p.name.chars().count()) && p.name.chars().all(is_cjk);
        s.people.iter().all(name) && s.stated.iter().all(|c| c.group > 0)
    };
    let below = |outer: &Set, inner: &Set| {
        let first = outer.stated.iter().filter_map(|c| c.node).min();
        han(outer) && han(inner) && inner.stated.iter().all(|c| c.node < first)
    };
    let around = |n: &usize| {
        let (inner, outer) = (&sets[chosen], &sets[*n]);
        inner.key.len() < outer.key.len()
            && inner.key.iter().all(|k| outer.key.contains(k))
            && outer.organisations == 0
            && (outer.stated.iter().any(&told)
                || seen(outer) && (outer.stated.iter().any(&tagged) || korean(outer) || below(outer, inner)))
    };
    (0..sets.len()).filter(|n| why_not[*n].is_none()).find(around).unwrap_or(chosen)
}

/// The set that names the same one person in full, where a byline shows the first name alone: `Ann` of `Ann Lee`.
pub(super) fn fuller(sets: &[Set], why_not: &[Option<&'static str>], chosen: usize) -> usize {
    let [first] = sets[chosen].key.as_slice() else { return chosen };
    let is_full = |n: &usize| {
        let [whole] = sets[*n].key.as_slice() else { return false };
        let rest = whole.strip_prefix(first.as_str()).and_then(|rest| rest.strip_prefix(' '));
        why_not[*n].is_none()
            && sets[*n].organisations == 0
            && rest.is_some_and(|r| r.split(' ').count() <= 2)
    };
    let mut full = (0..sets.len()).filter(is_full);
    match (full.next(), full.next()) {
        (Some(one), None) if !first.contains(' ') && sets[chosen].organisations == 0 => one,
        _ => chosen,
    }
}

/// For each set of names, why it cannot be the authors'.
pub(super) fn objections(
    sets: &[Set],
    found: &Candidates,
    site: &Site,
    editors: &[String],
    heads: impl Fn(&Candidate) -> bool,
) -> Vec<Option<&'static str>> {
    let sources: Vec<String> = found
        .of(Field::OriginalSource)
        .filter(|c| c.rejected.is_none())
        .map(|c| clean::fold(&c.value))
        .collect();
    let is_signed = |s: &Set| s.stated.iter().any(|c| c.place.ends_with(SIGNATURE));
    let signed = sets.iter().any(is_signed);
    let labelled = |s: &Set| {
        let whole = |p: &Person| p.name.contains(' ') && !site.is_name(&p.name);
        s.organisations == 0 && s.people.iter().all(whole) && s.stated.iter().any(|c| heads(c))
    };
    let named = sets.iter().any(labelled);
    let nobody = |s: &Set| {
        let name = s.people[0].name.as_str();
        s.people.len() == 1
            && !is_signed(s)
            && (words::is_account(name) || words::is_team(name) || site.is_called(name))
    };
    sets.iter()
        .map(|s| match () {
            () if nobody(s) && signed => Some("an account or the site, and the text is signed"),
            () if nobody(s) && named && s.stated.iter().all(|c| c.node.is_none()) => {
                Some("an account or the site, and a byline names somebody")
            }
            () => why_not(s, site, editors, &sources),
        })
        .collect()
}

/// Whether a candidate stands behind a label in the lines around the headline, or in an element that is called so there or below
/// the text.
pub(super) fn is_byline(c: &Candidate, measured: &Measured, zones: &Zones) -> bool {
    let called = c.group == 0 && c.trust >= 0.65;
    let labelled = c.from == From::Visible && (c.group > 0 && c.trust > 0.6 || called);
    let place = || position(c, measured, zones);
    labelled
        && !c.place.ends_with("(dateline)")
        && (place() == Position::Head || called && place() == Position::Below)
}

/// Why a set of names cannot be the authors.
fn why_not(set: &Set, site: &Site, editors: &[String], sources: &[String]) -> Option<&'static str> {
    let machine = set.stated.iter().all(|c| c.node.is_none());
    if !editors.is_empty() && machine && set.key.iter().all(|k| editors.contains(k)) {
        return Some("the page names them as editors");
    }
    let cjk = set.people.iter().any(|p| p.name.chars().any(is_cjk));
    if set.organisations == set.people.len() && cjk {
        return Some("an organisation, not a person");
    }
    if set.people.len() == 1 && cjk {
        let name = &set.people[0].name;
        if site.is_name(name) || machine && site.begins_with(name) {
            return Some("the site's name");
        }
        if machine && sources.contains(&set.key[0]) {
            return Some("the source, not a person");
        }
    }
    (set.people.len() > MAX_AUTHORS).then_some("more names than a text has authors")
}
