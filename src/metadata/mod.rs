//! Metadata: for each field candidates from ordered sources, one chosen, all kept as evidence.

#![allow(
    // Calendar arithmetic on numbers of at most four digits.
    clippy::cast_possible_wrap,
    // Arms are kept apart where each states a rule of its own.
    clippy::match_same_arms,
    // Names of formats (JSON-LD, RDFa) are no code.
    clippy::doc_markdown,
    clippy::similar_names
)]

mod candidate;
mod clean;
pub(crate) mod date;
mod evidence;
mod fitted;
mod labels;
mod language;
mod merge;
mod next_page;
mod offer;
mod people;
mod site;
mod sources;
mod thread;
mod title;
mod visible;
mod zones;

use crate::article::{Date, Evidence, LeadImage, Organisation, Person, Role};
use crate::measure::Measured;
use crate::page::Page;
use crate::select::{Draft, Label};
pub use next_page::next_page;
pub(crate) use offer::{Offer, offer};

use candidate::{Candidate, Candidates, Field};
use std::collections::BTreeMap;
use std::ops::Range;

/// Whether a name is that of an organisation rather than a person, by its words.
pub(crate) use language::{can_be as can_be_in, of_part as language_of_part};
pub(crate) use people::words::is_organisation;
pub(crate) use thread::open_thread;

/// A piece of visible text that is metadata, so that it leaves the body.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Index of the segment.
    pub segment: usize,
    /// Bytes in [`Page::text`]; the segment's whole range where the segment is nothing else.
    pub raw: Range<u32>,
    /// What it is.
    pub label: Label,
    /// Why, in words.
    pub reason: &'static str,
}

/// What is known about the article besides its text; fields as in [`crate::Article`].
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Metadata {
    pub title: Option<String>,
    pub title_raw: Option<String>,
    pub subtitle: Option<String>,
    pub authors: Vec<Person>,
    pub publisher: Option<Organisation>,
    pub original_source: Option<Organisation>,
    pub reposted: bool,
    pub published: Option<Date>,
    pub modified: Option<Date>,
    pub section: Option<String>,
    pub breadcrumb: Vec<String>,
    pub tags: Vec<String>,
    pub excerpt: Option<String>,
    pub lead_image: Option<LeadImage>,
    pub favicon: Option<String>,
    pub license: Option<String>,
    pub paywalled: Option<bool>,
    pub canonical_url: Option<String>,
    pub lang: Option<String>,
    pub dir: Option<String>,
    pub evidence: BTreeMap<String, Vec<Evidence>>,
    /// What was not read because the page passed a limit, in words.
    pub limits: Vec<String>,
    /// Visible text that became metadata.
    pub claims: Vec<Claim>,
}

/// What tables of contents are headed, folded: it stands where a standfirst would.
const CONTENTS: [&str; 10] = [
    "table of contents",
    "contents",
    "in this article",
    "on this page",
    "inhaltsverzeichnis",
    "inhalt",
    "sommaire",
    "índice",
    "目录",
    "目次",
];

/// Longest step that is taken for the name of a section, in characters.
const SECTION: usize = 32;

/// Collects the metadata of a page.
pub fn collect(page: &Page, measured: &Measured, draft: &Draft) -> Metadata {
    let mut work = Work::new(page, measured, draft);
    let mut out = Metadata::default();
    let mut evidence = BTreeMap::new();

    let (mut others, credits_evidence) = merge::credits::collect(&work.found);
    let editors = editors(&others);
    let title = work.title.value.clone().unwrap_or_default();
    let authors = merge::authors::choose(&work.found, measured, &work.zones, &work.site, &title, &editors);
    let mut people_evidence = authors.evidence;
    people_evidence.extend(credits_evidence);
    evidence::sort(&mut people_evidence);
    people_evidence.truncate(evidence::MAX_PER_FIELD * 2);
    out.authors = authors.people;
    out.authors.append(&mut others);

    let published = merge::dates::published(&work.found, measured, &work.zones, &work.hint);
    let modified = merge::dates::modified(&work.found, &work.hint, published.date.as_ref());
    out.breadcrumb = merge::trail::choose(page, &work.found, &title);
    let origin = merge::origin::choose(
        &work.found,
        &out.authors,
        &out.breadcrumb,
        work.title.site.as_deref(),
        &work.site,
    );

    // A trail ends with the section that the article stands in.
    let publisher = origin.publisher.as_ref().map(|p| clean::fold(&p.name)).unwrap_or_default();
    let home =
        |step: &str| work.site.is_name(step) || site::is_front_page(step) || clean::fold(step) == publisher;
    let named = |step: &str| step.chars().count() <= SECTION && !step.contains(|c: char| c.is_ascii_digit());
    if let Some(last) = out.breadcrumb.last().filter(|step| named(step) && !home(step)) {
        let from = candidate::From::BreadcrumbTrail;
        work.found.add(Candidate::new(Field::Section, last.as_str(), from, "last step", 0.35));
    }
    let headline = clean::fold(&title);
    merge::others::examine_sections(&mut work.found, &title);
    merge::others::examine_licences(&mut work.found);
    work.found.examine(Field::Subtitle, |c| {
        let folded = clean::fold(&c.value);
        if repeats(&folded, &headline) {
            c.rejected = Some("says the headline once more");
        } else if CONTENTS.contains(&folded.as_str()) {
            c.rejected = Some("heads the table of contents");
        }
    });
    let plain: String = draft_text(measured, draft);
    (out.lang, out.dir) = language::choose(page, &mut work.found, &plain);
    merge::excerpt::examine(&mut work.found, &title, &plain);
    out.lead_image = merge::lead::choose(page, &mut work.found, &mut evidence);
    merge::trail::tell(&work.found, &out.breadcrumb, &mut evidence);
    for (key, list) in [
        ("title", work.title.evidence),
        ("authors", people_evidence),
        ("published", published.evidence),
        ("modified", modified.evidence),
        ("publisher", origin.publisher_evidence),
        ("originalSource", origin.source_evidence),
    ] {
        if !list.is_empty() {
            evidence.insert(key.to_owned(), list);
        }
    }
    let found = &work.found;
    let value = |c: Option<&Candidate>| c.map(|c| c.value.clone());
    out.subtitle = value(merge::others::most_trusted(found, Field::Subtitle, &mut evidence));
    out.section = value(merge::others::most_trusted(found, Field::Section, &mut evidence));
    out.excerpt = value(merge::others::most_trusted(found, Field::Excerpt, &mut evidence));
    out.favicon = value(merge::others::most_trusted(found, Field::Favicon, &mut evidence));
    out.license = value(merge::others::most_trusted(found, Field::License, &mut evidence));
    out.canonical_url = value(merge::others::most_trusted(found, Field::CanonicalUrl, &mut evidence));
    out.paywalled =
        merge::others::most_trusted(found, Field::Paywalled, &mut evidence).map(|c| c.value == "true");
    merge::others::most_trusted(found, Field::Language, &mut evidence);
    let own = (out.breadcrumb.as_slice(), origin.publisher.as_ref().map(|p| p.name.as_str()));
    out.tags = merge::tags::choose(found, &title, &plain, &out.authors, &work.site, own, &mut evidence);

    out.title = work.title.value;
    out.title_raw = work.title.raw;
    out.published = published.date;
    out.modified = modified.date;
    out.publisher = origin.publisher;
    out.original_source = origin.source;
    out.reposted = origin.reposted;
    out.limits = work.found.limits;
    out.claims = work.claims;
    out.evidence = evidence;
    out
}

/// Whether a second headline is nothing but the first, a part of it, or the first twice; both folded.
fn repeats(subtitle: &str, headline: &str) -> bool {
    let rest = subtitle.replacen(headline, "", 2);
    !headline.is_empty() && (headline.contains(subtitle) || rest.trim().is_empty())
}

/// The folded names of those who edited the text.
fn editors(people: &[Person]) -> Vec<String> {
    people.iter().filter(|p| p.role == Role::Editor).map(|p| clean::fold(&p.name)).collect()
}

/// What the first reading of a page gives.
struct Work {
    found: Candidates,
    site: site::Site,
    title: title::Title,
    zones: zones::Zones,
    hint: date::Hint,
    claims: Vec<Claim>,
}

impl Work {
    fn new(page: &Page, measured: &Measured, draft: &Draft) -> Self {
        let scan = sources::Scan::new(page);
        let mut found = sources::read(page, &scan);
        let begins = below_headings(page, measured, draft);
        sources::add_visible_titles(page, measured, begins, &mut found);
        let body = measured.segments.get(begins).map(|s| s.nodes.start);
        let site = site::Site::new(page, &found);
        let title = title::choose(page, &found, &site, body);
        let zones = zones::Zones::new(page, measured, draft, title.value.as_deref(), title.node);
        let hint = hint(page, &found);
        let mut claims = Vec::new();
        let context = visible::Context {
            page,
            measured,
            zones: &zones,
            hint,
            title: clean::fold(title.value.as_deref().unwrap_or_default()),
        };
        visible::read(&context, &mut found, &mut claims);
        found.examine(Field::OriginalSource, |c| merge::sources::examine(c, &site, &hint));
        if let Some(n) = zones.headline {
            let raw = measured.segments[n].raw.clone();
            claims.push(Claim { segment: n, raw, label: Label::Headline, reason: "the headline" });
        }
        Self { found, site, title, zones, hint, claims }
    }
}

/// What is known of the page that helps to read its dates.
fn hint(page: &Page, found: &Candidates) -> date::Hint {
    let captured = page.facts.captured_at.as_deref().and_then(|c| c.parse().ok());
    let root = page.attribute(Page::ROOT, "lang").map(str::to_owned);
    let said = root.or_else(|| found.of(Field::Language).next().map(|c| c.value.clone())).unwrap_or_default();
    let lower = said.replace('_', "-").to_lowercase();
    // Where the page does not say its language, its letters do: no country that writes these has the month first.
    let other_letters = |c: char| matches!(c, '\u{370}'..='\u{6ff}' | '\u{900}'..='\u{10ff}');
    let title = || found.of(Field::Title).next().is_some_and(|t| t.value.chars().any(other_letters));
    let day_first = if lower.is_empty() && title() { Some(true) } else { date::day_first(&lower) };
    let eastern = ["zh", "ja", "ko"].iter().any(|l| lower.starts_with(l));
    date::Hint { captured, day_first, eastern, machine: false }
}

/// The segment that the body begins with, below headings: the first of them may be the headline.
fn below_headings(page: &Page, measured: &Measured, draft: &Draft) -> usize {
    let in_heading = |n: &usize| page.tag(measured.segments[*n].container).heading_level() > 0;
    draft.body.clone().find(|n| !in_heading(n)).unwrap_or(draft.body.start)
}

/// The text of the body as far as the draft has it, the beginning of it.
fn draft_text(measured: &Measured, draft: &Draft) -> String {
    let mut out = String::new();
    for (segment, verdict) in measured.segments.iter().zip(&draft.verdicts) {
        if verdict.keep && out.len() < 60_000 {
            out.push_str(&segment.text);
            out.push('\n');
        }
    }
    out
}

/// The candidates of one field with the facts known about them, and what the facts weigh.
#[derive(Debug)]
pub struct Calibration {
    /// Names of the facts.
    pub facts: &'static [&'static str],
    /// Their weights as shipped, log-odds.
    pub weights: &'static [f64],
    /// Texts that could be chosen, each with the value of every fact.
    pub candidates: Vec<(String, Vec<f64>)>,
}

/// For each field whose weights are fitted, the candidates of a page: what fits the weights anew.
pub fn calibration(page: &Page, measured: &Measured, draft: &Draft) -> BTreeMap<&'static str, Calibration> {
    let work = Work::new(page, measured, draft);
    let Work { found, site, zones, hint, .. } = &work;
    let body = measured.segments.get(below_headings(page, measured, draft)).map(|s| s.nodes.start);
    let title = work.title.value.as_deref().unwrap_or_default();
    let editors = editors(&merge::credits::collect(found).0);
    BTreeMap::from([
        ("title", title::calibration(page, found, site, body)),
        ("published", merge::dates::calibration(found, measured, zones, hint)),
        ("authors", merge::authors::calibration(found, measured, zones, site, title, &editors)),
    ])
}

#[cfg(test)]
mod tests {
    use super::repeats;

    #[test]
    fn second_headlines_that_say_the_first() {
        for subtitle in ["rain returns", "rain", "rain returns rain returns"] {
            assert!(repeats(subtitle, "rain returns"), "{subtitle}");
        }
        assert!(!repeats("rain returns to the valley", "rain returns"));
        assert!(!repeats("the river rose", ""));
    }
}
