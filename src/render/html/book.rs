//! The article as the XHTML of a book.

use super::{Writer, web};
use crate::article::{Article, Image};
use crate::render::text::facts;
use std::collections::BTreeMap;

/// What a book is made of, beside its package.
pub(in crate::render) struct Book {
    /// Headline, body and notes.
    pub text: String,
    /// The way to the headings.
    pub contents: String,
    /// Whether there are formulas in it: the package has to say so.
    pub formulas: bool,
}

/// Headings of the body: place among the blocks, and words.
type Headings = Vec<(usize, String)>;

/// The article as two XHTML documents. `files` are the names of its pictures' files by their numbers; a picture
/// without a file is a link to where it stands, because a book may load nothing.
pub(in crate::render) fn book(article: &Article, files: BTreeMap<u32, String>, headings: &Headings) -> Book {
    let mut w = Writer::new(article);
    w.xml = true;
    w.files = files;
    w.open(article, "article");
    w.raw("<section>\n<header>\n<h1 id=\"title\">");
    w.text(title(article));
    w.raw("</h1>\n");
    let facts = facts(article).join(" · ");
    for line in
        [article.subtitle.as_deref(), Some(facts.as_str()).filter(|f| !f.is_empty())].into_iter().flatten()
    {
        w.raw("<p>");
        w.text(line);
        w.raw("</p>\n");
    }
    w.raw("</header>\n");
    w.blocks(&article.blocks, true);
    w.notes(article);
    if let Some(url) = web(article.source.canonical_url.as_deref().or(article.source.url.as_deref())) {
        w.raw("<footer><p><a");
        w.link_to(url);
        w.raw(">");
        w.text(url);
        w.raw("</a></p></footer>\n");
    }
    w.raw("</section>\n</body>\n</html>\n");
    let text = std::mem::take(&mut w.out);

    w.open(article, "contents");
    w.raw("<nav epub:type=\"toc\">\n<ol>\n<li><a href=\"article.xhtml#title\">");
    w.text(title(article));
    w.raw("</a></li>\n");
    for (part, words) in headings {
        w.raw("<li><a");
        w.attribute("href", &format!("article.xhtml#part-{part}"));
        w.raw(">");
        w.text(words);
        w.raw("</a></li>\n");
    }
    w.raw("</ol>\n</nav>\n</body>\n</html>\n");
    Book { formulas: text.contains("<math"), text, contents: w.out }
}

/// A book has to have a title.
pub(in crate::render) fn title(article: &Article) -> &str {
    let named = [article.title.as_deref(), article.site_name.as_deref(), article.source.url.as_deref()];
    named.into_iter().flatten().find(|t| !t.trim().is_empty()).unwrap_or("–")
}

impl Writer<'_> {
    fn open(&mut self, article: &Article, class: &'static str) {
        self.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
        self.raw("<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"");
        self.voice(article.source.lang.as_deref(), article.source.dir.as_deref());
        self.raw(">\n<head>\n<title>");
        self.text(title(article));
        self.raw("</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body");
        self.attribute("class", class);
        self.raw(">\n");
    }

    /// A picture whose file is in the book, or the way to it.
    pub(super) fn held(&mut self, image: &Image) {
        let alt = image.alt.as_deref().unwrap_or_default();
        if let Some(file) = self.files.get(&image.id).cloned() {
            self.raw("<img");
            self.attribute("src", &file);
            self.attribute("alt", alt);
            self.end_empty();
        } else if let Some(src) = web(Some(&image.src)) {
            self.raw("<a");
            self.link_to(src);
            self.raw(">");
            self.text(if alt.is_empty() { src } else { alt });
            self.raw("</a>");
        } else {
            self.text(alt);
        }
    }
}
