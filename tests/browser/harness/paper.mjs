/**
 * The reader as it is laid out for paper.
 */

/**
 * What a function finds in the layout for paper, which Firefox makes only while it prints.
 * @template T
 * @param {import('./index.mjs').Browser} browser
 * @param {import('./index.mjs').Page} page
 * @param {() => T} look
 */
export async function onPaper(browser, page, look) {
  const session = await browser.session(page);
  await session.send('Emulation.setEmulatedMedia', { media: 'print' });
  // A4 within the margins of seal.js.
  await browser.resize(page, 582, 800, 1);
  try {
    return await browser.evaluate(page, look);
  } finally {
    await session.send('Emulation.setEmulatedMedia', { media: '' });
    await browser.resize(page, 1100, 800, 1);
  }
}
