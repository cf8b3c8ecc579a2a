/**
 * The package itself: what is in it, its version and types, and that its core survives a breakdown.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as limpid from 'limpid';
import { ROOT } from '../../tests/browser/harness/paths.mjs';
import { call } from '../lib/core.js';
import { schemaOfOutput, types } from '../types.mjs';
import { pages, STORY } from './fixtures.mjs';

const require = createRequire(import.meta.url);
const MANIFEST = JSON.parse(readFileSync(`${ROOT}npm/package.json`, 'utf8'));

test('it is required as it is imported', () => {
  assert.deepEqual(Object.keys(require('limpid')).sort(), Object.keys(limpid).sort());
  assert.equal(require('limpid').Readability, limpid.Readability);
});

test('every name has its type', () => {
  const declared = readFileSync(`${ROOT}npm/index.d.ts`, 'utf8').matchAll(/^export (?:function|class) (\w+)/gm);
  assert.deepEqual([...declared].map(([, name]) => name).sort(), Object.keys(limpid).sort());
});

test('its version is the core\'s', () => {
  const crate = /^version = "(.+)"$/m.exec(readFileSync(`${ROOT}Cargo.toml`, 'utf8'))?.[1];
  assert.equal(MANIFEST.version, crate);
  assert.equal(call((core) => core.version()), crate);
});

test('it holds what it needs and nothing else', () => {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const [{ files }] = JSON.parse(execFileSync(npm, ['pack', '--dry-run', '--json'], { cwd: `${ROOT}npm`, encoding: 'utf8' }));
  assert.deepEqual(files.map((/** @type {{path: string}} */ { path }) => path).sort(), [
    'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'article.d.ts', 'core/limpid.js', 'core/snapshot.js', 'core/wasm.js', 'index.d.ts',
    'index.js', 'lib/core.js', 'lib/document.js', 'lib/elements.js', 'lib/readability.js', 'lib/readerable.js', 'package.json',
  ]);
});

test('the types are those of the schema', async () => {
  assert.equal(readFileSync(`${ROOT}npm/article.d.ts`, 'utf8'), await types());
});

/**
 * Keys that the schema asks for and a value does not have.
 * @param {any} type
 * @param {any} value
 * @param {any} root
 * @param {string} path
 * @returns {string[]}
 */
function missing(type, value, root, path) {
  if (type.$ref) return missing(root.$defs[type.$ref.split('/').at(-1)], value, root, path);
  if (Array.isArray(value)) return type.items ? value.flatMap((one, at) => missing(type.items, one, root, `${path}[${at}]`)) : [];
  if (!value || typeof value !== 'object') return [];
  const ways = [...(type.oneOf ?? []), ...(type.anyOf ?? [])];
  const way = ways.find((one) => one.$ref || one.properties?.type?.const === value.type);
  return [
    ...(type.required ?? []).filter((/** @type {string} */ key) => !(key in value)).map((/** @type {string} */ key) => `${path}.${key}`),
    ...Object.entries(type.properties ?? {}).flatMap(([key, inner]) => missing(inner, value[key], root, `${path}.${key}`)),
    ...(way ? missing(way, value, root, path) : []),
  ];
}

test('what the types call present is always there', async () => {
  const schema = await schemaOfOutput();
  let articles = 0;
  for (const { markup, about } of pages()) {
    try {
      const article = limpid.extract(markup, { url: about.url });
      assert.deepEqual(missing(schema, article, schema, about.url), []);
      articles += 1;
    } catch (error) {
      if (!(error instanceof limpid.LimpidError)) throw error;
    }
  }
  assert.ok(articles > 40, `only ${articles} articles`);
  const bare = limpid.extract(STORY);
  assert.deepEqual(missing(schema, { ...bare, authors: [{ name: 'x' }] }, schema, ''),
    ['.authors[0].affiliation', '.authors[0].role', '.authors[0].url']);
});

test('a core that breaks down is replaced', () => {
  assert.throws(() => call(() => { throw new WebAssembly.RuntimeError('unreachable'); }), { name: 'LimpidError', kind: 'Internal' });
  assert.equal(limpid.extract(STORY).title, 'The ford');
});

test('it compiles ahead where it is asked to', async () => {
  await limpid.init();
  await limpid.init();
  assert.equal(limpid.extract(STORY).title, 'The ford');
});
