//! Text: paragraphs, headings, lists, tables, code, quotations, formulas.

use super::{body, show};
use crate::article::{BlockKind, BlockRole};
use crate::measure::measure;
use crate::metadata::{Claim, Metadata};
use crate::select::Label;

#[test]
fn paragraphs_and_their_runs() {
    let cases = [
        ("<p>One <b>two </b>three", "p One <b>two</b> three"),
        ("<p><b>all</b></p>", "p <b>all</b>"),
        ("<p>a <i>b</i> <em><b>c</b></em>", "p a <i>b</i> <i><b>c</b></i>"),
        ("<p>a<b> b</b>", "p a <b>b</b>"),
        ("<p><b>a<b>b</b></b>", "p <b>ab</b>"),
        (
            "<p>x<sub>2</sub> y<sup>3</sup> <del>z</del> <mark>m</mark>",
            "p x<sub>2</sub> y<sup>3</sup> <s>z</s> <mark>m</mark>",
        ),
        (
            "<p><a href='/x'>go <b>on</b></a> <a href='javascript:x()'>stop</a>",
            "p <a https://example.org/x>go <b>on</b></a> stop",
        ),
        ("<p>run <code>cargo  <b>test</b></code> now", "p run `cargo test` now"),
        ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>だ", "p {漢|かん}{字|じ}だ"),
        ("<p><ruby>漢字</ruby>だ", "p 漢字だ"),
        ("<p>山\n<b>河</b></p>", "p 山<b>河</b>"),
        (
            "<p><span style='font-weight: bold'>a</span> <span style='font-style:italic'>b</span>",
            "p <b>a</b> <i>b</i>",
        ),
        ("<p>A rose<br>is a rose<br>is a rose", "p A rose⏎is a rose⏎is a rose"),
    ];
    for (markup, expected) in cases {
        assert_eq!(show(markup), [expected], "{markup}");
    }
}

#[test]
fn long_lines_that_end_like_sentences_are_paragraphs() {
    let long =
        "The river rose through the whole of the night, and by the morning the lower road was under water.";
    assert_eq!(show(&format!("<p>{long}<br>{long}")), [format!("p {long}"), format!("p {long}")]);
    // A break within emphasis cannot part it, and verse stays verse.
    assert_eq!(show(&format!("<p><b>{long}<br>{long}</b>")).len(), 1);
    assert_eq!(show("<p>Rain. <br>Snow. <br>Hail.").len(), 1);
}

#[test]
fn emphasis_is_not_nested_without_end() {
    let open = "<b><i><s><sub><sup><mark><a href=/x>".repeat(20);
    let shown = show(&format!("<p>{open}deep"));
    assert_eq!(shown.len(), 1);
    assert!(shown[0].contains("deep"));
    assert!(shown[0].matches('<').count() <= 20, "{shown:?}");
}

#[test]
fn headings_keep_no_gaps_and_bold_is_no_heading() {
    let markup = "<h1>A</h1><p>x<h3>B</h3><p>x<h4>C</h4><p>x<h3>D</h3><p>x<div role=heading aria-level=2>E</div><p><b>F</b><p>y";
    assert_eq!(
        show(markup),
        ["h2 A", "p x", "h3 B", "p x", "h4 C", "p x", "h3 D", "p x", "h3 E", "p <b>F</b>", "p y"]
    );
    assert_eq!(show("<h5><span><div>In</div></span></h5>"), ["h2 In"]);
}

#[test]
fn lists() {
    let cases = [
        ("<ul><li>a<li>b <b>c</b></ul>", vec!["ul a | b <b>c</b>"]),
        ("<ol start=3><li>a<li>b</ol>", vec!["ol@3 a | b"]),
        ("<ul><li>a<ul><li>a1<li>a2</ul><li>b</ul>", vec!["ul a {ul a1 | a2} | b"]),
        ("<ul><li><p>a</p><p>more</p></li><li>b</ul>", vec!["ul a {p more} | b"]),
        ("<dl><dt>t<dd>d<dt>u<dd>e<dd>f</dl>", vec!["ul t = d | u = e | f"]),
        ("<ul><li>a<blockquote>q</blockquote><li>b</ul>", vec!["ul a {quote - {p q}} | b"]),
        ("<p>x<ul><li><h3>H</h3>text</ul>", vec!["p x", "ul  {h2 H / p text}"]),
        ("<ul>loose<li>b</ul>", vec!["ul loose | b"]),
        // One item a list.
        ("<ul class=l><li>a</ul> <ul class=l><li>b</ul><ul class=l><li>c</ul>", vec!["ul a | b | c"]),
        ("<ol start=1><li>a</ol><ol start=2><li>b</ol><ol start=7><li>c</ol>", vec!["ol@1 a | b", "ol@7 c"]),
        ("<ul class=l><li>a</ul><ul class=k><li>b</ul>", vec!["ul a", "ul b"]),
        ("<ul><li>a</ul><ul><li>b</ul>", vec!["ul a", "ul b"]),
        ("<ul class=l><li>a</ul><p>x</p><ul class=l><li>b</ul>", vec!["ul a", "p x", "ul b"]),
    ];
    for (markup, expected) in cases {
        assert_eq!(show(markup), expected, "{markup}");
    }
}

#[test]
fn a_list_of_posts_dissolves() {
    let text = "word ".repeat(60);
    let post = format!("<li><p>{text}</p><p>{text}</p><p>{text}</p></li>");
    let shown = show(&format!("<ol>{post}{post}</ol>"));
    assert_eq!(shown.len(), 6);
    assert!(shown.iter().all(|b| b.starts_with("p ")));
}

#[test]
fn a_table_of_which_one_cell_a_row_has_text_is_layout() {
    let markup = "<table><tr><td colspan=2><p>One</p></td></tr><tr><td></td><td><p>Two</p></td></tr><tr><td>Three</td><td> </td></tr></table>";
    assert_eq!(show(markup), ["p One", "p Two", "p Three"]);
}

#[test]
fn tables_of_data() {
    let cases = [
        (
            "<table><caption>Rain</caption><thead><tr><th>Day<th>mm</thead><tr><td>Mon<td>3<tr><td>Tue<td>9</table>",
            "table [Rain] ^!Day,!mm | Mon,3 | Tue,9",
        ),
        ("<table><tr><th>Day<td>mm<tr><th>Mon<td>3</table>", "table [] !Day,mm | !Mon,3"),
        ("<table><tr><th>Day<th>mm<tr><td>Mon<td>3</table>", "table [] ^!Day,!mm | Mon,3"),
        (
            "<table><tr><td colspan=2>All<td>x<tr><td rowspan=3>1<td>2<td>3</table>",
            "table [] 2x1:All,x | 1x3:1,2,3",
        ),
        ("<table><tr><td><p>a</p><td>b<tr><td>c<td><b>d</b></table>", "table [] a,b | c,<b>d</b>"),
        ("<table><tr><td>a<td><tr><td>c<td>d</table>", "table [] a, | c,d"),
    ];
    for (markup, expected) in cases {
        assert_eq!(show(markup), [expected], "{markup}");
    }
}

#[test]
fn tables_that_lay_out_a_page_dissolve() {
    let prose = "The river rose through the night. ".repeat(20);
    let cases = [
        "<table><tr><td><p>One</p><p>Two</p></td><td>Three</td></tr></table>".to_owned(),
        "<table><tr><td>One<tr><td>Two<tr><td>Three</table>".to_owned(),
        "<table role=presentation><tr><td>One<td>1<tr><td>Two<td>2</table>".to_owned(),
        "<table><tr><td>x<td><table><tr><td>a</table></table>".to_owned(),
        format!("<table><tr><td>{prose}<td>{prose}<tr><td>{prose}<td>{prose}</table>"),
    ];
    for markup in cases {
        let shown = show(&markup);
        assert!(!shown.is_empty() && shown.iter().all(|b| b.starts_with("p ")), "{markup}: {shown:?}");
    }
    // The inner one may hold data.
    let nested = "<table><tr><td>x<td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>";
    assert!(show(nested).contains(&"table [] a,b | c,d".to_owned()), "{:?}", show(nested));
}

#[test]
fn code_keeps_its_lines_and_names_its_language() {
    let cases = [
        (
            "<pre><code class=language-rust>fn a() {\n    b();\n}\n</code></pre>",
            "code rust \"fn a() {\\n    b();\\n}\"",
        ),
        ("<pre class='brush: js; gutter: false'>x</pre>", "code js \"x\""),
        ("<div class='highlight highlight-source-python'><pre>x = 1</pre></div>", "code python \"x = 1\""),
        ("<pre data-lang=go>x</pre>", "code go \"x\""),
        ("<pre class='hljs css'>x</pre>", "code css \"x\""),
        ("<pre class=wrap>$ ls\n$ pwd</pre>", "code - \"$ ls\\n$ pwd\""),
        ("<pre>a<br>b<br><br>c</pre>", "code - \"a\\nb\\n\\nc\""),
        (
            "<figure class='highlight js'><table><tr><td class=gutter><pre>1\n2</pre></td><td class=code><pre>a\nb</pre></td></tr></table></figure>",
            "code js \"a\\nb\"",
        ),
        (
            "<pre><span class=line-numbers>1</span>a\n<span class=line-numbers>2</span>b</pre>",
            "code - \"a\\nb\"",
        ),
    ];
    for (markup, expected) in cases {
        assert_eq!(show(markup), [expected], "{markup}");
    }
}

#[test]
fn prose_in_pre_is_no_code() {
    let markup =
        "<pre>The river rose through the night.\nBy noon the bridge was closed.\nNobody crossed it.</pre>";
    assert_eq!(
        show(markup),
        ["p The river rose through the night.⏎By noon the bridge was closed.⏎Nobody crossed it."]
    );
}

#[test]
fn quotations() {
    let around = "<p>Long text around the quotation, so that it is not the page.</p>";
    let of = |quote: &str| show(&format!("{around}{quote}"))[1..].to_vec();
    assert_eq!(of("<blockquote><p>We stay.</p><p>All.</p></blockquote>"), ["quote - {p We stay. / p All.}"]);
    assert_eq!(
        of("<blockquote>We stay.<footer>— A. Writer</footer></blockquote>"),
        ["quote A. Writer {p We stay.}"]
    );
    assert_eq!(of("<blockquote>a<blockquote>b</blockquote></blockquote>"), ["quote - {p a / quote - {p b}}"]);
    // Around the whole page it only indents.
    assert_eq!(show("<blockquote><p>Everything is in here.</p></blockquote>"), ["p Everything is in here."]);
}

#[test]
fn formulas_stand_once() {
    let katex = "<span class=katex><span class=katex-mathml><math><semantics><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow>\
        <annotation encoding='application/x-tex'>x=1</annotation></semantics></math></span>\
        <span class=katex-html aria-hidden=true><span>x</span><span>=1</span></span></span>";
    assert_eq!(show(&format!("<p>Let {katex} be.</p>")), ["p Let <math x=1 x=1> be."]);
    assert_eq!(show(&format!("<p>{katex}</p>")), ["math x=1 x=1"]);
    let mathjax = "<span class=MathJax_Preview></span><span class=MathJax id=MathJax-Element-1-Frame><span>y2</span></span>\
        <script type='math/tex'>y^2</script>";
    assert_eq!(show(&format!("<p>Let {mathjax} be.</p>")), ["p Let <math y^2 y^2> be."]);
    assert_eq!(show("<p>So <script type='math/tex'>z</script></p>"), ["p So <math z z>"]);
    assert_eq!(
        show("<p>Thus</p><script type='math/tex; mode=display'>a+b</script><p>holds.</p>"),
        ["p Thus", "math a+b a+b", "p holds."]
    );
    let wiki = "<span class=mwe-math-element><span style='display: none'><math alttext='E'><mi onclick=x style=y mathvariant=bold>E</mi>\
        <script>x</script></math></span><img class=mwe-math-fallback-image-inline alt=E src=e.svg></span>";
    let built = body(&format!("<p>So {wiki} is.</p>"));
    let BlockKind::Paragraph { content } = &built.blocks[0].kind else { panic!("{built:?}") };
    let json = serde_json::to_string(content).unwrap();
    assert!(
        json.contains(r#""attributes":[["mathvariant","bold"]]"#)
            && !json.contains("onclick")
            && !json.contains("img")
    );
    assert!(built.images.is_empty());
}

#[test]
fn claims_cut_their_bytes_and_labels_give_roles() {
    let page = super::page("<p>By A. Writer. The river rose.</p><p>Correction: it fell.</p>");
    let measured = measure(&page);
    let mut selection = super::keep_all(&page, &measured);
    selection.verdicts[1].label = Label::Correction;
    let start = measured.segments[0].raw.start;
    let claim = Claim { segment: 0, raw: start..start + 14, label: Label::Byline, reason: "byline" };
    let metadata = Metadata { claims: vec![claim], ..Metadata::default() };
    let built = super::build(super::Survey::new(&page, &measured), &selection, &metadata);
    assert_eq!(super::block(&built.blocks[0]), "p The river rose.");
    assert_eq!(built.blocks[1].role, BlockRole::Correction);
    let removed: Vec<_> = built.removed.iter().map(|r| (r.text.as_str(), r.reason.as_str())).collect();
    assert_eq!(removed, [("By A. Writer.", "byline")]);
}

#[test]
fn blocks_know_where_they_stand() {
    let built = body(
        "<html lang=en><div><p>One</p><p lang=de dir=rtl>Zwei <b>Wörter</b></p><p lang=en-GB>Three</p></div>",
    );
    let second = &built.blocks[1];
    assert_eq!((second.lang.as_deref(), second.dir.as_deref()), (Some("de"), Some("rtl")));
    assert_eq!(second.anchor.selector, "body > div:nth-child(1) > p:nth-child(2)");
    assert_eq!((second.anchor.prefix.as_str(), second.anchor.suffix.as_str()), ("One", "Three"));
    assert_eq!((second.anchor.exact.as_str(), second.score), ("Zwei Wörter", 0.75));
    assert_eq!(built.blocks[2].lang, None);
}

#[test]
fn what_was_left_out_is_told() {
    let page = super::page(
        "<div><p>Kept.</p><p>Ad one</p><p>Ad two</p><!-- a note by the editors --><!--[if IE]>x<![endif]-->\
         <style>.a { color: red }</style><p hidden>copy</p><p>Kept too.</p></div>",
    );
    let measured = measure(&page);
    let mut selection = super::keep_all(&page, &measured);
    for verdict in &mut selection.verdicts[1..3] {
        (verdict.keep, verdict.reasons) = (false, vec!["advertising"]);
    }
    let built = super::build(super::Survey::new(&page, &measured), &selection, &Metadata::default());
    let removed: Vec<_> = built.removed.iter().map(|r| (r.text.as_str(), r.reason.as_str())).collect();
    assert_eq!(
        removed,
        [
            ("Ad one Ad two", "advertising"),
            ("a note by the editors", "comment"),
            (".a { color: red }", "style sheet"),
            ("copy", "not shown"),
        ]
    );
    assert_eq!(built.removed[0].place, "body > div:nth-child(1) > p:nth-child(2)");
}
