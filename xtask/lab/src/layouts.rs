//! Pages of our own writing in the markup of many makes of sites, which say themselves what they hold: `tests/layouts`.
//!
//! The first line is a comment with a JSON object: `url`, `kind`, `lang`, `title`, `authors`, `editors`, `source` and
//! `date` (null or empty where the page names none). The comments `<!--[-->` and `<!--]-->` stand around the text
//! that is wanted; both are taken out before anybody reads the page. Some say more, of what stands around the article: `publisher`,
//! `breadcrumb`, `section`, `tags`, `leadImage`, `license` and how the `excerpt` begins; null or empty where there is none.

use crate::judge::compare;
use crate::metadata::Wanted;
use limpid::Article;
use limpid::article::Role;
use limpid::page::{Facts, Kind, Tag, html};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// One of the pages.
pub struct Layout {
    /// Its folder and its file name without the ending.
    pub id: String,
    /// What its first line says; the names of the authors in one text under `author`, as well.
    pub truth: Value,
    /// The markup without marks.
    pub markup: String,
    /// The text between the marks, tags left out.
    pub text: String,
}

impl Layout {
    /// Address of the page.
    pub fn url(&self) -> Option<String> {
        self.truth["url"].as_str().map(str::to_owned)
    }
}

/// The pages of a folder and of those in it, in name order.
///
/// # Errors
///
/// Where one cannot be read or does not say what it holds.
pub fn list(folder: &Path) -> Result<Vec<Layout>, Box<dyn Error>> {
    let mut out = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "html") {
                let theme = folder.file_name().unwrap_or_default().to_string_lossy();
                let id = format!("{theme}/{}", path.file_stem().unwrap_or_default().to_string_lossy());
                let markup = std::fs::read_to_string(&path)?;
                out.push(read(&id, &markup).map_err(|why| format!("{}: {why}", path.display()))?);
            }
        }
    }
    out.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(out)
}

/// Takes a page apart.
fn read(id: &str, markup: &str) -> Result<Layout, Box<dyn Error>> {
    let head = markup.trim_start().strip_prefix("<!--").and_then(|rest| rest.split_once("-->"));
    let (head, markup) = head.ok_or("no comment in the first line")?;
    let mut text = String::new();
    for part in markup.split("<!--[-->").skip(1) {
        let (wanted, _) = part.split_once("<!--]-->").ok_or("a mark that does not end")?;
        text += &without_tags(wanted);
        text.push('\n');
    }
    let mut truth: Value = serde_json::from_str(head)?;
    // As the corpora say it.
    truth["author"] = joined(&truth["authors"]).into();
    Ok(Layout {
        id: id.to_owned(),
        truth,
        markup: markup.trim_start().replace("<!--[-->", "").replace("<!--]-->", ""),
        text,
    })
}

/// The names of a list in one text.
fn joined(names: &Value) -> String {
    let names: Vec<&str> = names.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    names.join(";")
}

/// The text of a piece of markup, as a browser's parser reads it; what is not text of the page left out.
fn without_tags(markup: &str) -> String {
    let page = html::parse(markup, Facts::default());
    let mut text = String::new();
    let mut n = 0;
    while n < page.len() {
        let id = n as u32;
        match page.node(id).kind {
            Kind::Text => text += page.text_of(id),
            Kind::Element(Tag::Script | Tag::Style | Tag::Template | Tag::Noscript) => {
                n = page.node(id).end as usize;
                continue;
            }
            Kind::Element(tag) if tag.is_block() || tag == Tag::Br => text.push('\n'),
            _ => {}
        }
        n += 1;
    }
    text
}

/// Where they stand.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/layouts");

/// Shares that may not sink: what is right on the pages as they are. They rise by hand, with what makes them rise; pages that
/// are added may lower them.
pub const FLOORS: [(&str, f64); 13] = [
    ("text", 0.966),
    ("title", 0.939),
    ("author", 0.863),
    ("editor", 0.875),
    ("source", 0.777),
    ("date", 0.959),
    ("publisher", 0.88),
    ("breadcrumb", 0.96),
    ("section", 0.81),
    ("tags", 0.85),
    ("leadImage", 0.94),
    ("license", 1.0),
    ("excerpt", 0.90),
];

/// How much is right.
pub struct Figures {
    /// By field: the share that is right, and of how many pages.
    pub shares: BTreeMap<&'static str, (f64, usize)>,
    /// Field, share and page, where something is not right.
    pub missed: Vec<String>,
}

impl Figures {
    /// Prints the table.
    pub fn print(&self) {
        println!("\npages of our own writing  pages   right   floor");
        for (field, floor) in FLOORS {
            let (share, pages) = self.shares[field];
            println!("  {field:22} {pages:>5}  {share:.4}  {floor:.4}");
        }
        println!("{}", self.missed.join("\n"));
    }
}

/// Share of the pages whose truth says something of a field on which it is right; of texts the mean F1.
pub fn figures(pages: &[Layout]) -> Figures {
    let articles = crate::pages::each(pages, |page| {
        let facts = Facts { url: page.url(), ..Facts::default() };
        limpid::extract(&html::parse(&page.markup, facts)).ok()
    });
    let mut sums: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for (page, article) in pages.iter().zip(&articles) {
        let mut add = |field, right: f64| {
            let sum = sums.entry(field).or_default();
            *sum = (sum.0 + right, sum.1 + 1);
            if right < 0.8 {
                missed.push(format!("{field:7} {right:.2} {}", page.id));
            }
        };
        let text = article.as_ref().map_or("", |a| a.text_content.as_str());
        add("text", compare(text, &page.text).2);
        for field in ["title", "author", "date", "editor", "source"] {
            let key = if field == "editor" { "author" } else { field };
            let wanted = match field {
                "editor" => Wanted::of(key, &json!({ "author": joined(&page.truth["editors"]) })),
                "source" => Wanted::of("title", &json!({ "title": page.truth["source"] })),
                _ => Wanted::of(key, &page.truth),
            };
            let Some(wanted) = wanted else { continue };
            let found = article.as_ref().map(|a| said(a, field)).unwrap_or_default();
            add(field, f64::from(u8::from(wanted.is(&found))));
        }
        for field in ["publisher", "breadcrumb", "section", "tags", "leadImage", "license", "excerpt"] {
            if let Some(wanted) = page.truth.get(field) {
                let right = article.as_ref().is_some_and(|a| is_around(a, field, wanted));
                add(field, f64::from(u8::from(right)));
            }
        }
    }
    Figures {
        shares: sums.into_iter().map(|(field, (sum, n))| (field, (sum / n as f64, n))).collect(),
        missed,
    }
}

/// Whether one of the fields around the article is what the page says, white space and letter case aside.
fn is_around(article: &Article, field: &str, wanted: &Value) -> bool {
    let squash = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let list = |found: &[String]| found.iter().map(|text| squash(text)).collect::<Vec<_>>();
    let steps: Vec<String> =
        wanted.as_array().into_iter().flatten().filter_map(Value::as_str).map(squash).collect();
    let one = squash(wanted.as_str().unwrap_or_default());
    let is = |found: Option<&str>| squash(found.unwrap_or_default()) == one;
    match field {
        "breadcrumb" => list(&article.breadcrumb) == steps,
        "tags" => {
            let (mut found, mut steps) = (list(&article.tags), steps);
            found.sort();
            steps.sort();
            found == steps
        }
        // Where the page never says what it is called, its host stands there.
        "publisher" if one.is_empty() => article.publisher.as_ref().is_none_or(|p| p.name.contains('.')),
        "publisher" => is(article.publisher.as_ref().map(|p| p.name.as_str())),
        "section" => is(article.section.as_deref()),
        "leadImage" => is(article.lead_image.as_ref().map(|l| l.src.as_str())),
        "license" => is(article.license.as_deref()),
        _ => squash(article.excerpt.as_deref().unwrap_or_default())
            .starts_with(&one.chars().take(18).collect::<String>()),
    }
}

fn said(article: &Article, field: &str) -> String {
    let people = |role| {
        let of_role = article.authors.iter().filter(|p| p.role == role).map(|p| p.name.as_str());
        of_role.collect::<Vec<&str>>().join(";")
    };
    match field {
        "title" => article.title.clone().unwrap_or_default(),
        "author" => people(Role::Author),
        "editor" => people(Role::Editor),
        "source" => article.original_source.as_ref().map(|s| s.name.clone()).unwrap_or_default(),
        _ => article.published.as_ref().map(|d| d.value.clone()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_do_not_sink() {
        let figures = figures(&list(Path::new(FOLDER)).unwrap());
        figures.print();
        for (field, floor) in FLOORS {
            assert!(figures.shares[field].0 >= floor, "{field} sank below its floor {floor}");
        }
    }

    #[test]
    fn a_page_says_what_it_holds() {
        let page = read(
            "rain-1",
            "<!-- {\"url\": \"https://valley.example/rain\", \"title\": \"Rain\"} -->\n<!DOCTYPE html><p>Menu</p>\
             <!--[--><p>It rained<br>and rained.</p><!--]--><p>Share</p><!--[--><p>It &amp; more</p><!--]-->",
        )
        .unwrap();
        assert_eq!(page.truth["title"], "Rain");
        assert!(page.markup.starts_with("<!DOCTYPE html><p>Menu</p><p>It rained"), "{}", page.markup);
        let words: Vec<&str> = page.text.split_whitespace().collect();
        assert_eq!(words, ["It", "rained", "and", "rained.", "It", "&", "more"]);
        assert!(read("no-head", "<p>Rain</p>").is_err());
        assert!(read("open", "<!-- {} --><!--[--><p>Rain</p>").is_err());
    }
}
