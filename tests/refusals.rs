//! Never nothing, never everything: front pages of teasers and empty shells are refused, articles are not. Pages of
//! each kind are made from parts in four languages and several layouts; precision and recall are counted.

use limpid::Error;
use limpid::page::{Facts, html};

/// Texts of one language.
struct Words {
    lang: &'static str,
    sentences: [&'static str; 6],
    headlines: [&'static str; 4],
    menu: [&'static str; 4],
    shells: [&'static str; 4],
}

const WORDS: [Words; 4] = [
    Words {
        lang: "en",
        sentences: [
            "The ferry stayed in the harbour for two days because the wind had turned to the north-east.",
            "Nobody on the island had seen such a low tide since the lighthouse was built, the keeper said.",
            "Three boats were pulled up to the road, and the oldest of them will not go back to the water.",
            "The council met in the school, where the heating works, and agreed on a new wall of stone.",
            "It will cost more than the old one, but the old one has been repaired every spring for ten years.",
            "Fishermen asked for a second slip beside the market, which the harbour master thinks too steep.",
        ],
        headlines: [
            "Ferry stays in harbour",
            "Lowest tide in memory",
            "A new wall of stone",
            "Second slip asked for",
        ],
        menu: ["News", "Weather", "Harbour", "Contact"],
        shells: [
            "You need to enable JavaScript to run this app.",
            "Loading…",
            "Page not found",
            "Please sign in to go on.",
        ],
    },
    Words {
        lang: "zh",
        sentences: [
            "由于风向转为东北，渡轮在港口停留了两天，岛上的邮件也因此推迟送达。",
            "守塔人说，自灯塔建成以来，岛上还没有人见过这样低的潮水。",
            "三条船被拖到了路边，其中最旧的一条不会再下水了。",
            "委员会在有暖气的学校里开会，同意修建一道新的石墙。",
            "新墙比旧墙贵，但旧墙十年来每年春天都要修补。",
            "渔民希望在市场旁边再建一条滑道，港务长却认为那里太陡。",
        ],
        headlines: ["渡轮停航两天", "岛上出现罕见低潮", "石墙将重新修建", "渔民希望增建滑道"],
        menu: ["新闻", "天气", "港口", "联系我们"],
        shells: ["请启用JavaScript后继续。", "加载中…", "页面不存在", "请先登录。"],
    },
    Words {
        lang: "ja",
        sentences: [
            "風が北東に変わったため、フェリーは二日間港にとどまり、島への郵便も遅れた。",
            "灯台守によると、灯台が建てられて以来、これほど潮が引いたのを見た人はいないという。",
            "三隻の船が道路まで引き上げられ、いちばん古い船はもう海に戻らない。",
            "協議会は暖房のある学校で会議を開き、新しい石垣を築くことで合意した。",
            "新しい石垣は高くつくが、古い石垣は十年間、毎年春に修理されてきた。",
            "漁師たちは市場のそばにもう一つ船揚げ場を求めたが、港長は急すぎると考えている。",
        ],
        headlines: ["フェリー二日間欠航", "記録的な引き潮", "石垣を新しく", "船揚げ場の増設を要望"],
        menu: ["ニュース", "天気", "港", "お問い合わせ"],
        shells: [
            "JavaScriptを有効にしてください。",
            "読み込み中…",
            "ページが見つかりません",
            "ログインしてください。",
        ],
    },
    Words {
        lang: "ar",
        sentences: [
            "بقيت العبارة في الميناء يومين لأن الريح تحولت إلى الشمال الشرقي وتأخر البريد عن الجزيرة.",
            "وقال حارس المنارة إن أحدا في الجزيرة لم ير مثل هذا الجزر منذ بناء المنارة.",
            "وسحبت ثلاثة قوارب إلى الطريق، ولن يعود أقدمها إلى الماء بعد اليوم.",
            "واجتمع المجلس في المدرسة حيث تعمل التدفئة واتفق على بناء جدار جديد من الحجر.",
            "وسيكلف الجدار الجديد أكثر من القديم الذي جرى إصلاحه كل ربيع منذ عشر سنوات.",
            "وطلب الصيادون منزلقا ثانيا بجانب السوق لكن مدير الميناء يراه شديد الانحدار.",
        ],
        headlines: ["العبارة تبقى في الميناء", "أدنى جزر منذ سنين", "جدار جديد من الحجر", "طلب منزلق ثان"],
        menu: ["أخبار", "الطقس", "الميناء", "اتصل بنا"],
        shells: ["يرجى تفعيل جافا سكريبت.", "جار التحميل…", "الصفحة غير موجودة", "يرجى تسجيل الدخول."],
    },
];

fn read(url: &str, markup: &str) -> Result<limpid::Article, Error> {
    limpid::extract(&html::parse(markup, Facts { url: Some(url.to_owned()), ..Facts::default() }))
}

fn around(words: &Words, inside: &str) -> String {
    let menu = words.menu.map(|m| format!("<li><a href=/{m}>{m}</a>")).concat();
    format!(
        "<html lang={0}><title>{1}</title><body><header><nav><ul>{menu}</ul></nav></header>{inside}<footer>© 2026</footer>",
        words.lang, words.menu[0]
    )
}

/// A site's front: `stories` teasers of `sentences` sentences each, in one of the layouts.
fn front(words: &Words, layout: usize, stories: usize, sentences: usize) -> String {
    let mut inside = String::new();
    for story in 0..stories {
        let headline = words.headlines[story % 4];
        let text: Vec<String> =
            (0..sentences).map(|s| format!("{} ({story})", words.sentences[(story + s) % 6])).collect();
        let text = text.join(" ");
        inside += &match layout {
            0 => format!("<article><h2><a href=/s{story}>{headline} {story}</a></h2><p>{text}</p></article>"),
            1 => {
                format!("<li class=item><h3><a href=/s{story}>{headline} {story}</a></h3><p>{text}</p></li>")
            }
            2 => format!(
                "<div class=card><a href=/s{story}><img src=/s{story}.jpg></a><h3><a href=/s{story}>{headline} {story}</a></h3>\
                 <div class=summary>{text}</div></div>"
            ),
            _ => format!(
                "<section><a href=/s{story}><h2>{headline} {story}</h2></a><p>{text} <a href=/s{story}>→</a></p></section>"
            ),
        };
    }
    around(words, &format!("<main>{inside}</main>"))
}

/// An article of some paragraphs of two sentences.
fn article(words: &Words, layout: usize, paragraphs: usize) -> String {
    let text: Vec<String> = (0..paragraphs)
        .map(|p| format!("<p>{}{}</p>", words.sentences[(2 * p) % 6], words.sentences[(2 * p + 1) % 6]))
        .collect();
    let text = text.concat();
    let headline = words.headlines[0];
    let teasers: Vec<String> =
        (0..6).map(|n| format!("<li><a href=/s{n}>{} {n}</a>", words.headlines[n % 4])).collect();
    let teasers = teasers.concat();
    let inside = match layout {
        0 => format!("<article><h1>{headline}</h1>{text}</article><aside><ul>{teasers}</ul></aside>"),
        1 => format!(
            "<div class=content><h1>{headline}</h1>{text}</div><div class=related><ul>{teasers}</ul></div>"
        ),
        2 => format!("<main><h2>{headline}</h2>{text}</main><ul>{teasers}</ul>"),
        _ => format!("<table><tr><td><b>{headline}</b>{text}</td><td><ul>{teasers}</ul></td></tr></table>"),
    };
    around(words, &inside)
}

/// How many of the pages are refused; names of those that are not as they should be are collected.
fn refused(
    pages: impl Iterator<Item = (String, String, String)>,
    wanted: bool,
    wrong: &mut Vec<String>,
) -> (usize, usize) {
    let (mut count, mut all) = (0, 0);
    for (name, url, markup) in pages {
        let is = matches!(read(&url, &markup), Err(Error::NotAnArticle { .. } | Error::EmptyPage));
        all += 1;
        count += usize::from(is);
        if is != wanted {
            wrong.push(name);
        }
    }
    (count, all)
}

const SITE: &str = "https://island.example/";

fn fronts() -> impl Iterator<Item = (String, String, String)> {
    let cases = WORDS.iter().flat_map(|words| (0..16).map(move |case| (words, case)));
    cases.map(|(words, case)| {
        let (layout, stories, sentences) = (case % 4, [8, 16][case / 4 % 2], case / 8);
        let name = format!("front {} layout {layout} stories {stories} sentences {sentences}", words.lang);
        (name, SITE.to_owned(), front(words, layout, stories, sentences))
    })
}

fn shells() -> impl Iterator<Item = (String, String, String)> {
    let cases = WORDS.iter().flat_map(|words| (0..16).map(move |case| (words, case)));
    cases.map(|(words, case)| {
        let line = words.shells[case % 4];
        let inside = match case / 4 {
            0 => format!("<div id=root></div><noscript>{line}</noscript>"),
            1 => format!("<main><h1>{line}</h1></main>"),
            2 => format!("<main><p>{line}</p><form><input name=q><button>OK</button></form></main>"),
            _ => format!("<div class=app><div class=spinner></div><p role=status>{line}</p></div>"),
        };
        let name = format!("shell {} kind {} line {}", words.lang, case / 4, case % 4);
        (name, format!("{SITE}app"), around(words, &inside))
    })
}

fn articles() -> impl Iterator<Item = (String, String, String)> {
    let cases = WORDS.iter().flat_map(|words| (0..16).map(move |case| (words, case)));
    cases.map(|(words, case)| {
        let (layout, paragraphs) = (case % 4, [1, 3, 8, 20][case / 4]);
        let name = format!("article {} layout {layout} paragraphs {paragraphs}", words.lang);
        let url = if case % 2 == 0 { SITE.to_owned() } else { format!("{SITE}2026/ferry.html") };
        (name, url, article(words, layout, paragraphs))
    })
}

#[test]
fn refusals_are_right() {
    let mut wrong = Vec::new();
    let (fronts_refused, fronts) = refused(fronts(), true, &mut wrong);
    let (shells_refused, shells) = refused(shells(), true, &mut wrong);
    let (articles_refused, articles) = refused(articles(), false, &mut wrong);
    let refused = fronts_refused + shells_refused + articles_refused;
    println!(
        "front pages refused {fronts_refused} of {fronts}, shells {shells_refused} of {shells}, articles {articles_refused} of \
         {articles}; precision {:.3}, recall {:.3}; wrong: {wrong:#?}",
        (fronts_refused + shells_refused) as f64 / refused.max(1) as f64,
        (fronts_refused + shells_refused) as f64 / (fronts + shells) as f64,
    );
    assert!(fronts >= 60 && shells >= 60 && articles >= 60);
    assert_eq!(articles_refused, 0, "an article gets its answer: {wrong:#?}");
    assert!(fronts_refused * 100 >= fronts * 95, "front pages: {wrong:#?}");
    assert!(shells_refused * 100 >= shells * 95, "shells: {wrong:#?}");
}
