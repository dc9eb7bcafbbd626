import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Weights of the typeface of what is printed: Noto Sans, which has every Latin, Greek and Cyrillic letter. */
export const LETTER_FONTS = ['400Regular', '700Bold'] as const;

/** Bytes of one weight; in a bundle the files stand beside it. */
export const letterFont = (weight: (typeof LETTER_FONTS)[number]): Promise<Buffer> =>
  readFile(require.resolve(`@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`));
