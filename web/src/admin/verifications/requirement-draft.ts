import type { TaxonomyId } from '../../../../shared/platform/ids.ts';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import type { Requirement, Requirements } from '../../../../shared/verifications/requirement.ts';
import { METHODS } from './methods-draft.ts';

/** Actions of components that can ask for a verification, in the order of the screen. */
export const ACTIONS = ['vote', 'propose', 'comment'] as const;
export type Action = (typeof ACTIONS)[number];

/** What methods can tell of somebody: to ask one for more would shut everybody out. */
export const TELLS: Readonly<Record<VerificationMethod, { readonly age: boolean; readonly place: boolean }>> = {
  census: { age: true, place: true },
  'postal-code': { age: true, place: true },
  sms: { age: false, place: false },
  'postal-letter': { age: false, place: true },
  'id-document': { age: true, place: true },
  desk: { age: true, place: true },
};

/** One method that an action asks for; the age is the text of its control. */
export interface RequiredDraft {
  readonly method: VerificationMethod;
  readonly minimumAge: string;
  readonly territoryIds: readonly TaxonomyId[];
}

export interface RequirementDraft {
  readonly combine: Requirement['combine'];
  readonly methods: readonly RequiredDraft[];
  readonly withoutAccount: boolean;
}

/** By action; those that this screen does not know stay as they are. */
export interface RequirementsDraft {
  readonly actions: Readonly<Record<Action, RequirementDraft>>;
  readonly others: Requirements;
}

const draftOf = (requirement: Requirement | undefined): RequirementDraft => ({
  combine: requirement?.combine ?? 'any',
  withoutAccount: requirement?.withoutAccount ?? false,
  methods: (requirement?.methods ?? []).map(({ method, minimumAge, territoryIds }) => ({
    method,
    minimumAge: minimumAge === null ? '' : String(minimumAge),
    territoryIds,
  })),
});

/** What the form shows of stored requirements. */
export function requirementsDraft(stored: Requirements): RequirementsDraft {
  const { vote, propose, comment, ...others } = stored;
  return {
    actions: { vote: draftOf(vote), propose: draftOf(propose), comment: draftOf(comment) },
    others,
  };
}

/** What is no number is sent as 0, which the API refuses beside the field. */
const ageOf = (text: string): number | null =>
  text.trim() === '' ? null : /^\d+$/.test(text.trim()) ? Number(text) : 0;

function requirementOf({ combine, methods, withoutAccount }: RequirementDraft): Requirement {
  return {
    combine,
    withoutAccount,
    methods: methods.map(({ method, minimumAge, territoryIds }) => ({
      method,
      minimumAge: TELLS[method].age ? ageOf(minimumAge) : null,
      territoryIds: TELLS[method].place ? [...territoryIds] : [],
    })),
  };
}

/** Requirements to store; an action that asks for nothing is left out. */
export function requirementsBody({ actions, others }: RequirementsDraft): Requirements {
  const asking = ACTIONS.filter((action) => actions[action].methods.length > 0);
  return { ...others, ...Object.fromEntries(asking.map((action) => [action, requirementOf(actions[action])])) };
}

/** With a method more or less, in the order of the screen; without accounts nothing is left where no method is. */
export function withMethod(draft: RequirementDraft, method: VerificationMethod, isWanted: boolean): RequirementDraft {
  const others = draft.methods.filter((one) => one.method !== method);
  const methods = isWanted ? [...others, { method, minimumAge: '', territoryIds: [] }] : others;
  const inOrder = METHODS.flatMap((one) => methods.filter((required) => required.method === one));
  return { ...draft, methods: inOrder, withoutAccount: draft.withoutAccount && inOrder.length > 0 };
}
