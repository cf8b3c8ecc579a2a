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
