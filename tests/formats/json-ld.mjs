/**
 * JSON-LD: schema.org's vocabulary as schema-dts has it (generated from schema.org's own definitions), and JSON-LD
 * 1.1 as jsonld.js expands it. Its context is a local one: no test asks a server.
 */
import jsonld from 'jsonld';
import { mistyped } from './typed.mjs';

export const FORMAT = 'json-ld';

const SCHEMA = 'https://schema.org/';
// The part of schema.org's context that decides how values are read: the vocabulary, and which keys hold addresses or dates.
const CONTEXT = {
  '@context': {
    '@vocab': SCHEMA,
    url: { '@type': '@id' },
    license: { '@type': '@id' },
    datePublished: { '@type': `${SCHEMA}Date` },
    dateModified: { '@type': `${SCHEMA}Date` },
    sdDatePublished: { '@type': `${SCHEMA}Date` },
  },
};

/** @param {string} url */
async function documentLoader(url) {
  if (url !== 'https://schema.org') throw new Error(`asks for ${url}`);
  return { contextUrl: undefined, documentUrl: url, document: CONTEXT };
}

/** @param {any} value */
async function unexpanded(value) {
  try {
    // Safe mode refuses all that an expansion would drop without a word.
    const nodes = await jsonld.expand(value, { documentLoader, safe: true });
    const [node] = nodes;
    const isOne = nodes.length === 1 && node['@type']?.includes(`${SCHEMA}NewsArticle`);
    const has = (/** @type {string} */ key) => Array.isArray(node[SCHEMA + key]);
    if (!isOne) return ['does not expand to one NewsArticle'];
    if (!has('headline') || !has('articleBody')) return ['has no headline or no text'];
    await jsonld.toRDF(value, { documentLoader, safe: true });
    return [];
  } catch (error) {
    return [`${error}`];
  }
}

/** @param {any[]} values */
export async function faults(values) {
  const types = mistyped("import type { NewsArticle, WithContext } from 'schema-dts';", 'WithContext<NewsArticle>', values);
  const expanded = await Promise.all(values.map(unexpanded));
  return values.map((_, n) => [...(types[n] ?? []), ...(expanded[n] ?? [])]);
}

/** @param {any} value */
export function broken(value) {
  return [
    { ...value, '@type': 'Newspaper' },
    { ...value, writer: 'Ann Lee' },
    { ...value, author: [{ '@type': 'Person', named: 'Ann Lee' }] },
    { ...value, isAccessibleForFree: { no: 1 } },
    { ...value, '@id': 'not an address' },
  ];
}
