import type { AstroIntegration } from 'astro';
import { defineConfig, passthroughImageService } from 'astro/config';
import { publisher } from './adapter/index.ts';
import { islands } from './adapter/preact.ts';
import { leanPreloadsPlugin } from './plugins/lean-preloads.ts';
import { noMailWordsPlugin } from './plugins/no-mail-words.ts';
import { officeWordsPlugin } from './plugins/office-words.ts';
import { routesPlugin } from './plugins/routes.ts';
import { serviceWorker } from './plugins/service-worker.ts';
import { verificationWordsPlugin } from './plugins/verification-words.ts';

const COMPONENT = '/[locale]/processes/[slug]/f/[componentId]';
const BUDGET = '/[locale]/processes/[slug]/budgets/[componentId]';

/** Address patterns of every page by template, below `src/`: a feature's pages stay in its folder. */
const PAGES = {
  'platform/pages/languages.astro': ['/'],
  'platform/pages/offline.astro': ['/[locale]/offline'],
  'platform/pages/not-found.astro': ['/404', '/[locale]/404'],
  'platform/pages/admin.astro': ['/admin'],
  'platform/pages/components.astro': ['/_local/components'],
  'spaces/pages/home.astro': ['/[locale]'],
  'spaces/pages/processes.astro': ['/[locale]/processes'],
  'spaces/pages/process.astro': ['/[locale]/processes/[slug]'],
  'spaces/pages/process-group.astro': ['/[locale]/process-groups/[slug]'],
  'spaces/pages/preview-over.astro': ['/[locale]/preview'],
  'spaces/pages/text.astro': ['/[locale]/charter'],
  'spaces/pages/site-page.astro': ['/[locale]/legal', '/[locale]/accessibility', '/[locale]/pages/[slug]'],
  'participants/pages/sign-in.astro': ['/[locale]/sign-in'],
  'identities/pages/service.astro': ['/[locale]/sign-in/service'],
  'participants/pages/account.astro': ['/[locale]/account'],
  'participants/pages/profile.astro': [
    '/[locale]/participants/[participantId]',
    '/[locale]/participants/[participantId]/all',
  ],
  'groups/pages/group.astro': ['/[locale]/groups/[groupId]'],
  'groups/pages/invitation.astro': ['/[locale]/group-invitation'],
  'moderation/pages/transparency.astro': ['/[locale]/moderation'],
  'follows/pages/unfollow.astro': ['/[locale]/unfollow'],
  'notifications/pages/notifications.astro': ['/[locale]/notifications'],
  'notifications/pages/mute.astro': ['/[locale]/mute'],
  'newsletters/pages/sign-up.astro': ['/[locale]/newsletter'],
  'newsletters/pages/confirm.astro': ['/[locale]/newsletter/confirm'],
  'newsletters/pages/unsubscribe.astro': ['/[locale]/newsletter/unsubscribe'],
  'newsletters/pages/preferences.astro': ['/[locale]/newsletter/preferences'],
  'newsletters/pages/newsletters.astro': ['/[locale]/newsletters'],
  'newsletters/pages/newsletter.astro': ['/[locale]/newsletters/[newsletterId]'],
  'verifications/pages/verify.astro': ['/[locale]/verify'],
  'proposals/pages/proposals.astro': [COMPONENT, `${COMPONENT}/search`],
  'proposals/pages/proposal.astro': [`${COMPONENT}/proposals/[proposalId]`],
  'proposals/pages/embed.astro': [`${COMPONENT}/proposals/[proposalId]/embed`],
  'comments/pages/comment-changes.astro': ['/[locale]/comments/[resourceId]/[commentId]/changes'],
  'proposals/pages/changes.astro': [`${COMPONENT}/proposals/[proposalId]/changes`],
  'proposals/pages/propose.astro': [`${COMPONENT}/propose`],
  'budgets/pages/budget.astro': [BUDGET],
  'budgets/pages/project.astro': [`${BUDGET}/projects/[projectId]`],
  'budgets/pages/kiosk.astro': [`${BUDGET}/kiosk`],
  'budgets/pages/results.astro': [`${BUDGET}/results`],
  'budgets/pages/check.astro': [`${BUDGET}/check`],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const pagesOfFeatures: AstroIntegration = {
  name: 'parvis-pages',
  hooks: {
    'astro:config:setup': ({ injectRoute, addClientDirective }) => {
      addClientDirective({ name: 'attention', entrypoint: './src/platform/attention.ts' });
      for (const [template, patterns] of Object.entries(PAGES)) {
        for (const pattern of patterns) {
          injectRoute({ pattern, entrypoint: new URL(`./src/${template}`, import.meta.url), prerender: false });
        }
      }
    },
  },
};

/** What every island needs, in one file: a dozen small ones compress worse and cost a request each. */
const SHARED_SCRIPTS = {
  name: 'island',
  test: /node_modules\/preact\/|\/@astrojs\/preact\/dist\/client|\/web\/src\/platform\/(island|page-words|api-client|session|problem|store)|\/islands\/(open-sign-in|open-report|ReportButton|use-assistance|lazily|vote-pips)|\/shared\/participants\/rules|\/shared\/platform\/format|virtual:island-routes/,
};

export default defineConfig({
  root: import.meta.dirname,
  outDir: './dist',
  output: 'server',
  adapter: publisher(),
  integrations: [islands(), pagesOfFeatures, serviceWorker()],
  image: { service: passthroughImageService() },
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', assets: '_astro', inlineStylesheets: 'never' },
  security: {
    // The adapter writes this policy into each page; frame-ancestors and the like are headers of the CDN.
    csp: {
      directives: [
        "default-src 'self'",

        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
    },
  },
  devToolbar: { enabled: false },
  vite: {
    plugins: [
      routesPlugin(),
      officeWordsPlugin(),
      verificationWordsPlugin(),
      noMailWordsPlugin(),
      leanPreloadsPlugin(),
    ],
    build: { assetsInlineLimit: 0 },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [SHARED_SCRIPTS] } } } } },
    },
  },
});
