//! Words that open or label parts of a page, in many languages: data for features and region reasons.
//!
//! Matched against the whole of a short text (headings, labels, link texts), lower case, punctuation at
//! the ends ignored, or as its beginning where followed by a boundary; never inside prose.

use crate::text::{is_alphanumeric, is_numeric, push_lower};
use std::ops::Range;
use std::sync::OnceLock;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Label {
    Comments = 1,
    Related,
    Share,
    Newsletter,
    Author,
    Tags,
    Copyright,
    Paging,
    Advertisement,
    References,
    Login,
    Products,
}

impl Label {
    /// All of them.
    pub const ALL: [Self; LABELS] = [
        Self::Comments,
        Self::Related,
        Self::Share,
        Self::Newsletter,
        Self::Author,
        Self::Tags,
        Self::Copyright,
        Self::Paging,
        Self::Advertisement,
        Self::References,
        Self::Login,
        Self::Products,
    ];

    /// Name of its list of words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Comments => "words for comments",
            Self::Related => "words for other stories",
            Self::Share => "words for sharing",
            Self::Newsletter => "words for newsletters",
            Self::Author => "words for authors",
            Self::Tags => "words for tags",
            Self::Copyright => "words of legal lines",
            Self::Paging => "words for paging",
            Self::Advertisement => "words for advertisements",
            Self::References => "words for references",
            Self::Login => "words for accounts",
            Self::Products => "words of shops",
        }
    }
}

/// Number of labels, for features.
pub const LABELS: usize = 12;

#[rustfmt::skip]
const TABLE: [(Label, &[&str]); LABELS] = [
    (
        Label::Comments,
        &[
        "comments", "comment", "leave a comment", "leave a reply", "post a comment", "add a comment",
        "replies", "responses", "join the conversation", "join the discussion", "discussion",
        "reader comments", "view comments", "write a comment", "kommentare", "kommentar schreiben",
        "commentaires", "laisser un commentaire", "comentarios", "deja un comentario", "commenti",
        "lascia un commento", "reacties", "комментарии", "комментировать", "оставить комментарий",
        "yorumlar", "komentarze", "kommentarer", "comentários", "bình luận", "评论", "网友评论", "发表评论", "最新评论",
        "热门评论", "我要评论", "相关评论", "全部评论", "精彩评论", "评论列表", "文明上网", "跟帖", "網友評論", "發表評論", "評論", "留言", "發表留言",
        "コメント", "コメントを書く", "コメント一覧", "댓글", "의견", "تعليقات", "التعليقات", "اترك تعليقا", "टिप्पणियाँ",
        "reviews", "customer reviews", "ratings & reviews",
    ],
    ),
    (
        Label::Related,
        &[
        "related", "related articles", "related posts", "related stories", "related news",
        "related content", "related topics", "related reading", "related links", "related products",
        "you may also like", "you might also like", "you may like", "you might be interested in",
        "recommended", "recommended for you", "recommended reading", "recommended stories", "more stories",
        "more from", "more news", "more on this", "more like this", "more articles", "more in", "read more",
        "read next", "read also", "also read", "see also", "up next", "next up", "most read",
        "most popular", "popular", "popular posts", "popular articles", "trending", "trending now",
        "top stories", "top news", "latest", "latest news", "latest posts", "latest articles",
        "latest stories", "recent posts", "recent articles", "recent news", "editor's picks",
        "editors' picks", "don't miss", "what to read next", "keep reading", "continue reading",
        "further reading", "in case you missed it", "explore more", "discover more", "similar posts",
        "similar articles", "similar products", "from our partners", "around the web", "featured",
        "featured posts", "featured articles", "you also might like", "others also liked",
        "customers also bought", "frequently bought together", "people also ask", "mehr zum thema",
        "auch interessant", "weitere artikel", "das könnte sie auch interessieren", "meistgelesen",
        "lesen sie auch", "verwandte artikel", "à lire aussi", "lire aussi", "articles similaires",
        "les plus lus", "sur le même sujet", "dans la même rubrique", "noticias relacionadas",
        "artículos relacionados", "también te puede interesar", "lo más leído", "le puede interesar",
        "leia também", "leia mais", "veja também", "notícias relacionadas", "mais lidas",
        "articoli correlati", "leggi anche", "potrebbe interessarti", "i più letti", "lees ook",
        "meest gelezen", "gerelateerde artikelen", "читайте также", "похожие статьи", "по теме",
        "смотрите также", "популярное", "материалы по теме", "другие новости", "çok okunanlar",
        "ilgili haberler", "benzer haberler", "czytaj także", "zobacz także", "polecamy", "läs också",
        "les også", "læs også", "lue myös", "相关阅读", "相关文章", "相关新闻", "相关报道", "相关推荐", "相关链接", "相关专题", "推荐阅读",
        "热门推荐", "猜你喜欢", "热点推荐", "精彩推荐", "为您推荐", "延伸阅读", "更多精彩", "热门文章", "热门新闻", "最新文章", "最新新闻", "新闻排行",
        "排行榜", "点击排行", "阅读排行", "一周排行", "今日热点", "热点新闻", "24小时热文", "更多新闻", "更多阅读", "大家都在看", "大家都在搜", "编辑推荐",
        "图文推荐", "精彩图片", "热词", "上一篇", "下一篇", "相關文章", "相關新聞", "相關報導", "延伸閱讀", "推薦閱讀", "熱門新聞", "熱門文章", "猜你喜歡",
        "更多新聞", "你可能也喜歡", "関連記事", "関連ニュース", "おすすめ記事", "人気記事", "最新記事", "アクセスランキング", "ランキング", "あわせて読みたい",
        "こちらもおすすめ", "次の記事", "前の記事", "新着記事", "관련기사", "관련 기사", "많이 본 뉴스", "인기기사", "추천기사", "최신뉴스", "اقرأ أيضا",
        "اقرأ أيضًا", "مواضيع ذات صلة", "الأكثر قراءة", "أخبار ذات صلة", "यह भी पढ़ें", "संबंधित खबरें",
        "tin liên quan", "baca juga", "artikel terkait", "参考资料", "相关资讯", "最新资讯", "推荐资讯", "相关搜索", "相关内容",
    ],
    ),
    (
        Label::Share,
        &[
        "share", "share this", "share this article", "share this post", "share this story", "share on",
        "share via", "tweet", "follow us", "follow us on", "connect with us", "stay connected", "print",
        "email this", "copy link", "teilen", "partager", "compartir", "condividi", "compartilhar", "delen",
        "поделиться", "paylaş", "udostępnij", "dela", "分享到", "分享", "分享至", "转发", "微信扫一扫", "扫一扫", "扫码",
        "关注我们", "用微信扫码二维码", "シェア", "シェアする", "フォローする", "공유", "공유하기", "مشاركة", "شارك", "साझा करें", "打印",
        "收藏", "点赞", "字号", "字体",
    ],
    ),
    (
        Label::Newsletter,
        &[
        "newsletter", "newsletters", "subscribe", "subscribe to", "sign up", "sign up for",
        "get the latest", "stay up to date", "stay informed", "join our newsletter",
        "join our mailing list", "get our newsletter", "never miss", "don't miss out", "get updates",
        "subscribe now", "download our app", "get the app", "download the app", "abonnieren", "s'abonner",
        "suscríbete", "suscribirse", "iscriviti", "inscreva-se", "abonneren", "подписаться", "подпишитесь",
        "abone ol", "zapisz się", "订阅", "下载客户端", "客户端下载", "下载app", "打开app", "关注公众号", "メルマガ", "登録", "구독",
        "구독하기", "اشترك", "सदस्यता लें",
    ],
    ),
    (
        Label::Author,
        &[
        "about the author", "about the authors", "about author", "author", "written by", "meet the author",
        "by", "more from this author", "more by", "contributors", "über den autor", "zum autor",
        "à propos de l'auteur", "sobre el autor", "sobre o autor", "l'autore", "об авторе", "автор", "作者简介",
        "关于作者", "作者", "编辑", "责任编辑", "責任編輯", "責編", "责编", "この記事を書いた人", "著者", "執筆者", "기자", "عن الكاتب", "लेखक",
        "our team", "meet the team",
    ],
    ),
    (
        Label::Tags,
        &[
        "tags", "tag", "tagged", "tagged with", "topics", "topic", "filed under", "filed in", "categories",
        "category", "posted in", "keywords", "more topics", "schlagwörter", "themen", "mots clés",
        "mots-clés", "etiquetas", "temas", "argomenti", "теги", "темы", "метки", "etiketler", "tagi", "关键词",
        "标签", "分类", "專題", "关键字", "關鍵字", "標籤", "タグ", "カテゴリー", "カテゴリ", "キーワード", "태그", "الوسوم", "टैग",
    ],
    ),
    (
        Label::Copyright,
        &[
        "copyright", "©", "all rights reserved", "privacy policy", "terms of use", "terms of service",
        "terms and conditions", "cookie policy", "cookies", "disclaimer", "legal", "legal notice",
        "contact us", "contact", "about us", "about", "advertise", "careers", "sitemap", "site map", "help",
        "faq", "support", "company", "quick links", "useful links", "resources", "our company",
        "customer service", "impressum", "datenschutz", "agb", "mentions légales", "aviso legal", "版权声明",
        "版权所有", "免责声明", "特别声明", "郑重声明", "声明", "网站地图", "关于我们", "联系我们", "广告服务", "友情链接", "网站声明", "法律声明",
        "版權聲明", "版權所有", "免責聲明", "隱私權政策", "關於我們", "聯絡我們", "著作権", "プライバシーポリシー", "利用規約", "お問い合わせ", "運営会社",
        "会社概要", "저작권자", "무단전재", "개인정보처리방침", "все права защищены", "контакты", "о нас", "جميع الحقوق محفوظة",
        "سياسة الخصوصية", "اتصل بنا", "举报", "投诉", "返回顶部", "回到顶部",
    ],
    ),
    (
        Label::Paging,
        &[
        "next", "previous", "prev", "next page", "previous page", "next post", "previous post",
        "next article", "previous article", "older posts", "newer posts", "load more", "show more",
        "view more", "see more", "view all", "see all", "show all", "back to top", "back", "older", "newer",
        "first", "last", "weiter", "zurück", "suivant", "précédent", "siguiente", "anterior", "avanti",
        "indietro", "следующая", "предыдущая", "下一页", "上一页", "首页", "尾页", "末页", "更多", "查看更多", "加载更多", "查看全部",
        "展开全文", "展开", "收起", "返回", "返回首页", "下一頁", "上一頁", "次へ", "前へ", "もっと見る", "一覧へ", "続きを読む", "다음", "이전",
        "더보기", "المزيد", "التالي", "السابق", "और पढ़ें",
    ],
    ),
    (
        Label::Advertisement,
        &[
        "advertisement", "advertisements", "ad", "ads", "sponsored", "sponsored content", "promoted",
        "promoted content", "paid content", "paid for by", "anzeige", "werbung", "publicité", "publicidad",
        "pubblicità", "publicidade", "advertentie", "реклама", "reklam", "reklama", "annons", "annonse",
        "广告", "廣告", "推广", "贊助", "赞助", "広告", "スポンサー", "スポンサーリンク", "광고", "إعلان", "إعلانات", "विज्ञापन",
        "story continues below", "article continues below", "continue reading below", "scroll to continue",
    ],
    ),
    (
        Label::References,
        &[
        "references", "notes", "footnotes", "sources", "bibliography", "citations", "works cited",
        "external links", "notes and references", "acknowledgements", "acknowledgments", "einzelnachweise",
        "literatur", "weblinks", "références", "notes et références", "liens externes", "referencias",
        "enlaces externos", "note", "referências", "примечания", "литература", "ссылки", "kaynakça",
        "przypisy", "参考文献", "注释", "外部链接", "參考資料", "外部連結", "脚注", "出典", "外部リンク", "참고 문헌", "각주", "المراجع",
        "संदर्भ",
    ],
    ),
    (
        Label::Login,
        &[
        "log in", "login", "sign in", "register", "create an account", "create account", "my account",
        "forgot password", "already have an account", "not a member", "anmelden", "registrieren",
        "connexion", "se connecter", "iniciar sesión", "accedi", "entrar", "inloggen", "войти",
        "регистрация", "giriş yap", "zaloguj", "登录", "注册", "立即登录", "忘记密码", "登入", "註冊", "ログイン", "会員登録",
        "新規登録", "로그인", "회원가입", "تسجيل الدخول", "लॉग इन",
    ],
    ),
    (
        Label::Products,
        &[
        "add to cart", "add to bag", "add to basket", "buy now", "add to wishlist", "in stock",
        "out of stock", "sold out", "free shipping", "shipping", "delivery", "returns", "quantity",
        "size guide", "choose an option", "checkout", "in den warenkorb", "ajouter au panier",
        "añadir al carrito", "aggiungi al carrello", "adicionar ao carrinho", "в корзину", "купить",
        "sepete ekle", "加入购物车", "立即购买", "加入購物車", "カートに入れる", "장바구니", "أضف إلى السلة",
    ],
    ),
];

/// Longest label in characters; longer texts are not looked up.
const MAX_LABEL_CHARS: usize = 60;

/// The table sorted for look-ups.
#[derive(Debug)]
pub struct Words {
    sorted: Vec<(&'static str, Label)>,
    /// Per first character of a label: its part of `sorted`, and the bytes of its longest label.
    firsts: Vec<(char, Range<usize>, usize)>,
}

impl Default for Words {
    fn default() -> Self {
        let mut sorted: Vec<_> =
            TABLE.iter().flat_map(|(label, words)| words.iter().map(move |w| (*w, *label))).collect();
        sorted.sort_unstable();
        sorted.dedup_by_key(|(word, _)| *word);
        let mut firsts: Vec<(char, Range<usize>, usize)> = Vec::new();
        for (i, (word, _)) in sorted.iter().enumerate() {
            let first = word.chars().next().unwrap_or_default();
            match firsts.last_mut() {
                Some((c, part, longest)) if *c == first => {
                    part.end = i + 1;
                    *longest = word.len().max(*longest);
                }
                _ => firsts.push((first, i..i + 1, word.len())),
            }
        }
        Self { sorted, firsts }
    }
}

impl Words {
    /// The lists, read once a process.
    pub fn shared() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(Self::default)
    }

    /// What a short text announces, if anything: the text is a label, or begins with one.
    pub fn label(&self, text: &str) -> Option<Label> {
        if text.len() > MAX_LABEL_CHARS * 4 || text.chars().count() > MAX_LABEL_CHARS {
            return None;
        }
        // Most texts begin with a character with which no label does.
        let text = text.trim_matches(is_around);
        let first = text.chars().next()?.to_lowercase().next()?;
        let at = self.firsts.binary_search_by_key(&first, |(c, ..)| *c).ok()?;
        let (_, part, longest) = &self.firsts[at];
        let words = &self.sorted[part.clone()];
        let exact = |text: &str| words.binary_search_by(|(w, _)| (*w).cmp(text)).ok().map(|i| words[i].1);
        let mut low = String::with_capacity(text.len());
        for c in text.chars() {
            if low.len() > longest + SLACK {
                break;
            }
            push_lower(if c == '’' { '\'' } else { c }, &mut low);
        }
        if low.len() <= *longest
            && let Some(label) = exact(&low)
        {
            return Some(label);
        }
        // Longest beginning that ends at a boundary: "comments (12)", "related: storms", "评论 12".
        let ends = low.char_indices().rev().filter(|&(i, c)| i > 0 && (!is_alphanumeric(c) || is_numeric(c)));
        ends.map(|(end, _)| low[..end].trim_end_matches(is_around))
            .filter(|beginning| beginning.len() <= *longest)
            .find_map(exact)
    }
}

/// What may stand around a label.
fn is_around(c: char) -> bool {
    !is_alphanumeric(c) && c != '©'
}

/// Bytes past the longest label that are looked at, for the boundary and what is trimmed before it.
const SLACK: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_whole_or_at_the_beginning() {
        let words = Words::default();
        assert_eq!(words.label("Comments (12)"), Some(Label::Comments));
        assert_eq!(words.label("相关阅读："), Some(Label::Related));
        assert_eq!(words.label("© 2024 Example"), Some(Label::Copyright));
        assert_eq!(words.label("Don’t miss"), Some(Label::Related));
        assert_eq!(words.label("Commentsville is a town"), None);
        assert_eq!(words.label("The latest news from the valley came late"), None);
    }
}
