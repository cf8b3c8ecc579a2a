//! Names of people in the parts that citations sort and shorten by.

use crate::metadata;
use serde::Serialize;

/// A name as the Citation Style Language has it: in parts, or whole as a `literal`.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Name {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) family: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) given: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) non_dropping_particle: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) suffix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) literal: Option<String>,
}

/// Words in lower case that belong to the family name that follows them.
const PARTICLES: [&str; 24] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "das", "dos", "do", "du", "la", "le",
    "ten", "ter", "zu", "zur", "af", "av", "bin", "ibn", "al",
];

/// What follows a family name.
const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "phd"];

/// Languages whose names begin with the family name, in Latin letters as well.
const FAMILY_FIRST: [&str; 5] = ["hu", "vi", "zh", "ja", "ko"];

/// A name in parts where its last word is the family name; whole where that is not known: one word, an
/// organisation, a script or a language that puts the family name first.
pub(super) fn split(name: &str, lang: Option<&str>) -> Name {
    let whole = || Name { literal: Some(name.to_owned()), ..Name::default() };
    let language = lang.and_then(|l| l.split('-').next()).unwrap_or_default();
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let suffix = words.last().map(|w| w.trim_end_matches('.').to_lowercase());
    let suffix =
        suffix.filter(|s| words.len() > 2 && SUFFIXES.contains(&s.as_str())).and_then(|_| words.pop());
    if words.len() < 2
        || name.chars().any(|c| crate::text::is_cjk(c) || crate::text::is_hangul(c))
        || FAMILY_FIRST.contains(&language)
        || metadata::is_organisation(name)
    {
        return whole();
    }
    let last = words.len() - 1;
    let first = (1..last).rev().take_while(|&n| PARTICLES.contains(&words[n])).last().unwrap_or(last);
    let joined = |words: &[&str]| (!words.is_empty()).then(|| words.join(" "));
    Name {
        family: Some(words[last].trim_end_matches(',').to_owned()),
        given: joined(&words[..first]),
        non_dropping_particle: joined(&words[first..last]),
        suffix: suffix.map(str::to_owned),
        literal: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_parts() {
        for (name, given, particle, family, suffix) in [
            ("Ann Lee", "Ann", None, "Lee", None),
            ("Ludwig van der Berg", "Ludwig", Some("van der"), "Berg", None),
            ("Ann B. de la Cruz", "Ann B.", Some("de la"), "Cruz", None),
            ("Van Morris", "Van", None, "Morris", None),
            ("Martin L. Hale Jr.", "Martin L.", None, "Hale", Some("Jr.")),
            ("Анна Иванова", "Анна", None, "Иванова", None),
        ] {
            let wanted = Name {
                family: Some(family.to_owned()),
                given: Some(given.to_owned()),
                non_dropping_particle: particle.map(str::to_owned),
                suffix: suffix.map(str::to_owned),
                literal: None,
            };
            assert_eq!(split(name, Some("en-GB")), wanted, "{name}");
        }
    }

    #[test]
    fn names_left_whole() {
        for (name, lang) in [
            ("王小明", "zh-Hans"),
            ("김 민수", "ko"),
            ("Nagy Anna", "hu"),
            ("Aurelia", "en"),
            ("The Valley Team", "en"),
            ("Valley Times", "en"),
        ] {
            assert_eq!(split(name, Some(lang)).literal.as_deref(), Some(name));
        }
    }
}
