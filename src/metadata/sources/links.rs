//! Links by relation (HTML, 4.6.7 "Link types"; the IANA registry): `canonical`, `icon`, `license`, `author`.

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::metadata::clean;
use crate::metadata::visible::text::{SEAM, Seamed};
use crate::page::{Page, Tag};

/// Adds what links say.
pub(super) fn read(page: &Page, scan: &Scan, out: &mut Candidates) {
    // The best icon: `icon` before `shortcut icon` before `apple-touch-icon` is a matter of taste; the
    // first one given is what browsers without a size to fill take, too.
    for &id in &scan.relations {
        let relation = page.attribute(id, "rel").unwrap_or_default().to_ascii_lowercase();
        let address = page
            .attribute(id, "href")
            .filter(|h| !h.trim().is_empty())
            .and_then(|h| page.absolute(h))
            .filter(|u| matches!(u.scheme(), "http" | "https"));
        let link = page.tag(id) == Tag::Link;
        for token in relation.split_ascii_whitespace() {
            let place = format!("{}[rel={token}]", page.name(id));
            let field = match token {
                "canonical" if link => Some((Field::CanonicalUrl, 0.9)),
                "icon" | "apple-touch-icon" | "apple-touch-icon-precomposed" if link => {
                    Some((Field::Favicon, if token == "icon" { 0.9 } else { 0.6 }))
                }
                "license" => Some((Field::License, 0.85)),
                // The page of the site that claims its rights, unless it grants some.
                "copyright" if address.as_ref().is_some_and(|a| a.as_str().contains("licen")) => {
                    Some((Field::License, 0.6))
                }
                "image_src" if link => Some((Field::Image, 0.5)),
                _ => None,
            };
            if let (Some((field, trust)), Some(address)) = (field, &address) {
                out.add(Candidate::new(field, address.as_str(), From::Link, place, trust));
            } else if token == "author" && !link {
                // With the seams between its elements: a post stands in one of its own.
                let text = Seamed::new(page, page.subtree(id)).text;
                // The maker of the software, as a theme of shops has it.
                if ["built with", "powered by", "designed by"]
                    .iter()
                    .any(|by| clean::fold(&text).starts_with(by))
                {
                    continue;
                }
                let text = text.split(SEAM).map(clean::value).collect::<Vec<_>>().join(&SEAM.to_string());
                let mut candidate = Candidate::new(Field::Author, text, From::Link, place, 0.75);
                candidate.node = Some(id);
                candidate.url = address.as_ref().map(ToString::to_string);
                out.add(candidate);
            }
        }
    }
}
