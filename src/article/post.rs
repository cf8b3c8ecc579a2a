//! Posts of a thread.

use super::Date;
use serde::{Deserialize, Serialize};

/// Where a post of a thread begins, who wrote it and when.
///
/// Name and time stand around the post and in none of its blocks; without them nobody could tell who answers whom.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Post {
    /// The `id` of the block that it begins with, one of the article's own list.
    pub block: u32,
    /// What its writer is called there: a name, or an account's.
    pub author: Option<String>,
    /// When it was written.
    pub published: Option<Date>,
}

impl Post {
    /// Who and when, in one line as the page shows it; none where neither is known. Of a moment that the page has for machines
    /// alone, the day.
    ///
    /// ```
    /// use limpid::article::{Date, Post};
    /// let time = |raw: &str| Some(Date { value: "2023-06-11T20:42Z".into(), raw: raw.into(), ..Date::default() });
    /// let line = |raw| Post { author: Some("Halyard".into()), published: time(raw), ..Post::default() }.line();
    /// assert_eq!(line("11 June, 20:42").as_deref(), Some("Halyard · 11 June, 20:42"));
    /// assert_eq!(line("2023-06-11T20:42Z").as_deref(), Some("Halyard · 2023-06-11"));
    /// ```
    pub fn line(&self) -> Option<String> {
        let known: Vec<&str> = [self.author.as_deref(), self.time()].into_iter().flatten().collect();
        (!known.is_empty()).then(|| known.join(" · "))
    }

    /// The time as the page shows it, or the day.
    pub(crate) fn time(&self) -> Option<&str> {
        let date = self.published.as_ref()?;
        let is_day = |day: &str| day.parse::<jiff::civil::Date>().is_ok();
        let for_machines = date.raw.contains(':') && date.raw.get(..10).is_some_and(is_day);
        Some(if for_machines { date.value.split('T').next().unwrap_or_default() } else { &date.raw })
    }
}
