//! What an inline element does to its text.

/// What becomes of an element within a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Style {
    Strong,
    Emphasis,
    Link(String),
    Code,
    Subscript,
    Superscript,
    Deleted,
    Marked,
    Ruby,
    /// Reading within a ruby.
    Reading,
}

/// Emphasis that a style attribute declares; editors that write no `b` write this.
pub(super) fn declared(style: &str) -> Option<Style> {
    style.split(';').find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
        match (name.as_str(), value.as_str()) {
            ("font-weight", "bold" | "bolder" | "600" | "700" | "800" | "900") => Some(Style::Strong),
            ("font-style", "italic" | "oblique") => Some(Style::Emphasis),
            ("text-decoration", "line-through") => Some(Style::Deleted),
            _ => None,
        }
    })
}
