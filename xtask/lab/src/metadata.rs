//! How often title, author and day of publication are right, by set, against floors that only rise.
//!
//! Of the pages whose truth names one: a title is right where it is the same words; authors where they are the
//! same set of names, all of them; a date where it is the same day as written.

use limpid::Article;
use limpid::article::Role;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Right answers and questions, by `set/field`.
#[derive(Default)]
pub struct Table(BTreeMap<String, (usize, usize)>);

impl Table {
    /// Judges one page; without an article all its fields are wrong.
    pub fn add(&mut self, set: &str, truth: &Value, article: Option<&Article>) {
        let title = article.and_then(|a| a.title.as_deref()).unwrap_or_default();
        let names: Vec<&str> = article
            .into_iter()
            .flat_map(|a| &a.authors)
            .filter(|p| p.role == Role::Author)
            .map(|p| p.name.as_str())
            .collect();
        let date = article.and_then(|a| a.published.as_ref()).map_or("", |d| d.value.as_str());
        for (field, found) in [("title", title), ("author", &names.join(";")), ("date", date)] {
            let Some(wanted) = Wanted::of(field, truth) else { continue };
            let (rights, all) = self.0.entry(format!("{set}/{field}")).or_default();
            *rights += usize::from(wanted.is(found));
            *all += 1;
        }
    }

    /// Prints the table; `meet` takes each share and gives its floor.
    pub fn print(&self, mut meet: impl FnMut(&str, f64) -> f64) {
        println!("\n{:24} {:>5}  {:>6}  {:>6}", "metadata", "pages", "right", "floor");
        for (name, &(rights, all)) in &self.0 {
            let share = rights as f64 / all as f64;
            println!("{name:24} {all:>5}  {share:>6.4}  {:>6.4}", meet(name, share));
        }
    }
}

/// What a truth says of one field.
pub enum Wanted {
    /// Words.
    Title(String),
    /// Names.
    Authors(BTreeSet<String>),
    /// A day.
    Day(String),
}

impl Wanted {
    /// Of a field as truths name it: `title`, `author` or `date`. Nothing where the truth is silent.
    pub fn of(field: &str, truth: &Value) -> Option<Self> {
        let said = text(truth, field)?;
        match field {
            "title" => Some(Self::Title(plain(said))),
            "author" => Some(Self::Authors(names(said))),
            _ => day(said).map(Self::Day),
        }
    }

    /// Whether a value says the same.
    pub fn is(&self, found: &str) -> bool {
        match self {
            Self::Title(words) => plain(found) == *words,
            Self::Authors(people) => names(found) == *people,
            Self::Day(wanted) => day(found).as_ref() == Some(wanted),
        }
    }
}

fn text<'a>(truth: &'a Value, key: &str) -> Option<&'a str> {
    truth[key].as_str().filter(|t| !t.trim().is_empty())
}

/// Words in lower case, one space between them; apostrophes vanish.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\'' | '’' | '‘' | '`' | '´')).collect();
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

/// Names between commas, semicolons and words that join them; those in Han characters between spaces, too.
fn names(text: &str) -> BTreeSet<String> {
    let mut joined = text.to_lowercase();
    for word in [" and ", " und ", " with ", " et "] {
        joined = joined.replace(word, ";");
    }
    let parts = joined.split([',', ';', '|', '&', '/', '、', '，', '；', '\n']);
    let mut out = BTreeSet::new();
    for part in parts {
        let part = part.trim();
        let part = ["by ", "von ", "par ", "作者：", "作者:", "记者 ", "文/"]
            .iter()
            .find_map(|w| part.strip_prefix(w))
            .unwrap_or(part);
        let part = plain(part);
        if part.chars().any(limpid::text::is_cjk) {
            out.extend(part.split(' ').map(str::to_owned));
        } else {
            out.insert(part);
        }
    }
    out.remove("");
    out
}

/// `2024-03-02` of whatever begins with a year, a month and a day.
fn day(text: &str) -> Option<String> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    let is_day = year.len() == 4 && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use limpid::article::{Date, Person};
    use serde_json::json;

    #[test]
    fn pages_are_judged() {
        let person = |name: &str, role| Person { name: name.into(), role, ..Person::default() };
        let article = Article {
            title: Some("The river’s back".into()),
            authors: vec![
                person("Bo Chan", Role::Author),
                person("Ann Lee", Role::Author),
                person("Cy", Role::Editor),
            ],
            published: Some(Date { value: "2024-03-02T10:00Z".into(), ..Date::default() }),
            ..Article::default()
        };
        let truth =
            json!({"title": "The rivers back!", "author": "Ann Lee and Bo Chan", "date": "2024-3-2 10:00"});
        let mut table = Table::default();
        table.add("web", &truth, Some(&article));
        table.add("web", &truth, None);
        table.add("web", &json!({"title": "Another", "author": null, "date": "2024"}), Some(&article));
        assert_eq!(table.0["web/title"], (1, 3));
        assert_eq!(table.0["web/author"], (1, 2));
        assert_eq!(table.0["web/date"], (1, 2));
        let mut shares = BTreeMap::new();
        table.print(|name, share| *shares.entry(name.to_owned()).or_insert(share));
        assert!((shares["web/date"] - 0.5).abs() < 1e-9 && (shares["web/title"] - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn names_in_any_order_and_script() {
        assert_eq!(names("By Ann Lee, Bo Chan"), names("Bo Chan & Ann Lee"));
        assert_eq!(names("王小明 李大成"), names("李大成;王小明"));
        assert_ne!(names("Ann Lee"), names("Ann Lee, Bo Chan"));
    }
}
