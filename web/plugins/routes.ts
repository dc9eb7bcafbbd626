import { contracts } from '../../shared/contracts.ts';

const NAME = 'virtual:routes';
const RESOLVED = `\0${NAME}`;

/** Method and path of every route by feature and operation: all that a browser needs of the contracts. */
export function routesModule(): string {
  const features = Object.entries(contracts).map(([feature, routes]) => [
    feature,
    Object.fromEntries(Object.entries(routes).map(([name, { method, path }]) => [name, [method, path]])),
  ]);
  return `export const routes = ${JSON.stringify(Object.fromEntries(features))};`;
}

/** Vite plugin for `virtual:routes`: contracts carry schemas, and zod is no load for a telephone. */
export function routesPlugin() {
  return {
    name: 'parvis-routes',
    resolveId: (id: string) => (id === NAME ? RESOLVED : undefined),
    load: (id: string) => (id === RESOLVED ? routesModule() : undefined),
  };
}
