/** Writing ballots on budgets: the one place that knows what makes a ballot the only one of its voter. */
import type { BallotChannel, BallotContent, ReceiptCode } from '../../../shared/budgets/ballot.ts';
import type { ComponentId, TaxonomyId } from '../../../shared/platform/ids.ts';
import { hourOf, type Instant } from '../../../shared/platform/time.ts';
import { shardOf, VoterKey } from '../../../shared/platform/voting.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { type Comparison, put, remove, type Write } from '../../platform/db/write.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { hmac, sha256 } from '../../platform/signing.ts';
import { BudgetBallots } from '../entities.ts';

export type StoredBallot = ItemOf<typeof BudgetBallots>;

/** A ballot to be written. */
export interface NewBallot {
  readonly componentId: ComponentId;
  /** Of a person by `budgetVoters`, of a paper by `paperKeyOf`. */
  readonly voterKey: VoterKey;
  readonly content: BallotContent;
  readonly channel: BallotChannel;
  readonly receipt: ReceiptCode;
  readonly territoryId: TaxonomyId | null;
  readonly at: Instant;
  /** What makes a repeated request the same one, see `checkOutOf`. */
  readonly checkOut: string;
}

/**
 * Key of the ballot of one paper: nothing links it to a person.
 *
 * @throws Problem `budget.voting-closed` once the secret of the vote is destroyed
 */
export async function paperKeyOf(
  { voteSecrets }: Pick<Services, 'voteSecrets'>,
  componentId: ComponentId,
  number: number,
): Promise<VoterKey> {
  const kept = await voteSecrets.of(componentId);
  if ('destroyedAt' in kept) throw new Problem('budget.voting-closed');
  return VoterKey.parse(hmac(kept.secret, 'paper', componentId, String(number)));
}

/**
 * What a check-out is known by: the same key with the same ballot is the same request, asked again. Without a key each
 * request is its own.
 */
export const checkOutOf = (idempotencyKey: string | undefined, content: BallotContent): string =>
  idempotencyKey === undefined ? '' : sha256(JSON.stringify([idempotencyKey, content]));

/** The ballot under a key, a mark included. */
export const ballotOf = (
  { db }: Pick<Services, 'db'>,
  componentId: ComponentId,
  voterKey: VoterKey,
): Promise<StoredBallot | undefined> => db.get(BudgetBallots, { componentId, shard: shardOf(voterKey), voterKey });

const IS_A_BALLOT: Comparison = { attribute: 'content', op: '<>', value: null };
const IS_A_MARK: Comparison = { attribute: 'content', op: '=', value: null };

/**
 * The write of a ballot, for a transaction: on condition that none is there, or the one with the revision `known`, which
 * is no mark. Refused, it means `unchanged`: `whyRefused` says why.
 */
export const ballotWrite = ({ at, ...ballot }: NewBallot, known: number | null): Write =>
  put(
    BudgetBallots,
    { ...ballot, shard: shardOf(ballot.voterKey), hour: hourOf(at), revision: (known ?? 0) + 1 },
    {
      when: known === null ? 'absent' : [{ attribute: 'revision', op: '=', value: known }, IS_A_BALLOT],
      otherwise: 'unchanged',
    },
  );

/** What a check-out has led to. */
export interface Recorded {
  readonly receipt: ReceiptCode;
  readonly revision: number;
}

/** What the same request has led to before, if that ballot still stands. */
export const recordedBefore = (stored: StoredBallot | undefined, checkOut: string): Recorded | undefined =>
  stored?.receipt && checkOut !== '' && stored.checkOut === checkOut
    ? { receipt: stored.receipt, revision: stored.revision }
    : undefined;

/**
 * Writes a ballot, with everything that goes with it or not at all; the same request asked again answers the same.
 *
 * @param known revision of the ballot that it replaces; `null`: there is to be none
 * @param others writes of the same transaction that are never refused
 * @throws Problem `budget.voted-on-paper` for who was handed a paper; `budget.ballot-changed-meanwhile`
 */
export async function putBallot(
  services: Pick<Services, 'db'>,
  ballot: NewBallot,
  known: number | null,
  others: readonly Write[] = [],
): Promise<Recorded> {
  const write = ballotWrite(ballot, known);
  // A transaction costs twice as much, so what stands alone is written alone.
  const { changed } =
    others.length === 0 ? await services.db.write(write) : await services.db.transact(write, ...others);
  if (changed) return { receipt: ballot.receipt, revision: (known ?? 0) + 1 };
  const stored = await ballotOf(services, ballot.componentId, ballot.voterKey);
  const before = recordedBefore(stored, ballot.checkOut);
  if (before !== undefined) return before;
  throw new Problem(stored?.content === null ? 'budget.voted-on-paper' : 'budget.ballot-changed-meanwhile');
}

/** Somebody who is handed a ballot of paper. */
export interface Marked {
  readonly componentId: ComponentId;
  readonly voterKey: VoterKey;
  readonly territoryId: TaxonomyId | null;
}

/**
 * Marks somebody as having been handed a ballot of paper: from then on they cannot vote online.
 *
 * @param others writes of the same transaction that are never refused, such as how many were handed out
 * @throws Problem `budget.already-voted` for who has a ballot, `budget.already-marked` for who was handed one before
 */
export async function markAsPaper(
  services: Pick<Services, 'db'>,
  { componentId, voterKey, territoryId }: Marked,
  at: Instant,
  others: readonly Write[] = [],
): Promise<void> {
  const mark = put(
    BudgetBallots,
    {
      componentId,
      shard: shardOf(voterKey),
      voterKey,
      content: null,
      channel: 'paper',
      receipt: null,
      territoryId,
      hour: hourOf(at),
      revision: 1,
      checkOut: '',
    },
    { when: 'absent', otherwise: 'unchanged' },
  );
  const { changed } = await services.db.transact(mark, ...others);
  if (changed) return;
  const stored = await ballotOf(services, componentId, voterKey);
  throw new Problem(stored?.content === null ? 'budget.already-marked' : 'budget.already-voted');
}

/**
 * Takes a mark away, for a paper that was given back unused.
 *
 * @throws Problem `budget.not-marked` where there is none
 */
export async function unmark(
  services: Pick<Services, 'db'>,
  { componentId, voterKey }: Pick<Marked, 'componentId' | 'voterKey'>,
  others: readonly Write[] = [],
): Promise<void> {
  const key = { componentId, shard: shardOf(voterKey), voterKey };
  const gone = remove(BudgetBallots, key, { when: [IS_A_MARK], otherwise: 'unchanged' });
  const { changed } = await services.db.transact(gone, ...others);
  if (!changed) throw new Problem('budget.not-marked');
}

/**
 * Takes a ballot back; without one it changes nothing.
 *
 * @throws Problem `budget.voted-on-paper` for who was handed a paper
 */
export async function removeBallot(
  services: Pick<Services, 'db'>,
  { componentId, voterKey }: Pick<NewBallot, 'componentId' | 'voterKey'>,
): Promise<void> {
  const key = { componentId, shard: shardOf(voterKey), voterKey };
  await services.db.write(remove(BudgetBallots, key, { when: [IS_A_BALLOT], otherwise: 'budget.voted-on-paper' }));
}
