import { Outbox } from '../entities.ts';
import { on } from '../stream/change.ts';
import { count, type Reactions } from '../stream/reactions.ts';
import type { Lane } from './lanes.ts';

/**
 * A mail that was written into the outbox is to be sent, and one that was given up when somebody of the staff has it tried
 * again; other changes of it are the sender's own.
 */
const written = (lane: Lane) =>
  on(Outbox, ({ before, after }) =>
    after?.lane === lane && after.state === 'waiting' && (before === undefined || before.state === 'failed')
      ? [{ mailId: after.id, batch: after.batch }]
      : [],
  );

/** Mails go into the queue of their lane; how many of a batch, and of its lanes, are in which state is counted exactly. */
export const mailReactions: Reactions = {
  counters: [
    count(Outbox, ({ batch, shard, lane, state }) => ({
      group: batch,
      subject: 'mails',
      shard,
      counts: { [state]: 1, [`${lane}-${state}`]: 1 },
    })),
  ],
  urgent: [written('urgent')],
  mails: [written('mail')],
  bulk: [written('bulk')],
};
