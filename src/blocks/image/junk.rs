//! Pictures that are no content: icons, portraits beside a name, tracking pixels, codes to scan, logos.

use super::size::{self, Size};
use super::source;
use crate::blocks::context::Ground;
use crate::blocks::math;
use crate::page::{NodeId, Tag};
use crate::text;

/// Why a picture is no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::blocks) enum Junk {
    /// No address, or none that may be shown.
    NoSource,
    /// One side is a few pixels: it counts visits or keeps a distance.
    Pixel,
    /// Too small to show anything.
    Icon,
    /// The page's own words call it an icon, a portrait, a code, a button.
    Named,
    /// Not shown.
    Hidden,
    /// Stands again and again.
    Ornament,
}

/// Sides up to this are tracking pixels and spacers.
const MAX_PIXEL: u32 = 3;

/// Pictures whose smaller side is less than this are icons, thumbnails of faces, rules and bullets.
const MIN_SIDE: u32 = 56;

/// Wide strips (charts, signatures) may be lower than [`MIN_SIDE`] but not than this …
const MIN_STRIP_HEIGHT: u32 = 36;
/// … if they are at least this wide.
const MIN_STRIP_WIDTH: u32 = 280;

/// Words of class, id, file name or alt that name a picture which is never content.
const NEVER: [&str; 33] = [
    "avatar",
    "gravatar",
    "userpic",
    "favicon",
    "emoji",
    "emoticon",
    "smiley",
    "qr",
    "qrcode",
    "qrcod",
    "ewm",
    "erweima",
    "weixincode",
    "wxcode",
    "captcha",
    "spinner",
    "tracking",
    "tracker",
    "beacon",
    "pixel",
    "sprite",
    "spacer",
    "share",
    "sharing",
    "addthis",
    "btn",
    "button",
    "arrow",
    "adimg",
    "headerimg",
    "clipboard",
    "clippy",
    "copybtn",
];

/// Words that name a mark of the site, which may yet be the article's subject: then it is large.
const UNLESS_LARGE: [&str; 12] =
    ["icon", "ico", "icons", "logo", "logos", "badge", "ad", "ads", "advert", "sponsor", "profile", "banner"];

/// Folders that hold a site's own furniture, for every page the same; large pictures may yet be content.
const FURNITURE: [&str; 8] = ["css", "templates", "template", "skin", "skins", "theme", "themes", "layout"];

/// Both sides from which a picture is large.
const LARGE: u32 = 240;

/// Words of `alt` and `title` that name a code to scan.
const SCAN_WORDS: [&str; 4] = ["二维码", "二維碼", "扫码", "scan me"];

/// Ancestors whose class may name the picture, the element itself not counted: wrappers without text.
const MAX_WRAPPERS: usize = 3;

/// Why a picture is no content, if it is none.
pub(super) fn of(ground: &Ground, id: NodeId, address: &str) -> Option<Junk> {
    let page = ground.page;
    let declared = size::declared(page, id);
    let natural = size::natural(page, id);
    for size in [declared, natural] {
        if size.width.is_some_and(|w| w <= MAX_PIXEL) || size.height.is_some_and(|h| h <= MAX_PIXEL) {
            return Some(Junk::Pixel);
        }
    }
    if math::is_picture(ground, id) {
        return None;
    }
    if is_small(declared) || is_small(natural) {
        return Some(Junk::Icon);
    }
    let shown = Size { width: declared.width.or(natural.width), height: declared.height.or(natural.height) };
    let large = shown.width.is_some_and(|w| w >= LARGE) && shown.height.is_none_or(|h| h >= LARGE);
    let (mut never, mut mark) = (false, false);
    let mut word = |word: &str| {
        never |= NEVER.contains(&word);
        mark |= UNLESS_LARGE.contains(&word);
    };
    let is_data = address.starts_with("data:");
    if !is_data {
        text::file_words(source::file_name(address)).for_each(|w| word(&w));
    }
    let near = page
        .ancestors(id)
        .take_while(|&a| ground.segments_in(a).is_empty() && page.tag(a) != Tag::Body)
        .take(MAX_WRAPPERS);
    for named in std::iter::once(id).chain(near) {
        for value in ["class", "id"].iter().filter_map(|n| page.attribute(named, n)) {
            text::each_class_token(value, &mut word);
        }
    }
    let folders = address.split(['?', '#']).next().unwrap_or_default().split('/').skip(3);
    let mark =
        mark || !is_data && folders.into_iter().any(|f| FURNITURE.contains(&f.to_ascii_lowercase().as_str()));
    let scan = ["alt", "title"].iter().filter_map(|a| page.attribute(id, a)).any(|t| {
        let t = t.to_lowercase();
        SCAN_WORDS.iter().any(|w| t.contains(w))
    });
    // Codes to scan are drawn by scripts as square inline pictures.
    let drawn = is_data && shown.is_square();
    (never || scan || drawn || mark && !large).then_some(Junk::Named)
}

fn is_small(size: Size) -> bool {
    let strip = size.width.is_some_and(|w| w >= MIN_STRIP_WIDTH)
        && size.height.is_some_and(|h| h >= MIN_STRIP_HEIGHT);
    size.smaller().is_some_and(|s| s < MIN_SIDE) && !strip
}
