import { transformSync } from 'esbuild';

/** Jest transform: TypeScript and JSX to ES modules, as fast as it gets; types are checked by `npm run check`. */
export default {
  process: (source, file) =>
    transformSync(source, {
      loader: file.endsWith('x') ? 'tsx' : 'ts',
      format: 'esm',
      target: 'node24',
      sourcemap: 'inline',
      sourcefile: file,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
};
