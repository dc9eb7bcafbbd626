import type { AstroIntegration } from 'astro';

/** Astro adapter that builds the pages into a library: `web/dist/server/entry.mjs` exports `render(path, locals)`. */
export function publisher(): AstroIntegration {
  return {
    name: 'parvis-publisher',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ build: { redirects: false } });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'parvis-publisher',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./server.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server', middlewareMode: 'classic' },
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable', hybridOutput: 'stable' },
        });
      },
    },
  };
}
