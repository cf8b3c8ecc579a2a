//! What a script of the page would have written into it (`page::script`).

use super::Scan;
use crate::metadata::candidate::{Candidate, Candidates, Field, From};
use crate::page::Page;
use jiff::{Timestamp, tz::Offset};

/// Hours by which China's clock is ahead of Greenwich's: in its time the articles are shown that are read there.
const CHINA: i8 = 8;

/// Adds the moment of publication.
pub(super) fn read(page: &Page, _: &Scan, out: &mut Candidates) {
    let Some(moment) = page.facts.published.and_then(|s| Timestamp::from_second(s).ok()) else {
        return;
    };
    let value = moment.display_with_offset(Offset::constant(CHINA)).to_string();
    out.add(Candidate::new(Field::Published, value, From::Meta, "script (ct)", 0.7));
}
