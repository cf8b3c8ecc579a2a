// The core's reasons in the person's language. In a file they stay as the core writes them, in English; one that has no
// phrase here is shown as it is.
(() => {
  const limpid = (globalThis.limpid ??= /** @type {import('./types').Limpid} */ ({}));

  /** As src/select and src/metadata/visible write them. @type {Record<string, string>} */
  const PHRASES = {
    'cookie notice': 'reasonCookie',
    'comment thread': 'reasonComments',
    'comment thread under the article': 'reasonCommentsUnder',
    'advertisement': 'reasonAdvertisement',
    'label of an advertisement': 'reasonAdLabel',
    'control of a picture': 'reasonControl',
    'related articles': 'reasonRelated',
    'newsletter or app promotion': 'reasonNewsletter',
    'share bar': 'reasonShare',
    'table of contents': 'reasonContents',
    'paging': 'reasonPaging',
    'login or account form': 'reasonLogin',
    'navigation': 'reasonNavigation',
    'page footer': 'reasonFooter',
    'page header': 'reasonHeader',
    'tags': 'reasonTags',
    'about the author': 'reasonAuthor',
    'dialog over the page': 'reasonDialog',
    'search form': 'reasonSearch',
    'sidebar': 'reasonSidebar',
    'not shown on the page': 'reasonHidden',
    'only for browsers without scripts': 'reasonNoScript',
    'form': 'reasonForm',
    'aside': 'reasonAside',
    'legal notice': 'reasonLegal',
    'references': 'reasonReferences',
    'shop controls': 'reasonShop',
    'something to be clicked': 'reasonClick',
    'list of links': 'reasonLinks',
    'before the article': 'reasonBefore',
    'after the end of the article': 'reasonAfter',
    'does not read like the article': 'reasonUnlike',
    'end mark': 'reasonEndMark',
    'its page in print': 'reasonPrint',
    'address of the author': 'reasonAddress',
    'teaser of another story': 'reasonTeaser',
    'another article below': 'reasonAnother',
    'a summary that only repeats the opening': 'reasonRepeats',
    'a summary of the text': 'reasonSummary',
    'pull quote: a sentence of the text, repeated as an ornament': 'reasonQuote',
    'the same text stands elsewhere on the page': 'reasonTwice',
    'disclaimer': 'reasonDisclaimer',
    'about a post of the thread': 'reasonPost',
    'kicker above the text': 'reasonKicker',
    'the headline': 'reasonHeadline',
    'the headline that it had elsewhere': 'reasonOtherHeadline',
    'names the editors': 'reasonEditors',
    'names the authors': 'reasonAuthors',
    'date, source and the like': 'reasonDateline',
    'standfirst': 'reasonStandfirst',
    'path within the site': 'reasonPath',
    'by your choice': 'reasonChoice',
    'by a rule of yours for this site': 'reasonRule',
  };

  limpid.reasons = (t, reasons) => {
    const known = reasons.map((reason) => {
      const key = Object.hasOwn(PHRASES, reason) ? PHRASES[reason] ?? '' : '';
      const phrase = t(key);
      return phrase === key ? null : phrase;
    });
    if (reasons.length === 0) return { words: '–', lang: null };
    // One language for the line, which is marked as what it is.
    return known.includes(null) ? { words: reasons.join('; '), lang: 'en' } : { words: known.join('; '), lang: null };
  };
})();
