//! Blocks as HTML.

use super::{Writer, web};
use crate::article::{Article, Block, BlockKind, BlockRole, Image, Inline, ListItem, Post, Row, address};

impl<'a> Writer<'a> {
    /// `lines`: one block a line; within items and quotes blocks follow each other directly.
    pub(super) fn blocks(&mut self, blocks: &[Block], lines: bool) {
        for (at, block) in blocks.iter().enumerate() {
            let aside = match block.role {
                BlockRole::Body | BlockRole::Standfirst => false,
                BlockRole::EditorsNote
                | BlockRole::Correction
                | BlockRole::PullQuote
                | BlockRole::PaywallNotice => true,
            };
            if let Some(&post) = self.posts.get(&block.id).filter(|_| lines) {
                self.post(post, at > 0);
            }
            if aside {
                self.raw("<aside>");
            }
            if lines && self.targeted.contains(&block.id) {
                self.raw("<span");
                self.attribute("id", &format!("block-{}", block.id));
                self.raw("></span>");
            }
            self.part = (lines && self.xml).then_some(at);
            self.block(block);
            if aside {
                self.raw("</aside>");
            }
            if lines {
                self.raw("\n");
            }
        }
    }

    /// Who wrote the post that begins here, and when.
    fn post(&mut self, post: &Post, apart: bool) {
        if apart {
            self.raw("<hr");
            self.end_empty();
            self.raw("\n");
        }
        self.raw("<p>");
        if let Some(author) = &post.author {
            self.raw("<strong>");
            self.text(author);
            self.raw("</strong>");
        }
        if let Some(time) = post.time() {
            self.raw(if post.author.is_some() { " · " } else { "" });
            self.text(time);
        }
        self.raw("</p>\n");
    }

    pub(super) fn block(&mut self, block: &Block) {
        let voice = (block.lang.as_deref(), block.dir.as_deref());
        match &block.kind {
            BlockKind::Paragraph { content } => self.element("p", voice, content),
            BlockKind::Heading { level, content } => {
                let name = ["h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(&2, &6) - 2)];
                let part = self.part.take();
                self.raw("<");
                self.raw(name);
                if let Some(part) = part {
                    self.attribute("id", &format!("part-{part}"));
                }
                self.voice(voice.0, voice.1);
                self.raw(">");
                self.inlines(content);
                self.raw("</");
                self.raw(name);
                self.raw(">");
            }
            BlockKind::Figure { images } => self.figure(images),
            BlockKind::List { ordered, start, items } => self.list(*ordered, *start, items, voice),
            BlockKind::Table { caption, rows } => self.table(caption, rows, voice),
            BlockKind::Code { language, text } => {
                self.raw("<pre><code");
                if let Some(language) = language {
                    self.attribute(
                        "class",
                        &format!("language-{}", language.replace(char::is_whitespace, "-")),
                    );
                }
                self.raw(">");
                // The parser drops one line end after `<pre>`; here `<code>` stands between.
                self.text(text);
                self.raw("</code></pre>");
            }
            BlockKind::Quote { cite, blocks } => {
                self.raw("<blockquote");
                self.voice(voice.0, voice.1);
                self.raw(">");
                self.blocks(blocks, false);
                if let Some(cite) = cite {
                    self.raw("<footer><cite>");
                    self.text(cite);
                    self.raw("</cite></footer>");
                }
                self.raw("</blockquote>");
            }
            BlockKind::Math { tex, mathml, text } => {
                self.raw("<p>");
                self.formula(tex.as_deref(), mathml.as_ref(), text, true);
                self.raw("</p>");
            }
            BlockKind::Embed { kind, url, title, poster } => self.embed(kind, url, title.as_deref(), *poster),
            BlockKind::Rule => {
                self.raw("<hr");
                self.end_empty();
            }
        }
    }

    pub(super) fn element(
        &mut self,
        name: &'static str,
        (lang, dir): (Option<&str>, Option<&str>),
        content: &[Inline],
    ) {
        self.raw("<");
        self.raw(name);
        self.voice(lang, dir);
        self.raw(">");
        self.inlines(content);
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    pub(super) fn figure(&mut self, images: &[u32]) {
        let found: Vec<&'a Image> = images.iter().filter_map(|i| self.images.get(i).copied()).collect();
        let several = found.len() > 1;
        if several {
            self.raw("<figure>");
        }
        for image in found {
            self.raw("<figure>");
            self.image(image);
            let credit = image.credit_apart();
            if image.caption.is_some() || credit.is_some() {
                self.raw("<figcaption>");
                self.text(image.caption.as_deref().unwrap_or_default());
                if let Some(credit) = credit {
                    self.raw(if image.caption.is_some() { " <small>" } else { "<small>" });
                    self.text(credit);
                    self.raw("</small>");
                }
                self.raw("</figcaption>");
            }
            self.raw("</figure>");
        }
        if several {
            self.raw("</figure>");
        }
    }

    pub(super) fn image(&mut self, image: &Image) {
        if self.xml {
            self.held(image);
            return;
        }
        let src = image.data.as_deref().unwrap_or(&image.src);
        if address::is_picture(src) {
            self.raw("<img");
            self.attribute("src", src);
            self.attribute("alt", image.alt.as_deref().unwrap_or_default());
            self.size(image.width, image.height);
            self.raw(">");
        }
    }

    pub(super) fn list(
        &mut self,
        ordered: bool,
        start: Option<i32>,
        items: &[ListItem],
        (lang, dir): (Option<&str>, Option<&str>),
    ) {
        let terms = items.iter().any(|i| i.term.is_some());
        let name = if terms {
            "dl"
        } else if ordered {
            "ol"
        } else {
            "ul"
        };
        self.raw("<");
        self.raw(name);
        if let (true, false, Some(start)) = (ordered, terms, start.filter(|&s| s != 1)) {
            self.attribute("start", &start.to_string());
        }
        self.voice(lang, dir);
        self.raw(">");
        for (at, item) in items.iter().enumerate() {
            if let Some(term) = &item.term {
                self.element("dt", (None, None), term);
            } else if terms && at == 0 {
                // A list of terms begins with one (HTML, 4.4.9).
                self.raw("<dt></dt>");
            }
            self.raw(if terms { "<dd" } else { "<li" });
            if let (true, false, Some(value)) = (ordered, terms, item.value) {
                self.attribute("value", &value.to_string());
            }
            self.raw(">");
            self.inlines(&item.content);
            self.blocks(&item.blocks, false);
            self.raw(if terms { "</dd>" } else { "</li>" });
        }
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    pub(super) fn table(
        &mut self,
        caption: &[Inline],
        rows: &[Row],
        (lang, dir): (Option<&str>, Option<&str>),
    ) {
        self.raw("<table");
        self.voice(lang, dir);
        self.raw(">");
        if !caption.is_empty() {
            self.element("caption", (None, None), caption);
        }
        let heads = rows.iter().take_while(|r| r.head).count();
        for (part, rows) in [("thead", &rows[..heads]), ("tbody", &rows[heads..])] {
            if rows.is_empty() {
                continue;
            }
            self.raw("<");
            self.raw(part);
            self.raw(">");
            rows.iter().for_each(|r| self.row(r));
            self.raw("</");
            self.raw(part);
            self.raw(">");
        }
        self.raw("</table>");
    }

    pub(super) fn row(&mut self, row: &Row) {
        self.raw("<tr>");
        for cell in &row.cells {
            let name = if cell.header || row.head { "th" } else { "td" };
            self.raw("<");
            self.raw(name);
            for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
                if span > 1 {
                    self.attribute(name, &span.to_string());
                }
            }
            self.raw(">");
            self.inlines(&cell.content);
            self.raw("</");
            self.raw(name);
            self.raw(">");
        }
        self.raw("</tr>");
    }

    /// A link, never the thing itself: it would load and run what others wrote.
    pub(super) fn embed(&mut self, kind: &str, url: &str, title: Option<&str>, poster: Option<u32>) {
        let Some(url) = web(Some(url)) else {
            return;
        };
        self.raw("<p><a");
        self.link_to(url);
        self.raw(" rel=\"noopener noreferrer\">");
        if let Some(image) = poster.and_then(|p| self.images.get(&p).copied()) {
            self.image(image);
            self.raw(" ");
        }
        self.text(title.unwrap_or(url));
        self.raw("</a>");
        if !kind.is_empty() {
            self.raw(" (");
            self.text(kind);
            self.raw(")");
        }
        self.raw("</p>");
    }

    pub(super) fn notes(&mut self, article: &Article) {
        if article.footnotes.is_empty() {
            return;
        }
        self.raw("<section><hr");
        self.end_empty();
        self.raw("<ol>");
        for note in &article.footnotes {
            self.raw("<li");
            self.attribute("id", &format!("note-{}", note.number));
            self.attribute("value", &note.number.to_string());
            self.raw(">");
            self.inlines(&note.content);
            if self.noted.contains(&note.number) {
                self.raw(" <a");
                self.attribute("href", &format!("#ref-{}", note.number));
                self.raw(">↩</a>");
            }
            self.raw("</li>");
        }
        self.raw("</ol></section>\n");
    }
}
