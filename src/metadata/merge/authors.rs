//! Who wrote the text: every source's names are one set, one set is chosen.

mod facts;
mod objections;

use super::weights::best;
use super::{Position, position};
use crate::article::{Evidence, Person, Role};
use crate::measure::Measured;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::people::{self, Named, Style, words};
use crate::metadata::site::Site;
use crate::metadata::zones::Zones;
use crate::metadata::{Calibration, clean, evidence, fitted};
use crate::text::{is_cjk, is_hangul};
use facts::Fact;
use objections::{fuller, is_byline, objections, wider};

/// Names that one source gives together.
struct Set<'a> {
    people: Vec<Person>,
    organisations: usize,
    key: Vec<String>,
    stated: Vec<&'a Candidate>,
    facts: [f64; Fact::COUNT],
    score: f64,
}

/// Authors and the evidence for all persons.
#[derive(Debug, Default)]
pub(in crate::metadata) struct Authors {
    pub(in crate::metadata) people: Vec<Person>,
    pub(in crate::metadata) evidence: Vec<Evidence>,
}

/// Chooses the authors. `editors` are the folded names of those who edited the text: a bare `author` that
/// names only them is wrong.
pub(in crate::metadata) fn choose(
    found: &Candidates,
    measured: &Measured,
    zones: &Zones,
    site: &Site,
    title: &str,
    editors: &[String],
) -> Authors {
    let sets = sets(found, measured, zones, site, title);
    let heads = |c: &Candidate| is_byline(c, measured, zones);
    let why_not = objections(&sets, found, site, editors, heads);
    // Written for whoever keeps or cites the text: nothing to weigh.
    let cited = |s: &Set, c: &Candidate| {
        c.from == From::Citation && (s.people.len() > 1 || c.place.contains("citation_author"))
    };
    let front = sets
        .iter()
        .position(|s| s.stated.iter().any(|c| c.from == From::FrontMatter))
        .or_else(|| sets.iter().position(|s| s.stated.iter().any(|c| cited(s, c))));
    let chosen = front.filter(|&n| why_not[n].is_none()).or_else(|| {
        let scores = sets.iter().zip(&why_not).map(|(s, w)| if w.is_some() { -1e9 } else { s.score });
        best(scores).filter(|&n| why_not[n].is_none())
    });
    // Cards under a heading that says `Authors` stand in a line of their own.
    let near = |c: &&Candidate| c.together && (c.group > 0 || position(c, measured, zones) == Position::Head);
    let chosen = chosen.map(|n| fuller(&sets, &why_not, wider(&sets, &why_not, n, near)));
    let possible = sets.iter().zip(&why_not).filter(|(_, w)| w.is_none());
    let mut confidences = fitted::AUTHORS.confidences(possible.map(|(s, _)| s.score)).into_iter();
    let mut out = Authors::default();
    for (n, set) in sets.iter().enumerate() {
        let names: Vec<&str> = set.people.iter().map(|p| p.name.as_str()).collect();
        let confidence = why_not[n].map_or_else(|| confidences.next().unwrap_or_default(), |_| 0.1);
        for candidate in &set.stated {
            out.evidence.push(Evidence {
                value: names.join(", "),
                from: candidate.from.name().to_owned(),
                place: candidate.place.clone(),
                confidence: evidence::rounded(confidence),
                chosen: Some(n) == chosen,
                note: why_not[n].map(str::to_owned),
            });
        }
    }
    for candidate in found.of(Field::Author).filter(|c| c.rejected.is_some() || read(c, site).is_empty()) {
        out.evidence.push(Evidence {
            value: candidate.value.chars().take(80).collect(),
            from: candidate.from.name().to_owned(),
            place: candidate.place.clone(),
            confidence: 0.05,
            chosen: false,
            note: Some(candidate.rejected.unwrap_or("names nobody: an account or a placeholder").to_owned()),
        });
    }
    if found.cut.contains(&Field::Author) {
        out.evidence.push(Evidence {
            from: "limpid".to_owned(),
            note: Some("more names than a text has authors: the rest was left out".to_owned()),
            ..Evidence::default()
        });
    }
    if let Some(n) = chosen {
        out.people.clone_from(&sets[n].people);
    }
    out
}

/// The names of a candidate.
fn read(candidate: &Candidate, site: &Site) -> Vec<Named> {
    let style = if candidate.from == From::Citation { Style::Inverted } else { Style::Labelled };
    // `Juniper & Twine`: one brand, not two persons.
    if candidate.value.contains('&') && site.is_name(&candidate.value) {
        return vec![Named { name: candidate.value.clone(), organisation: true }];
    }
    let mut names = people::names(&candidate.value, style);
    if names.is_empty() && candidate.organisation && !words::is_nobody(&candidate.value) {
        names.push(Named { name: candidate.value.clone(), organisation: true });
    }
    for named in &mut names {
        named.organisation |= candidate.organisation || site.is_called(&named.name);
    }
    names
}

/// Where candidates stand together.
type Place = (From, String, u32, u32);

/// Candidates that stand together: those of one place, numbers of items left out.
fn group(candidate: &Candidate) -> Place {
    let mut place: String = candidate.place.chars().filter(|c| !c.is_ascii_digit()).collect();
    if candidate.from == From::JsonLd {
        place = place.replace("[].name", "");
    }
    (candidate.from, place, candidate.group, candidate.byline)
}

fn sets<'a>(
    found: &'a Candidates,
    measured: &Measured,
    zones: &Zones,
    site: &Site,
    title: &str,
) -> Vec<Set<'a>> {
    let mut groups: Vec<(Place, Vec<&Candidate>)> = Vec::new();
    for candidate in found.of(Field::Author).filter(|c| c.rejected.is_none()) {
        let key = group(candidate);
        match groups.iter_mut().find(|(k, _)| *k == key) {
            Some((_, list)) => list.push(candidate),
            None => groups.push((key, vec![candidate])),
        }
    }
    let helpers = helpers(found);
    let mut sets: Vec<Set> = Vec::new();
    for (_, list) in groups {
        let mut people: Vec<Person> = Vec::new();
        let mut organisations = 0;
        for candidate in &list {
            for named in read(candidate, site) {
                let folded = clean::fold(&named.name);
                if people.iter().any(|p| clean::fold(&p.name) == folded) {
                    continue;
                }
                organisations += usize::from(named.organisation);
                people.push(Person {
                    name: named.name,
                    role: Role::Author,
                    affiliation: candidate.affiliation.clone(),
                    url: candidate.url.clone(),
                });
            }
        }
        if people.is_empty() {
            continue;
        }
        // Beside persons, organisations of the same list are where they work.
        if organisations > 0 && organisations < people.len() {
            let is = |p: &Person| words::is_organisation(&p.name) || site.is_called(&p.name);
            people.retain(|p| !is(p));
            organisations = 0;
            if people.is_empty() {
                continue;
            }
        }
        // Linked data count who checked the text or took the pictures among its authors.
        let shown = list.iter().any(|c| c.from == From::Visible);
        let helps = |p: &Person| helpers.contains(&clean::fold(&p.name));
        if !shown && !people.iter().all(helps) {
            people.retain(|p| !helps(p));
        }
        // So is a single word that the page shows beside whole names: a post, a town.
        let spaced = |p: &Person| p.name.contains(' ');
        if list.iter().all(|c| c.from == From::Visible) && people.first().is_some_and(spaced) {
            people.retain(|p| spaced(p) || p.name.chars().any(|c| is_cjk(c) || is_hangul(c)));
        }
        let mut key: Vec<String> = people.iter().map(|p| clean::fold(&p.name)).collect();
        key.sort();
        match sets.iter_mut().find(|s| s.key == key) {
            Some(set) => {
                set.stated.extend(list);
                for (known, new) in set.people.iter_mut().zip(&people) {
                    if known.name == new.name {
                        known.url = known.url.take().or_else(|| new.url.clone());
                        known.affiliation = known.affiliation.take().or_else(|| new.affiliation.clone());
                    }
                }
            }
            None => {
                sets.push(Set {
                    people,
                    organisations,
                    key,
                    stated: list,
                    facts: [0.0; Fact::COUNT],
                    score: 0.0,
                });
            }
        }
    }
    within_one_line(&mut sets);
    let keys: Vec<Vec<String>> = sets.iter().map(|s| s.key.clone()).collect();
    let title = clean::fold(title);
    for (n, set) in sets.iter_mut().enumerate() {
        set.facts = facts(set, measured, zones, site, &title);
        let within = |a: &[String], b: &[String]| a.len() < b.len() && a.iter().all(|x| b.contains(x));
        let others = || keys.iter().enumerate().filter(|(m, _)| *m != n);
        set.facts[Fact::Within as usize] = f64::from(u8::from(others().any(|(_, k)| within(&set.key, k))));
        set.facts[Fact::Around as usize] = f64::from(u8::from(others().any(|(_, k)| within(k, &set.key))));
        set.score = fitted::AUTHORS.score(&set.facts);
    }
    sets
}

/// Whom the page, and no caption of it, names as reviewers and photographers; folded.
fn helpers(found: &Candidates) -> Vec<String> {
    let helpers = [Field::Reviewer, Field::Photographer].into_iter().flat_map(|role| found.of(role));
    let shown =
        |c: &&Candidate| c.from == From::Visible && c.rejected.is_none() && !c.place.contains("figcaption");
    let names = helpers.filter(shown).flat_map(|c| people::names(&c.value, Style::Labelled));
    names.filter(|n| n.name.contains(' ')).map(|n| clean::fold(&n.name)).collect()
}

/// `（记者王小明、通讯员李大成）` read as a label gives the first name, read as a dateline both: of one line the longer
/// reading is the right one.
fn within_one_line(sets: &mut Vec<Set<'_>>) {
    let lines = |s: &Set| s.stated.iter().map(|c| c.group).filter(|g| *g > 0).collect::<Vec<u32>>();
    let mut n = 0;
    while n < sets.len() {
        let (key, own) = (&sets[n].key, lines(&sets[n]));
        let around = (0..sets.len()).find(|&m| {
            sets[m].key.len() > key.len()
                && key.iter().all(|k| sets[m].key.contains(k))
                && sets[n].stated.len() == own.len()
                && own.iter().all(|line| lines(&sets[m]).contains(line))
        });
        match around {
            Some(m) => {
                let inner = std::mem::take(&mut sets[n].stated);
                sets[m].stated.extend(inner);
                sets.remove(n);
            }
            None => n += 1,
        }
    }
}

fn facts(set: &Set, measured: &Measured, zones: &Zones, site: &Site, title: &str) -> [f64; Fact::COUNT] {
    let mut out = [0.0; Fact::COUNT];
    let mut set_fact = |fact: Fact, value: bool| {
        if value {
            out[fact as usize] = 1.0;
        }
    };
    let mut kinds: Vec<(From, bool)> = Vec::new();
    for candidate in &set.stated {
        let place = position(candidate, measured, zones);
        let near = matches!(place, Position::Head);
        let class = candidate.from == From::Visible && candidate.group == 0;
        if !kinds.contains(&(candidate.from, class)) {
            kinds.push((candidate.from, class));
        }
        let fact = match candidate.from {
            From::JsonLd if candidate.place.contains("Page.") => Fact::LinkedOther,
            From::JsonLd => Fact::LinkedArticle,
            From::Microdata | From::Rdfa => Fact::Microdata,
            From::OpenGraph => Fact::OpenGraph,
            From::Citation => Fact::Citation,
            From::Twitter => Fact::Card,
            From::Link if near || place == Position::AboveHeadline => Fact::RelHead,
            From::Link => Fact::RelElsewhere,
            From::Visible if class && (candidate.trust - 0.5).abs() < 1e-6 => Fact::Member,
            From::Visible if class && place == Position::Below => Fact::ClassTail,
            From::Visible if class && !near => Fact::ClassAbove,
            From::Visible if class && candidate.trust > 0.68 => Fact::LinkHead,
            From::Visible if class => Fact::ClassHead,
            From::Visible if candidate.place.ends_with("(dateline)") => Fact::Dateline,
            From::Visible if place == Position::Below => Fact::LabelledTail,
            From::Visible if candidate.trust > 0.6 => Fact::LabelledHead,
            From::Visible => Fact::BareHead,
            From::Meta if candidate.place == "meta[name=author]" => Fact::MetaAuthor,
            _ => Fact::OtherMeta,
        };
        set_fact(fact, true);
    }
    set_fact(Fact::Organisation, set.organisations == set.people.len());
    set_fact(Fact::SiteName, set.people.len() == 1 && site.is_like_name(&set.people[0].name));
    let one = set.people.len() == 1 && !set.people[0].name.contains(' ');
    let name = &set.people[0].name;
    let cjk = name.chars().any(is_cjk);
    let account =
        one && (name.chars().all(|c| !c.is_uppercase()) || name.chars().any(|c| c.is_ascii_digit()));
    set_fact(Fact::Account, account && !cjk);
    set_fact(Fact::OneWord, one && !account && !cjk);
    // Two reporters and a correspondent are the rule on Chinese pages; elsewhere they are often other stories' names.
    set_fact(Fact::Few, (2..=3).contains(&set.people.len()) && !cjk);
    set_fact(Fact::Many, set.people.len() > 3);
    set_fact(Fact::Agreed, kinds.len() > 1);
    set_fact(Fact::AgreedMore, kinds.len() > 2);
    set_fact(Fact::InTitle, set.key.iter().all(|k| title.contains(k.as_str())));
    out
}

/// Sets of names with their facts, for fitting the weights.
pub(in crate::metadata) fn calibration(
    found: &Candidates,
    measured: &Measured,
    zones: &Zones,
    site: &Site,
    title: &str,
    editors: &[String],
) -> Calibration {
    let sets = sets(found, measured, zones, site, title);
    let heads = |c: &Candidate| is_byline(c, measured, zones);
    let objections = objections(&sets, found, site, editors, heads);
    let possible = sets.iter().zip(objections).filter(|(_, objection)| objection.is_none());
    let names = |s: &Set| s.people.iter().map(|p| p.name.clone()).collect::<Vec<_>>().join(", ");
    Calibration {
        facts: &Fact::NAMES,
        weights: &fitted::AUTHORS.weights,
        candidates: possible.map(|(s, _)| (names(s), s.facts.to_vec())).collect(),
    }
}
