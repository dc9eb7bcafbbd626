import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Wakes when somebody turns to the island: see `attention.ts`. */
    'client:attention'?: boolean | { readonly address?: string; readonly kept?: string };
  }
}
