import { spaces } from '../../shared/spaces/contract.ts';
import { increment } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Processes } from './entities.ts';

/**
 * Publishes a process or takes it back; what is so already stays as it is.
 *
 * @throws Problem 404 `process.not-found`
 */
export const publishProcess = handle(spaces.publishProcess, async ({ params, body }, { db, now }) => {
  const key = { id: params.processId };
  await db.write(
    increment(Processes, key, 'version', {
      set: { isPublished: body.isPublished, updatedAt: now() },
      // Fails for an unknown process too, so that none is made by publishing it.
      when: [{ attribute: 'isPublished', op: '=', value: !body.isPublished }],
      otherwise: 'unchanged',
    }),
  );
  return db.require(Processes, key, 'process.not-found');
});
