//! Front matter: the YAML block between two `---` lines that texts of site generators begin with
//! (Jekyll, "Front Matter"; Hexo and Hugo read the same).
//!
//! Lenient: what is no YAML (`title: Rain: a story`) is read line by line. Aliases are not followed, so
//! that no document grows by reading it.

use crate::article::{Field, FieldValue};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::collections::BTreeMap;

/// Bytes of front matter that are read; a longer block between rules is text.
const MAX_BYTES: usize = 64 << 10;

/// Values that are read at most.
const MAX_VALUES: usize = 4096;

/// Lists and maps within each other that are kept.
const MAX_LEVELS: usize = 8;

/// The fields of the front matter that a text begins with, and the text after it.
///
/// ```
/// let (fields, rest) = limpid::page::front_matter::split("---\ntitle: Rain\n---\nIt rained.").unwrap();
/// assert_eq!((fields[0].key.as_str(), rest), ("title", "It rained."));
/// ```
pub fn split(text: &str) -> Option<(Vec<Field>, &str)> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let (first, mut rest) = start.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let yaml = rest;
    while let Some((line, tail)) = rest.split_once('\n').or((!rest.is_empty()).then_some((rest, ""))) {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &yaml[..yaml.len() - rest.len()];
            let fields = fields(yaml);
            return (!fields.is_empty()).then_some((fields, tail));
        }
        rest = tail;
        if yaml.len() - rest.len() > MAX_BYTES {
            break;
        }
    }
    None
}

/// The keys of a YAML map with their values; of what is no YAML, the lines that look like it.
fn fields(yaml: &str) -> Vec<Field> {
    let mut fields = read(yaml).unwrap_or_else(|| lines(yaml));
    let mut seen = std::collections::BTreeSet::new();
    fields.retain(|f| !f.key.is_empty() && seen.insert(f.key.clone()));
    fields
}

/// What is being read: a list, or a map with the key whose value comes next.
enum Open {
    List(Vec<FieldValue>),
    Map(Vec<Field>, Option<String>),
}

fn read(yaml: &str) -> Option<Vec<Field>> {
    let mut stack: Vec<Open> = Vec::new();
    // Lists and maps open below the last level that is kept.
    let mut skipped = 0_usize;
    let mut count = 0;
    for event in Parser::new_from_str(yaml) {
        let done = match event.ok()?.0 {
            Event::SequenceStart(..) | Event::MappingStart(..)
                if skipped > 0 || stack.len() >= MAX_LEVELS =>
            {
                skipped += 1;
                continue;
            }
            Event::SequenceStart(..) => {
                stack.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                stack.push(Open::Map(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd if skipped > 0 => {
                skipped -= 1;
                if skipped > 0 {
                    continue;
                }
                FieldValue::Null
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop()? {
                Open::List(values) => FieldValue::List(values),
                Open::Map(fields, _) if stack.is_empty() => return Some(fields),
                Open::Map(fields, _) => {
                    FieldValue::Map(fields.into_iter().map(|f| (f.key, f.value)).collect::<BTreeMap<_, _>>())
                }
            },
            Event::Scalar(..) | Event::Alias(_) if skipped > 0 => continue,
            Event::Scalar(text, ScalarStyle::Plain, ..) => plain(&text),
            Event::Scalar(text, ..) => FieldValue::Text(text.into_owned()),
            Event::Alias(_) => FieldValue::Null,
            _ => continue,
        };
        count += 1;
        if count > MAX_VALUES {
            return None;
        }
        match stack.last_mut()? {
            Open::List(values) => values.push(done),
            Open::Map(fields, key) => match key.take() {
                Some(key) => fields.push(Field { key, value: done }),
                None => *key = Some(done.texts().into_iter().next().unwrap_or_default()),
            },
        }
    }
    None
}

/// A plain scalar by the core schema (YAML 1.2, 10.3.2). Numbers that would not be written back as they
/// stand (`007`, `1.10`) stay text, because in front matter they are names and versions.
fn plain(text: &str) -> FieldValue {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => FieldValue::Null,
        "true" | "True" | "TRUE" => FieldValue::Flag(true),
        "false" | "False" | "FALSE" => FieldValue::Flag(false),
        _ => {
            if let Some(n) = text.parse::<i64>().ok().filter(|n| n.to_string() == text) {
                FieldValue::Integer(n)
            } else if let Some(n) =
                text.parse::<f64>().ok().filter(|n| n.is_finite() && n.to_string() == text)
            {
                FieldValue::Number(n)
            } else {
                FieldValue::Text(text.to_owned())
            }
        }
    }
}

/// `key: value` and `- value` lines.
fn lines(yaml: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for line in yaml.lines().take(MAX_VALUES) {
        let item = line.trim();
        if let (Some(value), Some(last)) = (item.strip_prefix("- "), fields.last_mut()) {
            let value = FieldValue::Text(unquoted(value).to_owned());
            match &mut last.value {
                FieldValue::List(values) => values.push(value),
                FieldValue::Null => last.value = FieldValue::List(vec![value]),
                _ => {}
            }
        } else if !line.starts_with([' ', '\t', '#'])
            && let Some((key, value)) = item.split_once(':')
        {
            let value = value.trim();
            let bare = unquoted(value);
            let value =
                if bare.len() < value.len() { FieldValue::Text(bare.to_owned()) } else { plain(value) };
            fields.push(Field { key: unquoted(key.trim()).to_owned(), value });
        }
    }
    fields
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    ['"', '\''].iter().find_map(|&q| text.strip_prefix(q)?.strip_suffix(q)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(yaml: &str, key: &str) -> FieldValue {
        let text = format!("---\n{yaml}\n---\n");
        split(&text).unwrap().0.into_iter().find(|f| f.key == key).unwrap().value
    }

    fn text(text: &str) -> FieldValue {
        FieldValue::Text(text.to_owned())
    }

    #[test]
    fn values_keep_their_kinds_and_order() {
        let yaml = "\n---\ntitle: '山_上'\ncategories: \n - 金融\n - 财经\ncomments: false\n\
                    date: Thu, 17 Feb 2022 11:32:02 GMT\nweight: 3\nversion: 1.10\nid: 007\nempty:\n---\n\nBody\n";
        let (fields, rest) = split(yaml).unwrap();
        let keys: Vec<&str> = fields.iter().map(|f| f.key.as_str()).collect();
        assert_eq!(keys, ["title", "categories", "comments", "date", "weight", "version", "id", "empty"]);
        assert_eq!(fields[1].value, FieldValue::List(vec![text("金融"), text("财经")]));
        assert_eq!(fields[2].value, FieldValue::Flag(false));
        assert_eq!(fields[3].value, text("Thu, 17 Feb 2022 11:32:02 GMT"));
        assert_eq!(fields[4].value, FieldValue::Integer(3));
        assert_eq!(fields[5].value, text("1.10"));
        assert_eq!(fields[6].value, text("007"));
        assert_eq!(fields[7].value, FieldValue::Null);
        assert_eq!(rest, "\nBody\n");
    }

    #[test]
    fn what_is_no_yaml_is_read_by_lines() {
        assert_eq!(value("title: Rain: a story\ntags:\n- a\n- \"b\"", "title"), text("Rain: a story"));
        assert_eq!(value("title: Rain: a story\ntags:\n- a\n- \"b\"", "tags").texts(), ["a", "b"]);
    }

    #[test]
    fn bombs_and_depths_do_not_grow() {
        let bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]";
        assert_eq!(value(bomb, "c"), FieldValue::List(vec![FieldValue::Null, FieldValue::Null]));
        let deep = format!("a: {}x{}", "[".repeat(200), "]".repeat(200));
        let mut depth = 0;
        let mut at = value(&deep, "a");
        while let FieldValue::List(mut inner) = at {
            depth += 1;
            at = inner.pop().unwrap_or_default();
        }
        assert_eq!(depth, MAX_LEVELS - 1);
    }

    #[test]
    fn rules_in_a_text_are_no_front_matter() {
        assert!(split("---\nJust a line.\n---\n").is_none());
        assert!(split("---\ntitle: never ended").is_none());
        assert!(split("Text\n---\na: b\n---\n").is_none());
        assert!(split("").is_none());
        let long = format!("---\na: {}\n---\n", "x".repeat(MAX_BYTES));
        assert!(split(&long).is_none());
    }
}
