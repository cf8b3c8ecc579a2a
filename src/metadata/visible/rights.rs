//! Who claims the rights of a page, in the line in which that is said.

/// How a claim of rights goes on behind the name.
const RESERVED: [&str; 14] = [
    "all rights",
    "版权所有",
    "版權所有",
    "版权",
    "保留",
    "無断",
    "禁無断",
    "무단",
    "alle rechte",
    "tous droits",
    "todos los derechos",
    "todos os direitos",
    "tutti i diritti",
    "все права",
];

/// `Ann Lee` of `© 2024 Ann Lee. All rights reserved.`, `山谷网` of `版权所有 © 2024 山谷网`.
pub(super) fn claimed(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    let mut said = false;
    loop {
        let word = rest.get(.."copyright".len()).filter(|w| w.eq_ignore_ascii_case("copyright"));
        let next = match word {
            Some(word) => Some(&rest[word.len()..]),
            None => ["©", "ⓒ", "版权所有", "版權所有"].iter().find_map(|mark| rest.strip_prefix(mark)),
        };
        let Some(next) = next else { break };
        said = true;
        rest = next.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
    }
    if !said {
        return None;
    }
    // Years, and the mark where it stands behind them.
    let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let end = rest
        .find(|c: char| {
            matches!(c, '.' | ',' | '|' | '·' | '•' | '–' | '—' | '\n' | '。' | '，' | '；')
                || c.is_ascii_digit()
        })
        .unwrap_or(rest.len());
    let mut name = &rest[..end];
    for words in RESERVED {
        let at = name
            .char_indices()
            .map(|(at, _)| at)
            .find(|&at| name[at..].get(..words.len()).is_some_and(|found| found.eq_ignore_ascii_case(words)));
        name = at.map_or(name, |at| &name[..at]);
    }
    let name = name.trim();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::claimed;

    #[test]
    fn claims_of_rights() {
        for (line, wanted) in [
            ("© 2024 Ann Lee. All rights reserved.", Some("Ann Lee")),
            ("Copyright © 2011-2026 Valley Times All rights reserved", Some("Valley Times")),
            ("© Copyright 2026 by Valley Times | Terms", Some("Valley Times")),
            ("版权所有 © 2011-2026 山谷网", Some("山谷网")),
            ("Copyright © 2026 山谷网 版权所有", Some("山谷网")),
            ("© 青川新聞社 無断転載を禁じます", Some("青川新聞社")),
            ("Valley Times, since 1911", None),
            ("© 2026", None),
        ] {
            assert_eq!(claimed(line), wanted, "{line}");
        }
    }
}
