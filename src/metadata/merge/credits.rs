//! Editors, reviewers, photographers, translators: everybody that the page names in these roles.

use crate::article::{Evidence, Person, Role};
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::people::{self, Style};
use crate::metadata::{clean, evidence};

/// Roles other than the authors'.
const ROLES: [(Field, Role, &str); 4] = [
    (Field::Editor, Role::Editor, "editor"),
    (Field::Reviewer, Role::Reviewer, "reviewer"),
    (Field::Photographer, Role::Photographer, "photographer"),
    (Field::Translator, Role::Translator, "translator"),
];

/// Trust below which a person is kept as evidence only.
const MIN_TRUST: f64 = 0.4;

/// The people of all roles but the authors', and the evidence for them.
pub(in crate::metadata) fn collect(found: &Candidates) -> (Vec<Person>, Vec<Evidence>) {
    let mut people: Vec<Person> = Vec::new();
    let mut evidence = Vec::new();
    for (field, role, word) in ROLES {
        for candidate in found.of(field) {
            let names = read(candidate);
            let taken = candidate.rejected.is_none() && candidate.trust >= MIN_TRUST && !names.is_empty();
            for (name, organisation) in &names {
                let folded = clean::fold(name);
                let known = people.iter().any(|p| p.role == role && clean::fold(&p.name) == folded);
                if taken && !known && !organisation {
                    people.push(Person {
                        name: name.clone(),
                        role,
                        affiliation: candidate.affiliation.clone(),
                        url: candidate.url.clone(),
                    });
                }
                evidence.push(told(candidate, name, taken && !organisation, word));
            }
            if names.is_empty() {
                evidence.push(told(candidate, &candidate.value, false, word));
            }
        }
    }
    (people, evidence)
}

fn read(candidate: &Candidate) -> Vec<(String, bool)> {
    let style = if candidate.from == From::Citation { Style::Inverted } else { Style::Labelled };
    people::names(&candidate.value, style).into_iter().map(|n| (n.name, n.organisation)).collect()
}

fn told(candidate: &Candidate, name: &str, chosen: bool, role: &str) -> Evidence {
    let note = match candidate.rejected {
        Some(why) => format!("{role}: {why}"),
        None => role.to_owned(),
    };
    Evidence {
        value: name.chars().take(80).collect(),
        from: candidate.from.name().to_owned(),
        place: candidate.place.clone(),
        confidence: evidence::rounded(candidate.trust),
        chosen,
        note: Some(note),
    }
}
