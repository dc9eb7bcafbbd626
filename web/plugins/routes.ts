import { contracts } from '../../shared/contracts.ts';

/** Features that public islands call: the routes of the back office are no load for a reader. */
const OF_ISLANDS = ['participants', 'proposals'] as const satisfies readonly (keyof typeof contracts)[];

const MODULES: Readonly<Record<string, readonly string[]>> = {
  'virtual:routes': Object.keys(contracts),
  'virtual:island-routes': OF_ISLANDS,
  // Loaded by the form alone, and only where files may be attached.
  'virtual:media-routes': ['media'],
  // Loaded by the same form, where proposals have a place.
  'virtual:places-routes': ['places'],
  // Loaded by those who come from a sign-in service, and where the window for signing in offers them.
  'virtual:identities-routes': ['identities'],
  // Loaded by those who follow, report, or belong to a group.
  'virtual:engagement-routes': ['groups', 'follows', 'moderation'],
  // Loaded by those who look at what they were told, or choose what they are told of.
  'virtual:notification-routes': ['notifications', 'push'],
  // Loaded by those who write comments, vote on them or read on.
  'virtual:comments-routes': ['comments'],
  // Loaded by those who sign in, or look at their own account.
  'virtual:account-routes': ['participants', 'newsletters'],
  // Loaded by those who compose a ballot.
  'virtual:ballot-routes': ['budgetBallots'],
  // Loaded by those who subscribe to newsletters, or end that.
  'virtual:newsletter-routes': ['newsletters'],
  // Loaded by those who verify that they may take part.
  'virtual:verification-routes': ['verifications', 'assistance'],
};

/** Routes that the back office alone calls: no load for a telephone. */
const OF_OFFICE =
  /^\/moderation\/|^\/newsletters(?:\/|$)|\/official-proposals$|\/answer$|\/second-factor|\/bulk-|\/saved-filters|\/recounts$|\/proposal-exports$|\/attention$|\/evaluators$/;

/** Routes that are called by those who sign in, and by the page of the own account: no load for whoever reads or votes. */
const OF_ACCOUNT = /^\/participants\/|^\/sign-in\/|^\/sessions$/;

/** What asks for newsletters without an account: those who have one have a switch. */
const OF_READERS = /^\/subscriptions\b/;

const isCarried = (name: string, path: string): boolean =>
  name === 'virtual:routes' ||
  !(
    OF_OFFICE.test(path) ||
    (name === 'virtual:island-routes' && OF_ACCOUNT.test(path)) ||
    (name === 'virtual:account-routes' && OF_READERS.test(path))
  );

/** Method and path of each operation by feature: all that a browser needs of the contracts. `undefined`: not ours. */
export function routesModule(name = 'virtual:routes'): string | undefined {
  const wanted = MODULES[name];
  if (!wanted) return undefined;
  const features = Object.entries(contracts)
    .filter(([feature]) => wanted.includes(feature))
    .map(([feature, routes]) => [
      feature,
      Object.fromEntries(
        Object.entries(routes)
          .filter(([, { path }]) => isCarried(name, path))
          .map(([operation, { method, path }]) => [operation, [method, path]]),
      ),
    ]);
  return `export const routes = ${JSON.stringify(Object.fromEntries(features))};`;
}

/** Vite plugin for `virtual:routes`: contracts carry schemas, and zod is no load for a telephone. */
export function routesPlugin() {
  return {
    name: 'parvis-routes',
    resolveId: (id: string) => (Object.hasOwn(MODULES, id) ? `\0${id}` : undefined),
    load: (id: string) => (id.startsWith('\0') ? routesModule(id.slice(1)) : undefined),
  };
}
