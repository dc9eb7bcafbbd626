import { GENESIS, seal } from '../../shared/audit/chain.ts';
import { type AuditEntry, AuditEntry as AuditEntrySchema, OPEN, type SealedEntry } from '../../shared/audit/entry.ts';
import { addSeconds, toMilliseconds } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { put, remove, type Write } from '../platform/db/write.ts';
import { AuditRecords } from '../platform/entities.ts';
import { withLease } from '../platform/lease.ts';
import type { Services } from '../platform/services.ts';
import { AuditEntries, AuditHeads } from './entities.ts';

type AuditRecord = ItemOf<typeof AuditRecords>;
type Head = ItemOf<typeof AuditHeads>;

/** A transaction has 100 writes at most: two for each record, and the head. */
const BATCH = 49;
/** Seconds after which an open record has been given up: no function of the API lives that long. */
const GIVEN_UP = 120;
/** Seconds that a record may wait before an alarm is told. */
const LATE = 600;
const TRIES = 5;
const DIGITS = 12;

const entryOf = ({ slot: _, ...record }: AuditRecord): AuditEntry =>
  AuditEntrySchema.parse(record.outcome === OPEN ? { ...record, outcome: 'unfinished' } : record);

/** Records that have ended or were given up, in the order in which they began: as many as fit into one transaction. */
async function readyRecords({ db, now }: Pick<Services, 'db' | 'now'>): Promise<AuditRecord[]> {
  const overdue = addSeconds(now(), -GIVEN_UP);
  const ready: AuditRecord[] = [];
  let cursor: string | null | undefined;
  do {
    const { items, next } = await db.query(AuditRecords, {}, { limit: 200, cursor: cursor ?? undefined });
    ready.push(...items.filter(({ outcome, at }) => outcome !== OPEN || at <= overdue));
    cursor = next;
  } while (cursor !== null && ready.length < BATCH);
  return ready.slice(0, BATCH);
}

const headWrite = (head: Head, before: Head | undefined): Write =>
  put(AuditHeads, head, {
    when: before === undefined ? 'absent' : [{ attribute: 'hash', op: '=', value: before.hash }],
    otherwise: 'unchanged',
  });

const entryWrite = (sealed: SealedEntry, day: string): Write => {
  const number = String(sealed.sequence).padStart(DIGITS, '0');
  const { actor, spaceId } = sealed.entry;
  return put(AuditEntries, { ...sealed, day, number, actor, spaceId }, { when: 'absent', otherwise: 'unchanged' });
};

/** A record that was completed, or sealed by another one, since it was read refuses the whole transaction. */
const recordWrite = ({ slot, id, outcome }: AuditRecord): Write =>
  remove(
    AuditRecords,
    { slot },
    {
      when: [
        { attribute: 'id', op: '=', value: id },
        { attribute: 'outcome', op: '=', value: outcome },
      ],
      otherwise: 'unchanged',
    },
  );

/**
 * Seals what is ready, at most one batch, in one transaction: the head moves, the entries are there and the records are
 * gone, or nothing is. Says how many were sealed; `undefined` where somebody else was faster.
 */
export async function sealBatch(
  services: Pick<Services, 'db' | 'now' | 'log' | 'config'>,
): Promise<number | undefined> {
  const before = await services.db.get(AuditHeads, {});
  const ready = await readyRecords(services);
  if (ready.length === 0) return 0;
  const sealedAt = services.now();
  // The days of a chain only go forward, whatever the clock of this function says.
  const day = [sealedAt.slice(0, 10), before?.day ?? ''].toSorted().at(-1) ?? '';
  const sealed = await seal(before ?? GENESIS, ready.map(entryOf));
  const { sequence, hash } = sealed.at(-1) ?? GENESIS;
  const head = { sequence, hash, firstDay: before?.firstDay ?? day, day, sealedAt };
  const writes = [headWrite(head, before), ...sealed.map((one) => entryWrite(one, day)), ...ready.map(recordWrite)];
  const { changed } = await services.db.transact(...writes);
  // A note outside the table: who rewrites the chain there cannot rewrite it here.
  if (changed && services.config.stage !== 'local')
    services.log.info('audit.sealed', { sequence, hash, entries: sealed.length });
  return changed ? sealed.length : undefined;
}

/** Tells the alarm of records that wait for too long. */
async function tellLag({ db, now, log, config }: Services): Promise<void> {
  const { items } = await db.query(AuditRecords, {}, { limit: 200 });
  const oldest = items.map(({ at }) => at).toSorted()[0];
  const seconds = oldest === undefined ? 0 : (toMilliseconds(now()) - toMilliseconds(oldest)) / 1000;
  if (seconds > LATE) log.warn('audit.late', { oldest }, { name: 'AuditLag', value: seconds, stage: config.stage });
}

/**
 * Seals everything that is ready, one sealer at a time. The lease spares work that would be refused; it is the
 * conditions in the table that keep the chain from forking.
 *
 * @throws Error when others were faster again and again, so that the message comes again
 */
export const sealRecords = (services: Services): Promise<void> =>
  withLease(services, 'audit', async (lease) => {
    let refused = 0;
    for (;;) {
      lease.check();
      const sealed = await sealBatch(services);
      if (sealed === undefined && ++refused >= TRIES) throw new Error('the audit log is being sealed by another one');
      if (sealed !== undefined && sealed < BATCH) break;
    }
    await tellLag(services);
  });
