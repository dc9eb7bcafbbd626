/** Made by `routes.ts` from the contracts: every feature. */
declare module 'virtual:routes' {
  export const routes: Readonly<
    Record<string, Readonly<Record<string, readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string]>>>
  >;
}

/** The same for the features that public islands call. */
declare module 'virtual:island-routes' {
  export { routes } from 'virtual:routes';
}
