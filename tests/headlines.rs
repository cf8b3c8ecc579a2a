//! Under which headline a text stands, on which day and on whose site, where pages state it in ways of their own.

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

#[test]
fn the_headline_among_what_stands_beside_it() {
    let page = |title: &str, top: &str| {
        article(&format!("<html lang=zh><title>{title}</title><body>{top}{HAN}")).title.unwrap_or_default()
    };
    let line = "<br><span>2013-10-15 09:14:02 来源:山谷日报 评论:31</span>";
    assert_eq!(page("大雨再临山谷 - 身边 - 山谷网", &format!("<h1>大雨再临山谷{line}</h1>")), "大雨再临山谷");
    assert_eq!(page("山谷在线--大雨再临", "<p align=center><b>大雨再临</b></p>"), "大雨再临");
    assert_eq!(page("大雨再临山谷--教育--山谷网", "<p><b>大雨再临山谷</b></p>"), "大雨再临山谷");
    assert_eq!(page("大雨再临 - 论坛", "<h1><a href=/f>[求助]</a> 大雨再临</h1>"), "大雨再临");
    let large = "<font size=5>大雨再临山谷</font><br><font size=1>2013-10-15 09:14 来源:山谷日报</font>";
    assert_eq!(page("江边在线", &format!("<p>{large}</p>")), "大雨再临山谷");
    assert_eq!(page("江边在线", "<p><font size='+2'>大雨再临山谷</font></p>"), "大雨再临山谷");
    assert_eq!(page("江边在线", "<p><font size=2>大雨再临山谷</font></p>"), "江边在线");
    let site = article(&format!(
        "<title>大雨再临山谷 - 天气 - 山谷论坛 - Powered by Discuz!</title><h1>大雨再临山谷</h1>{HAN}"
    ));
    assert_eq!(site.publisher.map(|p| p.name).as_deref(), Some("山谷论坛"));
    let found = article(&format!(
        "<title>The Valley Diary: Rain again in all of the valley</title><body><h1><a href='/'>The Valley Diary</a></h1><h3>Rain again in all of the valley</h3>{RAIN}"
    ));
    assert_eq!(found.title.as_deref(), Some("Rain again in all of the valley"));
}

#[test]
fn what_stands_in_the_element_of_the_headline() {
    let found = article(&format!(
        "<html lang=zh><title>大雨再临山谷 - 山谷网</title><body>\
         <h1>大雨再临山谷<br><span>2013-10-15 09:14:02 来源:江边日报 点击:31</span></h1>{HAN}"
    ));
    assert_eq!(found.published.map(|d| d.value).as_deref(), Some("2013-10-15T09:14:02"));
    assert_eq!(found.original_source.map(|s| s.name).as_deref(), Some("江边日报"));
}

#[test]
fn kickers_and_days() {
    let page = |h1: &str, rest: &str| {
        article(&format!(
            "<html><title>Weather: rain again in the valley | Valley Press</title><body>{h1}{rest}{RAIN}"
        ))
    };
    let kicker = "<h1><span class=article__kicker>Weather</span> <span>Rain again in the valley</span></h1>";
    assert_eq!(page(kicker, "").title.as_deref(), Some("Rain again in the valley"));
    // The day in the header of the page is today.
    let today = "<header><div>6 May 2024</div><a href=/>Valley Press</a></header>";
    let dated = page(&format!("{today}<h1>Rain again in the valley</h1>"), "<p>3 May 2024</p>");
    assert_eq!(dated.published.map(|d| d.value).as_deref(), Some("2024-05-03"));
}

#[test]
fn a_headline_that_is_one_part_of_the_title() {
    let page = |title: &str, top: &str| article(&format!("<title>{title}</title><body>{top}{RAIN}")).title;
    // One word of five, below the name of the site in the first heading.
    let site = "<h1><a href=/>Notes from the bank</a></h1>";
    let short = format!("{site}<article><h2>Ferry</h2>");
    assert_eq!(page("Ferry &#8211; Notes from the bank", &short).as_deref(), Some("Ferry"));
    // The colon stands in the title alone.
    let two = "<h2><span>Ferry in Carrow</span> <span>Back after eleven years</span></h2>";
    let wanted = "Ferry in Carrow: Back after eleven years";
    assert_eq!(page(&format!("{wanted} | Valley Press"), two).as_deref(), Some(wanted));
    // Capitals for show.
    let loud = "<h1>BACK AFTER ELEVEN YEARS</h1>";
    assert_eq!(
        page("Back after eleven years | Valley Press", loud).as_deref(),
        Some("Back after eleven years")
    );
    // A heading in the text is less of the title than the first one.
    let longer = "<h1>What is a weir (and who keeps it)?</h1><p>Short.</p><h2>What is a weir?</h2>";
    assert_eq!(
        page("What is a weir? • Weirs for beginners • Valley Press", longer).as_deref(),
        Some("What is a weir (and who keeps it)?")
    );
}

#[test]
fn who_wrote_it_is_not_the_site() {
    let page = article(&format!(
        "<title>Why the ferry matters - by Greta Linde</title><body><h1>Why the ferry matters</h1>{RAIN}"
    ));
    assert_eq!(page.publisher.map(|p| p.name).as_deref(), Some("valley.example"));
}

#[test]
fn days_in_parts() {
    let day = |lang: &str, path: &str, line: &str| {
        let markup = format!("<html lang={lang}><title>Rain</title><body><h1>Rain</h1>{line}{RAIN}");
        let url = format!("https://valley.example{path}");
        let page = html::parse(&markup, Facts { url: Some(url), ..Facts::default() });
        extract(&page).expect("an article").published.map(|d| d.value)
    };
    // The year stands in the address, whose day the line tells from the month.
    let address = "/society/12/03/2026/65f0.html";
    assert_eq!(day("ru", address, "<p>12 мар, 09:15</p>").as_deref(), Some("2026-03-12T09:15"));
    assert_eq!(day("en", address, "<p>12 Mar, 09:15</p>").as_deref(), Some("2026-03-12T09:15"));
    assert_eq!(day("en", address, "").as_deref(), None);
    // A month in a line of its own, which a day of change in the footer does not outweigh.
    let month = "<center><p>Institute of Rivers, Carrow<br>March 2026</p></center>";
    assert_eq!(day("en", "/report.html", month).as_deref(), Some("2026-03"));
}
