/**
 * Compares the sum of one partition of votes with its ballots, and repairs it, while people vote.
 *
 * Ballots are ahead of sums by what the stream has still to tell, so that a difference alone proves nothing, and setting
 * the sum to what the ballots say would count those votes twice. Two marks are therefore written into the partition of
 * the votes, one before its ballots are read and one after. The stream keeps the order of a partition; the counters note
 * a mark with the sum as it is right there. Where no vote stands between the two, the ballots that were read are exactly
 * those before the marks, and `found - counted` at the marks is the drift: it stays the same however many votes are
 * counted afterwards, so it is added to whatever the sum is by then.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import type { ProposalId } from '../../../shared/platform/ids.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import type { Shard } from '../../../shared/platform/voting.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { put } from '../../platform/db/write.ts';
import { Tallies } from '../../platform/entities.ts';
import type { Services } from '../../platform/services.ts';
import { RecountMarks } from '../entities.ts';
import { addVotes, sameVotes, type VoteCounts } from '../vote-counts.ts';
import { countBallots } from './count-ballots.ts';

type Reads = Pick<Services, 'db' | 'now'>;
interface Partition {
  readonly proposalId: ProposalId;
  readonly shard: Shard;
}

/** What was found in one partition; `unsettled`: votes came in, or were still being counted. */
export type ShardCount = Partition & { readonly found: VoteCounts } & (
    | { readonly outcome: 'same' | 'unsettled' }
    | { readonly outcome: 'repaired'; readonly counted: VoteCounts }
  );

export interface Patience {
  /** Times that a partition in which somebody votes meanwhile is read. */
  readonly tries: number;
  /** Milliseconds to wait for the counters to come by the second mark. */
  readonly waitMs: number;
}
/** Counters gather for a second; a lag of ten is an alarm of its own. */
const PATIENCE: Patience = { tries: 4, waitMs: 10_000 };
const MARK_SECONDS = 24 * 3600;

const tallyOf = ({ db }: Reads, { proposalId, shard }: Partition) =>
  db.get(Tallies, { group: proposalId, subject: 'votes', shard });

async function writeMark({ db, now }: Reads, partition: Partition): Promise<string> {
  const id = ulid();
  await db.write(put(RecountMarks, { ...partition, id, expiresAt: addSeconds(now(), MARK_SECONDS) }));
  return id;
}

/** The sum once the counters have come by a mark; `undefined` when they have not in time, or went by another one. */
async function tallyAt(services: Reads, partition: Partition, mark: string, waitMs: number) {
  const started = performance.now();
  for (let pause = 20; ; pause = Math.min(500, pause * 2)) {
    const tally = await tallyOf(services, partition);
    if (tally?.mark?.id === mark) return tally;
    if (performance.now() - started > waitMs) return undefined;
    await sleep(pause);
  }
}

/** `through` of a sum that was repaired where it stands: no sequence number lies between the two, and no writer that
 * has read the former one writes over the repair. */
function repairedThrough(through: string): string {
  const [sequenceNumber = '', repairs = '0'] = through.split('~');
  return `${sequenceNumber}~${Number(repairs) + 1}`;
}

/** Adds the drift once: the mark goes with it, so that nobody adds it again. */
async function repair(
  services: Reads,
  partition: Partition,
  mark: NonNullable<ItemOf<typeof Tallies>['mark']>,
  found: VoteCounts,
): Promise<boolean> {
  const drift = addVotes(found, mark.counts, -1);
  for (;;) {
    const tally = await tallyOf(services, partition);
    if (tally?.mark?.id !== mark.id) return false;
    const { mark: _, ...rest } = tally;
    const counts = addVotes(tally.counts, drift);
    const { changed } = await services.db.write(
      put(
        Tallies,
        { ...rest, counts, through: repairedThrough(tally.through), countedAt: services.now() },
        { when: [{ attribute: 'through', op: '=', value: tally.through }], otherwise: 'unchanged' },
      ),
    );
    if (changed) return true;
  }
}

/** @param onDrift told before anything is changed, so that no repair goes unheard */
export async function recountShard(
  services: Reads,
  partition: Partition,
  onDrift: (partition: Partition, counted: VoteCounts, found: VoteCounts) => void,
  { tries, waitMs }: Patience = PATIENCE,
): Promise<ShardCount> {
  const before = await tallyOf(services, partition);
  let found = await countBallots(services, partition.proposalId, partition.shard);
  const after = await tallyOf(services, partition);
  // The usual case, without a write: nothing waits to be counted, and the sum is right.
  if (before?.through === after?.through && sameVotes(after?.counts ?? {}, found))
    return { ...partition, found, outcome: 'same' };
  for (let attempt = 0; attempt < tries; attempt++) {
    const first = await writeMark(services, partition);
    found = await countBallots(services, partition.proposalId, partition.shard);
    const second = await writeMark(services, partition);
    const mark = (await tallyAt(services, partition, second, waitMs))?.mark;
    if (mark === undefined) break;
    if (mark.after !== first) continue;
    if (sameVotes(mark.counts, found)) return { ...partition, found, outcome: 'same' };
    onDrift(partition, mark.counts, found);
    if (await repair(services, partition, mark, found))
      return { ...partition, found, outcome: 'repaired', counted: mark.counts };
  }
  return { ...partition, found, outcome: 'unsettled' };
}
