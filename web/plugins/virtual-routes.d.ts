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

/** The same for the island of attachments. */
declare module 'virtual:media-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for the place of a proposal. */
declare module 'virtual:places-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for sign-in services. */
declare module 'virtual:identities-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for following, reporting and groups. */
declare module 'virtual:engagement-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for notifications. */
declare module 'virtual:notification-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for subscriptions to newsletters. */
declare module 'virtual:newsletter-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for comments. */
declare module 'virtual:comments-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for the own account. */
declare module 'virtual:account-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for verification. */
declare module 'virtual:verification-routes' {
  export { routes } from 'virtual:routes';
}

/** The same for ballots on budgets. */
declare module 'virtual:ballot-routes' {
  export { routes } from 'virtual:routes';
}

/** Made by `verification-words.ts`: compiled words of verification, by language. */
declare module 'virtual:verification-words/*' {
  export const messages: import('../../shared/platform/format.ts').CompiledMessages;
}

/** Made by `office-words.ts`: compiled words of the back office, by language and part. */
declare module 'virtual:office-words/*' {
  export const messages: import('../../shared/platform/format.ts').CompiledMessages;
}
