//! What stands about the body: metadata, posts, what was left out, and what a person added.

use super::Confine;
use crate::article::strings::{
    characters, direction, field_value, language, line, lines_of, optional, share, shorten,
};
use crate::article::{Article, COLOURS, Date, address, date};

/// Characters of [`Removed::text`](crate::article::Removed::text).
const MAX_REMOVED_CHARS: usize = 200;

impl Confine {
    pub(super) fn metadata(&mut self, article: &mut Article) {
        let lines = [
            &mut article.title,
            &mut article.title_raw,
            &mut article.subtitle,
            &mut article.section,
            &mut article.license,
            &mut article.excerpt,
            &mut article.source.charset,
        ];
        lines.into_iter().for_each(optional);
        lines_of(&mut article.breadcrumb);
        lines_of(&mut article.tags);
        lines_of(&mut article.limits);
        line(&mut article.generator.name);
        line(&mut article.generator.version);
        self.address(&mut article.source.url, address::is_source, "the source");
        self.address(&mut article.source.canonical_url, address::is_web, "the source");
        article.source.pages.retain(|page| {
            let allowed = address::is_web(page);
            if !allowed {
                self.fault("a further page has an address that is not allowed", page);
            }
            allowed
        });
        if let Some(next) = article.source.next_page.take_if(|n| !address::is_web(&n.url)) {
            self.fault("the next page has an address that is not allowed", &next.url);
        }
        self.address(&mut article.favicon, address::is_picture, "the icon");
        language(&mut article.source.lang);
        direction(&mut article.source.dir);
        for person in &mut article.authors {
            line(&mut person.name);
            optional(&mut person.affiliation);
            self.address(&mut person.url, address::is_link, "a person");
        }
        article.authors.retain(|p| !p.name.is_empty());
        for organisation in [&mut article.publisher, &mut article.original_source] {
            if let Some(found) = organisation {
                line(&mut found.name);
                self.address(&mut found.url, address::is_web, "a publisher");
            }
            organisation.take_if(|o| o.name.is_empty());
        }
        for field in [&mut article.published, &mut article.modified] {
            self.date(field);
        }
        if let Some(found) = article.source.captured_at.take_if(|c| c.parse::<jiff::Timestamp>().is_err()) {
            self.fault("the time of capture is none", &found);
        }
        if let Some(lead) = &mut article.lead_image {
            optional(&mut lead.alt);
        }
        if let Some(lead) = article.lead_image.take_if(|l| !address::is_picture(&l.src)) {
            self.fault("the lead picture has an address that is not allowed", &lead.src);
        }
        for candidates in article.evidence.values_mut() {
            for candidate in candidates {
                line(&mut candidate.value);
                line(&mut candidate.from);
                line(&mut candidate.place);
                optional(&mut candidate.note);
                candidate.confidence = share(candidate.confidence);
            }
        }
        for removed in &mut article.removed {
            shorten(&mut removed.text, MAX_REMOVED_CHARS);
            line(&mut removed.text);
            line(&mut removed.place);
            line(&mut removed.reason);
        }
        for field in &mut article.front_matter {
            line(&mut field.key);
            field_value(&mut field.value, 0);
        }
        article.confidence = share(article.confidence);
    }

    fn date(&mut self, field: &mut Option<Date>) {
        if let Some(found) = field {
            line(&mut found.raw);
        }
        if let Some(found) = field.take_if(|d| !date::is_date(&d.value, d.precision)) {
            self.fault("a date is none", &found.value);
        }
    }

    /// Posts begin with a block of the article's own list, one after the other.
    pub(super) fn posts(&mut self, article: &mut Article) {
        let ids: Vec<u32> = article.blocks.iter().map(|b| b.id).collect();
        let mut from = 0;
        article.posts.retain_mut(|post| {
            optional(&mut post.author);
            self.date(&mut post.published);
            let found = ids[from..].iter().position(|id| *id == post.block);
            from += found.map_or(0, |at| at + 1);
            found.is_some()
        });
    }

    /// What a person added.
    pub(super) fn added(&mut self, article: &mut Article) {
        if let Some(repair) = &mut article.repair {
            line(&mut repair.by);
            lines_of(&mut repair.unmatched);
        }
        for highlight in &mut article.highlights {
            let anchor = &mut highlight.anchor;
            for part in [&mut anchor.selector, &mut anchor.prefix, &mut anchor.exact, &mut anchor.suffix] {
                characters(part);
            }
            characters(&mut highlight.note);
            if !COLOURS.contains(&highlight.colour.as_str()) {
                COLOURS[0].clone_into(&mut highlight.colour);
            }
            let time = highlight.made.take_if(|m| m.parse::<jiff::Timestamp>().is_err());
            if let Some(found) = time {
                self.fault("the time of a highlight is none", &found);
            }
        }
        article.highlights.retain(|h| !h.anchor.exact.trim().is_empty());
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Anchor, Article, Block, BlockKind, BlockRole, Date, DatePrecision, Post, confine};

    #[test]
    fn posts_begin_with_blocks_in_their_order() {
        let block = |id| Block {
            id,
            kind: BlockKind::Paragraph { content: Vec::new() },
            role: BlockRole::default(),
            lang: None,
            dir: None,
            anchor: Anchor::default(),
            score: 0.0,
            reasons: Vec::new(),
        };
        let post =
            |block: u32, author: &str| Post { block, author: Some(author.to_owned()), published: None };
        let mut article = Article {
            blocks: vec![block(0), block(3), block(4)],
            posts: vec![post(0, "Ann\u{202e}"), post(2, "nobody"), post(4, " "), post(3, "too late")],
            ..Article::default()
        };
        article.posts[0].published =
            Some(Date { value: "9999-99".into(), precision: DatePrecision::Day, ..Date::default() });
        let faults = confine(&mut article);
        assert_eq!(article.posts, [post(0, "Ann"), Post { block: 4, ..Post::default() }]);
        assert!(faults.iter().any(|fault| fault.starts_with("a date is none")), "{faults:?}");
    }
}
