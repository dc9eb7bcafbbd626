import type * as z from 'zod';
import type { FieldProblem } from './problem.ts';

/**
 * Declares a kind of component that a process can have: the one place where the back office, the API and the
 * publisher learn of it. `settings` and `phaseSettings` give forms, defaults and validation.
 */
export interface ComponentManifest<K extends string = string> {
  readonly kind: K;
  /** Below its process, where the pages of such a component stand: `/processes/{slug}/{segment}/{componentId}/`. */
  readonly segment: string;
  readonly settings: z.ZodObject;
  readonly phaseSettings: z.ZodObject;
  /** What is wrong with settings that each are in order, with pointers such as `/settings/voteMinimum`. */
  readonly settingProblems?: (settings: Readonly<Record<string, unknown>>) => readonly FieldProblem[];
  /** What participants do in it that can ask for a verification; `vote` can be open to people without an account. */
  readonly actions: readonly string[];
  /** Resources of this kind, with what other features may hang on them. */
  readonly resources: Readonly<Record<string, { readonly commentable: boolean; readonly searchable: boolean }>>;
}

export const defineComponent = <const M extends ComponentManifest>(manifest: M): M => manifest;
