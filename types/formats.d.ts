// What the tests of file formats use of libraries that come without types.

declare module 'jsonld' {
  interface Options {
    documentLoader: (url: string) => Promise<{ contextUrl: undefined; documentUrl: string; document: object }>;
    safe: boolean;
  }
  const jsonld: {
    expand(input: object, options: Options): Promise<Record<string, unknown[]>[]>;
    toRDF(input: object, options: Options): Promise<object[]>;
  };
  export default jsonld;
}

declare module '@citation-js/core' {
  export const plugins: {
    input: { type(value: unknown): string; util: { clean(items: object[], guess: boolean): Record<string, unknown>[] } };
  };
}
