//! Threads of several makes, and what is none.

use super::Post;
use crate::article::plain;
use crate::page::{Facts, html};

/// A paragraph that only one post has.
fn text(name: &str) -> String {
    format!(
        "<p>The pump of {name} was running when the river rose over the sill, and nobody in the yard had closed the cocks \
         before the mast came down on the shed.</p><p>What {name} found in the morning, when the water had gone, was a boat on \
         the road, two hundred metres from its mooring, and the pump still running in it.</p>"
    )
}

/// The posts of a page as their author and day, and whose text their blocks are.
fn posts(body: &str) -> Vec<String> {
    let page = format!("<html lang=en><title>The pump - The Yard</title><h1>The pump</h1>{body}");
    let article = crate::extract(&html::parse(&page, Facts::default())).expect("an article");
    let line = |post: &Post| {
        let from = article.blocks.iter().position(|b| b.id == post.block).expect("its block");
        let text = article.blocks[from..].iter().map(plain::block).find(|t| t.starts_with("The pump of"));
        let whose = text.as_deref().and_then(|t| t.split(' ').nth(3)).unwrap_or_default().to_owned();
        let day = post.published.as_ref().map_or("", |d| d.value.get(..10).unwrap_or(&d.value));
        format!("{} {day} {whose}", post.author.as_deref().unwrap_or_default())
    };
    article.posts.iter().map(line).collect()
}

#[test]
fn posts_of_a_thread() {
    let post = |name: &str, day: u8| {
        format!(
            "<article class='message post'><div class=message-user><h4><a class=username href=/members/{name}.7/>{name}</a></h4>\
             <h5 class=user-title>Senior member</h5><p>Joined: <time datetime=2011-01-01>1 Jan 2011</time></p></div>\
             <time datetime=2023-06-{day}>{day} June 2023</time><div class=body>{}<p>So said <a href=/members/other.9/>Other</a> \
             in his answer to {name}, at least, on the evening of the flood, when the lights went out.</p></div></article>",
            text(name)
        )
    };
    let thread = [post("Halyard", 11), post("Wrenna", 12), post("Gannet", 14)].concat();
    assert_eq!(
        posts(&format!("<div class=posts>{thread}</div>")),
        ["Halyard 2023-06-11 Halyard", "Wrenna 2023-06-12 Wrenna", "Gannet 2023-06-14 Gannet"]
    );
}

#[test]
fn answers_within_answers() {
    let post = |name: &str, day: u8, inner: &str| {
        format!(
            "<div class=thing><p class=tagline><a class=author>{name}</a> <time datetime=2024-02-{day}>{day}</time></p>\
             <div class=md>{}</div>{inner}</div>",
            text(name)
        )
    };
    let thread =
        [post("ann", 11, &post("ben", 12, "")), post("cai", 13, &post("dee", 14, "")), post("eve", 15, "")];
    let wanted = [
        "ann 2024-02-11 ann",
        "ben 2024-02-12 ben",
        "cai 2024-02-13 cai",
        "dee 2024-02-14 dee",
        "eve 2024-02-15 eve",
    ];
    assert_eq!(posts(&thread.concat()), wanted);
}

#[test]
fn times_that_only_a_line_tells() {
    let post = |name: &str, day: u8| {
        format!(
            "<div class=post><dl class=profile><dt>Joined: 4 May 2009</dt></dl><p class=author>by <strong><a class=username>{name}\
             </a></strong> » {day} June 2021</p><div class=content>{}</div></div>",
            text(name)
        )
    };
    let thread =
        [("Halyard", 4), ("Wrenna", 5), ("Gannet", 7), ("Mudlark", 9)].map(|(name, day)| post(name, day));
    let wanted = [
        "Halyard 2021-06-04 Halyard",
        "Wrenna 2021-06-05 Wrenna",
        "Gannet 2021-06-07 Gannet",
        "Mudlark 2021-06-09 Mudlark",
    ];
    assert_eq!(posts(&thread.concat()), wanted);
}

#[test]
fn members_whom_only_their_data_tell() {
    let post = |name: &str, day: u8| {
        format!(
            "<div class='blockpost row{}'><h2><a href='?pid={day}#p{day}'>2024-08-{day} 10:59:47</a></h2><dl><dt><strong>{name}</strong>\
             </dt><dd><strong>Member</strong></dd><dd><span>Registered: 2019-01-27</span></dd><dd><span>Posts: 98</span></dd></dl>\
             <div class=postmsg>{}</div></div>",
            if day.is_multiple_of(2) { "even" } else { "odd" },
            text(name)
        )
    };
    assert_eq!(
        posts(&[post("Halyard", 11), post("Wrenna", 12), post("Gannet", 14)].concat()),
        ["Halyard 2024-08-11 Halyard", "Wrenna 2024-08-12 Wrenna", "Gannet 2024-08-14 Gannet"]
    );
    let old = |name: &str, day: u8| {
        format!(
            "<tr><td><span class=name><b>{name}</b></span><br><span class=details>Apprentice<br>Joined: 12 Oct 2003<br>Posts: 8</span></td>\
             <td><span class=details>Posted: Sun Nov {day}, 2003 7:41 pm</span><hr><span class=postbody>{}</span></td></tr>",
            text(name)
        )
    };
    assert_eq!(
        posts(&format!(
            "<table>{}</table>",
            [old("Halyard", 11), old("Wrenna", 12), old("Gannet", 14)].concat()
        )),
        ["Halyard 2003-11-11 Halyard", "Wrenna 2003-11-12 Wrenna", "Gannet 2003-11-14 Gannet"]
    );
}

#[test]
fn times_before_posts_and_below_them() {
    let before = |name: &str, day: u8| {
        format!(
            "<div class=reply-header id=post-{day}><span class=reply-post-date>March {day}, 2015 at 9:14 am</span></div>\
             <div class='{} topic-7 reply'><div class=reply-author><a class=author-name href=/users/{name}/>{name}</a></div>{}</div>",
            if day.is_multiple_of(2) { "even" } else { "odd" },
            text(name)
        )
    };
    assert_eq!(
        posts(&[before("Halyard", 11), before("Wrenna", 12), before("Gannet", 14)].concat()),
        ["Halyard 2015-03-11 Halyard", "Wrenna 2015-03-12 Wrenna", "Gannet 2015-03-14 Gannet"]
    );
    let below = |name: &str, day: u8| {
        format!(
            "<div class=l_post><a class=p_author_name href=/home?un={name}>{name}</a>{}<span class=tail-info>{day}楼</span> \
             <span class=tail-info>2018-01-{day} 15:20</span></div>",
            text(name)
        )
    };
    assert_eq!(
        posts(&[below("Halyard", 11), below("Wrenna", 12), below("Gannet", 14)].concat()),
        ["Halyard 2018-01-11 Halyard", "Wrenna 2018-01-12 Wrenna", "Gannet 2018-01-14 Gannet"]
    );
}

#[test]
fn first_posts_made_otherwise_than_answers() {
    let answer = |name: &str, day: u8| {
        format!(
            "<my-comment author={name}><a href=/user/{name}/>{name}</a><time datetime=2024-02-{day}T19:02Z>3mo ago</time>{}</my-comment>",
            text(name)
        )
    };
    let first = format!(
        "<my-post><a href=/user/Mudlark/>Mudlark</a><time datetime=2024-02-10T18:36Z>3mo ago</time>{}</my-post>",
        text("Mudlark")
    );
    assert_eq!(
        posts(&[first, answer("Halyard", 11), answer("Wrenna", 12), answer("Gannet", 14)].concat()),
        [
            "Mudlark 2024-02-10 Mudlark",
            "Halyard 2024-02-11 Halyard",
            "Wrenna 2024-02-12 Wrenna",
            "Gannet 2024-02-14 Gannet"
        ]
    );
}

#[test]
fn days_that_could_be_months_are_told_by_their_order() {
    let post = |name: &str, day: &str| {
        format!(
            "<div class=post><a class=username href=/members/{name}/>{name}</a><span class=post_date>{day}, 06:40 PM</span>{}</div>",
            text(name)
        )
    };
    let thread = |days: [&str; 3]| {
        posts(&[post("Halyard", days[0]), post("Wrenna", days[1]), post("Gannet", days[2])].concat())
    };
    let told = ["Halyard 2016-03-11 Halyard", "Wrenna 2016-04-02 Wrenna", "Gannet 2016-05-01 Gannet"];
    assert_eq!(thread(["03-11-2016", "04-02-2016", "05-01-2016"]), told);
    assert_eq!(thread(["11-03-2016", "02-04-2016", "01-05-2016"]), told);
    // Nothing tells: the year is sure.
    assert_eq!(
        thread(["03-04-2016", "03-04-2016", "03-04-2016"]),
        ["Halyard 2016 Halyard", "Wrenna 2016 Wrenna", "Gannet 2016 Gannet"]
    );
}

#[test]
fn the_words_of_a_time_are_those_of_its_own_element() {
    let post = |name: &str, day: u8| {
        format!(
            "<div class=post><a class=username href=/members/{name}/>{name}</a><time itemprop=dateCreated datetime=2021-06-{day:02}>\
             </time><span class=created title='Link to this post'>#1</span><span class=relativetime title='2021-06-{day:02}'>in \
             June</span>{}</div>",
            text(name)
        )
    };
    let thread =
        [("Halyard", 4), ("Wrenna", 5), ("Gannet", 7), ("Mudlark", 9)].map(|(name, day)| post(name, day));
    let page =
        format!("<html lang=en><title>The pump - The Yard</title><h1>The pump</h1>{}", thread.concat());
    let article = crate::extract(&html::parse(&page, Facts::default())).expect("an article");
    let lines: Vec<String> = article.posts.iter().filter_map(Post::line).collect();
    assert_eq!(lines, ["Halyard · in June", "Wrenna · in June", "Gannet · in June", "Mudlark · in June"]);
}

#[test]
fn articles_and_cards_are_no_thread() {
    let byline = "<p class=author>By Ann Lee <time datetime=2024-05-03>3 May</time></p>";
    assert!(posts(&format!("<article>{byline}{}{}</article>", text("Ann"), text("Ben"))).is_empty());
    let card = |name: &str| {
        format!(
            "<li class=book><h3>Of tides</h3><a href=/author/1 class=author>{name}</a>{}</li>",
            text(name)
        )
    };
    assert!(
        posts(&format!("<ol>{}{}{}</ol>", card("Ann Lee"), card("Ben Moss"), card("Cai Orr"))).is_empty()
    );
}
