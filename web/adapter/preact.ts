import preact from '@astrojs/preact';
import type { AstroIntegration } from 'astro';

/** Preact for islands, with a renderer that does not draw each of them twice. */
export function islands(): AstroIntegration {
  const base = preact();
  const setup = base.hooks['astro:config:setup'];
  return {
    ...base,
    hooks: {
      ...base.hooks,
      'astro:config:setup': (options) =>
        setup?.({
          ...options,
          addRenderer: (renderer) =>
            options.addRenderer({ ...renderer, serverEntrypoint: new URL('./preact-server.ts', import.meta.url) }),
        }),
    },
  };
}
