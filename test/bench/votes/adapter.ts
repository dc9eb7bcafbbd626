/**
 * What the benchmark of votes asks of a platform. Another platform is driven by a module of its own that exports
 * `connectTarget` (see `parvis.ts`): `npm run bench:votes -- --adapter ./my-platform.ts --url https://…`.
 */
import type { WireRequest } from '../../../scripts/rehearse/wire.ts';

/** Somebody who may vote, in whatever way the platform knows them. */
export interface Voter {
  readonly headers: Readonly<Record<string, string>>;
}

/** A vote that is open. */
export interface OpenVote {
  /** The request by which somebody votes on a question. */
  voteRequest(voter: Voter, question: number, choice: number): WireRequest;
  /** Votes as readers see them: for each question, for each choice. */
  counts(): Promise<readonly (readonly number[])[]>;
}

export interface Target {
  readonly name: string;
  /** How many choices a question has. */
  readonly choices: number;
  /** Opens a vote over HTTP, as an administrator would. */
  open(questions: number): Promise<OpenVote>;
  /** People who have never voted. What they need to do so once (to be invited, to register) happens here. */
  join(count: number): Promise<Voter[]>;
  /**
   * Puts votes there before anything is measured, so many on each question.
   *
   * @returns how, for the output
   */
  prefill(vote: OpenVote, votesByQuestion: readonly number[]): Promise<string>;
  close(): void;
}

export interface TargetOptions {
  readonly url: string;
  /** The administrator's secret, where the platform has one. */
  readonly token: string | undefined;
}

/** What a module for a platform exports. */
export interface TargetModule {
  connectTarget(options: TargetOptions): Promise<Target>;
}

/** @throws Error that says what the module lacks */
export function targetModule(loaded: Readonly<Record<string, unknown>>, name: string): TargetModule {
  const { connectTarget } = loaded;
  if (typeof connectTarget !== 'function') throw new Error(`${name} exports no function connectTarget`);
  return { connectTarget: async (options) => connectTarget(options) };
}
