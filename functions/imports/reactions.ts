import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';
import { Exchanges } from './entities.ts';

/** An import or export that waits is begun by its worker; what is uploaded still, and what runs, is left alone. */
export const importsReactions: Reactions = {
  exchanges: [
    on(Exchanges, ({ before, after }) =>
      after?.state === 'waiting' && before?.state !== 'waiting'
        ? [{ componentId: after.componentId, exchangeId: after.id }]
        : [],
    ),
  ],
};
