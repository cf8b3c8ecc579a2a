/**
 * The web page: paste, drop or choose a page, a text or a saved article; see article, JSON and trace.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { downloaded, emptyDownloads, launch, until } from './harness/index.mjs';
import { serveSite } from './harness/site.mjs';

const STORY = `<!doctype html><html lang="en"><title>Rain in the valley</title><nav><a href="/">Home</a></nav><h1>Rain in the valley</h1>
<p>It rained in the valley for the third day, and the river rose.</p><figure><img src="https://pictures.example/rain.jpg" alt="Rain" width="640" height="480"></figure>
<p>The bridge was closed at noon, the school an hour later.</p><p>By evening the whole of the lower road stood under water, and the ferry had stopped.</p>`;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
/** @type {import('./harness/index.mjs').Page} */
let page;
before(async () => {
  site = await serveSite();
  browser = await launch();
  page = await browser.openPage(`${site.origin}/`);
});
beforeEach(() => browser.goto(page, `${site.origin}/`));
after(async () => {
  await browser?.close();
  await site?.close();
});

/** @param {string} text */
async function paste(text) {
  await browser.evaluate(page, (words) => {
    const source = /** @type {HTMLTextAreaElement} */ (document.getElementById('source'));
    source.value = words;
    source.dispatchEvent(new Event('input', { bubbles: true }));
    /** @type {HTMLFormElement} */ (document.getElementById('intake')).requestSubmit();
  }, text);
}

/** Hands a file to the page as if it were chosen. @param {string} name @param {number[]} bytes */
async function choose(name, bytes) {
  await browser.evaluate(page, (fileName, numbers) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(numbers)], fileName));
    const input = /** @type {HTMLInputElement} */ (document.getElementById('file'));
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
  }, name, bytes);
}

const article = () => browser.evaluate(page, () => {
  const result = /** @type {HTMLElement} */ (document.getElementById('result'));
  return result.hidden ? null : document.getElementById('view-article')?.textContent ?? '';
});
const told = () => browser.evaluate(page, () => {
  const told = /** @type {HTMLElement} */ (document.getElementById('told'));
  return told.hidden ? null : told.textContent ?? '';
});
/** @param {RegExp} words */
const shows = (words) => until(`the article says ${words}`, async () => words.test((await article()) ?? ''));
/** @param {RegExp} words */
const tells = (words) => until(`the page tells ${words}`, async () => words.test((await told()) ?? ''));

test('a pasted page is shown as article, JSON and trace', async () => {
  await paste(STORY);
  await shows(/Rain in the valley.*the ferry had stopped/su);
  const views = await browser.evaluate(page, () => {
    /** @type {HTMLElement} */ (document.getElementById('tab-json')).click();
    const json = JSON.parse(document.querySelector('#view-json code')?.textContent ?? '');
    /** @type {HTMLElement} */ (document.getElementById('tab-trace')).click();
    const trace = document.getElementById('view-trace');
    return { format: json.format, blocks: json.blocks.length, rows: trace?.querySelectorAll('section:last-child tbody tr').length, visible: !trace?.hidden };
  });
  assert.equal(views.format, 'limpid.article');
  assert.equal(views.rows, views.blocks);
  assert.equal(views.visible, true);
});

test('nothing is asked of another server: pictures from elsewhere are told, not loaded', async () => {
  await paste(STORY);
  await shows(/another server/u);
  const sources = await browser.evaluate(page, () => [...document.images].map((image) => image.src).concat(performance.getEntriesByType('resource').map(({ name }) => name)));
  assert.deepEqual(sources.filter((src) => !src.startsWith(site.origin) && !src.startsWith('data:')), []);
  const policy = await browser.evaluate(page, () => document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '');
  assert.match(policy, /default-src 'none'/u);
  assert.doesNotMatch(policy, /'unsafe-|\*/u);
});

test('a saved file opened again is the same article, byte for byte, and gives the same view', async () => {
  await emptyDownloads(browser);
  await paste(STORY);
  await shows(/the ferry had stopped/u);
  const view = await browser.evaluate(page, () => {
    /** @type {HTMLElement} */ (document.querySelector('[data-format=json]')).click();
    return document.getElementById('view-article')?.innerHTML;
  });
  const { name, bytes } = await downloaded(browser);
  assert.match(name, /^Rain in the valley\.limpid\.json$/u);
  await browser.goto(page, `${site.origin}/`);
  await choose(name, [...bytes]);
  await shows(/the ferry had stopped/u);
  const again = await browser.evaluate(page, () => [document.getElementById('view-article')?.innerHTML, document.querySelector('#view-json code')?.textContent]);
  assert.equal(again[0], view);
  assert.equal(again[1], String(bytes));
});

test('files in other encodings, with and without a word about it', async () => {
  // “河水上涨” and so on in GB18030, as a page that names it and as a text that names nothing.
  const words = [0xba, 0xd3, 0xcb, 0xae, 0xc9, 0xcf, 0xd5, 0xc7, 0xa3, 0xac, 0xc7, 0xc5, 0xb7, 0xe2, 0xc1, 0xcb, 0xa1, 0xa3];
  const line = Array.from({ length: 6 }, () => words).flat();
  const ascii = (/** @type {string} */ text) => [...Buffer.from(text, 'latin1')];
  await choose('page.html', [...ascii('<html><head><meta charset="gb2312"><title>T</title></head><body><h1>'), ...words.slice(0, 8), ...ascii('</h1><p>'), ...line, ...ascii('</p><p>'), ...line, ...words, ...ascii('</p></body></html>')]);
  await shows(/河水上涨，桥封了。/u);
  await browser.goto(page, `${site.origin}/`);
  await choose('text.txt', [...line, 0x0a, 0x0a, ...line, ...words, 0x0a]);
  await shows(/河水上涨，桥封了。/u);
});

test('what cannot be read is told in a sentence with its name, and the page goes on', async () => {
  await paste('{"format": "limpid.article", "version": 1, "blocks": [{"type": "par');
  await tells(/not a saved article.*CorruptFile/su);
  await choose('broken.limpid.json', [0x7b, 0x7d]);
  await tells(/CorruptFile/u);
  await choose('picture.html', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
  await tells(/PNG picture.*NotText/su);
  await paste('   ');
  await tells(/EmptyPage/u);
  await paste(STORY);
  await shows(/the ferry had stopped/u);
  assert.equal(await told(), null);
});

test('the reader opens over the page with the same article, and Escape closes it', async () => {
  await paste(STORY);
  await shows(/the ferry had stopped/u);
  await browser.evaluate(page, () => {
    const button = /** @type {HTMLElement} */ (document.getElementById('open-reader'));
    button.focus();
    button.click();
  });
  await until('the reader is open', () => browser.evaluate(page, () => globalThis.limpid.session?.article?.title === 'Rain in the valley'));
  await browser.press(page, 'Escape');
  await until('it is closed', () => browser.evaluate(page, () => globalThis.limpid.session === null && !document.querySelector('limpid-reader')));
  assert.equal(await browser.evaluate(page, () => document.activeElement?.id), 'open-reader');
});

test('the samples, and the tabs by keyboard', async () => {
  for (const [sample, words] of /** @type {const} */ ([['news.html', /model in the glass case|glass case/u], ['repost.html', /三十一趟/u], ['note.md', /cut side down/u]])) {
    await browser.evaluate(page, (path) => /** @type {HTMLElement} */ (document.querySelector(`[data-sample="samples/${path}"]`)).click(), sample);
    await shows(words);
  }
  await browser.evaluate(page, () => /** @type {HTMLElement} */ (document.getElementById('tab-article')).focus());
  await browser.press(page, 'ArrowRight');
  assert.deepEqual(await browser.evaluate(page, () => [document.activeElement?.id, document.getElementById('view-json')?.hidden, document.getElementById('view-article')?.hidden]), ['tab-json', false, true]);
});

test('a file that is dropped on the reader is read there, or refused there in words, and notes are not lost with it', async () => {
  await paste(STORY);
  await shows(/the ferry had stopped/u);
  await browser.evaluate(page, () => /** @type {HTMLElement} */ (document.getElementById('open-reader')).click());
  const title = () => browser.evaluate(page, () => globalThis.limpid.session?.article?.title);
  const said = () => browser.evaluate(page, () => globalThis.limpid.session?.status.textContent);
  await until('the reader is open', async () => (await title()) === 'Rain in the valley');
  /** @param {string} name @param {string} content */
  const drop = (name, content) => browser.evaluate(page, (fileName, words) => {
    const files = new DataTransfer();
    files.items.add(new File([words], fileName));
    globalThis.limpid.session?.scroller.dispatchEvent(new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer: files }));
  }, name, content);
  await drop('empty.html', '<!doctype html><title>Empty</title>');
  await until('it is refused', async () => /empty/iu.test((await said()) ?? ''));
  assert.equal(await title(), 'Rain in the valley');
  const other = STORY.replaceAll('Rain in the valley', 'Snow in the valley');
  await drop('other.html', other);
  await until('the other is read', async () => (await title()) === 'Snow in the valley');
  await browser.evaluate(page, () => {
    const { limpid } = globalThis;
    const { session } = limpid;
    const words = session?.scroller.querySelector('.body p')?.firstChild;
    if (!session || !words) return;
    document.getSelection()?.setBaseAndExtent(words, 0, words, 8);
    session.commands.get('mark')?.();
  });
  await drop('story.html', STORY);
  await until('it is kept', async () => (await said())?.startsWith('The new notes to this article are in no file yet') === true);
  await browser.press(page, 'Escape');
  await until('it is closed', () => browser.evaluate(page, () => globalThis.limpid.session === null));
  await browser.evaluate(page, () => /** @type {HTMLElement} */ (document.getElementById('open-reader')).click());
  await until('the highlight is there again', () => browser.evaluate(page, () => globalThis.limpid.session?.root.querySelectorAll('mark.marked').length === 1));
  await emptyDownloads(browser);
  await browser.press(page, 's');
  const saved = JSON.parse(String((await downloaded(browser)).bytes));
  assert.equal(saved.highlights.length, 1);
  assert.match(saved.integrity.sha256, /^[0-9a-f]{64}$/u);
  await drop('story.html', STORY);
  await until('the first is read', async () => (await title()) === 'Rain in the valley');
  await browser.press(page, 'Escape');
});

test('notes that are in no file are not lost to another article, nor with the page, unless the person says so', async () => {
  await paste(STORY);
  await shows(/the ferry had stopped/u);
  const leaves = () => browser.evaluate(page, () => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await leaves(), true);
  await browser.evaluate(page, () => /** @type {HTMLElement} */ (document.getElementById('open-reader')).click());
  await until('the reader is open', () => browser.evaluate(page, () => globalThis.limpid.session !== null));
  await browser.evaluate(page, () => {
    const { limpid } = globalThis;
    const words = limpid.session?.scroller.querySelector('.body p')?.firstChild;
    if (!limpid.session || !words) throw new Error('no text');
    document.getSelection()?.setBaseAndExtent(words, 0, words, 8);
    limpid.session.commands.get('mark')?.();
    limpid.close();
  });
  assert.equal(await leaves(), false);
  const asked = () => browser.evaluate(page, () => /** @type {HTMLDialogElement} */ (document.getElementById('question')).open);
  const answer = (/** @type {string} */ value) => browser.evaluate(page, (which) => /** @type {HTMLElement} */ (document.querySelector(`#question [value=${which}]`)).click(), value);
  const other = [...Buffer.from(STORY.replaceAll('Rain in the valley', 'Snow in the valley'))];
  await choose('other.html', other);
  await until('it is asked', asked);
  await browser.press(page, 'Escape');
  await until('it is no longer asked', async () => !await asked());
  await choose('other.html', other);
  await until('it is asked again', asked);
  await answer('stay');
  assert.match(String(await article()), /Rain in the valley/u);
  await emptyDownloads(browser);
  await paste('A text\n\nIt snowed in the valley for the third day, and the road was closed. The school was closed an hour later, and then the bridge.');
  await until('it is asked about what is pasted, too', asked);
  await answer('save');
  const saved = JSON.parse(String((await downloaded(browser)).bytes));
  assert.deepEqual([saved.title, saved.highlights.length], ['Rain in the valley', 1]);
  await shows(/the road was closed/u);
  assert.equal(await leaves(), true);
  await choose('story.limpid.json', [...Buffer.from(JSON.stringify({ ...saved, integrity: {} }))]);
  await shows(/the ferry had stopped/u);
  assert.equal(await asked(), false, 'nothing to lose');
});

test('what stands on a button is told from the button, in light and in dark', async () => {
  await paste(STORY);
  await shows(/the ferry had stopped/u);
  for (const scheme of /** @type {const} */ (['dark', 'light'])) {
    await browser.prefer(page, scheme);
    const blank = await browser.evaluate(page, () => [...document.querySelectorAll('button')].filter((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      return color === backgroundColor;
    }).map((button) => button.textContent));
    assert.deepEqual(blank, [], scheme);
  }
});

test('what is said stands within view, also below a long article, and no view sticks to the edge', async () => {
  await paste(STORY.replace('<p>The bridge', `${Array.from({ length: 60 }, (_, day) => `<p>On day ${day} it rained in the valley once more, and the river rose by ${day * 7 % 11} inches, as it had the day before.</p>`).join('')}<p>The bridge`));
  await shows(/the ferry had stopped/u);
  for (const [width, height] of /** @type {const} */ ([[1100, 800], [320, 568]])) {
    await browser.resize(page, width, height, 1);
    const { said, views, bar } = await browser.evaluate(page, async () => {
      /** @type {HTMLElement} */ (document.querySelector('[data-format=text]')).click();
      await new Promise((done) => setTimeout(done, 300));
      const box = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id)).getBoundingClientRect().toJSON();
      const lefts = [];
      for (const name of ['json', 'trace', 'changes']) {
        document.getElementById(`tab-${name}`)?.click();
        const range = document.createRange();
        range.selectNodeContents(/** @type {HTMLElement} */ (document.getElementById(`view-${name}`)));
        lefts.push(range.getBoundingClientRect().left);
      }
      document.getElementById('tab-article')?.click();
      scrollTo({ top: 2000, behavior: 'instant' });
      return { said: box('status'), views: lefts, bar: Math.max(0, /** @type {HTMLElement} */ (document.querySelector('.result-bar')).getBoundingClientRect().bottom) };
    });
    assert.ok(said.bottom <= height && said.top > height / 2 && said.left > 10 && said.right < width - 10, JSON.stringify(said));
    for (const left of views) assert.ok(left >= 10, `${views}`);
    assert.ok(bar < height / 8, `${width}: ${bar} of the height is the bar's while one reads`);
  }
  await browser.resize(page, 1100, 800, 1);
});

test('the page loads the reader whole: its list of files is the extension’s', async () => {
  const [listed, loaded] = await browser.evaluate(page, () => [
    [...globalThis.limpidReaderFiles.scripts, ...globalThis.limpidReaderFiles.styles],
    [...document.querySelectorAll('script[defer], link[rel=stylesheet]')].map((element) => element.getAttribute('src') ?? element.getAttribute('href')),
  ]);
  assert.deepEqual(listed.filter((/** @type {string} */ file) => !loaded.includes(file)), []);
});

test('two saves of one page are compared block by block', async () => {
  await paste(STORY);
  await shows(/third day/u);
  const json = await browser.evaluate(page, () => document.querySelector('#view-json code')?.textContent ?? '');
  const compare = (/** @type {string} */ text) => browser.evaluate(page, (words) => {
    const data = new DataTransfer();
    data.items.add(new File([words], 'other.limpid.json'));
    const input = /** @type {HTMLInputElement} */ (document.getElementById('other'));
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
  }, text);
  const said = () => browser.evaluate(page, () => document.getElementById('changes')?.textContent ?? '');
  await compare('%PDF-1.7');
  await until('it says that it is no text', async () => /PDF file/u.test(await said()));
  await compare(json);
  await until('both are the same', async () => (await said()).startsWith('Both saves hold the same text.'));
  const older = JSON.parse(json);
  older.title = 'Rain';
  older.blocks = older.blocks.slice(0, -1);
  await compare(JSON.stringify(older));
  await until('the differences', async () => (await said()).startsWith('Differences: 2'));
  assert.deepEqual(await browser.evaluate(page, () => [...document.querySelectorAll('.change:not(.same)')].map((item) => item.className)), ['change changed', 'change added']);
  await compare('{"format": 1}');
  await until('it says that it is none', async () => /not a saved article/iu.test(await said()));
});
