import { spaces } from '../../shared/spaces/contract.ts';
import { increment } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Components } from './entities.ts';

/**
 * Publishes a component or takes it back; participants see it once its process is published too.
 *
 * @throws Problem 404 `component.not-found`
 */
export const publishComponent = handle(spaces.publishComponent, async ({ params, body }, { db, now }) => {
  const key = { id: params.componentId };
  await db.write(
    increment(Components, key, 'version', {
      set: { isPublished: body.isPublished, updatedAt: now() },
      // Fails for an unknown component too, so that none is made by publishing it.
      when: [{ attribute: 'isPublished', op: '=', value: !body.isPublished }],
      otherwise: 'unchanged',
    }),
  );
  return db.require(Components, key, 'component.not-found');
});
