//! Element names as one byte.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// The elements that matter to Limpid; all others are [`Tag::Other`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Tag { None, Other, $($variant),* }

        impl Tag {
            /// Every tag, in the order of their numbers.
            pub const ALL: &[Self] = &[Self::None, Self::Other, $(Self::$variant),*];

            /// The element's name, empty for [`Tag::None`].
            pub fn name(self) -> &'static str {
                match self { Self::None => "", Self::Other => "other", $(Self::$variant => $name),* }
            }

            /// The tag of a name in lower case.
            pub fn of(name: &str) -> Self {
                match name { $($name => Self::$variant,)* _ => Self::Other }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Address "address", Amphtml "amp-img", Article "article", Aside "aside", Audio "audio",
    B "b", Bdi "bdi", Bdo "bdo", Big "big", Blockquote "blockquote", Body "body", Br "br", Button "button",
    Canvas "canvas", Caption "caption", Center "center", Cite "cite", Code "code", Col "col",
    Colgroup "colgroup", Data "data", Dd "dd", Del "del", Details "details", Dfn "dfn", Dialog "dialog",
    Dir "dir", Div "div", Dl "dl", Dt "dt", Em "em", Embed "embed", Fieldset "fieldset",
    Figcaption "figcaption", Figure "figure", Font "font", Footer "footer", Form "form", Frame "frame",
    Frameset "frameset", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head",
    Header "header", Hgroup "hgroup", Hr "hr", Html "html", I "i", Iframe "iframe", Img "img",
    Input "input", Ins "ins", Kbd "kbd", Label "label", Legend "legend", Li "li", Link "link",
    Main "main", Map "map", Mark "mark", Marquee "marquee", Math "math", Menu "menu", Meta "meta",
    Nav "nav", Noscript "noscript", Object "object", Ol "ol", Optgroup "optgroup", Option "option",
    Output "output", P "p", Picture "picture", Pre "pre", Q "q", Rb "rb", Rp "rp", Rt "rt", Rtc "rtc",
    Ruby "ruby", S "s", Samp "samp", Script "script", Search "search", Section "section",
    Select "select", Slot "slot", Small "small", Source "source", Span "span", Strike "strike",
    Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg", Table "table",
    Tbody "tbody", Td "td", Template "template", Textarea "textarea", Tfoot "tfoot", Th "th",
    Thead "thead", Time "time", Title "title", Tr "tr", Tt "tt", U "u", Ul "ul", Var "var",
    Video "video", Wbr "wbr", Xmp "xmp",
}

impl Tag {
    /// Elements that never enter the arena. (`script` with data is let through by the front doors as
    /// [`Tag::Script`]; they drop all other scripts, see [`is_data_script`].)
    pub fn is_dropped(self) -> bool {
        matches!(self, Self::Template)
    }

    /// Elements whose text is never shown: it stands in the arena, but no block is made of it.
    pub fn is_unshown(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Head
                | Self::Title
                | Self::Textarea
                | Self::Select
                | Self::Option
                | Self::Optgroup
                | Self::Input
                | Self::Canvas
                | Self::Svg
                | Self::Object
                | Self::Audio
                | Self::Video
                | Self::Rp
                | Self::Meta
                | Self::Link
                | Self::Source
                | Self::Template
        )
    }

    /// Block-level elements: those that begin a block of their own (HTML, 15.3 "Flow content" in the
    /// rendering section, by `display: block`, `list-item` or table parts).
    pub fn is_block(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::Article
                | Self::Aside
                | Self::Blockquote
                | Self::Body
                | Self::Caption
                | Self::Center
                | Self::Dd
                | Self::Details
                | Self::Dialog
                | Self::Dir
                | Self::Div
                | Self::Dl
                | Self::Dt
                | Self::Fieldset
                | Self::Figcaption
                | Self::Figure
                | Self::Footer
                | Self::Form
                | Self::Frameset
                | Self::H1
                | Self::H2
                | Self::H3
                | Self::H4
                | Self::H5
                | Self::H6
                | Self::Header
                | Self::Hgroup
                | Self::Hr
                | Self::Html
                | Self::Legend
                | Self::Li
                | Self::Main
                | Self::Menu
                | Self::Nav
                | Self::Ol
                | Self::P
                | Self::Pre
                | Self::Search
                | Self::Section
                | Self::Summary
                | Self::Table
                | Self::Tbody
                | Self::Td
                | Self::Tfoot
                | Self::Th
                | Self::Thead
                | Self::Tr
                | Self::Ul
                | Self::Xmp
                | Self::Marquee
                | Self::Noscript
                | Self::Iframe
                | Self::Optgroup
                | Self::Option
        )
    }

    /// 1 to 6 for `h1` to `h6`, else 0.
    pub fn heading_level(self) -> u8 {
        match self {
            Self::H1 => 1,
            Self::H2 => 2,
            Self::H3 => 3,
            Self::H4 => 4,
            Self::H5 => 5,
            Self::H6 => 6,
            _ => 0,
        }
    }
}

/// Whether a `script` of this `type` holds data (JSON-LD, page state, TeX) that front doors let through.
pub fn is_data_script(kind: &str) -> bool {
    let kind = kind.trim().to_ascii_lowercase();
    kind == "application/ld+json" || kind.starts_with("math/")
}
