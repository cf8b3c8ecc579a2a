//! Blocks as Markdown.

use super::escape::{self, Place};
use super::inline::{self, Context};
use super::table::table;
use crate::article::{Article, Block, BlockKind, BlockRole, ListItem, Post};

/// A rule between two parts.
const RULE: &str = "* * *";

/// The body of an article with its notes, blocks apart by a blank line.
pub(super) fn body(article: &Article) -> String {
    let context = Context { images: article.images.iter().map(|i| (i.id, i)).collect() };
    let mut parts = parts(&context, &article.blocks, &article.posts);
    for note in &article.footnotes {
        let text = inline::of(&context, &note.content, Place::default());
        parts.push(format!("[^{}]: {}", note.number, indented(&text, 4)));
    }
    let mut out = parts.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// The blocks that are not empty. Lists that follow each other get other marks, else they were one.
fn parts(context: &Context, blocks: &[Block], posts: &[Post]) -> Vec<String> {
    let mut parts = Vec::new();
    let mut lists = 0;
    let mut posts = posts.iter().peekable();
    for block in blocks {
        if let Some(post) = posts.next_if(|post| post.block == block.id) {
            if !parts.is_empty() {
                parts.push(RULE.to_owned());
            }
            parts.extend(post_line(post));
        }
        let text = of(context, block, lists % 2 == 1);
        if text.is_empty() {
            continue;
        }
        lists = if matches!(block.kind, BlockKind::List { .. }) { lists + 1 } else { 0 };
        // What is no running text of the body is set apart as a quote is.
        let aside = matches!(
            block.role,
            BlockRole::EditorsNote | BlockRole::Correction | BlockRole::PullQuote | BlockRole::PaywallNotice
        );
        parts.push(if aside { quoted(&text) } else { text });
    }
    parts
}

fn of(context: &Context, block: &Block, other_marks: bool) -> String {
    match &block.kind {
        BlockKind::Paragraph { content } => inline::of(context, content, Place::default()),
        BlockKind::Heading { level, content } => {
            let text = inline::of(context, content, Place { one_line: true, ..Place::default() });
            let marks = "#".repeat(usize::from((*level).clamp(1, 6)));
            // A run of `#` after a space at the end would be taken for a closing one.
            let end = text.trim_end_matches('#').len();
            let (text, tail) = text.split_at(if text[..end].ends_with(' ') { end } else { text.len() });
            let escape = if tail.is_empty() { "" } else { "\\" };
            if text.is_empty() { String::new() } else { format!("{marks} {text}{escape}{tail}") }
        }
        BlockKind::Figure { images } => {
            let found = images.iter().filter_map(|i| context.images.get(i));
            found.map(|i| figure(i)).collect::<Vec<_>>().join("\n\n")
        }
        BlockKind::List { ordered, start, items } => list(context, *ordered, *start, items, other_marks),
        BlockKind::Table { caption, rows } => {
            let caption = inline::of(context, caption, Place::default());
            let rows = table(context, rows);
            let parts = [caption, rows].into_iter().filter(|p| !p.is_empty());
            parts.collect::<Vec<_>>().join("\n\n")
        }
        BlockKind::Code { language, text } => code(language.as_deref(), text),
        BlockKind::Quote { cite, blocks } => {
            let mut parts = parts(context, blocks, &[]);
            if let Some(cite) = cite {
                let mut line = String::from("— ");
                escape::push(&mut line, cite, Place { one_line: true, ..Place::default() }, None);
                parts.push(line);
            }
            if parts.is_empty() { String::new() } else { quoted(&parts.join("\n\n")) }
        }
        BlockKind::Math { tex: Some(tex), .. } if !tex.trim().is_empty() && !tex.contains("$$") => {
            let lines: Vec<&str> = tex.lines().filter(|l| !l.trim().is_empty()).collect();
            format!("$$\n{}\n$$", lines.join("\n"))
        }
        BlockKind::Math { text, .. } => line(text),
        BlockKind::Embed { url, title, poster, .. } => {
            let mut out = String::from("[");
            if let Some(image) = poster.and_then(|p| context.images.get(&p)) {
                inline::picture(&mut out, image, Place::default());
                out.push(' ');
            }
            escape::push(
                &mut out,
                title.as_deref().unwrap_or(url),
                Place { one_line: true, ..Place::default() },
                Some(']'),
            );
            out.push_str("](");
            out.push_str(&escape::address(url));
            out.push(')');
            out
        }
        BlockKind::Rule => RULE.to_owned(),
    }
}

/// Who wrote the post that begins here, and when.
fn post_line(post: &Post) -> Option<String> {
    // By element, because marks do not hold beside every punctuation.
    let author = post.author.as_deref().map(|name| format!("<strong>{}</strong>", line(name)));
    let known: Vec<String> = author.into_iter().chain(post.time().map(line)).collect();
    (!known.is_empty()).then(|| known.join(" · "))
}

fn line(text: &str) -> String {
    let mut out = String::new();
    escape::push(&mut out, text.trim(), Place { one_line: true, ..Place::default() }, None);
    out
}

/// A picture, and under it in the same paragraph its caption and credit.
fn figure(image: &crate::article::Image) -> String {
    let mut out = String::new();
    inline::picture(&mut out, image, Place::default());
    let words: Vec<&str> = [image.caption.as_deref(), image.credit_apart()].into_iter().flatten().collect();
    if !words.is_empty() {
        out.push_str("\\\n");
        let text = line(&words.join(" · "));
        // By element, because marks do not hold beside every punctuation.
        out.push_str(&format!("<em>{text}</em>"));
    }
    out
}

/// Whether a block may begin in the line after text. Of ordered lists only those that begin with 1 may (`CommonMark`, 5.3).
fn follows_text(block: &Block) -> bool {
    match block.kind {
        BlockKind::List { ordered, start, .. } => !ordered || start.unwrap_or(1) == 1,
        _ => false,
    }
}

fn list(
    context: &Context,
    ordered: bool,
    start: Option<i32>,
    items: &[ListItem],
    mut other_marks: bool,
) -> String {
    let mut out = Vec::new();
    let loose = items.iter().any(|i| i.blocks.iter().any(|b| !follows_text(b)));
    // Markdown numbers have no sign.
    let mut number = i64::from(start.unwrap_or(1).max(0));
    for item in items {
        // Markdown counts on from the first item, so that another number has to begin another list: one with the other mark.
        if let Some(value) = item.value.map(|v| i64::from(v.max(0))).filter(|&v| ordered && v != number) {
            other_marks ^= !out.is_empty();
            number = value;
        }
        let mark = match (ordered, other_marks) {
            (true, false) => format!("{number}. "),
            (true, true) => format!("{number}) "),
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
        };
        let mut text = inline::of(context, &item.content, Place::default());
        if let Some(term) = item.term.as_deref().filter(|t| !inline::is_empty(t)) {
            let term = inline::of(context, term, Place { one_line: true, ..Place::default() });
            let ends = term.ends_with([':', '：']);
            text = if text.is_empty() {
                format!("<b>{term}</b>")
            } else {
                format!("<b>{term}</b>{} {text}", if ends { "" } else { ":" })
            };
        }
        let inner = parts(context, &item.blocks, &[]);
        let gap = if loose { "\n\n" } else { "\n" };
        let mut whole: Vec<String> = Some(text).into_iter().filter(|t| !t.is_empty()).collect();
        whole.extend(inner);
        number += 1;
        if whole.is_empty() {
            continue;
        }
        out.push(format!("{mark}{}", indented(&whole.join(gap), mark.len())));
    }
    out.join(if loose { "\n\n" } else { "\n" })
}

fn code(language: Option<&str>, text: &str) -> String {
    let fence = "`".repeat(escape::longest_run(text, '`').max(2) + 1);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#' | '.' | '_');
    let language = language.filter(|l| l.chars().all(is_name)).unwrap_or_default();
    let end = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
    format!("{fence}{language}\n{text}{end}{fence}")
}

fn quoted(text: &str) -> String {
    let lines = text.split('\n').map(|l| if l.is_empty() { ">".to_owned() } else { format!("> {l}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// All lines but the first moved in, so that they belong to the item or note.
fn indented(text: &str, columns: usize) -> String {
    let space = " ".repeat(columns);
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(&space);
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use serde_json::{Value, json};

    fn list(start: Option<i32>, text: &str, inner: &[Value]) -> Value {
        let content = json!([{"type": "text", "text": text}]);
        let items = json!([{"content": content, "blocks": inner}]);
        json!({"id": 0, "type": "list", "ordered": start.is_some(), "start": start, "items": items})
    }

    /// A list as Markdown, and that as HTML again.
    fn read_back(list: Value) -> String {
        let article = Article { blocks: vec![serde_json::from_value(list).unwrap()], ..Article::default() };
        let mut out = String::new();
        pulldown_cmark::html::push_html(&mut out, pulldown_cmark::Parser::new(&super::body(&article)));
        out.replace('\n', "")
    }

    #[test]
    fn nested_lists_keep_their_numbers() {
        let ordered = |start: i32| list(Some(start), "In", &[]);
        for (inner, wanted) in [
            (vec![list(None, "In", &[])], "<ul><li>Out<ul><li>In</li></ul></li></ul>"),
            (vec![ordered(1)], "<ul><li>Out<ol><li>In</li></ol></li></ul>"),
            (vec![ordered(5)], "<ul><li><p>Out</p><ol start=\"5\"><li>In</li></ol></li></ul>"),
            (
                vec![ordered(1), ordered(0)],
                "<ul><li><p>Out</p><ol><li>In</li></ol><ol start=\"0\"><li>In</li></ol></li></ul>",
            ),
        ] {
            assert_eq!(read_back(list(None, "Out", &inner)), wanted);
        }
    }

    #[test]
    fn numbers_that_jump_begin_another_list() {
        let item = |text: &str, value: Option<i32>| json!({"content": [{"type": "text", "text": text}], "value": value, "blocks": []});
        for (start, items, wanted) in [
            (
                None,
                [item("a", None), item("b", Some(5)), item("c", None)],
                "<ol><li>a</li></ol><ol start=\"5\"><li>b</li><li>c</li></ol>",
            ),
            (
                Some(3),
                [item("a", None), item("b", Some(2)), item("c", Some(1))],
                "<ol start=\"3\"><li>a</li></ol><ol start=\"2\"><li>b</li></ol><ol><li>c</li></ol>",
            ),
        ] {
            assert_eq!(
                read_back(json!({"id": 0, "type": "list", "ordered": true, "start": start, "items": items})),
                wanted
            );
        }
    }

    #[test]
    fn a_term_has_one_colon() {
        let item = |term: &str| json!({"term": [{"type": "text", "text": term}], "content": [{"type": "text", "text": "a day"}], "blocks": []});
        let items = json!([item("Time"), item("Place:")]);
        let list = json!({"id": 0, "type": "list", "ordered": false, "start": null, "items": items});
        assert_eq!(read_back(list), "<ul><li><b>Time</b>: a day</li><li><b>Place:</b> a day</li></ul>");
    }
}
