//! Markup that is too much of something, or broken.

use super::{is_the_story, kind, of_markup, story_around};
use std::fmt::Write as _;

/// Many pieces of markup, numbered.
pub fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, n| {
        let _ = write!(all, "{}", piece(n));
        all
    })
}

#[test]
fn an_empty_page() {
    assert_eq!(kind(&of_markup("")), "EmptyPage");
    assert_eq!(
        kind(&of_markup("<!doctype html><html><head><title>Nothing</title></head><body></body></html>")),
        "EmptyPage"
    );
}

#[test]
fn white_space_only() {
    let space = " \n\t\u{a0}\u{3000}\u{200b}\u{feff}".repeat(10_000);
    assert_eq!(kind(&of_markup(&space)), "EmptyPage");
    assert_eq!(kind(&of_markup(&format!("<div><p>{space}</p><br></div>"))), "EmptyPage");
}

#[test]
fn one_image_only() {
    let result =
        of_markup("<img src=/a.png width=800 height=600 alt='The sea in the evening, seen from the pier.'>");
    assert!(["EmptyPage", "NotAnArticle"].contains(&kind(&result)));
}

#[test]
fn five_megabytes_of_one_paragraph() {
    let text = many(90_000, |n| format!("Sentence {n} says that the river rose by an inch, then fell. "));
    assert!(text.len() > 5 << 20);
    let article = of_markup(&format!("<title>Long</title><p>{text}</p>")).unwrap();
    assert_eq!(article.blocks.len(), 1);
    assert!(article.text_content.starts_with("Sentence 0 says"));
    assert!(article.text_content.ends_with("Sentence 89999 says that the river rose by an inch, then fell."));
}

#[test]
fn five_megabytes_without_a_space() {
    let _ = of_markup(&format!("<p>{}</p>", "a".repeat(5 << 20)));
    let article = of_markup(&format!("<p>{}</p>", "河水在夜里涨了一寸。".repeat(170_000))).unwrap();
    assert!(article.text_content.ends_with("涨了一寸。"));
}

#[test]
fn a_hundred_thousand_nested_elements() {
    for tag in ["div", "blockquote", "span", "b", "ul><li", "table><tr><td", "section", "a href=/x"] {
        let open = format!("<{tag}>").repeat(100_000);
        is_the_story(&of_markup(&story_around(&open)));
        let article = of_markup(&format!("{open}{}", story_around(""))).unwrap();
        assert!(!article.limits.is_empty(), "{tag}: nothing says that the depth was cut");
    }
}

#[test]
fn nested_quotes_can_be_saved_and_opened() {
    for depth in [10, 40, 130, 400] {
        let open = "<blockquote><p>And he said that she had said.</p>".repeat(depth);
        is_the_story(&of_markup(
            &story_around("").replace("<p>Nobody", &format!("{open}</blockquote><p>Nobody")),
        ));
    }
}

#[test]
fn nested_lists_can_be_saved_and_opened() {
    for depth in [10, 40, 130, 400] {
        let open = "<ul><li>One thing that leads to another, as things do.".repeat(depth);
        let close = "</li></ul>".repeat(depth);
        // What the list outweighs may go; what comes must be sound.
        let _ = of_markup(&story_around("").replace("<p>Nobody", &format!("{open}{close}<p>Nobody")));
    }
}

#[test]
fn nested_emphasis_can_be_saved_and_opened() {
    let open = "<em><strong>".repeat(200);
    is_the_story(&of_markup(&story_around(&format!(
        " {open}Not even the miller.{}",
        "</strong></em>".repeat(200)
    ))));
}

#[test]
fn nested_formulas_can_be_saved_and_opened() {
    let deep = format!("<math>{}<mi>x</mi>{}</math>", "<msqrt>".repeat(300), "</msqrt>".repeat(300));
    is_the_story(&of_markup(&story_around(&deep)));
}

#[test]
fn a_million_siblings() {
    let article = of_markup(&many(1_000_000, |n| format!("<p>Line {n}."))).unwrap();
    assert!(!article.limits.is_empty(), "nothing says that the page was cut");
    is_the_story(&of_markup(&story_around(&"<i></i>".repeat(900_000))));
}

#[test]
fn a_million_line_breaks() {
    is_the_story(&of_markup(&story_around(&"<br>".repeat(900_000))));
    let _ = of_markup(&many(300_000, |n| format!("Line {n}, and no more.<br><br>")));
}

#[test]
fn two_hundred_thousand_links() {
    let links = many(200_000, |n| format!("<li><a href=/{n}>Story number {n}</a></li>"));
    // What stands past the limit of measured blocks is not read; an answer comes all the same.
    let _ = of_markup(&format!("{}<ul>{links}</ul>", story_around("")));
}

#[test]
fn a_hundred_thousand_pictures() {
    let pictures = many(100_000, |n| format!("<img src=/{n}.png width=600 height=400>"));
    let _ = of_markup(&format!("<article>{}{pictures}</article>", story_around("")));
}

#[test]
fn a_table_of_three_hundred_thousand_cells() {
    let row = format!("<tr>{}</tr>", "<td>1</td>".repeat(300));
    let _ = of_markup(&format!("<article>{}<table>{}</table></article>", story_around(""), row.repeat(1000)));
}

#[test]
fn a_cell_that_spans_everything() {
    let table = "<table><tr><th colspan=4294967295 rowspan=99999999>Year<th>Price</tr>\
                 <tr><td colspan=-1>1774<td rowspan=1e9>Three pence</tr></table>";
    is_the_story(&of_markup(&story_around("").replace("<p>Nobody", &format!("{table}<p>Nobody"))));
}

#[test]
fn unclosed_everything() {
    let tags = "<div><p><a href='/x'><b><i><ul><li><table><tr><td><blockquote><h2><span><em><pre><code>";
    let _ = of_markup(&format!("{}The river rose, and nobody had closed the gate.", tags.repeat(400)));
    is_the_story(&of_markup(&format!("{}{}", story_around(""), tags.repeat(2000))));
    for end in [
        "<",
        "</",
        "<p",
        "<p title='",
        "<!--",
        "<!",
        "<script>",
        "<textarea>",
        "<title>",
        "<svg>",
        "&#x",
        "<![CDATA[",
    ] {
        is_the_story(&of_markup(&(story_around("") + end)));
    }
}

/// Open formatting elements are opened again in every following paragraph (HTML, 13.2.4.3), so that
/// n of them and m paragraphs make n·m elements.
#[test]
fn formatting_elements_that_multiply() {
    let open = many(400, |n| format!("<b id=b{n}>"));
    let paragraphs = many(20_000, |n| format!("<p>Line {n}, which is short.</p>"));
    let _ = of_markup(&format!("{open}{paragraphs}"));
}

#[test]
fn markup_between_rows_is_moved_before_its_table() {
    let _ = of_markup(&format!("<table>{}", "<tr>Text where none may stand. <p>More of it.".repeat(30_000)));
}

#[test]
fn attributes_without_end() {
    let names = many(100_000, |n| format!(" data-a{n}='{n}'"));
    is_the_story(&of_markup(&story_around(&format!("<span{names}></span>"))));
    let long = "x".repeat(5 << 20);
    for attribute in ["class", "style", "href", "alt", "title", "data-src", "srcset", "id"] {
        is_the_story(&of_markup(&story_around(&format!("<img src=/a.png {attribute}='{long}'>"))));
    }
    let classes = many(200_000, |n| format!("c{n} "));
    is_the_story(&of_markup(&story_around(&format!("<span class='{classes}'></span>"))));
    let sizes = many(50_000, |n| format!("/a{n}.png {n}w, "));
    is_the_story(&of_markup(&story_around(&format!("<img src=/a.png srcset='{sizes}'>"))));
}

#[test]
fn comments_without_end() {
    let comment = format!("<!--{}-->", "责任编辑：".repeat(400_000));
    is_the_story(&of_markup(&story_around(&comment)));
    is_the_story(&of_markup(&story_around(&"<!-- x -->".repeat(300_000))));
}

#[test]
fn metadata_that_is_too_much() {
    let ld = |json: &str| format!("<script type=application/ld+json>{json}</script>{}", story_around(""));
    is_the_story(&of_markup(&ld(&"[".repeat(1_000_000))));
    is_the_story(&of_markup(&ld(&format!(
        "{{\"@type\":\"Article\",\"headline\":\"{}\"}}",
        "x".repeat(2 << 20)
    ))));
    let cyclic = "{\"@graph\":[{\"@id\":\"#a\",\"@type\":\"Article\",\"author\":{\"@id\":\"#b\"}},{\"@id\":\"#b\",\"author\":{\"@id\":\"#a\"},\"name\":{\"@id\":\"#b\"}}]}";
    is_the_story(&of_markup(&ld(cyclic)));
    let people = many(10_000, |n| format!("{{\"@type\":\"Person\",\"name\":\"Ada Number{n}\"}},"));
    is_the_story(&of_markup(&ld(&format!(
        "{{\"@type\":\"Article\",\"author\":[{}]}}",
        people.trim_end_matches(',')
    ))));
    let metas = many(50_000, |n| {
        format!("<meta name=author content='Ada Number{n}'><meta property=og:title content='T{n}'>")
    });
    is_the_story(&of_markup(&(metas + &story_around(""))));
}

#[test]
fn dates_that_are_none() {
    for date in [
        "0000-00-00",
        "9999-99-99T99:99:99+99:99",
        "-1",
        "2024-02-31",
        "99999999999999999999",
        "1e308",
        "今天",
        "\u{202e}4202",
    ] {
        let page = format!(
            "<meta property=article:published_time content='{date}'><time datetime='{date}'>{date}</time>{}",
            story_around("")
        );
        let article = of_markup(&page).unwrap();
        let value = article.published.map(|d| d.value).unwrap_or_default();
        assert_eq!(value, "", "{date} was read as a date");
    }
}

#[test]
fn lone_control_characters() {
    let controls: String = (0..0x20).chain(0x7f..0xa0).filter_map(char::from_u32).collect();
    let odd = "\u{fffe}\u{ffff}\u{fffd}\u{202e}\u{2066}\u{feff}\u{e000}\u{10ffff}";
    is_the_story(&of_markup(&story_around(&format!("{controls}{odd}"))));
    is_the_story(&of_markup(&story_around("&#0;&#1;&#x1f;&#xD800;&#x110000;&#xfffe;")));
    let _ = of_markup(&controls.repeat(20_000));
}

#[test]
fn noise_of_markup() {
    let pieces = [
        "<p>",
        "</p>",
        "<div class=article>",
        "</div>",
        "<b>",
        "</i>",
        "<table>",
        "<td>",
        "</table>",
        "<!--",
        "-->",
        "<a href=x>",
        "</a>",
        "<li>",
        "<svg>",
        "</svg>",
        "<math>",
        "<mi>",
        "<select>",
        "<option>",
        "<template>",
        "</template>",
        "<noscript>",
        "<iframe srcdoc='<p>",
        "'>",
        "<img src=a.png>",
        "Words of a story, which goes on. ",
        "河水涨了。",
        "&amp;",
        "<",
        ">",
        "\"",
        "<h2>",
        "<pre>\n",
        "<br><br>",
    ];
    for seed in 1..=40 {
        let markup: String =
            super::noise(seed).take(3000).map(|n| pieces[(n % pieces.len() as u64) as usize]).collect();
        let _ = of_markup(&markup);
    }
}
