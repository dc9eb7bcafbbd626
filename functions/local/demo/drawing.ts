import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export interface Drawing {
  readonly name: string;
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
  readonly png: Uint8Array<ArrayBuffer>;
}

/** One of our drawings, as the picture that somebody would send. */
export async function drawing(name: string): Promise<Drawing> {
  const svg = await readFile(join(import.meta.dirname, 'drawings', `${name}.svg`), 'utf8');
  const alt = /<title>(.*)<\/title>/.exec(svg)?.[1];
  if (alt === undefined) throw new Error(`the drawing ${name} does not say what it shows`);
  return { name: `${name}.png`, alt, png: new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer()) };
}
