//! What the tests over the fixture pages share.

pub mod about;
pub mod diff;
pub mod fixtures;
pub mod tally;
