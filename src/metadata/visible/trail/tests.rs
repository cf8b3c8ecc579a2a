//! Trails of every make, and what is none.

use super::{Step, cleaned};
use crate::page::{Facts, html};

fn crumbs(markup: &str) -> Vec<String> {
    let body = "<h1>The weir is open</h1><p>It rained in the valley for the third day, and the river, which had been \
        low since May, rose over the bridge before noon; nobody was hurt, and the mill was closed an hour later.</p>\
        <p>The school was closed at one, and the children were taken home in boats, which most of them liked.</p>";
    let page = format!("<title>The weir is open</title><body>{markup}<article>{body}</article>");
    let facts = Facts { url: Some("https://valley.example/news/1".to_owned()), ..Facts::default() };
    crate::extract(&html::parse(&page, facts)).expect("an article").breadcrumb
}

#[test]
fn links_are_whole_steps() {
    for (markup, wanted) in [
        (
            "<div class=breadcrumb><a href=/>Talk</a> &gt; <a href=/f>Food/recipes</a> &gt; </div>",
            vec!["Talk", "Food/recipes"],
        ),
        (
            "<ol class=breadcrumbs><li><a href=/>Home</a><li><a href=/n>News / Local</a><li>The weir is open</ol>",
            vec!["Home", "News / Local"],
        ),
        (
            "<nav aria-label=breadcrumb><h2>Breadcrumb</h2><ol><li><a href=/>Home</a><li><a href=/t>Topics</a></ol></nav>",
            vec!["Home", "Topics"],
        ),
        (
            "<div class=crumbs><a href=/>Home</a><i>chevron_right</i><a href=/m>Mowers</a><span>8 results</span></div>",
            vec!["Home", "Mowers"],
        ),
    ] {
        assert_eq!(crumbs(markup), wanted, "{markup}");
    }
}

#[test]
fn classes_of_layout_make_no_trail() {
    for markup in [
        "<nav class='position-relative'><a href=/in>Sign in</a><a href=/me>My profile</a><a href=/out>Sign out</a></nav>",
        "<div id=storybyline class='linkLocation'><p>By</p><p><a href=/a rel=author>Ann Lee</a></p></div>",
    ] {
        assert_eq!(crumbs(markup), Vec::<String>::new(), "{markup}");
    }
    let trail = "<div class='cur-position'>Home &gt; <a href=/n>News</a> &gt; </div>";
    assert_eq!(crumbs(trail), ["Home", "News"]);
    let software = "<div id=block-breadcrumbs><nav><h2 id=system-breadcrumb>Path</h2><ol><li><a href=/>Home</a>\
        <li><a href=/c>Culture</a></ol></nav></div>";
    assert_eq!(crumbs(software), ["Home", "Culture"]);
    let items = "<div class=bx-breadcrumb><div class=bx-breadcrumb-item><a href=/>Home</a></div>\
        <div class=bx-breadcrumb-item><a href=/n>News</a></div></div>";
    assert_eq!(crumbs(items), ["Home", "News"]);
    let dated = "<div class=breadcrumb><a href=/>Home</a><i>&gt;</i><a href=/n>News</a><time>2023年08月16日 07:00</time></div>";
    assert_eq!(crumbs(dated), ["Home", "News"]);
    assert_eq!(
        crumbs("<div><a href=/in>Log in →</a> <a href=/up>Start free</a></div>"),
        Vec::<String>::new()
    );
    let beside = "<div class=breadcrumb-bar><ul class=breadcrumbs><li><a href=/>Home</a> <li><a href=/n>News</a></ul>\
        <a href=/s>Share this page</a></div>";
    assert_eq!(crumbs(beside), ["Home", "News"]);
    let longer = "<div class=breadcrumb><a href=/>Home</a> > <a href=/n>News</a> > The weir at Carrow was opened early</div>";
    assert_eq!(crumbs(longer), ["Home", "News"]);
    for line in [
        "<p>Post by <a href=/u>ann</a> » <a href=/p>11 Sep</a></p>",
        "<p><a href=/2021>2021</a>/<a href=/01>01</a></p>",
    ] {
        assert_eq!(crumbs(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn what_stands_around_the_steps() {
    let clean = |steps: &[&str]| {
        let step = |&text: &&str| Step { text: text.to_owned(), linked: true };
        cleaned(steps.iter().map(step).collect(), "山谷大雨")
    };
    assert_eq!(clean(&["订阅", "山谷首页", "业界"]), ["山谷首页", "业界"]);
    assert_eq!(clean(&["首页", "公报", "字号：大 中 小 | 打印"]), ["首页", "公报"]);
    assert_eq!(clean(&["首页", "号外", "正文", "申请入驻"]), ["首页", "号外"]);
    assert_eq!(
        clean(&["首页", "学报", "Vol. 8 No. 2 (May 2018)"]),
        ["首页", "学报", "Vol. 8 No. 2 (May 2018)"]
    );
}
