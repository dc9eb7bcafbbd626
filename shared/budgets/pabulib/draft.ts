import { type Decimal, readDecimal } from './decimal.ts';
import type { VoteType } from './fields.ts';
import { Problems } from './problem.ts';
import { readVoteType, readWhole } from './values.ts';

/** A row of a section by its columns. */
export type Row = ReadonlyMap<string, string>;

export interface DraftProject {
  readonly id: string;
  readonly line: number;
  readonly cost: Decimal;
  readonly row: Row;
  /** What votes give it, counted while they are read. */
  votes: number;
  score: number;
}

/** One project on a ballot; `points` is null where ballots have none. */
export interface PabulibChoice {
  readonly projectId: string;
  readonly points: number | null;
}

export interface PabulibVote {
  readonly voterId: string;
  readonly choices: readonly PabulibChoice[];
  readonly row: Row;
}

/** A file while it is read. */
export class Draft {
  readonly problems = new Problems();
  readonly meta = new Map<string, { readonly value: string; readonly line: number }>();
  readonly projects = new Map<string, DraftProject>();
  readonly votes: PabulibVote[] = [];
  readonly voters = new Set<string>();
  /** Projects that all votes name together. */
  choices = 0;
  /** Whether a vote used all of `max_length`. */
  isLengthUsed = false;

  /** A value of META; empty text is as good as none. */
  text(key: string): string | undefined {
    return this.meta.get(key)?.value || undefined;
  }

  whole(key: string): number | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : readWhole(text);
  }

  amount(key: string): Decimal | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : readDecimal(text);
  }

  /** The type of the ballots; an unknown one is read as plain choices, which are wrong anyway. */
  get voteType(): VoteType {
    return readVoteType(this.text('vote_type') ?? '') ?? 'approval';
  }

  /** The line on which META says something; 0 if it does not. */
  lineOf = (key: string): number => this.meta.get(key)?.line ?? 0;
}
