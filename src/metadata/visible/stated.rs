//! A day that stands far from headline and body, below a label of its own: `Published` in one element, `Feb 2, 2023` in the
//! next, in a column beside the text or a table of facts at its end.

use super::surroundings::{in_reviews, in_story_of_list};
use super::{Context, other_day};
use crate::article::DatePrecision;
use crate::measure::Segment;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::date;
use crate::metadata::labels::{self, Label};
use crate::metadata::zones::weight;

/// Labels of the day that may as well be that of an event, a text's writing or a film.
const UNSPECIFIC: [&str; 9] =
    ["date", "datum", "fecha", "created", "released", "日期", "时间", "時間", "成文日期"];

/// Trust in a day that a label says to be that of publication, 0 to 1.
pub(super) const LABELLED: f64 = 0.55;

/// Longest label, in bytes.
const LONGEST: usize = 60;

/// Adds the day, where nothing else on the page says when it was published and only one place says it so.
pub(super) fn read(context: &Context<'_>, found: &mut Candidates) {
    if found.of(Field::Published).any(|c| c.rejected.is_none()) {
        return;
    }
    let seen: Vec<&Segment> = context.measured.segments.iter().filter(|s| !s.hidden).collect();
    let labelled = seen.windows(2).filter(|pair| is_label(&pair[0].text));
    let mut days = labelled.filter_map(|pair| Some((pair[1], day(context, &pair[1].text)?)));
    let (Some((segment, day)), None) = (days.next(), days.next()) else { return };
    let node = segment.nodes.start;
    if in_reviews(context, node)
        || in_story_of_list(context, node)
        || other_day::objection(context, node).is_some()
    {
        return;
    }
    let place = context.page.path(segment.container);
    let mut candidate = Candidate::new(Field::Published, day, From::Visible, place, LABELLED);
    candidate.node = Some(segment.nodes.start);
    found.add(candidate);
}

fn is_label(text: &str) -> bool {
    let says = |word: &str, label| label == Label::Published && !UNSPECIFIC.contains(&word);
    text.len() <= LONGEST && labels::is_one(text, says)
}

/// The day that a text is, and nothing else.
fn day<'a>(context: &Context<'_>, text: &'a str) -> Option<&'a str> {
    let stamps = if text.len() <= LONGEST { date::find(text, &context.hint) } else { Vec::new() };
    let [(at, stamp)] = stamps.as_slice() else { return None };
    let whole = weight(text) <= weight(&text[at.clone()]) + 2;
    (whole && stamp.precision() >= DatePrecision::Day && !stamp.yearless).then_some(text)
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    fn day(head: &str, beside: &str) -> Option<String> {
        let prose = "<p>The river rose all night, and by noon the bridge was closed to all but the farmers beyond it.</p>";
        // Beyond what counts as the end of the body.
        let menu = "<li><a href=/a>Another river</a></li>".repeat(40);
        let page = html::parse(
            &format!(
                "<html lang=en><head><title>The river rose</title>{head}</head><body><main><article>\
                 <h1>The river rose</h1>{}</article><ul>{menu}</ul><aside>{beside}</aside></main></body></html>",
                prose.repeat(40)
            ),
            Facts::default(),
        );
        crate::extract(&page).unwrap().published.map(|date| date.value)
    }

    #[test]
    fn a_label_beside_the_text_says_the_day() {
        let facts = "<h4>Topics</h4><p>Rivers</p><h4>Published</h4><div>July 8, 2025</div>";
        assert_eq!(day("", facts).as_deref(), Some("2025-07-08"));
        let elsewhere = "<h4>公開日：</h4><p>2025年7月8日</p>";
        assert_eq!(day("", elsewhere).as_deref(), Some("2025-07-08"));
        assert_eq!(day("", &facts.replace("Published", "Date")), None, "it may be that of an event");
        assert_eq!(day("", "<p>Published</p><p>Our next meeting is on July 8, 2025 at the mill</p>"), None);
        let two = "<h4>Published</h4><p>July 8, 2025</p><h4>Published</h4><p>July 9, 2025</p>";
        assert_eq!(day("", two), None, "of two, neither");
        let tag = "<meta name=w-published-date content=2025-05-27>";
        assert_eq!(
            day(tag, facts).as_deref(),
            Some("2025-05-27"),
            "what the page says of itself comes first"
        );
        assert_eq!(day("<meta name=event-publish-end-date content=2025-05-27>", ""), None);
    }
}
