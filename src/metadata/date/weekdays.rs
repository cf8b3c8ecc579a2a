//! Names of the days of the week, which may stand before a date and between its parts.

use crate::text::is_alphabetic;
use std::ops::Range;

/// Names in lower case, by language.
const NAMES: [&str; 26] = [
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda terça quarta quinta sexta",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "mandag tirsdag lørdag søndag",
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "pondělí úterý středa čtvrtek pátek neděle",
    "pondelok utorok streda štvrtok piatok nedeľa",
    "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "luni marți miercuri joi vineri sâmbătă duminică",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "понеділок вівторок середа п’ятниця субота неділя",
    "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    "ponedeljak utorak sreda četvrtak petak subota nedelja ponedjeljak srijeda nedjelja",
    "dilluns dimarts dimecres dijous divendres dissabte diumenge",
    "понеделник сряда четвъртък петък събота неделя",
    "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์",
    "senin selasa rabu kamis jumat sabtu minggu",
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
];

/// Whether a word in lower case is the name of a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    NAMES.iter().any(|names| names.split(' ').any(|name| name == word))
}

/// The bytes of a date with the day of the week before it: `Thu, 12 Mar 2026`, `quinta-feira, 12 de março`.
pub(crate) fn with_weekday(text: &str, date: &Range<usize>) -> Range<usize> {
    let before = text[..date.start].trim_end_matches([' ', ',', '.', '\u{a0}']);
    let before = before.strip_suffix("-feira").unwrap_or(before);
    let start = before.rfind(|c: char| !is_alphabetic(c)).map_or(0, |at| before.ceil_char_boundary(at + 1));
    if is_weekday(&before[start..].to_lowercase()) { start..date.end } else { date.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_week_before_a_date() {
        for (text, wanted) in [
            ("Published Thu 12 Mar", "Thu 12 Mar"),
            ("Donnerstag, 12. März", "Donnerstag, 12. März"),
            ("em quinta-feira, 12 de março", "quinta-feira, 12 de março"),
            ("Thursdays, 12 Mar", "12 Mar"),
            ("一12 Mar", "12 Mar"),
            ("12 Mar", "12 Mar"),
        ] {
            let at = text.find("12").unwrap();
            assert_eq!(&text[with_weekday(text, &(at..text.len()))], wanted, "{text}");
        }
    }
}
