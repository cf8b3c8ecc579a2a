/** JSON Feed 1.1: the types that its readers are written with, and the dates and addresses that types cannot tell. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { mistyped } from './typed.mjs';

export const FORMAT = 'feed';

// The specification's words on values, which have no place in types: RFC 3339 dates, whole addresses, one item at least.
const uri = { type: 'string', format: 'uri' };
const dateTime = { type: 'string', format: 'date-time' };
const ajv = new Ajv2020({ allErrors: true });
// A module of the older kind: its function is the default's default.
(/** @type {any} */ (addFormats).default ?? addFormats)(ajv);
const validate = ajv.compile({
  type: 'object',
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    home_page_url: uri,
    favicon: uri,
    items: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', minLength: 1 }, url: uri, external_url: uri, image: uri, date_published: dateTime, date_modified: dateTime,
          content_text: { type: 'string', minLength: 1 },
          authors: { type: 'array', items: { type: 'object', properties: { url: uri } } },
        },
      },
    },
  },
});

/** @param {any[]} values */
export async function faults(values) {
  const own = '{ item: { _limpid?: { published?: string, modified?: string } } }';
  const types = mistyped("import type Feed from '@json-feed-types/1_1';", `Feed<${own}>`, values);
  return values.map((value, n) => {
    const wrong = validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    return [...(types[n] ?? []), ...wrong];
  });
}

/** @param {any} value */
export function broken(value) {
  const [item] = value.items;
  return [
    { ...value, version: 'https://jsonfeed.org/version/2' },
    { ...value, items: [{ ...item, content_html: undefined, content_text: undefined }] },
    { ...value, items: [{ ...item, date_published: '2024-03-02' }] },
    { ...value, items: [{ ...item, writer: 'Ann Lee' }] },
  ];
}
