//! Candidates: what the sources say, before one is chosen.

use crate::page::NodeId;

/// The fields that sources give values for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Headline.
    Title,
    /// Standfirst or second headline.
    Subtitle,
    /// Who wrote it.
    Author,
    /// Who edited it.
    Editor,
    /// Who checked it.
    Reviewer,
    /// Who took the pictures.
    Photographer,
    /// Who translated it.
    Translator,
    /// Who published the page.
    Publisher,
    /// Name of the site, which need not be the publisher's.
    Site,
    /// Who published the text first.
    OriginalSource,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// Section or rubric.
    Section,
    /// Keyword.
    Tag,
    /// Step of the path within the site.
    Breadcrumb,
    /// What the text is about.
    Excerpt,
    /// Picture that stands for the article.
    Image,
    /// Icon of the site.
    Favicon,
    /// Licence.
    License,
    /// `true` where payment is needed.
    Paywalled,
    /// Address that the page calls its own.
    CanonicalUrl,
    /// Language.
    Language,
}

impl Field {
    /// Key in `evidence`: the name of the field in the article.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Author | Self::Editor | Self::Reviewer | Self::Photographer | Self::Translator => "authors",
            Self::Publisher | Self::Site => "publisher",
            Self::OriginalSource => "originalSource",
            Self::Published => "published",
            Self::Modified => "modified",
            Self::Section => "section",
            Self::Tag => "tags",
            Self::Breadcrumb => "breadcrumb",
            Self::Excerpt => "excerpt",
            Self::Image => "leadImage",
            Self::Favicon => "favicon",
            Self::License => "license",
            Self::Paywalled => "paywalled",
            Self::CanonicalUrl => "canonicalUrl",
            Self::Language => "lang",
        }
    }
}

/// Where a candidate comes from; the name stands in the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum From {
    /// `script type=application/ld+json`.
    JsonLd,
    /// `itemprop`.
    Microdata,
    /// `property` with a schema.org or Dublin Core vocabulary.
    Rdfa,
    /// `meta property=og:…`, `article:…`.
    OpenGraph,
    /// `meta name=twitter:…`.
    Twitter,
    /// `meta name=citation_…`, Dublin Core and their kin, made for citing.
    Citation,
    /// Other `meta`.
    Meta,
    /// `title`.
    TitleElement,
    /// `link` and `a` with `rel`.
    Link,
    /// `time`.
    TimeElement,
    /// Text that the page shows.
    Visible,
    /// Path of the page within its site, as shown.
    BreadcrumbTrail,
    /// Address of the page.
    Url,
    /// Front matter of a text file.
    FrontMatter,
    /// HTML comment.
    Comment,
}

impl From {
    /// Name in the evidence.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "json-ld",
            Self::Microdata => "microdata",
            Self::Rdfa => "rdfa",
            Self::OpenGraph => "og",
            Self::Twitter => "twitter",
            Self::Citation => "citation",
            Self::Meta => "meta",
            Self::TitleElement => "title",
            Self::Link => "link",
            Self::TimeElement => "time",
            Self::Visible => "visible",
            Self::BreadcrumbTrail => "breadcrumb",
            Self::Url => "url",
            Self::FrontMatter => "front-matter",
            Self::Comment => "comment",
        }
    }
}

/// One value for one field, as a source gives it.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// The field.
    pub(crate) field: Field,
    /// The value as found, white space normalised.
    pub(crate) value: String,
    /// Where it comes from.
    pub(crate) from: From,
    /// Where it stood.
    pub(crate) place: String,
    /// How far the source alone is trusted, 0 to 1.
    pub(crate) trust: f64,
    /// The element that holds it, where it is shown.
    pub(crate) node: Option<NodeId>,
    /// Address that goes with it: of a person, an organisation.
    pub(crate) url: Option<String>,
    /// Organisation that goes with a person.
    pub(crate) affiliation: Option<String>,
    /// The source says that this is an organisation, not a person.
    pub(crate) organisation: bool,
    /// Width and height in pixels, of a picture.
    pub(crate) size: (Option<u32>, Option<u32>),
    /// Alternative text, of a picture.
    pub(crate) alt: Option<String>,
    /// Candidates of one source with the same number stand together: the names of one byline.
    pub(crate) group: u32,
    /// Of elements that name authors by their class: which byline it belongs to.
    pub(crate) byline: u32,
    /// The value has all names of a line or of like elements, of which each says only its own.
    pub(crate) together: bool,
    /// They only helped the authors: taken where nobody else is named.
    pub(crate) helped: bool,
    /// Why it cannot be taken, in words.
    pub(crate) rejected: Option<&'static str>,
}

impl Candidate {
    /// A candidate with nothing beside its value.
    pub(crate) fn new(
        field: Field,
        value: impl Into<String>,
        from: From,
        place: impl Into<String>,
        trust: f64,
    ) -> Self {
        Self {
            field,
            value: value.into(),
            from,
            place: place.into(),
            trust,
            node: None,
            url: None,
            affiliation: None,
            organisation: false,
            size: (None, None),
            alt: None,
            group: 0,
            byline: 0,
            together: false,
            helped: false,
            rejected: None,
        }
    }
}

/// Values of one field that are kept from one page: a page with ten thousand authors says nothing by it,
/// and the merge compares pairs.
const MAX_PER_FIELD: usize = 200;

/// All candidates of a page, in the order found.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    list: Vec<Candidate>,
    /// Fields of which some were left out.
    pub(crate) cut: Vec<Field>,
    /// What was not read because the page passed a limit, in words.
    pub(crate) limits: Vec<String>,
}

impl Candidates {
    /// Adds one, if it holds anything.
    pub(crate) fn add(&mut self, candidate: Candidate) {
        if candidate.value.is_empty() {
            return;
        }
        if self.of(candidate.field).count() >= MAX_PER_FIELD {
            if !self.cut.contains(&candidate.field) {
                self.cut.push(candidate.field);
                let key = candidate.field.key();
                self.limit(format!("values for {key} past the first {MAX_PER_FIELD} were left out"));
            }
            return;
        }
        self.list.push(candidate);
    }

    /// Says that a limit was passed.
    pub(crate) fn limit(&mut self, what: String) {
        if !self.limits.contains(&what) {
            self.limits.push(what);
        }
    }

    /// Gives size and alternative text to the first picture of a source; Open Graph states them in elements of
    /// their own.
    pub(crate) fn describe_first(
        &mut self,
        from: From,
        size: (Option<u32>, Option<u32>),
        alt: Option<String>,
    ) {
        if let Some(c) = self.list.iter_mut().find(|c| c.field == Field::Image && c.from == from) {
            c.size = size;
            c.alt = alt;
        }
    }

    /// Looks at each candidate for a field once more.
    pub(crate) fn examine(&mut self, field: Field, look: impl Fn(&mut Candidate)) {
        self.list.iter_mut().filter(|c| c.field == field).for_each(look);
    }

    /// Those for a field, in the order found.
    pub(crate) fn of(&self, field: Field) -> impl Iterator<Item = &Candidate> {
        self.list.iter().filter(move |c| c.field == field)
    }

    /// All of them.
    #[cfg(test)]
    pub(crate) fn all(&self) -> &[Candidate] {
        &self.list
    }
}
