/* eslint no-script-url: off -- these addresses are the point */
/**
 * An article as an enemy would write it into a saved file.
 */
import { article, p, text } from './article.mjs';

/** @returns {import('./article.mjs').Article} */
export const hostile = () => article({
  lang: 'en" onload="hurt=1',
  dir: 'rtl"><script>hurt=1</script>',
  title: '<img src=x onerror=hurt=1>',
  authors: [{ name: '<script>hurt=1</script>', role: 'author', affiliation: null, url: 'javascript:hurt=1' }],
  publisher: { name: 'P', url: 'data:text/html,<script>hurt=1</script>' },
  published: { value: '2025-13-45T99:99', raw: '<b>never</b>', precision: 'minute' },
  leadImage: { src: 'javascript:hurt=1', alt: null, width: null, height: null, image: null },
  source: { url: 'javascript:hurt=1', canonicalUrl: null, capturedAt: null, lang: null, dir: null, charset: null },
  images: [
    { id: 0, src: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="hurt=1"/>', alt: 'vector', caption: null, credit: null, width: null, height: null },
    { id: 1, src: 'data:text/html,x', alt: null, caption: null, credit: null, width: -1, height: 0 },
  ],
  footnotes: [{ number: 1, label: '"><script>', content: [{ type: 'link', href: 'vbscript:hurt', content: [text('note')] }] }],
  blocks: [
    p([{ type: 'link', href: 'javascript:hurt=1', content: [text('a script')] }]),
    p([{ type: 'link', href: ' JaVaScRiPt:hurt=1', content: [text('upper case')] }]),
    p([{ type: 'link', href: 'java\tscript:hurt=1', content: [text('with a tab')] }]),
    p([{ type: 'link', href: 'blob:https://a.example/x', content: [text('blob')] }]),
    p([{ type: 'link', href: 'file:///etc/passwd', content: [text('file')] }]),
    p([{ type: 'image', image: 0 }, { type: 'image', image: 99 }, { type: 'footnoteRef', number: 1 }, { type: 'footnoteRef', number: 77 }]),
    { type: 'figure', images: [0, 1, 99] },
    { type: 'embed', kind: 'constructor', url: 'javascript:hurt=1', title: 'x' },
    { type: 'embed', kind: 'frame', url: 'https://a.example/', title: '<iframe srcdoc=x>' },
    { type: 'math', tex: null, text: 'm', mathml: { tag: 'math', attributes: [['onclick', 'hurt=1'], ['href', 'javascript:hurt=1'], ['style', 'x']], children: [
      { tag: 'script', text: 'hurt=1' }, { tag: 'annotation-xml', attributes: [['encoding', 'text/html']], children: [{ tag: 'img', attributes: [['src', 'x'], ['onerror', 'hurt=1']] }] },
      { tag: 'maction', attributes: [['actiontype', 'statusline']] }, { tag: 'mi', text: 'x' },
    ] } },
    { type: 'heading', level: '1><script>', content: [text('Heading')] },
    { type: 'unknown', content: [text('of another version')] },
    { type: 'list', ordered: true, start: 1e99, items: [{ content: [text('item')], blocks: [] }] },
    { type: 'table', caption: [], rows: [{ head: true, cells: [{ header: true, colspan: 1e9, rowspan: -4, content: [text('cell')] }] }] },
    p('still here', { lang: '"><img src=x onerror=hurt=1>', dir: 'sideways' }),
  ],
});
