//! The product's file of fitted weights.

use super::gather::{Asked, FOLDS, SETS};
use super::{Found, carry, count};
use std::error::Error;
use std::fmt::Write;
use std::fs;

/// Where it stands.
const FITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/metadata/fitted.rs");

/// Writes it, with where the numbers come from in its head; formatting is left to `rustfmt`.
pub fn write(fields: &[(Asked, Found)]) -> Result<(), Box<dyn Error>> {
    fs::write(FITTED, text(fields)?)?;
    Ok(())
}

fn text(fields: &[(Asked, Found)]) -> Result<String, std::fmt::Error> {
    let mut out = format!(
        "//! Weights of the facts about candidate headlines, days of publication and sets of authors. Written by\n\
         //! `cargo xtask weights CORPUS --write`, never by hand.\n//!\n\
         //! A softmax over the candidates of a page, L2 on the weights, fitted to the labelled pages of the corpora `web`\n\
         //! and `zh` that `src/model/provenance.json` names and to those of `tests/layouts`. Cross-validated in {FOLDS} folds, the pages of a domain in one;\n\
         //! of the penalties the one that is most often right on held-out pages. Temperature and “none” are fitted to the\n\
         //! scores of held-out pages. Right pages of `web`, `zh` and our own:\n//!\n\
         //! | field | asked | a right candidate exists | right, cross-validated | right, in-sample | L2 |\n\
         //! |---|--:|--:|--:|--:|--:|\n"
    );
    let both = |counts: [usize; SETS.len()]| counts.map(|n| n.to_string()).join(" + ");
    for (asked, found) in fields {
        writeln!(
            out,
            "//! | {} | {} | {} | {} | {} | {} |",
            asked.field,
            both(count(&asked.pages, |_| true)),
            both(count(&asked.pages, |p| p.choice.can_be_right())),
            both(found.cross_validated),
            both(found.in_sample),
            found.l2,
        )?;
    }
    for (asked, found) in fields.iter().filter(|(_, found)| found.kept) {
        writeln!(
            out,
            "//!\n//! The weights of {0} are not those of the table but older ones, kept by `--keep {0}` (right: {1}); their\n\
             //! confidences are fitted to pages that they may have seen.",
            asked.field,
            both(found.shipped),
        )?;
    }
    out += "\nuse super::merge::weights::Fitted;\n";
    for (asked, found) in fields {
        let (name, count) = (asked.field.to_uppercase(), asked.facts.len());
        write!(
            out,
            "\n/// Of {}.\npub(super) static {name}: Fitted<{count}> = Fitted {{ weights: [",
            asked.field
        )?;
        for (n, (fact, weight)) in asked.facts.iter().zip(&found.weights).enumerate() {
            let silent = if carry(asked, n) == 0 { ": on no page, set by hand" } else { "" };
            write!(out, "\n{weight:.2}, // {fact}{silent}")?;
        }
        let scale = found.scale;
        writeln!(out, "\n], temperature: {:.2}, none: {:.2} }};", scale.temperature, scale.none)?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::confidence::Scale;
    use crate::weights::gather::Page;
    use crate::weights::softmax::Choice;

    fn field(kept: bool) -> (Asked, Found) {
        let choice = Choice { facts: vec![vec![1.0, 0.0]], right: vec![true] };
        let pages = vec![Page { set: "zh", fold: 3, choice }];
        let asked = Asked { field: "title", facts: &["Heading1", "Long"], shipped: &[0.0, 0.0], pages };
        let found = Found {
            l2: 3.0,
            weights: vec![0.5, -1.25],
            kept,
            scale: Scale { temperature: 1.05, none: -2.0 },
            shipped: [0, 1, 0],
            cross_validated: [0, 0, 0],
            in_sample: [0, 1, 0],
            bins: Default::default(),
        };
        (asked, found)
    }

    #[test]
    fn the_file_tells_where_its_numbers_come_from() {
        let fitted = text(&[field(false)]).unwrap();
        assert!(
            fitted.contains("//! | title | 0 + 1 + 0 | 0 + 1 + 0 | 0 + 0 + 0 | 0 + 1 + 0 | 3 |\n"),
            "{fitted}"
        );
        assert!(
            fitted.contains(
                "static TITLE: Fitted<2> = Fitted { weights: [\n0.50, // Heading1\n-1.25, // Long: on no page, set by hand\n]"
            )
        );
        assert!(fitted.contains("temperature: 1.05, none: -2.00"));
        assert!(!fitted.contains("--keep"));
        let kept = text(&[field(true)]).unwrap();
        assert!(kept.contains("older ones, kept by `--keep title` (right: 0 + 1 + 0)"), "{kept}");
    }
}
