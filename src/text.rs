//! Words and characters of every script.

mod classes;
mod letters;

pub use classes::{class_tokens, each_class_token, file_words, has_class_token};
pub use letters::{is_alphabetic, is_alphanumeric, is_numeric, lower};

/// Whether a character is Han, kana, bopomofo or a CJK iteration mark: scripts written without spaces.
pub fn is_cjk(c: char) -> bool {
    c >= '\u{3005}'
        && matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is a letter of hiragana or katakana.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{31f0}'..='\u{31ff}')
}

/// Whether a character is a Hangul syllable or letter.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

/// Full-width punctuation and symbols, between which white space carries no meaning.
pub fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}')
}

/// Ends of sentences in the scripts that have them.
pub fn is_sentence_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '…'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '។'
            | '။'
    )
}

/// Commas and their kin.
pub fn is_comma(c: char) -> bool {
    matches!(c, ',' | ';' | '，' | '、' | '；' | '､' | '،' | '؛' | '՝' | '፣')
}

/// White space as pages use it: HTML white space, no-break and ideographic spaces, zero-width characters.
pub fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '\t'..='\r' | ' ');
    }
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{00ad}' | '\u{180e}')
}

/// Collects text with white space normalised as it is pushed: runs become one space, none at the ends,
/// and a run that holds a line end between two CJK characters vanishes (CSS Text 4, 4.1.3 "Segment
/// break transformation rules").
///
/// ```
/// let mut text = limpid::text::Normalised::default();
/// text.push("  A\u{a0} \n b　");
/// text.push("山\n河");
/// assert_eq!(text.finish(), "A b 山河");
/// ```
#[derive(Debug, Default, Clone)]
pub struct Normalised {
    out: String,
    space: bool,
    line_end: bool,
}

impl Normalised {
    /// Adds text as found.
    pub fn push(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            // Words of ASCII, of which most pages are made, in one piece.
            let word = rest.bytes().position(|b| !b.is_ascii_graphic()).unwrap_or(rest.len());
            if word > 0 {
                if self.space {
                    self.separate();
                }
                self.begin(rest);
                self.out.push_str(&rest[..word]);
                rest = &rest[word..];
                continue;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            rest = chars.as_str();
            if is_space(c) {
                // Zero-width characters and soft hyphens vanish, they do not separate.
                if c.is_whitespace() {
                    self.space = true;
                    self.line_end |= c == '\n' || c == '\r';
                }
                continue;
            }
            if self.space {
                let between_cjk = self.line_end
                    && (is_cjk(c) || is_wide_mark(c))
                    && self.out.chars().next_back().is_some_and(|p| is_cjk(p) || is_wide_mark(p));
                if between_cjk {
                    self.space = false;
                    self.line_end = false;
                } else {
                    self.separate();
                }
            }
            self.begin(text);
            self.out.push(c);
        }
    }

    /// Makes room at the first word for all of what was pushed with it.
    fn begin(&mut self, text: &str) {
        if self.out.is_empty() {
            self.out.reserve(text.len());
        }
    }

    /// Writes the space that was waiting for something to follow.
    fn separate(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        self.space = false;
        self.line_end = false;
    }

    /// Adds a line break that is to stay.
    pub fn line_break(&mut self) {
        self.space = false;
        self.line_end = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Bytes of the text so far, without white space that is still pending.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Whether anything but white space has come.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// The text.
    pub fn finish(mut self) -> String {
        if self.out.ends_with('\n') {
            self.out.pop();
        }
        self.out
    }
}

/// White space normalised, for one piece of text.
///
/// ```
/// assert_eq!(limpid::text::squash(" a \n\t b "), "a b");
/// ```
pub fn squash(text: &str) -> String {
    let mut out = Normalised::default();
    out.push(text);
    out.finish()
}

/// Tokens as the project counts them: runs of letters and digits in lower case; runs of CJK characters
/// give one token a character.
///
/// ```
/// let tokens: Vec<_> = limpid::text::tokens("It's 2時半").collect();
/// assert_eq!(tokens, ["it", "s", "2", "時", "半"]);
/// ```
pub fn tokens(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut chars = text.chars().peekable();
    std::iter::from_fn(move || {
        while chars.next_if(|&c| !(is_alphanumeric(c) || c == '_')).is_some() {}
        let first = chars.next()?;
        let mut token: String = first.to_lowercase().collect();
        if !is_cjk(first) {
            while let Some(c) = chars.next_if(|&c| (is_alphanumeric(c) || c == '_') && !is_cjk(c)) {
                push_lower(c, &mut token);
            }
        }
        Some(token)
    })
}

/// Calls with each of the [`tokens`] of a text, until it answers `false`; they share one buffer, because pages
/// have tens of thousands.
pub fn each_token(text: &str, mut call: impl FnMut(&str) -> bool) {
    let bytes = text.as_bytes();
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let mut token = String::new();
    let mut at = 0;
    while at < bytes.len() {
        // Most tokens are ASCII and end at ASCII: they are told by bytes, and lent where they are in lower case.
        let run = bytes[at..].iter().take_while(|&&b| is_word(b)).count();
        if run == 0 && bytes[at].is_ascii() {
            at += 1;
            continue;
        }
        if bytes.get(at + run).is_none_or(u8::is_ascii) {
            if !lent_lower(&text[at..at + run], &mut token, &mut call) {
                return;
            }
            at += run;
            continue;
        }
        token.clear();
        for c in text[at..].chars() {
            let wide = is_cjk(c);
            let inside = is_alphanumeric(c) || c == '_';
            if (wide || !inside) && !token.is_empty() {
                break;
            }
            at += c.len_utf8();
            if inside {
                push_lower(c, &mut token);
            }
            if wide || !inside {
                break;
            }
        }
        if !token.is_empty() && !call(&token) {
            return;
        }
    }
}

/// Calls with an ASCII word in lower case; the buffer is used where the word is not.
fn lent_lower(word: &str, buffer: &mut String, call: &mut impl FnMut(&str) -> bool) -> bool {
    if !word.bytes().any(|b| b.is_ascii_uppercase()) {
        return call(word);
    }
    buffer.clear();
    buffer.push_str(word);
    buffer.make_ascii_lowercase();
    call(buffer)
}

/// How many [`tokens`] a text has.
pub fn token_count(text: &str) -> usize {
    let mut count = 0;
    let mut in_word = false;
    for c in text.chars() {
        let wide = is_cjk(c);
        let inside = is_alphanumeric(c) || c == '_';
        count += usize::from(inside && (wide || !in_word));
        in_word = inside && !wide;
    }
    count
}

/// Appends a character in lower case.
pub fn push_lower(c: char, out: &mut String) {
    match letters::lower(c) {
        Some(lower) => out.push(lower),
        None => out.extend(c.to_lowercase()),
    }
}
