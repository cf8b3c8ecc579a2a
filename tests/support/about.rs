//! `about.json`: what a person who read the page says of it, and the comparison with what came out.
//!
//! Every key but `difficulty` and `url` may be missing, which says nothing; `null` says that the article
//! must have none. An unknown key is a mistake, because it would silently check nothing.

use limpid::article::{Block, BlockKind, Role};
use limpid::{Article, Error};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Kinds of page that a truth may name.
const KINDS: [&str; 9] =
    ["article", "documentation", "forum", "listing", "paper", "product", "recipe", "service", "shell"];

/// The truth about one page.
#[derive(Debug)]
pub struct About {
    /// Address that the page is taken to stand at.
    pub url: String,
    /// Time of capture that relative dates are counted from.
    pub captured_at: Option<String>,
    keys: Map<String, Value>,
}

/// What came of one page.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Truths that were checked.
    pub checks: usize,
    /// Those that fail: key, expected, got.
    pub failures: Vec<String>,
}

impl Outcome {
    fn check(&mut self, ok: bool, failure: impl FnOnce() -> String) {
        self.checks += 1;
        if !ok {
            self.failures.push(failure());
        }
    }
}

impl About {
    /// Reads and checks the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|why| why.to_string())?;
        let keys: Map<String, Value> = serde_json::from_str(&text).map_err(|why| why.to_string())?;
        Self::from_keys(keys)
    }

    fn from_keys(keys: Map<String, Value>) -> Result<Self, String> {
        let text = |key: &str| keys.get(key).and_then(Value::as_str).map(str::to_owned);
        if text("difficulty").is_none_or(|d| d.len() <= 20) {
            return Err("`difficulty` must say what is hard about the page".to_owned());
        }
        if let Some(kind) = text("kind").filter(|k| !KINDS.contains(&k.as_str())) {
            return Err(format!("`kind` {kind} is none of {KINDS:?}"));
        }
        let url = text("url").ok_or("there is no `url`")?;
        let captured_at = text("capturedAt");
        Ok(Self { url, captured_at, keys })
    }

    /// What the truth and an article say under a key, if the truth speaks of it.
    #[allow(dead_code, reason = "not every test that reads truths counts them")]
    pub fn both(&self, key: &str, article: &Article) -> Option<(Value, Value)> {
        Some((self.keys.get(key)?.clone(), value(key, article)?))
    }

    /// Compares an article with the truth.
    pub fn judge(&self, result: &Result<Article, Error>) -> Outcome {
        let mut outcome = Outcome::default();
        let article = match (result, self.keys.get("error").and_then(Value::as_str)) {
            (Err(error), Some(kind)) => {
                // `A|B` where either name would be right.
                outcome.check(kind.split('|').any(|k| k == error.kind()), || {
                    format!("error: expected {kind}, got {} ({error})", error.kind())
                });
                return outcome;
            }
            (Ok(article), Some(kind)) => {
                outcome.check(false, || {
                    format!("error: expected {kind}, got an article of {} characters", article.length)
                });
                return outcome;
            }
            (Err(error), None) => {
                outcome.check(false, || format!("expected an article, got {}: {error}", error.kind()));
                return outcome;
            }
            (Ok(article), None) => article,
        };
        for (key, expected) in &self.keys {
            judge_key(key, expected, article, &mut outcome);
        }
        outcome
    }
}

/// Compares one key.
fn judge_key(key: &str, expected: &Value, article: &Article, outcome: &mut Outcome) {
    let text = &article.text_content;
    let each = |outcome: &mut Outcome, ok: &dyn Fn(&str) -> bool, failure: &dyn Fn(&str) -> String| {
        let snippets = strings(expected);
        outcome.check(!snippets.is_empty(), || format!("{key}: is no list of texts"));
        for snippet in snippets {
            outcome.check(ok(snippet), || format!("{key}: {}", failure(snippet)));
        }
    };
    match key {
        "difficulty" | "url" | "kind" | "capturedAt" => {}
        "with" => each(outcome, &|s| text.contains(s), &|s| format!("{s:?} is not in the text")),
        "without" => {
            each(outcome, &|s| !text.contains(s), &|s| format!("{s:?} is in the text: {}", around(text, s)));
        }
        "once" => each(outcome, &|s| text.matches(s).count() == 1, &|s| {
            format!("{s:?} stands {} times in the text", text.matches(s).count())
        }),
        "removed" => each(outcome, &|s| article.removed.iter().any(|r| r.text.contains(s)), &|s| {
            format!("{s:?} is not among what was removed")
        }),
        "first" => {
            let expected = expected.as_str().unwrap_or_default();
            outcome.check(!expected.is_empty() && text.starts_with(expected), || {
                format!("first: expected {expected:?}, got {:?}", edge(text.chars()))
            });
        }
        "last" => {
            let expected = expected.as_str().unwrap_or_default();
            outcome.check(!expected.is_empty() && text.ends_with(expected), || {
                let end: Vec<char> = edge(text.chars().rev()).chars().rev().collect();
                format!("last: expected {expected:?}, got {:?}", end.into_iter().collect::<String>())
            });
        }
        // `zh` holds for every way of writing Chinese; `zh-Hant` only for itself.
        "lang" => {
            let got = article.lang.as_deref().unwrap_or("none");
            let expected = expected.as_str().unwrap_or("none");
            let primary = got.split('-').next().unwrap_or(got);
            outcome.check(got == expected || primary == expected, || {
                format!("lang: expected {expected:?}, got {got:?}")
            });
        }
        _ => match value(key, article) {
            Some(got) => {
                outcome.check(got == *expected, || format!("{key}: expected {expected}, got {got}"));
            }
            None => outcome.check(false, || format!("about.json: unknown key {key}")),
        },
    }
}

/// What an article has under a key of `about.json`; `None` for a key that there is not.
fn value(key: &str, article: &Article) -> Option<Value> {
    let people = |role: Role| -> Value {
        article.authors.iter().filter(|p| p.role == role).map(|p| p.name.as_str()).collect()
    };
    Some(match key {
        "title" => json!(article.title),
        "subtitle" => json!(article.subtitle),
        "authors" => people(Role::Author),
        "editors" => people(Role::Editor),
        "reviewers" => people(Role::Reviewer),
        "photographers" => people(Role::Photographer),
        "translators" => people(Role::Translator),
        "affiliations" => {
            let with = article.authors.iter().filter(|p| p.affiliation.is_some());
            json!(with.map(|p| (p.name.as_str(), p.affiliation.as_deref())).collect::<BTreeMap<_, _>>())
        }
        "date" => json!(article.published.as_ref().map(|d| &d.value)),
        "day" => json!(article.published.as_ref().map(|d| d.value.get(..10))),
        "dateRaw" => json!(article.published.as_ref().map(|d| &d.raw)),
        "modified" => json!(article.modified.as_ref().map(|d| &d.value)),
        "relative" => json!(article.published.as_ref().is_some_and(|d| d.relative)),
        "source" => json!(article.original_source.as_ref().map(|o| &o.name)),
        "publisher" => json!(article.publisher.as_ref().map(|o| &o.name)),
        "reposted" => json!(article.reposted),
        "breadcrumb" => json!(article.breadcrumb),
        "section" => json!(article.section),
        "tags" => json!(article.tags),
        "excerpt" => json!(article.excerpt),
        "license" => json!(article.license),
        "paywalled" => json!(article.paywalled),
        "canonicalUrl" => json!(article.source.canonical_url),
        "nextPage" => json!(article.source.next_page.as_ref().map(|n| &n.url)),
        "charset" => json!(article.source.charset),
        "dir" => json!(article.dir),
        "leadImage" => json!(article.lead_image.as_ref().map(|i| &i.src)),
        "images" => json!(article.images.len()),
        "imageUrls" => article.images.iter().map(|i| i.src.as_str()).collect(),
        "captions" => article.images.iter().filter_map(|i| i.caption.as_deref()).collect(),
        "credits" => article.images.iter().filter_map(|i| i.credit.as_deref()).collect(),
        "footnotes" => json!(article.footnotes.len()),
        "types" => json!(count(article, |kind| !matches!(kind, "paragraph"))),
        "paragraphs" => json!(count(article, |kind| kind == "paragraph").get("paragraph").unwrap_or(&0)),
        "roles" => {
            let mut roles = BTreeMap::new();
            for block in &article.blocks {
                let name = json!(block.role).as_str().unwrap_or_default().to_owned();
                if name != "body" {
                    *roles.entry(name).or_insert(0) += 1;
                }
            }
            json!(roles)
        }
        "codeLanguages" => {
            let languages = all_blocks(article).into_iter().filter_map(|b| match &b.kind {
                BlockKind::Code { language, .. } => Some(language.clone()),
                _ => None,
            });
            json!(languages.collect::<Vec<_>>())
        }
        "confident" => json!(article.confidence > 0.8),
        _ => return None,
    })
}

/// How often each type of block stands in the body, blocks within blocks included.
fn count(article: &Article, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for block in all_blocks(article) {
        let kind = json!(block.kind)["type"].as_str().unwrap_or_default().to_owned();
        if wanted(&kind) {
            *counts.entry(kind).or_insert(0) += 1;
        }
    }
    counts
}

/// All blocks, those within quotes and list items after the block that holds them.
fn all_blocks(article: &Article) -> Vec<&Block> {
    let mut out = Vec::new();
    let mut stack: Vec<&Block> = article.blocks.iter().rev().collect();
    while let Some(block) = stack.pop() {
        out.push(block);
        match &block.kind {
            BlockKind::Quote { blocks, .. } => stack.extend(blocks.iter().rev()),
            BlockKind::List { items, .. } => stack.extend(items.iter().flat_map(|i| &i.blocks).rev()),
            _ => {}
        }
    }
    out
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The first characters of a text, taken from either end.
fn edge(chars: impl Iterator<Item = char>) -> String {
    chars.take(60).collect()
}

/// The line that holds a snippet.
fn around<'a>(text: &'a str, snippet: &str) -> &'a str {
    let line = text.lines().find(|l| l.contains(snippet)).unwrap_or_default();
    line.char_indices().nth(100).map_or(line, |(at, _)| &line[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use limpid::article::Person;

    fn about(more: Value) -> Result<About, String> {
        let mut keys = json!({"difficulty": "a page made up for this test", "url": "https://a.example/"});
        if let (Some(keys), Value::Object(more)) = (keys.as_object_mut(), more) {
            keys.extend(more);
        }
        About::from_keys(keys.as_object().cloned().unwrap_or_default())
    }

    fn article() -> Article {
        let person = |name: &str, role| Person { name: name.into(), role, ..Person::default() };
        Article {
            title: Some("Rain".into()),
            authors: vec![person("Ada", Role::Author), person("Ben", Role::Editor)],
            text_content: "It rained.\nThe river rose.".into(),
            ..Article::default()
        }
    }

    #[test]
    fn truths_that_hold_pass() {
        let truth = json!({"title": "Rain", "authors": ["Ada"], "editors": ["Ben"], "date": null,
            "with": ["river"], "without": ["Menu"], "first": "It rained.", "last": "rose.", "images": 0});
        let outcome = about(truth).unwrap().judge(&Ok(article()));
        assert_eq!(outcome.failures, Vec::<String>::new());
        assert_eq!(outcome.checks, 11);
    }

    #[test]
    fn each_truth_that_does_not_hold_is_told() {
        let truth = json!({"title": "Rain ", "authors": ["Ada", "Ben"], "with": ["river fell"],
            "without": ["rained"], "first": "The", "last": "rose", "once": ["r"], "nonsense": 1});
        let outcome = about(truth).unwrap().judge(&Ok(article()));
        assert_eq!(outcome.failures.len(), 8, "{:#?}", outcome.failures);
    }

    #[test]
    fn an_expected_error_needs_its_name() {
        let about = about(json!({"error": "EmptyPage"})).unwrap();
        assert!(about.judge(&Err(Error::EmptyPage)).failures.is_empty());
        assert_eq!(about.judge(&Err(Error::NotAnArticle { reason: "x".into() })).failures.len(), 1);
        assert_eq!(about.judge(&Ok(article())).failures.len(), 1);
    }

    #[test]
    fn a_truth_of_no_kind_is_refused() {
        assert!(about(json!({"kind": "poem"})).is_err());
        assert!(About::from_keys(Map::new()).is_err());
    }
}
