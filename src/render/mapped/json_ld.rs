//! The article as linked data: schema.org's `NewsArticle` in JSON-LD 1.1, as search engines and archives read it.

use super::{linked_picture, people, permanent, written};
use crate::article::{Article, Image, Organisation, Role};
use crate::metadata;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<WebPage<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative_headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editor: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contributor: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<Original<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    keywords: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image: Vec<ImageObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_accessible_for_free: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    /// When this description was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    sd_date_published: Option<&'a str>,
    article_body: &'a str,
}

#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<Box<Agent<'a>>>,
}

/// The text where it stood first.
#[derive(Serialize)]
struct Original<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    publisher: Agent<'a>,
}

#[derive(Serialize)]
struct WebPage<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    breadcrumb: Option<Breadcrumbs<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ImageObject<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<Pixels>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<Pixels>,
}

/// schema.org has no bare numbers for lengths.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pixels {
    #[serde(rename = "@type")]
    kind: &'static str,
    value: u32,
    unit_code: &'static str,
}

/// Pixels by their code in UN/CEFACT's recommendation 20.
fn pixels(value: Option<u32>) -> Option<Pixels> {
    value.map(|value| Pixels { kind: "QuantitativeValue", value, unit_code: "E37" })
}

fn organisation(found: &Organisation) -> Agent<'_> {
    Agent { kind: "Organization", name: &found.name, url: found.url.as_deref(), affiliation: None }
}

fn agents<'a>(article: &'a Article, roles: &[Role]) -> Vec<Agent<'a>> {
    let listed = roles.iter().flat_map(|&role| people(article, role));
    listed
        .map(|person| {
            let is_organisation = metadata::is_organisation(&person.name);
            let works_for = person.affiliation.as_deref().filter(|_| !is_organisation);
            Agent {
                kind: if is_organisation { "Organization" } else { "Person" },
                name: &person.name,
                url: person.url.as_deref(),
                affiliation: works_for
                    .map(|name| Box::new(Agent { kind: "Organization", name, url: None, affiliation: None })),
            }
        })
        .collect()
}

fn picture(image: &Image) -> Option<ImageObject<'_>> {
    Some(ImageObject {
        kind: "ImageObject",
        url: linked_picture(&image.src)?,
        caption: image.caption.as_deref(),
        credit_text: image.credit.as_deref(),
        width: pixels(image.width),
        height: pixels(image.height),
    })
}

/// The pictures, the one that stands for the article first.
fn pictures(article: &Article) -> Vec<ImageObject<'_>> {
    let lead = article.lead_image.as_ref();
    let held = lead.and_then(|l| l.image);
    let (first, others): (Vec<&Image>, Vec<&Image>) = article.images.iter().partition(|i| Some(i.id) == held);
    let apart = lead.filter(|_| first.is_empty()).and_then(|l| {
        let url = linked_picture(&l.src)?;
        Some(ImageObject {
            kind: "ImageObject",
            url,
            caption: None,
            credit_text: None,
            width: pixels(l.width),
            height: pixels(l.height),
        })
    });
    apart.into_iter().chain(first.into_iter().chain(others).filter_map(picture)).collect()
}

/// One `NewsArticle`.
pub fn json_ld(article: &Article) -> String {
    let url = permanent(article);
    let steps = || {
        let steps = article.breadcrumb.iter().enumerate();
        steps.map(|(n, name)| Step { kind: "ListItem", position: n + 1, name }).collect::<Vec<_>>()
    };
    written(&NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        id: url,
        url,
        main_entity_of_page: url.map(|id| WebPage {
            kind: "WebPage",
            id,
            breadcrumb: (!article.breadcrumb.is_empty())
                .then(|| Breadcrumbs { kind: "BreadcrumbList", item_list_element: steps() }),
        }),
        headline: article.title.as_deref(),
        alternative_headline: article.subtitle.as_deref(),
        author: agents(article, &[Role::Author]),
        editor: agents(article, &[Role::Editor]),
        translator: agents(article, &[Role::Translator]),
        contributor: agents(article, &[Role::Reviewer, Role::Photographer]),
        publisher: article.publisher.as_ref().map(organisation),
        is_based_on: article
            .original_source
            .as_ref()
            .filter(|_| article.reposted)
            .map(|o| Original { kind: "CreativeWork", publisher: organisation(o) }),
        date_published: article.published.as_ref().map(|d| d.value.as_str()),
        date_modified: article.modified.as_ref().map(|d| d.value.as_str()),
        in_language: article.source.lang.as_deref(),
        article_section: article.section.as_deref(),
        keywords: &article.tags,
        description: article.excerpt.as_deref(),
        image: pictures(article),
        is_accessible_for_free: article.paywalled.map(|p| !p),
        license: article.license.as_deref(),
        sd_date_published: article.source.captured_at.as_deref(),
        article_body: &article.text_content,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::LeadImage;
    use serde_json::{Value, json};

    fn mapped(article: &Article) -> Value {
        serde_json::from_str(&json_ld(article)).unwrap()
    }

    #[test]
    fn people_organisations_and_the_first_publisher() {
        let found = mapped(&super::super::tests::article());
        assert_eq!(found["author"][0], json!({"@type": "Person", "name": "Ludwig van der Berg"}));
        assert_eq!(found["author"][2]["@type"], "Organization");
        assert_eq!(found["editor"][0]["name"], "Ann Lee");
        assert_eq!(found["contributor"][0]["name"], "Idris Penn");
        assert_eq!(found["isBasedOn"]["publisher"]["name"], "Hill Agency");
        assert_eq!(found["isAccessibleForFree"], true);
        assert_eq!(found["mainEntityOfPage"]["breadcrumb"]["itemListElement"][1]["position"], 2);
        assert_eq!(found["dateModified"], "2024-03");
    }

    #[test]
    fn the_lead_picture_stands_first_and_once() {
        let image =
            |id, src: &str| Image { id, src: format!("https://valley.example/{src}"), ..Image::default() };
        let mut article = super::super::tests::article();
        article.images = vec![image(0, "a.jpg"), image(1, "b.jpg")];
        article.images.push(Image { id: 2, src: "data:image/png;base64,AA".to_owned(), ..Image::default() });
        let lead =
            |image| LeadImage { src: "https://valley.example/l.jpg".into(), image, ..LeadImage::default() };
        let urls = |article: &Article| -> Vec<String> {
            let found = mapped(article);
            let images = found["image"].as_array().cloned().unwrap_or_default();
            images.iter().filter_map(|i| i["url"].as_str()?.rsplit('/').next().map(str::to_owned)).collect()
        };
        article.lead_image = Some(lead(Some(1)));
        assert_eq!(urls(&article), ["b.jpg", "a.jpg"]);
        article.lead_image = Some(lead(None));
        assert_eq!(urls(&article), ["l.jpg", "a.jpg", "b.jpg"]);
    }
}
