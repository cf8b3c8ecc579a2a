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

#[cfg(test)]
mod tests {
    use crate::page::{Facts, html};

    #[test]
    fn the_day_of_a_vacancy() {
        let page = r#"<title>Weir keeper</title><script type=application/ld+json>{"@type":"JobPosting","title":"Weir keeper",
            "datePosted":"2024-02-26","validThrough":"2024-04-30"}</script><h1>Weir keeper</h1><p>The valley looks for somebody who opens
            the weir when the river rises, and closes it again, in every weather and at any hour of the day.</p><p>You live near the river,
            you can swim, and you like to be woken at night by the sound of rain, which most people do not.</p>"#;
        let vacancy = crate::extract(&html::parse(page, Facts::default())).expect("an article");
        assert_eq!(vacancy.published.map(|date| date.value).as_deref(), Some("2024-02-26"));
    }
}
