//! Each way that a late author is found, with near misses.

use crate::article::Role;
use crate::page::{Facts, html};

const TEXT: &str = "<p>It rained in the valley for the third day, and the river, which had been low since May, rose over \
    the bridge at Carrow before noon; nobody was hurt.</p><p>The school was closed at one, the mill an hour later, and \
    the children were taken home in boats, which most of them liked.</p><p>The keeper of the weir says that he has seen \
    worse, but not in April, and not so fast; the water may stay until the end of the week.</p>";

const HAN: &str = "<p>昨天夜里，山谷里又下起了大雨，河水上涨，桥在中午关闭，学校也提前放学，孩子们被接回家，镇上的人都说很久没有见过这样的雨了。</p>\
    <p>看守水闸的老人说，他见过更大的水，但不是在四月，也没有这样快；水可能要到周末才会退去，路上的车都停了下来，没有人受伤。</p>";

fn authors(top: &str, text: &str, below: &str) -> Vec<String> {
    let markup = format!(
        "<html><head><title>The river is back</title></head><body><main><article><h1>The river is back</h1>{top}{text}\
         </article>{below}</main></body></html>"
    );
    let article = crate::extract(&html::parse(&markup, Facts::default())).expect("an article");
    article.authors.into_iter().filter(|p| p.role == Role::Author).map(|p| p.name).collect()
}

#[test]
fn a_name_beside_the_date() {
    for (top, wanted) in [
        ("<div><span>Dec 17, 2025</span><span>Julian K. Arndt</span></div>", vec!["Julian K. Arndt"]),
        ("<div><p>Mahua Daske</p><p>26 December 2025</p></div>", vec!["Mahua Daske"]),
        (
            "<p>Dec 26, 2025 <span>•</span> Mahua Daske in <a href='/blog/tips'>Weirs</a></p>",
            vec!["Mahua Daske"],
        ),
        (
            "<ul><li>Mahua Daske</li><li><time datetime='02-12-2025'>02-12-2025</time></li></ul>",
            vec!["Mahua Daske"],
        ),
        (
            "<ul><li><i class='icon'></i> Bence Kóvasz</li><li>4 min</li><li>May 3, 2025</li></ul>",
            vec!["Bence Kóvasz"],
        ),
        // Near misses: a rubric, a link to one, a caption, a fact with its colon, a name without a date.
        ("<div><p>Travel Tips</p><p>26 December 2025</p></div>", vec![]),
        ("<div><a href='/category/ann-lee'>Ann Lee</a> <p>26 December 2025</p></div>", vec![]),
        (
            "<div><p>26 December 2025</p><figure><img src='/a.png'><figcaption>Ann Lee</figcaption></figure></div>",
            vec![],
        ),
        ("<div><p>Fuel Type:</p><p>26 December 2025</p></div>", vec![]),
        ("<div><p>Ann Lee</p></div>", vec![]),
    ] {
        assert_eq!(authors(top, TEXT, ""), wanted, "{top}");
    }
}

#[test]
fn a_known_name_in_the_line_beside_the_dates() {
    for (top, wanted) in [
        ("<p>Mary van der Berg</p><p>5th of March, 2024</p>", vec!["Mary van der Berg"]),
        ("<p>Anne LEFÈVRE avec AFP</p><p>le 05/03/2024 à 18:30</p>", vec!["Anne LEFÈVRE"]),
        ("<p>Jane Doe, special to the Times</p><p>5 March 2024</p>", vec!["Jane Doe"]),
        ("<p>New York</p><p>5 March 2024</p>", vec![]),
    ] {
        assert_eq!(authors(top, TEXT, ""), wanted, "{top}");
    }
}

#[test]
fn a_name_that_closes_the_text() {
    for (close, wanted) in [
        ("<p>— Jane Doe</p>", vec!["Jane Doe"]),
        ("<p>(Anna Müller)</p><p>Quelle: dpa</p>", vec!["Anna Müller"]),
        ("<p>Анна Иванова</p>", vec!["Анна Иванова"]),
        (
            "<p><em>Jane Doe is a staff reporter for the Valley Times. Reach her at jane@valley.example.</em></p>",
            vec!["Jane Doe"],
        ),
        ("<p>Valley Road</p>", vec![]),
        ("<p>Jane Doe is a keeper of the weir.</p>", vec![]),
        (
            "<blockquote><p>“Nobody came to speak with us before, and nobody will come after it, as far as I know them.”</p></blockquote><p>— Jane Doe</p>",
            vec![],
        ),
    ] {
        assert_eq!(authors("", &format!("{TEXT}{close}"), ""), wanted, "{close}");
    }
}

#[test]
fn a_line_of_han_characters_before_the_text() {
    assert_eq!(authors("<p>王小明</p>", HAN, ""), ["王小明"]);
    for top in ["<p>时间表</p>", "<p>王小明在河边看水</p>", "<p>天气预报</p>"] {
        assert_eq!(authors(top, HAN, ""), Vec::<String>::new(), "{top}");
    }
}

#[test]
fn a_bracket_that_closes_the_text() {
    for (close, wanted) in [
        ("（王小明 李大成 ）", vec!["王小明", "李大成"]),
        ("（王小明 山谷报道）", vec!["王小明"]),
        ("（完）", vec![]),
        ("（单位：毫米）", vec![]),
        ("（王小明走了）", vec![]),
    ] {
        let text = HAN.replace("没有人受伤。</p>", &format!("没有人受伤。{close}</p>"));
        assert_eq!(authors("", &text, ""), wanted, "{close}");
    }
}

#[test]
fn a_byline_far_below() {
    let far = "<div><p>Share this story with the people of your valley</p></div>".repeat(14);
    for (below, wanted) in [
        ("<h3>Written by Cassie Hortense</h3>", vec!["Cassie Hortense"]),
        ("<p>Author:</p><div>Shai Shmarell</div>", vec!["Shai Shmarell"]),
        ("<p>by Ann Lee</p>", vec![]),
        ("<p>Written by our readers</p>", vec![]),
    ] {
        assert_eq!(authors("", TEXT, &format!("{far}<section>{below}</section>")), wanted, "{below}");
    }
    let twice = format!("{far}<h3>Written by Cassie Hortense</h3>");
    assert_eq!(authors("<p>By Ann Lee</p>", TEXT, &twice), ["Ann Lee"]);
}

#[test]
fn a_name_beside_the_date_in_further_places() {
    for (top, wanted) in [
        // Glued to the date but for the elements that set them apart.
        (
            "<div><span>Jeroen van der Kolk &amp; Fatima el Idrissi</span><span>12 March 2026, 09:15</span></div>",
            vec!["Jeroen van der Kolk", "Fatima el Idrissi"],
        ),
        // A job between name and date.
        ("<div><div>Jane Doe</div><div>Staff writer</div></div><div>5 March 2024</div>", vec!["Jane Doe"]),
        // A town between them, or behind the name; names in capitals.
        ("<p>Jane Doe</p><p>Carrow</p><p>5 March 2024</p>", vec!["Jane Doe"]),
        ("<p>Jane Doe, in Carrow</p><p>5 March 2024</p>", vec!["Jane Doe"]),
        ("<div>JANE DOE</div><div>5 March 2024</div>", vec!["JANE DOE"]),
        ("<div>RIVER FARMING</div><div>5 March 2024</div>", vec![]),
        // Each in an element of its own.
        (
            "<div><div><span>Jane Doe</span>, <span>Leo Dunn</span></div><div>5 March 2024</div></div>",
            vec!["Jane Doe", "Leo Dunn"],
        ),
        ("<div>هدى سليم – الوادي</div><div>5 March 2024</div>", vec!["هدى سليم"]),
        ("<div>Reporter</div><div>Kari Nordhus</div><div>5 March 2024</div>", vec!["Kari Nordhus"]),
        ("<div>Reporter</div><div>London</div><div>5 March 2024</div>", vec![]),
        // Cards.
        (
            "<p>5 March 2024</p><div><div><p>Jane Doe</p><p>Engineer</p></div><div><p>Leo Dunn</p><p>Product Manager</p></div></div>",
            vec!["Jane Doe", "Leo Dunn"],
        ),
        // Who helped is named where nobody else is.
        (
            "<div>Jane Doe</div><div>5 March 2024</div><p><i>Additional reporting by Leo Dunn.</i></p>",
            vec!["Jane Doe"],
        ),
        ("<p><i>Additional reporting by Leo Dunn.</i></p>", vec!["Leo Dunn"]),
    ] {
        assert_eq!(authors(top, TEXT, ""), wanted, "{top}");
    }
}

#[test]
fn the_paper_beside_todays_date_is_nobody() {
    let markup = format!(
        "<title>The river is back - Valley Echo</title><header><a href=/>Valley Echo</a><span>Thu, 5 March 2026</span></header>\
         <main><h1>The river is back</h1><div>Published 3 March 2026</div>{TEXT}<p style='text-align:right'><b>Ann Lee</b></p></main>"
    );
    let article = crate::extract(&html::parse(&markup, Facts::default())).expect("an article");
    let authors: Vec<&str> = article.authors.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(authors, ["Ann Lee"]);
}

#[test]
fn a_japanese_name_beside_the_date() {
    let text = "<p>石橋町立図書館は四月から日曜日も開館する。町の協議会が木曜の夜、二時間の議論の末に決めた。署名は四千人分に上り、町の人口を超えた。</p>\
         <p>建物はもとは米蔵で、九年前に改修された。閲覧室からは水車の池が見え、冬は最初に来た人がストーブに火を入れる。</p>";
    for (name, wanted) in [("桐生　蓮", vec!["桐生蓮"]), ("石橋　支局", vec![])] {
        let markup = format!(
            "<html lang=ja><title>図書館、日曜も開館へ</title><main><h1>図書館、日曜も開館へ</h1><div><a href=/r/1>{name}</a>\
             <time>2026年3月12日 9時15分</time></div>{text}</main>"
        );
        let article = crate::extract(&html::parse(&markup, Facts::default())).expect("an article");
        let authors: Vec<&str> = article.authors.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(authors, wanted, "{name}");
    }
}

#[test]
fn a_japanese_name_with_kana_in_the_last_bracket() {
    let text = "<p>石橋町立図書館は四月から日曜日も開館する。町の協議会が木曜の夜、二時間の議論の末に決めた。署名は四千人分に上り、町の人口を超えた。</p>\
         <p>建物はもとは米蔵で、九年前に改修された。閲覧室からは水車の池が見え、冬は最初に来た人がストーブに火を入れる。";
    for (bracket, wanted) in
        [("（白井のぞみ）", vec!["白井のぞみ"]), ("（写真あり）", vec![]), ("（文中より）", vec![])]
    {
        let markup = format!(
            "<html lang=ja><title>図書館、日曜も開館へ</title><main><h1>図書館、日曜も開館へ</h1>{text}{bracket}</p></main>"
        );
        let article = crate::extract(&html::parse(&markup, Facts::default())).expect("an article");
        let authors: Vec<&str> = article.authors.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(authors, wanted, "{bracket}");
    }
}

#[test]
fn where_a_text_is_republished_from() {
    let below = "<p>This article is republished from Valley Hub under a Creative Commons license. Read the original article.</p>";
    let markup =
        format!("<title>The river is back</title><main><h1>The river is back</h1>{TEXT}{below}</main>");
    let article = crate::extract(&html::parse(&markup, Facts::default())).expect("an article");
    assert_eq!(article.original_source.map(|s| s.name).as_deref(), Some("Valley Hub"));
}

#[test]
fn lines_of_names_days_and_reading_times_are_no_text() {
    for line in [
        "<span>Jane Doe</span><span>5 March 2024</span><span>3 min read</span>",
        "Posted 2 days ago, updated Thu 12 Mar 2026 at 9:15am",
        "12/03/2026 09h15 Atualizado há 8 meses",
        "Actualizado 10:02h.",
        "By Jane Doe, Valley Times Staff Writer March 12, 2026",
        "<span>Jane Doe</span><span>5 March 2024</span><p>Senior Farming Reporter</p>",
    ] {
        let markup = format!(
            "<title>The river is back</title><article><h1>The river is back</h1><p>It rose at noon.</p><div>{line}</div>{TEXT}</article>"
        );
        let article = crate::extract(&html::parse(&markup, Facts::default())).expect("an article");
        let text = crate::render::text(&article);
        for word in ["min read", "days ago", "há 8", "10:02", "Staff", "Reporter"] {
            assert!(!text.contains(word), "{text}");
        }
    }
}
