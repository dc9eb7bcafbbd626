import { type LaneFigures, MAIL_LANES, MailCounts, type MailLane, mails } from '../../shared/mails/contract.ts';
import type { MailState } from '../../shared/platform/mail-state.ts';
import { MAIL_STATES } from '../../shared/platform/mail-states.ts';
import { Tallies } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { mailBacklog } from '../platform/mail/backlog.ts';
import { MAIL_SHARDS, type MailBatch } from '../platform/mail/lanes.ts';
import type { Services } from '../platform/services.ts';
import type { MailsSlots } from './slots.ts';

type Sums = Record<string, number>;

const keysOf = (batch: MailBatch) =>
  Array.from({ length: MAIL_SHARDS }, (_, shard) => ({ group: batch, subject: 'mails', shard }));

/** What is counted of batches, by the name under which it is counted. */
async function sumsOf({ db }: Services, batches: readonly MailBatch[]): Promise<Sums> {
  const tallies = await db.batchGet(Tallies, batches.flatMap(keysOf));
  const sums: Sums = {};
  for (const { counts } of tallies)
    for (const [name, value] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

/** Mails that expire leave their count: a sum may be less than nothing for as long as the counters lag behind. */
const atLeastNone = (value = 0) => Math.max(0, value);

/** Mails of newsletters are in one lane, so that their states tell it all; of others each lane is counted. */
function countsOf(lane: MailLane, singles: Sums, ofNewsletters: Sums): MailCounts {
  const count = (state: MailState) =>
    atLeastNone(singles[`${lane}-${state}`]) + (lane === 'bulk' ? atLeastNone(ofNewsletters[state]) : 0);
  return MailCounts.parse(Object.fromEntries(MAIL_STATES.map((state) => [state, count(state)])));
}

/** How the outbox does: sums that the stream keeps, so that looking costs the same however many mails there are. */
export const readFigures = ({ recentNewsletters }: MailsSlots) =>
  handle(mails.readFigures, async (_, services) => {
    const [singles, newsletters, backlog] = await Promise.all([
      sumsOf(services, ['mails']),
      recentNewsletters(services).then((ids) => sumsOf(services, ids)),
      mailBacklog(services),
    ]);
    const lanes = MAIL_LANES.map(
      (lane): LaneFigures => ({
        lane,
        counts: countsOf(lane, singles, newsletters),
        oldest: backlog.lanes?.[lane].oldest ?? null,
      }),
    );
    return { at: services.now(), lanes };
  });
