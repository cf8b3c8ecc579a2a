//! Front door for text: plain lines, Markdown, or markup that a front matter stands before.

mod lines;
mod wrap;

use crate::page::{Builder, Facts, Kind, Page, Tag, front_matter, html, limits};
use pulldown_cmark::{Options, Parser};

/// Reads a text into a page.
///
/// ```
/// use limpid::page::{Facts, plain};
/// let page = plain::read("---\ntitle: Rain\n---\n# Rain\n\nIt *rained*.", Facts::default());
/// assert_eq!(page.facts.front_matter[0].1, ["Rain"]);
/// assert!(page.outline().contains("<em"));
/// ```
pub fn read(text: &str, mut facts: Facts) -> Page {
    let text = if text.len() > limits::MAX_BYTES {
        facts.limits.push(format!("text past {} MB was left out", limits::MAX_BYTES >> 20));
        facts.unread = true;
        &text[..text.floor_char_boundary(limits::MAX_BYTES)]
    } else {
        text
    };
    let (body, fronted) = match front_matter::split(text) {
        Some((fields, rest)) => {
            facts.front_matter = fields.iter().map(|f| (f.key.clone(), f.value.texts())).collect();
            facts.front_matter_fields = fields;
            (rest, true)
        }
        None => (text, false),
    };
    let signs = Signs::of(body);
    if signs.is_markup() {
        html::parse(body, facts)
    } else if signs.is_markdown(fronted) {
        facts.content_type.get_or_insert_with(|| "text/markdown".to_owned());
        markdown(body, facts)
    } else {
        facts.plain = true;
        facts.content_type.get_or_insert_with(|| "text/plain".to_owned());
        let mut builder = Builder::new(facts);
        builder.open("body");
        lines::write(body, &mut builder);
        builder.close();
        builder.finish()
    }
}

/// The text of a page that is nothing but one `pre`, read as text: so browsers show text files, and so
/// some sites put them in pages. `None` for all other pages.
///
/// ```
/// use limpid::page::{Facts, html, plain};
/// let page = html::parse("<pre>One\n\nTwo</pre>", Facts::default());
/// assert_eq!(plain::of_pre(&page).unwrap().elements(limpid::page::Tag::P).count(), 2);
/// assert!(plain::of_pre(&html::parse("<pre>One</pre><p>Two", Facts::default())).is_none());
/// ```
pub fn of_pre(page: &Page) -> Option<Page> {
    let body = page.elements(Tag::Body).next()?;
    let mut pre = None;
    for child in page.children(body) {
        if page.tag(child) == Tag::Pre && pre.is_none() {
            pre = Some(child);
        } else if !page.text_of(child).trim().is_empty() && page.tag(child) != Tag::None
            || page.tag(child) == Tag::None
                && page.text_of(child).contains(|c: char| !c.is_whitespace())
                && !matches!(page.node(child).kind, Kind::Comment)
            || page.subtree(child).any(|n| matches!(page.tag(n), Tag::Img | Tag::Iframe | Tag::Video))
        {
            return None;
        }
    }
    let pre = pre.filter(|&p| page.subtree(p).skip(1).all(|n| page.tag(n) == Tag::None))?;
    let mut facts = page.facts.clone();
    let markup = facts.content_type.take_if(|t| t.contains("html")).is_some();
    let mut read = read(page.text_of(pre), facts);
    // A page says its title in its head; a browser makes one up from the address of a text file.
    if !markup {
        read.facts.title = None;
    }
    Some(read)
}

/// Markdown through its HTML, so that markup within it, which it allows, is read by the one reader there is.
fn markdown(text: &str, facts: Facts) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut markup = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut markup, Parser::new_ext(text, options));
    html::parse(&markup, facts)
}

/// Bytes of a text that are looked at to tell its form.
const SAMPLE: usize = 64 << 10;

/// Elements that make a text markup where lines begin with them.
const BLOCKS: [&str; 34] = [
    "html",
    "head",
    "body",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "tbody",
    "tr",
    "td",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "figure",
    "blockquote",
    "pre",
    "center",
    "font",
    "style",
    "script",
    "title",
];

/// What speaks for a form.
#[derive(Debug, Default)]
struct Signs {
    /// Block tags at the beginning of a line or after another tag; line breaks anywhere.
    tags: usize,
    /// The text begins with a tag.
    tag_first: bool,
    headings: usize,
    fences: usize,
    links: usize,
    strong: usize,
    items: usize,
    quotes: usize,
    rules: usize,
}

impl Signs {
    fn of(text: &str) -> Self {
        let text = &text[..text.floor_char_boundary(SAMPLE)];
        let start = text.trim_start();
        let mut signs = Self {
            tag_first: start.starts_with("<!") || tag_name(start).is_some_and(is_block),
            ..Self::default()
        };
        for line in text.lines() {
            signs.line(line);
        }
        signs
    }

    fn line(&mut self, line: &str) {
        let mut begins = true;
        for (at, _) in line.match_indices('<') {
            let name = tag_name(&line[at..]);
            let before = line[..at].trim_end();
            begins &= before.is_empty();
            let follows = before.ends_with('>');
            if name.is_some_and(|n| n.eq_ignore_ascii_case("br") || (begins || follows) && is_block(n)) {
                self.tags += 1;
            }
        }
        let text = line.trim_start();
        if line.len() - text.len() > 3 {
            return;
        }
        let marks = text.bytes().take_while(|&b| b == b'#').count();
        self.headings += usize::from((1..=6).contains(&marks) && text[marks..].starts_with(' '));
        self.fences += usize::from(text.starts_with("```") || text.starts_with("~~~"));
        self.items += usize::from(["- ", "* ", "+ ", "1. "].iter().any(|m| text.starts_with(m)));
        self.quotes += usize::from(text.starts_with("> "));
        self.rules += usize::from(text.starts_with('|') && text.contains("---") && text.contains('-'));
        self.links += text.match_indices("](").filter(|(at, _)| text[..*at].contains('[')).count();
        self.strong += usize::from(text.matches("**").count() >= 2);
    }

    /// Markup, not Markdown that holds some.
    fn is_markup(&self) -> bool {
        let markdown = self.headings + self.fences + self.links + self.items;
        self.tags > markdown && (self.tag_first || self.tags > 1)
    }

    /// Markdown beyond doubt: a fence, a link, a table, or two signs of different kinds. Lists and quotes
    /// alone are what people write in plain text too. Behind front matter, which only Markdown (or markup)
    /// comes with, one sign will do.
    fn is_markdown(&self, fronted: bool) -> bool {
        let certain = self.fences > 1 || self.links > 0 || self.rules > 0;
        let kinds = [self.headings, self.strong, self.items, self.quotes].iter().filter(|&&n| n > 0).count();
        certain || kinds > 1 && self.headings + self.strong > 0 || kinds > 0 && fronted
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.iter().any(|b| name.eq_ignore_ascii_case(b))
}

/// Name of the tag that a text begins with.
fn tag_name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let closed = rest[end..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
    (end > 0 && closed).then_some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<String> {
        let page = read(text, Facts::default());
        let names = (1..page.len() as u32).filter(|&id| page.tag(id) != Tag::None);
        names.map(|id| page.name(id).to_owned()).filter(|n| n != "head" && n != "body").collect()
    }

    #[test]
    fn forms_are_told_apart() {
        assert_eq!(tags("<div>\n<p>One</p>\n<p>Two</p>\n</div>"), ["div", "p", "p"]);
        assert_eq!(tags("One<br><br>Two"), ["br", "br"]);
        assert_eq!(tags("# One\n\nTwo [three](https://example.org)"), ["h1", "p", "a"]);
        assert_eq!(tags("Use <p> for a paragraph.\nAnd <b> for bold."), ["p", "p"]);
        assert_eq!(tags("One\n\nTwo"), ["p", "p"]);
        assert_eq!(tags("---\ntitle: x\n---\n\nOne *two* **three**"), ["p", "em", "strong"]);
        assert_eq!(tags("Dear all,\n\n- one\n- two"), ["p", "ul", "li", "li"]);
        assert_eq!(tags("#1 in the charts\n\n#2 is not"), ["p", "p"]);
    }

    #[test]
    fn markdown_with_markup_stays_markdown() {
        let text = "<h1 align=center>Rain</h1>\n\n# About\n\n- [one](a)\n- [two](b)\n\n```\ncode\n```";
        assert_eq!(tags(text), ["h1", "h1", "ul", "li", "a", "li", "a", "pre", "code"]);
    }

    #[test]
    fn a_text_file_in_a_tab_is_text() {
        let markup = "<head><meta name=color-scheme content='light dark'></head>\
                      <body><pre style='x'>One\n\nTwo</pre><div class=json-formatter-container></div>";
        let facts = Facts {
            content_type: Some("text/plain".into()),
            title: Some("a.txt".into()),
            ..Facts::default()
        };
        let page = of_pre(&html::parse(markup, facts)).unwrap();
        assert!(page.facts.plain);
        assert_eq!(page.facts.title, None);
        assert_eq!(page.facts.content_type.as_deref(), Some("text/plain"));
        assert!(of_pre(&html::parse("<pre>a <b>c</b></pre>", Facts::default())).is_none());
        assert!(of_pre(&html::parse("<pre>a</pre><img src=x>", Facts::default())).is_none());
    }
}
