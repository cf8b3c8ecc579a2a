//! Names in values of every kind, and what stands beside them.

use super::*;

fn read(value: &str, style: Style) -> Vec<String> {
    names(value, style)
        .into_iter()
        .map(|n| if n.organisation { format!("[{}]", n.name) } else { n.name })
        .collect()
}

#[test]
fn han_names() {
    for (value, wanted) in [
        ("王小明", vec!["王小明"]),
        ("王小明、李大成", vec!["王小明", "李大成"]),
        ("王小明  李大成 山谷县报道", vec!["王小明", "李大成"]),
        ("王　明", vec!["王明"]),
        ("姚小伟_NT6056", vec!["姚小伟"]),
        ("NT6056 姚小伟", vec!["姚小伟"]),
        ("（王小明）", vec!["王小明"]),
        ("安东尼", vec!["安东尼"]),
        ("山谷日报", vec!["[山谷日报]"]),
        ("儿童骨科 王小明", vec!["王小明"]),
        ("材料科学与工程学院 王小明", vec!["王小明"]),
        ("王小明与李大成", vec!["王小明", "李大成"]),
        ("山谷新闻王小明", vec!["王小明"]),
        ("山谷新闻部", vec!["[山谷新闻部]"]),
        ("未知", vec![]),
        ("网络整理", vec![]),
    ] {
        assert_eq!(read(value, Style::Labelled), wanted, "{value}");
    }
    for (value, wanted) in [
        ("从山谷县获悉", vec![]),
        ("了解到", vec![]),
        ("王小明 李大成", vec!["王小明", "李大成"]),
        ("安东尼走了", vec![]),
    ] {
        assert_eq!(read(value, Style::Bare), wanted, "{value}");
    }
}

#[test]
fn names_in_elements_of_their_own() {
    for value in ["Anna Groß\u{2028}und Jürgen Ötting", "Anna Groß\u{2028}und\u{2028}Jürgen Ötting"] {
        assert_eq!(read(value, Style::Labelled), ["Anna Groß", "Jürgen Ötting"], "{value}");
    }
}

#[test]
fn jobs_in_elements_of_their_own() {
    assert_eq!(read("Ann Lee\u{2028},\u{2028}Senior Director", Style::Labelled), ["Ann Lee"]);
}

#[test]
fn affiliations() {
    for (before, wanted) in [
        ("山谷新闻", Some("山谷新闻")),
        ("《山谷》", Some("山谷")),
        ("山谷时报驻东京特约", Some("山谷时报")),
        ("（山谷日报", Some("山谷日报")),
        ("本报", None),
        ("▲青陂車站。（圖／", None),
        // In an element of its own before the label: the source, not where the author works.
        ("来源：山谷日报\u{2028}", None),
        ("", None),
    ] {
        assert_eq!(affiliation(before).as_deref(), wanted, "{before}");
    }
}

#[test]
fn hostile_values_end() {
    assert!(names(&"a, ".repeat(100_000), Style::Labelled).is_empty());
    assert!(names(&"Ann Lee, ".repeat(200), Style::Labelled).len() <= MAX_NAMES);
    assert_eq!(names(&clean::value("\u{202e}Ann\u{7} Lee"), Style::Labelled)[0].name, "Ann Lee");
}
