import { on } from '../../platform/stream/change.ts';
import type { Reactions } from '../../platform/stream/reactions.ts';
import { SmsCodes } from './entities.ts';

/** A new code is to be sent; later changes of it are the texter's own, or a try. */
export const smsReactions: Reactions = {
  texts: [
    on(SmsCodes, ({ before, after }) =>
      after?.state === 'waiting' && before?.id !== after.id ? [{ numberHash: after.numberHash, codeId: after.id }] : [],
    ),
  ],
};
