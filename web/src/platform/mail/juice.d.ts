/** The inliner without what fetches style sheets: the package has types for its whole alone. */
declare module 'juice/client' {
  const juice: typeof import('juice')['default'] & { readonly codeBlocks: Record<string, unknown> };

  export { juice as default };
}
