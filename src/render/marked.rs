//! What a person marked, as part of the text: for the formats that hold no highlights of their own.

use crate::article::{Article, Block, Footnote, Highlight, Inline, visit};
use std::borrow::Cow;
use std::ops::Range;

/// The article with its highlights as marked runs, and the notes to them among its notes. A highlight whose words
/// are no longer there is left out.
pub(super) fn marked(article: &Article) -> Cow<'_, Article> {
    if article.highlights.is_empty() {
        return Cow::Borrowed(article);
    }
    let mut out = article.clone();
    for highlight in &article.highlights {
        let number = out.footnotes.iter().map(|n| n.number).max().unwrap_or(0) + 1;
        let note = Some(number).filter(|_| !highlight.note.trim().is_empty());
        if mark(&mut out.blocks, highlight, note) && note.is_some() {
            out.footnotes.push(Footnote { number, label: String::new(), content: lines(&highlight.note) });
        }
    }
    Cow::Owned(out)
}

/// Marks a passage in its block, or where the blocks have changed in the first that has its words.
fn mark(blocks: &mut [Block], highlight: &Highlight, note: Option<u32>) -> bool {
    let own = blocks.iter().position(|b| b.id == highlight.block);
    let all = own.into_iter().chain(0..blocks.len());
    for at in all {
        let block = &mut blocks[at];
        let mut text = String::new();
        visit::each_runs(block, &mut |content| {
            visit::each_run(content, &mut |run| text.push_str(words(run)))
        });
        let Some(range) = find(&text, highlight) else { continue };
        let mut passed = 0;
        let mut pending = note;
        visit::each_runs(block, &mut |content| runs(content, &mut passed, &range, &mut pending));
        return true;
    }
    false
}

/// Where the words of a highlight stand in a text, the place with the same words before it first.
fn find(text: &str, highlight: &Highlight) -> Option<Range<usize>> {
    let anchor = &highlight.anchor;
    let context = format!("{}{}", anchor.prefix, anchor.exact);
    let end = text.find(&context).map(|at| at + context.len());
    let end = end.or_else(|| text.find(&anchor.exact).map(|at| at + anchor.exact.len()))?;
    Some(end - anchor.exact.len()..end)
}

/// The words of a run alone, without those within it.
fn words(run: &Inline) -> &str {
    match run {
        Inline::Text { text } | Inline::Code { text } => text,
        Inline::Ruby { base, .. } => base,
        _ => "",
    }
}

/// Marks what of a range lies in a list of runs; the reference to the note comes after the run that ends it, outside
/// of links.
fn runs(content: &mut Vec<Inline>, passed: &mut usize, range: &Range<usize>, note: &mut Option<u32>) {
    *content = within(std::mem::take(content), passed, range, note, true);
}

fn within(
    content: Vec<Inline>,
    passed: &mut usize,
    range: &Range<usize>,
    note: &mut Option<u32>,
    top: bool,
) -> Vec<Inline> {
    let mut out = Vec::with_capacity(content.len());
    for mut run in content {
        let start = *passed;
        if let Some(inner) = visit::inner(&mut run) {
            *inner = within(std::mem::take(inner), passed, range, note, false);
            out.push(run);
        } else {
            *passed += words(&run).len();
            split(run, start, range, &mut out);
        }
        if top
            && range.end > start
            && range.end <= *passed
            && let Some(number) = note.take()
        {
            out.push(Inline::FootnoteRef { number });
        }
    }
    out
}

/// One run without others in it, cut where the range begins and ends.
fn split(run: Inline, start: usize, range: &Range<usize>, out: &mut Vec<Inline>) {
    let length = words(&run).len();
    let from = range.start.saturating_sub(start).min(length);
    let to = range.end.saturating_sub(start).min(length);
    if from >= to {
        out.push(run);
        return;
    }
    let Inline::Text { text } = run else {
        out.push(Inline::Marked { content: vec![run] });
        return;
    };
    let piece = |part: &str| Inline::Text { text: part.to_owned() };
    let parts =
        [piece(&text[..from]), Inline::Marked { content: vec![piece(&text[from..to])] }, piece(&text[to..])];
    out.extend(parts.into_iter().filter(|p| !matches!(p, Inline::Text { text } if text.is_empty())));
}

/// A note as a person wrote it, line by line.
fn lines(note: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for line in note.trim().lines() {
        if !out.is_empty() {
            out.push(Inline::Break);
        }
        out.push(Inline::Text { text: line.to_owned() });
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::article::{Anchor, Article, Highlight};
    use crate::page::{Facts, html};
    use crate::render;

    fn article(highlights: &[(&str, &str, &str)]) -> Article {
        let markup = "<h1>Rain</h1><p>It rained, and it rained in the <a href=https://a.example/>long valley</a> again.</p>\
                      <p>The river rose, and the bridge was closed at noon, the school an hour later.</p>";
        let mut article = crate::extract(&html::parse(markup, Facts::default())).unwrap();
        article.highlights = highlights
            .iter()
            .map(|(prefix, exact, note)| Highlight {
                anchor: Anchor { prefix: (*prefix).into(), exact: (*exact).into(), ..Anchor::default() },
                note: (*note).into(),
                ..Highlight::default()
            })
            .collect();
        article
    }

    #[test]
    fn passages_are_marked_where_they_stand() {
        let article = article(&[("and it ", "rained in the long", ""), ("", "bridge was closed", "")]);
        let text = render::markdown(&article);
        assert!(
            text.contains("It rained, and it <mark>rained in the </mark>[<mark>long</mark> valley]"),
            "{text}"
        );
        assert!(text.contains("the <mark>bridge was closed</mark> at noon"), "{text}");
        assert!(render::html(&article).contains("<mark>bridge was closed</mark>"));
        assert!(!article.content.contains("<mark>"));
    }

    #[test]
    fn notes_are_notes_of_the_article() {
        let article = article(&[("in the ", "long", "How long?\nAsk."), ("", "snow", "lost")]);
        let text = render::markdown(&article);
        assert!(text.contains("[<mark>long</mark> valley](https://a.example/)[^1] again."), "{text}");
        assert!(text.contains("[^1]: How long?") && !text.contains("lost"), "{text}");
        let page = render::html(&article);
        assert!(page.contains("</a><sup><a id=\"ref-1\" href=\"#note-1\">1</a></sup>"), "{page}");
        assert!(page.contains("How long?<br>Ask."), "{page}");
        assert!(render::epub(&article).starts_with(b"PK"));
    }
}
