/**
 * Field by field beside @mozilla/readability, on the project's fixtures: where a person said what is right and
 * Readability finds it, this package finds it too.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import mozilla from '@mozilla/readability';
import { isProbablyReaderable, Readability } from 'limpid';
import { ROOT } from '../../tests/browser/harness/paths.mjs';
import { documentOf, pages } from './fixtures.mjs';

/** What is known to be wrong on the fixtures; each line falls when it is mended.
 * @type {string[]} */
const GAPS = JSON.parse(readFileSync(`${ROOT}tests/pages/gaps.json`, 'utf8'));

/** @param {unknown} text */
const squash = (text) => String(text ?? '').replace(/\s+/g, ' ').trim();

/** Names of a byline, without the words around them. @param {unknown} byline */
const names = (byline) => squash(byline).replace(/^(?:by|von|par|por|di|文)[\s:：]+/i, '').split(/\s*(?:,|、|\band\b|&|\bund\b|\bet\b)\s*/u).filter(Boolean).sort().join('|');

/** @param {unknown} date */
const instant = (date) => (Number.isNaN(Date.parse(String(date))) ? squash(date) : new Date(String(date)).toISOString());

/**
 * The key of what a person said (`about.json`), and whether it was found.
 * @type {Record<string, {key: string, same: (found: any, truth: any) => boolean}>}
 */
const FIELDS = {
  title: { key: 'title', same: (found, truth) => squash(found) === squash(truth) },
  byline: { key: 'authors', same: (found, truth) => names(found) === names(truth.join(', ')) },
  siteName: { key: 'publisher', same: (found, truth) => squash(found) === squash(truth) },
  publishedTime: { key: 'date', same: (found, truth) => instant(found) === instant(truth) },
  // `zh` is met by `zh-Hans`, not the other way round.
  lang: { key: 'lang', same: (found, truth) => `${squash(found)}-`.toLowerCase().startsWith(`${truth}-`.toLowerCase()) },
  dir: { key: 'dir', same: (found, truth) => squash(found) === squash(truth) },
};

/**
 * @typedef {object} Pair
 * @property {import('./fixtures.mjs').Page} page
 * @property {any} ours
 * @property {any} theirs
 */

/** @type {Pair[]} */
const PAIRS = pages().map((page) => ({
  page,
  ours: new Readability(documentOf(page.markup, page.about.url)).parse(),
  theirs: new mozilla.Readability(documentOf(page.markup, page.about.url)).parse(),
}));

test('there is an article where a person sees one, and null where there is none', () => {
  assert.ok(PAIRS.length > 50);
  for (const { page, ours } of PAIRS) {
    assert.equal(ours === null, page.about.error !== undefined, page.slug);
  }
});

test('the fields have the same names and types', () => {
  const order = ['title', 'byline', 'dir', 'lang', 'content', 'textContent', 'length', 'excerpt', 'siteName', 'publishedTime'];
  const nullable = ['byline', 'dir', 'lang', 'excerpt', 'siteName', 'publishedTime'];
  for (const { page, ours, theirs } of PAIRS.filter((pair) => pair.ours && pair.theirs)) {
    assert.deepEqual(Object.keys(ours).sort(), Object.keys(theirs).sort());
    for (const field of order) {
      const type = typeof ours[field];
      assert.ok(type === (field === 'length' ? 'number' : 'string') || (ours[field] === null && nullable.includes(field)), `${page.slug}: ${field} is ${type}`);
    }
    assert.equal(ours.length, ours.textContent.length);
    assert.ok(ours.excerpt || !theirs.excerpt, `${page.slug} has no excerpt`);
  }
});

for (const [field, { key, same }] of Object.entries(FIELDS)) {
  test(`${field} is right wherever Readability's is`, (context) => {
    const known = PAIRS.filter(({ page, ours }) => ours && (page.about[key] ?? '').length > 0);
    const right = known.filter(({ page, ours }) => same(ours[field], page.about[key]));
    const theirs = known.filter((pair) => pair.theirs && same(pair.theirs[field], pair.page.about[key]));
    context.diagnostic(`${field}: ${right.length} of ${known.length} right, Readability's ${theirs.length}`);
    const behind = theirs.filter((pair) => !right.includes(pair) && !GAPS.some((gap) => gap.startsWith(`${pair.page.slug}: ${key}:`)));
    assert.deepEqual(behind.map(({ page, ours }) => `${page.slug}: ${ours[field]} instead of ${page.about[key]}`), []);
    assert.ok(right.length > theirs.length || field === 'dir' || field === 'lang', `${right.length} right, Readability's ${theirs.length}`);
  });
}

test('the text has every piece that a person looked for and Readability finds', (context) => {
  const count = { ours: 0, theirs: 0, all: 0 };
  for (const { page, ours, theirs } of PAIRS.filter((pair) => pair.ours)) {
    for (const snippet of page.about.with ?? []) {
      const found = squash(ours.textContent).includes(squash(snippet));
      const there = squash(theirs?.textContent).includes(squash(snippet));
      count.all += 1;
      count.ours += Number(found);
      count.theirs += Number(there);
      assert.ok(found || !there, `${page.slug}: ${snippet}`);
    }
  }
  context.diagnostic(`pieces: ${count.ours} of ${count.all}, Readability ${count.theirs}`);
});

test('the text has no piece that is not of the article and that Readability leaves out', (context) => {
  const count = { ours: 0, theirs: 0, all: 0 };
  for (const { page, ours, theirs } of PAIRS.filter((pair) => pair.ours)) {
    for (const snippet of page.about.without ?? []) {
      const found = squash(ours.textContent).includes(squash(snippet));
      const there = squash(theirs?.textContent).includes(squash(snippet));
      count.all += 1;
      count.ours += Number(found);
      count.theirs += Number(there);
      assert.ok(!found || there || GAPS.includes(`${page.slug}: without: ${JSON.stringify(snippet)}`), `${page.slug}: ${snippet}`);
    }
  }
  context.diagnostic(`foreign pieces: ${count.ours} of ${count.all}, Readability ${count.theirs}`);
});

test('the glance says yes to articles more often than Readability\'s, and no to pages without text', (context) => {
  const guesses = PAIRS.map(({ page, ours }) => {
    const document = documentOf(page.markup, page.about.url);
    return { page, article: ours !== null, ours: isProbablyReaderable(document), theirs: mozilla.isProbablyReaderable(document) };
  });
  const right = (/** @type {'ours' | 'theirs'} */ whose) => guesses.filter((guess) => guess[whose] === guess.article).length;
  context.diagnostic(`${right('ours')} of ${guesses.length} right, Readability ${right('theirs')}`);
  assert.deepEqual(guesses.filter((guess) => guess.theirs && guess.article && !guess.ours).map(({ page }) => page.slug), []);
  assert.ok(right('ours') > right('theirs'));
});
