//! Names in Latin letters, and what looks like them.

use super::*;

fn read(value: &str, style: Style) -> Vec<String> {
    names(value, style)
        .into_iter()
        .map(|n| if n.organisation { format!("[{}]", n.name) } else { n.name })
        .collect()
}

#[test]
fn names_in_values() {
    for (value, wanted) in [
        ("Ann Lee", vec!["Ann Lee"]),
        ("Ann Lee.", vec!["Ann Lee"]),
        ("Ann Lee writes about rivers and mills. She lives in Carrow.", vec!["Ann Lee"]),
        ("Jürgen Ötting ist Redakteur und lebt in Köln.", vec!["Jürgen Ötting"]),
        ("By Ngata, Ann", vec!["Ann Ngata"]),
        ("Anna, Lena", vec!["Anna", "Lena"]),
        ("Ann Lee in Paris and Bo Ng in New York", vec!["Ann Lee", "Bo Ng"]),
        ("Ann Lee and Bo Ng in Carrow and Carla Diaz in London", vec!["Ann Lee", "Bo Ng", "Carla Diaz"]),
        ("Ann Lee in New York and San Francisco", vec!["Ann Lee"]),
        ("Ann Lee, Lecturer in History, and Bo Ng, Research Fellow", vec!["Ann Lee", "Bo Ng"]),
        ("Ann Lee | Karl Berg | Valley Times | Carrow", vec!["Ann Lee", "Karl Berg"]),
        ("Ann Lee | New York", vec!["Ann Lee"]),
        (
            "José María de la Cruz y García, Ana Pérez y Juan Gil",
            vec!["José María de la Cruz y García", "Ana Pérez", "Juan Gil"],
        ),
        ("Anne Lefèvre et Jean-Marc d'Ormesson", vec!["Anne Lefèvre", "Jean-Marc d'Ormesson"]),
        (
            "Dr Ann Lee, Professor of Engineering, University of Carrow",
            vec!["Dr Ann Lee", "[University of Carrow]"],
        ),
        ("two brothers from the town", vec![]),
        ("By Ann Lee and Bo de Vries", vec!["Ann Lee", "Bo de Vries"]),
        ("Von Anna Groß und Jürgen Ötting", vec!["Anna Groß", "Jürgen Ötting"]),
        ("Par Zoé Dupont avec AFP", vec!["Zoé Dupont"]),
        ("Ann Leeds.", vec!["Ann Leeds"]),
        ("Ann Lee Jr.", vec!["Ann Lee Jr."]),
        ("Ann Lee, g2 Valley", vec!["Ann Lee"]),
        ("Ann Lee, Senior Editor", vec!["Ann Lee"]),
        ("Ann Lee, PhD, Bo Chan", vec!["Ann Lee", "Bo Chan"]),
        ("Ann Lee | May 3, 2021", vec!["Ann Lee"]),
        ("Ann Lee May 3, 2021 5 min read", vec!["Ann Lee"]),
        ("Анна Иванова", vec!["Анна Иванова"]),
        ("ليلى حسن", vec!["ليلى حسن"]),
        ("Valley Times", vec!["[Valley Times]"]),
        ("ridwan123", vec!["ridwan123"]),
        ("HN666", vec![]),
        ("admin", vec!["admin"]),
        ("http://example.org/ann", vec![]),
        ("t.me/valley, t.me/rain", vec![]),
        ("Ann Lee, CEPF®", vec!["Ann Lee"]),
        ("Ann B. Lee CPP", vec!["Ann B. Lee"]),
        ("Ann Lee III", vec!["Ann Lee III"]),
        ("ANN LEE", vec!["ANN LEE"]),
    ] {
        assert_eq!(read(value, Style::Labelled), wanted, "{value}");
    }
    assert_eq!(read("Lee, Ann", Style::Inverted), ["Ann Lee"]);
}

#[test]
fn bare_text_must_look_like_a_name() {
    for value in [
        "By the second week the boats lay deep, and nobody cared",
        "the river rose for days",
        "submitting this report",
        "Read more about us!",
        "Valley Times",
        "ridwan123",
        "5 min read",
    ] {
        assert!(read(value, Style::Bare).is_empty(), "{value}");
    }
    assert_eq!(read("Ann Lee", Style::Bare), ["Ann Lee"]);
}
