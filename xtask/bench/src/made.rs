//! Pages made for the measurement: one that grows, and the largest there may be.

use std::fmt::Write as _;

/// Sentences of a river town; numbers keep paragraphs from being copies of each other.
fn paragraph(number: usize) -> String {
    format!(
        "<p class=text>On day {number} the river stood <a href=/gauge/{number}>{} inches</a> above the mark at the mill, \
         and the keeper wrote it down, as his father had done. Nobody on the north bank, said <em>the ferrywoman</em>, \
         had seen {} carts wait for so long; the fair would have to be held without the glass, and without the bells.</p>",
        number % 97 + 3,
        number % 31 + 2,
    )
}

/// A page of an article, its paragraphs so many times over, with the usual things around them.
pub fn story(copies: usize) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=en><head><title>The river and the fair | The Post</title>\
         <meta property=og:title content='The river and the fair'><meta name=author content='Ada Marsh'></head><body>\
         <nav><ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul></nav>\
         <article><h1>The river and the fair</h1><p class=byline>By Ada Marsh, 14 March 2026</p>",
    );
    for part in 0..copies {
        let _ = write!(page, "<section><h2>Week {part}</h2>");
        for number in 0..40 {
            page.push_str(&paragraph(part * 40 + number));
        }
        let _ = write!(
            page,
            "<figure><img src=/{part}.jpg width=800 height=600 alt=Mill><figcaption>The mill</figcaption></figure></section>"
        );
    }
    page.push_str("</article><aside><h3>More</h3><ul>");
    for number in 0..20 {
        let _ = write!(page, "<li><a href=/other/{number}>Another story, number {number}</a>");
    }
    page.push_str("</ul></aside><footer><p>© The Post. All rights reserved.</footer></body></html>");
    page
}

/// Twenty megabytes, a million nodes, a hundred thousand deep.
pub fn extremes() -> Vec<(&'static str, String)> {
    let article = story(1);
    let mut long = String::with_capacity(21 << 20);
    let mut copies = 0;
    while long.len() < 20_000_000 {
        long.push_str(&paragraph(copies));
        copies += 1;
    }
    vec![
        ("twenty-megabytes", format!("<title>Long</title><article>{long}</article>")),
        (
            "one-paragraph",
            format!("<title>Long</title><p>{}</p>", "The river rose, and then it fell. ".repeat(600_000)),
        ),
        ("million-nodes", format!("{article}{}", "<i>a</i>".repeat(500_000))),
        ("million-paragraphs", format!("{article}{}", "<p>It rose.".repeat(500_000))),
        ("million-breaks", format!("{article}{}", "It rose.<br>".repeat(500_000))),
        ("deep-div", format!("{}{article}", "<div>".repeat(100_000))),
        ("deep-b", format!("{}{article}", "<b>".repeat(100_000))),
        ("deep-list", format!("{}{article}", "<ul><li>".repeat(50_000))),
        ("deep-table", format!("{}{article}", "<table><tr><td>".repeat(33_000))),
        (
            "links",
            format!(
                "{article}<ul>{}</ul>",
                "<li><a href=/a>One more story of the valley</a>".repeat(200_000)
            ),
        ),
    ]
}
