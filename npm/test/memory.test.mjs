/**
 * The core's own memory on the largest pages: at most ten times the page and 64 MB, as natively (tests/hostile/memory.rs). What
 * WebAssembly has once taken it never gives back, so the size after a page is the most that was needed.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as bindings from '../core/limpid.js';
import wasm from '../core/wasm.js';

/** What is promised beside ten times the page, in bytes. */
const OWN_BYTES = 64e6;

const SENTENCE = 'The river rose, and then it fell. ';
const STORY = '<!doctype html><title>The ford</title><h1>The ford</h1><p>The river could be crossed at two places, and on the day of the fair only at one.</p>'
  + '<p>Carts waited from the chapel to the mill, and the miller, who had never been rich, sold water.</p>';

/** A snapshot of a page with these records in its body. @param {string} records */
const snapshotOf = (records) => `\u0001limpid-snapshot-1\u0004html\u0004body${records}\u0008\u0008\u000e`;

/** 20 MB of an article, no day like another. */
function article() {
  let text = STORY;
  for (let day = 0; text.length < 20e6; day += 1) {
    text += `<p class=text>On day ${day} the river stood <a href=/gauge/${day}>${day % 97} inches</a> above the mark at the mill, and the keeper wrote it down, as his `
      + `father had done. Nobody on the north bank, said <em>the ferrywoman</em>, had seen ${day * 7919 % 10007} carts wait for so long.</p>`;
  }
  return text;
}

/** 20 MB in which no word is like another. */
function words() {
  let text = '';
  for (let number = 0; text.length < 20e6; number += 1) text += `${(number * 2654435761 % 4294967296).toString(36)} `;
  return text;
}

/** @type {Record<string, {html?: () => string, snapshot?: () => string}>} */
const PAGES = {
  '20 MB of an article': { html: article },
  '20 MB of one paragraph': {
    html: () => `<title>Long</title><p>${SENTENCE.repeat(600_000)}</p>`, snapshot: () => snapshotOf(`\u0004p\u0006${SENTENCE.repeat(600_000)}\u0008`),
  },
  '20 MB of words': { snapshot: () => snapshotOf(`\u0004p\u0006${words()}\u0008`) },
  'a million nodes': {
    html: () => STORY + '<p>It rose.'.repeat(500_000), snapshot: () => snapshotOf('\u0004p\u0006It rose.\u0008'.repeat(500_000)),
  },
  '100 000 deep': { html: () => '<div>'.repeat(100_000) + STORY, snapshot: () => snapshotOf(`${'\u0004b'.repeat(100_000)}\u0006${SENTENCE.repeat(9)}${'\u0008'.repeat(100_000)}`) },
};

for (const [name, doors] of Object.entries(PAGES)) {
  for (const [door, make] of Object.entries(doors)) {
    test(`${name}, by way of ${door}`, (context) => {
      const module = Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
      bindings.initSync({ module });
      bindings.__wbg_reset_state(); // a memory of its own
      const page = make();
      const start = performance.now();
      const json = door === 'html' ? bindings.extractHtml(page) : bindings.extractSnapshot(page);
      const took = performance.now() - start;
      assert.ok(JSON.parse(json).length > 100);
      const { memory } = /** @type {{memory: WebAssembly.Memory}} */ (bindings.initSync({ module }));
      const allowed = page.length * 10 + OWN_BYTES;
      const said = `${(memory.buffer.byteLength / 1e6).toFixed()} MB of ${(allowed / 1e6).toFixed()}, ${took.toFixed()} ms`;
      context.diagnostic(said);
      assert.ok(memory.buffer.byteLength <= allowed, said);
    });
  }
}
