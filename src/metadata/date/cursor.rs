//! A place in a text that moves over what dates are made of.

/// Digits and marks of other scripts as ASCII.
pub(super) fn plain(c: char) -> char {
    let digit = |base: u32| char::from(b'0' + (u32::from(c) - base) as u8);
    match c {
        '\u{ff01}'..='\u{ff5e}' => crate::metadata::clean::narrow(c),
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        // The scripts of India: each has a block of 128 characters, digits from its 102nd on.
        '\u{966}'..='\u{96f}'
        | '\u{9e6}'..='\u{9ef}'
        | '\u{a66}'..='\u{a6f}'
        | '\u{ae6}'..='\u{aef}'
        | '\u{b66}'..='\u{b6f}'
        | '\u{be6}'..='\u{bef}'
        | '\u{c66}'..='\u{c6f}'
        | '\u{ce6}'..='\u{cef}'
        | '\u{d66}'..='\u{d6f}' => digit(u32::from(c) & !0x7f | 0x66),
        '\u{e50}'..='\u{e59}' => digit(0xe50),
        '\u{1040}'..='\u{1049}' => digit(0x1040),
        '\u{17e0}'..='\u{17e9}' => digit(0x17e0),
        '‐' | '‑' | '‒' | '–' => '-',
        '\u{a0}' | '\u{3000}' | '\u{202f}' | '\u{2009}' => ' ',
        _ => c,
    }
}

/// A place in a text.
pub(super) struct Cursor<'a> {
    pub(super) chars: &'a [(usize, char)],
    pub(super) at: usize,
}

impl Cursor<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, n: usize) -> Option<char> {
        self.chars.get(self.at + n).map(|(_, c)| *c)
    }

    pub(super) fn eat_any(&mut self, wanted: &[char]) -> bool {
        let hit = self.peek().is_some_and(|c| wanted.contains(&c));
        self.at += usize::from(hit);
        hit
    }

    /// Eats a text, ASCII letters without regard to case.
    pub(super) fn eat_text(&mut self, wanted: &str) -> bool {
        let fits = wanted
            .chars()
            .enumerate()
            .all(|(n, w)| self.peek_at(n).is_some_and(|c| c.to_ascii_lowercase() == w));
        if fits {
            self.at += wanted.chars().count();
        }
        fits
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// A number of at most `digits` digits, and how many it has; none if it goes on.
    pub(super) fn number(&mut self, digits: usize) -> Option<(u32, usize)> {
        let mut n = 0_u32;
        let mut count = 0;
        while let Some(c) = self.peek_at(count).filter(char::is_ascii_digit) {
            count += 1;
            if count > digits {
                return None;
            }
            n = n * 10 + (u32::from(c) - u32::from('0'));
        }
        if count == 0 {
            return None;
        }
        self.at += count;
        Some((n, count))
    }

    /// A run of letters in lower case (a dot that ends an abbreviation is eaten), at most 20.
    pub(super) fn word(&mut self) -> Option<String> {
        let mut out = String::new();
        let start = self.at;
        while let Some(c) = self.peek().filter(|&c| crate::text::is_alphabetic(c) || is_mark(c)) {
            if self.at - start >= 20 {
                return None;
            }
            crate::text::push_lower(c, &mut out);
            self.at += 1;
            // Thai puts dots within what it shortens: `มี.ค.`
            let shortened = is_thai(c) && self.peek() == Some('.') && self.peek_at(1).is_some_and(is_thai);
            self.at += usize::from(shortened);
        }
        // `İ` in lower case is two characters, of which the dot would hide the name.
        out.retain(|c| c != '\u{307}');
        (!out.is_empty()).then_some(out)
    }

    /// What may stand between a date and its time: white space, commas, bars, a weekday in brackets.
    pub(super) fn skip_between(&mut self) {
        for _ in 0..4 {
            let start = self.at;
            // `T` of ISO 8601, not of `Thursday`.
            let iso = |c: &Self| c.peek() == Some('T') && c.peek_at(1).is_some_and(|c| c.is_ascii_digit());
            while iso(self)
                || self.peek().is_some_and(|c| {
                    c.is_whitespace() || matches!(c, ',' | '|' | '·' | '-' | '、' | '@' | '•' | '丨' | '/')
                })
            {
                self.at += 1;
            }
            if matches!(self.peek(), Some('(' | '（' | '【' | '[')) {
                let close = (1..10).find(|&n| matches!(self.peek_at(n), Some(')' | '）' | '】' | ']')));
                match close {
                    Some(n) if (1..n).all(|k| self.peek_at(k).is_some_and(|c| !c.is_ascii_digit())) => {
                        self.at += n + 1;
                    }
                    _ => {}
                }
            } else if self.eat_text("星期") || self.eat_text("周") || self.eat_text("週") {
                self.at += 1;
            }
            if self.at == start {
                return;
            }
        }
    }

    /// Whether a time of day may begin without any space: after 日.
    pub(super) fn starts_time(&self) -> bool {
        let after_day = self
            .at
            .checked_sub(1)
            .is_some_and(|p| matches!(self.chars[p].1, '日' | '号' | '號' | '일' | '天' | '昨' | '今'));
        after_day || matches!(self.peek(), Some('上' | '下' | '晚' | '午' | '凌' | '中'))
    }

    /// `11.32` where a dot stands between hour and minute and no further one follows.
    pub(super) fn at_dot_time(&self) -> bool {
        let digit = |n| self.peek_at(n).is_some_and(|c: char| c.is_ascii_digit());
        self.peek() == Some('.') && digit(1) && digit(2) && !digit(3) && self.peek_at(3) != Some('.')
    }

    pub(super) fn ends_here(&self) -> bool {
        !self.peek().is_some_and(|c| c.is_ascii_digit())
    }
}

/// Letters and marks of Thai, without its digits.
pub(super) fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}')
}

/// Combining marks of Thai names of months and of those in the scripts of India, whose blocks of 128 characters are laid
/// out alike.
fn is_mark(c: char) -> bool {
    let indic =
        matches!(c, '\u{900}'..='\u{d7f}') && matches!(u32::from(c) & 0x7f, 0..=3 | 0x3c..=0x4d | 0x57);
    indic || matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}
