//! Fields of which the most trusted candidate is taken, and lists.

use crate::article::{Evidence, LeadImage};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::{clean, evidence};
use std::collections::BTreeMap;

/// The candidate with the most trust, and all of them as evidence.
pub(in crate::metadata) fn most_trusted<'a>(
    found: &'a Candidates,
    field: Field,
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Option<&'a Candidate> {
    let mut chosen: Option<&Candidate> = None;
    for candidate in found.of(field).filter(|c| c.rejected.is_none()) {
        if chosen.is_none_or(|c| candidate.trust > c.trust + 1e-9) {
            chosen = Some(candidate);
        }
    }
    let value = chosen.map(|c| c.value.as_str());
    let mut list: Vec<Evidence> = found.of(field).map(|c| told(c, value == Some(c.value.as_str()))).collect();
    if !list.is_empty() {
        evidence::sort(&mut list);
        list.truncate(evidence::MAX_PER_FIELD);
        out.insert(field.key().to_owned(), list);
    }
    chosen
}

fn told(candidate: &Candidate, chosen: bool) -> Evidence {
    Evidence {
        value: candidate.value.clone(),
        from: candidate.from.name().to_owned(),
        place: candidate.place.clone(),
        confidence: evidence::rounded(candidate.trust),
        chosen,
        note: candidate.rejected.map(str::to_owned),
    }
}

/// Keywords of all sources in order, each once.
pub(in crate::metadata) fn tags(
    found: &Candidates,
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Vec<String> {
    let front = found.of(Field::Tag).any(|c| c.from == From::FrontMatter);
    let mut tags: Vec<String> = Vec::new();
    let mut list = Vec::new();
    for candidate in found.of(Field::Tag).filter(|c| !front || c.from == From::FrontMatter) {
        let folded = clean::fold(&candidate.value);
        let fits = !folded.is_empty() && candidate.value.chars().count() <= MAX_TAG;
        if fits && !tags.iter().any(|t| clean::fold(t) == folded) && tags.len() < MAX_TAGS {
            tags.push(candidate.value.clone());
            list.push(told(candidate, true));
        }
    }
    list.truncate(evidence::MAX_PER_FIELD);
    if !list.is_empty() {
        out.insert(Field::Tag.key().to_owned(), list);
    }
    tags
}

/// Longest keyword in characters, and most of them: longer ones are sentences, more are search bait.
const MAX_TAG: usize = 60;
const MAX_TAGS: usize = 30;

/// The picture that stands for the article.
pub(in crate::metadata) fn lead_image(
    found: &Candidates,
    out: &mut BTreeMap<String, Vec<Evidence>>,
) -> Option<LeadImage> {
    let chosen = most_trusted(found, Field::Image, out)?;
    let sized = found.of(Field::Image).find(|c| c.value == chosen.value && c.size != (None, None));
    let (width, height) = sized.map_or((None, None), |c| c.size);
    Some(LeadImage { src: chosen.value.clone(), alt: None, width, height, image: None })
}
