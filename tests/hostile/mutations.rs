//! A short, repeatable run of what `fuzz/` does for as long as one likes: good inputs, broken at random.

#[path = "../../fuzz/entries.rs"]
mod entries;

use entries::ENTRIES;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Mutants of each entry in one test run; `LIMPID_MUTANTS` says otherwise, and `LIMPID_MUTANTS_SEED` that they shall be
/// others.
const MUTANTS: u64 = 60;

/// A number that the environment gives.
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|n| n.parse().unwrap_or_else(|_| panic!("{name}={n} is no number")))
}

/// Longest input that is mutated: many small mutants find more than few large ones.
const LONGEST: usize = 8000;

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

/// Good inputs of an entry: those of the fuzzer, and the project's pages.
fn seeds(entry: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let within = |folder: &Path| {
        let mut paths: Vec<_> =
            fs::read_dir(folder).into_iter().flatten().map(|found| found.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let mut paths = within(&root.join("fuzz/seeds").join(entry));
    let page = match entry {
        "html" | "file" => Some("page.html"),
        "plain" => Some("page.txt"),
        _ => None,
    };
    paths.extend(
        within(&root.join("tests/pages")).iter().filter_map(|f| Some(f.join(page?))).filter(|f| f.exists()),
    );
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// What breaks from the start finds nothing: the mutants of a good input come further.
#[test]
fn the_seeds_are_good() {
    for seed in seeds("snapshot") {
        let page = limpid::page::snapshot::read(std::str::from_utf8(&seed).unwrap()).unwrap();
        assert!(limpid::extract(&page).is_ok());
    }
    for seed in seeds("saved") {
        let article = limpid::saved::open(std::str::from_utf8(&seed).unwrap()).unwrap();
        assert_eq!(article.integrity.changed_from, None, "an old file: write it anew");
    }
    for seed in seeds("json_ld") {
        serde_json::from_slice::<serde_json::Value>(&seed).unwrap();
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
    let mutants = asked("LIMPID_MUTANTS").unwrap_or(MUTANTS);
    let others = asked("LIMPID_MUTANTS_SEED").unwrap_or(0).wrapping_mul(ENTRIES.len() as u64);
    for (number, (name, entry)) in (1_u64.wrapping_add(others)..).zip(ENTRIES) {
        let seeds = seeds(name);
        assert!(seeds.len() > 1, "{} seeds for {name}", seeds.len());
        let mut numbers = super::noise(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        for mutant in 0..mutants {
            let bytes = mutate(&seeds[mutant as usize % seeds.len()], &mut numbers);
            let result = catch_unwind(AssertUnwindSafe(|| entry(&bytes)));
            assert!(result.is_ok(), "{name}, mutant {mutant}: {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}
