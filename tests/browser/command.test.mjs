/**
 * The keyboard command. Keys that a test makes do not reach the browsers' own shortcuts, so this goes as
 * near as one can: Chromium says which keys it has given, Firefox runs what its shortcut runs.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gone, launch, shown } from './harness/index.mjs';
import { ARTICLE, serveKinds } from './harness/kinds.mjs';

/** @type {import('./harness/index.mjs').Browser} */
let browser;
/** @type {import('./harness/server.mjs').Server} */
let server;
before(async () => {
  server = await serveKinds();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('the keyboard command opens and closes the reader', async () => {
  if (browser.name === 'chromium') {
    const commands = await browser.inBackground(() => chrome.commands.getAll());
    assert.deepEqual(commands.map(({ name, shortcut }) => [name, shortcut]), [['_execute_action', 'Alt+Shift+L']]);
    return;
  }
  const page = await browser.openPage(`${server.origin}/plain`);
  await browser.runCommand(page);
  const reader = await shown(browser, page);
  assert.ok((await reader.run((root) => root.textContent ?? '')).includes(ARTICLE.first));
  await browser.runCommand(page);
  await gone(browser, page);
});
