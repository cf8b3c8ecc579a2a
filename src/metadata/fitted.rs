//! Weights of the facts about candidate headlines, days of publication and sets of authors. Written by
//! `cargo xtask weights CORPUS --write`, never by hand.
//!
//! A softmax over the candidates of a page, L2 on the weights, fitted to the labelled pages of the corpora `web`
//! and `zh` that `src/model/provenance.json` names. Cross-validated in 10 folds, the pages of a domain in one;
//! of the penalties the one that is most often right on held-out pages. Temperature and “none” are fitted to the
//! scores of held-out pages. Right pages of `web` and `zh`:
//!
//! | field | asked | a right candidate exists | right, cross-validated | right, in-sample | L2 |
//! |---|--:|--:|--:|--:|--:|
//! | title | 1223 + 0 | 1204 + 0 | 975 + 0 | 984 + 0 | 10 |
//! | published | 652 + 26 | 607 + 24 | 581 + 22 | 587 + 22 | 0.3 |
//! | authors | 618 + 27 | 527 + 9 | 512 + 9 | 513 + 9 | 3 |
//!
//! The weights of title are not those of the table but older ones, kept by `--keep title` (right: 978 + 0); their
//! confidences are fitted to pages that they may have seen.
//!
//! The weights of authors are not those of the table but older ones, kept by `--keep authors` (right: 513 + 9); their
//! confidences are fitted to pages that they may have seen.

use super::merge::weights::Fitted;

/// Of title.
pub(super) static TITLE: Fitted<35> = Fitted {
    weights: [
        0.74,  // Heading1
        0.14,  // OnlyHeading1
        0.85,  // FirstHeading1
        0.92,  // NearestHeading1
        -0.18, // InChrome
        -0.63, // LinksHome
        0.51,  // OtherVisible
        -0.01, // WholeTitle
        0.60,  // OpenGraph
        0.35,  // Twitter
        0.45,  // LinkedHeadline
        -0.23, // LinkedName
        0.90,  // Microdata
        0.60,  // OtherMeta
        0.36,  // TitleCutAtSite
        1.17,  // OtherCutAtSite
        0.85,  // TitleHead
        -0.74, // TitleTail
        1.61,  // OtherHead
        1.40,  // OtherTail
        0.13,  // InTitle
        -0.02, // HoldsTitle
        1.56,  // LikeTitle
        -1.00, // SiteName
        -1.71, // HoldsSiteName
        -0.43, // OneWord
        0.28,  // TwoWords
        0.11,  // Long
        0.66,  // HeadingOfArticle
        -0.66, // HeadingLikeTitle
        -1.40, // HeadingUnlikeTitle
        -0.50, // VisibleInChrome
        1.15,  // LowerHeading
        0.12,  // PieceShare
        0.43,  // SharingAgrees
    ],
    temperature: 1.00,
    none: -0.75,
};

/// Of published.
pub(super) static PUBLISHED: Fitted<23> = Fitted {
    weights: [
        3.22,  // OpenGraph
        -0.03, // LinkedArticle
        0.05,  // LinkedOther
        -1.75, // LinkedCreated
        0.27,  // Microdata
        -0.07, // Citation
        0.41,  // Meta
        -2.09, // TimePublished
        2.60,  // TimeHead
        -0.43, // TimeElsewhere
        0.83,  // LabelledHead
        0.62,  // VisibleHead
        1.87,  // VisibleAbove
        -1.31, // VisibleTail
        1.01,  // Url
        -0.58, // ModifiedMachine
        -0.27, // ModifiedVisible
        0.24,  // Earliest
        2.06,  // FirstVisible
        -0.58, // Coarse: on no page, set by hand
        -1.42, // Relative: on no page, set by hand
        0.67,  // Agreed
        2.02,  // AgreedMore
    ],
    temperature: 1.20,
    none: -1.00,
};

/// Of authors.
pub(super) static AUTHORS: Fitted<30> = Fitted {
    weights: [
        0.50,  // LinkedArticle
        -0.25, // LinkedOther
        0.07,  // MetaAuthor
        0.81,  // OtherMeta
        0.28,  // Citation
        0.02,  // OpenGraph
        1.07,  // Microdata
        0.17,  // RelHead
        -0.15, // RelElsewhere
        0.29,  // ClassHead
        0.61,  // LinkHead
        0.22,  // Member
        -0.24, // ClassAbove
        0.80,  // LabelledHead
        0.42,  // BareHead
        0.35,  // LabelledTail
        0.00,  // Dateline: on no page, set by hand
        -0.36, // Card
        0.08,  // ClassTail
        -0.11, // Organisation
        -0.41, // SiteName
        -0.11, // Account
        -1.01, // Few
        0.11,  // Many
        0.03,  // Within
        -0.49, // Around
        1.60,  // Agreed
        0.83,  // AgreedMore
        -0.78, // OneWord
        -0.08, // InTitle
    ],
    temperature: 1.25,
    none: -1.75,
};
