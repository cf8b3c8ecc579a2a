//! Pictures, captions, embeds, rules.

use super::{body, show};
use crate::page::Tag;
use crate::select::{Label, Region};

const P: &str = "<p>The river rose through the night, and by the morning the lower road was under water.</p>";

/// Pictures of a page: address without the site, and caption.
fn pictures(inner: &str) -> Vec<(String, Option<String>)> {
    let built = body(&format!("<article>{P}{inner}{P}</article>"));
    built.images.iter().map(|i| (i.src.replace("https://example.org/a/", ""), i.caption.clone())).collect()
}

fn one(inner: &str) -> Option<String> {
    let found = pictures(inner);
    assert_eq!(found.len(), 1, "{inner}: {found:?}");
    found[0].1.clone()
}

#[test]
fn the_preview_of_another_page_is_no_picture_with_a_caption() {
    let card = "<a href=https://x.example><div>How wheels are built</div><div>A guide to them.</div><img src=a.jpg></a>";
    assert!(pictures(&format!("<figure>{card}</figure>")).is_empty());
    let photo = "<figure><a href=/large><img src=a.jpg><span>12 photos</span></a><figcaption>The old bridge</figcaption></figure>";
    assert_eq!(pictures(photo).len(), 1);
}

#[test]
fn captions_by_their_place_and_looks() {
    let cases = [
        "<figure><img src=a.jpg><figcaption>The old bridge</figcaption></figure>",
        "<figure><figcaption>The old bridge</figcaption><img src=a.jpg></figure>",
        "<div class=img_wrapper><img src=a.jpg><span class=img_descr>The old bridge</span></div>",
        "<div class=wp-caption><a href=x.html><img src=a.jpg></a><p class=wp-caption-text>The old bridge</p></div>",
        "<p align=center><img src=a.jpg><br>The old bridge</p>",
        "<p align=center><img src=a.jpg></p><p align=center>The old bridge</p>",
        "<p><img src=a.jpg></p><p style='text-align: center'>The old bridge</p>",
        "<center><img src=a.jpg></center><p><font style='font-size: 9pt'>The old bridge</font></p>",
        "<p><img src=a.jpg></p><p><span style='color:#999999'>The old bridge</span></p>",
        "<p><img src=a.jpg></p><p><em>The old bridge</em></p>",
        "<p><img src=a.jpg alt='The old bridge'></p><p>The old bridge</p>",
        "<img src=a.jpg><p class=image_desc>The old bridge</p>",
    ];
    for markup in cases {
        assert_eq!(one(markup).as_deref(), Some("The old bridge"), "{markup}");
        assert_eq!(show(&format!("<article>{P}{markup}{P}</article>")).len(), 3, "{markup}");
    }
    assert_eq!(one("<p><img src=a.jpg></p><p>▲老桥。李四 摄</p>").as_deref(), Some("▲老桥。李四 摄"));
}

#[test]
fn paragraphs_below_pictures_are_no_captions() {
    let cases = [
        "<p><img src=a.jpg></p><p>Nobody crossed.</p>",
        "<p><img src=a.jpg></p><h2 align=center>The bridge</h2>",
        "<p><img src=a.jpg></p><p align=center><a href=/x>More</a></p>",
        "<p><img src=a.jpg></p><hr><p align=center>The bridge</p>",
        "<div><img src=a.jpg><p>Nobody crossed the bridge that day, said the office.</p></div>",
    ];
    for markup in cases {
        assert_eq!(one(markup), None, "{markup}");
    }
}

#[test]
fn a_page_that_sets_lines_below_its_pictures_means_captions() {
    let part = |n: u32| format!("{P}<p><img src={n}.jpg></p><p>Bridge {n}.</p>");
    let found = pictures(&(1..=4).map(part).collect::<String>());
    let captions: Vec<_> = found.into_iter().filter_map(|(_, c)| c).collect();
    assert_eq!(captions, ["Bridge 1.", "Bridge 2.", "Bridge 3.", "Bridge 4."]);
    // A story told in pictures: every line is followed by the next picture.
    let part = |n: u32| format!("<p><img src={n}.jpg></p><p>Bridge {n}.</p>");
    let found = pictures(&(1..=4).map(part).collect::<String>());
    assert!(found.iter().filter(|(_, c)| c.is_some()).count() <= 1, "{found:?}");
}

#[test]
fn credits() {
    let built = body(&format!(
        "{P}<figure><img src=a.jpg><figcaption>The bridge <span class=credit>A. Writer</span></figcaption></figure>{P}"
    ));
    let image = &built.images[0];
    assert_eq!((image.caption.as_deref(), image.credit.as_deref()), (Some("The bridge"), Some("A. Writer")));
    let built =
        body(&format!("{P}<figure><img src=a.jpg><figcaption>老桥（李四摄）</figcaption></figure>{P}"));
    let image = &built.images[0];
    assert_eq!((image.caption.as_deref(), image.credit.as_deref()), (Some("老桥（李四摄）"), Some("李四摄")));
}

#[test]
fn what_is_no_content_is_no_picture() {
    let junk = [
        "<img src=a.gif width=1 height=1>",
        "<img src=a.png width=16 height=16>",
        "<img class=avatar src=a.jpg>",
        "<span class='user-avatar'><img src=a.jpg></span>",
        "<img src=/img/share-icon.png>",
        "<img src=a.png alt='扫描二维码'>",
        "<img src=qrcode_for_us.jpg>",
        "<img class=logo src=a.png>",
        "<img src='/site/css/pic3.gif'>",
        "<p hidden><img src=a.jpg></p>",
        "<p><img src=dot.png> <img src=dot.png> <img src=dot.png></p>",
        "<img src='javascript:x'>",
        "<img>",
    ];
    for markup in junk {
        assert_eq!(pictures(markup), [], "{markup}");
    }
    // Words within words, and marks that are the subject.
    for markup in [
        "<img class=padding src=upload.jpg>",
        "<img src=logo.jpg width=600 height=400>",
        "<img src=comb.jpg>",
    ] {
        assert_eq!(pictures(markup).len(), 1, "{markup}");
    }
}

#[test]
fn lazy_pictures_and_their_copies_are_one() {
    let cases = [
        ("<img class=lazy src=blank.gif data-src=a.jpg><noscript><img src=a.jpg></noscript>", "a.jpg"),
        ("<p><img class=lazy></p><noscript><img src=a.jpg></noscript>", "a.jpg"),
        ("<noscript><img src=a.jpg></noscript>", "a.jpg"),
        ("<picture><source srcset='a.webp 900w'><img src=a.jpg></picture>", "a.webp"),
        ("<amp-img src=a.jpg width=600 height=400></amp-img>", "a.jpg"),
        ("<figure><div style=\"background-image: url('a.jpg')\"></div></figure>", "a.jpg"),
    ];
    for (markup, expected) in cases {
        let found: Vec<String> = pictures(markup).into_iter().map(|p| p.0).collect();
        assert_eq!(found, [expected], "{markup}");
    }
    assert_eq!(pictures("<div style='background-image: url(a.jpg)'></div>"), []);
}

#[test]
fn several_pictures_of_one_figure_stand_together() {
    let shown =
        show(&format!("{P}<figure><img src=a.jpg><img src=b.jpg><figcaption>Both</figcaption></figure>{P}"));
    assert_eq!(shown[1], "figure [0, 1]", "{shown:?}");
    let shown = show(&format!("{P}<p><img src=a.jpg></p><p><img src=b.jpg></p>{P}"));
    assert_eq!(shown[1..3], ["figure [0]", "figure [1]"]);
}

#[test]
fn pictures_outside_of_the_body_stay_out() {
    let built = body(&format!(
        "<header><img src=top.jpg></header><main><article><img src=lead.jpg>{P}<img src=in.jpg>{P}<img src=end.jpg></article></main>\
         <footer><img src=foot.jpg></footer>"
    ));
    let found: Vec<_> = built.images.iter().map(|i| i.src.rsplit('/').next().unwrap()).collect();
    assert_eq!(found, ["lead.jpg", "in.jpg", "end.jpg"]);
}

#[test]
fn pictures_of_dropped_parts_go_but_figures_that_only_have_captions_stay() {
    let markup = format!(
        "<main><h1>Rain</h1><div><p>By A. Writer</p><figure><img src=lead.jpg></figure></div>{P}\
         <div class=figure><img src=in.jpg><span class=caption>The bridge</span></div>\
         <div class=promo><p>Read our book</p><img src=book.jpg></div>{P}</main>"
    );
    let page = super::page(&markup);
    let measured = crate::measure::measure(&page);
    let mut selection = super::keep_all(&page, &measured);
    let drop = |selection: &mut crate::select::Selection, text: &str, label| {
        let at = measured.segments.iter().position(|s| s.text == text).unwrap();
        (selection.verdicts[at].keep, selection.verdicts[at].label) = (false, label);
        let container = measured.segments[at].container;
        let holder = page.node(container).parent;
        let home = if page.tag(holder) == Tag::Main { container } else { holder };
        selection.regions.push(Region { nodes: page.subtree(home), reason: "test" });
    };
    drop(&mut selection, "Rain", Label::Headline);
    drop(&mut selection, "By A. Writer", Label::Byline);
    drop(&mut selection, "The bridge", Label::Caption);
    drop(&mut selection, "Read our book", Label::Boilerplate);
    let built =
        super::build(super::Survey::new(&page, &measured), &selection, &crate::metadata::Metadata::default());
    let found: Vec<_> = built.images.iter().map(|i| i.src.rsplit('/').next().unwrap()).collect();
    assert_eq!(found, ["lead.jpg", "in.jpg"]);
    assert_eq!(built.images[1].caption.as_deref(), Some("The bridge"));
}

#[test]
fn embeds_become_links() {
    let cases = [
        (
            "<iframe src='https://player.example.net/embed/1'></iframe>",
            Some("embed video https://player.example.net/embed/1"),
        ),
        (
            "<iframe src='//maps.example.net/x' title=Map></iframe>",
            Some("embed map https://maps.example.net/x"),
        ),
        (
            "<iframe src='https://x.example.net/status/1' title=A></iframe>",
            Some("embed post https://x.example.net/status/1"),
        ),
        (
            "<iframe src='https://x.example.net/1' title=Chart></iframe>",
            Some("embed frame https://x.example.net/1"),
        ),
        ("<video src=/v.mp4 controls></video>", Some("embed video https://example.org/v.mp4")),
        ("<audio><source src=/v.mp3></audio>", Some("embed audio https://example.org/v.mp3")),
        ("<iframe src='https://ads.example.net/embed/1'></iframe>", None),
        ("<iframe src='https://x.example.net/1' width=1 height=1 title=a></iframe>", None),
        ("<iframe src='javascript:x' title=a></iframe>", None),
        ("<iframe src=about:blank title=a></iframe>", None),
        ("<video src=/bg.mp4 autoplay muted loop></video>", None),
    ];
    for (markup, expected) in cases {
        let shown = show(&format!("<div>{P}{markup}{P}</div>"));
        assert_eq!(shown.len() == 3, expected.is_some(), "{markup}: {shown:?}");
        if let Some(expected) = expected {
            assert_eq!(shown[1], expected);
        }
    }
}

#[test]
fn rules_only_part_text() {
    assert_eq!(show("<div><hr><p>a<hr><hr><p>b<hr></div>"), ["p a", "hr", "p b"]);
}

#[test]
fn the_lead_picture_is_found_again() {
    let built = body(&format!("{P}<img src=https://cdn.example.net/p/a-640x480.jpg?x=1>{P}"));
    assert_eq!(built.image_at("https://cdn.example.net/p/a.jpg"), Some(0));
    assert_eq!(built.image_at("https://cdn.example.net/p/b.jpg"), None);
}
