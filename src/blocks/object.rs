//! What stands in a line without being text of it.

use super::math::Formula;
use crate::article::ImageRef;
use crate::page::NodeId;
use std::collections::BTreeMap;

/// What stands in a line in place of an element's text.
#[derive(Debug, Clone)]
pub(super) enum Object {
    /// A formula.
    Formula(Formula),
    /// A reference to the note with this number.
    Note(u32),
    /// A picture.
    Image(ImageRef),
    /// Nothing: a copy of something, or a way back.
    Skip,
}

/// Objects by the element that they stand for.
pub(super) type Objects = BTreeMap<NodeId, Object>;
