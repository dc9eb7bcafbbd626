import type { Choice, Tally } from '../../../../shared/proposals/proposal.ts';
import { asRecord, forget, keep, kept } from '../../platform/store.ts';

/** A vote that was pressed and not yet answered; `participantId` is `null` while nobody was signed in. */
export interface UnsentVote {
  readonly choice: Choice | null;
  readonly participantId: string | null;
}

const DAY_SECONDS = 24 * 3600;
/** Twice as long as a mailed code is valid: a later visit must not vote by surprise. */
const SIGN_IN_SECONDS = 30 * 60;

const keyOf = (proposalId: string) => `vote:${proposalId}`;
const CHOICES: readonly string[] = ['support', 'agree', 'mixed', 'disagree'] satisfies readonly Choice[];
const isChoice = (value: unknown): value is Choice => typeof value === 'string' && CHOICES.includes(value);

export function keepUnsent(proposalId: string, vote: UnsentVote): void {
  keep(keyOf(proposalId), vote, vote.participantId === null ? SIGN_IN_SECONDS : DAY_SECONDS);
}

export const forgetUnsent = (proposalId: string): void => forget(keyOf(proposalId));

/** The vote that this device still has to send for a proposal. */
export function keptUnsent(proposalId: string): UnsentVote | null {
  return kept(keyOf(proposalId), (value) => {
    const { choice, participantId } = asRecord(value) ?? {};
    if (choice !== null && !isChoice(choice)) return null;
    return { choice, participantId: typeof participantId === 'string' ? participantId : null };
  });
}

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;

/** Votes counted for a proposal, read from the file that the tally worker writes; `null` when it cannot be had. */
export async function readTally(proposalId: string): Promise<Tally | null> {
  try {
    const response = await fetch(`/tallies/proposals/${proposalId}.json`, { cache: 'no-cache' });
    const { support, agree, mixed, disagree } = asRecord(await response.json()) ?? {};
    if (!response.ok || !isCount(support) || !isCount(agree) || !isCount(mixed) || !isCount(disagree)) return null;
    return { support, agree, mixed, disagree };
  } catch {
    return null;
  }
}
