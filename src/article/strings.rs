//! Texts and numbers of an article, put in order.

use super::FieldValue;

/// Characters of one value of metadata (a title, a name, a candidate); what is longer is text gone astray.
pub const MAX_VALUE_CHARS: usize = 2000;

/// Three decimals, from 0 to 1; what is no number is 0.
pub fn share(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { (value.clamp(0.0, 1.0) * 1000.0).round() / 1000.0 }
}

pub(super) fn is_control(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Direction characters. In a name or a title they make it read other than it is (Unicode TR 36, 2.10).
pub(super) fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub(super) fn characters(text: &mut String) {
    if text.contains(is_control) {
        text.retain(|c| !is_control(c));
    }
}

/// A value on one line: no controls, no direction characters, not too long.
pub(crate) fn line(text: &mut String) {
    if text.contains(|c: char| c.is_control() || is_direction(c)) {
        *text = text
            .chars()
            .filter(|&c| !is_direction(c) && (!c.is_control() || c == '\n' || c == '\t'))
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
    }
    shorten(text, MAX_VALUE_CHARS);
}

pub(super) fn shorten(text: &mut String, chars: usize) {
    if text.len() > chars
        && let Some((end, _)) = text.char_indices().nth(chars)
    {
        text.truncate(end);
    }
}

pub(super) fn optional(text: &mut Option<String>) {
    text.iter_mut().for_each(line);
    text.take_if(|t| t.trim().is_empty());
}

pub(super) fn lines_of(texts: &mut [String]) {
    texts.iter_mut().for_each(line);
}

/// BCP 47 by its characters.
pub(super) fn language(tag: &mut Option<String>) {
    // Subtags of letters and digits, the first of letters alone (BCP 47, 2.1); readers of books refuse others.
    let subtag = |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.take_if(|t| {
        let mut subtags = t.split('-');
        let letters = subtags.next().is_some_and(|first| {
            (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic())
        });
        !letters || t.len() > 35 || !subtags.all(subtag)
    });
}

pub(super) fn direction(dir: &mut Option<String>) {
    dir.take_if(|d| !matches!(d.as_str(), "ltr" | "rtl"));
}

/// Levels of lists and maps that a value of front matter may have.
const MAX_FIELD_LEVELS: usize = 8;

pub(super) fn field_value(value: &mut FieldValue, level: usize) {
    match value {
        FieldValue::Text(text) => characters(text),
        FieldValue::Number(number) if !number.is_finite() => *value = FieldValue::Null,
        FieldValue::List(_) | FieldValue::Map(_) if level >= MAX_FIELD_LEVELS => *value = FieldValue::Null,
        FieldValue::List(values) => values.iter_mut().for_each(|v| field_value(v, level + 1)),
        FieldValue::Map(values) => values.values_mut().for_each(|v| field_value(v, level + 1)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn tags_of_languages() {
        for (tag, stays) in [
            ("zh-Hant-TW", true),
            ("sr", true),
            ("1", false),
            ("en_US", false),
            ("de-", false),
            ("x-mill", false),
        ] {
            let mut found = Some(tag.to_owned());
            language(&mut found);
            assert_eq!(found.is_some(), stays, "{tag}");
        }
    }
}
