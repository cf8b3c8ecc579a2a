/** The article's own format against its published JSON Schema, by ajv. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';

export const FORMAT = 'json';

const schema = JSON.parse(readFileSync(new URL('../../www/schema/limpid.article-1.json', import.meta.url), 'utf8'));
// Widths of numbers are no format of JSON Schema: the names say what they mean, and the types keep it.
const WIDTHS = { uint: 0, uint8: 255, uint16: 65_535, uint32: 4_294_967_295 };
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
for (const [name, most] of Object.entries(WIDTHS)) {
  ajv.addFormat(name, { type: 'number', validate: (value) => Number.isInteger(value) && value >= 0 && (most === 0 || value <= most) });
}
for (const name of ['int32', 'int64']) ajv.addFormat(name, { type: 'number', validate: Number.isInteger });
ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
const validate = ajv.compile(schema);

/** @param {any[]} values */
export async function faults(values) {
  return values.map((value) => (validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)));
}

/** @param {any} value */
export function broken(value) {
  const script = structuredClone(value);
  script.blocks[0].type = 'script';
  return [script, { ...value, authors: 'Ann Lee' }, { ...value, counts: { ...value.counts, words: -1 } }, { ...value, confidence: null }];
}
