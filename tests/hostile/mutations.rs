//! A short, repeatable run of what `fuzz/` does for as long as one likes: good inputs, broken at random.

#[path = "../../fuzz/entries.rs"]
mod entries;

use entries::ENTRIES;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Mutants of each entry in one test run; `LIMPID_MUTANTS` says otherwise.
const MUTANTS: u64 = 60;

/// Longest input that is mutated: many small mutants find more than few large ones.
const LONGEST: usize = 6000;

/// Pieces that mean something to one of the entries.
const PIECES: [&str; 26] = [
    "<",
    ">",
    "</p>",
    "<table>",
    "<!--",
    "-->",
    "&#x202e;",
    "&amp;",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\\u0000",
    "\u{1}",
    "\u{4}",
    "\u{8}",
    "2024-02-30",
    "年",
    "昨天",
    "\u{0}",
    "\u{feff}",
    "99999999999999999999",
];

/// Good inputs of an entry.
fn seeds(entry: &str) -> Vec<Vec<u8>> {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<_> = fs::read_dir(pages).unwrap().map(|f| f.unwrap().path()).collect();
    folders.sort();
    let files = |name: &str| folders.iter().filter_map(|f| fs::read(f.join(name)).ok()).collect::<Vec<_>>();
    match entry {
        "plain" => files("page.txt"),
        "snapshot" => {
            let head = "\u{1}limpid-snapshot-1\u{2}url\u{3}https://fuzz.example/";
            let body = "\u{4}body\u{4}h1\u{6}The ford\u{8}\u{4}p\u{2}class\u{3}text\u{6}The river rose, and the mill stood still.\u{8}\u{8}\u{e}";
            vec![format!("{head}{body}").into_bytes()]
        }
        "json_ld" => vec![
            br#"{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"The ford","datePublished":"2026-03-14T18:20:00+02:00","author":[{"@type":"Person","name":"Ada Marsh"}],"image":{"@id":"i:1"}},{"@id":"i:1","url":"/a.png"}]}"#.to_vec(),
        ],
        "dates" => ["2026-03-14T18:20:00+02:00", "14 March 2026", "2026年3月14日 18:20", "vor 3 Stunden", "١٤ مارس ٢٠٢٦", "令和8年3月14日"]
            .iter()
            .map(|date| date.as_bytes().to_vec())
            .collect(),
        "saved" => {
            let page = limpid::page::html::parse(&super::story_around(" <a href=/x>More</a>"), limpid::page::Facts::default());
            vec![limpid::render::json(&limpid::extract(&page).unwrap()).into_bytes()]
        }
        _ => files("page.html"),
    }
}

/// Breaks an input in a few places.
fn mutate(input: &[u8], numbers: &mut impl Iterator<Item = u64>) -> Vec<u8> {
    let mut next = |below: usize| (numbers.next().unwrap() % below.max(1) as u64) as usize;
    let from = if input.len() > LONGEST { next(input.len() - LONGEST) } else { 0 };
    let mut bytes = input[from..input.len().min(from + LONGEST)].to_vec();
    for _ in 0..=next(8) {
        let at = next(bytes.len());
        let to = (at + 1 + next(40)).min(bytes.len());
        match next(6) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << next(8),
            1 => drop(bytes.drain(at.min(to)..to)),
            2 => {
                let copy = bytes[at.min(to)..to].repeat(1 + next(30));
                bytes.splice(at..at, copy);
            }
            3 => bytes.truncate(bytes.len() - next(bytes.len() / 4)),
            _ => {
                let piece = PIECES[next(PIECES.len())].repeat(1 + next(3));
                bytes.splice(at..at, piece.into_bytes());
            }
        }
    }
    bytes
}

#[test]
fn broken_inputs_break_nothing() {
    let mutants = std::env::var("LIMPID_MUTANTS").ok().and_then(|n| n.parse().ok()).unwrap_or(MUTANTS);
    for (number, (name, entry)) in (1_u64..).zip(ENTRIES) {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "no seeds for {name}");
        let mut numbers = super::noise(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        for mutant in 0..mutants {
            let bytes = mutate(&seeds[mutant as usize % seeds.len()], &mut numbers);
            let result = catch_unwind(AssertUnwindSafe(|| entry(&bytes)));
            assert!(result.is_ok(), "{name}, mutant {mutant}: {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}
