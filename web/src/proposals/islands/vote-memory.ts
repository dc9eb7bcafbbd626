import type { Choice, Tally } from '../../../../shared/proposals/proposal.ts';
import { asRecord, forget, keep, kept } from '../../platform/store.ts';

/** A vote that was pressed and not yet answered. */
export interface UnsentVote {
  /** `null`: the vote is taken back. */
  readonly choice: Choice | null;
  /** The account it belongs to; `null` while nobody was signed in. */
  readonly participantId: string | null;
  /** When it was pressed, in milliseconds: the last word of several windows wins. */
  readonly at: number;
  /** False where this device keeps nothing: the vote then waits in its window alone. */
  readonly isKept: boolean;
}

const DAY_SECONDS = 24 * 3600;
/** Twice as long as a mailed code is valid: a later visit must not vote by surprise. */
const SIGN_IN_SECONDS = 30 * 60;

/** One for each account: whoever signs in later on this device neither sends nor loses what somebody else has left. */
export const unsentKey = (proposalId: string, participantId: string | null): string =>
  `vote:${proposalId}:${participantId ?? ''}`;
const CHOICES: readonly string[] = ['support', 'agree', 'mixed', 'disagree'] satisfies readonly Choice[];
const isChoice = (value: unknown): value is Choice => typeof value === 'string' && CHOICES.includes(value);

/** Keeps a vote on this device until it is answered. */
export function keepUnsent(
  proposalId: string,
  choice: Choice | null,
  participantId: string | null,
  at = Date.now(),
): UnsentVote {
  const seconds = participantId === null ? SIGN_IN_SECONDS : DAY_SECONDS;
  return { choice, participantId, at, isKept: keep(unsentKey(proposalId, participantId), { choice, at }, seconds) };
}

export const forgetUnsent = (proposalId: string, participantId: string | null): void =>
  forget(unsentKey(proposalId, participantId));

/** The vote of an account, or of nobody yet, that this device still has to send for a proposal. */
export const keptUnsent = (proposalId: string, participantId: string | null): UnsentVote | null =>
  kept(unsentKey(proposalId, participantId), (value) => {
    const { choice, at } = asRecord(value) ?? {};
    if ((choice !== null && !isChoice(choice)) || typeof at !== 'number') return null;
    return { choice, participantId, at, isKept: true };
  });

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;

/** Votes counted, and when that was (ISO 8601, UTC). */
export interface CountedVotes {
  readonly counted: Tally;
  readonly countedAt: string | null;
}

/** Votes counted for a proposal, read from the file that the tally worker writes; `null` when it cannot be had. */
export async function readTally(proposalId: string): Promise<CountedVotes | null> {
  try {
    const response = await fetch(`/tallies/proposals/${proposalId}.json`, { cache: 'no-cache' });
    const { support, agree, mixed, disagree, countedAt } = asRecord(await response.json()) ?? {};
    if (!response.ok || !isCount(support) || !isCount(agree) || !isCount(mixed) || !isCount(disagree)) return null;
    return {
      counted: { support, agree, mixed, disagree },
      countedAt: typeof countedAt === 'string' ? countedAt : null,
    };
  } catch {
    return null;
  }
}
