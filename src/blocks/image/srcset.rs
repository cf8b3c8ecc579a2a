//! `srcset` (HTML, 4.8.4.2.2 "Parsing a srcset attribute").

/// One picture of a `srcset`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate<'a> {
    pub(super) url: &'a str,
    /// Width in pixels (`640w`), or density times [`DENSITY_WIDTH`].
    pub(super) width: f64,
}

/// Width that a picture of density 1 is taken for, so that the two kinds of descriptor can be compared.
const DENSITY_WIDTH: f64 = 640.0;

/// Widest picture that is worth fetching for a column of text on a dense screen, in pixels.
const SENSIBLE_WIDTH: f64 = 2048.0;

/// The candidates in order. An address may hold commas; it ends at white space, or at a comma before it.
pub(super) fn parse(value: &str) -> Vec<Candidate<'_>> {
    let mut out = Vec::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return out;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        let url = word.trim_end_matches(',');
        if url.len() < word.len() {
            rest = tail;
            out.push(Candidate { url, width: DENSITY_WIDTH });
            continue;
        }
        let mut depth = 0;
        let end = tail
            .find(|c: char| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                c == ',' && depth <= 0
            })
            .unwrap_or(tail.len());
        let (descriptors, tail) = tail.split_at(end);
        rest = tail;
        let width = descriptors.split_ascii_whitespace().find_map(|d| {
            let (number, unit) = d.split_at(d.len() - d.chars().next_back()?.len_utf8());
            let number = number.parse::<f64>().ok().filter(|n| n.is_finite() && *n > 0.0)?;
            match unit {
                "w" => Some(number),
                "x" => Some(number * DENSITY_WIDTH),
                _ => None,
            }
        });
        out.push(Candidate { url, width: width.unwrap_or(DENSITY_WIDTH) });
    }
}

/// The largest candidate that is not wider than sensible; the smallest where all are.
pub(super) fn best<'a>(candidates: &[Candidate<'a>]) -> Option<Candidate<'a>> {
    let mut best: Option<&Candidate> = None;
    for candidate in candidates {
        let better = best.is_none_or(|b| {
            if b.width > SENSIBLE_WIDTH {
                candidate.width < b.width
            } else {
                candidate.width > b.width && candidate.width <= SENSIBLE_WIDTH
            }
        });
        if better {
            best = Some(candidate);
        }
    }
    best.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(value: &str) -> Vec<&str> {
        parse(value).into_iter().map(|c| c.url).collect()
    }

    #[test]
    fn commas_within_addresses_do_not_separate() {
        assert_eq!(
            urls("https://cdn.example/w_300,h_200/a.jpg 300w, https://cdn.example/w_600,h_400/a.jpg 600w"),
            ["https://cdn.example/w_300,h_200/a.jpg", "https://cdn.example/w_600,h_400/a.jpg"]
        );
        assert_eq!(urls("a.jpg, b.jpg 2x"), ["a.jpg", "b.jpg"]);
        assert_eq!(urls("a.jpg 1x,b.jpg 2x"), ["a.jpg", "b.jpg"]);
        assert_eq!(urls(" , "), [""; 0]);
        assert_eq!(urls("a.jpg (x, y) 2x, b.jpg"), ["a.jpg", "b.jpg"]);
    }

    #[test]
    fn takes_the_largest_sensible() {
        let of = |value| best(&parse(value)).map(|c| c.url.to_owned());
        assert_eq!(of("s.jpg 320w, m.jpg 1200w, x.jpg 9000w").as_deref(), Some("m.jpg"));
        assert_eq!(of("x.jpg 9000w, y.jpg 5000w").as_deref(), Some("y.jpg"));
        assert_eq!(of("a.jpg 1x, b.jpg 2x").as_deref(), Some("b.jpg"));
        assert_eq!(of("a.jpg 0w, b.jpg naw").as_deref(), Some("a.jpg"));
        assert_eq!(of(""), None);
    }
}
