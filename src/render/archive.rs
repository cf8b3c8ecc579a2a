//! Many articles in one file: a ZIP archive of saved articles.

use super::{Format, epub, file_name, json};
use crate::Article;
use std::collections::HashSet;

/// The articles as one ZIP archive, each in the file that saving it alone would give. Articles of one
/// title are numbered; capital letters make no difference to many systems, and so none here.
///
/// ```
/// use limpid::{page::{Facts, plain}, render};
/// let article = limpid::extract(&plain::read("It rained.\n\nThe river rose, and the bridge was closed.", Facts::default()))?;
/// assert!(render::archive(&[article.clone(), article]).starts_with(b"PK\x03\x04"));
/// # Ok::<(), limpid::Error>(())
/// ```
pub fn archive(articles: &[Article]) -> Vec<u8> {
    let files: Vec<(String, String)> = names(articles).into_iter().zip(articles.iter().map(json)).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, text)| (n.as_str(), text.as_bytes())).collect();
    // Writing to memory fails only past four gigabytes; the articles stand in it already.
    epub::zipped(&files).unwrap_or_default()
}

/// The articles' file names, no two alike.
fn names(articles: &[Article]) -> Vec<String> {
    let mut taken = HashSet::new();
    articles
        .iter()
        .map(|article| {
            let name = file_name(article, Format::Json);
            let (stem, ending) = name.split_at(name.len() - ".limpid.json".len());
            let numbered = (2..).map(|n| format!("{stem} ({n}){ending}"));
            let free = std::iter::once(name.clone()).chain(numbered).find(|n| taken.insert(n.to_lowercase()));
            free.unwrap_or(name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_one_title_have_names_of_their_own() {
        let titled = |title: &str| Article { title: Some(title.into()), ..Article::default() };
        let found =
            names(&[titled("Rain"), titled("rain"), titled("Rain (2)"), titled("雨"), titled("Rain")]);
        let expected =
            ["Rain", "rain (2)", "Rain (2) (2)", "雨", "Rain (3)"].map(|n| format!("{n}.limpid.json"));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_archive_holds_every_file_whole() {
        let titled = |title: &str| Article { title: Some(title.into()), ..Article::default() };
        let articles = [titled("Rain"), titled("Rain")];
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive(&articles))).unwrap();
        let held: Vec<(String, String)> = (0..zip.len())
            .map(|at| {
                let file = zip.by_index(at).unwrap();
                (file.name().unwrap().into_owned(), std::io::read_to_string(file).unwrap())
            })
            .collect();
        let expected =
            ["Rain.limpid.json", "Rain (2).limpid.json"].map(|n| (n.to_owned(), json(&articles[0])));
        assert_eq!(held, expected);
    }
}
