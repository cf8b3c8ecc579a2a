/**
 * The background: a service worker in Chromium, an event page in Firefox. It sleeps until the button is
 * clicked or the reader asks it to save.
 */

/* global importScripts */
if (typeof importScripts === 'function') {
  // Firefox loads the same files by the manifest's list.
  importScripts(
    'core/limpid.js',
    'reader/files.js',
    'background/core.js',
    'background/report.js',
    'background/inject.js',
    'background/save.js',
    'background/choose.js',
    'background/open.js',
    'background/hosts.js',
    'background/rehearse.js',
  );
}

chrome.action.onClicked.addListener((tab) => {
  clickButton(tab);
});

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (sender.id !== chrome.runtime.id) {
    return false;
  }
  switch (message?.type) {
    case 'save': // the reader
      save(message).then(respond);
      return true; // answered later
    case 'review': // the reader, while the article is being repaired
    case 'choose':
      choose(message).then(respond);
      return true;
    case 'join': // further pages of its article
      joinPage(message).then(respond);
      return true;
    case 'pointYourself': // the notice that there is no article
      if (sender.tab?.id !== undefined) {
        pointYourself(sender.tab.id);
      }
      return false;
    case 'text': // the reader, for the clipboard
      asText(message).then(respond);
      return true;
    case 'saveFile': // the saving tab
      respond(fileToSave(message.id));
      return false;
    case 'saveDone':
      fileIsSaved(message.id);
      return false;
    case 'allTabs': // the reader's menu
      openOwnPage('own/tabs.html', sender.tab);
      return false;
    case 'sitesAsked': // the page of all tabs
      giveLostSitesBack();
      return false;
    case 'interrupted': // a page that lost the background while it waited
      if (sender.tab?.id !== undefined) {
        showReady(sender.tab.id);
      }
      return false;
    default:
      return false;
  }
});

// The page's line to a background at work: nothing is said on it, it only has to be taken. Where the one that began was stopped
// before it could take it, the browser starts another, which knows of no work: then the page must hear that it waits in vain.
chrome.runtime.onConnect.addListener((line) => {
  if (!jobs.has(line.name)) {
    line.disconnect();
  }
});

chrome.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
  if (menuItemId === 'selection') {
    saveSelection(tab, frameId);
  } else if (menuItemId === 'allTabs') {
    openOwnPage('own/tabs.html', tab);
  } else if (menuItemId === 'openSaved') {
    openOwnPage('own/open.html', tab);
  } else if (tab?.id !== undefined) {
    toggleReader(tab.id);
  }
});

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: 'open', title: chrome.i18n.getMessage('menuOpen'), contexts: ['page', 'link', 'image'] });
    chrome.contextMenus.create({ id: 'selection', title: chrome.i18n.getMessage('menuSelection'), contexts: ['selection'] });
    chrome.contextMenus.create({ id: 'allTabs', title: chrome.i18n.getMessage('menuAllTabs'), contexts: ['action'] });
    chrome.contextMenus.create({ id: 'openSaved', title: chrome.i18n.getMessage('menuOpenSaved'), contexts: ['action'] });
  });
  setTimeout(rehearse, REHEARSAL_DELAY);
});

giveLostSitesBack();
