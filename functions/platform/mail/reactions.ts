import { Outbox } from '../entities.ts';
import { on } from '../stream/change.ts';
import type { Reactions } from '../stream/reactions.ts';

/** A mail that was written into the outbox is to be sent; later changes of it are the notifier's own. */
export const mailReactions: Reactions = {
  mails: [
    on(Outbox, ({ before, after }) => (before === undefined && after !== undefined ? [{ mailId: after.id }] : [])),
  ],
};
