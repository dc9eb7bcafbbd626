import { createHash } from 'node:crypto';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import { type Shard, VOTE_SHARDS, type VoterKey } from '../../../shared/platform/voting.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import { BudgetBallots } from '../entities.ts';

type BallotItem = ItemOf<typeof BudgetBallots>;

/** A ballot as the count knows it: without its key. */
export interface CastBallot extends Pick<BallotItem, 'channel' | 'hour' | 'territoryId'> {
  readonly content: NonNullable<BallotItem['content']>;
  readonly receipt: string;
}
export interface Ballots {
  readonly cast: readonly CastBallot[];
  /** People who were handed a ballot of paper. */
  readonly handedOut: number;
}

/** Partitions read at once. */
const AT_ONCE = 4;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The code of a ballot that was given none: from its key, which is an HMAC and says nothing by itself, so that a count that
 * is cut off and begun again finds the same one.
 */
function codeFor(voterKey: VoterKey): string {
  const bytes = createHash('sha256').update('receipt').update(voterKey).digest();
  const letters = Array.from(bytes.subarray(0, 20), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.match(/.{5}/g)?.join('-') ?? letters;
}

async function readShard({ db }: Pick<Services, 'db'>, componentId: ComponentId, shard: Shard): Promise<Ballots> {
  const cast: CastBallot[] = [];
  let handedOut = 0;
  let cursor: string | null | undefined;
  do {
    const page = await db.query(BudgetBallots, { componentId, shard }, cursor ? { cursor } : {});
    for (const { content, channel, hour, territoryId, receipt, voterKey } of page.items) {
      if (content === null) handedOut++;
      else cast.push({ content, channel, hour, territoryId, receipt: receipt ?? codeFor(voterKey) });
    }
    cursor = page.next;
  } while (cursor !== null);
  return { cast, handedOut };
}

const inOrder = (one: CastBallot, other: CastBallot) =>
  one.receipt < other.receipt ? -1 : one.receipt > other.receipt ? 1 : 0;

/**
 * All ballots of a component, in the order of their receipts. A receipt is random, so this order is a shuffle that nobody
 * can undo: it tells nothing of who voted, or when. And it is the same each time, so that a count may be begun again.
 */
export async function readBallots(services: Pick<Services, 'db'>, componentId: ComponentId): Promise<Ballots> {
  const shards = Array.from({ length: VOTE_SHARDS }, (_, shard) => shard);
  const all = await inParallel(shards, AT_ONCE, (shard) => readShard(services, componentId, shard));
  return {
    cast: all.flatMap(({ cast }) => cast).sort(inOrder),
    handedOut: all.reduce((sum, one) => sum + one.handedOut, 0),
  };
}
