//! The tree is the same as the tokenizer alone makes.

use super::*;
use kuchikiki::NodeData;
use proptest::prelude::*;

/// The same by the tokenizer alone.
fn slowly(markup: &str) -> Tree {
    let reader = Reader::new(markup.len());
    let mut at = 0;
    while at < markup.len() {
        at = reader.step(markup, at);
    }
    reader.finish()
}

fn outline(tree: &Tree) -> String {
    let mut out = String::new();
    for node in tree.document.descendants() {
        let depth = node.ancestors().count();
        let said = match node.data() {
            NodeData::Element(element) => format!("{:?} {:?}", element.name, tree.attributes(&node)),
            other => format!("{other:?}"),
        };
        out.push_str(&format!("{depth} {said}\n"));
        if let Some(inner) = node.as_element().and_then(|e| e.template_contents.clone()) {
            out.push_str(&format!("template {}\n", inner.text_contents()));
        }
    }
    out
}

#[test]
fn strides_and_steps_make_the_same_tree() {
    for markup in [
        "<!doctype html><title>a &amp; b</title><p CLASS='x y' class=z ID=\"q\">one<br/>two",
        "<a href=?a=1&copy=2&amp;b=3&lt>x</a>&copy; &copy2 &notit; &not; &#39;&#x27;&#128;&#0;&#xD800;&#;& &;",
        "<pre>\n\na\r\nb\rc</pre><textarea>\n<p></textarea><p>after",
        "<script><!-- <script> </script> --></script><p>a<style>p > a{}</style><p>b",
        "<script>a<b</scripts></script ><script>c</script x='>'><style></style/><STYLE>d</stYle\t>e<script>f</script",
        "<title>\na&b</title><textarea>\n\nc</textarea><textarea>\n</textarea><iframe><p></iframe><xmp><b></xmp>",
        "<select><title>a</title><script>b</script><option>c<svg><style><p>d</style><script>e</script>",
        "<!--a--><!----><!-->b--><!--->c--><!--d--!>e<!--f--g--><!--h--->i<!-- <!-- j --> k --><!--l",
        "<svg><title>x</title><path d='M0'/><![CDATA[ <p> ]]></svg><math><mi a=1>x</mi></math>",
        "<table><tr><td>a</td>b<b c=d>c</table></br></p x=y>d",
        "a\0b<p\0 c\0=d\0>e",
        "</><p>a</ p><p>b<!><!-- > --><?x y?>c < d <3 <a<b c>e",
        "<p a='1'b=\"2\"/c = 3 d= e'f =g h==i>x<p a=></p a",
        "<plaintext><p>a</plaintext>&amp;",
        "\u{feff}\u{feff}a<b>\u{feff}<i>\u{feff}",
    ] {
        let markup_of_steps = markup.strip_prefix('\u{feff}').unwrap_or(markup);
        assert_eq!(outline(&parse(markup)), outline(&slowly(markup_of_steps)), "{markup}");
    }
}

proptest! {
    #[test]
    fn strides_and_steps_make_the_same_tree_of_anything(
        parts in prop::collection::vec(
            prop_oneof![
                prop::sample::select(vec![
                    "<", ">", "/", "</", "/>", "=", "\"", "'", "&", ";", "#", "!", "--", "<!--", "-->", "?", " ", "\n",
                    "\r\n", "\r", "\0", "<p>", "</p>", "<b>", "</b>", "<table>", "<td>", "</table>", "<svg>", "</svg>",
                    "<math>", "<mi>", "<![CDATA[", "]]>", "<script>", "</script>", "<style>", "</style>", "<title>",
                    "</title>", "<textarea>", "</textarea>", "<template>", "</template>", "<select>", "<option>",
                    "<pre>", "<form>", "<body x=1>", "<html x=2 y=3>", "<plaintext>", "<noscript>", "</noscript>",
                    "<a href='?a=1&amp;b=2&c=3'>", "<i A=b a=c>", "&amp;", "&nbsp", "&copy", "&notit;", "&#65;", "&#x41",
                    "&#150;", "&#10;", "&NotEqualTilde;", "é", "文",
                ]).prop_map(str::to_owned),
                "[a-c ]{1,3}",
            ],
            0..40,
        ),
    ) {
        let markup = parts.concat();
        prop_assert_eq!(outline(&parse(&markup)), outline(&slowly(&markup)));
    }
}
