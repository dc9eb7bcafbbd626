/** What the layout of mails never reaches, by whom it is asked for, and what stands in: half of the weight otherwise. */
const INSTEAD = [
  // Styles are inlined, not traced back to a file.
  {
    wanted: 'source-map-js',
    by: /postcss/,
    contents: 'export const SourceMapConsumer = undefined, SourceMapGenerator = undefined; export default {};',
  },
  // mail.css nests no rules.
  { wanted: 'postcss-nesting', by: /juice/, contents: "export default () => ({ postcssPlugin: 'none' });" },
  // Of style attributes that were there before, which only `decodeStyleAttributes` reads.
  { wanted: 'entities', by: /juice[\\/]lib/, contents: 'export const decode = undefined;' },
  // Actions and images of pages.
  { wanted: 'zod/v4/core', by: /astro[\\/]/, contents: 'export {};' },
  { wanted: 'mrmime', by: /astro[\\/]/, contents: 'export const lookup = undefined;' },
];

/** Vite plugin that leaves out of the layout of mails what it never reaches. */
export function leanMailsPlugin() {
  return {
    name: 'parvis-lean-mails',
    enforce: 'pre' as const,
    resolveId: (source: string, importer = '') =>
      INSTEAD.some(({ wanted, by }) => wanted === source && by.test(importer)) ? `\0instead:${source}` : undefined,
    load: (id: string) => INSTEAD.find(({ wanted }) => id === `\0instead:${wanted}`)?.contents,
  };
}
