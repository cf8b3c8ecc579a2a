/**
 * Arabic, Hebrew and Korean.
 */
import { article, cell, em, h, item, link, p, strong, text } from './article.mjs';
import { hills } from './picture.mjs';

/** @returns {import('./article.mjs').Article} */
export const arabic = () => article({
  lang: 'ar',
  dir: 'rtl',
  title: 'الذين يقيسون النهر قبل أن يستيقظ',
  subtitle: 'منذ مئة واثني عشر عامًا ينزل أحدهم كل صباح إلى السد ويكتب رقمًا واحدًا في دفتر',
  authors: [{ name: 'سلمى الحداد', role: 'author', affiliation: null, url: null }, { name: 'كريم ناصر', role: 'editor', affiliation: null, url: null }],
  publisher: { name: 'مجلة الوادي', url: null },
  published: { value: '2025-03-14', raw: '14 مارس 2025', precision: 'day' },
  breadcrumb: ['الرئيسية', 'ثقافة'],
  counts: { characters: 1500, cjkCharacters: 0, words: 300, readingMinutes: 2 },
  images: [{ id: 0, src: hills(1280, 720, 2), alt: 'السد عند الفجر', caption: 'السد في الخامسة والنصف صباحًا كما يبدو من الضفة الشرقية.', credit: 'تصوير: كريم ناصر', width: 1280, height: 720 }],
  blocks: [
    p('يصل الضوء متأخرًا إلى قاع الوادي، وحين يصل يكون الرقم قد كُتب. هو في الغالب رقم صغير، وفي الصباح الماطر ربما 1.10، ويقف في عمود تحت أربعين ألف رقم غيره، كل واحد منها كتبه إنسان نهض في العتمة وانتعل حذاءه ومشى لينظر إلى نهر.'),
    p([text('تقول '), strong('سعاد مراد'), text(' التي أمسكت الدفتر من عام 1951 حتى عام 1994: «لا تفكر في الأمر على أنه علم. تفكر فيه كما تفكر في إطعام الدجاج». خطها '), em('مستقيم'), text(' وفيه شيء من نفاد الصبر، وقد ملأ تسعة من '), link('https://news.example/record', 'المجلدات الواحد والثلاثين'), text('.')]),
    { type: 'figure', images: [0] },
    h(2, 'عمود من الأرقام الصغيرة'),
    p('في الأرشيف ترقد الدفاتر على جوانبها، لأن ظهورها لم تعد تحتمل ثقلها. في كل صفحة خمسة أعمدة: التاريخ، والمنسوب، والطقس في كلمة واحدة، والتوقيع، وعمود أخير عنوانه «ملاحظات»، وهناك يصير النهر مكانًا يسكنه الناس.'),
    { type: 'quote', cite: 'ملاحظات، 17 كانون الثاني 1947', blocks: [{ id: 0, ...p('لم أرَ المقياس من شدة الثلج. نزلت مربوطًا بالحبل. 0.31 أو ما يقاربه. لن أعيدها، وأحسب أني سأعيدها.') }] },
    { type: 'table', caption: [text('ثلاثون برتقالة')], rows: [
      { head: true, cells: [cell('المسافة', true), cell('الزمن', true), cell('ملاحظات', true)] },
      { head: false, cells: [cell('20 م'), cell('31.0'), cell('ثابت')] },
      { head: false, cells: [cell('50 م'), cell('79.5'), cell('ضاعت اثنتان تحت الأشجار')] },
    ] },
    h(2, 'الطريق إلى الأسفل'),
    { type: 'list', ordered: true, items: [item('اقرأ المقياس وعينك على مستوى الماء.'), item('اكتب الرقم قبل أن تقف.'), item('كلمة واحدة للطقس.')] },
    h(2, 'الدفتر التالي'),
    p('لا يتقاضى أحد أجرًا. يقول أحد التسعة، وهو سبّاك يتولى أيام الخميس: «لو دفعتم لنا لصار للأمر نظام، ولو صار له نظام لجاء صباح فيه سبب لعدم النزول».'),
  ],
});

/** @returns {import('./article.mjs').Article} */
export const korean = () => article({
  lang: 'ko',
  title: '강이 깨어나기 전에 물높이를 재는 사람들',
  authors: [{ name: '한서윤', role: 'author', affiliation: '골짜기신문', url: null }],
  publisher: { name: '골짜기신문', url: null },
  published: { value: '2025-03-14T06:30:00+09:00', raw: '2025.03.14 06:30', precision: 'minute' },
  counts: { characters: 600, cjkCharacters: 560, words: 6, readingMinutes: 2 },
  blocks: [
    p('골짜기 바닥에는 빛이 늦게 든다. 빛이 닿을 무렵이면 그날의 숫자는 이미 적혀 있다. 대개는 작은 숫자다. 0.42, 0.39, 비 오는 아침이면 1.10쯤. 그 위로 사만 개가 넘는 숫자가 줄지어 있고, 하나하나가 어둠 속에서 일어나 장화를 신고 강을 보러 간 누군가의 손에서 나왔다.'),
    p([text('“과학이라고는 생각하지 않아요.” 1951년부터 장부를 맡았던 '), strong('문영자'), text(' 씨는 말한다. “닭 모이 주는 것과 같지요. 해야 하니까 하는 거예요.” 기록의 값어치는 '), em('늘 같은 방식'), text('이라는 데 있다.')]),
    h(2, '작은 숫자의 줄'),
    p('자료실에서 장부는 모두 눕혀 둔다. 책등이 더는 제 무게를 버티지 못하기 때문이다. 쪽마다 다섯 칸이 있다. 날짜, 물높이, 한 낱말로 적는 날씨, 서명, 그리고 마지막 칸에는 “비고”라고만 적혀 있다.'),
  ],
});

/** @returns {import('./article.mjs').Article} */
export const hebrew = () => article({
  lang: 'he',
  dir: 'rtl',
  title: 'האנשים שמודדים את הנהר לפני שהוא מתעורר',
  authors: [{ name: 'נועה ברק', role: 'author', affiliation: null, url: null }],
  published: { value: '2025', raw: '2025', precision: 'year' },
  counts: { characters: 300, cjkCharacters: 0, words: 60, readingMinutes: 1 },
  blocks: [
    p('האור מגיע מאוחר אל תחתית העמק, וכשהוא מגיע המספר כבר כתוב. בדרך כלל זהו מספר קטן, והוא עומד בטור מתחת לארבעים אלף אחרים, שכל אחד מהם נכתב בידי אדם שקם בחושך, נעל מגפיים והלך להביט בנהר.'),
    p('״לא חושבים על זה כעל מדע״, אומרת מי שהחזיקה ביומן עד 1994. ״חושבים על זה כמו על האכלת התרנגולות.״'),
  ],
});
