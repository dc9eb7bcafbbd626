/** What this device keeps of ballots on budgets: the unfinished one, and one that was cast and not yet answered. */
import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import { asRecord, forget, keep, kept } from '../../platform/store.ts';

const DAY_SECONDS = 24 * 3600;
const BASKET_SECONDS = 60 * DAY_SECONDS;
/** Twice as long as a mailed code is valid: a later visit must not vote by surprise. */
const SIGN_IN_SECONDS = 30 * 60;

/** One for each account, and one for nobody yet. */
export const basketKey = (componentId: string, account: string | null): string =>
  `basket:${componentId}:${account ?? ''}`;
/** The same for a ballot that was cast and not answered. */
export const castKey = (componentId: string, account: string | null): string => `cast:${componentId}:${account ?? ''}`;

const isText = (value: unknown): value is string => typeof value === 'string';

function isChoice(value: unknown): boolean {
  const { projectId, points } = asRecord(value) ?? {};
  return isText(projectId) && (points === null || typeof points === 'number');
}

/** Whether something has the shape of a ballot; what it says is judged by the catalogue. */
function isContent(value: unknown): value is BallotContent {
  return (
    Array.isArray(value) &&
    value.every((part) => {
      const { envelopeId, choices } = asRecord(part) ?? {};
      return isText(envelopeId) && Array.isArray(choices) && choices.every(isChoice);
    })
  );
}

/** The unfinished ballot of this device. */
export interface DeviceBasket {
  readonly content: BallotContent;
  readonly revision: number | null;
  /** The server does not have it yet. */
  readonly isDirty: boolean;
}

/** Says whether this device could keep it. */
export const keepBasket = (componentId: string, account: string | null, basket: DeviceBasket): boolean =>
  keep(basketKey(componentId, account), basket, BASKET_SECONDS);

export const keptBasket = (componentId: string, account: string | null): DeviceBasket | null =>
  kept(basketKey(componentId, account), (value) => {
    const { content, revision, isDirty } = asRecord(value) ?? {};
    if (!isContent(content) || (revision !== null && typeof revision !== 'number')) return null;
    return { content, revision, isDirty: isDirty === true };
  });

export const forgetBasket = (componentId: string, account: string | null): void =>
  forget(basketKey(componentId, account));

/** A ballot that was cast: sent again under the same key until it is answered. */
export interface SentCast {
  readonly content: BallotContent;
  /** Of the ballot that it replaces. */
  readonly revision: number | null;
  readonly key: string;
  /** `null` while nobody was signed in. */
  readonly account: string | null;
  /** False where this device keeps nothing. */
  readonly isKept: boolean;
}

export function keepCast(componentId: string, cast: Omit<SentCast, 'isKept'>): SentCast {
  const { content, revision, key, account } = cast;
  const seconds = account === null ? SIGN_IN_SECONDS : DAY_SECONDS;
  return { ...cast, isKept: keep(castKey(componentId, account), { content, revision, key }, seconds) };
}

export const keptCast = (componentId: string, account: string | null): SentCast | null =>
  kept(castKey(componentId, account), (value) => {
    const { content, revision, key } = asRecord(value) ?? {};
    if (!isContent(content) || !isText(key) || (revision !== null && typeof revision !== 'number')) return null;
    return { content, revision, key, account, isKept: true };
  });

export const forgetCast = (componentId: string, account: string | null): void => forget(castKey(componentId, account));

/** Whether this device has anything of this vote. */
export const hasKept = (componentId: string, account: string | null): boolean =>
  keptCast(componentId, account) !== null || (keptBasket(componentId, account)?.content.length ?? 0) > 0;
