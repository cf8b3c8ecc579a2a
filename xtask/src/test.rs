//! `cargo xtask test`: every check there is, one after another, all of them even when one fails.

use crate::build::{Places, Quality, build, wasm_cargo};
use crate::need::{self, Browser};
use crate::shell::{cargo, node, npm, root, run, watch};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// How many tests a step ran. A step that is a single check counts as one.
#[derive(Clone, Default)]
pub struct Count {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
    /// What could not be run here, and why.
    pub skipped: Vec<String>,
}

impl Count {
    /// One check that holds.
    fn one() -> Self {
        Self { passed: 1, ..Self::default() }
    }
}

/// One line of the table at the end.
struct Step {
    name: &'static str,
    /// The step whose failure leaves this one nothing to run on.
    needs: Option<&'static str>,
    run: fn() -> Result<Count>,
}

/// All steps; quick ones that fail often come first.
const STEPS: &[Step] = &[
    Step { name: "rustfmt", needs: None, run: rustfmt },
    Step { name: "clippy", needs: None, run: clippy },
    Step { name: "clippy-wasm", needs: None, run: clippy_wasm },
    Step { name: "rustdoc", needs: None, run: rustdoc },
    Step { name: "rust", needs: None, run: rust },
    Step { name: "build", needs: None, run: core },
    Step { name: "npm", needs: None, run: packages },
    Step { name: "eslint", needs: Some("npm"), run: eslint },
    Step { name: "stylelint", needs: Some("npm"), run: stylelint },
    Step { name: "tsc", needs: Some("npm"), run: tsc },
    Step { name: "formats", needs: Some("npm"), run: formats },
    Step { name: "npm-package", needs: Some("npm"), run: npm_package },
    Step { name: "supply", needs: Some("npm"), run: crate::supply::supply },
    Step { name: "web-ext", needs: Some("npm"), run: web_ext },
    Step { name: "chromium", needs: Some("npm"), run: chromium },
    Step { name: "firefox", needs: Some("npm"), run: firefox },
    Step { name: "demo", needs: Some("npm"), run: demo },
];

/// How a step ended.
struct Outcome {
    name: &'static str,
    time: Duration,
    count: Count,
    word: String,
}

/// Runs the named steps, or all of them, and prints a table and the sum.
///
/// # Errors
///
/// Where a step name is unknown, or anything failed.
pub fn test(only: &[String]) -> Result<()> {
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("There is no step `{unknown}`; there are: {}.", names.join(", "));
    }
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in STEPS {
        if !only.is_empty() && !only.iter().any(|name| name == step.name) {
            continue;
        }
        println!("\n── {} ──", step.name);
        let outcome = take(step, &outcomes);
        println!("{}: {} ({:.1} s)", outcome.name, outcome.word, outcome.time.as_secs_f64());
        outcomes.push(outcome);
    }

    println!("\n{:<12} {:>7}  {:>6} {:>6}", "step", "seconds", "passed", "failed");
    for Outcome { name, time, count, word } in &outcomes {
        println!("{name:<12} {:>7.1}  {:>6} {:>6}  {word}", time.as_secs_f64(), count.passed, count.failed);
    }
    let passed: u64 = outcomes.iter().map(|outcome| outcome.count.passed).sum();
    let failed: u64 = outcomes.iter().map(|outcome| outcome.count.failed).sum();
    println!("\n{passed} passed, {failed} failed");
    // The line above is the result; what went wrong stands with its step.
    if failed > 0 { std::process::exit(1) } else { Ok(()) }
}

/// Rewrites the goldens of the fixtures, the schema that is published, and the npm package's types.
///
/// # Errors
///
/// Where a fixture's hand-written truth does not hold.
pub fn bless() -> Result<()> {
    run(cargo()
        .args(["test", "--quiet", "--all-features", "--test", "pages", "--test", "schema"])
        .env("LIMPID_BLESS", "1"))?;
    // TypeScript's view of the schema.
    need::packages()?;
    run(node().arg("npm/types.mjs"))
}

/// Runs one step, unless what it needs has failed.
fn take(step: &Step, before: &[Outcome]) -> Outcome {
    let start = Instant::now();
    let missing = before.iter().find(|done| Some(done.name) == step.needs && done.count.failed > 0);
    let result = match missing {
        Some(needed) => Err(anyhow::anyhow!("not run, it needs {}", needed.name)),
        None => (step.run)(),
    };
    let (count, word) = match result {
        Ok(count) if count.failed == 0 && count.skipped.is_empty() => (count, "ok".to_owned()),
        Ok(count) if count.failed == 0 => {
            let word = format!("ok, skipped because {}", count.skipped.join("; because "));
            (count, word)
        }
        Ok(count) => (count, "FAILED".to_owned()),
        Err(error) => {
            eprintln!("{error:#}");
            (Count { failed: 1, ..Count::default() }, format!("FAILED: {error}"))
        }
    };
    Outcome { name: step.name, time: start.elapsed(), count, word }
}

/// Runs a command that is one check.
fn check(command: &mut Command) -> Result<Count> {
    run(command).map(|()| Count::one())
}

fn rustfmt() -> Result<Count> {
    check(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<Count> {
    check(cargo().args(["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]))
}

fn clippy_wasm() -> Result<Count> {
    need::wasm_target()?;
    check(&mut wasm_cargo("clippy", &["--lib", "--", "-D", "warnings"], &Places::find()?))
}

fn rustdoc() -> Result<Count> {
    check(
        cargo()
            .args(["doc", "--workspace", "--no-deps", "--all-features"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn rust() -> Result<Count> {
    counted(cargo().args(["test", "--workspace", "--all-features", "--no-fail-fast"]), cargo_count)
}

fn core() -> Result<Count> {
    build(Quality::Shipped).map(|()| Count::one())
}

fn packages() -> Result<Count> {
    need::packages().map(|()| Count::one())
}

fn eslint() -> Result<Count> {
    check(npm().args(["exec", "--no", "--", "eslint", "--max-warnings", "0", "."]))
}

fn stylelint() -> Result<Count> {
    check(npm().args(["exec", "--no", "--", "stylelint", "{extension,www}/**/*.css"]))
}

fn tsc() -> Result<Count> {
    check(npm().args(["exec", "--no", "--", "tsc"]))
}

/// What the command line writes, held to each format by libraries that know it.
fn formats() -> Result<Count> {
    counted(&mut crate::formats::validate(&[])?, browser_count)
}

/// The npm package in Node, beside the library whose place it takes.
fn npm_package() -> Result<Count> {
    built()?;
    counted(node().args(["npm/test/run.mjs"]), browser_count)
}

fn web_ext() -> Result<Count> {
    built()?;
    check(npm().args(["exec", "--no", "--", "web-ext", "lint", "--source-dir", "extension"]))
}

fn chromium() -> Result<Count> {
    browser(Browser::Chromium)
}

fn firefox() -> Result<Count> {
    browser(Browser::Firefox)
}

fn browser(browser: Browser) -> Result<Count> {
    built()?;
    need::browser(browser)?;
    counted(node().args(["tests/browser/run.mjs", browser.name()]), browser_count)
}

/// The README's first command, in both browsers.
fn demo() -> Result<Count> {
    built()?;
    let mut count = Count::default();
    for browser in [Browser::Chromium, Browser::Firefox] {
        need::browser(browser)?;
        match crate::demo::wrong(browser) {
            Ok(faults) if faults.is_empty() => count.passed += 1,
            Ok(faults) => {
                count.failed += 1;
                eprintln!("{}", faults.join("\n"));
            }
            Err(error) => {
                count.failed += 1;
                eprintln!("{error:#}");
            }
        }
    }
    Ok(count)
}

/// Whether there is a core to test.
fn built() -> Result<()> {
    if ["extension", "www", "npm"]
        .iter()
        .all(|folder| root().join(folder).join("core/limpid_bg.wasm").exists())
    {
        return Ok(());
    }
    bail!("not run, it needs the core: `cargo xtask build`")
}

/// Runs a command that counts its own tests. One that fails without having counted a failure (it did
/// not compile, it crashed) counts as one; so does one that found nothing to test.
fn counted(command: &mut Command, read: fn(&str) -> Option<Count>) -> Result<Count> {
    let mut sum = Count::default();
    let result = watch(command, |line| {
        if let Some(count) = read(line) {
            sum.passed += count.passed;
            sum.failed += count.failed;
        }
    });
    if let Err(error) = result {
        eprintln!("{error:#}");
        sum.failed = sum.failed.max(1);
    } else if sum.passed + sum.failed == 0 {
        bail!("no test was run");
    }
    Ok(sum)
}

/// `test result: ok. 12 passed; 0 failed; …`, once for every test program.
fn cargo_count(line: &str) -> Option<Count> {
    let counts = line.trim().strip_prefix("test result: ")?.split_once(". ")?.1;
    let (passed, failed) = (number_before(counts, " passed")?, number_before(counts, " failed")?);
    Some(Count { passed, failed, ..Count::default() })
}

fn number_before(text: &str, word: &str) -> Option<u64> {
    text.split(';').find_map(|part| part.trim().strip_suffix(word.trim())?.trim().parse().ok())
}

/// `12 passed, 0 failed, 1 skipped`: the last line of the browser tests.
fn browser_count(line: &str) -> Option<Count> {
    let (passed, rest) = line.split_once(" passed, ")?;
    let (failed, rest) = rest.split_once(" failed")?;
    let skipped =
        rest.is_empty() || rest.strip_prefix(", ")?.strip_suffix(" skipped")?.parse::<u64>().is_ok();
    if !skipped {
        return None;
    }
    Some(Count { passed: passed.parse().ok()?, failed: failed.parse().ok()?, ..Count::default() })
}

#[cfg(test)]
mod tests {
    use super::{Count, browser_count, cargo_count, counted};
    use crate::shell::command;

    fn pair(count: Option<Count>) -> Option<(u64, u64)> {
        count.map(|count| (count.passed, count.failed))
    }

    #[test]
    fn cargo_lines_are_counted() {
        let line =
            "test result: ok. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.52s";
        assert_eq!(pair(cargo_count(line)), Some((12, 3)));
        assert_eq!(pair(cargo_count("test text::tests::spaces ... ok")), None);
    }

    #[test]
    fn browser_lines_are_counted() {
        assert_eq!(pair(browser_count("12 passed, 3 failed")), Some((12, 3)));
        assert_eq!(pair(browser_count("131 passed, 0 failed, 1 skipped")), Some((131, 0)));
        assert_eq!(pair(browser_count("12 passed, 3 failed, by hand")), None);
        assert_eq!(pair(browser_count("ℹ pass 12")), None);
        assert_eq!(pair(browser_count("✔ 12 passed, 3 failed")), None);
    }

    #[test]
    fn a_crash_is_a_failure_and_so_is_silence() {
        let script = "echo '3 passed, 0 failed'; exit 2";
        let crash = counted(command("sh").args(["-c", script]), browser_count).unwrap();
        assert_eq!((crash.passed, crash.failed), (3, 1));
        assert!(counted(&mut command("true"), browser_count).is_err());
    }
}
