//! The headline: candidates from all sources, with and without the site's name, one chosen.
//!
//! Every source's value gives a candidate, and so does every cut of it at a separator. Equal texts are one
//! candidate. What speaks for and against each is a handful of named facts ([`weights`]); how much each says was
//! fitted to labelled pages ([`fitted`]). Nothing is cut at a colon, and nothing but the site's name is cut unless
//! another source has the text without it.

mod cut;
mod facts;
mod plain;
mod shown;
mod weights;

pub(super) use plain::{headline_nodes, line_before_text, line_set_apart};

use super::candidate::{Candidate, Candidates, Field, From};
use super::labels::{self, Label};
use super::people::{self, Style};
use super::site::Site;
use super::{clean, evidence, fitted};
use crate::article::Evidence;
use crate::page::{NodeId, Page};

/// The chosen headline.
#[derive(Debug, Default)]
pub(super) struct Title {
    /// Without the site's name.
    pub(super) value: Option<String>,
    /// As found.
    pub(super) raw: Option<String>,
    /// All candidates, the chosen one first.
    pub(super) evidence: Vec<Evidence>,
    /// The element that shows it.
    pub(super) node: Option<NodeId>,
    /// What the page's `title` has after it: most often the site's name.
    pub(super) site: Option<String>,
}

/// Chooses the headline. `body` is the node that the body begins with.
pub(super) fn choose(page: &Page, found: &Candidates, site: &Site, body: Option<NodeId>) -> Title {
    let sources: Vec<&Candidate> = found.of(Field::Title).collect();
    // Front matter was written for the file by whoever cleaned it: nothing to weigh.
    let front = sources.iter().find(|c| c.from == From::FrontMatter);
    let pool = facts::pool(page, &sources, site, body);
    let best = front
        .and_then(|f| pool.iter().find(|p| p.folded == clean::fold(&f.value)))
        .or_else(|| super::merge::weights::best(pool.iter().map(|p| p.score)).map(|n| &pool[n]));
    let Some(best) = best else {
        return Title::default();
    };
    let confidences = fitted::TITLE.confidences(pool.iter().map(|p| p.score));
    let mut evidence: Vec<Evidence> = pool
        .iter()
        .zip(confidences)
        .map(|(p, confidence)| Evidence {
            value: p.text.clone(),
            from: p.from.name().to_owned(),
            place: p.place.clone(),
            confidence: evidence::rounded(confidence),
            chosen: p.folded == best.folded,
            note: p.note(),
        })
        .collect();
    evidence::sort(&mut evidence);
    evidence.truncate(evidence::MAX_PER_FIELD);
    Title {
        value: Some(without_mark(&best.text).to_owned()),
        raw: Some(best.raw.clone()),
        evidence,
        node: best.node,
        site: site_in_title(&sources, &best.folded).or_else(|| facts::site_beside(&pool, &sources)),
    }
}

/// A headline without the mark that stood between it and a kicker: `: The weir is open`.
fn without_mark(text: &str) -> &str {
    let rest = text.trim_start_matches([':', '：', '|', '–', '—', '•', '·']);
    if rest.starts_with(char::is_whitespace) { rest.trim_start() } else { text }
}

/// The last part of the `title` that begins with the headline; of several the last that is no bare host (`valley.example`).
fn site_in_title(sources: &[&Candidate], folded: &str) -> Option<String> {
    let title = sources.iter().find(|c| c.from == From::TitleElement)?;
    let mut parts = cut::parts(&title.value);
    // The system, which signs after the site.
    parts.retain(|part| !clean::fold(part).starts_with("powered by") && !is_byline(part));
    if parts.is_empty() {
        return None;
    }
    let is_host = |part: &str| part.contains('.') && part.bytes().all(|b| b.is_ascii_graphic());
    let named = parts[1..].iter().rev().find(|part| !is_host(part) && clean::fold(part) != folded);
    let last = named.filter(|_| parts.len() > 2).or(parts.last())?;
    // `大雨再临_山谷财经_山谷网`: of two names of one house the nearer one is the page's.
    let house = |part: &str| part.chars().take(2).filter(|&c| crate::text::is_cjk(c)).collect::<String>();
    let near = parts.iter().rev().skip_while(|part| *part != last).nth(1);
    let near = near.filter(|near| clean::fold(near) != folded && near.chars().count() <= 8);
    let near = near.filter(|near| !near.starts_with(*last));
    let last =
        near.filter(|near| house(near).chars().count() == 2 && house(near) == house(last)).unwrap_or(last);
    // A rubric may stand before the headline.
    let headline =
        parts.iter().position(|part| clean::fold(part) == folded).is_some_and(|at| at + 1 < parts.len());
    // `天气频道--大雨再临`: where nothing follows it, old Chinese sites put their name before the headline.
    let first = parts[0];
    if parts.len() == 2
        && clean::fold(last) == folded
        && clean::fold(first) != folded
        && first.chars().any(crate::text::is_cjk)
        && first.chars().count() <= 16
    {
        return Some(first.to_owned());
    }
    let begins = (clean::fold(&title.value).starts_with(folded) || headline) && clean::fold(last) != folded;
    (begins && parts.len() > 1 && last.chars().count() <= 30).then(|| (*last).to_owned())
}

/// `by Ann Lee`, as some platforms end the title.
fn is_byline(part: &str) -> bool {
    labels::items(part).first().is_some_and(|item| {
        let names = people::names(&part[item.value.clone()], Style::Bare);
        item.at.start == 0 && item.label == Label::Author && !names.is_empty()
    })
}

/// Texts that could be the headline with their facts, for fitting the weights.
pub(super) fn calibration(
    page: &Page,
    found: &Candidates,
    site: &Site,
    body: Option<NodeId>,
) -> super::Calibration {
    let sources: Vec<&Candidate> = found.of(Field::Title).collect();
    let pool = facts::pool(page, &sources, site, body);
    super::Calibration {
        facts: &weights::Fact::NAMES,
        weights: &fitted::TITLE.weights,
        candidates: pool.into_iter().map(|p| (p.text, p.facts.to_vec())).collect(),
    }
}
