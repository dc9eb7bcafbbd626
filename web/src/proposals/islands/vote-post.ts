import type { Me } from '../../../../shared/participants/contract.ts';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { Choice } from '../../../../shared/proposals/proposal.ts';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import { asParticipant, openSignIn } from '../../participants/islands/open-sign-in.ts';
import type { Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { isPassing, type Problem, type Result } from '../../platform/problem.ts';
import { hasConsented, isHinted, isRegistered, readSession, sessionLost } from '../../platform/session.ts';
import { forgetUnsent, keepUnsent, keptUnsent, type UnsentVote } from './vote-memory.ts';
import { pauseBefore } from './vote-pauses.ts';
import { answered, givenUp, pending, sending, type VoteState } from './vote-state.ts';

/** Methods that people without an account can verify with. */
export type GuestMethods = readonly VerificationMethod[];

export interface VoteIds {
  readonly componentId: ComponentId;
  readonly proposalId: ProposalId;
}

/** What is told of a vote, and how. */
export interface Post extends VoteIds {
  /** What sign-in is for, in words. */
  readonly reason: string;
  readonly words: Words;
  /** Ways to verify and vote without an account, by name; `null`: there is none. */
  readonly guestMethods: GuestMethods | null;
  readonly update: (change: (state: VoteState) => VoteState) => void;
  /** Whose vote it is: who is signed in, or was when last the service answered. `null`: nobody. */
  readonly account: () => string | null;
  /** Whether votes are open, by this device's clock. */
  readonly isOpen: () => boolean;
  /** Reads the own vote anew: another window has sent it. */
  readonly readAgain: () => void;
}

/** Shorter pauses are not worth a sentence. */
const WORTH_SAYING_MS = 1500;
/** A vote takes milliseconds: who has not answered by then never will. */
const NO_ANSWER_MS = 10_000;

/** One window at a time, so that an older word never overtakes a newer one; where browsers cannot tell, all at once. */
const alone = async <T>(proposalId: string, run: () => Promise<T>): Promise<T> =>
  // Pages without TLS have no locks.
  'locks' in navigator ? await navigator.locks.request(`parvis:vote:${proposalId}`, run) : run();

interface Ballot {
  readonly votesLeft: number | null;
  readonly votesMissing: number;
}

function call({ componentId, proposalId }: VoteIds, choice: Choice | null): Promise<Result<Ballot>> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), NO_ANSWER_MS);
  const options = { params: { componentId, proposalId }, signal: late.signal, tries: 1 };
  const answer: Promise<Result<Ballot>> =
    choice === null ? api.proposals.withdrawVote(options) : api.proposals.castVote({ ...options, body: { choice } });
  return answer.finally(() => clearTimeout(timer));
}

/** Asks those whom nobody knows to verify and vote at once; or to sign in, if they would rather. */
const asGuest = (methods: GuestMethods) => async (reason: string, words: Words) => {
  try {
    const { verifyAndVote } = await import('../../verifications/islands/act-verified.ts');
    const voter = await verifyAndVote(reason, methods, words);
    return voter === 'sign-in' ? openSignIn(reason, words) : voter;
  } catch {
    // It could not be loaded: an account will do.
    return openSignIn(reason, words);
  }
};

/** Why a try sent nothing. */
type Stop = 'elsewhere' | 'not-theirs' | 'signed-out';

/** The newest word of an account, of whatever window; `null`: another window has had it recorded. */
const lastWord = (proposalId: string, word: UnsentVote): UnsentVote | null =>
  word.isKept ? keptUnsent(proposalId, word.participantId) : word;

/** Gives a word that was pressed before sign-in to who signed in; `null` where another window was first. */
function claimed(proposalId: string, word: UnsentVote, me: Me): UnsentVote | null {
  if (word.participantId !== null) return lastWord(proposalId, word);
  const isThere = lastWord(proposalId, word) !== null;
  forgetUnsent(proposalId, null);
  return isThere ? keepUnsent(proposalId, word.choice, me.id, word.at) : keptUnsent(proposalId, me.id);
}

/** What a try came to; `null`: sign-in was given up. */
type Outcome = Result<Ballot> | Stop | null;

function outcomeOf(result: Result<Ballot | Stop> | null): Outcome {
  if (!result?.ok) return result;
  const { data } = result;
  return typeof data === 'string' ? data : { ok: true, data };
}

/** Sends the last word of a person on a proposal: one at a time, again where nobody answered. */
export class VotePost {
  private readonly post: Post;
  private word: UnsentVote | null = null;
  private tries = 0;
  private isRunning = false;
  private mayAsk = false;
  private endPause = () => {};
  /** Changes with each press and each answer: what was read of the own vote before is old then. */
  turn = 0;

  constructor(post: Post) {
    this.post = post;
  }

  /** Whether a vote waits or is on its way. */
  get isBusy(): boolean {
    return this.word !== null;
  }

  /** A new word: it replaces the one before, on its way or not. */
  press(choice: Choice | null): void {
    const { proposalId, account, update } = this.post;
    this.mayAsk = true;
    this.turn += 1;
    this.word = keepUnsent(proposalId, choice, this.word?.participantId ?? account());
    // Who is signed in for all this device knows is told at once, though the service be slow to say so.
    if (this.isRunning || isHinted()) update((state) => sending(state, choice));
    this.go();
  }

  /** Goes on with what this device kept from an earlier visit. */
  resume(vote: UnsentVote): void {
    if (this.isBusy) return;
    this.word = vote;
    this.go();
  }

  /** Tries again now. @param isPressed somebody asked for it, and may be asked to sign in */
  wake(isPressed = false): void {
    if (!this.isBusy) return;
    this.mayAsk ||= isPressed;
    this.go();
  }

  private go(): void {
    this.tries = 0;
    if (this.isRunning) this.endPause();
    else this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.word !== null) {
      const waiting: UnsentVote = this.word;
      if (!this.post.isOpen()) {
        this.close(waiting);
        break;
      }
      const { sent, outcome } = await this.attempt();
      if (outcome === null || typeof outcome === 'string') {
        this.stop(outcome, waiting);
        break;
      }
      if (outcome.ok || !isPassing(outcome.problem)) this.settle(sent ?? waiting, outcome);
      else if (!(await this.pause(this.word ?? waiting, outcome.problem))) break;
    }
    this.isRunning = false;
  }

  /** One try: under the lock it takes the last word of all windows. */
  private async attempt(): Promise<{ readonly sent: UnsentVote | null; readonly outcome: Outcome }> {
    const { post } = this;
    let sent: UnsentVote | null = null;
    const act = (me: Me) =>
      alone(post.proposalId, async (): Promise<Result<Ballot | Stop>> => {
        const owner = this.word?.participantId ?? me.id;
        if (this.word === null || owner !== me.id) return { ok: true, data: 'not-theirs' };
        this.word = claimed(post.proposalId, this.word, me);
        sent = this.word;
        if (sent === null) return { ok: true, data: 'elsewhere' };
        const { choice } = sent;
        post.update((state) => sending(state, choice));
        return call(post, choice);
      });
    const known = await readSession();
    const { guestMethods } = post;
    const isKnown = (guestMethods === null ? isRegistered : hasConsented)(known);
    if (!this.mayAsk && !isKnown && sessionLost() === null) return { sent, outcome: 'signed-out' };
    const ask = guestMethods === null ? openSignIn : asGuest(guestMethods);
    const result = await asParticipant(post.reason, post.words, act, ask);
    this.mayAsk = false;
    return { sent, outcome: outcomeOf(result) };
  }

  /** Waits where trying again makes sense. Says whether it does. */
  private async pause(waiting: UnsentVote, problem: Problem): Promise<boolean> {
    const { update } = this.post;
    this.tries += 1;
    const pause = pauseBefore(this.tries, problem, Math.random());
    if (pause === null) {
      update((state) => pending(state, waiting, 'unsent'));
      return false;
    }
    const againAt = Date.now() + pause;
    if (pause < WORTH_SAYING_MS) update((state) => sending(state, waiting.choice));
    else update((state) => pending(state, waiting, 'waiting', againAt));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return true;
  }

  /** The server has answered: it is recorded or refused, unless somebody has changed their mind meanwhile. */
  private settle(sent: UnsentVote, result: Result<Ballot>): void {
    const { proposalId, update } = this.post;
    const newest = this.word && lastWord(proposalId, this.word);
    const isLast = newest === null || newest.at === sent.at;
    if (isLast) forgetUnsent(proposalId, sent.participantId);
    this.word = isLast ? null : newest;
    this.tries = 0;
    this.turn += 1;
    update((state) => answered(state, sent.choice, result));
    if (!isLast) update((state) => sending(state, newest.choice));
  }

  /** Votes have closed over one that waited: it stays kept, so that the next visit is told too. */
  private close(waiting: UnsentVote): void {
    this.word = null;
    this.post.update((state) => pending(state, waiting, 'late'));
    this.post.readAgain();
  }

  private stop(why: Stop | null, waiting: UnsentVote): void {
    const { proposalId, update, readAgain } = this.post;
    if (why === 'signed-out') {
      update((state) => pending(state, waiting, why));
      return;
    }
    if (why === null) forgetUnsent(proposalId, waiting.participantId);
    this.word = null;
    update(givenUp);
    if (why !== null) readAgain();
  }
}
