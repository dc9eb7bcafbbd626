/** Rules of proposals: pure, the same in islands, which explain, and in handlers, which alone are trusted. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import type { Choice, Proposal, ProposalState, Tally } from './proposal.ts';
import type { ProposalPhaseSettings, ProposalSettings, VoteKind } from './settings.ts';

/** Whether somebody may start or publish a proposal in the phase in progress. */
export const mayCreate = ({
  creation,
}: Pick<ProposalPhaseSettings, 'creation'>): Decision<'proposal.creation-closed'> =>
  creation ? allowed : denied('proposal.creation-closed');

/** States that everybody can read: neither drafts nor what moderation has hidden. */
export const isPublic = (state: ProposalState): boolean => state !== 'draft' && state !== 'hidden';

const VOTABLE: readonly ProposalState[] = ['published', 'evaluating', 'accepted'];
const CHOICES: Readonly<Record<VoteKind, readonly Choice[]>> = {
  none: [],
  support: ['support'],
  opinion: ['agree', 'mixed', 'disagree'],
};

/** What voters may answer. */
export const choicesOf = (voteKind: VoteKind): readonly Choice[] => CHOICES[voteKind];

export interface VoteGate {
  readonly state: ProposalState;
  /** The threshold that closes votes on a proposal has been found to be reached. */
  readonly isFull: boolean;
  readonly voteKind: VoteKind;
  /** The switch of the phase in progress: phases are half-open, so it is off at the very instant of an end. */
  readonly voting: boolean;
}

/** Whether votes for a proposal may be cast, changed and taken back; what was refused takes no votes, as in Decidim. */
export function mayVote({
  state,
  isFull,
  voteKind,
  voting,
}: VoteGate): Decision<'proposal.not-votable' | 'proposal.voting-closed' | 'proposal.threshold-reached'> {
  if (!VOTABLE.includes(state)) return denied('proposal.not-votable', { state });
  if (!voting || voteKind === 'none') return denied('proposal.voting-closed');
  if (isFull) return denied('proposal.threshold-reached');
  return allowed;
}

/**
 * Whether an own vote may be taken back. That of a hidden proposal may, as long as votes are open: it keeps its place on
 * the ballot, since it counts again once the proposal is shown, and so the place can be had back.
 */
export const mayTakeBack = (gate: VoteGate): ReturnType<typeof mayVote> =>
  mayVote(gate.state === 'hidden' ? { ...gate, state: 'published', isFull: false } : gate);

/** Whether the component asks voters for this choice. */
export const mayChoose = (choice: Choice, voteKind: VoteKind): Decision<'proposal.choice-not-offered'> =>
  choicesOf(voteKind).includes(choice) ? allowed : denied('proposal.choice-not-offered', { voteKind });

/** Votes still to spend in the component, never below 0 when the limit was lowered; `null` when there is none. */
export const votesLeft = (voteLimit: number, votesCast: number): number | null =>
  voteLimit === 0 ? null : Math.max(0, voteLimit - votesCast);

/** Votes still to cast before any counts; 0 once the minimum is reached, or where there is none. */
export const votesMissing = (voteMinimum: number, votesCast: number): number => Math.max(0, voteMinimum - votesCast);

/**
 * Votes that one person may cast where a minimum holds and no limit: the ballot names each of them, and the table holds
 * only so much in one item.
 */
export const MOST_ON_BALLOT = 1000;

/** Who is for a proposal, whatever was asked at the time: what lists are ordered by. */
export const supportersOf = ({ support, agree }: Tally): number => support + agree;

/** Who counts towards a threshold: supports, or those who agree where opinions are asked for. */
export const thresholdCount = ({ support, agree }: Tally, voteKind: VoteKind): number =>
  voteKind === 'opinion' ? agree : support;

/** Whether a tally has as many supporters as the component asks for; never where it asks for none. */
export const reachesThreshold = (
  tally: Tally,
  { supportThreshold, voteKind }: Pick<ProposalSettings, 'supportThreshold' | 'voteKind'>,
): boolean => supportThreshold > 0 && thresholdCount(tally, voteKind) >= supportThreshold;

/**
 * Whether the threshold has closed the votes on a proposal. A threshold that was raised since opens them again. While
 * counts are hidden it closes nothing, since that would tell a count.
 */
export const isFull = (
  { reached }: Pick<Proposal, 'reached'>,
  { supportThreshold, closesAtThreshold }: Pick<ProposalSettings, 'supportThreshold' | 'closesAtThreshold'>,
  countsHidden: boolean,
): boolean =>
  closesAtThreshold &&
  !countsHidden &&
  supportThreshold > 0 &&
  reached !== null &&
  reached.threshold >= supportThreshold;

type Standing = Pick<Proposal, 'state' | 'answer'>;

/** Whether an author may withdraw: what was answered officially stays. */
export const mayWithdraw = ({ state, answer }: Standing): Decision<'proposal.not-withdrawable'> =>
  state === 'published' && answer === null ? allowed : denied('proposal.not-withdrawable', { state });

/** Whether the organization may answer; an answer can be changed by another one. */
export const mayAnswer = ({ state }: Pick<Standing, 'state'>): Decision<'proposal.not-answerable'> =>
  state === 'draft' || state === 'withdrawn' || state === 'hidden'
    ? denied('proposal.not-answerable', { state })
    : allowed;
