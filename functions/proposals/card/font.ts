import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Subsets of the typeface, the first one that has a character draws it. */
export const SUBSETS = ['latin', 'latin-ext'] as const;

/** Bytes of one subset of our sans serif, bold; in a bundle the files stand beside it. */
export const fontFile = (subset: (typeof SUBSETS)[number]): Promise<Buffer> =>
  readFile(
    require.resolve(
      `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-700-normal.woff`,
    ),
  );
