/** Made by `routes.ts` from the contracts. */
declare module 'virtual:routes' {
  export const routes: Readonly<
    Record<string, Readonly<Record<string, readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string]>>>
  >;
}
