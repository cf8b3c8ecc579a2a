//! A front page of teasers is no article; one that prints its stories whole has something to read.

use limpid::Error;
use limpid::page::{Facts, html};

/// Sentences of the stories; each story begins with another of them.
const SENTENCES: [&str; 8] = [
    "The ferry stayed in the harbour for two days because the wind had turned to the north-east.",
    "Nobody on the island had seen such a low tide since the lighthouse was built, the keeper said.",
    "Three boats were pulled up to the road, and the oldest of them will not go back to the water.",
    "The council met in the school, where the heating works, and agreed on a new wall of stone.",
    "It will cost more than the old one, but the old one has been repaired every spring for ten years.",
    "Fishermen asked for a second slip beside the market, which the harbour master thinks too steep.",
    "Over the winter the ground is to be measured, and in April the first stones will be brought.",
    "Until then the small ferry sails at noon only, and the post comes on Tuesdays and on Fridays.",
];

/// A site's front: stories of so many sentences under headings that lead to them.
fn front(sentences: usize) -> Result<limpid::Article, Error> {
    let mut markup =
        "<title>Island Post</title><body class=home><nav><a href=/news>News</a></nav><main>".to_owned();
    for story in 0..8 {
        let text: Vec<String> = (0..sentences)
            .map(|s| format!("{} ({story}-{s})", SENTENCES[(story + s) % SENTENCES.len()]))
            .collect();
        let paragraphs = text.chunks(2).map(|p| p.join(" ")).collect::<Vec<_>>().join("</p><p>");
        markup.push_str(&format!(
            "<article><h2><a href=/story-{story}>What happened on day {story}</a></h2><p>{paragraphs}</p></article>"
        ));
    }
    markup.push_str("</main></body>");
    let facts = Facts { url: Some("https://island.example/".to_owned()), ..Facts::default() };
    limpid::extract(&html::parse(&markup, facts))
}

#[test]
fn teasers_are_no_article() {
    assert!(matches!(front(1), Err(Error::NotAnArticle { .. })), "one sentence a story");
}

#[test]
fn whole_stories_are_answered() {
    let article = front(8).expect("eight sentences a story are something to read");
    assert!(article.text_content.contains(SENTENCES[0]));
}
