//! What stands beside every post of a thread and is about its member: the signature, the list of data.

use super::posts;
use crate::measure::Index;
use crate::page::{NodeId, Tag};
use crate::text;

/// Terms and texts of a list that are asked whether they are a member's data.
const TERMS: usize = 40;
/// Steps up at which a signature's element is looked for.
const STEPS: usize = 6;

/// Kept segments of what members sign every post with. One element that is called a signature may be a letter's.
pub(super) fn signatures(index: &Index, keep: &[bool]) -> Vec<usize> {
    let page = index.page;
    let signed = |id: &NodeId| {
        page.attribute(*id, "class")
            .is_some_and(|c| c.contains("ignature") && text::has_class_token(c, &["signature"]))
    };
    let element = |i: usize| {
        let home = index.segments[i].container;
        std::iter::once(home).chain(page.ancestors(home)).take(STEPS).find(signed)
    };
    let found: Vec<(usize, NodeId)> =
        (0..keep.len()).filter(|&i| keep[i]).filter_map(|i| Some((i, element(i)?))).collect();
    let several = found.windows(2).any(|pair| pair[0].1 != pair[1].1);
    if several { found.into_iter().map(|(i, _)| i).collect() } else { Vec::new() }
}

/// Kept segments of lists with a member's data, of which a thread has several.
pub(super) fn profiles(index: &Index, keep: &[bool]) -> Vec<usize> {
    let page = index.page;
    let names_data = |&term: &NodeId| {
        page.tag(term) == Tag::Dt
            && posts::MEMBER.contains(&page.text_of(term).to_lowercase().trim_matches([' ', ':', '\n']))
    };
    let mut end = 0;
    let outermost = |&list: &NodeId| {
        let free = list >= end;
        end = end.max(page.node(list).end);
        free
    };
    let of_member = |&list: &NodeId| page.children(list).take(TERMS).any(|term| names_data(&term));
    let lists: Vec<NodeId> = page.elements(Tag::Dl).filter(outermost).filter(of_member).collect();
    let of = |&list: &NodeId| index.inside(list).filter(|&i| keep[i]);
    if lists.len() < posts::ENOUGH { Vec::new() } else { lists.iter().flat_map(of).collect() }
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    #[test]
    fn signatures_of_members() {
        let post = |name: &str, sign: &str| {
            format!(
                "<div class=post><p>The pump of {name} was running when the river rose over the sill, and nobody in the yard had \
                 closed the cocks before the mast came down.</p><div class=message-signature><p>{sign}, twenty six feet, forever \
                 nearly finished, and for sale to whoever asks for her kindly.</p></div></div>"
            )
        };
        let text = |body: &str| {
            let page = format!("<html lang=en><title>The pump</title><h1>The pump</h1>{body}");
            crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
        };
        let thread = text(&[post("Ann", "Gannet"), post("Ben", "Petrel"), post("Cai", "Dunlin")].concat());
        assert!(thread.contains("pump of Cai") && !thread.contains("twenty six feet"), "{thread}");
        assert!(text(&post("Ann", "Gannet")).contains("twenty six feet"));
    }

    #[test]
    fn data_of_members() {
        let post = |name: &str, since: &str| {
            format!(
                "<div class=post><dl><dt>Joined</dt><dd>{since}, from the mill below the weir</dd><dt>Trade</dt><dd>{name} keeps \
                 the eel traps and mends the sluice when the river is low</dd></dl><p>The pump of {name} was running when the \
                 river rose over the sill, and nobody in the yard had closed the cocks before the mast came down.</p></div>"
            )
        };
        let text = |body: &str| {
            let page = format!("<html lang=en><title>The pump</title><h1>The pump</h1>{body}");
            crate::extract(&html::parse(&page, Facts::default())).expect("an article").text_content
        };
        let thread = text(&[post("Ann", "in May"), post("Ben", "in June"), post("Cai", "in July")].concat());
        assert!(thread.contains("pump of Cai") && !thread.contains("eel traps"), "{thread}");
        assert!(text(&post("Ann", "in May")).contains("eel traps"));
    }
}
