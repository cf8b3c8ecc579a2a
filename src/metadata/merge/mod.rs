//! From candidates to one value a field: agreement raises, contradiction lowers.

pub(super) mod authors;
mod clock;
pub(super) mod credits;
pub(super) mod dates;
mod days;
pub(super) mod excerpt;
pub(super) mod lead;
pub(super) mod origin;
pub(super) mod others;
pub(super) mod sources;
pub(super) mod tags;
pub(super) mod trail;
pub(super) mod weights;

use super::candidate::Candidate;
use super::zones::Zones;
use crate::measure::Measured;
use crate::page::NodeId;

/// Where a node stands, as far as metadata go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// Just above the headline.
    AboveHeadline,
    /// Between headline and body, or in its first segments.
    Head,
    /// In the body or after its end.
    Below,
    /// Far above the headline.
    FarAbove,
    /// Not shown.
    Unseen,
}

/// Where a candidate stands.
pub(super) fn position(candidate: &Candidate, measured: &Measured, zones: &Zones) -> Position {
    let Some(node) = candidate.node else {
        return Position::Unseen;
    };
    let at = |n: usize| -> Option<NodeId> { measured.segments.get(n).map(|s| s.nodes.start) };
    let headline = zones.headline.and_then(at);
    let head_start = at(zones.head.start).unwrap_or(0);
    let head_end =
        zones.head.end.checked_sub(1).and_then(|n| measured.segments.get(n)).map_or(0, |s| s.nodes.end);
    match headline {
        _ if node < head_start => Position::FarAbove,
        Some(h) if node < h => Position::AboveHeadline,
        _ if node < head_end => Position::Head,
        _ => Position::Below,
    }
}
