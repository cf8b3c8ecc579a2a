/**
 * Draws the icons from `extension/icons/limpid.svg`: `node tests/browser/draw-icons.mjs`.
 */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumPath, CHROMIUM_ARGS } from './harness/chromium.mjs';

const icons = new URL('../../extension/icons/', import.meta.url);
const drawing = await readFile(new URL('limpid.svg', icons), 'base64');
const userDataDir = await mkdtemp(join(tmpdir(), 'limpid-icons-'));
const browser = await puppeteer.launch({
  executablePath: chromiumPath(), headless: true, pipe: true, userDataDir, args: CHROMIUM_ARGS,
});
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 128]) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width=${size} src="data:image/svg+xml;base64,${drawing}">`,
    );
    await page.screenshot({ path: new URL(`limpid-${size}.png`, icons).pathname, omitBackground: true });
  }
} finally {
  await browser.close();
  await rm(userDataDir, { recursive: true, force: true });
}
