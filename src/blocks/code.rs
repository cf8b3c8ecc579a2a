//! Preformatted text: its language, its lines, and what is prose set in `pre`.

use super::context::{Context, Ground};
use super::gutter::{is_gutter, without_numbers};
use crate::measure::is_next_line;
use crate::page::{Kind, NodeId, Tag};
use crate::text;

/// Prefixes of class words that name a language: the HTML standard's own advice (4.5.15 "The code
/// element"), and what highlighters write.
const PREFIXES: [&str; 4] = ["language-", "lang-", "highlight-source-", "brush:"];

/// Classes beside which a highlighter puts the language as a class of its own (`hljs rust`).
const BESIDE: [&str; 5] = ["hljs", "sourceCode", "highlight", "prettyprint", "syntaxhighlighter"];

/// Words that stand where a language could but name none.
const NO_LANGUAGE: [&str; 16] = [
    "plaintext",
    "plain",
    "text",
    "txt",
    "none",
    "nohighlight",
    "hljs",
    "code",
    "linenums",
    "line-numbers",
    "copy",
    "wrap",
    "highlight",
    "sourcecode",
    "numberlines",
    "undefined",
];

/// Elements around the code whose class may name the language.
const MAX_WRAPPERS: usize = 6;

/// The language of a piece of code, where the page names it.
pub(super) fn language(ground: &Ground, pre: NodeId) -> Option<String> {
    let page = ground.page;
    let inner = page.subtree(pre).skip(1).take(3).find(|&n| page.tag(n) == Tag::Code);
    let around = page.ancestors(pre).take(MAX_WRAPPERS).take_while(|&a| {
        !matches!(page.tag(a), Tag::Body | Tag::Article | Tag::Main) && only_code(ground, a)
    });
    inner.into_iter().chain(std::iter::once(pre)).chain(around).find_map(|id| {
        let data = ["data-lang", "data-language", "lang"].iter().filter(|n| **n != "lang" || id == pre);
        let by_data = data.filter_map(|n| page.attribute(id, n)).find_map(known);
        by_data.or_else(|| by_class(page.attribute(id, "class")?))
    })
}

/// Whether an element holds nothing but one piece of code and its trimmings.
fn only_code(ground: &Ground, id: NodeId) -> bool {
    ground.pres_in(id).len() <= 2 && ground.segments_in(id).len() <= 64
}

fn by_class(class: &str) -> Option<String> {
    let words: Vec<&str> = class.split_ascii_whitespace().collect();
    let prefixed = words.iter().enumerate().find_map(|(at, word)| {
        let rest = PREFIXES.iter().find_map(|p| word.strip_prefix(p))?;
        // `brush: js` has a space in it.
        let rest = if rest.is_empty() { words.get(at + 1)? } else { rest };
        known(rest)
    });
    prefixed.or_else(|| {
        let beside = words.iter().any(|w| BESIDE.contains(w));
        beside.then(|| words.iter().filter(|w| !BESIDE.contains(w)).find_map(|w| known(w)))?
    })
}

fn known(word: &str) -> Option<String> {
    let word = word.trim().trim_end_matches(';').to_ascii_lowercase();
    let fits = (1..=24).contains(&word.len())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "+#.-".contains(c))
        && word.chars().any(|c| c.is_ascii_alphabetic());
    (fits && !NO_LANGUAGE.contains(&word.as_str())).then_some(word)
}

/// The lines of the kept segments in preformatted text, white space and all, without line numbers.
pub(super) fn lines(context: &Context, pre: NodeId) -> String {
    let ground = &context.ground;
    let page = ground.page;
    let segments = &ground.measured.segments;
    let is_dropped = |text: NodeId| {
        let at = segments.partition_point(|s| s.nodes.start <= text);
        at.checked_sub(1).is_some_and(|s| text < segments[s].nodes.end && !context.keep(s))
    };
    let mut out = String::new();
    let mut id = pre + 1;
    let end = page.node(pre).end;
    // Ends of the block elements that are open: each is a line of its own.
    let mut blocks: Vec<NodeId> = Vec::new();
    while id < end {
        while blocks.last().is_some_and(|&b| b <= id) {
            blocks.pop();
            line_end(&mut out);
        }
        match page.node(id).kind {
            Kind::Text if is_dropped(id) => {}
            Kind::Text if ground.in_pre(id) => out.push_str(page.text_of(id)),
            // In a table of lines only the cells hold code, and no-break spaces indent it.
            Kind::Text if page.text_of(id).contains('\n') && page.text_of(id).trim().is_empty() => {}
            Kind::Text => out.push_str(&page.text_of(id).replace(['\n', '\u{a0}'], " ")),
            Kind::Element(tag)
                if tag.is_unshown() || is_gutter(ground, id) || tag.is_block() && ground.hidden(id) =>
            {
                id = page.node(id).end;
                continue;
            }
            Kind::Element(Tag::Br) => out.push('\n'),
            Kind::Element(Tag::Span | Tag::Code) if is_next_line(page, id) => line_end(&mut out),
            Kind::Element(tag)
                if tag.is_block() && !matches!(tag, Tag::Td | Tag::Th | Tag::Tbody | Tag::Thead) =>
            {
                line_end(&mut out);
                blocks.push(page.node(id).end);
            }
            _ => {}
        }
        id += 1;
    }
    let text = out.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let first = lines.iter().position(|l| !l.is_empty()).unwrap_or(0);
    let last = lines.iter().rposition(|l| !l.is_empty()).map_or(first, |l| l + 1);
    without_numbers(ground, pre, lines[first..last].join("\n"))
}

fn line_end(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Whether preformatted text is prose: a letter, a poem, an old text file. It says nothing of code, and
/// most of its lines are words with an end of a sentence here and there.
pub(super) fn is_prose(ground: &Ground, pre: NodeId) -> bool {
    let page = ground.page;
    let is_code = page.subtree(pre).any(|n| matches!(page.tag(n), Tag::Code | Tag::Kbd | Tag::Samp))
        || language(ground, pre).is_some()
        || page
            .subtree(pre)
            .skip(1)
            .any(|n| page.tag(n) == Tag::Span && page.attribute(n, "class").is_some());
    if is_code {
        return false;
    }
    let words = page.text_of(pre);
    let mut ends = 0;
    let mut symbols = 0;
    let mut letters = 0;
    let mut before = ' ';
    for c in words.chars() {
        letters += usize::from(c.is_alphabetic());
        symbols += usize::from("{}[]<>=;$|\\_*&#".contains(c));
        ends += usize::from((c.is_whitespace() || c == '”') && text::is_sentence_end(before));
        ends += usize::from(text::is_sentence_end(c) && !c.is_ascii());
        before = c;
    }
    ends += usize::from(text::is_sentence_end(before) && before.is_ascii());
    let indented = words.lines().filter(|l| l.starts_with("  ") || l.starts_with('\t')).count();
    ends >= 2 && symbols * 50 < letters && indented * 2 < words.lines().count().max(1) + 2
}
