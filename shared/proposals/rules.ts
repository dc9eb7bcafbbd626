/** Rules of proposals: pure, the same in islands, which explain, and in handlers, which alone are trusted. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import type { FieldProblem } from '../platform/problem.ts';
import { visibleLength } from '../platform/visible-length.ts';
import type { Choice, Proposal, ProposalState } from './contract.ts';
import type { ProposalPhaseSettings, ProposalSettings, VoteKind } from './settings.ts';

/** Whether somebody may start or publish a proposal in the phase in progress. */
export const mayCreate = ({
  creation,
}: Pick<ProposalPhaseSettings, 'creation'>): Decision<'proposal.creation-closed'> =>
  creation ? allowed : denied('proposal.creation-closed');

interface ProposalText {
  readonly title: string;
  /** Markdown as it was typed. */
  readonly body: string;
  readonly themeId: string | null;
}

/** What is wrong with the length of one text; both bounds belong to what is accepted. */
function lengthProblems(pointer: string, text: string, minimum: number, maximum: number): FieldProblem[] {
  const length = visibleLength({ format: 'markdown', text });
  if (length < minimum) return [{ pointer, code: 'too_small', facts: { minimum, length } }];
  if (length > maximum) return [{ pointer, code: 'too_big', facts: { maximum, length } }];
  return [];
}

/** What must change before a text can be published, with pointers into the body of the request; empty: nothing. */
export const textProblems = (
  { title, body, themeId }: ProposalText,
  settings: Pick<
    ProposalSettings,
    'titleMinLength' | 'titleMaxLength' | 'bodyMinLength' | 'bodyMaxLength' | 'themeRequired'
  >,
): FieldProblem[] => [
  ...lengthProblems('/title', title, settings.titleMinLength, settings.titleMaxLength),
  ...lengthProblems('/body', body, settings.bodyMinLength, settings.bodyMaxLength),
  ...(settings.themeRequired && themeId === null ? [{ pointer: '/themeId', code: 'choice.required' }] : []),
];

/** States that everybody can read. */
export const isPublic = (state: ProposalState): boolean => state !== 'draft';

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
  readonly voteKind: VoteKind;
  /** The switch of the phase in progress: phases are half-open, so it is off at the very instant of an end. */
  readonly voting: boolean;
}

/** Whether votes for a proposal may be cast, changed and taken back; what was refused takes no votes, as in Decidim. */
export function mayVote({
  state,
  voteKind,
  voting,
}: VoteGate): Decision<'proposal.not-votable' | 'proposal.voting-closed'> {
  if (!VOTABLE.includes(state)) return denied('proposal.not-votable', { state });
  if (!voting || voteKind === 'none') return denied('proposal.voting-closed');
  return allowed;
}

/** Whether the component asks voters for this choice. */
export const mayChoose = (choice: Choice, voteKind: VoteKind): Decision<'proposal.choice-not-offered'> =>
  choicesOf(voteKind).includes(choice) ? allowed : denied('proposal.choice-not-offered', { voteKind });

/** Votes still to spend in the component, never below 0 when the limit was lowered; `null` when there is none. */
export const votesLeft = (voteLimit: number, votesCast: number): number | null =>
  voteLimit === 0 ? null : Math.max(0, voteLimit - votesCast);

type Standing = Pick<Proposal, 'state' | 'answer'>;

/** Whether an author may withdraw: what was answered officially stays. */
export const mayWithdraw = ({ state, answer }: Standing): Decision<'proposal.not-withdrawable'> =>
  state === 'published' && answer === null ? allowed : denied('proposal.not-withdrawable', { state });

/** Whether the organization may answer; an answer can be changed by another one. */
export const mayAnswer = ({ state }: Pick<Standing, 'state'>): Decision<'proposal.not-answerable'> =>
  state === 'draft' || state === 'withdrawn' ? denied('proposal.not-answerable', { state }) : allowed;
