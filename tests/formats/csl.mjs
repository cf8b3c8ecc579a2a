/** CSL-JSON: read by Citation.js, which knows each variable of the Citation Style Language and its form. */
import { plugins } from '@citation-js/core';
import { isDeepStrictEqual } from 'node:util';

export const FORMAT = 'csl';

/** @param {any} value */
function misread(value) {
  try {
    if (!Array.isArray(value) || plugins.input.type(value) !== '@csl/list+object') return ['is no list of items'];
    return value.flatMap((item) => {
      // What is not as the language has it is dropped, or refused where no guess is allowed.
      const [read] = plugins.input.util.clean([item], false);
      const gone = Object.keys(item).filter((key) => !isDeepStrictEqual(item[key], read[key]));
      const [day] = item.issued?.['date-parts'] ?? [];
      const isDay = !day || Number.isFinite(Date.UTC(day[0], (day[1] ?? 1) - 1, day[2] ?? 1));
      return [...gone.map((key) => `${key} is not read as written`), ...(isDay ? [] : ['issued is no day'])];
    });
  } catch (error) {
    return [`${error}`];
  }
}

/** @param {any[]} values */
export async function faults(values) {
  return values.map(misread);
}

/** @param {any} value */
export function broken(value) {
  const [item] = value;
  return [item, [{ ...item, issued: '2024-03-02' }], [{ ...item, author: ['Ann Lee'] }], [{ ...item, type: 7 }]];
}
