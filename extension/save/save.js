/**
 * A tab that lives for the blink of an eye: asks the background for the file it was opened for, hands it
 * to the browser's downloads, and says so; the background then closes it. See `background/save.js`.
 */

/**
 * How long the tab stays after the click, in milliseconds. The download is on its way at once (20 MB
 * arrived whole from a tab closed after 0 ms); this is for machines under load.
 */
const STAY = 100;

(async () => {
  const id = location.hash.slice(1);
  const file = await chrome.runtime.sendMessage({ type: 'saveFile', id });
  if (!file) {
    return; // the background was stopped meanwhile; it will say so to the reader
  }
  const content = file.base64 ? Uint8Array.from(atob(file.text), (c) => c.charCodeAt(0)) : file.text;
  const blob = new Blob([content], { type: file.type });
  // Read back once, so that all of it has reached the browser's own process before this tab goes.
  await blob.arrayBuffer();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file.name;
  link.click();
  await new Promise((resolve) => {
    setTimeout(resolve, STAY);
  });
  await chrome.runtime.sendMessage({ type: 'saveDone', id });
})();
