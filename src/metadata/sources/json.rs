//! JSON as it is found on real pages.
//!
//! Strict JSON (RFC 8259) first; where that fails, the same grammar with the faults that pages show:
//! raw line ends in strings, trailing and missing commas, comments, CDATA marks, several values one
//! after another, a missing end. Nothing recurses over the input's depth.

use serde_json::{Map, Value};

/// Depth of nesting past which values are left out.
const MAX_DEPTH: usize = 64;

/// Bytes of a line comment that are looked through for its end, so that a text of slashes stays linear.
const MAX_COMMENT_LINE: usize = 400;

/// All values of a text, in order; empty where there are none.
pub(in crate::metadata) fn values(text: &str) -> Vec<Value> {
    let text = text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        return vec![value];
    }
    let mut parser = Lenient { text, at: 0 };
    parser.run()
}

struct Lenient<'a> {
    text: &'a str,
    at: usize,
}

enum Open {
    Object(Map<String, Value>, Option<String>),
    Array(Vec<Value>),
}

impl Lenient<'_> {
    fn run(&mut self) -> Vec<Value> {
        let mut out = Vec::new();
        let mut stack: Vec<Open> = Vec::new();
        let mut skipped = 0_usize;
        loop {
            self.skip();
            let Some(c) = self.peek() else {
                break;
            };
            match c {
                '{' | '[' => {
                    self.at += 1;
                    if stack.len() >= MAX_DEPTH {
                        skipped += 1;
                    } else if c == '{' {
                        stack.push(Open::Object(Map::new(), None));
                    } else {
                        stack.push(Open::Array(Vec::new()));
                    }
                }
                '}' | ']' => {
                    self.at += 1;
                    if skipped > 0 {
                        skipped -= 1;
                    } else if let Some(open) = stack.pop() {
                        put(&mut stack, &mut out, open.close());
                    }
                }
                ',' | ':' => self.at += 1,
                _ => {
                    let value = if c == '"' { Value::String(self.string()) } else { self.word() };
                    if skipped > 0 {
                        continue;
                    }
                    if let Some(Open::Object(_, key @ None)) = stack.last_mut() {
                        *key = Some(match value {
                            Value::String(s) => s,
                            other => other.to_string(),
                        });
                    } else if !stack.is_empty() {
                        put(&mut stack, &mut out, value);
                    }
                }
            }
        }
        while let Some(open) = stack.pop() {
            put(&mut stack, &mut out, open.close());
        }
        out
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// White space, comments and the marks that hide a script from old browsers.
    fn skip(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed =
                rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | ';'));
            self.at += rest.len() - trimmed.len();
            let pairs =
                [("/*", "*/"), ("<!--", "\n"), ("-->", ""), ("<![CDATA[", ""), ("]]>", ""), ("//", "\n")];
            let Some((open, close)) = pairs.into_iter().find(|(open, _)| trimmed.starts_with(open)) else {
                return;
            };
            self.at += open.len();
            // `// <![CDATA[` and `<!-- {` share their line with what follows: only a line without any
            // bracket is a comment as a whole.
            let rest = &self.text[self.at..];
            if open == "/*" {
                self.at += rest.find(close).map_or(rest.len(), |n| n + close.len());
            } else if close == "\n" {
                let line = rest.bytes().take(MAX_COMMENT_LINE).position(|b| matches!(b, b'\n' | b'{' | b'['));
                if let Some(end) = line.filter(|&end| rest.as_bytes()[end] == b'\n') {
                    self.at += end + 1;
                }
            }
        }
    }

    /// A string; the quote stands at the cursor. A raw line end is part of it; a quote that is not
    /// followed by what may follow a string is taken as part of it, too.
    fn string(&mut self) -> String {
        self.at += 1;
        let mut out = String::new();
        let mut chars = self.text[self.at..].char_indices();
        let base = self.at;
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    let rest = self.text[base + at + 1..].trim_start();
                    if rest.is_empty() || rest.starts_with([',', ':', '}', ']', '"', '/']) {
                        self.at = base + at + 1;
                        return out;
                    }
                    out.push('"');
                }
                '\\' => match chars.next() {
                    Some((_, 'n' | 'r' | 't' | 'b' | 'f')) => out.push(' '),
                    Some((at, 'u')) => {
                        let (c, used) = unicode(&self.text[base + at + 1..]);
                        out.push(c);
                        for _ in 0..used {
                            chars.next();
                        }
                    }
                    Some((_, c)) => out.push(c),
                    None => {}
                },
                c => out.push(c),
            }
        }
        self.at = self.text.len();
        out
    }

    fn word(&mut self) -> Value {
        let rest = &self.text[self.at..];
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '}' | ']' | '{' | '[' | '"');
        let end = rest.find(ends).unwrap_or(rest.len()).max(1);
        let mut end = end;
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        self.at += end;
        let word = rest[..end].trim_matches('\'');
        serde_json::from_str(word).unwrap_or_else(|_| Value::String(word.to_owned()))
    }
}

impl Open {
    fn close(self) -> Value {
        match self {
            Self::Object(map, _) => Value::Object(map),
            Self::Array(list) => Value::Array(list),
        }
    }
}

fn put(stack: &mut [Open], out: &mut Vec<Value>, value: Value) {
    match stack.last_mut() {
        Some(Open::Object(map, key)) => {
            if let Some(key) = key.take() {
                map.insert(key, value);
            }
        }
        Some(Open::Array(list)) => list.push(value),
        None => out.push(value),
    }
}

/// The character of a `\u` escape after the `u`, surrogate pairs joined, and how many characters it took.
fn unicode(rest: &str) -> (char, usize) {
    let hex = |s: &str| s.get(..4).and_then(|h| u32::from_str_radix(h, 16).ok());
    let Some(first) = hex(rest) else {
        return ('\u{fffd}', 0);
    };
    if (0xd800..0xdc00).contains(&first)
        && let Some(second) = rest.get(4..).and_then(|r| r.strip_prefix("\\u")).and_then(hex)
        && (0xdc00..0xe000).contains(&second)
    {
        let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return (char::from_u32(code).unwrap_or('\u{fffd}'), 10);
    }
    (char::from_u32(first).unwrap_or('\u{fffd}'), 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn faults_of_real_pages() {
        let wanted = json!({"a": ["x y", 2, null], "b": {"c": true}});
        for text in [
            r#"{"a": ["x y", 2, null], "b": {"c": true}}"#,
            r#"{"a": ["x y", 2, null,], "b": {"c": true,},}"#,
            "{\"a\": [\"x y\", 2, null] \"b\": {\"c\": true}}",
            "<!-- {\"a\": [\"x y\", 2, null], \"b\": {\"c\": true}} -->",
            "//<![CDATA[\n{\"a\": [\"x y\", 2, null], \"b\": {\"c\": true}}\n//]]>",
            "/* data */ {\"a\": [\"x y\", 2, null], // list\n \"b\": {\"c\": true}};",
            "{\"a\": [\"x y\", 2, null], \"b\": {\"c\": true",
        ] {
            assert_eq!(values(text).first(), Some(&wanted), "{text}");
        }
        assert_eq!(values("{\"a\": \"one\ntwo\"}"), [json!({"a": "one\ntwo"})]);
        assert_eq!(values(r#"{"a": "say "hello" twice",}"#), [json!({"a": "say \"hello\" twice"})]);
        assert_eq!(values(r#"{"a": "\ud83d\ude00 \u4e2d",}"#), [json!({"a": "😀 中"})]);
        assert_eq!(values("{\"a\":1}{\"a\":2}"), [json!({"a": 1}), json!({"a": 2})]);
    }

    #[test]
    fn hostile_texts_end() {
        assert!(values("").is_empty());
        assert!(values("function() { }").len() <= 1);
        let deep = "[".repeat(100_000);
        assert_eq!(values(&deep).len(), 1);
        let long = format!("{{\"a\": \"{}", "\\u12".repeat(10_000));
        assert_eq!(values(&long).len(), 1);
    }
}
