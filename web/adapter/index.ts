import type { AstroIntegration } from 'astro';

/**
 * Astro adapter that builds templates into a library: `server/entry.mjs` of the build exports what the entry does.
 * @param entry file beside this one
 */
export function publisher(entry = 'server.ts'): AstroIntegration {
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
          serverEntrypoint: new URL(`./${entry}`, import.meta.url),
          adapterFeatures: { buildOutput: 'server', middlewareMode: 'classic' },
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable', hybridOutput: 'stable' },
        });
      },
    },
  };
}
