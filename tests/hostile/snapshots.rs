//! Snapshots that do not follow their format, as a broken or hostile page script might send them.

use super::{is_the_story, kind, noise, run, story_around};
use limpid::page::snapshot;
use limpid::{Article, Error};

fn of_snapshot(text: &str) -> Result<Article, Error> {
    run(|| limpid::extract(&snapshot::read(text)?))
}

const HEAD: &str = "\u{1}limpid-snapshot-1\u{2}url\u{3}https://hostile.example/";

/// A whole snapshot of the story, with something put in before the end of its body.
fn snapshot_of_the_story(what: &str) -> String {
    let text = story_around("");
    let paragraphs = text
        .split("<p>")
        .skip(1)
        .fold(String::new(), |all, p| all + "\u{4}p\u{6}" + p.trim_end_matches("</p>") + "\u{8}");
    format!("{HEAD}\u{4}html\u{4}body{paragraphs}{what}\u{8}\u{8}\u{e}")
}

#[test]
fn the_whole_one_is_read() {
    is_the_story(&of_snapshot(&snapshot_of_the_story("")));
}

#[test]
fn what_is_no_snapshot() {
    for text in [
        "",
        "x",
        "\u{1}",
        "\u{1}limpid-snapshot-2\u{4}html\u{8}\u{e}",
        "<p>Markup, not a snapshot.</p>",
        "{}",
        "\u{e}",
    ] {
        assert_eq!(kind(&of_snapshot(text)), "BadSnapshot", "{text:?}");
    }
}

#[test]
fn torn_anywhere() {
    let whole = snapshot_of_the_story("\u{4}img\u{2}src\u{3}/河.png\u{5}640x480\u{8}\u{7}a comment");
    for (at, _) in whole.char_indices().skip(1) {
        assert_eq!(kind(&of_snapshot(&whole[..at])), "BadSnapshot", "cut at {at}");
    }
}

#[test]
fn records_out_of_place() {
    for what in ["\u{8}\u{8}\u{8}", "\u{2}name", "\u{3}value"] {
        let result = of_snapshot(&snapshot_of_the_story(what));
        assert_eq!(kind(&result), "BadSnapshot", "{what:?}");
    }
    for what in
        ["\u{5}", "\u{5}99999999999x-1", "\u{4}", "\u{4}\u{4}\u{4}", "\u{6}", "\u{7}", "\u{4}html\u{4}html"]
    {
        is_the_story(&of_snapshot(&snapshot_of_the_story(what)));
    }
}

#[test]
fn deep_and_wide() {
    is_the_story(&of_snapshot(&snapshot_of_the_story(&"\u{4}div".repeat(1_000_000))));
    is_the_story(&of_snapshot(&snapshot_of_the_story(&"\u{4}b\u{8}".repeat(990_000))));
    let attributes = "\u{2}name\u{3}value".repeat(200_000);
    is_the_story(&of_snapshot(&snapshot_of_the_story(&format!("\u{4}p{attributes}\u{8}"))));
    let script = format!("\u{4}noscript\u{6}{}\u{8}", "<div>".repeat(100_000));
    is_the_story(&of_snapshot(&snapshot_of_the_story(&script)));
}

#[test]
fn noise_of_records() {
    let pieces = [
        "\u{4}p",
        "\u{4}div",
        "\u{4}noscript",
        "\u{8}",
        "\u{6}The river rose, and fell.",
        "\u{6}<p>x",
        "\u{2}class\u{3}article",
        "\u{5}h",
        "\u{5}640x480",
        "\u{7}note",
        "\u{4}table",
        "\u{4}tr",
        "\u{4}td",
    ];
    for seed in 1..=60 {
        let records: String =
            noise(seed).take(2000).map(|n| pieces[(n % pieces.len() as u64) as usize]).collect();
        let _ = of_snapshot(&format!("{HEAD}\u{4}html{records}\u{e}"));
    }
}
