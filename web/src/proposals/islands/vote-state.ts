import type { Choice, Tally } from '../../../../shared/proposals/proposal.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { isPassing } from '../../platform/problem.ts';

/** A vote as its panel shows it. */
export interface VoteState {
  /**
   * Votes counted, as last read; own votes reach the count a moment after they were recorded. `null`: nobody may see them
   * before the phase ends.
   */
  readonly counted: Tally | null;
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
  readonly status: 'idle' | 'sending' | 'unsent';
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
  settling: null,
  recorded: null,
  wanted: null,
  status: 'idle',
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
  problem: null,
});

/** The way was not taken: sign-in was given up. */
export const givenUp = (state: VoteState): VoteState => ({ ...state, wanted: state.recorded, status: 'idle' });

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
      votesLeft,
      votesMissing,
      problem: null,
      isChanged: true,
    };
  }
  const { problem } = result;
  if (isPassing(problem)) return { ...state, wanted, status: 'unsent', problem: null };
  const votesLeft = problem.code === 'proposal.vote-limit-reached' ? 0 : state.votesLeft;
  return { ...state, wanted: state.recorded, status: 'idle', votesLeft, problem };
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
