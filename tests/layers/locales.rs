//! The extension's words in every language: none missing, none left over, the same gaps to fill.

use crate::files::{File, all, code, has_word, under};
use crate::none;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Messages of one language by their keys.
type Messages = BTreeMap<String, String>;

fn messages(text: &str) -> Result<Messages, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let object = value.as_object().ok_or("no object")?;
    let read = |(key, entry): (&String, &Value)| match entry["message"].as_str() {
        Some(message) if !message.trim().is_empty() => Ok((key.clone(), message.to_owned())),
        _ => Err(format!("{key} has no message")),
    };
    object.iter().map(read).collect()
}

/// `{name}` and `$1`: the gaps of a message.
fn gaps(message: &str) -> BTreeSet<String> {
    let mut gaps = BTreeSet::new();
    for part in message.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}') {
            gaps.insert(name.to_owned());
        }
    }
    for part in message.split('$').skip(1) {
        gaps.extend(part.chars().next().filter(char::is_ascii_digit).map(|digit| format!("${digit}")));
    }
    gaps
}

/// What a language lacks, has too much, or says with other gaps than English.
fn differences(language: &str, english: &Messages, other: &Messages) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, message) in english {
        match other.get(key) {
            None => findings.push(format!("{language}: {key} is missing")),
            Some(theirs) if gaps(theirs) != gaps(message) => {
                findings.push(format!("{language}: {key} has other gaps than “{message}”"));
            }
            Some(_) => {}
        }
    }
    let extra = other.keys().filter(|key| !english.contains_key(*key));
    findings.extend(extra.map(|key| format!("{language}: {key} is not in English")));
    findings
}

/// Messages that nothing shows. A key is used where it stands in quotes, as `__MSG_key__`, or where a
/// template such as `error${kind}` begins like it; where a file has a template of two gaps
/// (`${name}${value}`), a word that it has in quotes may be the first of them.
fn unused(english: &Messages, sources: &[(&str, String)]) -> Vec<String> {
    let mut starts = BTreeSet::new();
    for (_, text) in sources {
        for template in text.split('`').skip(1).step_by(2) {
            let start = template.split("${").next().unwrap_or_default();
            if template.contains("${") && start.len() > 2 && start.chars().all(char::is_alphanumeric) {
                starts.insert(start.to_owned());
            }
        }
    }
    for (_, text) in sources.iter().filter(|(_, text)| text.contains("`${") && text.contains("}${")) {
        let words = text.split('\'').skip(1).step_by(2);
        starts.extend(
            words.filter(|word| word.len() > 3 && word.chars().all(char::is_alphabetic)).map(str::to_owned),
        );
    }
    let used = |key: &String| {
        starts.iter().any(|start| key.starts_with(start))
            || sources.iter().any(|(_, text)| {
                text.contains(&format!("'{key}'"))
                    || text.contains(&format!("\"{key}\""))
                    || text.contains(&format!("__MSG_{key}__"))
                    || has_word(text, &format!(".{key}"))
            })
    };
    english.keys().filter(|key| !used(key)).map(|key| format!("{key} is said nowhere")).collect()
}

/// The reader's own English (`key: 'phrase',`), which it falls back to.
fn built_in(text: &str) -> Messages {
    let line = |line: &str| {
        let (key, phrase) = line.trim().strip_suffix("',")?.split_once(": '")?;
        let plain = !key.is_empty() && key.chars().all(char::is_alphanumeric);
        plain.then(|| (key.to_owned(), phrase.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

fn languages(files: &[File]) -> BTreeMap<String, Messages> {
    let catalogues = under(files, "extension/_locales/", &["/messages.json"]);
    let read = |file: &File| {
        let language = file.path.split('/').nth(2).unwrap_or_default().to_owned();
        let messages = messages(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        (language, messages)
    };
    catalogues.into_iter().map(read).collect()
}

#[test]
fn every_language_says_everything() {
    let languages = languages(&all());
    assert!(languages.len() >= 12, "only {} languages", languages.len());
    let english = &languages["en"];
    none(&languages.iter().flat_map(|(name, other)| differences(name, english, other)).collect::<Vec<_>>());
}

#[test]
fn every_message_is_said_somewhere() {
    let files = all();
    let sources: Vec<(&str, String)> = under(&files, "extension/", &[".js", ".html", "manifest.json"])
        .into_iter()
        .map(|file| (file.path.as_str(), code(&file.text)))
        .collect();
    none(&unused(&languages(&files)["en"], &sources));
}

#[test]
fn the_readers_own_english_is_the_catalogues() {
    let files = all();
    let english = &languages(&files)["en"];
    let Some(strings) = files.iter().find(|file| file.path == "extension/reader/strings.js") else {
        panic!("extension/reader/strings.js is gone");
    };
    let own = built_in(&strings.text);
    assert!(own.len() > 50, "only {} phrases were read", own.len());
    let other = own.iter().filter(|(key, phrase)| english.get(*key) != Some(phrase));
    none(
        &other
            .map(|(key, phrase)| format!("{key}: “{phrase}” is not what _locales/en says"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn each_rule_can_find_something() {
    let say = |pairs: &[(&str, &str)]| -> Messages {
        pairs.iter().map(|(key, message)| ((*key).to_owned(), (*message).to_owned())).collect()
    };
    let english = say(&[("a", "A {name}"), ("b", "B $1"), ("errorX", "X")]);
    assert_eq!(
        differences("de", &english, &say(&[("a", "{name} A"), ("b", "$1B"), ("errorX", "X")])).len(),
        0
    );
    assert_eq!(differences("de", &english, &say(&[("a", "A {nom}"), ("b", "B"), ("c", "C")])).len(), 4);

    assert!(messages(r#"{"a": {"message": " "}}"#).is_err());
    assert!(messages(r#"{"a": "b"}"#).is_err());

    let source = |text: &str| vec![("a.js", text.to_owned())];
    assert_eq!(unused(&english, &source("t('a'); t(`error${kind}`)")), ["b is said nowhere"]);
    assert_eq!(unused(&english, &source("strings.a; \"__MSG_b__\"")), ["errorX is said nowhere"]);

    assert_eq!(
        built_in("  // words: 'no',\n  close: 'Close it',\n  if (x) y(': '),"),
        say(&[("close", "Close it")])
    );
}
