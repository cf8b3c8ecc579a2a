//! Pages that offer one thing: what the shop says of it is the text, what customers say and what else it sells is not.

use super::{Sight, landmarks};
use crate::measure::{Index, Segment, shingles};
use crate::metadata::Offer;
use std::collections::BTreeSet;

/// Shingles (runs of five words) from which a description says enough to be looked for.
const LEAST: usize = 26;
/// Shingles from which it is thought to be all there is to say, so that other text is less likely to be meant.
const WHOLE: usize = 76;
/// Share of a description that must stand on the page.
const FOUND: f32 = 0.6;
/// Share of a segment that must stand in the description.
const HELD: f32 = 0.7;
/// By how much the odds of a segment grow that stands in the description, or shrink beside a whole one: e squared.
const ODDS: f32 = 7.4;

/// Weighs the probabilities of segments by what the shop's own description holds. The model has met too few shops to
/// learn it.
pub fn weigh(index: &Index, offer: &Offer, scores: &mut [f32]) {
    let described: BTreeSet<u64> = shingles(&offer.description).into_iter().collect();
    if described.len() < LEAST {
        return;
    }
    let mut met: BTreeSet<u64> = BTreeSet::new();
    let held = |segment: &Segment| {
        let own = shingles(&segment.text);
        let shared: Vec<u64> = own.iter().copied().filter(|s| described.contains(s)).collect();
        met.extend(&shared);
        !shared.is_empty() && shared.len() as f32 >= HELD * own.len() as f32
    };
    let held: Vec<bool> = index.segments.iter().map(held).collect();
    if (met.len() as f32) < FOUND * described.len() as f32 {
        return;
    }
    for (score, held) in scores.iter_mut().zip(held) {
        if held {
            *score = *score * ODDS / (*score * ODDS + 1.0 - *score);
        } else if described.len() >= WHOLE {
            *score /= *score + (1.0 - *score) * ODDS;
        }
    }
}

/// Words of classes and ids around what customers wrote.
const REVIEWS: [&str; 2] = ["review", "reviews"];
/// Those around other things that the shop sells, and around rows of cards.
const OTHERS: [&str; 8] =
    ["related", "recommended", "recommendations", "upsell", "upsells", "crosssell", "carousel", "swiper"];

/// Drops kept segments of customers' reviews and of other offers on a page that offers one thing.
pub fn drop(sight: &Sight, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    if sight.offer.is_none() {
        return Vec::new();
    }
    let page = sight.index.page;
    let parts = [(&REVIEWS[..], "reviews by customers"), (&OTHERS[..], "other offers")];
    landmarks::drop(sight, keep, |node| {
        parts.iter().find(|(words, _)| landmarks::is_called(page, node, words)).map(|(_, reason)| *reason)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Facts, html};

    const SAID: &str = "The bench is sawn by hand from oak that fell in the storm, seasoned for six years behind the mill, and \
                        put together with pegs alone. It seats two, or three who like each other, and may stand outside all year: \
                        the rain turns it silver and does it no harm. Each one is a little different, and signed below the seat. \
                        We deliver it on Fridays with our own cart, as far as the bridge, and take back what does not please within \
                        a month, for no reason and for the whole of the price.";
    const ELSE: &str = "<p>Our yard stands at the weir, and has sold timber to the valley since the year of the flood, when there \
                        was no other to be had; ask for the list of what is seasoned, and for the price of a day's sawing.</p>";

    fn text(kind: &str, around: &str) -> String {
        let page = format!(
            "<html lang=en><title>Oak bench</title><meta property=og:type content={kind}><script type='application/ld+json'>\
             {{\"@type\": \"Product\", \"name\": \"Oak bench\", \"description\": \"{SAID}\"}}</script><main>\
             <h1>Oak bench</h1><p>{SAID}</p>{around}</main>"
        );
        crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
    }

    #[test]
    fn what_the_shop_says() {
        let page = html::parse(&format!("<p>{SAID}</p>{ELSE}"), Facts::default());
        let measured = crate::measure::measure(&page);
        let index = Index::new(&page, &measured.segments);
        let weighed = |description: &str| {
            let mut scores = [0.5, 0.5];
            weigh(&index, &Offer { description: description.to_owned() }, &mut scores);
            scores
        };
        let [said, other] = weighed(SAID);
        assert!(said > 0.85 && other < 0.15, "{said} {other}");
        let [said, other] =
            weighed(&SAID[..SAID.find(" The rain").or(SAID.find(": the rain")).unwrap_or(200)]);
        assert!((0.4..0.6).contains(&said) && (other - 0.5).abs() < 0.01, "{said} {other}");
        assert!(weighed("An oak bench for two.").iter().all(|score| (score - 0.5).abs() < 0.01));
    }

    #[test]
    fn what_customers_say() {
        let review = format!("<div class=review>{}</div>", ELSE.replace("Our yard", "Their yard"));
        let reviewed = text("article", &review);
        assert!(reviewed.contains("Their yard"), "{reviewed}");
        let offered = text("product", &review);
        assert!(!offered.contains("Their yard"), "{offered}");
    }
}
