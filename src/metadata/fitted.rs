//! Weights of the facts about candidate headlines, days of publication and sets of authors. Written by
//! `cargo xtask weights CORPUS --write`, never by hand.
//!
//! A softmax over the candidates of a page, L2 on the weights, fitted to the labelled pages of the corpora `web`
//! and `zh` that `src/model/provenance.json` names and to those of `tests/layouts`. Cross-validated in 10 folds, the pages of a domain in one;
//! of the penalties the one that is most often right on held-out pages. Temperature and “none” are fitted to the
//! scores of held-out pages. Right pages of `web`, `zh` and our own:
//!
//! | field | asked | a right candidate exists | right, cross-validated | right, in-sample | L2 |
//! |---|--:|--:|--:|--:|--:|
//! | title | 1223 + 0 + 255 | 1204 + 0 + 253 | 983 + 0 + 235 | 986 + 0 + 237 | 10 |
//! | published | 652 + 26 + 190 | 606 + 24 + 180 | 586 + 22 + 174 | 589 + 22 + 176 | 0.3 |
//! | authors | 618 + 27 + 168 | 533 + 14 + 136 | 519 + 13 + 132 | 519 + 13 + 132 | 10 |
//!
//! The weights of published are not those of the table but older ones, kept by `--keep published` (right: 590 + 21 + 173); their
//! confidences are fitted to pages that they may have seen.
//!
//! The weights of authors are not those of the table but older ones, kept by `--keep authors` (right: 520 + 14 + 132); their
//! confidences are fitted to pages that they may have seen.

use super::merge::weights::Fitted;

/// Of title.
pub(super) static TITLE: Fitted<36> = Fitted {
    weights: [
        0.42,  // Heading1
        0.27,  // OnlyHeading1
        0.62,  // FirstHeading1
        0.81,  // NearestHeading1
        -0.08, // InChrome
        -0.46, // LinksHome
        0.76,  // OtherVisible
        -0.03, // WholeTitle
        0.65,  // OpenGraph
        0.38,  // Twitter
        0.21,  // LinkedHeadline
        -0.10, // LinkedName
        0.33,  // Microdata
        0.36,  // OtherMeta
        0.40,  // TitleCutAtSite
        0.72,  // OtherCutAtSite
        0.81,  // TitleHead
        -0.56, // TitleTail
        1.00,  // OtherHead
        0.34,  // OtherTail
        0.28,  // InTitle
        -0.11, // HoldsTitle
        0.68,  // LikeTitle
        -0.73, // SiteName
        -1.05, // HoldsSiteName
        -0.47, // OneWord
        0.05,  // TwoWords
        -0.18, // Long
        0.38,  // HeadingOfArticle
        0.33,  // HeadingLikeTitle
        -0.58, // HeadingUnlikeTitle
        -0.31, // VisibleInChrome
        0.63,  // VisibleNearest
        0.81,  // LowerHeading
        0.50,  // PieceShare
        0.30,  // SharingAgrees
    ],
    temperature: 0.90,
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
        -0.58, // Coarse
        -1.42, // Relative: on no page, set by hand
        0.67,  // Agreed
        2.02,  // AgreedMore
    ],
    temperature: 1.15,
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
        0.00,  // Dateline
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
    temperature: 1.40,
    none: -2.25,
};
