//! Weights of the facts about candidate headlines.

/// What is known about a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// Equals a first-level heading.
    Heading1,
    /// Equals the page's only first-level heading.
    OnlyHeading1,
    /// Equals the page's first first-level heading.
    FirstHeading1,
    /// Equals the last first-level heading before the body.
    NearestHeading1,
    /// That heading stands in navigation, footer, the page's header, or hidden.
    InChrome,
    /// That heading links to the site's front page or holds a picture: a logo.
    LinksHome,
    /// Equals another visible text that is most of the page's title.
    OtherVisible,
    /// Equals the whole `title`.
    WholeTitle,
    /// Equals `og:title`.
    OpenGraph,
    /// Equals `twitter:title`.
    Twitter,
    /// Equals an article's `headline` in JSON-LD.
    LinkedHeadline,
    /// Equals a `name` in JSON-LD.
    LinkedName,
    /// Equals a `headline` in microdata or RDFa.
    Microdata,
    /// Equals another `meta` element's title.
    OtherMeta,
    /// The `title` less the site's name.
    TitleCutAtSite,
    /// Another source's value less the site's name.
    OtherCutAtSite,
    /// The beginning of the `title`, where what is cut off is not known to be the site's name.
    TitleHead,
    /// A later part of the `title`.
    TitleTail,
    /// The beginning of another source's value.
    OtherHead,
    /// A later part of another source's value.
    OtherTail,
    /// Stands in the `title`.
    InTitle,
    /// The `title` stands in it.
    HoldsTitle,
    /// Share of tokens in common with the `title`.
    LikeTitle,
    /// It is the site's name.
    SiteName,
    /// A part of it is the site's name.
    HoldsSiteName,
    /// One word only.
    OneWord,
    /// Two words.
    TwoWords,
    /// More than 24 words or characters of CJK.
    Long,
    /// Equals a first-level heading, and the page says that it is an article.
    HeadingOfArticle,
    /// Equals a first-level heading; share of its tokens in common with the `title`.
    HeadingLikeTitle,
    /// Equals a first-level heading that shares nothing with the `title`.
    HeadingUnlikeTitle,
    /// Another visible text, in a list, in navigation or in an aside.
    VisibleInChrome,
    /// Another visible text, a heading of a lower level.
    LowerHeading,
    /// Share of the whole value that a piece is.
    PieceShare,
    /// The whole `title`, `og:title`, `twitter:title` or the page's name in JSON-LD agree on it.
    SharingAgrees,
}

/// Number of facts.
pub(super) const COUNT: usize = Fact::SharingAgrees as usize + 1;

/// Log-odds of each fact, in the order of [`Fact`]: a softmax over the candidates of a page, fitted to the
/// titles of 1223 labelled pages (WCXB, development split) with pages of one domain held out together.
pub(super) const WEIGHTS: [f64; COUNT] = [
    0.74, 0.14, 0.85, 0.92, -0.18, -0.63, 0.51, -0.01, 0.60, 0.35, 0.45, -0.23, 0.90, 0.60, 0.36, 1.17, 0.85,
    -0.74, 1.61, 1.40, 0.13, -0.02, 1.56, -1.00, -1.71, -0.43, 0.28, 0.11, 0.66, -0.66, -1.40, -0.50, 1.15,
    0.12, 0.43,
];
