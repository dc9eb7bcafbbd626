import { on } from '../../platform/stream/change.ts';
import type { Reactions } from '../../platform/stream/reactions.ts';
import { VerificationMethods } from '../entities.ts';
import { Censuses, CensusFiles, CensusUploads } from './entities.ts';

const ENDED_EARLY: readonly string[] = ['failed', 'canceled'];

/**
 * An upload that waits is begun. What nobody is looked up in any more is removed: the version that another one has
 * replaced, what an upload has written that did not come to its end, and its files.
 */
export const censusReactions: Reactions = {
  census: [
    on(CensusUploads, ({ before, after }) =>
      after?.state === 'waiting' && before?.state !== 'waiting' ? [{ uploadId: after.id }] : [],
    ),
    on(CensusUploads, ({ before, after }) => {
      const isOver = after !== undefined && ENDED_EARLY.includes(after.state) && before?.state !== after.state;
      return isOver && after.bits !== null ? [{ gone: { version: after.id, from: 0, count: 2 ** after.bits } }] : [];
    }),
    on(CensusFiles, ({ before, after }) => (before !== undefined && after === undefined ? [{ files: before }] : [])),
    on(Censuses, ({ before, after }) =>
      before !== undefined && before.version !== after?.version
        ? [{ gone: { version: before.version, from: 0, count: 2 ** before.bits } }]
        : [],
    ),
    on(VerificationMethods, ({ before, after }) =>
      after !== undefined && before?.methods.census.deleteOn !== after.methods.census.deleteOn
        ? [{ expiry: true }]
        : [],
    ),
  ],
};
