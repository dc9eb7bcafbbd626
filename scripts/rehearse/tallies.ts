import * as z from 'zod';

export const CHOICES = ['support', 'agree', 'mixed', 'disagree'] as const;
export type Choice = (typeof CHOICES)[number];
export type Votes = Readonly<Record<Choice, number>>;
export const NO_VOTES: Votes = { support: 0, agree: 0, mixed: 0, disagree: 0 };

const Count = z.int().nonnegative();
const Shown = z.object({
  proposals: z.record(z.string(), z.object({ support: Count, agree: Count, mixed: Count, disagree: Count })),
});

/** Votes of each proposal as `/tallies/components/{componentId}.json` shows them. @throws ZodError for anything else */
export const shownTallies = (json: string): Readonly<Record<string, Votes>> => Shown.parse(JSON.parse(json)).proposals;

export const totalOf = (votes: Votes): number => CHOICES.reduce((sum, choice) => sum + votes[choice], 0);

/** Votes that were accepted, by proposal. */
export class Sent {
  readonly #votes = new Map<string, Record<Choice, number>>();
  #total = 0;

  add(proposalId: string, choice: Choice): void {
    const votes = this.#votes.get(proposalId) ?? { ...NO_VOTES };
    this.#votes.set(proposalId, votes);
    votes[choice] += 1;
    this.#total += 1;
  }

  get total(): number {
    return this.#total;
  }

  of(proposalId: string): Votes {
    return this.#votes.get(proposalId) ?? NO_VOTES;
  }
}

/** A proposal whose tally is not what it should be. */
export interface Mismatch {
  readonly proposalId: string;
  readonly choice: Choice;
  readonly expected: number;
  readonly counted: number;
}

/** Compares what tallies show with what they should; a proposal that they do not name shows nothing. */
export const mismatches = (
  proposalIds: readonly string[],
  expected: (proposalId: string) => Votes,
  shown: Readonly<Record<string, Votes>>,
): Mismatch[] =>
  proposalIds.flatMap((proposalId) =>
    CHOICES.flatMap((choice) => {
      const should = expected(proposalId)[choice];
      const counted = shown[proposalId]?.[choice] ?? 0;
      return should === counted ? [] : [{ proposalId, choice, expected: should, counted }];
    }),
  );

/** Votes accepted and not counted, and counted without having been accepted once. */
export const lostAndDouble = (
  differences: readonly Mismatch[],
): { readonly lost: number; readonly double: number } => ({
  lost: differences.reduce((sum, { expected, counted }) => sum + Math.max(0, expected - counted), 0),
  double: differences.reduce((sum, { expected, counted }) => sum + Math.max(0, counted - expected), 0),
});
