//! The walk over the live page (`extension/page.js`) and the core cut at the same places.

use crate::files::root;
use limpid::page::limits;

/// The value of a constant in a script: a number, or one shifted.
fn constant(script: &str, name: &str) -> Option<usize> {
    let (_, rest) = script.split_once(&format!("const {name} = "))?;
    let (value, _) = rest.split_once(';')?;
    let number = |text: &str| text.trim().replace('_', "").parse::<usize>().ok();
    match value.split_once("<<") {
        Some((number_part, shift)) => Some(number(number_part)? << number(shift)?),
        None => number(value),
    }
}

#[test]
fn the_page_script_has_the_limits_of_the_core() {
    let script = std::fs::read_to_string(root().join("extension/page.js")).unwrap();
    for (name, limit) in [
        ("MAX_NODES", limits::MAX_NODES),
        ("MAX_UNITS", limits::MAX_BYTES),
        ("MAX_ATTRIBUTES", limits::MAX_ATTRIBUTES),
        ("MAX_ATTRIBUTE", limits::MAX_ATTRIBUTE_BYTES),
        ("MAX_COMMENT", limits::MAX_COMMENT_BYTES),
        ("MAX_STYLE", limits::MAX_STYLE_BYTES),
    ] {
        assert_eq!(constant(&script, name), Some(limit), "{name}");
    }
}

#[test]
fn a_constant_is_read() {
    let script = "const A = 250_000;\nconst B = 24 << 20;\nconst C = other;";
    assert_eq!(constant(script, "A"), Some(250_000));
    assert_eq!(constant(script, "B"), Some(24 << 20));
    assert_eq!(constant(script, "C"), None);
    assert_eq!(constant(script, "D"), None);
}
