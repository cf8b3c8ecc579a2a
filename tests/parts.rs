//! Parts of a page that are text wherever they are folded away, and parts that are none wherever they stand.

use limpid::page::{Facts, html};
use limpid::{Article, extract};

const RAIN: &str = "<p>It rained in the valley for the third day, and the river, which had been low since May, rose over \
    the bridge at Carrow before noon; nobody was hurt, and the mill stood still.</p><p>The school was closed at one, the mill \
    an hour later, and the children were taken home in boats, which most of them liked better than the bus.</p><p>The keeper of \
    the weir says that he has seen more water, but never in April, and never so fast; it may be gone by Sunday.</p>";

fn article(body: &str) -> Article {
    let facts = Facts { url: Some("https://valley.example/rain".into()), ..Facts::default() };
    let markup = format!("<html lang=en><title>Rain in the valley</title><body>{body}");
    extract(&html::parse(&markup, facts)).expect("an article")
}

const ANSWER: &str = "<p>The bridge is opened again when the water has fallen below the second mark, which the keeper reads at six.</p>";

#[test]
fn what_a_button_unfolds_is_text() {
    let page = |button: &str| {
        article(&format!(
            "<main><h1>Rain in the valley</h1>{RAIN}<h2>When is the bridge opened?</h2>{button}<div id=a1 hidden>{ANSWER}</div></main>"
        ))
    };
    let unfolds = page("<button aria-expanded=false aria-controls=a1>Answer</button>");
    assert!(unfolds.text_content.contains("second mark"), "{}", unfolds.text_content);
    let nothing = page("<button aria-expanded=false aria-controls=a2>Answer</button>");
    assert!(!nothing.text_content.contains("second mark"), "{}", nothing.text_content);
}

#[test]
fn folds_are_told_from_what_nobody_is_meant_to_read() {
    let heading = "<h2>When is the bridge opened?</h2>";
    for (fold, is_text) in [
        (format!("<h2><button aria-expanded=false>When?</button></h2><div hidden>{ANSWER}</div>"), true),
        (format!("<h2><a href='#a1'>When?</a></h2><div id=a1 style='display: none'>{ANSWER}</div>"), true),
        (format!("<h2><a data-bs-target='#a1'>When?</a></h2><div id=a1 hidden>{ANSWER}</div>"), true),
        (format!("{heading}<div class=faq__answer hidden>{ANSWER}</div>"), true),
        (
            format!(
                "<div role=tablist><span id=t1 role=tab>When?</span></div><div role=tabpanel hidden>{ANSWER}</div>"
            ),
            true,
        ),
        (
            format!(
                "<h2 id=t1 aria-expanded=false>When?</h2>text<div aria-labelledby=t1 hidden>{ANSWER}</div>"
            ),
            true,
        ),
        (
            format!(
                "<h2><button aria-controls=a1 aria-expanded=false>When?</button></h2>{heading}<div hidden><div id=a1>{ANSWER}</div></div>"
            ),
            true,
        ),
        (format!("{heading}<div hidden>{ANSWER}</div>"), false),
        (format!("{heading}<div class=faq hidden><div hidden>{ANSWER}</div></div>"), false),
        (
            format!(
                "<h2><button aria-expanded=false>When?</button></h2><div role=dialog hidden>{ANSWER}</div>"
            ),
            false,
        ),
        (format!("<h2><button aria-expanded=false>When?</button></h2><noscript>{ANSWER}</noscript>"), false),
    ] {
        let text = article(&format!("<main><h1>Rain in the valley</h1>{RAIN}{fold}</main>")).text_content;
        assert_eq!(text.contains("second mark"), is_text, "{fold}\n{text}");
    }
}

#[test]
fn pictures_and_code_in_a_fold_stay() {
    let panel = |is: &str, picture: &str, code: &str| {
        format!("<div {is}><p>{ANSWER}</p><img src=/{picture}.jpg width=640 height=480><pre><code>{code}</code></pre></div>")
            .replace("mark", picture)
    };
    let page = article(&format!(
        "<main><h1>Rain in the valley</h1>{RAIN}{}{}</main>",
        panel(
            "role=tabpanel",
            "mark",
            "<div>level = gauge.read()</div><div>if level.falls():</div><div>bridge.open()</div>"
        ),
        panel(
            "role=tabpanel hidden",
            "line",
            "<div>let level = Gauge::read()?;</div><div>while !level.falls() { wait() }</div>"
        ),
    ));
    let sources: Vec<&str> = page.images.iter().map(|image| image.src.as_str()).collect();
    assert_eq!(sources, ["https://valley.example/mark.jpg", "https://valley.example/line.jpg"]);
    let code = "let level = Gauge::read()?;\nwhile !level.falls() { wait() }";
    assert!(page.text_content.contains(code), "{}", page.text_content);
}

#[test]
fn a_request_for_consent_is_none() {
    let ask = "<p>We value your privacy. We and our partners store cookies on your device to measure how this website is used, \
        and you may accept this or change it at any time below the page.</p>";
    let page = |class: &str| {
        article(&format!("<main><h1>Rain in the valley</h1><div class='{class}'>{ask}</div>{RAIN}</main>"))
    };
    let named = page("cookie-consent");
    assert!(!named.text_content.contains("our partners"), "{}", named.text_content);
    // The same words in the article itself are its text, and so is a chapter about cookies.
    let chapter = article(&format!(
        "<main><h1>Rain in the valley</h1>{RAIN}<section id=cookies><h2>Cookies</h2><p>The keeper bakes cookies while he waits, and \
        gives them to the children who come in boats, with tea from the pot on the stove.</p></section></main>"
    ));
    assert!(chapter.text_content.contains("bakes cookies"), "{}", chapter.text_content);
}

#[test]
fn pleas_between_paragraphs_are_none() {
    for plea in [
        "Low Rivers is a reader-supported publication. To receive new posts and support my work, consider becoming a \
         free or paid subscriber.",
        "Thanks for reading Low Rivers! Subscribe for free to receive new posts and support my work.",
    ] {
        let text = article(&format!(
            "<main><h1>Rain in the valley</h1>{RAIN}<div><p>{plea}</p></div>{ANSWER}</main>"
        ))
        .text_content;
        assert!(text.contains("rose over") && text.contains("second mark"), "{text}");
        assert!(!text.contains("support my work"), "{text}");
    }
}

#[test]
fn a_box_of_links_to_other_stories_amid_the_text_is_none() {
    let page = |heading: &str| {
        let links = "<ul><li><a href=/a>Ten beaches to visit this summer</a></li><li><a href=/b>Why harbour fees are going up \
             again</a></li></ul>";
        let aside = format!("<aside class=related><h3>{heading}</h3>{links}</aside>");
        article(&format!("<main><article><h1>Rain in the valley</h1>{RAIN}{aside}<h2>The second day</h2>{ANSWER}</article></main>"))
            .text_content
    };
    let text = page("Read also");
    assert!(text.contains("rose over") && text.contains("second mark"), "{text}");
    assert!(!text.contains("beaches") && !text.contains("harbour fees"), "{text}");
}

#[test]
fn what_forum_software_prints_around_posts_is_none() {
    let post = |who: &str, text: &str| {
        format!(
            "<div class=post><div class=user><a href='member.php?u=1'>{who}</a><div>Senior Member</div><div>Join Date: Aug 2008</div>\
             <div>Posts: 1,077</div></div><div class=message>{text}</div><div>Last edited by {who}; 09-24-2008 at 12:09 PM.</div></div>"
        )
    };
    let answer = post(
        "Bo",
        "<p>It is the same with us, and the mill has been still since Monday; the water came over the wall at night, and nobody \
         heard it before the dog did.</p><p>We have carried the sacks to the loft, and the horses are at my brother's farm on the \
         hill, where they eat what he has left from last year.</p><p>If the keeper is right, we may grind again on Sunday.</p>",
    );
    let page = article(&format!("<h1>Rain in the valley</h1>{}{answer}", post("Ann", RAIN)));
    let text = &page.text_content;
    assert!(text.contains("third day") && text.contains("over the wall"), "{text}");
    for line in ["Join Date", "1,077", "Senior Member", "Last edited"] {
        assert!(!text.contains(line), "{line}: {text}");
    }
}
