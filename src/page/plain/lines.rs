//! Plain lines: paragraphs, lists, quotes, underlined headings, rules.

use super::wrap;
use crate::page::Builder;
use crate::text;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line<'a> {
    Blank,
    /// `-----`: a rule, or the underline of a heading.
    Rule(char),
    /// `> text`, as mail quotes.
    Quote(&'a str),
    /// `- text`, with the columns that the text begins at.
    Bullet(&'a str, usize),
    /// `3. text`.
    Number(&'a str, u32, usize),
    Text(&'a str),
}

/// Marks that lines of a list begin with.
const BULLETS: [&str; 5] = ["- ", "* ", "+ ", "• ", "· "];

/// Characters that rules and underlines are drawn with.
const RULES: [char; 9] = ['-', '=', '*', '_', '~', '#', '—', '─', '＊'];

/// Characters that a rule is long at least.
const MIN_RULE: usize = 3;

/// Writes a text's lines as elements.
pub(super) fn write(text: &str, builder: &mut Builder) {
    let text =
        text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n").replace(['\u{c}', '\u{2029}'], "\n\n");
    let split: Vec<&str> = text.split('\n').flat_map(indented_within).map(str::trim_end).collect();
    let mut writer = Writer { lines: &split, wrap: wrap::of(&split), builder, quoted: false, list: None };
    let mut at = 0;
    while at < split.len() && !writer.builder.is_full() {
        at = writer.step(at);
    }
    writer.close_list();
    writer.close_quote();
}

struct Writer<'a, 'b> {
    lines: &'a [&'a str],
    /// How the text was wrapped.
    wrap: Option<wrap::Wrap>,
    builder: &'b mut Builder,
    /// A quote is open.
    quoted: bool,
    /// Name of the open list, and the number of its last item.
    list: Option<(&'static str, u32)>,
}

impl<'a> Writer<'a, '_> {
    /// Writes what begins at a line; where the next begins.
    fn step(&mut self, at: usize) -> usize {
        let line = self.line(at);
        if !matches!(line, Line::Quote(_)) {
            self.close_quote();
        }
        match line {
            Line::Blank => {
                // A blank line between items does not end a list.
                let next = (at..self.lines.len()).find(|&i| self.line(i) != Line::Blank);
                if next.is_none_or(|n| !matches!(self.line(n), Line::Bullet(..) | Line::Number(..))) {
                    self.close_list();
                }
                next.unwrap_or(self.lines.len())
            }
            Line::Rule(_) => {
                self.close_list();
                self.builder.open("hr");
                self.builder.close();
                at + 1
            }
            Line::Quote(text) => {
                self.close_list();
                if !self.quoted {
                    self.builder.open("blockquote");
                    self.quoted = true;
                }
                if text.is_empty() {
                    return at + 1;
                }
                let end = self.end(at, |l| {
                    if let Line::Quote(t) = l { Some(t).filter(|t| !t.is_empty()) } else { None }
                });
                let part = |i: usize| if let Line::Quote(t) = self.line(i) { t } else { "" };
                let text: Vec<&str> = (at..end).map(part).collect();
                self.element("p", &text);
                end
            }
            Line::Bullet(text, column) if self.is_list(at, "ul", 0) => self.item(at, "ul", 0, text, column),
            Line::Number(text, number, column) if self.is_list(at, "ol", number) => {
                self.item(at, "ol", number, text, column)
            }
            _ => self.paragraph(at),
        }
    }

    fn paragraph(&mut self, at: usize) -> usize {
        self.close_list();
        let first = self.lines[at];
        if let Some(Line::Rule(mark @ ('=' | '-' | '~'))) = self.next(at)
            && self.is_underline(at)
        {
            self.element(if mark == '=' { "h1" } else { "h2" }, &[first]);
            return at + 2;
        }
        let end = self.end(at, |l| if let Line::Text(t) = l { Some(t) } else { None });
        let text: Vec<&str> = self.lines[at..end].to_vec();
        self.element("p", &text);
        end
    }

    /// One past the last line of the paragraph that begins at a line; `of` says which lines go on.
    fn end(&self, at: usize, of: impl Fn(Line<'a>) -> Option<&'a str>) -> usize {
        let mut end = at + 1;
        let Some(wrap) = self.wrap else {
            return end;
        };
        while end < self.lines.len() {
            let Some(next) = of(self.line(end)) else { break };
            let indented = wrap::indent(self.lines[end]) > wrap::indent(self.lines[end - 1]);
            if indented || !wrap.is_full(self.lines[end - 1], next) || self.is_underline(end) {
                break;
            }
            end += 1;
        }
        end
    }

    /// A list is what has two items; `number` goes on from the last.
    fn is_list(&self, at: usize, name: &'static str, number: u32) -> bool {
        if let Some((open, last)) = self.list {
            return open == name && (name == "ul" || number == last + 1);
        }
        let mut rest = (self.item_end(at, 1)..self.lines.len()).map(|i| self.line(i));
        rest.find(|&l| l != Line::Blank).is_some_and(|next| match next {
            Line::Bullet(..) => name == "ul",
            Line::Number(_, n, _) => name == "ol" && n == number + 1,
            _ => false,
        })
    }

    fn item(&mut self, at: usize, name: &'static str, number: u32, text: &'a str, column: usize) -> usize {
        if self.list.is_none() {
            self.builder.open(name);
            if name == "ol" && number != 1 {
                self.builder.attribute("start", &number.to_string());
            }
        }
        self.list = Some((name, number));
        let end = self.item_end(at, column);
        let mut parts = vec![text];
        parts.extend(&self.lines[at + 1..end]);
        self.element("li", &parts);
        end
    }

    /// Lines of an item: those that are indented under its text.
    fn item_end(&self, at: usize, column: usize) -> usize {
        let goes_on =
            |i: usize| matches!(self.line(i), Line::Text(_)) && wrap::indent(self.lines[i]) >= column;
        (at + 1..self.lines.len()).find(|&i| !goes_on(i)).unwrap_or(self.lines.len())
    }

    fn element(&mut self, name: &str, lines: &[&str]) {
        self.builder.open(name);
        // Line ends stay, so that white space between Han characters vanishes as it does in markup.
        self.builder.text(&lines.join("\n"));
        self.builder.close();
    }

    fn close_list(&mut self) {
        if self.list.take().is_some() {
            self.builder.close();
        }
    }

    fn close_quote(&mut self) {
        if std::mem::take(&mut self.quoted) {
            self.builder.close();
        }
    }

    fn next(&self, at: usize) -> Option<Line<'a>> {
        (at + 1 < self.lines.len()).then(|| self.line(at + 1))
    }

    /// Whether the line after this one underlines it.
    fn is_underline(&self, at: usize) -> bool {
        let Some(Line::Rule(_)) = self.next(at) else {
            return false;
        };
        let (text, rule) = (wrap::columns(self.lines[at]), wrap::columns(self.lines[at + 1]));
        matches!(self.line(at), Line::Text(_)) && rule + 2 >= text && rule <= text * 2
    }

    fn line(&self, at: usize) -> Line<'a> {
        let line = self.lines[at];
        let text = line.trim_start();
        let Some(first) = text.chars().next() else {
            return Line::Blank;
        };
        if RULES.contains(&first)
            && text.chars().filter(|&c| c == first).count() >= MIN_RULE
            && text.chars().all(|c| c == first || c == ' ')
        {
            return Line::Rule(first);
        }
        if first == '>' {
            return Line::Quote(text.trim_start_matches(['>', ' ']));
        }
        let column = |rest: &str| line.chars().count() - rest.chars().count();
        if let Some(rest) = BULLETS.iter().find_map(|b| text.strip_prefix(b)) {
            let rest = rest.trim_start();
            return Line::Bullet(rest, column(rest));
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=3).contains(&digits)
            && let Some(rest) = [". ", ") "].iter().find_map(|m| text[digits..].strip_prefix(m))
        {
            let rest = rest.trim_start();
            return Line::Number(rest, text[..digits].parse().unwrap_or(0), column(rest));
        }
        Line::Text(text)
    }
}

/// Parts of a line: two ideographic spaces after the end of a sentence begin a paragraph, because they
/// indent it.
fn indented_within(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices("\u{3000}\u{3000}") {
        let before = line[start..at].trim_end_matches(['”', '」', '』', '"', '）', ')']);
        if before.chars().next_back().is_some_and(text::is_sentence_end) {
            parts.push(&line[start..at]);
            start = at;
        }
    }
    parts.push(&line[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use crate::page::{Facts, Kind, Page, Tag, plain};

    fn page(text: &str) -> Page {
        plain::read(text, Facts::default())
    }

    /// The elements in the body with their text, as `name: text`.
    fn parts(text: &str) -> Vec<String> {
        let page = page(text);
        let leaf = |id: u32| matches!(page.node(id).kind, Kind::Element(_)) && page.name(id) != "body";
        let parts = (1..page.len() as u32).filter(|&id| leaf(id));
        parts.map(|id| format!("{}: {}", page.name(id), crate::text::squash(page.text_of(id)))).collect()
    }

    fn paragraphs(text: &str) -> Vec<String> {
        let page = page(text);
        page.elements(Tag::P).map(|id| crate::text::squash(page.text_of(id))).collect()
    }

    #[test]
    fn lines_are_paragraphs_where_nothing_wrapped_them() {
        let text =
            "您的位置:首页 > 正文\n\n桥\n\n第一句话说完了。\n第二句比第一句要长一些，也说完了。\n短句。";
        let texts = paragraphs(text);
        assert_eq!(
            texts,
            [
                "您的位置:首页 > 正文",
                "桥",
                "第一句话说完了。",
                "第二句比第一句要长一些，也说完了。",
                "短句。"
            ]
        );
    }

    #[test]
    fn wrapped_lines_flow_together() {
        let text = "  It had rained in the valley for three days when the river\n\
            rose above the lower bridge and the school was closed. Those\n\
            who lived near the mill were asked to leave.\n\
            \x20 In the town hall soup was served until the water fell. On\n\
            the fourth day the sun came out and everybody went home to\n\
            see what was left of the gardens.\n";
        let found = parts(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("asked to leave.") && found[0].contains("river rose above"));
    }

    #[test]
    fn han_lines_flow_together_without_spaces() {
        let text = "　　雨下了三天，河水在夜里漫过了堤岸，镇上的\n人们搬到学校里过夜。第二天中午，桥被封闭，\n\
            一小时后学校也停了课，公告贴在门上，来的人\n都看见了，却没有人说话。\n　　第三天，水退了。";
        let texts = paragraphs(text);
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert!(texts[0].contains("镇上的人们") && texts[0].starts_with("雨下了"));
    }

    #[test]
    fn two_wide_spaces_within_a_line_begin_a_paragraph() {
        assert_eq!(parts("　　水涨了。　　桥断了。　　　　完"), ["p: 水涨了。", "p: 桥断了。", "p: 完"]);
        assert_eq!(parts("姓名　　年龄　　住址"), ["p: 姓名 年龄 住址"]);
    }

    #[test]
    fn lists_quotes_rules_and_underlined_headings_are_seen() {
        assert_eq!(
            parts("Rain\n====\n\nText.\n\n-----\n\nMore.")[..],
            ["h1: Rain", "p: Text.", "hr: ", "p: More."]
        );
        assert_eq!(
            parts("- one\n  more\n- two\n\nEnd")[..],
            ["ul: one moretwo", "li: one more", "li: two", "p: End"]
        );
        assert_eq!(parts("1. one\n2. two")[1..], ["li: one", "li: two"]);
        assert_eq!(parts("1. one\n\nText"), ["p: 1. one", "p: Text"]);
        assert_eq!(parts("2020. A year.\n- and a dash"), ["p: 2020. A year.", "p: - and a dash"]);
        assert_eq!(parts("> said\n> so\n\nYes."), ["blockquote: saidso", "p: said", "p: so", "p: Yes."]);
    }
}
