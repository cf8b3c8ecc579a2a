/**
 * Bad input: the person gets an article or a sentence, and the page stays as it was.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BAD, serveBad } from './harness/bad.mjs';
import { gone, launch, Refused, shown, until } from './harness/index.mjs';

/** How long the largest pages may take in a browser, in milliseconds. */
const PROMISE = 6000;

/** How much longer on a machine that does other work as well; what it took is said beside each. */
const ALLOWANCE = 4;

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serveBad();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * What a deep or wide tree can be compared by without stopping the browser: its size and its edges.
 * @param {any} page
 */
function outlineOf(page) {
  return browser.evaluate(page, () => ({
    elements: document.getElementsByTagName('*').length,
    around: [...document.documentElement.attributes, ...(document.body?.attributes ?? [])].map(({ name, value }) => [name, value]),
    children: [...document.documentElement.children].map((child) => child.localName),
    styleSheets: document.styleSheets.length + document.adoptedStyleSheets.length,
  }));
}

for (const bad of BAD) {
  test(`${bad.name}: ${bad.outcome === 'article' ? 'the article' : 'a sentence'}`, async (context) => {
    const page = await browser.openPage(server.origin + bad.path);
    const before = await outlineOf(page);
    const start = performance.now();
    await browser.clickAction(page);
    /** @type {unknown} */
    let outcome = 'article';
    try {
      await shown(browser, page, 60_000);
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      outcome = error.message;
    }
    const took = performance.now() - start;
    context.diagnostic(`${Math.round(took)} ms`);
    assert.ok(took <= PROMISE * ALLOWANCE, `it took ${Math.round(took)} ms`);
    if (bad.outcome === 'article') {
      assert.equal(outcome, 'article');
    } else {
      assert.match(String(outcome), bad.outcome);
    }
    await until('the badge is gone', async () => (await browser.button(page)).badge === '');
    await browser.press(page, 'Escape');
    await gone(browser, page);
    assert.deepEqual(await outlineOf(page), before);
    await browser.closePage(page);
  });
}

/** What the browsers let no extension touch. The stores are refused by the same call in the browser. */
const RESTRICTED = {
  chromium: ['chrome://version/', 'view-source:ORIGIN/good', 'EXTENSION/manifest.json'],
  firefox: ['about:newtab', 'view-source:ORIGIN/good', 'EXTENSION/manifest.json'],
};

test('pages that extensions may not touch: the badge and a sentence', async () => {
  for (const address of RESTRICTED[browser.name]) {
    const page = await browser.openPage(
      address.replace('ORIGIN', server.origin).replace('EXTENSION', browser.origin),
    );
    await browser.clickAction(page);
    await until(`the button says so on ${address}`, async () => {
      const { badge, title } = await browser.button(page);
      return badge === '!' && title.startsWith('The browser lets no extension touch this page');
    });
    await browser.closePage(page);
  }
});

test('JSON in Firefox’s own viewer, which it keeps to itself, and a feed that Chromium shows as text', async () => {
  const page = await browser.openPage(`${server.origin}${browser.name === 'firefox' ? '/data.json' : '/feed'}`);
  await browser.clickAction(page);
  if (browser.name === 'firefox') {
    await until('the button says so', async () => (await browser.button(page)).title.startsWith('The browser lets no extension touch this page'));
  } else {
    const notice = await until('the person is told', () => browser.notice(page));
    assert.match(await notice.run((root) => root.textContent ?? ''), /no article/);
    await browser.goto(page, `${server.origin}/data.json`);
    await browser.clickAction(page);
    await until('the same is said of JSON', () => browser.notice(page));
  }
  await browser.closePage(page);
});

test('a drawing, in which a notice has no place: the badge and a sentence', async () => {
  const page = await browser.openPage(`${server.origin}/drawing.svg`);
  await browser.clickAction(page);
  await until('the button says so', async () => {
    const { badge, title } = await browser.button(page);
    return badge === '!' && /^(?:There is no article on this page|This page is empty)/.test(title);
  });
  assert.equal(await browser.evaluate(page, () => document.documentElement.children.length), 2);
  await browser.closePage(page);
});

test('a PDF file: the badge and a sentence', async () => {
  const page = await browser.openPage(`${server.origin}/file.pdf`);
  await browser.clickAction(page);
  await until('the button says so', async () => {
    const { badge, title } = await browser.button(page);
    return badge === '!' && title.startsWith('This is a PDF file');
  });
  // The next page in the same tab starts afresh.
  await browser.goto(page, `${server.origin}/good`);
  await until('the badge is gone', async () => (await browser.button(page)).badge === '');
  await browser.clickAction(page);
  await shown(browser, page);
  await browser.closePage(page);
});
