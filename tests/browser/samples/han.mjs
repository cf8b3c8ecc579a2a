/**
 * Chinese (simplified and traditional) and Japanese, with what is particular to each.
 */
import { article, cell, em, h, item, link, note, p, strong, text } from './article.mjs';
import { hills } from './picture.mjs';

/** @returns {import('./article.mjs').Article} */
export const chinese = () => article({
  lang: 'zh-CN',
  title: '守着水位尺的人：一百一十二年，每天清晨写下一个数字',
  subtitle: '从木尺到铜尺，从铅笔到传感器，河边的人换了几代，走下台阶的那十一分钟没有变',
  authors: [
    { name: '林见溪', role: 'author', affiliation: '山谷周报', url: null },
    { name: '周亦然', role: 'photographer', affiliation: null, url: null },
    { name: '许文澜', role: 'editor', affiliation: null, url: null },
  ],
  publisher: { name: '山谷新闻网', url: 'https://news.example/' },
  originalSource: { name: '山谷周报', url: null },
  reposted: true,
  published: { value: '2025-03-14T06:30+08:00', raw: '2025-03-14 06:30', precision: 'minute' },
  breadcrumb: ['首页', '人文', '河流'],
  tags: ['水文', '档案', '乡村'],
  counts: { characters: 1900, cjkCharacters: 1800, words: 20, readingMinutes: 5 },
  images: [
    { id: 0, src: hills(1280, 720, 1), alt: '清晨的水坝', caption: '清晨五点半的水坝，从东岸望去。左侧的小屋顶是水位站。', credit: '周亦然 摄', width: 1280, height: 720 },
  ],
  footnotes: [{ number: 1, label: '①', content: [text('第一册起于1913年2月，但开头四页已经散失，现存最早的读数是3月9日。')] }],
  blocks: [
    p([text('谷底的天亮得晚。等光线落到水面上的时候，当天的数字已经写好了。那通常是个很小的数字——0.42，0.39，雨天里也许是1.10——它排在一列数字的末尾，上面还有四万多个，每一个都出自一个摸黑起床、穿上胶靴、走到河边去看一眼的人。'), note(1)]),
    p([text('“你不会觉得这是科学。”从1951年一直记到1994年的'), strong('马素云'), text('说，“就跟喂鸡一样。该做，就去做了。”她的字迹'), em('端正'), text('，略带一点不耐烦，写满了三十一册里的九册。去年冬天把这些册子'), link('https://news.example/record', '录入电脑'), text('的研究员说，从铅笔的轻重，能看出那天早晨下没下雨。')]),
    { type: 'figure', images: [0] },
    p('这份记录的可贵之处不在精确。如今的传感器每分钟读四次数，从不生病。可贵的是，读数的方式始终一样：同一级台阶，同一双眼睛的高度，同一个钟点，比任何一台仪器的寿命都长。仪器会漂移，会被更换，会被赶工期的施工队往上游挪一米；习惯不会漂移，或者说漂移得极慢，慢到可以校正。'),
    h(2, '一列小数字'),
    p('档案室里，册子都平放着，因为书脊已经承不住自己的重量。每页五栏：日期、水位、天气（只写一个字）、签名，最后一栏的栏头是“备注”——河流到了这里，才变成有人居住的地方。“岸边有冰。”“两只天鹅。”“桥封了。”“云结婚。”'),
    { type: 'quote', cite: '备注，1947年1月17日', blocks: [{ id: 0, ...p('雪大，看不见尺。系着绳子下去的。0.31，大约如此。不愿再来一次，不过想必还会来。') }] },
    p([text('1976年大旱，水库见底，是这本册子平息了关于“谁在什么时候取走了多少水”的争吵。《河流志》后来写道：'), em('一本没有人领工资的账，成了全县最可靠的账。'), text('由它得出的水位流量关系沿用至今，写成Python代码只有一行'), { type: 'code', text: 'flow(level)' }, text('，比任何报告都短。')]),
    h(3, '橙子知道的事'),
    p('橙子在水里浮得低，风推不动；颜色亮，对岸的孩子也看得见；三月里又便宜，扔三十个进河里也不心疼。教师抄在封面内侧的那张表，与2019年的声学测量相差不到2%。'),
    { type: 'table', caption: [text('三十个橙子，1934年3月22日')], rows: [
      { head: true, cells: [cell('距离', true), cell('用时', true), cell('流速', true), cell('备注', true)] },
      { head: false, cells: [cell('20米'), cell('31.0秒'), cell('0.65'), cell('平稳')] },
      { head: false, cells: [cell('50米'), cell('79.5秒'), cell('0.63'), cell('两个卡在桤木下')] },
    ] },
    h(2, '走下去'),
    p('走下去要十一分钟。从九月起，由九个人轮流，排班表贴在邮局的窗上：'),
    { type: 'list', ordered: true, items: [item('眼睛与水面平齐，不得已就跪下来读。'), item('先写数字，再站起来。', '先站起来的人会凑整。没人知道为什么，但数据里看得出来。'), item('天气只写一个字。')] },
    { type: 'rule' },
    p('没有人领工资。1962年的村民会上有人问过该不该给钱，按照会议记录，这个问题至今仍在讨论之中。“要是给钱，”负责星期四的那位水管工说，“就得有制度。有了制度，哪天早晨就会有个不去的理由。”'),
    p('本文原载《山谷周报》，刊发时有删节。', { role: 'editorsNote' }),
  ],
});

/** @returns {import('./article.mjs').Article} */
export const traditional = () => article({
  lang: 'zh-TW',
  title: '守著水位尺的人：一百一十二年，每天清晨寫下一個數字',
  authors: [{ name: '林見溪', role: 'author', affiliation: null, url: null }],
  publisher: { name: '山谷新聞網', url: null },
  published: { value: '2025-03', raw: '2025年3月', precision: 'month' },
  counts: { characters: 600, cjkCharacters: 580, words: 2, readingMinutes: 2 },
  blocks: [
    p('谷底的天亮得晚。等光線落到水面上的時候，當天的數字已經寫好了。那通常是個很小的數字——0.42，0.39，雨天裡也許是1.10——它排在一列數字的末尾，上面還有四萬多個，每一個都出自一個摸黑起床、穿上膠靴、走到河邊去看一眼的人。'),
    h(2, '一列小數字'),
    p('檔案室裡，冊子都平放著，因為書脊已經承不住自己的重量。每頁五欄：日期、水位、天氣（只寫一個字）、簽名，最後一欄的欄頭是「備註」——河流到了這裡，才變成有人居住的地方。「岸邊有冰。」「兩隻天鵝。」「橋封了。」「雲結婚。」'),
    p([text('這份記錄的可貴之處不在精確，而在'), em('始終一樣'), text('：同一級臺階，同一雙眼睛的高度，同一個鐘點。')]),
  ],
});

/** @returns {import('./article.mjs').Article} */
export const japanese = () => article({
  lang: 'ja',
  title: '川が目を覚ます前に水位を測る人びと',
  subtitle: '百十二年のあいだ、毎朝だれかが堰まで歩き、帳面に数字をひとつ書きつけてきた',
  authors: [{ name: '水野 遥', role: 'author', affiliation: null, url: null }, { name: '原田 誠', role: 'translator', affiliation: null, url: null }],
  publisher: { name: '谷あい通信', url: null },
  published: { value: '2025-03-14', raw: '2025年3月14日', precision: 'day' },
  section: '暮らし',
  counts: { characters: 1200, cjkCharacters: 1150, words: 8, readingMinutes: 3 },
  images: [{ id: 0, src: hills(1280, 720, 2), alt: '夜明けの堰', caption: '午前五時半の堰。左手の小さな屋根が観測小屋。', credit: '撮影・原田 誠', width: 1280, height: 720 }],
  blocks: [
    p([text('谷の底に光が届くのは遅い。届くころには、その日の数字はもう書き終わっている。たいていは小さな数字だ。〇・四二、〇・三九、雨の朝なら一・一〇ほど。四万を超える数字の列のいちばん下に、それは並ぶ。どれも、暗いうちに起きて'), { type: 'ruby', base: '長靴', text: 'ながぐつ' }, text('をはき、川を見に行っただれかの手によるものだ。')]),
    p([text('「科学だなんて思いませんよ」。一九五一年から一九九四年まで帳面をつけた'), strong('森ゆき'), text('さんは言う。「鶏に餌をやるようなものです。やらなきゃならないから、やるんです」。まっすぐで、少し気の短いその字は、三十一冊のうち九冊を埋めている。'), em('同じやり方'), text('で測り続けたこと、それがこの記録の値打ちである。')]),
    { type: 'figure', images: [0] },
    h(2, '小さな数字の列'),
    p('資料室では、帳面は横に寝かせてある。背がもう自分の重みを支えられないからだ。一ページに五つの欄がある。日付、水位、天気（一語だけ）、署名、そして最後の欄には「備考」とだけある。川が人の住む場所になるのは、この欄においてである。「岸に氷」「白鳥二羽」「橋、通行止め」「ゆき、嫁ぐ」。'),
    { type: 'quote', cite: '備考、一九四七年一月十七日', blocks: [{ id: 0, ...p('雪で標尺が見えず。綱をつけて下りる。〇・三一、あるいはその近く。二度とごめんだが、またやるのだろう。') }] },
    h(2, '下りていく道'),
    p('歩いて十一分。九月からは九人が交代で受け持ち、当番表は郵便局の窓に貼ってある。JavaScriptで書かれた新しい集計画面は、Python版より3倍ほど速いという。'),
    { type: 'list', ordered: true, items: [item('目の高さで読むこと。'), item('立ち上がる前に書くこと。'), item('天気は一語で。')] },
    h(2, '次の一冊'),
    p('三十二冊目は十一月に届いた。同じ大きさ、同じ五つの欄。最初のページはもう半分埋まっている。数字は小さい。この季節にしては水が少なく、風のない朝には石の数をかぞえられるほど澄んでいる。'),
  ],
});
