//! House rules that a compiler does not know: which way imports go, what never stands in the
//! extension's scripts, what the manifest asks for, how long a file may be.
//!
//! Each rule is a function from text to findings, so that each has a test that it can find something.

mod files;
mod house;
mod imports;
mod licences;
mod limits;
mod locales;
mod locks;
mod manifest;
mod scripts;

/// Fails with all findings at once.
fn none(findings: &[String]) {
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}
