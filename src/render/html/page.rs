//! The page that an article is saved as.

use super::{Writer, web};
use crate::article::{Article, address};
use crate::render::marked::marked;
use crate::render::text::facts;
use std::borrow::Cow;

/// What a page may load and run: pictures, and the style that it carries.
const POLICY: &str = "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'";

/// A page to read: one column, the reader's own fonts and colours.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.6 Georgia,'Noto Serif','Noto Serif CJK SC',serif;overflow-wrap:break-word}\
header,footer{color:GrayText}h1,h2,h3,h4,h5,h6{line-height:1.25;color:CanvasText}\
figure{margin:1.5em 0}img{max-width:100%;height:auto}figcaption,footer,header p{font-size:.85em}\
blockquote{margin:1em 0;padding-left:1em;border-left:.2em solid}aside{padding:.5em 1em;border:1px solid}\
pre{overflow:auto;line-height:1.4}table{border-collapse:collapse;display:block;overflow:auto}th,td{border:1px solid;padding:.25em .5em}";

/// The article as a page of its own.
pub fn html(article: &Article) -> String {
    let shown = marked(article);
    let article = &*shown;
    let mut w = Writer::new(article);
    w.raw("<!DOCTYPE html>\n<html");
    w.voice(article.source.lang.as_deref(), article.source.dir.as_deref());
    w.raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    w.raw(POLICY);
    w.raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    w.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    w.meta("generator", Some(&format!("{} {}", article.generator.name, article.generator.version)));
    w.meta("author", article.byline.as_deref());
    w.meta("description", article.excerpt.as_deref());
    if let Some(url) = web(article.source.canonical_url.as_deref().or(article.source.url.as_deref())) {
        w.raw("<link rel=\"canonical\"");
        w.link_to(url);
        w.raw(">\n");
    }
    w.raw("<title>");
    w.text(article.title.as_deref().unwrap_or_default());
    w.raw("</title>\n<style>");
    w.raw(STYLE);
    w.raw("</style>\n</head>\n<body>\n<article>\n");
    w.head(article);
    match &shown {
        Cow::Borrowed(same) => w.raw(&same.content),
        Cow::Owned(marked) => w.raw(&super::body(marked)),
    }
    w.foot(article);
    w.raw("</article>\n</body>\n</html>\n");
    w.out
}

impl<'a> Writer<'a> {
    /// Headline, standfirst, who and when, lead picture.
    fn head(&mut self, article: &'a Article) {
        self.raw("<header>\n");
        for (open, text, close) in
            [("<h1>", article.title.as_deref(), "</h1>\n"), ("<p>", article.subtitle.as_deref(), "</p>\n")]
        {
            if let Some(text) = text {
                self.raw(open);
                self.text(text);
                self.raw(close);
            }
        }
        let published = article.published.as_ref();
        let facts: Vec<&str> =
            facts(article).into_iter().filter(|f| published.is_none_or(|p| p.value != *f)).collect();
        if !facts.is_empty() || published.is_some() {
            self.raw("<p>");
            self.text(&facts.join(" · "));
            if let Some(date) = published {
                self.raw(if facts.is_empty() { "<time" } else { " · <time" });
                self.attribute("datetime", &date.value);
                self.raw(">");
                self.text(&date.value);
                self.raw("</time>");
            }
            self.raw("</p>\n");
        }
        self.raw("</header>\n");
        if let Some(lead) =
            article.lead_image.as_ref().filter(|l| l.image.is_none() && address::is_picture(&l.src))
        {
            self.raw("<figure><img");
            self.attribute("src", &lead.src);
            self.attribute("alt", lead.alt.as_deref().unwrap_or_default());
            self.size(lead.width, lead.height);
            self.raw("></figure>\n");
        }
    }

    fn foot(&mut self, article: &Article) {
        if let Some(url) = article.source.url.as_deref() {
            self.raw("<footer><p>");
            match web(Some(url)) {
                Some(url) => {
                    self.raw("<a");
                    self.link_to(url);
                    self.raw(" rel=\"noopener noreferrer\">");
                    self.text(url);
                    self.raw("</a>");
                }
                None => self.text(url),
            }
            self.raw("</p></footer>\n");
        }
    }
}
