//! The largest pages, each in a process of its own: how long it takes, and how much memory it holds at most.
#![cfg(target_os = "linux")] // A process's peak of memory is asked of the kernel.

use super::markup::many;
use super::{ALLOWANCE, PROMISE, TURN, story_around};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::PoisonError;
use std::time::{Duration, Instant};

/// What is promised: ten times the page, and this for the program itself.
const OWN_BYTES: usize = 64_000_000;

/// How often the process is asked.
const INTERVAL: Duration = Duration::from_millis(2);

/// The most memory that a process has held so far, in bytes.
fn peak(process: u32) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<usize>().ok().map(|kilobytes| kilobytes * 1024)
}

/// How often a page is read until its peak was seen: on a busy machine a process may come and go between two questions.
const TURNS: usize = 5;

/// Reads a file as the command line does: whether it went well, how long it took, and the most memory that was seen.
fn run(file: &Path, out: &Path) -> (ExitStatus, Duration, usize) {
    let start = Instant::now();
    let mut process = Command::new(env!("CARGO_BIN_EXE_limpid"))
        .arg(file)
        .stdout(fs::File::create(out).unwrap())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let mut most = 0;
    loop {
        most = most.max(peak(process.id()).unwrap_or(0));
        if let Some(status) = process.try_wait().unwrap() {
            return (status, start.elapsed(), most);
        }
        std::thread::sleep(INTERVAL);
    }
}

/// Reads a page within what is promised, and gives what came out.
fn answered(name: &str, markup: &str) -> serde_json::Value {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.html"));
    let out = file.with_extension("json");
    fs::write(&file, markup).unwrap();
    let seen = |(_, _, most): &(ExitStatus, Duration, usize)| *most > OWN_BYTES / 16;
    let turn = (0..TURNS).map(|_| run(&file, &out)).find(seen);
    let (status, took, most) = turn.unwrap_or_else(|| panic!("{name}: in {TURNS} turns no peak was seen"));
    assert!(status.success(), "{name}: {status}");
    assert!(took <= PROMISE * ALLOWANCE, "{name}: it took {took:?}");
    let allowed = markup.len() * 10 + OWN_BYTES;
    assert!(most <= allowed, "{name}: {most} bytes, {allowed} are allowed");
    let article = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
    fs::remove_file(file).unwrap();
    fs::remove_file(out).unwrap();
    article
}

/// Whether an article says that something was left out of it, by these words.
fn says(article: &serde_json::Value, words: &str) -> bool {
    article["limits"].as_array().unwrap().iter().any(|limit| limit.as_str().unwrap().contains(words))
}

#[test]
fn twenty_megabytes_of_article() {
    let mut markup = story_around("");
    for day in 0.. {
        if markup.len() > 20_000_000 {
            break;
        }
        markup.push_str(&format!(
            "<p class=text>On day {day} the river stood <a href=/gauge/{day}>{} inches</a> above the mark at the mill, and \
             the keeper wrote it down, as his father had done. Nobody on the north bank, said <em>the ferrywoman</em>, had \
             seen {} carts wait for so long.</p>",
            day % 97,
            day % 31
        ));
    }
    let article = answered("article", &markup);
    assert!(article["length"].as_u64().unwrap() > 4_000_000);
    assert!(says(&article, "left out"));
}

#[test]
fn twenty_megabytes_of_one_paragraph() {
    let markup =
        format!("<title>Long</title><p>{}</p>", "The river rose, and then it fell. ".repeat(600_000));
    let article = answered("paragraph", &markup);
    assert!(article["length"].as_u64().unwrap() > 20_000_000);
}

#[test]
fn a_million_nodes() {
    for (name, piece) in [("inline", "<i>a</i>"), ("breaks", "It rose.<br>"), ("paragraphs", "<p>It rose.")] {
        let article = answered(name, &format!("{}{}", story_around(""), piece.repeat(500_000)));
        assert!(says(&article, "what follows the first"), "{name}");
    }
}

#[test]
fn a_hundred_thousand_deep() {
    for (name, piece) in [("div", "<div>"), ("b", "<b>"), ("list", "<ul><li>"), ("table", "<table><tr><td>")]
    {
        let article = answered(name, &format!("{}{}", piece.repeat(100_000), story_around("")));
        assert!(says(&article, "were flattened") || name == "b", "{name}");
    }
}

/// Elements of formatting left open are made again in every paragraph that follows, so that a small page has no bound of
/// its own: not of nodes, not of attributes, not of what these hold.
#[test]
fn formatting_that_is_made_again() {
    let fonts = |count: usize, attributes: &dyn Fn(usize) -> String| {
        many(count, |n| format!("<font {}>", attributes(n)))
    };
    let after = "<p>x</p>".repeat(30_000);
    for (name, open) in [
        ("nodes", fonts(400, &|n| format!("a={n}"))),
        ("attributes", fonts(100, &|n| many(60, |a| format!("a{a}={n} ")))),
        ("values", fonts(10, &|n| format!("a='{n}{}'", "x".repeat(60_000)))),
    ] {
        let article = answered(name, &format!("{}<p>{open}</p>{after}", story_around("")));
        assert!(says(&article, "what follows the first"), "{name}");
    }
}

/// What is little in the page and much in the file: a picture, a line of a text set as it is typed.
#[test]
fn what_grows_in_the_file() {
    let pictures = many(160_000, |n| format!("<img src=/i/{n}.jpg>"));
    let article = answered("pictures", &story_around(&pictures));
    assert!(says(&article, "pictures, players and rules after the first 5000"));
    let line =
        "The keeper wrote down how high the river stood, and that nobody had crossed it on that day.\n";
    let article = answered("lines", &story_around(&format!("<pre>{}</pre>", line.repeat(200_000))));
    assert!(article["length"].as_u64().unwrap() > 18_000_000);
    let title = format!("<title>{}</title>", " - The ford".repeat(1_800_000));
    answered("title", &format!("{title}{}", story_around("")));
}
