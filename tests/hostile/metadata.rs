//! Metadata meant to hurt: linked data without measure, references in circles, thousands of authors, days that
//! no calendar has, names that read as something else. What cannot be taken is left out, and the article says why.

use super::{is_the_story, of_markup, story_around};
use limpid::Article;
use serde_json::{Value, json};

/// The story with something in its head.
fn with_head(head: &str) -> Article {
    let result = of_markup(&story_around("").replacen("<h1>", &format!("{head}<h1>"), 1));
    is_the_story(&result);
    result.expect("the story")
}

fn linked(data: &str) -> Article {
    with_head(&format!("<script type='application/ld+json'>{data}</script>"))
}

fn authors(article: &Article) -> Vec<&str> {
    article.authors.iter().map(|p| p.name.as_str()).collect()
}

/// Whether the evidence for a field, or the list of limits, says why something was left out.
fn says_why(article: &Article, field: &str) -> bool {
    let noted = article.evidence.get(field).is_some_and(|all| all.iter().any(|e| e.note.is_some()));
    noted || article.limits.iter().any(|l| l.ends_with("left out") || l.ends_with("not read"))
}

#[test]
fn linked_data_of_two_megabytes_is_read() {
    let article = linked(
        &json!({"@type": "NewsArticle", "author": "Ann Lee", "articleBody": "x ".repeat(1 << 20)})
            .to_string(),
    );
    assert_eq!(authors(&article), ["Ann Lee"]);
}

#[test]
fn linked_data_past_the_limits_is_left_out_and_said() {
    let people: Vec<Value> =
        (0..30_000).map(|n| json!({"@id": format!("#{n}"), "@type": "Person", "name": "Ann Lee"})).collect();
    let article = linked(&json!({"@graph": people}).to_string());
    assert!(article.limits.iter().any(|l| l.contains("5000 objects")), "{:?}", article.limits);
    let article =
        linked(&format!("{{\"@type\": \"NewsArticle\", \"author\": \"{}\"}}", "Ann ".repeat(1 << 20)));
    assert!(article.limits.iter().any(|l| l.contains("3 MB")), "{:?}", article.limits);
}

#[test]
fn broken_linked_data_ends() {
    for data in [
        format!("{{\"author\":{}{}}}", "[".repeat(900_000), "]".repeat(900_000)),
        format!("{}1{}", "{\"author\":".repeat(200_000), "}".repeat(200_000)),
        "{\"@type\":\"NewsArticle\",\"author\":\"Ann Lee\",".repeat(40_000),
        format!("{{\"headline\":\"{}", "\\\"".repeat(900_000)),
        format!("[{}]", ",\n".repeat(900_000)),
        format!("{{{}}}", "//a\n".repeat(400_000)),
    ] {
        linked(&data);
    }
}

#[test]
fn references_in_circles_end() {
    let circle = json!({"@graph": [
        {"@id": "#a", "@type": "NewsArticle", "author": {"@id": "#b"}, "publisher": {"@id": "#a"}, "isPartOf": {"@id": "#a"}},
        {"@id": "#b", "@type": "Person", "name": "Ann Lee", "author": {"@id": "#a"}, "worksFor": {"@id": "#b"}},
    ]});
    assert_eq!(authors(&linked(&circle.to_string())), ["Ann Lee"]);
    // No name anywhere on the way round.
    let nameless = json!({"@graph": [
        {"@id": "#a", "@type": "NewsArticle", "author": {"@id": "#b"}},
        {"@id": "#b", "@type": "Person", "sameAs": {"@id": "#c"}, "author": {"@id": "#c"}},
        {"@id": "#c", "@type": "Person", "sameAs": {"@id": "#b"}, "author": {"@id": "#b"}},
    ]});
    assert!(linked(&nameless.to_string()).authors.is_empty());
    let chain: Vec<Value> = (0..4000)
        .map(|n| json!({"@id": format!("#{n}"), "@type": "NewsArticle", "author": {"@id": format!("#{}", n + 1)}}))
        .collect();
    assert!(linked(&json!({"@graph": chain}).to_string()).authors.is_empty());
}

#[test]
fn ten_thousand_authors_are_none() {
    let each = |write: fn(usize) -> String| (0..10_000).map(write).collect::<String>();
    let list: Vec<Value> =
        (0..10_000).map(|n| json!({"@type": "Person", "name": format!("Ann Lee {n}")})).collect();
    let long: Vec<String> = (0..10_000).map(|n| format!("Ann Lee {n}")).collect();
    for (what, head) in [
        (
            "a list",
            format!(
                "<script type='application/ld+json'>{}</script>",
                json!({"@type": "NewsArticle", "author": list})
            ),
        ),
        ("one value", format!("<meta name=author content='{}'>", long.join(", "))),
        ("elements", each(|n| format!("<meta name=author content='Ann Lee{n}'>"))),
        ("citations", each(|n| format!("<meta name=citation_author content='Lee{n}, Ann'>"))),
        ("links", each(|n| format!("<a class=author href='/author/{n}'>Ann Lee{n}</a>"))),
        ("microdata", each(|n| format!("<span itemprop=author>Ann Lee{n}</span>"))),
    ] {
        let article = with_head(&head);
        assert!(article.authors.len() <= 24, "{what}: {}", article.authors.len());
        assert!(
            says_why(&article, "authors"),
            "{what}: {:?} {:?}",
            article.evidence.get("authors"),
            article.limits
        );
        let told = serde_json::to_string(&article.evidence).expect("JSON").len();
        assert!(told < 100_000, "{what}: {told} bytes of evidence");
    }
}

#[test]
fn days_that_no_calendar_has_are_no_dates() {
    for date in [
        "0000-00-00",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "9999-12-31T23:59:59Z",
        "2024-02-30",
        "2024-13-01",
        "2024-00-10",
        "2023-02-29T10:00:00Z",
        "99999999999999999999",
        "1970-01-01T00:00:00Z",
        "\u{202e}10-50-4202",
    ] {
        let head = format!(
            "<meta property='article:published_time' content='{date}'><meta name=date content='{date}'>\
             <script type='application/ld+json'>{}</script>",
            json!({"@type": "NewsArticle", "datePublished": date, "dateModified": date})
        );
        let article = with_head(&head);
        assert_eq!((&article.published, &article.modified), (&None, &None), "{date}");
        assert!(says_why(&article, "published"), "{date}: {:?}", article.evidence.get("published"));
    }
}

#[test]
fn a_day_that_there_is_beats_one_that_there_is_not() {
    let head = "<meta property='article:published_time' content='0000-00-00'><time datetime='2024-05-01'>1 May 2024</time>";
    assert_eq!(with_head(head).published.map(|d| d.value).as_deref(), Some("2024-05-01"));
}

/// Characters that show nothing or turn round what follows.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn names_are_never_shown_raw() {
    for name in [
        "Ann\u{202e} Lee",
        "\u{2066}Ann\u{2069} Lee",
        "Ann \u{200f}\u{200e}Lee",
        "Ann\u{7} Lee\u{1b}[31m",
        "Ann \u{0}Lee",
        "Ann Lee\u{e0041}\u{e0042}",
        "Ann &#8238;Lee",
        "Ann &amp;#x202e; Lee",
        "Ann <b onclick=alert(1)>Lee</b>",
    ] {
        let value = name.replace('<', "&lt;");
        let head = format!(
            "<meta name=author content=\"{value}\"><meta property='og:site_name' content=\"{value} Post\">\
             <meta property='article:tag' content=\"{value}\"><meta property='article:section' content=\"{value}\">\
             <script type='application/ld+json'>{}</script><p class=byline>By {value}</p>",
            json!({"@type": "NewsArticle", "author": {"@type": "Person", "name": name}, "headline": format!("{name} returns")})
                .to_string()
                .replace('<', "\\u003c")
        );
        let article = with_head(&head);
        let value = serde_json::to_value(&article).expect("JSON");
        for key in ["title", "authors", "publisher", "section", "tags", "byline", "siteName"] {
            let text = value[key].to_string();
            // In JSON a control character is an escape.
            let found = text.chars().find(|&c| is_unseen(c)).or(text.contains("\\u00").then_some('\\'));
            assert_eq!(found, None, "{name:?}: {key} is {text}");
            assert!(!text.contains("onclick"), "{name:?}: {key} is {text}");
        }
        assert!(authors(&article).iter().all(|a| a.starts_with("Ann")), "{name:?}: {:?}", authors(&article));
    }
}

/// Found by `mutations`: a label's value that holds no date was cut after so many bytes, within a character.
#[test]
fn a_label_before_what_is_no_date_or_number() {
    for label in ["发布时间：", "点击：", "阅读次数：", "更新时间:"] {
        for before in ["", "a", "ab"] {
            let line = format!(
                "<h1>渡口</h1><p>{label}{before}此页的日期已无从查考请向档案室询问开放时间与馆址</p>"
            );
            is_the_story(&of_markup(&story_around("").replacen("<h1>The ford</h1>", &line, 1)));
        }
    }
}
