//! What stands in a byline's place and is no name: days and hours, rubrics, what was paid for.

/// Such words, folded.
const WORDS: [&str; 119] = [
    // Days and hours told from now.
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "now",
    "just now",
    "last night",
    "this morning",
    "this week",
    "last week",
    "last month",
    "heute",
    "gestern",
    "hier",
    "aujourdhui",
    "hoy",
    "ayer",
    "oggi",
    "ieri",
    "hoje",
    "ontem",
    "vandaag",
    "gisteren",
    "idag",
    "igår",
    "i dag",
    "i går",
    "tänään",
    "eilen",
    "dziś",
    "dzisiaj",
    "wczoraj",
    "dnes",
    "včera",
    "bugün",
    "dün",
    "сегодня",
    "вчера",
    "сьогодні",
    "вчора",
    "اليوم",
    "أمس",
    "今天",
    "昨天",
    "今日",
    "昨日",
    "刚刚",
    "剛剛",
    "오늘",
    "어제",
    // Rubrics.
    "opinion",
    "opinions",
    "analysis",
    "commentary",
    "comment",
    "column",
    "editorial",
    "feature",
    "features",
    "interview",
    "news",
    "latest news",
    "breaking",
    "breaking news",
    "top story",
    "top stories",
    "exclusive",
    "live",
    "review",
    "reviews",
    "explainer",
    "politics",
    "business",
    "sport",
    "sports",
    "lifestyle",
    "technology",
    "world",
    "press release",
    "meinung",
    "kommentar",
    "analyse",
    "gastbeitrag",
    "interviews",
    "nachrichten",
    "pressemitteilung",
    "opinion piece",
    "tribune",
    "actualité",
    "actualités",
    "opinión",
    "noticias",
    "opinião",
    "notícias",
    "opinione",
    "notizie",
    "opinie",
    "nieuws",
    // What was paid for.
    "sponsored content",
    "sponsored post",
    "sponsored by",
    "paid content",
    "paid post",
    "partner content",
    "partnered content",
    "promoted",
    "promoted content",
    "advertorial",
    "anzeige",
    "werbung",
    "publicité",
    "contenu sponsorisé",
    "publicidad",
    "contenido patrocinado",
    "publicidade",
    "pubblicità",
    "advertentie",
    // Links of somebody's contact.
    "site web",
    "sitio web",
];

/// Further ones, of contacts.
const CONTACTS: [&str; 9] =
    ["sito web", "webseite", "webbplats", "homepage", "web", "web site", "email", "e mail", "contact"];

/// Whether a folded text is none but such words, or an hour: `10 am`, `monday 10 am`.
pub(super) fn is_no_name(folded: &str) -> bool {
    let hour = |word: &str| matches!(word, "am" | "pm") || word.bytes().all(|b| b.is_ascii_digit());
    let counted = folded.bytes().any(|b| b.is_ascii_digit()) && folded.split(' ').all(hour);
    counted || WORDS.contains(&folded) || CONTACTS.contains(&folded)
}

#[cfg(test)]
mod tests {
    use crate::metadata::people::{Style, names};

    #[test]
    fn what_stands_in_a_bylines_place() {
        for value in
            ["Yesterday", "Today", "10 AM", "Breaking News", "Sponsored Content", "Opinion", "Site Web"]
        {
            assert!(names(value, Style::Labelled).is_empty(), "{value}");
        }
        for value in ["Will Today", "April News", "Opinion Ray"] {
            assert_eq!(names(value, Style::Labelled).len(), 1, "{value}");
        }
    }
}
