import type { Render } from './page.ts';

/**
 * The page templates, as `astro build` makes them (`npm run build:web`). Only functions that render import this module.
 * Loaded when first called, so that the rest of a program starts before the site is built.
 */
export const renderer: Render = async (path, locals) => {
  // @ts-expect-error built by astro: there are no types, and before the first build there is no file
  const { render }: { render: Render } = await import('../../web/dist/server/entry.mjs');
  return render(path, locals);
};
