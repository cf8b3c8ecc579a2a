//! Who wrote it, when and under which headline, where pages state it in ways of their own.

use limpid::article::Role;
use limpid::page::{Facts, html};
use limpid::{Article, extract};

const HAN: &str = "<p>昨天夜里，山谷里又下起了大雨，河水上涨，桥在中午关闭，学校也提前放学，孩子们被接回家，镇上的人都说很久没有见过这样的雨了。</p>\
    <p>看守水闸的老人说，他见过更大的水，但不是在四月，也没有这样快；水可能要到周末才会退去，路上的车都停了下来，没有人受伤。</p>";
const RAIN: &str = "<p>It rained in the valley for the third day, and the river, which had been low since May, rose over \
    the bridge at Carrow before noon; nobody was hurt.</p><p>The school was closed at one, the mill an hour later, and \
    the children were taken home in boats, which most of them liked.</p>";

fn article(markup: &str) -> Article {
    let facts = Facts { url: Some("https://valley.example/news/rain.html".into()), ..Facts::default() };
    extract(&html::parse(markup, facts)).expect("an article")
}

fn authors(article: &Article) -> Vec<&str> {
    article.authors.iter().filter(|p| p.role == Role::Author).map(|p| p.name.as_str()).collect()
}

fn han(top: &str, below: &str) -> Article {
    article(&format!(
        "<html lang=zh><title>大雨再临山谷_山谷网</title><body><h1>大雨再临山谷</h1>{top}{HAN}{below}"
    ))
}

#[test]
fn who_wrote_a_chinese_text() {
    for (top, below, wanted) in [
        ("<p>□ 卓清和</p>", "", vec!["卓清和"]),
        (
            "<p>【山谷网】（记者 沐子衡 实习记者 黎深）昨天夜里，山谷里又下起了大雨，河水上涨，桥在中午关闭，孩子们被接回家。</p>",
            "",
            vec!["沐子衡", "黎深"],
        ),
        ("", "<p>山谷网江边频道　记者　柏大成　瞿小明</p>", vec!["柏大成", "瞿小明"]),
        ("", "<p>（县委报道组 王小明 李大成）</p>", vec!["王小明", "李大成"]),
        ("", "<p>山谷台记者 乐正琦 魏一鸣 江边台 李大成</p>", vec!["乐正琦", "魏一鸣", "李大成"]),
        ("", "<p>记者：王小明</p><p>通讯员：柳满山</p><p>编辑：李大成</p>", vec!["王小明", "柳满山"]),
        ("<p>记者 王小明 通讯员 李大成 文/图</p>", "", vec!["王小明", "李大成"]),
        (
            "",
            "<p>“一花独放不是春。”他笑着说，明年还要种得更多。（记者 王小明 通讯员 李大成 文/图）</p>",
            vec!["王小明", "李大成"],
        ),
        // Buttons, rubrics, keywords, and whom a picture shows.
        ("<p>2021-08-30 08:14 <a href=/a>发酵</a>/<a href=/b>腌菜</a>/<a href=/c>师傅</a></p>", "", vec![]),
        ("", "<p>【<a href=/a>打印</a>】【<a href=/b>关闭</a>】</p>", vec![]),
        ("", "<p>王小明（左）在查看水情 通讯员 李大成 摄</p>", vec![]),
        ("<div class=author>創作者介紹</div>", "", vec![]),
    ] {
        assert_eq!(authors(&han(top, below)), wanted, "{top}{below}");
    }
}

#[test]
fn names_within_a_byline() {
    let page = |top: &str| {
        let found =
            article(&format!("<title>Rain again - Valley</title><body><h1>Rain again</h1>{top}{RAIN}"));
        authors(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    // hCard, marks of affiliations, the word before the name in an element of its own.
    assert_eq!(
        page("<p class='post-author vcard'>Skrifað af <span class=fn>Ann Lee</span></p>"),
        ["Ann Lee"]
    );
    assert_eq!(
        page("<ul class=author-list><li>Ann Lee<sup>1</sup> &amp;</li><li>Bo Chan<sup>2</sup></li></ul>"),
        ["Ann Lee", "Bo Chan"]
    );
    assert_eq!(page("<div class=author><div>โดย</div> <a href=/author/a/>Ann Lee</a></div>"), ["Ann Lee"]);
    // An address or an account beside the name, and who the text is by in a sentence.
    assert_eq!(page("<p class=byline>By <b>Ann Lee</b> ann@valley.example</p>"), ["Ann Lee"]);
    assert_eq!(
        page(
            "<p class=byline>By <a href=/a>Ann Lee</a> <a href=/t>@annlee</a> and <a href=/b>Bo Chan</a></p>"
        ),
        ["Ann Lee", "Bo Chan"]
    );
    assert_eq!(
        page("<p><em>This is a guest post by Ann Lee, who bakes bread in Carrow.</em></p>"),
        ["Ann Lee"]
    );
    // Who has written a comment.
    let comments = "<div id=comments><h3>Comments</h3><p>How wet it was, and how late they closed the bridge this time!</p>\
        <p>Posted by: <a href=/p>Cy Dee</a> | 17 March 2009 at 10:05 AM</p><p>Indeed, nobody had told us of it.</p>\
        <p>Posted by: <a href=/q>Di Eff</a> | 18 March 2009 at 10:05 AM</p></div>";
    let found = article(&format!(
        "<title>Rain again - Valley</title><body><h1>Rain again</h1>{RAIN}<p>Posted by Ann at 07:42 AM</p>{comments}"
    ));
    assert_eq!(authors(&found), ["Ann"]);
    assert!(found.published.is_none());
    // The footer of an article is not that of the page.
    assert_eq!(
        page("<article><footer><div class=writer><a href=/writers/3>Ann Lee</a></div></footer></article>"),
        ["Ann Lee"]
    );
    // Cards of other stories below.
    let card = |name: &str| {
        format!(
            "<div><h4><a href=/x>Another story of the valley</a></h4><img src=/i.png><div class=author-name>{name}</div><p>More</p></div>"
        )
    };
    let found = article(&format!(
        "<title>Rain again - Valley</title><body><h1>Rain again</h1><div class=author-name>Ann Lee</div>{RAIN}{}{}",
        card("Bo Chan"),
        card("Cy Dee")
    ));
    assert_eq!(authors(&found), ["Ann Lee"]);
}

#[test]
fn days_among_other_days() {
    let page = |markup: &str| {
        article(&format!("<title>Rain again - Valley</title><body><h1>Rain again</h1>{markup}"))
            .published
            .map(|d| d.value)
            .unwrap_or_default()
    };
    // One moment, told by two clocks: the day is the page's own.
    let linked = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rain again","datePublished":"2024-04-18T00:13:04+03:00"}</script>"#;
    let found =
        page(&format!("{linked}<p><time datetime='2024-04-17T21:13:04Z'>18 April 2024</time></p>{RAIN}"));
    assert_eq!(&found[..10], "2024-04-18");
    // Days of comments, and of the counter.
    let comments = "<ol class=comment-list><li><p>Ann: how wet!</p><time datetime='2024-02-28T07:40'>28 February</time></li>\
        <li><p>Bo: indeed</p><time datetime='2024-02-28T12:03'>28 February</time></li></ol>";
    let found =
        page(&format!("{RAIN}<p><time datetime='2024-02-27T21:14'>27 February 2024</time></p>{comments}"));
    assert_eq!(&found[..10], "2024-02-27");
    assert_eq!(page(&format!("{RAIN}<p>Visitors since 3 May 1998</p>")), "");
    // Linked data without a type, and a day behind the editor's name.
    let untyped = r#"<script type="application/ld+json">{"@context":"https://search.example/cambrian.jsonld","title":"Rain again","pubDate":"2023-11-25T18:03:00"}</script>"#;
    assert_eq!(&page(&format!("{untyped}{RAIN}"))[..10], "2023-11-25");
    assert_eq!(page(&format!("<p>来源：山谷网 编辑：王小明 2023-10-27</p>{RAIN}")), "2023-10-27");
    // Drupal's Dublin Core, in a month that could be a day.
    let core = "<p><span property='dc:date dc:created' content='2019-05-12T08:11:00+03:00'>05/12/2019 - 08:11</span></p>";
    assert_eq!(&page(&format!("{core}{RAIN}"))[..10], "2019-05-12");
}

fn rain(head: &str, top: &str, below: &str) -> Article {
    article(&format!(
        "<html><title>Rain in the valley</title>{head}<body><h1>Rain in the valley</h1>{top}{RAIN}{below}"
    ))
}

#[test]
fn names_that_stand_together() {
    let two = ["Ann Lee", "Bo Berg"];
    let card = |name: &str| format!("<div class=item><a href=/x>{name}</a><div>Senior Fellow</div></div>");
    let cards = format!("<div class=authors>{}{}</div>", card("Ann Lee"), card("Bo Berg"));
    let linked = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Rain in the
        valley","author":[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Berg"}]}</script>"#;
    let cited =
        "<meta name=citation_author content='Lee, Ann'><meta name=citation_author content='Berg, Bo'>";
    let site = "<meta property=og:site_name content='Valley Press'><meta name=author content='Valley Press'>";
    for (head, top, below, wanted) in [
        (
            "",
            "<div><a href=/authors/ann>Ann Lee</a> <span>und</span> <span>Bo Berg</span></div>",
            "",
            two.to_vec(),
        ),
        ("", cards.as_str(), "", two.to_vec()),
        (linked, "<div class=byline>By <a href=/authors/ann>Ann Lee</a></div>", "", two.to_vec()),
        (cited, "<p class=author>Corresponding Author</p>", "", two.to_vec()),
        // The paper calls itself the author, and the text is signed.
        (site, "", "<p style='text-align: right'><b>Ann Lee</b></p>", vec!["Ann Lee"]),
        (site, "", "<p align=right>Ann Lee - Bo Berg</p>", two.to_vec()),
        (
            "<meta name=author content=desk7>",
            "<p>By Ann Lee, College of Rivers, and Bo Berg</p>",
            "",
            two.to_vec(),
        ),
        ("", "<p class=site-description>By Rivers and Mills</p>", "", vec![]),
        ("", "<a href=/authors/ann>Ann Lee</a>, Valentine’s Day", "", vec!["Ann Lee"]),
    ] {
        assert_eq!(authors(&rain(head, top, below)), wanted, "{head}{top}{below}");
    }
}

#[test]
fn who_reports_from_where_in_one_line() {
    for (top, wanted) in [
        (
            "<p>【本报记者高以翔墨城报道】昨天夜里，山谷里又下起了大雨，河水上涨，桥在中午关闭，孩子们被接回家，没有人受伤。</p>",
            "高以翔",
        ),
        (
            "<p>山谷网记者 王小明 台北报道　昨天夜里，山谷里又下起了大雨，河水上涨，桥在中午关闭，孩子们被接回家。</p>",
            "王小明",
        ),
    ] {
        assert_eq!(authors(&han(top, "")), [wanted], "{top}");
    }
}

#[test]
fn whoever_helped_is_no_author() {
    let page = |authors: &str, top: &str| {
        let linked = format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Rain in the valley","author":[{authors}]}}</script>"#
        );
        article(&format!(
            "<html lang=en><title>Rain in the valley</title><meta property=og:site_name content='The Valley Times'>{linked}<body>\
             <h1>Rain in the valley</h1>{top}{RAIN}"
        ))
    };
    for (linked, top, wanted) in [
        (
            r#"{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Photographs by Bo Berg"}"#,
            "<address>Ann Lee. Photographs by Bo Berg</address>",
            vec!["Ann Lee"],
        ),
        (
            r#"{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Berg"}"#,
            "<p>By Ann Lee</p><p>Reviewed by Bo Berg</p>",
            vec!["Ann Lee"],
        ),
        // A caption's photographer may well have written the text, too.
        (
            r#"{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Berg"}"#,
            "<figure><img src=/a.jpg width=640 height=480><figcaption>The bridge. Photo: Bo Berg</figcaption></figure>",
            vec!["Ann Lee", "Bo Berg"],
        ),
        (r#"{"@type":"Person","name":"Ann Lee and Bo Berg, Valley Times"}"#, "", vec!["Ann Lee", "Bo Berg"]),
        (
            r#"{"@type":"Person","name":"Valley Webmaster"}"#,
            "<p class=byline>By Ann Lee</p>",
            vec!["Ann Lee"],
        ),
        (
            r#"{"@type":"Person","name":"Valley Platform Team"}"#,
            "<span class=author>Ann Lee &amp; Bo Berg</span>",
            vec!["Ann Lee", "Bo Berg"],
        ),
        // The first name in the byline, all of it in the linked data.
        (r#"{"@type":"Person","name":"Ann Lee"}"#, "<p class=byline>By Ann</p>", vec!["Ann Lee"]),
    ] {
        assert_eq!(authors(&page(linked, top)), wanted, "{linked} {top}");
    }
}

#[test]
fn asian_agencies_and_papers_name_reporters_in_their_own_ways() {
    let japanese = "<p>三日続いた雨で谷の川があふれ、正午前に橋が閉じられたが、けが人はなく、粉ひき小屋も止まったままだった。学校は午後一時に閉まった。</p>";
    let page = |lang: &str, top: &str, text: &str| {
        article(&format!("<html lang={lang}><title>谷に大雨</title><body><h1>谷に大雨</h1>{top}{text}"))
    };
    for (mark, wanted) in [
        ("（高瀬千尋）", vec!["高瀬千尋"]),
        ("【高瀬千尋、若槻一郎】", vec!["高瀬千尋", "若槻一郎"]),
        ("（敬称略）", vec![]),
    ] {
        let text = format!(
            "{japanese}<p>水門の番人は「四月にこんな水は見たことがない」と話し、子どもたちは舟で家に帰り、水は週末には引くだろうという。{mark}</p>"
        );
        assert_eq!(authors(&page("ja", "", &text)), wanted, "{mark}");
    }
    let abroad = format!(
        "<p>（山谷社記者喬以莛福爾斯塔2日專電）河水上漲，橋在中午關閉，孩子們被接回家，沒有人受傷。</p>{HAN}"
    );
    assert_eq!(authors(&page("zh-TW", "", &abroad)), ["喬以莛"]);
    let korean = "<p>사흘째 내린 비로 계곡의 강물이 불어나 정오 전에 다리가 닫혔고, 다친 사람은 없었지만 학교는 일찍 문을 닫았다.</p>";
    let korean = page("ko", "<div class=byline>물매도=표강민 기자</div>", &korean.repeat(3));
    assert_eq!(authors(&korean), ["표강민"]);
}

#[test]
fn the_pages_own_clock_says_the_day() {
    let page = |shown: &str, utc: &str| {
        let article = article(&format!(
            "<html lang=en><title>Rain in the valley</title><meta property=article:published_time content={utc}><body>\
             <h1>Rain in the valley</h1><p>Published {shown}</p>{RAIN}"
        ));
        article.published.expect("a date").value
    };
    assert_eq!(page("January 14, 2024 at 10:20 PM EST", "2024-01-15T03:20:44Z"), "2024-01-14T22:20-05:00");
    assert_eq!(page("14 January 2024 22:20", "2024-01-15T03:20:44Z"), "2024-01-14T22:20-05:00");
    // Another moment, and no moment: the tags are right.
    assert_eq!(page("14 January 2024 22:07", "2024-01-15T03:20:44Z"), "2024-01-15T03:20:44Z");
}

#[test]
fn a_day_that_a_script_would_have_written() {
    let shown = |shown: &str, script: &str| {
        let top = format!("<em id=\"publish_time\">{shown}</em><script>{script}</script>");
        han(&top, "").published.map(|date| date.value)
    };
    let page = |script| shown("", script);
    let moment = "var ct = \"1592655602\";";
    assert_eq!(shown("昨天", moment).as_deref(), Some("2020-06-20T20:20:02+08:00"));
    assert_eq!(shown("2020年6月20日 20:20", moment).as_deref(), Some("2020-06-20T20:20"));
    assert_eq!(page("var ct = \"1592655602\";").as_deref(), Some("2020-06-20T20:20:02+08:00"));
    assert_eq!(page("var ct='1592655602';").as_deref(), Some("2020-06-20T20:20:02+08:00"));
    for other in [
        "var ct = \"15926556021\";",
        "var ct = \"\";",
        "var ct = 1592655602;",
        "var ct",
        "var cta = \"1592655602\";",
    ] {
        assert_eq!(page(other), None, "{other}");
    }
}

#[test]
fn whom_a_card_or_a_list_of_staff_names() {
    let card = "<div class=book><a href=https://shop.example/b><img src=/b.jpg alt=Beds></a><ul><li>作者：<a href=#>王小明</a></li></ul></div>";
    assert_eq!(authors(&han("", card)), Vec::<&str>::new());
    let row =
        |name: &str, at: &str| format!("<div class=row><a href=/person/{at}>{name}</a> <p>Keeper</p></div>");
    let staff = [row("Ann Lee", "ann-lee"), row("Bo Berg", "bo-berg"), row("Cy Dahl", "cy-dahl")].concat();
    let markup = format!(
        "<title>The rivers of the valley</title><h1>The rivers of the valley</h1>{RAIN}<h2>Our team</h2>{staff}"
    );
    assert_eq!(authors(&article(&markup)), Vec::<&str>::new());
}

#[test]
fn the_fuller_list_below_a_chinese_text() {
    let below = "<p>（文/王小明 李大成　图/赵一宁　编辑/柏成）</p>";
    assert_eq!(authors(&han("<p>（通讯员 王小明）</p>", below)), ["王小明", "李大成"]);
}

#[test]
fn links_side_by_side_before_the_date() {
    let writers = "<div class=writers><span><a href=/reporter-bio/miyake.html>三宅澄子</a>&nbsp;<a href=/reporter-bio/oba.html>大庭拓</a></span>\
        <time datetime=2025-02-24>2025年2月24日 16時00分</time></div>";
    let text = "<p>港町の銭湯が28日、長い営業を終える。燃料の高騰と古い釜が理由だと、三代目の主人は静かに話した。常連客は最後の湯を惜しんだ。</p>";
    let markup =
        format!("<html lang=ja><title>港の銭湯に幕</title><h1>港の銭湯に幕</h1>{writers}{text}{text}");
    assert_eq!(authors(&article(&markup)), ["三宅澄子", "大庭拓"]);
}
