/**
 * The article's types for TypeScript, from its JSON Schema: `node npm/types.mjs` writes `npm/article.d.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const SCHEMA = new URL('../www/schema/limpid.article-1.json', import.meta.url);
const TYPES = new URL('article.d.ts', import.meta.url);

/**
 * Keys that are written only where there is something to say. All others are always there, `null` where the page is
 * silent; the schema, which also allows files from elsewhere, asks for few of them.
 * @type {Record<string, string[]>}
 */
const SOMETIMES = {
  Article: ['frontMatter', 'repair', 'highlights'],
  Date: ['relative'],
  Evidence: ['note'],
  Image: ['data'],
  Integrity: ['changedFrom'],
  ListItem: ['term'],
  MathNode: ['attributes', 'children', 'text'],
  Repair: ['unmatched'],
};

/** The schema of what the core writes. */
export async function schemaOfOutput() {
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8'));
  for (const [name, type] of Object.entries({ Article: schema, ...schema.$defs })) {
    if (type.properties) {
      type.required = Object.keys(type.properties).filter((key) => !SOMETIMES[name]?.includes(key));
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
