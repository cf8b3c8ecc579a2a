//! Names of months, in lower case (CLDR, wide and abbreviated forms, genitive where dates use it).

use std::collections::HashMap;
use std::sync::LazyLock;

/// Twelve lists, January first; the words of one month are set apart by spaces.
const MONTHS: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari январь января янв \
     січня stycznia styczeń sty ledna leden tammikuuta tammikuu ocak oca ianuarie ian január \
     ιανουαρίου ιαν يناير جانفي ינואר जनवरी มกราคม มค januára siječnja јануар януари sausio janvāris \
     ژانویه جنوری জানুয়ারি জানুয়ারী ஜனவரி ஜன జనవరి ಜನವರಿ ജനുവരി जानेवारी જાન્યુઆરી ਜਨਵਰੀ gener \
     јануара јан ιανουάριος јануари siječanj қаңтар იანვარი იანვარს იან հունվարի հունվար yanvar janar \
     студзеня janúar xaneiro មករា ဇန်နဝါရီ ມັງກອນ",
    "february feb februar février févr fév fevrier febrero fevereiro fev febbraio febbr februari \
     февраль февраля фев лютого lutego luty lut února únor helmikuuta helmikuu şubat şub februarie \
     február φεβρουαρίου φεβ فبراير شباط فيفري פברואר फरवरी กุมภาพันธ์ กพ februára февруари vasario \
     فوریه فروری ফেব্রুয়ারি ফেব্রুয়ারী பிப்ரவரி பிப் ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി फेब्रुवारी \
     ફેબ્રુઆરી ਫਰਵਰੀ febrer фебруар фебруара феб φεβρουάριος veljače veljača лютий ақпан თებერვალი \
     თებერვალს თებ փետրվարի փետրվար fevral shkurt лютага febrúar febreiro កុម្ភៈ ဖေဖော်ဝါရီ ກຸມພາ",
    "march mar mars märz mrz maerz marzo março maart mrt март марта мар березня marca marzec března \
     březen maaliskuuta maaliskuu mart martie március märts μαρτίου μαρ مارس آذار מרץ मार्च มีนาคม \
     มีค kovo مارچ মার্চ மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച് માર્ચ ਮਾਰਚ març maret μάρτιος ožujka ožujak \
     березень наурыз მარტი მარტს მარ մարտի մարտ сакавіка មីនា မတ် ມີນາ machi",
    "april apr avril avr abril abr aprile апрель апреля апр квітня kwietnia kwiecień kwi dubna duben \
     huhtikuuta huhtikuu nisan nis aprilie április aprill απριλίου απρ أبريل ابريل إبريل نيسان أفريل \
     אפריל अप्रैल เมษายน เมย apríla април balandžio آوریل اپریل এপ্রিল ஏப்ரல் ஏப் ఏప్రిల్ ಏಪ್ರಿಲ್ \
     ഏപ്രിൽ एप्रिल એપ્રિલ ਅਪ੍ਰੈਲ априла απρίλιος travnja travanj квітень сәуір აპრილი აპრილს აპრ \
     ապրիլի ապրիլ aprel prill красавіка apríl មេសា ဧပြီ ເມສາ aprili",
    "may mai mayo maio maggio mag mei maj май мая травня maja května květen toukokuuta toukokuu mayıs \
     május μαΐου μαϊ مايو أيار ماي מאי मई พฤษภาคม พค mája gegužės مه مئی মে மே మే ಮೇ മേയ് मे મે ਮਈ \
     maig мај маја μάιος svibnja svibanj травень мамыр მაისი მაისს მაი մայիսի մայիս maí ឧសភា ພຶດສະພາ",
    "june jun juni juin junio junho giugno giu июнь июня июн червня czerwca czerwiec cze června \
     červen kesäkuuta kesäkuu haziran haz iunie június juuni ιουνίου ιουν يونيو يونيه حزيران جوان \
     יוני जून มิถุนายน มิย júna юни birželio ژوئن জুন ஜூன் జూన్ ಜೂನ್ ജൂൺ જૂન ਜੂਨ juny јун јуна \
     ιούνιος lipnja lipanj червень маусым ივნისი ივნისს ივნ հունիսի հունիս iyun qershor чэрвеня júní \
     xuño មិថុនា ဇွန် ມິຖຸນາ",
    "july jul juli juillet juil julio julho luglio lug июль июля июл липня lipca lipiec lip července \
     červenec heinäkuuta heinäkuu temmuz tem iulie július juuli ιουλίου ιουλ يوليو يوليه تموز جويلية \
     יולי जुलाई กรกฎาคม กค júla юли liepos ژوئیه جولائی জুলাই ஜூலை జూలై ಜುಲೈ ജൂലൈ जुलै જુલાઈ ਜੁਲਾਈ \
     juliol јул јула ιούλιος srpnja srpanj липень шілде ივლისი ივლისს ივლ հուլիսի հուլիս iyul korrik \
     ліпеня júlí xullo កក្កដា ဇူလိုင် ກໍລະກົດ julai",
    "august aug août aout agosto ago augustus augusti август августа авг серпня sierpnia sierpień sie \
     srpna srpen elokuuta elokuu ağustos ağu augusztus αυγούστου αυγ أغسطس اغسطس آب أوت אוגוסט अगस्त \
     สิงหาคม สค augusta rugpjūčio اوت اگست আগস্ট ஆகஸ்ட் ஆகஸ்டு ஆக ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ് ऑगस्ट ઓગસ્ટ \
     ਅਗਸਤ agost agustus αύγουστος kolovoza kolovoz серпень тамыз აგვისტო აგვისტოს აგვ օգոստոսի \
     օգոստոս avqust avgust gusht жніўня ágúst សីហា ဩဂုတ် ສິງຫາ agosti",
    "september sept sep septembre septiembre setembro set settembre sett сентябрь сентября сен сент \
     вересня września wrzesień wrz září syyskuuta syyskuu eylül eyl septembrie szeptember σεπτεμβρίου \
     σεπ سبتمبر أيلول ספטמבר सितंबर กันยายน กย septembra септември rugsėjo سپتامبر ستمبر সেপ্টেম্বর \
     செப்டம்பர் செப் సెప్టెంబర్ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ सप्टेंबर સપ્ટેમ્બર ਸਤੰਬਰ setembre септембар \
     септембра σεπτέμβριος rujna rujan вересень қыркүйек სექტემბერი სექტემბერს სექ սեպտեմբերի \
     սեպտեմբեր sentyabr sentabr shtator верасня កញ្ញា စက်တင်ဘာ ກັນຍາ septemba",
    "october oct oktober okt octobre octubre outubro out ottobre ott октябрь октября окт жовтня \
     października październik paź října říjen lokakuuta lokakuu ekim eki octombrie október οκτωβρίου \
     οκτ أكتوبر اكتوبر אוקטובר अक्टूबर ตุลาคม ตค októbra октомври spalio oktoober اکتبر اکتوبر \
     অক্টোবর அக்டோபர் அக் అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ऑक्टोबर ઓક્ટોબર ਅਕਤੂਬਰ октобар октобра οκτώβριος \
     жовтень қазан ოქტომბერი ოქტომბერს ოქტ հոկտեմբերի հոկտեմբեր oktyabr oktabr tetor кастрычніка តុលា \
     အောက်တိုဘာ ຕຸລາ oktoba",
    "november nov novembre noviembre novembro ноябрь ноября ноя нояб листопада listopada listopad lis \
     listopadu marraskuuta marraskuu kasım kas noiembrie νοεμβρίου νοε نوفمبر נובמבר नवंबर พฤศจิกายน \
     พย novembra ноември lapkričio نوامبر نومبر নভেম্বর நவம்பர் நவ నవంబర్ ನವೆಂಬರ್ നവംബർ नोव्हेंबर \
     નવેમ્બર ਨਵੰਬਰ новембар новембра νοέμβριος studenoga studenog studeni листопад қараша ნოემბერი \
     ნოემბერს ნოე նոյեմբերի նոյեմբեր noyabr nëntor лістапада nóvember វិច្ឆិកា နိုဝင်ဘာ ພະຈິກ novemba",
    "december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre desember des \
     декабрь декабря дек грудня grudnia grudzień gru prosince prosinec joulukuuta joulukuu aralık ara \
     decembrie δεκεμβρίου δεκ ديسمبر דצמבר दिसंबर ธันวาคม ธค decembra декември gruodžio detsember \
     desembre دسامبر دسمبر ডিসেম্বর டிசம்பர் டிச డిసెంబర్ ಡಿಸೆಂಬರ್ ഡിസംബർ डिसेंबर ડિસેમ્બર ਦਸੰਬਰ \
     децембар децембра δεκέμβριος prosinca грудень желтоқсан დეკემბერი დეკემბერს დეკ դեկտեմբերի \
     դեկտեմբեր dekabr dhjetor снежня ធ្នូ ဒီဇင်ဘာ ທັນວາ desemba",
];

/// Month names of two words in Levantine Arabic.
const TWO_WORDS: [(&str, &str, u32); 5] = [
    ("كانون", "الثاني", 1),
    ("تشرين", "الأول", 10),
    ("تشرين", "الاول", 10),
    ("تشرين", "الثاني", 11),
    ("كانون", "الأول", 12),
];

/// The month, 1 to 12, that a word in lower case names. Hebrew dates put `ב` (in) before it.
pub(super) fn month(word: &str) -> Option<u32> {
    static BY_NAME: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
        let mut by_name = HashMap::new();
        for (names, n) in MONTHS.iter().zip(1..) {
            for name in names.split_whitespace() {
                // A name that stands twice is the earlier month's.
                by_name.entry(name).or_insert(n);
            }
        }
        by_name
    });
    let word = word.strip_prefix('ב').filter(|w| w.chars().count() > 2).unwrap_or(word);
    BY_NAME.get(word).copied()
}

/// The month that two words name.
pub(super) fn month_of_two(first: &str, second: &str) -> Option<u32> {
    TWO_WORDS.iter().find(|(a, b, _)| *a == first && *b == second).map(|(.., m)| *m)
}

/// A year of the common era, of one that stands behind the name of a month in Thai: pages count from the death of the Buddha, 543
/// years earlier (CLDR, calendar `buddhist`).
pub(super) fn common_era(year: u32, thai: bool) -> u32 {
    if thai && (2440..2640).contains(&year) { year - 543 } else { year }
}

/// Words of the Hijri calendar: the date that they stand in is not read.
const HIJRI: [&str; 14] = [
    "هـ",
    "محرم",
    "صفر",
    "ربيع",
    "جمادى",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "القعدة",
    "الحجة",
    "ذو",
    "هجري",
    "هجرية",
];

/// Whether a word says that the date is of the Hijri calendar.
pub(super) fn is_hijri(word: &str) -> bool {
    HIJRI.contains(&word)
}
