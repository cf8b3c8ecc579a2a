/**
 * Where the system paints its own colours: what is told by a ground alone must be seen.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './harness/index.mjs';
import { read } from './harness/reading.mjs';
import { serveSite } from './harness/site.mjs';
import { latin } from './samples/latin.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
/** @type {import('./harness/index.mjs').Page} */
let page;
before(async () => {
  site = await serveSite();
  browser = await launch({ forcedColours: true });
  page = await browser.openPage(`${site.origin}/`);
  if (browser.name === 'chromium') await (await browser.session(page)).send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  assert.equal(await browser.evaluate(page, () => matchMedia('(forced-colors: active)').matches), true);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** In a theme whose colours are far from those of the system. */
const open = () => read(browser, page, site.origin, latin(), { theme: 'sepia', focusLine: true });

test('what is chosen, and how much of it', async () => {
  await open();
  const seen = await browser.evaluate(page, () => {
    const { root, commands, status } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
    commands.get('text')?.();
    const ground = (/** @type {Element | null} */ one) => getComputedStyle(/** @type {Element} */ (one)).backgroundColor;
    const groups = [...root.querySelectorAll('.options')].map((group) => {
      const [chosen, other] = [group.querySelector('.option:has(:checked)'), group.querySelector('.option:not(:has(:checked))')].map(ground);
      return chosen !== other;
    });
    // The filled part has the colour of what is chosen.
    const meter = [ground(root.querySelector('meter')), ground(root.querySelector('.option:has(:checked)'))];
    return { groups, meter, said: [getComputedStyle(status).forcedColorAdjust, ground(status), getComputedStyle(status).color] };
  });
  assert.deepEqual(seen.groups, [true, true, true, true]);
  assert.notEqual(seen.meter[0], seen.meter[1]);
  // With the system's adjusting, letters of paper would stand on paper.
  assert.equal(seen.said[0], 'none');
  assert.notEqual(seen.said[1], seen.said[2]);
});

test('the dots between the facts, how far one is, the ground of the tools and the focus line', async () => {
  await open();
  const { paper, dot, line, bar, shade } = await browser.evaluate(page, () => {
    const { root } = /** @type {import('../../extension/reader/types').Session} */ (globalThis.limpid.session);
    const style = (/** @type {string} */ selector, /** @type {string} */ pseudo = '') => getComputedStyle(/** @type {Element} */ (root.querySelector(selector)), pseudo);
    return {
      paper: style('.limpid').backgroundColor, dot: style('.fact', '::before').backgroundColor, line: style('.progress').backgroundColor,
      bar: style('.bar').backgroundImage, shade: style('.shade-above').backgroundImage,
    };
  });
  for (const ground of [dot, line]) assert.notEqual(ground, paper);
  // The system's own paper, not that of the theme.
  const [red = '', green = '', blue = ''] = paper.match(/\d+/gu) ?? [];
  for (const ground of [bar, shade]) assert.ok(/gradient/u.test(ground) && (ground.includes(`rgb(${red}, ${green}, ${blue})`) || /srgb 1 1 1/u.test(ground)), ground);
});
