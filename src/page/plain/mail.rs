//! The head of a letter that was sent by mail or posted to a newsgroup (RFC 5322, RFC 5536): who wrote it, when, and about what.

/// Fields that such heads have. A head is told by them, since `Name: value` is what dialogues and lists are made of, too.
const FIELDS: [&str; 20] = [
    "from",
    "to",
    "cc",
    "bcc",
    "date",
    "subject",
    "sender",
    "reply-to",
    "message-id",
    "in-reply-to",
    "references",
    "newsgroups",
    "organization",
    "followup-to",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "received",
    "list-id",
    "lines",
];

/// Lines of a head that are looked at: those of servers on the way have some dozens.
const MAX_LINES: usize = 200;

/// Facts by the keys of front matter, as [`Facts::front_matter`](crate::page::Facts::front_matter) has them.
type Told = Vec<(String, Vec<String>)>;

/// The facts of a head, and the text after it.
pub(super) fn split(text: &str) -> Option<(Told, &str)> {
    let text = text.trim_start_matches(['\u{feff}', '\r', '\n']);
    let mut rest = text;
    let mut fields: Vec<(String, String)> = Vec::new();
    for _ in 0..MAX_LINES {
        let (line, tail) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = tail;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        // A long value goes on in lines that are indented.
        if line.starts_with([' ', '\t'])
            && let Some((_, value)) = fields.last_mut()
        {
            value.push(' ');
            value.push_str(line.trim_start());
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let name = name.to_ascii_lowercase();
        if !FIELDS.contains(&name.as_str()) && !name.starts_with("x-") {
            return None;
        }
        fields.push((name, value.trim().to_owned()));
    }
    let of = |name: &str| fields.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.as_str());
    let subject = of("subject")?;
    let (from, date) = (of("from"), of("date"));
    if from.or(date).is_none() || rest.trim().is_empty() {
        return None;
    }
    let facts = [("title", Some(subject)), ("author", from.and_then(name)), ("date", date)];
    // What is encoded (RFC 2047) says nothing to a person.
    let facts =
        facts.into_iter().filter_map(|(key, value)| Some((key, value.filter(|v| !v.contains("=?"))?)));
    Some((facts.map(|(key, value)| (key.to_owned(), vec![value.to_owned()])).collect(), rest))
}

/// The name beside an address: `Ann Lee <ann@mill.example>`, `ann@mill.example (Ann Lee)`, `Ann Lee`.
fn name(from: &str) -> Option<&str> {
    let name = match (from.split_once('<'), from.split_once('(')) {
        (Some((name, _)), _) => name,
        (None, Some((_, name))) => name.trim_end().trim_end_matches(')'),
        (None, None) => from,
    };
    Some(name.trim().trim_matches('"')).filter(|name| !name.is_empty() && !name.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str) -> Option<String> {
        let (facts, rest) = split(text)?;
        let facts: Vec<String> = facts.iter().map(|(key, value)| format!("{key}={}", value[0])).collect();
        Some(format!("{} | {}", facts.join(" "), rest.trim()))
    }

    #[test]
    fn heads_of_letters_are_read() {
        for (text, wanted) in [
            (
                "From: Ann Lee <ann@mill.example>\nDate: Tue, 5 Mar 2024 10:00:00 +0000\nSubject: The old bridge\n\nIt is closed.",
                "title=The old bridge author=Ann Lee date=Tue, 5 Mar 2024 10:00:00 +0000 | It is closed.",
            ),
            (
                "\nSubject: The old\r\n  bridge\r\nFrom: ann@mill.example (Ann Lee)\r\nX-Face: q\r\n\r\nIt is closed.",
                "title=The old bridge author=Ann Lee | It is closed.",
            ),
            (
                "Subject: =?utf-8?B?QmU=?=\nFrom: ann@mill.example\nDate: 5 March 2024\n\nIt is closed.",
                "date=5 March 2024 | It is closed.",
            ),
        ] {
            assert_eq!(facts(text).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn other_lines_with_colons_are_no_head() {
        for text in [
            "Subject: The old bridge\n\nIt is closed.",
            "From: Ann Lee\nDate: 5 March 2024\n\nIt is closed.",
            "Subject: bridge\nFrom: Ann\nWeather: rain\n\nIt is closed.",
            "Subject: bridge\nFrom: Ann\n",
            "Ann: Have you seen it?\nBo: I have.\n\nThey went.",
        ] {
            assert_eq!(facts(text), None, "{text}");
        }
    }
}
