/** Who may know whom; docs/adr/0001 says why. */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

export default {
  forbidden: [
    forbid(
      'no-circular',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'A cycle is two files that should be one, or three.',
    ),
    forbid(
      'shared-is-pure',
      { path: '^shared/' },
      { pathNot: ['^shared/', 'node_modules/(zod|ulid|icu-minify)/'] },
      'Contracts and rules run in the browser, in Lambda, in CDK and in tests.',
    ),
    forbid(
      'rules-know-no-schema-runtime',
      { path: '^shared/[^/]+/(rules|dates|zoned)\\.ts$' },
      { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
      'Islands run the rules; zod would weigh more than the page.',
    ),
    forbid(
      'features-do-not-touch',
      // Entries of Lambdas put features together, as functions/features.ts does for the local server.
      {
        path: '^functions/(?!platform/|platform-api/|consumers/|jobs/|local/|views/)([^/]+)/',
        pathNot: '\\.lambda\\.ts$',
      },
      {
        path: '^functions/',
        pathNot: ['^functions/platform/', '^functions/$1/', '^functions/spaces/(entities|directory)\\.ts$'],
      },
      'Features meet in contracts, events and slots; spaces are the ground that all stand on.',
    ),
    forbid(
      'platform-knows-no-feature',
      {
        path: '^functions/platform/',
        pathNot: ['^functions/platform/(frame|publish)\\.ts$', '^functions/platform/mail/'],
      },
      { path: '^functions/(?!platform/)' },
      'What no feature owns must not need one.',
    ),
    forbid(
      'sdk-only-in-platform',
      { path: '^functions/(?!platform/|local/)' },
      { path: 'node_modules/(@aws-sdk|@middy)/' },
      'AWS is spoken to in one place.',
    ),
    forbid(
      'infra-reads-data-only',
      { path: '^infra/' },
      { path: '^functions/', pathNot: ['^functions/.+/entities\\.ts$', '^functions/platform/db/entity\\.ts$'] },
      'CDK reads key templates, never code.',
    ),
    forbid(
      'islands-are-light',
      { path: '^web/src/.*\\.tsx$' },
      { path: ['node_modules/zod/', '^functions/', '^node:'], dependencyTypesNot: ['type-only'] },
      'What a phone has to load.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['web/dist', 'web/mail/dist', '^virtual:', '\\.astro$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
