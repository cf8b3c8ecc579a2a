/**
 * Rehearsing: the core reads made-up pages before there is a real one.
 *
 * Chromium compiles a function when it is first called, and well only after many calls; what it has compiled well it keeps on
 * disk and takes from there when the background starts anew. But it keeps what it has at the first pause of two seconds, and
 * never again until the core or the browser is another: were that the first click, nearly every later start would compile
 * nearly everything again. So the core is driven through its rooms, over and over, as soon as it is new.
 */

/** How long after the start of the background the rehearsal begins, in milliseconds. */
const REHEARSAL_DELAY = 2000;

/**
 * How often each page is read. Of five readings nothing is kept, of ten 1.3 MB; with thirty the next first reading is as fast as
 * with sixty (docs/performance.md).
 */
const REHEARSALS = 30;

/** The rest between two readings, in milliseconds: a click must not wait, and compilers work beside. */
const REHEARSAL_PAUSE = 10;

/**
 * An element in the snapshot's writing (src/page/snapshot.rs).
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {string[]} inner elements and texts
 */
function written(name, attributes, ...inner) {
  const own = Object.entries(attributes).map(([key, value]) => `\u0002${key}\u0003${value}`).join('');
  return `\u0004${name}${own}${inner.map((part) => (part.startsWith('\u0004') ? part : `\u0006${part}`)).join('')}\u0008`;
}

/**
 * A made-up page that has what pages have: the claims of the head, navigation, people and dates, text with links and emphasis,
 * a list, a table, a picture, a quotation, code, notes, what belongs to others, and comments.
 * @param {{lang: string, title: string, site: string, by: string, role: string, date: string, sentences: string[], labels: string[]}} words
 * @returns {string}
 */
function rehearsalPage({ lang, title, site, by, role, date, sentences, labels }) {
  const e = written;
  /** @param {number} at @param {number} count */
  const said = (at, count) => Array.from({ length: count }, (_, more) => sentences[(at * 3 + more * 2) % sentences.length] ?? '').join(' ');
  /** @param {number} at */
  const paragraph = (at) => e('p', { class: 'text' }, said(at, 3), ' ', e('a', { href: `/story/${at}` }, said(at + 1, 1)), ' ', e('em', {}, labels[at % labels.length] ?? ''), ` ${at} `, said(at + 2, 2));
  const links = labels.map((label, at) => e('li', {}, e('a', { href: `/section/${at}` }, label)));
  const claims = JSON.stringify({
    '@context': '//schema.org', '@type': 'NewsArticle', headline: title, datePublished: '2024-03-01T08:00:00+01:00',
    author: { '@type': 'Person', name: by }, publisher: { '@type': 'Organization', name: site }, image: ['/river.jpg'],
  });
  const head = e('head', {},
    e('title', {}, `${title} | ${site}`), e('meta', { name: 'author', content: by }), e('meta', { name: 'description', content: said(0, 2) }),
    e('meta', { property: 'og:title', content: title }), e('meta', { property: 'og:site_name', content: site }), e('meta', { property: 'og:image', content: '/river.jpg' }),
    e('meta', { property: 'article:published_time', content: '2024-03-01T08:00:00+01:00' }), e('link', { rel: 'canonical', href: '/story' }),
    e('script', { type: 'application/ld+json' }, claims));
  const story = e('article', { class: 'story', itemscope: '', itemtype: '//schema.org/NewsArticle' },
    e('h1', { itemprop: 'headline' }, title),
    e('div', { class: 'byline' }, role, e('a', { rel: 'author', href: '/people/1' }, by), ' ', e('time', { datetime: '2024-03-01T08:00:00+01:00' }, date)),
    e('p', { class: 'standfirst' }, e('strong', {}, said(5, 2))),
    e('figure', {}, e('img', { src: '/river.jpg', alt: title, width: '640', height: '480' }), e('figcaption', {}, said(1, 1), ' ', e('span', { class: 'credit' }, by))),
    ...[1, 2, 3, 4].map(paragraph), e('h2', { id: 'more' }, labels[1] ?? ''), ...[5, 6].map(paragraph),
    e('ul', {}, ...[1, 2, 3].map((at) => e('li', {}, said(at, 1)))), e('ol', {}, ...[4, 5].map((at) => e('li', {}, e('b', {}, labels[at % labels.length] ?? ''), said(at, 1)))),
    e('blockquote', {}, e('p', {}, said(7, 2)), e('cite', {}, by)),
    e('table', {}, e('caption', {}, labels[2] ?? ''), e('thead', {}, e('tr', {}, e('th', {}, labels[0] ?? ''), e('th', {}, labels[1] ?? ''))),
      e('tbody', {}, ...[1, 2, 3].map((at) => e('tr', {}, e('td', {}, labels[at] ?? ''), e('td', {}, String(at * 12)))))),
    ...[8, 9].map(paragraph), e('pre', {}, e('code', { class: 'language-js' }, 'const high = river > 3;\nwarn(high);')), e('hr', {}),
    e('p', {}, said(10, 2), e('sup', {}, e('a', { href: '#fn1', id: 'fnref1' }, '1')), e('br', {}), said(11, 1)), ...[12, 13, 14].map(paragraph),
    e('section', { class: 'footnotes' }, e('ol', {}, e('li', { id: 'fn1' }, said(3, 1), e('a', { href: '#fnref1' }, '↩')))),
    e('p', { class: 'tags' }, ...labels.slice(0, 3).map((label) => e('a', { rel: 'tag', href: `/tag/${label}` }, label))));
  const beside = e('aside', { class: 'related' }, e('h3', {}, labels[3] ?? ''), e('ul', {}, ...[1, 2, 3, 4].map((at) =>
    e('li', {}, e('a', { href: `/story/${at}0` }, e('img', { src: `/small/${at}.jpg`, alt: '' }), said(at, 1))))));
  const talk = e('section', { class: 'comments', id: 'comments' }, e('h3', {}, labels[4] ?? ''), ...[1, 2, 3].map((at) =>
    e('div', { class: 'comment' }, e('span', { class: 'user' }, labels[at] ?? ''), e('time', {}, date), e('p', {}, said(at + 4, 2)), e('button', {}, labels[0] ?? ''))));
  return `\u0001limpid-snapshot-1\u0002url\u0003https://pages.example/story\u0002contentType\u0003text/html\u0002charset\u0003UTF-8\u0002title\u0003${title} | ${site}\u0002capturedAt\u00032024-03-02T08:00:00Z${
    e('html', { lang }, head, e('body', { class: 'page' },
      e('header', { class: 'site' }, e('a', { href: '/', class: 'logo' }, site), e('nav', {}, e('ul', {}, ...links))), e('div', { class: 'breadcrumb' }, e('a', { href: '/' }, labels[0] ?? ''), ' › ', e('a', { href: '/s' }, labels[1] ?? '')),
      e('main', { id: 'content' }, story, beside, talk), e('div', { class: 'cookie-banner' }, e('p', {}, said(2, 1)), e('button', {}, labels[2] ?? '')),
      e('footer', {}, e('ul', {}, ...links), e('p', {}, `© 2024 ${site}`))))}\u000e`;
}

/** The words of the pages: one script with spaces, one without. */
const REHEARSED = [
  {
    lang: 'en', title: 'Rain in the valley', site: 'The Valley Post', by: 'Ann Reed', role: 'By ', date: '1 March 2024, 8 am',
    sentences: ['It rained in the valley for the third day, and the river rose.', 'The bridge was closed at noon, the school an hour later.', 'Nobody was hurt, said the mayor, “but the cellars are full”.',
      'The bus from the town turned round at the mill; 40 people walked home.', 'At dusk the rain stopped.', 'Sandbags had been carried through the night by neighbours, among them many children.', 'More rain is expected on Sunday (see the map).'],
    labels: ['News', 'Weather', 'Rivers of the county', 'Read more', 'Comments', 'Subscribe'],
  },
  {
    lang: 'zh', title: '山谷连降大雨', site: '山谷晚报', by: '李明', role: '责任编辑：', date: '2024年3月1日 08:00',
    sentences: ['山谷里的雨下了三天，河水不断上涨。', '中午时分大桥封闭，一小时后学校停课。', '镇长说：“没有人受伤，但是地下室都进了水。”', '从县城来的班车在磨坊掉头，四十人步行回家。', '傍晚雨停了。', '邻居们连夜搬运沙袋，其中有许多孩子。', '预计周日还有雨。'],
    labels: ['新闻', '天气', '本县的河流', '相关阅读', '评论', '订阅'],
  },
];

/** Reads the made-up pages, one after the other, while nobody waits for a real one. */
async function rehearse() {
  try {
    const { viewSnapshot } = await core();
    const pages = REHEARSED.map(rehearsalPage);
    // Firefox compiles well at once, and keeps nothing.
    const rounds = typeof document === 'undefined' ? REHEARSALS : 1;
    for (let round = 0; round < rounds; round += 1) {
      for (const page of pages) {
        viewSnapshot(page);
        do {
          await new Promise((resolve) => {
            setTimeout(resolve, REHEARSAL_PAUSE);
          });
        } while (clicksAtWork > 0);
      }
    }
  } catch {
    // Whatever it was, the first click will meet it again and can tell the person.
  }
}
