import type * as z from 'zod';

/**
 * Declares a kind of component that a process can have: the one place where the back office, the API and the
 * publisher learn of it. `settings` and `phaseSettings` give forms, defaults and validation.
 */
export interface ComponentManifest<K extends string = string> {
  readonly kind: K;
  readonly settings: z.ZodObject;
  readonly phaseSettings: z.ZodObject;
  /** Resources of this kind, with what other features may hang on them. */
  readonly resources: Readonly<Record<string, { readonly commentable: boolean; readonly searchable: boolean }>>;
}

export const defineComponent = <const M extends ComponentManifest>(manifest: M): M => manifest;
