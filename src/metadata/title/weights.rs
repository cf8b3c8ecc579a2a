//! Facts about candidate headlines; their weights stand in [`fitted`](crate::metadata::fitted).

use crate::metadata::merge::weights::facts;

facts! {
    /// What is known about a candidate.
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
        /// Another visible text, with Chinese characters or kana, and the last of them before the body.
        VisibleNearest,
        /// Another visible text, a heading of a lower level.
        LowerHeading,
        /// Share of the whole value that a piece is.
        PieceShare,
        /// The whole `title`, `og:title`, `twitter:title` or the page's name in JSON-LD agree on it.
        SharingAgrees,
    }
}
