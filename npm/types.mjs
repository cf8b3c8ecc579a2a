/**
 * The article's types for TypeScript, from its JSON Schema: `node npm/types.mjs` writes `npm/article.d.ts`.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const SCHEMA = new URL('../www/schema/limpid.article-1.json', import.meta.url);
const RUST = new URL('../src/article/', import.meta.url);
const TYPES = new URL('article.d.ts', import.meta.url);

/**
 * Keys that are written only where there is something to say, by type: those that the Rust types skip. All others are
 * always there, `null` where the page is silent; the schema, which also allows files from elsewhere, asks for few of them.
 * @returns {Promise<Map<string, Set<string>>>}
 */
async function skipped() {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const file of (await readdir(RUST)).filter((name) => name.endsWith('.rs'))) {
    const source = await readFile(new URL(file, RUST), 'utf8');
    for (const [, name, body] of source.matchAll(/pub struct (\w+) \{\n(.*?)\n\}/gs)) {
      const keys = [...body.matchAll(/skip_serializing_if[^\n]*\n\s+pub (\w+):/g)].map(([, field]) =>
        field.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()));
      found.set(name, new Set(keys));
    }
  }
  return found;
}

/** The schema of what the core writes. */
export async function schemaOfOutput() {
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8'));
  const sometimes = await skipped();
  for (const [name, type] of Object.entries({ Article: schema, ...schema.$defs })) {
    if (type.properties) {
      type.required = Object.keys(type.properties).filter((key) => !sometimes.get(name)?.has(key));
    }
  }
  return schema;
}

/** The types that it describes, as source text. */
export async function types() {
  return compile(await schemaOfOutput(), 'Article', {
    additionalProperties: false,
    bannerComment: '// Written by npm/types.mjs from www/schema/limpid.article-1.json: change the Rust types instead.',
    style: { singleQuote: true, printWidth: 130 },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(TYPES, await types());
}
