//! The document's `title` (HTML, 4.2.2) and its first-level headings.

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::metadata::people::{self, Style};
use crate::page::{Page, Tag};
use crate::text::is_cjk;

/// Adds title and headings.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    for &id in scan.of(Tag::Title).iter().take(1) {
        out.add(Candidate::new(Field::Title, title(page.text_of(id)), From::TitleElement, "title", 0.5));
    }
    if scan.of(Tag::Title).is_empty()
        && let Some(title) = &page.facts.title
    {
        out.add(Candidate::new(Field::Title, self::title(title), From::TitleElement, "title", 0.5));
    }
    let title = out.of(Field::Title).find(|c| c.from == From::TitleElement).map(|c| c.value.clone());
    if let Some(name) = title.as_deref().and_then(blogger) {
        out.add(Candidate::new(Field::Author, name.to_owned(), From::TitleElement, "title", 0.4));
    }
    let headings = scan.of(Tag::H1);
    for &id in headings.iter().take(20) {
        // One first-level heading is the headline; of several each may be anything.
        let trust = if headings.len() == 1 { 0.7 } else { 0.5 };
        let value = clean::shown(page.text_of(id));
        let mut candidate = Candidate::new(Field::Title, value, From::Visible, page.path(id), trust);
        candidate.node = Some(id);
        out.add(candidate);
    }
}

/// The text of a `title`. Markup that was escaped into it goes; a lone `<table>` is what the page is about.
fn title(found: &str) -> String {
    if found.contains("</") { clean::value(found) } else { clean::shown(&clean::unescaped(found)) }
}

/// Whose blog it is, in the titles of Chinese ones: `井边的声音_沈砚秋_华语博客`, `井边的声音 - 沈砚秋的博客`. A name by which somebody
/// only signs is none.
fn blogger(title: &str) -> Option<&str> {
    let parts: Vec<&str> = title.split(['_', '-', '|', '–', '—']).map(str::trim).collect();
    let of_blog = |at: usize| {
        let own = ["的博客", "的个人博客", "的BLOG", "的Blog", "的blog"]
            .iter()
            .find_map(|end| parts[at].strip_suffix(end));
        own.or_else(|| parts.get(at + 1).filter(|next| next.ends_with("博客")).map(|_| parts[at]))
    };
    let name = (1..parts.len()).find_map(of_blog)?;
    let named = people::names(name, Style::Bare);
    (name.chars().all(is_cjk) && matches!(named.as_slice(), [one] if one.name == name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::blogger;

    #[test]
    fn whose_blog_it_is() {
        for (title, wanted) in [
            ("井边的声音_沈砚秋_华语博客", Some("沈砚秋")),
            ("井边的声音 - 沈砚秋的博客 - 华语网", Some("沈砚秋")),
            ("井边的声音 - 小桥留水 - 华语博客", None),
            ("沈砚秋_华语博客", None),
            ("井边的声音_沈砚秋_华语网", None),
        ] {
            assert_eq!(blogger(title), wanted, "{title}");
        }
    }
}
