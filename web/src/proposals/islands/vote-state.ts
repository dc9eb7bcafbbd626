import type { Choice, Tally } from '../../../../shared/proposals/proposal.ts';
import { isPassing, type Problem, type Result } from '../../platform/problem.ts';

/** A vote as its panel shows it. */
export interface VoteState {
  /**
   * Votes counted, as last read; own votes reach the count a moment after they were recorded. `null`: nobody may see them
   * before the phase ends.
   */
  readonly counted: Tally | null;
  /** When they were counted (ISO 8601, UTC); `null` for those that the page was published with. */
  readonly countedAt: string | null;
  /** Own change that the count may not hold yet, with the figures it must come to. */
  readonly settling: {
    readonly from: Choice | null;
    readonly to: Choice | null;
    readonly figures: Tally | null;
  } | null;
  /** Own vote as the server has it; `null`: none. */
  readonly recorded: Choice | null;
  /** Own vote as wanted: other than `recorded` while it is on its way. */
  readonly wanted: Choice | null;
  /**
   * `waiting`: not recorded, tried again by itself. `unsent`: not recorded, tried again when the connection is back, the
   * page is opened again or somebody presses. `signed-out`: not recorded, its account must sign in first. `late`: not
   * recorded, and votes are closed.
   */
  readonly status: 'idle' | 'sending' | 'waiting' | 'unsent' | 'signed-out' | 'late';
  /** When a vote that waits is tried again, in milliseconds; `null`: no vote waits for a moment. */
  readonly againAt: number | null;
  /** Whether this device keeps the vote that is not recorded yet over a reload. */
  readonly isKept: boolean;
  /** What was wanted and came too late. */
  readonly lateChoice: Choice | null;
  /** Nobody could say what the own vote is: the service did not answer. */
  readonly isLost: boolean;
  /** Supports left to this person; `null`: no limit, or not known. */
  readonly votesLeft: number | null;
  /** Votes still to cast in the component before any of this person's counts. */
  readonly votesMissing: number;
  readonly problem: Problem | null;
  /** The vote was changed on this page: its words say so. */
  readonly isChanged: boolean;
}

/** @param voteMinimum votes that somebody who has not voted yet must cast before any counts */
export const startOf = (counted: Tally | null, voteMinimum = 0): VoteState => ({
  counted,
  countedAt: null,
  settling: null,
  recorded: null,
  wanted: null,
  status: 'idle',
  againAt: null,
  isKept: true,
  lateChoice: null,
  isLost: false,
  votesLeft: null,
  votesMissing: voteMinimum,
  problem: null,
  isChanged: false,
});

/** The tally after one person went from one choice to another; never below zero. */
export function moved(tally: Tally, from: Choice | null, to: Choice | null): Tally {
  if (from === to) return tally;
  const result = { ...tally };
  if (from) result[from] = Math.max(0, result[from] - 1);
  if (to) result[to] += 1;
  return result;
}

/** The figures to show: what was counted, and the own vote at once where it counts. `null`: they are hidden. */
export function figuresOf({ counted, settling, recorded, wanted, votesMissing }: VoteState): Tally | null {
  if (counted === null || votesMissing > 0) return counted;
  const figures = { ...counted };
  const settled = settling?.figures;
  if (settled && settling.to) figures[settling.to] = Math.max(figures[settling.to], settled[settling.to]);
  if (settled && settling.from) figures[settling.from] = Math.min(figures[settling.from], settled[settling.from]);
  if (recorded) figures[recorded] = Math.max(1, figures[recorded]);
  return moved(figures, recorded, wanted);
}

/** A vote is on its way. */
export const sending = (state: VoteState, wanted: Choice | null): VoteState => ({
  ...state,
  wanted,
  status: 'sending',
  againAt: null,
  problem: null,
});

/** A vote that is not recorded yet. */
interface Waiting {
  readonly choice: Choice | null;
  readonly isKept: boolean;
}

/** What becomes of a vote that is not recorded yet. @param againAt when it is tried again by itself */
export function pending(
  state: VoteState,
  { choice, isKept }: Waiting,
  status: 'waiting' | 'unsent' | 'signed-out' | 'late',
  againAt: number | null = null,
): VoteState {
  const isLate = status === 'late';
  const wanted = isLate ? state.recorded : choice;
  // The answer to it was lost, not the vote.
  if (isLate && state.recorded === choice && !state.isLost) return givenUp(state);
  return { ...state, wanted, status, againAt, isKept, problem: null, lateChoice: isLate ? choice : null };
}

/** What the server says of the person's votes. */
interface Ballot {
  readonly votes: Readonly<Record<string, Choice>>;
  readonly votesLeft: number | null;
  readonly votesMissing: number;
}

/** The own vote as the server has it; one that is on its way stays wanted. */
export function known(state: VoteState, proposalId: string, { votes, votesLeft, votesMissing }: Ballot): VoteState {
  const recorded = votes[proposalId] ?? null;
  const isLate = state.status === 'late';
  const wanted = isLate || state.status === 'idle' ? recorded : state.wanted;
  // As above: its answer was lost.
  const status = isLate && recorded === state.lateChoice ? 'idle' : state.status;
  return { ...state, recorded, wanted, status, votesLeft, votesMissing, isLost: false };
}

/** The way was not taken: sign-in was given up. */
export const givenUp = (state: VoteState): VoteState => ({
  ...state,
  wanted: state.recorded,
  status: 'idle',
  againAt: null,
});

type Answered = Result<{ readonly votesLeft: number | null; readonly votesMissing: number }>;

/** What came of a vote: recorded, refused (the vote is what it was), or still unsent because nobody answered. */
export function answered(state: VoteState, wanted: Choice | null, result: Answered): VoteState {
  if (result.ok) {
    const { votesLeft, votesMissing } = result.data;
    const settling = { from: state.recorded, to: wanted, figures: figuresOf({ ...state, votesMissing, wanted }) };
    return {
      ...state,
      settling,
      recorded: wanted,
      wanted,
      status: 'idle',
      againAt: null,
      votesLeft,
      votesMissing,
      problem: null,
      isChanged: true,
      isLost: false,
    };
  }
  const { problem } = result;
  if (isPassing(problem)) return pending(state, { choice: wanted, isKept: state.isKept }, 'unsent');
  const votesLeft = problem.code === 'proposal.vote-limit-reached' ? 0 : state.votesLeft;
  const status = problem.code === 'proposal.voting-closed' ? 'late' : 'idle';
  return { ...state, wanted: state.recorded, status, lateChoice: wanted, votesLeft, problem };
}

/** Whole per cents of three opinions that add up to 100; all zero where nobody has voted. */
export function sharesOf({ agree, mixed, disagree }: Tally): readonly [number, number, number] {
  const total = agree + mixed + disagree;
  if (total === 0) return [0, 0, 0];
  const exact = [agree, mixed, disagree].map((votes) => (votes * 100) / total);
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((sum, share) => sum + share, 0);
  // Largest remainder: the points that rounding down has lost go where it lost most.
  const order = exact
    .map((share, index) => ({ index, lost: share - Math.floor(share) }))
    .sort((a, b) => b.lost - a.lost);
  for (const { index } of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  const [first = 0, second = 0, third = 0] = whole;
  return [first, second, third];
}
