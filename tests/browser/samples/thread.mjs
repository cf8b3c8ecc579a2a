/**
 * A thread of a forum, in which members of three scripts answer each other.
 */
import { article, p } from './article.mjs';

/** @param {string} value */
const at = (value) => ({ value, raw: value, precision: 'minute' });

export const thread = () => article({
  lang: 'en-GB', title: 'Joining two rain barrels of different height', breadcrumb: ['Forum', 'Garden', 'Water'],
  authors: [{ name: 'mossback', role: 'author', affiliation: null, url: null }], publisher: { name: 'The Barrel Forum', url: null },
  published: at('2024-03-02T09:14'),
  posts: [
    { block: 0, author: 'mossback', published: at('2024-03-02T09:14') },
    { block: 2, author: 'Hydra of the Lower Garden and the Two Ponds Behind It', published: at('2024-03-02T10:02') },
    { block: 4, author: '青苔石', published: at('2024-03-02T12:40') },
    { block: 5, author: 'أبو البئر', published: at('2024-03-03T08:05') },
    { block: 6, author: 'mossback', published: null },
  ],
  blocks: [
    p('The barrel under the north downpipe overflows in ten minutes of proper rain, and the overflow goes straight against the wall.'),
    p('I have a second barrel but no idea how to join the two. Do I connect them at the top or at the bottom?'),
    p('At the bottom, always. If you join them at the top, the second only fills once the first is full, and you cannot empty both through one tap.'),
    { type: 'list', ordered: false, items: ['a hose as wide as the downpipe', 'two taps, one for each barrel'].map((text) => ({ content: [{ type: 'text', text }], blocks: [] })) },
    p('两个桶要放在同一高度，不然水会从低的那个桶漫出来。我垫了三层石板，中间夹一层油毡，桶就不会晃。', { lang: 'zh-Hans' }),
    p('ضع البرميل الثاني على حجارة مستوية، واجعل أنبوب الفائض تحت الحافة بعرض كف.', { lang: 'ar', dir: 'rtl' }),
    p('Done, with four slabs and a length of pond hose. It rained on Thursday for six hours and the wall stayed dry for the first time since we moved in.'),
  ],
});
