//! What the types of schema.org mean for an article.

/// What a type says about its object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// An article or post: what the page is about.
    Article,
    /// Another work with a name: recipe, product, event, video, question.
    Work,
    /// The page.
    Page,
    /// The site.
    Site,
    /// An organisation.
    Organisation,
    /// A path within the site.
    Breadcrumb,
}

/// The kind of a type, by its name or address.
pub(super) fn kind(name: &str) -> Option<Kind> {
    let name = name.rsplit(['/', '#', ':']).next().unwrap_or(name);
    match name {
        "BlogPosting"
        | "SocialMediaPosting"
        | "LiveBlogPosting"
        | "DiscussionForumPosting"
        | "Report"
        | "Review"
        | "CriticReview"
        | "Question"
        | "BlogPost" => Some(Kind::Article),
        "WebSite" => Some(Kind::Site),
        "BreadcrumbList" => Some(Kind::Breadcrumb),
        "Recipe"
        | "HowTo"
        | "Product"
        | "ProductGroup"
        | "Event"
        | "JobPosting"
        | "VideoObject"
        | "Book"
        | "PodcastEpisode"
        | "Course"
        | "Dataset"
        | "SoftwareApplication"
        | "CreativeWork"
        | "Service"
        | "Guide"
        | "Quiz"
        | "Movie"
        | "NewsItem"
        | "Chapter" => Some(Kind::Work),
        "Organization"
        | "NewsMediaOrganization"
        | "Corporation"
        | "LocalBusiness"
        | "OnlineStore"
        | "EducationalOrganization"
        | "CollegeOrUniversity"
        | "GovernmentOrganization"
        | "NGO"
        | "Store" => Some(Kind::Organisation),
        _ if name.ends_with("Article") => Some(Kind::Article),
        _ if name.ends_with("Page") => Some(Kind::Page),
        _ => None,
    }
}
