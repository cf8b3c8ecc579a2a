//! Front matter by a person's own template: lines with `{name}` where a value goes.

use super::yaml;
use crate::article::{Field, FieldValue};

/// Bytes of a template that are read.
const MAX_BYTES: usize = 8 << 10;

/// The front matter's lines. A name that stands alone is written as YAML; within quotes or a list it is escaped for
/// where it stands. A line whose value is missing is left out; what is no name stays as it is.
pub(super) fn fill(template: &str, fields: &[Field], out: &mut String) {
    let mut end = template.len().min(MAX_BYTES);
    while !template.is_char_boundary(end) {
        end -= 1;
    }
    for line in template[..end].lines().map(str::trim_end) {
        // The fences are written around it.
        if !line.is_empty()
            && line != "---"
            && line != "..."
            && let Some(filled) = filled(line, fields)
        {
            out.push_str(&filled);
            out.push('\n');
        }
    }
}

fn filled(line: &str, fields: &[Field]) -> Option<String> {
    let value = |name: &str| fields.iter().find(|f| f.key == name).map(|f| &f.value);
    let parts = parts(line);
    let names: Vec<&str> =
        parts.iter().filter_map(|p| p.as_ref().err().copied()).filter(|n| is_name(n)).collect();
    if names.is_empty() {
        return Some(line.to_owned());
    }
    let start = line.find(": ").map(|at| at + 2).or_else(|| line.find("- ").map(|at| at + 2)).unwrap_or(0);
    let (head, rest) = line.split_at(start);
    if let [name] = names[..]
        && rest.trim() == format!("{{{name}}}")
    {
        return Some(head.to_owned() + &yaml::of(value(name)?));
    }
    let structured = rest.starts_with(['"', '\'', '[', '{']);
    let mut text = String::new();
    for part in self::parts(rest) {
        match part {
            Ok(plain) => text.push_str(plain),
            Err(name) if is_name(name) => {
                let plain = plain(value(name)?);
                text.push_str(&if structured { escaped(&plain) } else { plain });
            }
            Err(other) => text.extend(["{", other, "}"]),
        }
    }
    Some(head.to_owned() + &if structured { text } else { yaml::scalar(&text) })
}

/// Plain text and, as errors, what stands between braces.
fn parts(line: &str) -> Vec<Result<&str, &str>> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        out.extend([Ok(before), Err(name)]);
        rest = tail;
    }
    out.push(Ok(rest));
    out
}

/// Every name that a template may use, those without a value included.
fn is_name(name: &str) -> bool {
    super::NAMES.contains(&name)
}

/// A value within other text.
fn plain(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) => text.clone(),
        FieldValue::List(values) => values.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => yaml::of(other),
    }
}

/// For double quotes; a single quote is written so that it ends none.
fn escaped(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_default();
    quoted[1..quoted.len() - 1].replace('\'', "’")
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Person};
    use crate::render::markdown_with;

    fn front(template: &str) -> Vec<String> {
        let person = |name: &str| Person { name: name.into(), ..Person::default() };
        let article = Article {
            title: Some("Rain: it's \"wet\"".into()),
            authors: vec![person("Ada Berg"), person("No")],
            ..Article::default()
        };
        let text = markdown_with(&article, Some(template));
        text.lines().skip(1).take_while(|l| *l != "---").map(str::to_owned).collect()
    }

    #[test]
    fn names_are_filled_and_lines_without_a_value_left_out() {
        assert_eq!(
            front("title: {title}\nkind: clipping\nauthor: {authors}\ndate: {date}\nnote: {other} {}\n---\n"),
            [
                "title: 'Rain: it''s \"wet\"'",
                "kind: clipping",
                "author: [\"Ada Berg\",\"No\"]",
                "note: {other} {}",
            ]
        );
    }

    #[test]
    fn values_stay_within_what_stands_around_them() {
        assert_eq!(
            front("aliases: [\"{title}\"]\nby: text by {authors}\nlong: see {title}"),
            [
                "aliases: [\"Rain: it’s \\\"wet\\\"\"]",
                "by: text by Ada Berg, No",
                "long: 'see Rain: it''s \"wet\"'",
            ]
        );
    }

    #[test]
    fn without_a_template_the_usual_keys_are_written() {
        assert_eq!(front("")[0], "title: 'Rain: it''s \"wet\"'");
    }
}
