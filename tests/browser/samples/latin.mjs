/**
 * A long English feature with every kind of block.
 */
import { article, cell, em, h, item, link, note, p, strong, text } from './article.mjs';
import { hills } from './picture.mjs';

/** @returns {import('./article.mjs').Article} */
export const latin = () => article({
  lang: 'en-GB',
  title: 'The people who measure the river before it wakes',
  subtitle: 'Every morning for a hundred and twelve years, somebody has walked down to the gauge at Harrow Weir and written a number in a book',
  authors: [
    { name: 'Maren Holloway', role: 'author', affiliation: null, url: 'https://news.example/people/holloway' },
    { name: 'Idris Okafor', role: 'author', affiliation: null, url: null },
    { name: 'Lena Brandt', role: 'photographer', affiliation: 'North Light', url: null },
    { name: 'J. Whitcombe', role: 'editor', affiliation: null, url: null },
  ],
  publisher: { name: 'The Valley Quarterly', url: 'https://news.example/' },
  originalSource: { name: 'River Almanac', url: null },
  reposted: true,
  published: { value: '2025-03-14T06:30+00:00', raw: '14 March 2025 06:30', precision: 'minute' },
  modified: { value: '2025-03-16', raw: '16 March', precision: 'day' },
  breadcrumb: ['Features', 'Water'],
  tags: ['rivers', 'measurement', 'archives'],
  counts: { characters: 8200, cjkCharacters: 0, words: 1460, readingMinutes: 7 },
  images: [
    { id: 0, src: hills(1280, 720, 1), alt: 'Hills above the weir at dawn', caption: 'The weir at half past five, seen from the eastern bank. The gauge house is the small roof on the left.', credit: 'Lena Brandt / North Light', width: 1280, height: 720 },
    { id: 1, src: hills(600, 450, 2), alt: 'Ledger', caption: null, credit: null, width: 600, height: 450 },
    { id: 2, src: hills(600, 450, 3), alt: 'Gauge', caption: 'Pages from the ledger of 1931, and the brass staff that replaced the wooden one.', credit: null, width: 600, height: 450 },
    { id: 3, src: hills(480, 640, 4), alt: 'Portrait', caption: 'Edith Marsh in 1958.', credit: 'Family archive', width: 480, height: 640 },
  ],
  footnotes: [
    { number: 1, label: '1', content: [text('The first book begins in February 1913, but its opening four pages are missing; the oldest reading that survives is of 9 March.')] },
    { number: 2, label: '2', content: [text('See '), em('Proceedings of the Valley Society'), text(', vol. 8, pp. 41–57.')] },
  ],
  blocks: [
    p('A walk of eleven minutes, a brass staff, a pencil on a string: how a habit became the longest record of its kind in the country.', { role: 'standfirst' }),
    p([text('The light comes late to the bottom of the valley, and by the time it does the number has already been written. It is usually a small number — 0.42, 0.39, on a wet morning perhaps 1.10 — and it stands in a column under some forty thousand others, each made by a person who got up in the dark, put on boots, and went to look at a river.'), note(1)]),
    p([text('“You don’t think of it as science,” says '), strong('Edith Marsh'), text(', who kept the book from 1951 until her knees gave out in 1994. “You think of it as feeding the hens. It wants doing, so you do it.” Her handwriting, upright and a little impatient, fills nine of the thirty-one volumes; the hydrologists who '), link('https://news.example/record', 'digitised the record'), text(' last winter say that they could tell from the pressure of the pencil whether it had been raining.')]),
    { type: 'figure', images: [0] },
    p([text('What makes the record remarkable is not its precision. A modern sensor reads the level four times a minute and is never ill. It is that the readings were taken '), em('the same way'), text(' — same step, same eye, same hour — for longer than any instrument lasts. Sensors drift, are replaced, are moved a metre upstream by a contractor with a deadline. A habit does not drift, or drifts so slowly that it can be corrected for.')]),
    h(2, 'A column of small numbers'),
    p('In the archive the books lie on their sides, because the bindings can no longer carry their own weight. Each page has five columns: the date, the level, the weather in a single word, the initials, and a last one headed only “Remarks”, which is where the river turns into a place where people live. “Ice at the edges.” “Two swans.” “Bridge closed.” “E. married.”'),
    { type: 'quote', cite: 'Remarks, 17 January 1947', blocks: [{ id: 0, ...p('Could not see the staff for snow. Went down on the rope. 0.31, or near it. Would not do it again but suppose I shall.') }] },
    p([text('When the drought of 1976 emptied the reservoirs, it was the book that settled the argument about who had taken how much, and when.'), note(2), text(' The relation between level and flow that it made possible is still the one in use:')]),
    { type: 'math', tex: 'Q = C (h - h_0)^{3/2}', text: 'Q = C (h − h0)^(3/2)', mathml: { tag: 'math', children: [{ tag: 'mrow', children: [
      { tag: 'mi', text: 'Q' }, { tag: 'mo', text: '=' }, { tag: 'mi', text: 'C' },
      { tag: 'msup', children: [
        { tag: 'mrow', children: [{ tag: 'mo', text: '(' }, { tag: 'mi', text: 'h' }, { tag: 'mo', text: '−' }, { tag: 'msub', children: [{ tag: 'mi', text: 'h' }, { tag: 'mn', text: '0' }] }, { tag: 'mo', text: ')' }] },
        { tag: 'mfrac', children: [{ tag: 'mn', text: '3' }, { tag: 'mn', text: '2' }] },
      ] },
    ] }] } },
    p([text('Here '), em('h'), text(' is the level on the staff and '), em('C'), text(' a constant that was found, once and for all, by a schoolteacher with a stopwatch and a crate of oranges. In code it is a single line, '), { type: 'code', text: 'flow(level)' }, text(', and the whole of the new pipeline is not much longer:')]),
    { type: 'code', language: 'python', text: 'from math import sqrt\n\nC, H0 = 18.4, 0.12\n\ndef flow(level: float) -> float:\n    """Cubic metres a second over the weir, for a level in metres."""\n    head = max(0.0, level - H0)\n    return C * head * sqrt(head)  # the exponent of three halves, without a power function that rounds differently everywhere\n' },
    h(3, 'What the oranges knew'),
    p('Oranges float low in the water, so the wind does not push them; they are bright, so that a child on the far bank can see them; and they are cheap enough in March to throw thirty into a river. The teacher’s table, copied here from the inside of a cover, was within two per cent of the acoustic survey of 2019.'),
    { type: 'table', caption: [text('Thirty oranges, 22 March 1934')], rows: [
      { head: true, cells: [cell('Distance', true), cell('Time', true), cell('Speed', true), cell('Remarks', true)] },
      { head: false, cells: [cell('20 m'), cell('31.0 s'), cell('0.65'), cell('Steady')] },
      { head: false, cells: [cell('50 m'), cell('79.5 s'), cell('0.63'), cell('Two lost under the alders')] },
      { head: false, cells: [cell('100 m'), cell('162.0 s'), cell('0.62'), cell('One eaten by the assistant, aged nine, who was then sent home')] },
    ] },
    h(2, 'Walking down'),
    p('The walk itself takes eleven minutes. Since September it has been done by a rota of nine, kept on a card in the window of the post office:'),
    { type: 'list', ordered: true, items: [item('Read the staff at eye level, kneeling if you must.'), item('Write the number before you stand up.', 'People who stand up first round it. Nobody knows why, but it is there in the data.'), item('One word for the weather.')] },
    { type: 'list', ordered: false, items: [item('If there is ice, say so.'), item('If there is nobody to relieve you, do not go down on the rope.')] },
    p('Would not do it again but suppose I shall.', { role: 'pullQuote' }),
    { type: 'figure', images: [1, 2] },
    { type: 'list', ordered: false, items: [
      { term: [text('Staff')], content: [text('The marked board that stands in the water.')], blocks: [] },
      { term: [text('Stage')], content: [text('The level read from it, above an arbitrary zero that must never be moved.')], blocks: [] },
    ] },
    { type: 'rule' },
    p('Nobody is paid. The question of whether anybody should be was raised at a parish meeting in 1962 and is, according to the minutes, still open. “If you paid for it,” says one of the nine, a plumber who takes the Thursdays, “you’d have to have a policy. Then one morning there’d be a reason not to.”'),
    { type: 'figure', images: [3] },
    h(2, 'The next book'),
    p('Volume thirty-two was bought in November: the same size, the same five columns, ruled by a printer two towns away who charged for the paper and not for the ruling. Its first page is already half full. The numbers are small. The river is low for the season, and clear enough on a still morning to count the stones.'),
    { type: 'embed', kind: 'video', url: 'https://video.example/watch/weir-at-dawn', title: 'A year at Harrow Weir in four minutes' },
    p('An earlier version of this article gave the year of the first surviving reading as 1912. It is 1913.', { role: 'correction' }),
    p('This story was first told at the Almanac’s winter evening and has been shortened for print.', { role: 'editorsNote' }),
  ],
});
