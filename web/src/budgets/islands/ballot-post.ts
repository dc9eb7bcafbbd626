import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import { asParticipant, openSignIn } from '../../participants/islands/open-sign-in.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Words } from '../../platform/island.ts';
import { isPassing, type Problem, type Result } from '../../platform/problem.ts';
import { hasConsented, isRegistered, readSession, sessionLost } from '../../platform/session.ts';
import { pauseBefore } from '../../proposals/islands/vote-pauses.ts';
import { ballotsApi } from '../ballots-api.ts';
import { forgetCast, keepCast, keptCast, type SentCast } from './ballot-memory.ts';

/** How the last cast stands. */
export interface PostState {
  /**
   * `waiting`: tried again by itself; `unsent`: when the connection is back, the page is opened again or somebody presses;
   * `signed-out`: its account must sign in first; `late`: the vote has closed over it.
   */
  readonly status: 'idle' | 'sending' | 'waiting' | 'unsent' | 'signed-out' | 'late';
  /** When it is tried again, in milliseconds. */
  readonly againAt: number | null;
  readonly isKept: boolean;
  readonly problem: Problem | null;
}
export const IDLE: PostState = { status: 'idle', againAt: null, isKept: true, problem: null };

interface Cast {
  readonly receipt: string;
  readonly revision: number;
}

/** What is told of a ballot on its way, and how. */
export interface Post {
  readonly componentId: ComponentId;
  /** What sign-in is for, in words. */
  readonly reason: string;
  readonly words: Words;
  /** Ways to verify and vote without an account; `null`: there is none. */
  readonly guestMethods: readonly VerificationMethod[] | null;
  readonly update: (state: PostState) => void;
  /** Whose ballot it is: who is signed in, or was when last the service answered. */
  readonly account: () => string | null;
  readonly isOpen: () => boolean;
  /** Whether anything may stay on this device: not at a desk, where the next person uses it. */
  readonly mayKeep: () => boolean;
  readonly done: (content: BallotContent, cast: Cast) => void;
  readonly refused: (problem: Problem) => void;
}

/** Shorter pauses are not worth a sentence. */
const WORTH_SAYING_MS = 1500;
const NO_ANSWER_MS = 10_000;

/** Asks those whom nobody knows to verify and vote at once; or to sign in, if they would rather. */
const asGuest = (methods: readonly VerificationMethod[]) => async (reason: string, words: Words) => {
  try {
    const { verifyAndVote } = await import('../../verifications/islands/act-verified.ts');
    const voter = await verifyAndVote(reason, methods, words);
    return voter === 'sign-in' ? openSignIn(reason, words) : voter;
  } catch {
    // It could not be loaded: an account will do.
    return openSignIn(reason, words);
  }
};

function send(componentId: ComponentId, { content, revision, key }: SentCast): Promise<Result<Cast>> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), NO_ANSWER_MS);
  const body = { content: [...content], revision };
  const options = { params: { componentId }, body, idempotencyKey: key, signal: late.signal, tries: 1 };
  return ballotsApi.castBallot(options).finally(() => clearTimeout(timer));
}

/**
 * Sends a ballot until somebody answers: with jittered pauses, under one key, so that a ballot whose answer was lost gives
 * the same receipt; kept on the device over a reload.
 */
export class BallotPost {
  private readonly post: Post;
  private cast: SentCast | null = null;
  private tries = 0;
  private isRunning = false;
  private mayAsk = false;
  private endPause = () => {};

  constructor(post: Post) {
    this.post = post;
  }

  get isBusy(): boolean {
    return this.cast !== null;
  }

  /** Casts a ballot, or replaces the one of `revision`; the one before, if it is still on its way, gives way. */
  press(content: BallotContent, revision: number | null): void {
    const { account } = this.post;
    this.mayAsk = true;
    this.cast = this.kept({ content, revision, key: newKey(), account: account() });
    this.go();
  }

  /** Goes on with what this device kept from an earlier visit. */
  resume(): void {
    const { componentId, account } = this.post;
    const waiting = keptCast(componentId, account());
    if (this.isBusy || waiting === null) return;
    this.cast = waiting;
    if (this.post.isOpen()) this.go();
    else this.close();
  }

  /** Tries again now. @param isPressed somebody asked for it, and may be asked to sign in */
  wake(isPressed = false): void {
    if (!this.isBusy) return;
    this.mayAsk ||= isPressed;
    this.go();
  }

  private kept(cast: Omit<SentCast, 'isKept'>): SentCast {
    return this.post.mayKeep() ? keepCast(this.post.componentId, cast) : { ...cast, isKept: false };
  }

  private go(): void {
    this.tries = 0;
    if (this.isRunning) this.endPause();
    else this.run();
  }

  private tell(status: PostState['status'], more: Partial<PostState> = {}): void {
    this.post.update({ ...IDLE, status, isKept: this.cast?.isKept ?? true, ...more });
  }

  private close(): void {
    const { cast } = this;
    this.tell('late');
    this.cast = null;
    if (cast) forgetCast(this.post.componentId, cast.account);
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.cast !== null) {
      if (!this.post.isOpen()) {
        this.close();
        break;
      }
      const sent = this.cast;
      const result = await this.attempt();
      // Somebody pressed again meanwhile: the newer ballot is the one that is wanted.
      if (this.cast?.key !== sent.key) continue;
      if (result === 'signed-out' || result === null) {
        this.stop(result);
        break;
      }
      if (result.ok || !isPassing(result.problem)) this.settle(result);
      else if (!(await this.pause(result.problem))) break;
    }
    this.isRunning = false;
  }

  private async attempt(): Promise<Result<Cast> | 'signed-out' | null> {
    const { post } = this;
    const { guestMethods, componentId } = post;
    const me = await readSession();
    const isKnown = (guestMethods === null ? isRegistered : hasConsented)(me);
    if (!this.mayAsk && !isKnown && sessionLost() === null) return 'signed-out';
    let isForeign = false;
    const act = async (voter: Me): Promise<Result<Cast>> => {
      const { cast } = this;
      if (cast === null || (cast.account !== null && cast.account !== voter.id)) {
        isForeign = true;
        return { ok: true, data: { receipt: '', revision: 0 } };
      }
      if (cast.account === null) {
        forgetCast(componentId, null);
        this.cast = this.kept({ ...cast, account: voter.id });
      }
      this.tell('sending');
      return send(componentId, this.cast ?? cast);
    };
    const ask = guestMethods === null ? openSignIn : asGuest(guestMethods);
    const result = await asParticipant(post.reason, post.words, act, ask);
    this.mayAsk = false;
    return isForeign ? 'signed-out' : result;
  }

  private async pause(problem: Problem): Promise<boolean> {
    this.tries += 1;
    const pause = pauseBefore(this.tries, problem, Math.random());
    if (pause === null) {
      this.tell('unsent');
      return false;
    }
    if (pause < WORTH_SAYING_MS) this.tell('sending');
    else this.tell('waiting', { againAt: Date.now() + pause });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return true;
  }

  private settle(result: Result<Cast>): void {
    const { cast } = this;
    if (cast === null) return;
    forgetCast(this.post.componentId, cast.account);
    this.cast = null;
    if (result.ok) {
      this.tell('idle');
      this.post.done(cast.content, result.data);
      return;
    }
    const { problem } = result;
    this.tell(problem.code === 'budget.voting-closed' ? 'late' : 'idle', { problem });
    this.post.refused(problem);
  }

  /** Sign-in was given up, or another account is signed in. */
  private stop(why: 'signed-out' | null): void {
    if (why === 'signed-out') {
      this.tell('signed-out');
      return;
    }
    const { cast } = this;
    if (cast) forgetCast(this.post.componentId, cast.account);
    this.cast = null;
    this.tell('idle');
  }
}
