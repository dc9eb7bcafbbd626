// @ts-expect-error built by astro: there are no types, and before the first build there is no file
import * as templates from '../../web/dist/server/entry.mjs';
import type { Render } from './page.ts';

/**
 * The page templates, as `astro build` makes them (`npm run build:web`): without that build this module cannot be
 * loaded, so only programs that render import it.
 */
export const renderer: Render = templates.render;
