/** Facts that a message about a refusal may need, such as a limit or a date. */
export type Facts = Readonly<Record<string, string | number | null>>;

/** What a rule or a policy decides; a refusal names its problem. */
export type Decision<P extends string = string> =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly problem: P; readonly facts: Facts };

export const allowed = { allowed: true } as const;

export const denied = <P extends string>(problem: P, facts: Facts = {}): Decision<P> => ({
  allowed: false,
  problem,
  facts,
});
