// The one name that all scripts in a page share, before any of them. A page may have a frame or an element of that name,
// and browsers give it for a property that nobody has set (HTML, 7.2.2.3): what the scripts keep would be kept in the page's frame.
if (!Object.hasOwn(globalThis, 'limpid')) {
  Object.defineProperty(globalThis, 'limpid', { value: {}, writable: true, configurable: true, enumerable: true });
}
