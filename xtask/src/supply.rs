//! What others have written and Limpid is built or checked with: where it comes from, under which licence,
//! and whether anything is known against it. What needs a tool or a server that is not there is named.

use crate::shell::{cargo, find, npm};
use crate::test::Count;
use anyhow::{Context, Result};
use serde_json::Value;

/// From this severity on a known weakness of an npm package fails: they all run on developers' machines only.
const SEVERITY: &str = "high";

/// `cargo deny` and `npm audit`, as far as they can run here.
///
/// # Errors
///
/// Where a tool that is there cannot be started.
pub fn supply() -> Result<Count> {
    let mut count = Count::default();
    if find("cargo-deny").is_some() {
        count.add(deny(&["--offline", "--locked", "check", "licenses", "bans", "sources"])?);
        if deny(&["fetch", "db"])? {
            count.add(deny(&["--locked", "check", "advisories"])?);
        } else {
            count.skipped.push("the advisories on crates cannot be reached".to_owned());
        }
    } else {
        count.skipped.push("cargo-deny is not installed (`cargo install --locked cargo-deny`)".to_owned());
    }
    let output =
        npm().args(["audit", "--json", "--audit-level", SEVERITY]).output().context("cannot start npm")?;
    match audit(&output.stdout) {
        Some(found) => {
            found.iter().for_each(|line| eprintln!("{line}"));
            count.add(found.is_empty());
        }
        None => count.skipped.push("the npm registry answers no audits".to_owned()),
    }
    Ok(count)
}

impl Count {
    fn add(&mut self, holds: bool) {
        *(if holds { &mut self.passed } else { &mut self.failed }) += 1;
    }
}

fn deny(arguments: &[&str]) -> Result<bool> {
    let status = cargo().arg("deny").args(arguments).status().context("cannot start cargo-deny")?;
    Ok(status.success())
}

/// Packages with a weakness of [`SEVERITY`] or worse; `None` where the answer is no audit.
fn audit(answer: &[u8]) -> Option<Vec<String>> {
    let answer: Value = serde_json::from_slice(answer).ok()?;
    answer.get("auditReportVersion")?;
    let grave = |severity: &str| matches!(severity, "high" | "critical");
    let found = answer["vulnerabilities"].as_object()?.values().filter_map(|one| {
        let severity = one["severity"].as_str().unwrap_or("critical");
        grave(severity).then(|| format!("{}: {severity}", one["name"].as_str().unwrap_or("?")))
    });
    Some(found.collect())
}

#[cfg(test)]
mod tests {
    use super::audit;

    #[test]
    fn an_audit_is_told_from_a_refusal() {
        let clean = br#"{"auditReportVersion":2,"vulnerabilities":{"a":{"name":"a","severity":"low"}}}"#;
        assert_eq!(audit(clean), Some(vec![]));
        let grave = br#"{"auditReportVersion":2,"vulnerabilities":{"a":{"name":"a","severity":"high"},"b":{"name":"b","severity":"critical"}}}"#;
        assert_eq!(audit(grave), Some(vec!["a: high".to_owned(), "b: critical".to_owned()]));
        assert_eq!(audit(br#"{"message":"405 Method Not Allowed","statusCode":405}"#), None);
        assert_eq!(audit(b""), None);
    }
}
