//! What class and id tokens say of an element, as bits.
//!
//! Whole tokens only (see [`crate::text::class_tokens`]): `ad` stands in `padding`, `nav` in `canvas`. The
//! groups are features of the block model, never rules: what a token is worth is learned.

/// Names of the groups, in the order of their bits.
pub const GROUPS: [&str; 34] = [
    "navigation",
    "footer",
    "header",
    "sidebar",
    "comment",
    "related",
    "share",
    "advertisement",
    "newsletter",
    "cookie",
    "modal",
    "author",
    "date",
    "tags",
    "caption",
    "content",
    "product",
    "title",
    "unseen",
    "paging",
    "login",
    "toc",
    "forum",
    "docs",
    "description",
    "list",
    "card",
    "search",
    "media",
    "faq",
    "review",
    "article",
    "editor",
    "user",
];

/// Tokens of each group; English as used in markup everywhere, plus pinyin and romaji of CJK sites.
#[rustfmt::skip]
const TOKENS: [&[&str]; 34] = [
    &[
        "nav", "navbar", "navigation", "navi", "menu", "submenu", "megamenu", "topnav", "mainnav",
        "sitenav", "menubar", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "daohang", "caidan",
        "mianbaoxie", "subnav", "dropdown", "hamburger", "skip", "pankuzu",
    ],
    &[
        "footer", "foot", "bottom", "colophon", "copyright", "legal", "dibu", "siteinfo", "disclaimer",
        "footnav", "foota", "footb", "footc", "banquan",
    ],
    &[
        "header", "masthead", "topbar", "hero", "top", "head", "toolbar", "logo", "banner", "tou",
    ],
    &[
        "sidebar", "side", "aside", "rail", "widget", "widgets", "secondary", "complementary", "right",
        "left", "sticky", "cebian", "sider", "sub",
    ],
    &[
        "comment", "comments", "disqus", "reply", "replies", "respond", "responses", "discussion",
        "discuss", "pinglun", "livefyre", "commentlist", "commentary", "cmt", "cmnt", "liuyan", "feedback",
        "remark",
    ],
    &[
        "related", "relate", "recommend", "recommended", "recommendation", "recommendations", "recirc",
        "more", "also", "similar", "popular", "trending", "read", "hot", "latest", "xiangguan", "tuijian",
        "recent", "rank", "ranking", "paihang", "rankings", "suggested", "suggestions", "explore",
        "outbrain", "taboola", "zergnet", "spotlight", "upnext", "readmore", "mostread", "remen", "xgxw",
        "relation", "interested",
    ],
    &[
        "share", "sharing", "social", "twitter", "facebook", "whatsapp", "weibo", "addthis", "sns",
        "pinterest", "linkedin", "sharedaddy", "fenxiang", "follow", "bdshare", "sharebar", "socials",
        "qrcode", "erweima", "qr",
    ],
    &[
        "ad", "ads", "advert", "advertisement", "advertising", "adv", "sponsor", "sponsored", "promo",
        "promos", "promotion", "dfp", "guanggao", "gg", "adsense", "adsbygoogle", "adbox", "adslot",
        "commercial", "affiliate", "partner", "partners", "promoted", "cta", "callout",
    ],
    &[
        "newsletter", "newsletters", "subscribe", "subscription", "signup", "email", "optin", "mailchimp",
        "mailing", "paywall", "premium", "donate", "donation", "membership", "app", "download",
        "appdownload",
    ],
    &[
        "cookie", "cookies", "consent", "gdpr", "privacy", "onetrust", "ccpa",
    ],
    &[
        "modal", "popup", "overlay", "lightbox", "dialog", "tooltip", "toast", "popover", "drawer",
        "offcanvas", "tanchuang", "layer", "flyout", "notification", "alert", "notice",
    ],
    &[
        "author", "authors", "byline", "bylines", "bio", "biography", "writer", "contributor",
        "contributors", "zuozhe", "journalist", "vcard", "about", "avatar", "gravatar", "mugshot",
    ],
    &[
        "date", "time", "published", "timestamp", "pubdate", "posted", "meta", "metadata", "shijian",
        "dateline", "updated", "datetime", "infos", "info", "source", "laiyuan", "pub",
    ],
    &[
        "tag", "tags", "topic", "topics", "keyword", "keywords", "category", "categories", "label",
        "labels", "biaoqian", "cat", "cats", "taxonomy", "guanjianci", "chips", "chip", "badge",
    ],
    &[
        "caption", "captions", "figcaption", "credit", "credits", "imgcaption", "photographer", "descr",
        "legend", "tushuo", "wp-caption",
    ],
    &[
        "content", "contents", "text", "txt", "main", "prose", "body", "articlebody", "neirong", "zhengwen",
        "maincontent", "rich", "richtext", "storybody", "cont", "contents", "wysiwyg", "rte", "bodytext",
        "copy", "textbody", "honbun", "nr", "con", "endtext", "detail", "details", "paragraph", "editor",
        "desc",
    ],
    &[
        "product", "products", "price", "prices", "sku", "cart", "buy", "basket", "specs", "spec", "shop",
        "store", "checkout", "shipping", "variant", "variants", "quantity", "wishlist", "deal", "deals",
        "shangpin",
    ],
    &[
        "title", "titles", "headline", "headlines", "heading", "biaoti", "hed", "midashi", "bt", "subject",
        "name",
    ],
    &[
        "sr", "visually", "hidden", "hide", "screen", "reader", "offscreen", "noprint", "hid", "invisible",
        "none", "assistive", "a11y", "accessibility", "collapsed", "collapse",
    ],
    &[
        "pagination", "pager", "paging", "page", "pages", "paginate", "next", "prev", "previous", "fenye",
        "pagenav", "adjacent",
    ],
    &[
        "login", "signin", "logout", "register", "account", "denglu", "zhuce", "auth", "password",
        "profile",
    ],
    &[
        "toc", "outline", "index", "tableofcontents", "mulu", "anchors", "jump", "jumplinks", "scrollspy",
    ],
    &[
        "forum", "forums", "thread", "threads", "message", "messages", "bbs", "postbody", "postcontent",
        "luntan", "topicpost", "viewtopic", "posttext", "answer", "answers", "question", "questions", "qa",
    ],
    &[
        "docs", "doc", "documentation", "markdown", "api", "rst", "md", "section", "theorem", "docstring",
        "method", "function", "class", "field", "highlight", "code", "sourcecode", "codehilite",
        "prettyprint", "wiki", "mw",
    ],
    &[
        "description", "summary", "excerpt", "intro", "introduction", "lead", "lede", "dek", "standfirst",
        "abstract", "deck", "subtitle", "subhead", "subheading", "zhaiyao", "daodu", "teaser", "snippet",
        "blurb", "preview",
    ],
    &[
        "list", "lists", "items", "item", "grid", "row", "rows", "feed", "stream", "river", "archive",
        "listing", "listings", "entries", "results", "result", "liebiao", "collection", "loop",
    ],
    &[
        "card", "cards", "tile", "tiles", "thumb", "thumbnail", "thumbs", "carousel", "slider", "slide",
        "slides", "swiper", "slick", "box", "boxes", "panel", "block", "module", "mod", "teasers",
        "promo-card", "picks",
    ],
    &[
        "search", "searchbox", "filter", "filters", "sort", "sousuo", "query", "facet", "facets", "refine",
    ],
    &[
        "video", "videos", "player", "audio", "podcast", "gallery", "image", "images", "img", "photo",
        "photos", "picture", "media", "figure", "embed", "shipin", "pic", "tupian", "photoset", "slideshow",
    ],
    &[
        "faq", "faqs", "accordion", "toggle", "expand", "expander", "tab", "tabs", "tabpanel", "panes",
        "pane",
    ],
    &[
        "review", "reviews", "rating", "ratings", "testimonial", "testimonials", "stars", "score", "quote",
        "quotes", "blockquote", "pullquote", "vote", "votes", "poll",
    ],
    &[
        "article", "articles", "story", "post", "posts", "entry", "hentry", "blog", "news", "wenzhang",
        "xinwen", "artical", "kiji", "entrycontent", "postentry", "node", "single",
    ],
    &[
        "bianji", "zeren", "zerenbianji", "editors", "correction", "corrections", "note", "notes",
        "footnote", "footnotes", "references", "reference", "citation", "citations", "cite", "endnote",
        "shengming",
    ],
    &[
        "user", "users", "username", "member", "members", "poster", "joined", "signature", "sig", "karma",
        "badges", "follower", "followers", "likes", "like", "views", "stats", "count", "counts", "counter",
    ],
];

/// The table `TOKENS` turned round once: token → bit, sorted for binary search.
#[derive(Debug)]
pub struct ClassGroups {
    sorted: Vec<(&'static str, u64)>,
    /// Where the tokens of each first letter, `a` to `z`, begin in `sorted`, and where those of the last one end.
    firsts: [u16; 27],
}

impl Default for ClassGroups {
    fn default() -> Self {
        let mut sorted: Vec<(&'static str, u64)> = Vec::new();
        for (group, tokens) in TOKENS.iter().enumerate() {
            sorted.extend(tokens.iter().map(|t| (*t, 1u64 << group)));
        }
        sorted.sort_unstable();
        sorted.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 |= next.1;
            }
            same
        });
        let mut firsts = [0; 27];
        for (letter, start) in (b'a'..).zip(&mut firsts) {
            *start = sorted.partition_point(|(t, _)| t.as_bytes()[0] < letter) as u16;
        }
        Self { sorted, firsts }
    }
}

impl ClassGroups {
    /// The groups of one class or id value.
    pub fn of(&self, value: &str) -> u64 {
        let mut bits = 0;
        crate::text::each_class_token(value, |token| bits |= self.token(token));
        bits
    }

    fn token(&self, token: &str) -> u64 {
        let Some(letter) = token.bytes().next().filter(u8::is_ascii_lowercase) else { return 0 };
        let letter = usize::from(letter - b'a');
        let words = &self.sorted[usize::from(self.firsts[letter])..usize::from(self.firsts[letter + 1])];
        words.binary_search_by(|(t, _)| (*t).cmp(token)).map_or(0, |i| words[i].1)
    }
}

/// Values whose groups were asked for lately: most elements share their classes with others. Each has one place, which the
/// next that falls there takes, so that values made to fall together cost no more than if nothing were remembered.
#[derive(Debug)]
pub struct Recent<'a> {
    groups: &'a ClassGroups,
    places: Vec<(&'a str, u64)>,
}

/// How many values are remembered, a power of two.
const REMEMBERED: usize = 512;

impl<'a> Recent<'a> {
    /// Remembers nothing yet.
    pub fn new(groups: &'a ClassGroups) -> Self {
        Self { groups, places: vec![("", 0); REMEMBERED] }
    }

    /// [`ClassGroups::of`] a value.
    pub fn of(&mut self, value: &'a str) -> u64 {
        // Names of one make begin alike: the end tells them apart, and the length.
        let end = value
            .bytes()
            .rev()
            .take(8)
            .fold(value.len() as u32, |sum, b| (sum << 3) ^ (sum >> 29) ^ u32::from(b));
        let place = &mut self.places[(end.wrapping_mul(0x9e37_79b1) >> 23) as usize % REMEMBERED];
        if place.0 != value {
            *place = (value, self.groups.of(value));
        }
        place.1
    }
}
