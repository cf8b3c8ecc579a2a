//! Values of front matter as YAML.

use crate::article::{Field, FieldValue};

/// Writes one key with its value.
pub(super) fn push(out: &mut String, field: &Field) {
    out.push_str(&scalar(&field.key));
    out.push(':');
    match &field.value {
        FieldValue::List(values) if !values.is_empty() && values.iter().all(is_scalar) => {
            for value in values {
                out.push_str("\n  - ");
                out.push_str(&of(value));
            }
        }
        FieldValue::Null => {}
        value => {
            out.push(' ');
            out.push_str(&of(value));
        }
    }
    out.push('\n');
}

fn is_scalar(value: &FieldValue) -> bool {
    !matches!(value, FieldValue::List(_) | FieldValue::Map(_))
}

pub(super) fn of(value: &FieldValue) -> String {
    match value {
        FieldValue::Null => "null".to_owned(),
        FieldValue::Text(text) => scalar(text),
        // JSON is YAML (YAML 1.2, 1.3 "Relation to JSON").
        value => serde_json::to_string(value).unwrap_or_default(),
    }
}

/// Characters that a plain scalar may not begin with (YAML 1.2, 7.3.3).
const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`=<";

/// Words that readers of YAML 1.1 take for flags or nothing.
const WORDS: [&str; 11] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "nan"];

/// A text so that every reader, of YAML 1.1 as well as 1.2, reads the same text.
pub(super) fn scalar(text: &str) -> String {
    let quoted = text.is_empty()
        || text.trim() != text
        || text.starts_with(|c| INDICATORS.contains(c))
        || text.ends_with(':')
        || text.contains(": ")
        || text.contains(" #")
        || WORDS.iter().any(|w| text.eq_ignore_ascii_case(w))
        || is_number(text);
    if text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{85}'))
    {
        serde_json::to_string(text).unwrap_or_default().replace('\u{7f}', "\\x7F").replace('\u{85}', "\\N")
    } else if quoted {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        text.to_owned()
    }
}

/// Whether a reader could take a text for a number, or for minutes and seconds in base 60 (YAML 1.1).
/// Dates pass: written plainly they are what front matter has everywhere.
fn is_number(text: &str) -> bool {
    let rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    rest.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && rest.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, '.' | '_' | ':' | '+' | '-' | 'x' | 'o'))
        && !is_date(rest)
}

/// `2022-02-17`, with or without what follows.
fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let digits = |part: Option<&str>, n: usize| {
        part.is_some_and(|p| p.len() == n && p.bytes().all(|b| b.is_ascii_digit()))
    };
    digits(parts.next(), 4) && digits(parts.next(), 2) && parts.next().is_some_and(|p| digits(p.get(..2), 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::front_matter::split;
    use proptest::prelude::*;

    fn round_trip(fields: &[Field]) -> Vec<Field> {
        let mut out = String::from("---\n");
        fields.iter().for_each(|f| push(&mut out, f));
        out.push_str("---\n");
        split(&out).map(|(fields, _)| fields).unwrap_or_default()
    }

    fn value() -> impl Strategy<Value = FieldValue> {
        let scalar = prop_oneof![
            any::<bool>().prop_map(FieldValue::Flag),
            any::<i64>().prop_map(FieldValue::Integer),
            "[ -~]{0,20}".prop_map(FieldValue::Text),
            "\\PC{0,20}".prop_map(FieldValue::Text),
            "[a-z:#'\"\\\\\n\t -]{0,12}".prop_map(FieldValue::Text),
        ];
        prop_oneof![scalar.clone(), proptest::collection::vec(scalar, 1..4).prop_map(FieldValue::List),]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(values in proptest::collection::vec(value(), 1..6)) {
            let fields: Vec<Field> =
                values.into_iter().enumerate().map(|(i, value)| Field { key: format!("key {i}"), value }).collect();
            prop_assert_eq!(round_trip(&fields), fields);
        }
    }

    #[test]
    fn texts_that_look_like_something_else_are_quoted() {
        for (text, written) in [
            ("Rain", "Rain"),
            ("Rain: a story", "'Rain: a story'"),
            ("it's", "it's"),
            ("'it'", "'''it'''"),
            ("no", "'no'"),
            ("12:30", "'12:30'"),
            ("007", "'007'"),
            ("2022-02-17", "2022-02-17"),
            ("Thu, 17 Feb 2022 11:32:02 GMT", "Thu, 17 Feb 2022 11:32:02 GMT"),
            ("- a", "'- a'"),
            ("a\nb", "\"a\\nb\""),
            ("", "''"),
        ] {
            assert_eq!(scalar(text), written);
        }
    }
}
