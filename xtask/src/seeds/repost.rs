//! A repost on a content farm, as plain text.

use super::{Checks, bare, evidence, items, lines, people, string};
use serde_json::Value;

/// How the file's own paragraphs begin and end.
const BODY_BEGINS: &str = "人民网上海12月30日电(葛俊俊)";
const BODY_ENDS: &str = "发挥重要作用。";

/// Checks the article against the file it came from.
pub fn check(article: &Value, text: &str, checks: &mut Checks) {
    // The summary line and the body begin alike; the summary comes first and stands alone.
    let mut rest = text.lines().skip_while(|line| !line.starts_with(BODY_BEGINS));
    let summary = rest.next().unwrap_or_default();
    let mut wanted: Vec<&str> = rest.filter(|line| !line.trim().is_empty()).collect();
    let end = wanted.iter().position(|line| line.trim_end().ends_with(BODY_ENDS));
    wanted.truncate(end.map_or(0, |at| at + 1));
    checks.that("the file is the one that is meant", wanted.len() > 10, wanted.len());

    let breadcrumb: Vec<&str> = items(&article["breadcrumb"]).iter().map(string).collect();
    checks.that(
        "the breadcrumb is 福州宝贝计划助孕网 / 助孕怎么样",
        breadcrumb == ["福州宝贝计划助孕网", "助孕怎么样"],
        format!("{breadcrumb:?}"),
    );
    checks.same("title", &article["title"], "全国城市基层党建创新案例颁奖 上海13个案例获");
    checks.same("published", &article["published"]["value"], "2020-02-04");
    checks.same("its precision", &article["published"]["precision"], "day");
    checks.same("original source", &article["originalSource"]["name"], "人民网");
    let unknown = evidence(article, "未知").iter().any(|(_, chosen)| *chosen);
    checks.that("来源:未知 is no source", !unknown, "it was chosen");
    let authors: Vec<String> = people(article, "author").into_iter().map(|(name, _)| name).collect();
    checks.that("the only author is 葛俊俊", authors == ["葛俊俊"], format!("{authors:?}"));
    let account = evidence(article, "redadmin");
    checks.that(
        "redadmin is evidence, not an author",
        !account.is_empty() && account.iter().all(|(_, chosen)| !chosen),
        format!("{account:?}"),
    );
    checks.that(
        "the excerpt is the summary line",
        bare(string(&article["excerpt"])) == bare(summary),
        &article["excerpt"],
    );

    let found = lines(article);
    let same = found.len() == wanted.len() && found.iter().zip(&wanted).all(|(a, b)| bare(a) == bare(b));
    let differs = found.iter().zip(&wanted).find(|(a, b)| bare(a) != bare(b)).map(|(a, _)| *a);
    checks.that(
        "each paragraph of the body once, none missing, none more",
        same,
        format!("{} lines for {}, first other: {differs:?}", found.len(), wanted.len()),
    );
    let body = bare(string(&article["textContent"]));
    checks.that("the body begins right", body.starts_with(&bare(BODY_BEGINS)), "another begin");
    checks.that("the body ends right", body.ends_with(BODY_ENDS), "another end");
    checks.that("the opening is not there twice", body.matches(&bare(BODY_BEGINS)).count() == 1, "it is");
    for credit in ["人民网任峰涛/摄", "人民网任峰涛摄"] {
        checks.that(&format!("{credit} is kept as text"), body.contains(credit), "it is not");
    }

    checks.removed(article, "the breadcrumb", "您的位置:");
    checks.removed(article, "the meta line", "点击: 866次");
    checks.removed(article, "the footer", "网站地图sitemap.xml tag列表");
    checks.removed(article, "参考资料", "参考资料");
    checks.removed(article, "相关文章", "相关文章");
    // Its text is also in the body, so it can only be looked for among what was removed.
    let start: String = bare(summary).chars().take(40).collect();
    let summary_removed = items(&article["removed"]).iter().any(|piece| {
        bare(string(&piece["text"])).starts_with(&start) && !string(&piece["reason"]).is_empty()
    });
    checks.that("the duplicate summary is removed with a reason", summary_removed, "nothing of it");

    checks.that("the result says that it is a repost", article["reposted"] == true, &article["reposted"]);
    let publisher = string(&article["publisher"]["name"]);
    checks.that(
        "the publisher is known and another than the source",
        !publisher.is_empty() && publisher != "人民网",
        publisher,
    );
}
