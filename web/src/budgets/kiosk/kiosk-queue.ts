/**
 * Ballots that this tablet has taken and that nobody has confirmed yet. Each is written down before it is sent, so that a
 * tablet that is switched off halfway loses none, and is gone once the service has it. It names a paper, and nobody.
 */
import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { isPassing, type Problem, type Result } from '../../platform/problem.ts';
import { setSession } from '../../platform/session.ts';
import { asRecord, forget, forgetEverything, keep, kept } from '../../platform/store.ts';
import { ballotsApi } from '../ballots-api.ts';

/** A ballot on its way. */
export interface KeptBallot {
  /** The same for each try: sent twice it is one ballot. */
  readonly key: string;
  readonly code: string;
  readonly content: BallotContent;
}

const KEPT_SECONDS = 60 * 24 * 3600;
const NO_ANSWER_MS = 8000;
const KEYS = 'kiosk:';
const keyOf = (componentId: ComponentId) => KEYS + componentId;

function readBallot(value: unknown): KeptBallot[] {
  const record = asRecord(value);
  const { key, code, content } = record ?? {};
  // Written by this very page.
  return typeof key === 'string' && typeof code === 'string' && Array.isArray(content)
    ? [{ key, code, content: content as BallotContent }]
    : [];
}

/** Ballots that wait here, the oldest first. */
export const waitingBallots = (componentId: ComponentId): readonly KeptBallot[] =>
  kept(keyOf(componentId), (value) => (Array.isArray(value) ? value.flatMap(readBallot) : null)) ?? [];

function write(componentId: ComponentId, ballots: readonly KeptBallot[]): boolean {
  if (ballots.length > 0) return keep(keyOf(componentId), ballots, KEPT_SECONDS);
  forget(keyOf(componentId));
  return true;
}

/** Nothing of the agent stays on the device that becomes a tablet: their session is over, and what pages remember goes too. */
export function forgetAgent(): void {
  setSession(null);
  forgetEverything(KEYS);
}

/** Whether this browser keeps anything at all: without that it must not be a tablet. */
export function canKeep(): boolean {
  const isKept = keep('kiosk-trial', true, 1);
  forget('kiosk-trial');
  return isKept;
}

const drop = (componentId: ComponentId, key: string) =>
  write(
    componentId,
    waitingBallots(componentId).filter((one) => one.key !== key),
  );

function send(componentId: ComponentId, { key, code, content }: KeptBallot, wasKept: boolean) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), NO_ANSWER_MS);
  const body = { code, content: [...content], wasKept };
  const options = { params: { componentId }, body, idempotencyKey: key, signal: late.signal, tries: 1 };
  return ballotsApi.castAtKiosk(options).finally(() => clearTimeout(timer));
}

/** The tablet is none any more: what it keeps waits until an agent opens it again. */
export const isOver = ({ code }: Problem): boolean => code === 'budget.kiosk-over';

/** What became of a ballot whose voter still stands there. */
export type CastOutcome =
  | { readonly kind: 'recorded'; readonly receipt: string | null }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Casts a ballot: it is kept first, and stays so where no answer comes. */
export async function castHere(componentId: ComponentId, ballot: KeptBallot): Promise<CastOutcome> {
  write(componentId, [...waitingBallots(componentId), ballot]);
  const result = await send(componentId, ballot, false);
  if (!result.ok && (isPassing(result.problem) || isOver(result.problem))) return { kind: 'kept' };
  drop(componentId, ballot.key);
  return result.ok ? { kind: 'recorded', receipt: result.data.receipt } : { kind: 'refused', problem: result.problem };
}

let isSending = false;

/**
 * Sends what waits, the oldest first, until nobody answers. What is refused is noted by the service for agents to see, so
 * it need not stay here.
 *
 * @param isFree ballots whose voter is still being answered are left alone
 * @returns whether the tablet is none any more
 */
export async function sendWaiting(componentId: ComponentId, isFree: (key: string) => boolean): Promise<boolean> {
  if (isSending) return false;
  isSending = true;
  try {
    for (const ballot of waitingBallots(componentId)) {
      if (!isFree(ballot.key)) continue;
      const result: Result<unknown> = await send(componentId, ballot, true);
      if (!result.ok) return isOver(result.problem);
      drop(componentId, ballot.key);
    }
    return false;
  } finally {
    isSending = false;
  }
}
