//! Notes and references to them.

use super::{body, inlines, show};

#[test]
fn notes_leave_the_text() {
    let markup = "<p>It rained<sup id=r1><a href='#fn1'>1</a></sup> and rained<sup><a id=r2 href='#fn2'>[2]</a></sup>.</p>\
        <ol><li id=fn1>For three days. <a href='#r1'>↩</a></li><li id=fn2><p>And nights. <a href='#r2'>↩</a></p></li></ol>";
    let built = body(markup);
    assert_eq!(show(markup), ["p It rained[^1] and rained[^2]."]);
    let notes: Vec<_> =
        built.footnotes.iter().map(|n| (n.number, n.label.as_str(), inlines(&n.content))).collect();
    assert_eq!(notes, [(1, "1", "For three days.".to_owned()), (2, "2", "And nights.".to_owned())]);
}

#[test]
fn the_mark_before_a_note_is_no_text_of_it() {
    for mark in ["<sup>1</sup><p>", "<sup>1</sup> ", "<b>[1].</b> ", "<sup>[1]</sup> ", "1. "] {
        let markup = format!(
            "<p>It rained<sup><a href='#fn1'>1</a></sup> in the valley.</p><div class=footnote id=fn1>{mark}For <b>1</b> day.</div>"
        );
        let built = body(&markup);
        assert_eq!(inlines(&built.footnotes[0].content), "For <b>1</b> day.", "{mark}");
    }
}

#[test]
fn a_note_in_brackets_keeps_them() {
    let markup = "<p>It rained<sup><a id=r1 href='#fn1'>1</a></sup>.</p><p id=fn1>(For a day.) <a href='#r1'>↩</a></p>\
        <p>And rained<sup><a id=r2 href='#fn2'>2</a></sup>.</p><p id=fn2>[<a href='#r2'>2</a>] And a night.</p>";
    let built = body(markup);
    let notes: Vec<_> = built.footnotes.iter().map(|n| inlines(&n.content)).collect();
    assert_eq!(notes, ["(For a day.)", "And a night."]);
}

#[test]
fn one_note_may_be_referred_to_twice() {
    let markup = "<p>A<sup class=reference id=cite_ref-a_0><a href='#cite_note-a'>[1]</a></sup> \
        B<sup class=reference id=cite_ref-a_1><a href='#cite_note-a'>[1]</a></sup></p>\
        <ol class=references><li id=cite_note-a><span>^ <a href='#cite_ref-a_0'>a</a> <a href='#cite_ref-a_1'>b</a></span> A book.</li></ol>";
    let built = body(markup);
    assert_eq!(show(markup), ["p A[^1] B[^1]"]);
    assert_eq!(inlines(&built.footnotes[0].content), "A book.");
}

#[test]
fn marks_with_a_sign_before_their_number() {
    for (mark, class) in
        [("*1", "footnote"), ("※2", ""), ("[注3]", ""), ("（註 4）", ""), ("주1)", "footnote")]
    {
        let markup = format!(
            "<p>Rain<span class='{class}'><a id=r1 href='#n1'>{mark}</a></span> fell.</p><div class=footnote>\
             <p><a id=n1 href='#r1'>{mark}</a><span>:</span><span>For three days.</span></p></div>"
        );
        let built = body(&markup);
        assert_eq!(show(&markup), ["p Rain[^1] fell."], "{mark}");
        assert_eq!(inlines(&built.footnotes[0].content), "For three days.", "{mark}");
    }
}

#[test]
fn links_to_sections_and_plain_numbers_are_no_notes() {
    let near = [
        "<p>See <a href='#part'>2</a>.</p><div id=part><p>Part two is here.</p></div>",
        "<p>x<sup>2</sup></p><p id=fn1>Two.</p>",
        "<ul><li><a href='#notes-on-rain'>Notes on rain</a></ul><h2 id=notes-on-rain>Notes on rain</h2>",
        "<p>Up<sup><a href='#top'>1</a></sup></p>",
        "<p id=r1>See <a href='#fn1'>注意1</a> and <a href='#fn1'>note</a></p><p id=fn1>Two.</p>",
    ];
    for markup in near {
        assert!(body(markup).footnotes.is_empty(), "{markup}");
    }
}
