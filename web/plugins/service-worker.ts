import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';

const SOURCE = join(import.meta.dirname, '../src/platform/offline');

/**
 * Builds the service worker to the root of the site, whose pages it may then answer for, and the one that ends it. Their
 * names never change: browsers ask for them again by themselves, and take one that differs by a byte for a new one.
 */
export function serviceWorker(): AstroIntegration {
  let outDir = '';
  return {
    name: 'parvis-service-worker',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = join(config.outDir.pathname, 'client');
      },
      'astro:build:done': async () => {
        await build({
          entryPoints: { sw: join(SOURCE, 'worker.ts'), 'sw-off': join(SOURCE, 'worker-off.ts') },
          outdir: outDir,
          bundle: true,
          minify: true,
          format: 'iife',
          target: ['chrome108', 'firefox115', 'safari16.4'],
          logLevel: 'warning',
        });
      },
    },
  };
}
