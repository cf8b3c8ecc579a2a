//! Facts about sets of names; their weights stand in [`fitted`](crate::metadata::fitted).

use crate::metadata::merge::weights::facts;

facts! {
    /// What is known about a set of names.
    pub(super) enum Fact {
        /// `author` of an article in JSON-LD.
        LinkedArticle,
        /// `author` of something else in JSON-LD.
        LinkedOther,
        /// `meta name=author`.
        MetaAuthor,
        /// Another `meta` element.
        OtherMeta,
        /// A `meta` element made for citing.
        Citation,
        /// `article:author` and its kin.
        OpenGraph,
        /// `itemprop=author`.
        Microdata,
        /// `rel=author`, around the headline.
        RelHead,
        /// `rel=author`, elsewhere.
        RelElsewhere,
        /// An element whose class says so, under the headline.
        ClassHead,
        /// A link to an author's page, under the headline.
        LinkHead,
        /// An element whose class names a member of a forum.
        Member,
        /// Such an element or link above the headline.
        ClassAbove,
        /// A label with its value, under the headline.
        LabelledHead,
        /// Names without a label, under the headline.
        BareHead,
        /// A label with its value, at the body's end.
        LabelledTail,
        /// In the dateline.
        Dateline,
        /// In the `twitter:data` of a card.
        Card,
        /// An element whose class says so, or a link to an author's page, at the body's end.
        ClassTail,
        /// All of them are organisations.
        Organisation,
        /// It is the site's name.
        SiteName,
        /// An account: one word in lower case or with digits.
        Account,
        /// Two or three names that are not in Han characters.
        Few,
        /// Four names or more.
        Many,
        /// Another set holds it and more.
        Within,
        /// It holds another set and more.
        Around,
        /// Two sources or more agree.
        Agreed,
        /// Three sources or more agree.
        AgreedMore,
        /// One word that is no account.
        OneWord,
        /// Stands in the page's title.
        InTitle,
    }
}
