import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Render } from '../platform/page.ts';

const RENDERER = join(import.meta.dirname, '../../web/dist/server/entry.mjs');

/** The Astro server build, which only `npm run build:web` makes. */
export async function loadRenderer(): Promise<{ readonly render: Render; readonly builtAt: string }> {
  const { render } = await import(RENDERER);
  return { render, builtAt: (await stat(RENDERER)).mtime.toISOString() };
}
