//! What the extension asks the person for.

use crate::files::root;
use crate::none;
use serde_json::{Value, json};

/// Permissions that the extension may have; docs/stores/ justifies each one.
const PERMISSIONS: [&str; 4] = ["activeTab", "contextMenus", "scripting", "storage"];

/// Permissions that may be asked for at the moment when they are needed.
const OPTIONAL: [&str; 1] = ["downloads"];

/// Sites that may be asked for, by a click in a page of the extension and for as long as its work takes
/// (`own/tabs.js`). Nothing of it is granted at install.
const OPTIONAL_SITES: [&str; 2] = ["http://*/*", "https://*/*"];

/// Keys that would reach into pages unasked, or let pages reach in.
const NEVER: [&str; 5] = [
    "host_permissions",
    "content_scripts",
    "externally_connectable",
    "web_accessible_resources",
    "update_url",
];

/// Policy of the extension's own pages: its own scripts and its own WebAssembly, nothing else.
const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";

fn findings(manifest: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, known) in [
        ("permissions", &PERMISSIONS[..]),
        ("optional_permissions", &OPTIONAL[..]),
        ("optional_host_permissions", &OPTIONAL_SITES[..]),
    ] {
        for permission in manifest[key].as_array().into_iter().flatten() {
            if !permission.as_str().is_some_and(|name| known.contains(&name)) {
                findings.push(format!("{key}: {permission}"));
            }
        }
    }
    for key in NEVER {
        if manifest.get(key).is_some() {
            findings.push(key.to_owned());
        }
    }
    if manifest["content_security_policy"] != json!({"extension_pages": POLICY}) {
        findings.push(format!("content_security_policy: {}", manifest["content_security_policy"]));
    }
    findings
}

#[test]
fn the_extension_asks_for_little() {
    let text = std::fs::read_to_string(root().join("extension/manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(manifest["manifest_version"], 3);
    let mut asked: Vec<_> =
        manifest["permissions"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    asked.sort_unstable();
    assert_eq!(asked, PERMISSIONS, "at install, exactly");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"), "manifest and crate carry one version");
    none(&findings(&manifest));
}

#[test]
fn a_permission_too_many_is_found() {
    let good = json!({"permissions": ["activeTab"], "content_security_policy": {"extension_pages": POLICY}});
    assert!(findings(&good).is_empty());
    let with = |key: &str, value: Value| {
        let mut manifest = good.clone();
        manifest[key] = value;
        findings(&manifest).len()
    };
    assert_eq!(with("permissions", json!(["activeTab", "tabs"])), 1);
    assert_eq!(with("permissions", json!(["https://*/*"])), 1);
    assert_eq!(with("optional_permissions", json!(["downloads", "history"])), 1);
    assert_eq!(with("host_permissions", json!(["<all_urls>"])), 1);
    assert_eq!(with("optional_host_permissions", json!(["http://*/*", "https://*/*"])), 0);
    assert_eq!(with("optional_host_permissions", json!(["<all_urls>"])), 1);
    assert_eq!(with("content_scripts", json!([])), 1);
    assert_eq!(
        with("content_security_policy", json!({"extension_pages": "script-src 'self' 'unsafe-eval'"})),
        1
    );
}
