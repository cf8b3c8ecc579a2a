//! Compares two JSON values as structures. Texts are compared exactly, white space and all: a lost space
//! between two words is a fault.

use serde_json::Value;

/// Characters of a value that are shown.
const SHOWN: usize = 120;

/// The paths that differ, in the order of the expected value, each with what was expected and what came.
pub fn paths(expected: &Value, got: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut stack = vec![(String::from("$"), Some(expected), Some(got))];
    while let Some((path, expected, got)) = stack.pop() {
        match (expected, got) {
            (Some(Value::Object(e)), Some(Value::Object(g))) => {
                let mut inner: Vec<_> =
                    e.iter().map(|(k, v)| (format!("{path}.{k}"), Some(v), g.get(k))).collect();
                inner.extend(
                    g.iter()
                        .filter(|(k, _)| !e.contains_key(*k))
                        .map(|(k, v)| (format!("{path}.{k}"), None, Some(v))),
                );
                stack.extend(inner.into_iter().rev());
            }
            (Some(Value::Array(e)), Some(Value::Array(g))) => {
                if e.len() != g.len() {
                    out.push(format!("{path}: expected {} items, got {}", e.len(), g.len()));
                }
                let inner = (0..e.len().max(g.len())).map(|i| (format!("{path}[{i}]"), e.get(i), g.get(i)));
                stack.extend(inner.collect::<Vec<_>>().into_iter().rev());
            }
            (e, g) if e == g => {}
            (e, g) => out.push(format!("{path}: expected {}, got {}", show(e), show(g))),
        }
    }
    out
}

fn show(value: Option<&Value>) -> String {
    let Some(value) = value else {
        return "nothing".to_owned();
    };
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::paths;
    use serde_json::json;

    #[test]
    fn equal_values_have_no_differing_paths() {
        let value = json!({"a": [1, {"b": "x y"}], "c": null});
        assert!(paths(&value, &value).is_empty());
    }

    #[test]
    fn a_lost_space_is_a_difference() {
        let got = paths(&json!({"t": [{"text": "two words"}]}), &json!({"t": [{"text": "twowords"}]}));
        assert_eq!(got, ["$.t[0].text: expected \"two words\", got \"twowords\""]);
    }

    #[test]
    fn missing_added_and_counted() {
        let got = paths(&json!({"a": 1, "l": [1]}), &json!({"b": null, "l": [1, 2]}));
        assert_eq!(
            got,
            [
                "$.a: expected 1, got nothing",
                "$.l: expected 1 items, got 2",
                "$.l[1]: expected nothing, got 2",
                "$.b: expected nothing, got null",
            ]
        );
    }
}
