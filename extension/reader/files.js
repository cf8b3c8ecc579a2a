// The reader's parts, in the order they are loaded. The background reads this list for executeScript and
// for the style text it passes to limpid.begin(); the web page has the same files in its markup.
globalThis.limpidReaderFiles = {
  scripts: [
    'strings', 'api', 'dom', 'voice', 'dates', 'math', 'inline', 'figure', 'table', 'blocks', 'header', 'render',
    'settings', 'unfold', 'place', 'places', 'rules', 'icons', 'seal', 'say', 'layers', 'panel', 'contents', 'notes', 'saving', 'pages', 'reasons', 'repair', 'repairbar', 'point', 'marks', 'marklist', 'toolbar', 'turn', 'keys', 'lightbox',
    'position', 'speech', 'focusline', 'notice', 'reader',
  ].map((name) => `reader/${name}.js`),
  styles: ['themes', 'page', 'type', 'head', 'figures', 'parts', 'interface', 'panel', 'mending', 'marks', 'reading', 'print'].map((name) => `reader/${name}.css`),
};
