/** The package's module for ESM; its types are those of the package. */
declare module 'opentype.js/dist/opentype.mjs' {
  export * from 'opentype.js';
}
