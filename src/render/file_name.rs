//! Names of files for saved articles, safe on every system and in every script.

use super::Format;
use crate::Article;

/// Bytes of a name without its ending. Most file systems take 255 bytes, encrypted ones 143; browsers add
/// ` (1)` and `.crdownload`, so this leaves room.
const MAX_BYTES: usize = 120;

/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Name of the file that an article is saved to: its title, and an ending for the format.
///
/// ```
/// use limpid::{Article, render::{Format, file_name}};
/// let article = Article { title: Some("Rain: how it \"falls\"?".into()), ..Article::default() };
/// assert_eq!(file_name(&article, Format::Json), "Rain - how it 'falls'.limpid.json");
/// ```
pub fn file_name(article: &Article, format: Format) -> String {
    let ending = match format {
        Format::Json => "limpid.json",
        Format::Markdown => "md",
        Format::Html => "html",
        Format::Text => "txt",
        Format::Epub => "epub",
        Format::JsonLd => "jsonld",
        Format::Csl => "csl.json",
        Format::Feed => "feed.json",
    };
    let candidates = [article.title.as_deref(), article.site_name.as_deref(), host(article)];
    let stem = candidates.into_iter().flatten().map(safe).find(|s| !s.is_empty());
    format!("{}.{ending}", stem.as_deref().unwrap_or("article"))
}

fn host(article: &Article) -> Option<&str> {
    let url = article.source.url.as_deref()?;
    url.split_once("://")?.1.split(['/', '?', '#', ':']).next()
}

/// A text as the stem of a file name; empty where nothing of it may stand in one.
fn safe(text: &str) -> String {
    let mut out = String::new();
    let mut space = false;
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let joins =
            |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_refused(c) && !c.is_whitespace());
        let written = match c {
            ':' if next.is_some_and(char::is_whitespace) => " -",
            // Separators, and what shells and Windows read as patterns or streams.
            ':' | '/' | '\\' | '|' | '<' | '>' | '~' => "-",
            '"' => "'",
            '?' | '*' => "",
            c if c.is_whitespace() => {
                space = true;
                continue;
            }
            // Joiners have a meaning within words of some scripts and within pictographs only.
            '\u{200c}' | '\u{200d}' if joins(out.chars().next_back()) && joins(next) => {
                out.push(c);
                continue;
            }
            c if is_refused(c) => continue,
            c => {
                if space && !out.is_empty() {
                    out.push(' ');
                }
                space = false;
                out.push(c);
                continue;
            }
        };
        if !written.is_empty() {
            if (space || written.starts_with(' ')) && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push_str(written.trim_start());
        }
    }
    let edge = |c: char| c == '.' || c == '-' || c == ' ' || is_refused(c) || is_mark(c);
    // Hidden files, options and what Windows cuts off.
    let kept = out.trim_start_matches(edge);
    let kept = shorten(kept).trim_end_matches(|c: char| matches!(c, '.' | '-' | ' ') || is_refused(c));
    let device = kept.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = device.strip_prefix("com").or_else(|| device.strip_prefix("lpt"));
    let is_port = port.is_some_and(|p| {
        let mut digits = p.chars();
        digits.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'))
            && digits.next().is_none()
    });
    if is_port || DEVICES.contains(&device.as_str()) { format!("_{kept}") } else { kept.to_owned() }
}

/// The longest part of a name that fits, not cut within a character and its marks, and not within a word
/// where a space is near.
fn shorten(name: &str) -> &str {
    if name.len() <= MAX_BYTES {
        return name;
    }
    let mut end = MAX_BYTES;
    while !name.is_char_boundary(end)
        || name[end..].chars().next().is_some_and(|c| is_mark(c) || is_refused(c))
        || name[..end].ends_with('\u{200d}')
    {
        end -= 1;
        if end == 0 {
            return "";
        }
    }
    let cut = &name[..end];
    match cut.rfind(' ') {
        Some(space) if space > MAX_BYTES * 3 / 4 && !name[end..].starts_with(' ') => &cut[..space],
        _ => cut,
    }
}

/// Characters that no file name may hold: controls, invisible and direction characters (they make names
/// that read other than they are), private use and what is no character.
fn is_refused(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{600}'..='\u{605}' | '\u{6dd}'
            | '\u{70f}' | '\u{8e2}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{110bd}' | '\u{110cd}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Marks that belong to the character before them: combining marks of the common blocks, variation
/// selectors, and skin tones.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}'
        | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_refuse_is_left_out() {
        for (title, stem) in [
            ("a/b\\c|d", "a-b-c-d"),
            ("../../etc/passwd", "etc-passwd"),
            (".hidden", "hidden"),
            ("What is it?", "What is it"),
            ("CON", "_CON"),
            ("com1.txt", "_com1.txt"),
            ("company", "company"),
            ("Ends with a dot.", "Ends with a dot"),
            ("gpj\u{202e}exe", "gpjexe"),
            ("a\u{0}\n\tb", "a b"),
            ("上海：江河水位 “上涨”？", "上海：江河水位 “上涨”？"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("\u{1f469}\u{200d}\u{1f680} flies", "\u{1f469}\u{200d}\u{1f680} flies"),
            ("a\u{200d}b", "ab"),
            ("Rain :  more", "Rain - more"),
            ("**?", ""),
        ] {
            assert_eq!(safe(title), stem, "{title:?}");
        }
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let han = safe(&"河".repeat(200));
        assert_eq!(han, "河".repeat(40));
        let words = safe(&"water ".repeat(60));
        assert!(words.len() <= MAX_BYTES && words.ends_with("water"));
        let marks = safe(&"e\u{301}".repeat(100));
        assert!(marks.ends_with("e\u{301}"));
        assert_eq!(safe(&format!("{}\u{301}", "\u{301}".repeat(400))), "");
    }

    #[test]
    fn there_is_always_a_name() {
        let mut article = Article::default();
        assert_eq!(file_name(&article, Format::Text), "article.txt");
        article.source.url = Some("https://example.org:8080/a?b".into());
        article.title = Some("???".into());
        assert_eq!(file_name(&article, Format::Markdown), "example.org.md");
    }
}
