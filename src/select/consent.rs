//! Requests for consent to cookies, which some pages hold before or in the middle of their text.

use crate::measure::{GROUPS, Index};
use crate::page::{Kind, Page};

/// Longest text of such a request, in bytes: with lists of purposes they are long, but a policy is an article.
const LONGEST: usize = 6000;

/// What one of them speaks of, in lower case.
const SUBJECTS: [&str; 12] = [
    "cookie",
    "consent",
    "our partners",
    "gdpr",
    "ccpa",
    "personal data",
    "personenbezogen",
    "einwilligung",
    "consentement",
    "consentimiento",
    "隐私",
    "同意",
];

/// What one of them asks for or says of the site: documentation has chapters about cookies, too.
const ASKS: [&str; 17] = [
    "we use",
    "accept",
    "this site",
    "this website",
    "our partners",
    "your privacy",
    "wir verwenden",
    "akzeptieren",
    "zustimmen",
    "nous utilisons",
    "accepter",
    "utilizamos",
    "aceptar",
    "utilizziamo",
    "accetta",
    "我们使用",
    "接受",
];

/// Drops kept segments of elements that are called like a request for consent, speak of it, and do not hold the headline.
pub fn drop(index: &Index, title: Option<usize>, keep: &mut [bool]) -> Vec<Option<&'static str>> {
    let page = index.page;
    let mut reasons = vec![None; keep.len()];
    let cookie = GROUPS.iter().position(|g| *g == "cookie").unwrap_or(0);
    let title = title.map(|t| index.segments[t].nodes.start);
    let mut node = Page::ROOT + 1;
    while (node as usize) < page.len() {
        let named = index.classes[node as usize] & 1 << cookie != 0
            && matches!(page.node(node).kind, Kind::Element(_));
        let text = if named { page.text_of(node) } else { "" };
        if text.is_empty() || text.len() > LONGEST {
            node += 1;
            continue;
        }
        let lower = text.to_lowercase();
        let holds = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let asks = holds(&SUBJECTS) && holds(&ASKS);
        let holds_title = title.is_some_and(|t| page.contains(node, t));
        if asks && !holds_title {
            for i in index.inside(node) {
                if std::mem::replace(&mut keep[i], false) {
                    reasons[i] = Some("cookie notice");
                }
            }
        }
        // What does not ask as a whole asks in no part: each text is looked at once.
        node = if asks && holds_title { node + 1 } else { page.node(node).end };
    }
    reasons
}
