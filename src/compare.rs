//! Two saves of one page, compared block by block.

use crate::article::{Article, plain};
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How a piece of one save stands to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// In both, word for word.
    Same,
    /// In both, with other words.
    Changed,
    /// In the first alone.
    Removed,
    /// In the second alone.
    Added,
}

/// A field or a block of either save, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// What it is: `title`, `subtitle`, `byline`, `published`, `modified`, or `block`.
    pub what: &'static str,
    /// How it stands.
    pub change: Change,
    /// Text in the first save.
    pub before: Option<String>,
    /// Text in the second.
    pub after: Option<String>,
}

/// Everything that either save holds: the fields that differ, then all blocks.
///
/// ```
/// use limpid::{Article, compare::{Change, compare}};
/// let [a, b] = ["Rain", "Snow"].map(|t| Article { title: Some(t.into()), ..Article::default() });
/// let found = compare(&a, &b);
/// assert_eq!((found[0].what, found[0].change), ("title", Change::Changed));
/// assert!(compare(&a, &a).is_empty());
/// ```
pub fn compare(before: &Article, after: &Article) -> Vec<Difference> {
    let date = |a: &Article| [&a.published, &a.modified].map(|d| d.as_ref().map(|d| d.value.clone()));
    let fields = |a: &Article| {
        let [published, modified] = date(a);
        [a.title.clone(), a.subtitle.clone(), a.byline.clone(), published, modified]
    };
    let names = ["title", "subtitle", "byline", "published", "modified"];
    let mut found: Vec<Difference> = names
        .into_iter()
        .zip(fields(before).into_iter().zip(fields(after)))
        .filter(|(_, (one, other))| one != other)
        .map(|(what, (one, other))| difference(what, one, other))
        .collect();
    let texts = |a: &Article| -> Vec<String> { a.blocks.iter().map(plain::block).collect() };
    let (old, new) = (texts(before), texts(after));
    let block =
        |one: Option<&String>, other: Option<&String>| difference("block", one.cloned(), other.cloned());
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                found.extend((0..len).map(|i| block(old.get(old_index + i), new.get(new_index + i))));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                found.extend((0..old_len).map(|i| block(old.get(old_index + i), None)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                found.extend((0..new_len).map(|i| block(None, new.get(new_index + i))));
            }
            // Pair by pair; what has no partner stands alone.
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                found.extend((0..old_len.max(new_len)).map(|i| {
                    let one = old.get(old_index + i).filter(|_| i < old_len);
                    let other = new.get(new_index + i).filter(|_| i < new_len);
                    block(one, other)
                }));
            }
        }
    }
    // Pictures and rules have no words to compare.
    found.retain(|d| [&d.before, &d.after].into_iter().flatten().any(|t| !t.trim().is_empty()));
    found
}

fn difference(what: &'static str, before: Option<String>, after: Option<String>) -> Difference {
    let change = match (&before, &after) {
        (Some(one), Some(other)) if one == other => Change::Same,
        (Some(_), Some(_)) => Change::Changed,
        (Some(_), None) => Change::Removed,
        _ => Change::Added,
    };
    Difference { what, change, before, after }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, plain as text};

    fn article(paragraphs: &[&str]) -> Article {
        crate::extract(&text::read(&paragraphs.join("\n\n"), Facts::default())).unwrap()
    }

    #[test]
    fn blocks_are_same_changed_removed_and_added() {
        let a = "On the first morning the river stood a hand lower than the day before.";
        let b = "In the second week the boats lay on the gravel, and the ferry was stopped.";
        let c = "The third week brought the first of the tankers from the city.";
        let d = "In the fourth week it rained for an hour, and the children stood in the street.";
        let found = compare(
            &article(&[a, b, c]),
            &article(&[a, "In the second week there was no ferry any more at all.", c, d]),
        );
        let changes: Vec<Change> = found.iter().filter(|d| d.what == "block").map(|d| d.change).collect();
        assert_eq!(changes, [Change::Same, Change::Changed, Change::Same, Change::Added]);
        let back = compare(&article(&[a, c, d]), &article(&[a, d]));
        let changes: Vec<Change> = back.iter().filter(|d| d.what == "block").map(|d| d.change).collect();
        assert_eq!(changes, [Change::Same, Change::Removed, Change::Same]);
    }
}
