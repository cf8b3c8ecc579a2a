/**
 * The attacking pages of `tests/hostile/attacks` in a real browser: their own scripts are the pages' affair, but once
 * the reader opens nothing of them runs again, nothing more is asked for, and what is shown or saved holds nothing that
 * could.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { native } from './harness/fixtures.mjs';
import { gone, launch, shown, until } from './harness/index.mjs';
import { ROOT } from './harness/paths.mjs';
import { serve } from './harness/server.mjs';

const FOLDER = `${ROOT}tests/hostile/attacks/`;
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.html')).sort();

/** How long something that was set off has to come to light, in milliseconds. */
const SETTLE = 400;

/** Counts what runs; stands first in each page, so that it is there for all that follows. */
const CANARY = '<script>window.hits = []; function ran(what) { (window.top.hits ?? []).push(what); }</script>';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
/** @type {Map<string, string>} what was saved, served as a page of its own */
const saved = new Map();
before(async () => {
  server = await serve((path) => {
    const name = path.slice(1);
    if (NAMES.includes(name)) {
      return { body: readFileSync(FOLDER + name, 'utf8').replace('<head>', `<head>${CANARY}`) };
    }
    const article = saved.get(name);
    return article === undefined ? { status: 404, body: '' } : { body: CANARY + article };
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** What stands in the reader and should not; runs in the reader. @param {ShadowRoot} root */
function foul(root) {
  const sheet = root.querySelector('.sheet');
  if (!sheet) return ['no article'];
  return [...sheet.querySelectorAll('*')].flatMap((element) => {
    const name = element.localName;
    const found = /^(?:script|iframe|frame|object|embed|applet|form|link|meta|base|style|portal|template|foreignobject|animate|use)$/
      .test(name) ? [name] : [];
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on') || /^(?:srcdoc|formaction|ping|background|action|xlink:href)$/.test(attribute)) {
        found.push(`${name}[${attribute}]`);
      }
      // eslint-disable-next-line no-control-regex
      if (/^(?:href|src|cite|poster|data)$/.test(attribute) && !/^(?:https?:|mailto:|tel:|#|blob:|$)/.test(value.replace(/[\u0000-\u0020]/g, ''))) {
        found.push(`${name}[${attribute}=${value}]`);
      }
    }
    return found;
  });
}

/** Paths of the pictures that the page and its frames have in their text; runs in the page, whose names may cover the platform's. */
function picturesOf() {
  const frames = /** @type {NodeListOf<HTMLIFrameElement>} */ (Document.prototype.querySelectorAll.call(document, 'iframe'));
  const documents = [document, ...[...frames].flatMap((frame) => frame.contentDocument ?? [])];
  return documents.flatMap((one) => [...Document.prototype.querySelectorAll.call(one, 'img, image, input[type=image], video')])
    .flatMap((one) => ['src', 'srcset', 'poster'].flatMap((name) => (Element.prototype.getAttribute.call(one, name) ?? '').split(/,\s/)))
    .map((address) => address.trim().split(/\s/)[0] ?? '')
    .filter((address) => address !== '' && URL.canParse(address, location.href))
    .map((address) => new URL(address, location.href)).map(({ pathname, search }) => pathname + search);
}

for (const name of NAMES) {
  test(`nothing of it runs, asks or stays: ${name}`, async () => {
    const page = await browser.openPage(`${server.origin}/${name}`);
    await sleep(SETTLE); // what runs in the page by itself has run
    await browser.evaluate(page, () => {
      /** @type {any} */ (window).hits.length = 0;
    });
    const pictures = await browser.evaluate(page, picturesOf);
    const asked = server.requests.length;
    await browser.clickAction(page);
    const reader = await shown(browser, page);
    await sleep(SETTLE);
    assert.deepEqual(await reader.run(foul), []);
    if (name.startsWith('clobbering-deep')) {
      // What stands in a form whose own properties are covered is read like the rest.
      assert.match(await reader.run((root) => root.querySelector('.body')?.textContent ?? ''), /knew every boat by its bell/);
    }
    const place = await reader.run((root) => root.host.getBoundingClientRect().toJSON());
    assert.ok(place.width > 0 && place.height > 0, 'the page hides the reader');
    assert.deepEqual(await browser.evaluate(page, () => /** @type {any} */ (window).hits), []);
    // The page's own pictures may be shown; nothing else may be asked for, pictures of its styles neither.
    assert.deepEqual(server.requests.slice(asked).filter((path) => !pictures.includes(path)), []);
    const root = () => Document.prototype.querySelector.call(document, 'limpid-reader')?.shadowRoot ?? null; // clobbered there
    assert.equal(await browser.evaluate(page, root), null);
    await browser.press(page, 'Escape');
    await gone(browser, page);
    await browser.closePage(page);
  });

  test(`the saved page is inert: ${name}`, async () => {
    const { json } = await native(FOLDER + name, `${server.origin}/${name}`);
    assert.ok(json, 'no article');
    const { content, images } = JSON.parse(json);
    saved.set(`saved-${name}`, content);
    const pictures = images.map((/** @type {{src: string}} */ { src }) => src.replace(server.origin, ''));
    const asked = server.requests.length;
    const page = await browser.openPage(`${server.origin}/saved-${name}`);
    await sleep(SETTLE);
    assert.deepEqual(await browser.evaluate(page, () => /** @type {any} */ (window).hits), []);
    const own = [`/saved-${name}`, '/favicon.ico', ...pictures];
    assert.deepEqual(server.requests.slice(asked).filter((path) => !own.includes(path)), []);
    await browser.closePage(page);
  });
}

test('where frames have taken the names of the API, one reads, and is told what cannot be done', async () => {
  const page = await browser.openPage(`${server.origin}/clobbering.html`);
  await browser.clickAction(page);
  const reader = await shown(browser, page);
  await browser.press(page, 's');
  const said = () => reader.run((root) => root.querySelector('.status')?.textContent ?? '');
  if (browser.name === 'firefox') {
    await until('it is saved', async () => /\.limpid\.json/.test(await said()));
  } else {
    await until('the person is told', async () => /one can only read here/.test(await said()));
  }
  await browser.press(page, 'Escape');
  await gone(browser, page);
  await browser.closePage(page);
});

test('the pages do attack: their own browser lets some of it run', async () => {
  let runs = 0;
  for (const name of NAMES) {
    const page = await browser.openPage(`${server.origin}/${name}`);
    await sleep(SETTLE);
    runs += (await browser.evaluate(page, () => /** @type {any} */ (window).hits.length)) > 0 ? 1 : 0;
    await browser.closePage(page);
  }
  assert.ok(runs >= 5, `only ${runs} of ${NAMES.length} ran anything`);
});
