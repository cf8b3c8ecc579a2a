//! Folds and quotations that a browser marks, code in tables and tables of code, pictures that are none of the text.

use super::{body, show};
use crate::article::BlockKind;

const P: &str = "<p>The river rose through the night, and by the morning the lower road was under water.</p>";

#[test]
fn quotations_in_a_line_have_their_marks() {
    let cases = [
        ("<p>She said <q>the river</q>.", "p She said “the river”."),
        ("<p><q>The river <q>gives</q></q>, she said.", "p “The river ‘gives’”, she said."),
        ("<p lang=fr>Elle dit <q>la rivière</q>.", "p Elle dit « la rivière »."),
        ("<p lang=de><b>Sie: <q>der Fluss</q></b> stieg.", "p <b>Sie: „der Fluss“</b> stieg."),
        ("<p lang=zh-TW>她說<q>河</q>。", "p 她說「河」。"),
        ("<p>She said <q>“the river”</q>.", "p She said “the river”."),
    ];
    for (markup, expected) in cases {
        assert_eq!(show(markup), [expected], "{markup}");
    }
}

#[test]
fn links_in_code_lead_on() {
    let cases = [
        ("<p><code>open(<a href=/g>gate</a>)</code>", "p `open(`<a https://example.org/g>`gate`</a>`)`"),
        ("<p><code><a href=/g>gate</a></code>", "p <a https://example.org/g>`gate`</a>"),
        ("<p><a href=/g><code>gate</code></a>", "p <a https://example.org/g>`gate`</a>"),
    ];
    for (markup, expected) in cases {
        assert_eq!(show(markup), [expected], "{markup}");
    }
}

#[test]
fn questions_head_their_answers() {
    let fold = |question: &str| format!("<details><summary>{question}</summary>{P}</details>");
    let heads = |markup: &str| show(markup).into_iter().filter(|b| b.starts_with('h')).collect::<Vec<_>>();
    assert_eq!(heads(&format!("{P}{}", fold("When did it rise?"))), ["h2 When did it rise?"]);
    let two = format!("<h2>Questions</h2>{}\n{}", fold("The road"), fold("The bridge"));
    assert_eq!(heads(&two), ["h2 Questions", "h3 The road", "h3 The bridge"]);
    assert!(heads(&format!("{P}{}", fold("Show the list"))).is_empty());
}

#[test]
fn tables_hold_code_and_lists() {
    let head = "<tr><th>What<th>How";
    let cases = [
        (
            format!(
                "<table>{head}<tr><td><pre>open --all</pre><td>opens<tr><td><pre>shut\nbar</pre><td>shuts</table>"
            ),
            "table [] ^!What,!How | `open --all`,opens | `shut`⏎`bar`,shuts",
        ),
        (
            format!(
                "<table>{head}<tr><td>Wheel<td><ul><li>spoke<li>rim</ul><tr><td>Gate<td><ul><li>sill<li>pin</ul></table>"
            ),
            "table [] ^!What,!How | Wheel,spoke⏎rim | Gate,sill⏎pin",
        ),
    ];
    for (markup, expected) in cases {
        assert_eq!(show(&markup), [expected], "{markup}");
    }
    let beside =
        "<table><tr><td><pre>open</pre><td><pre>shut</pre><tr><td><pre>bar</pre><td><pre>lock</pre></table>";
    assert!(show(beside).iter().all(|b| b.starts_with("code")), "{:?}", show(beside));
}

#[test]
fn line_numbers_are_no_code() {
    let cases = [
        "<div class=syntaxhighlighter><table><tr><td class=gutter><div>1</div><div>2</div><div>3</div></td><td class=code>\
         <div class=container><div><code>open</code></div><div><code>&nbsp;bar</code></div><div><code>shut</code></div></div></td></tr></table></div>",
        "<table class=file><tr><td class=line-number>1</td><td>open</td></tr><tr><td class=line-number>2</td><td>&nbsp;bar</td></tr>\
         <tr><td class=line-number>3</td><td>shut</td></tr></table>",
        "<pre><span style='color:#008080'>1</span> open\n<span style='color:#008080'>2</span>  bar\n<span style='color:#008080'>3</span> shut</pre>",
        "<table><tr><td class=linenos><pre>1\n2\n3</pre></td><td><pre>open\n bar\nshut</pre></td></tr></table>",
    ];
    for markup in cases {
        let shown = show(&format!("{P}{markup}{P}"));
        assert_eq!(shown[1], "code - \"open\\n bar\\nshut\"", "{markup}");
        assert_eq!(shown.len(), 3, "{shown:?}");
    }
    // Numbers that are the text itself.
    let counted = show("<pre><code>1 open\n2 bar\n3 shut</code></pre>");
    assert_eq!(counted, ["code - \"1 open\\n2 bar\\n3 shut\""]);
}

#[test]
fn portraits_and_thumbnails_are_none_of_the_text() {
    let sources = |inner: &str| -> Vec<String> {
        let built = body(&format!("<article>{P}{inner}{P}</article>"));
        built.images.iter().map(|i| i.src.replace("https://example.org/a/", "")).collect()
    };
    let thumbs = |size: u32| {
        let thumb = |n| format!("<li><a href='#slide{n}'><img src=t{n}.jpg width={size} height=80></a>");
        (1..5).map(thumb).collect::<Vec<_>>().concat()
    };
    let large = "<p><img src=large.jpg width=900 height=600>";
    assert_eq!(sources(&format!("{large}<ul>{}</ul>", thumbs(120))), ["large.jpg"]);
    assert_eq!(sources(&format!("{large}<ul>{}</ul>", thumbs(600))).len(), 5);
    assert_eq!(sources(&format!("<ul>{}</ul>", thumbs(120))).len(), 4);
}

#[test]
fn items_have_the_numbers_that_the_page_gives() {
    let values = |markup: &str| match &body(markup).blocks[0].kind {
        BlockKind::List { start, items, .. } => (*start, items.iter().map(|i| i.value).collect::<Vec<_>>()),
        other => panic!("{other:?}"),
    };
    assert_eq!(values("<ol><li>a<li value=5>b<li>c</ol>"), (None, vec![None, Some(5), None]));
    assert_eq!(values("<ol reversed><li>a<li>b<li>c</ol>"), (Some(3), vec![None, Some(2), Some(1)]));
    assert_eq!(values("<ol reversed start=10><li>a<li>b</ol>"), (Some(10), vec![None, Some(9)]));
    assert_eq!(values("<ul><li value=5>a<li>b</ul>"), (None, vec![None, None]));
}

#[test]
fn the_heading_of_a_card_that_is_a_link_leads_on() {
    let shown = show(
        "<article><a href=/rain><h3>Rain</h3><p>It rained for three days.</p></a><h3>Sun</h3><p>It shone.</p></article>",
    );
    assert_eq!(
        shown,
        ["h2 <a https://example.org/rain>Rain</a>", "p It rained for three days.", "h2 Sun", "p It shone."]
    );
}
