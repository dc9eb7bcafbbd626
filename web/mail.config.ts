import type { AstroIntegration } from 'astro';
import { defineConfig, passthroughImageService } from 'astro/config';
import { publisher } from './adapter/index.ts';
import { leanMailsPlugin } from './plugins/lean-mails.ts';

const templates: AstroIntegration = {
  name: 'parvis-mail-templates',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      const entrypoint = new URL('./src/platform/mail/pages/mail.astro', import.meta.url);
      injectRoute({ pattern: '/mail', entrypoint, prerender: false });
    },
  },
};

/** The layout of mails, built by itself: who sends mails carries no pages. */
export default defineConfig({
  root: import.meta.dirname,
  outDir: './mail/dist',
  publicDir: './src/platform/mail/public',
  output: 'server',
  adapter: publisher('mail-server.ts'),
  integrations: [templates],
  image: { service: passthroughImageService() },
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', assets: '_astro', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { plugins: [leanMailsPlugin()], ssr: { noExternal: true } },
});
