/**
 * What Limpid writes, held to each format by a library that knows the format and nothing of Limpid:
 * `node tests/formats/run.mjs LIMPID [PAGE …]`. LIMPID is the command line; without pages all fixtures are taken.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as article from './article.mjs';
import * as csl from './csl.mjs';
import * as feed from './feed.mjs';
import * as jsonLd from './json-ld.mjs';

/**
 * A format: its name on the command line, what is wrong with values of it (one list a value), and values that are
 * none: a validator that takes them checks nothing.
 * @typedef {object} Checked
 * @property {string} FORMAT
 * @property {(values: any[]) => Promise<string[][]>} faults
 * @property {(value: any) => any[]} broken
 */

/** @type {Checked[]} */
const FORMATS = [article, jsonLd, csl, feed];
/** Fewer articles than this, and the fixtures were not found. */
const LEAST_ARTICLES = 40;

const run = promisify(execFile);
const [limpid, ...named] = process.argv.slice(2);
if (!limpid) {
  console.error('usage: node tests/formats/run.mjs LIMPID [PAGE …]');
  process.exit(2);
}
const pages = named.length > 0 ? named.map((file) => ({ name: basename(file), file, url: null })) : fixtures();

const count = { passed: 0, failed: 0 };
/** @param {string} what @param {string[]} faults */
function check(what, faults) {
  count[faults.length > 0 ? 'failed' : 'passed'] += 1;
  if (faults.length > 0) {
    console.error(`${what}\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

for (const { FORMAT, faults, broken } of FORMATS) {
  /** @type {{name: string, value: any}[]} */
  const written = [];
  for (const { name, file, url } of pages) {
    const value = await output(file, url, FORMAT);
    if (value !== null) written.push({ name, value });
  }
  const found = await faults(written.map(({ value }) => value));
  written.forEach(({ name }, n) => check(`${FORMAT}: ${name}`, found[n] ?? ['was not checked']));
  const wrong = written[0] ? broken(structuredClone(written[0].value)) : [];
  const missed = (await faults(wrong)).flatMap((list, n) => (list.length > 0 ? [] : [`broken value ${n} was taken`]));
  check(`${FORMAT}: what is broken is refused`, wrong.length > 0 ? missed : ['there is nothing broken to try']);
  const least = named.length > 0 ? named.length : LEAST_ARTICLES;
  check(`${FORMAT}: enough articles`, written.length >= least ? [] : [`only ${written.length}`]);
  console.log(`${FORMAT}: ${written.length} files`);
}
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;

/**
 * What the command line prints for a page; null where the page has no article.
 * @param {string} file @param {string | null} url @param {string} format
 */
async function output(file, url, format) {
  try {
    const { stdout } = await run(limpid, [file, '--format', format, ...(url ? ['--url', url] : [])], { maxBuffer: 64 << 20 });
    return JSON.parse(stdout);
  } catch (error) {
    // Exit status 1 is a named error, as a page without an article gives it; all else is a fault.
    if (/** @type {{code?: unknown}} */ (error).code === 1) return null;
    throw error;
  }
}

/** The fixtures' pages with their addresses. */
function fixtures() {
  const folder = fileURLToPath(new URL('../pages', import.meta.url));
  return readdirSync(folder).sort().flatMap((name) => {
    const file = ['page.html', 'page.txt'].map((page) => join(folder, name, page)).find((page) => existsSync(page));
    if (!file) return [];
    /** @type {{url: string}} */
    const { url } = JSON.parse(readFileSync(join(folder, name, 'about.json'), 'utf8'));
    return [{ name, file, url }];
  });
}
