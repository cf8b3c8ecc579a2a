//! Books held to the specification by an independent validator, `epubcheck`, where it is installed.

use limpid::page::{Facts, html};
use limpid::render;
use std::path::Path;
use std::process::Command;

/// A page with one of everything that a book has to write in XML.
const PAGE: &str = r##"<html lang="ar" dir="rtl"><head><title>Rain & more</title><meta property="article:published_time" content="2024-03-02"></head>
<body><article><h1>Rain & more</h1>
<p>It rained in the valley for the third day, and the river rose<sup><a href="#fn1" id="r1">1</a></sup>; nobody slept.<br>Nobody at all.</p>
<h2>The <em>second</em> day</h2><p>The bridge was closed at noon, the school an hour later, and <a href="https://example.org/?a=1&amp;b=2">the road</a> at four.</p>
<figure><img src="https://example.org/weir.jpg" alt="The weir"><figcaption>The weir at noon, before it was closed.</figcaption></figure>
<ol start="3"><li>Water at the first gauge, a hand higher than on Monday.</li><li>Water at the second gauge, two hands higher.</li></ol>
<blockquote><p>We have seen worse, said the keeper, but not since the war, and not in April.</p></blockquote>
<pre><code class="language-rust">let a = b < c && d;</code></pre>
<p>The height is <math><mi>h</mi><mo>=</mo><mn>2</mn></math> metres, by the rule that the engineers made in 1913.</p>
<table><caption>Heights</caption><thead><tr><th>Day</th><th>Height</th></tr></thead><tbody><tr><td>Monday</td><td>1.2</td></tr><tr><td>Tuesday</td><td>1.9</td></tr></tbody></table>
<p lang="1">What else there is to tell of the flood <a href="#night">is told below</a>, and <a href="https://example.org/a|b?c=d|e">on another page</a>, by the keeper.</p>
<dl><dd>A mark that has no name, on the wall of the chapel at the bridge.</dd><dt>Gauge</dt><dd>A board with marks, by which the height of the water is read.</dd></dl>
<hr><p id="night">The last of the water went in May, and the bridge was opened by the same man who had closed it.</p>
<section class="footnotes"><ol><li id="fn1"><p>By the second gauge. <a href="#r1">↩</a></p></li></ol></section>
</article></body></html>"##;

fn check(name: &str, markup: &str) {
    let facts = Facts { url: Some("https://example.org/rain".to_owned()), ..Facts::default() };
    let article = limpid::extract(&html::parse(markup, facts)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let file = std::env::temp_dir().join(format!("limpid-{}-{name}.epub", std::process::id()));
    std::fs::write(&file, render::epub(&article)).unwrap();
    // Debian's package puts the archive itself there.
    let validator = Path::new("/usr/bin/epubcheck");
    let said =
        validator.exists().then(|| Command::new("java").arg("-jar").arg(validator).arg(&file).output());
    let _ = std::fs::remove_file(&file);
    match said {
        None => eprintln!("not checked: epubcheck is not installed (apt-get install epubcheck)"),
        Some(Err(error)) => panic!("epubcheck: {error}"),
        Some(Ok(said)) => assert!(
            said.status.success() && !String::from_utf8_lossy(&said.stderr).contains("WARNING"),
            "{name}:\n{}{}",
            String::from_utf8_lossy(&said.stdout),
            String::from_utf8_lossy(&said.stderr)
        ),
    }
}

#[test]
fn a_book_with_everything_is_valid() {
    check("everything", PAGE);
}

#[test]
fn the_book_of_the_demo_is_valid() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/demo/index.html");
    check("demo", &std::fs::read_to_string(path).unwrap());
}
