import { spaces } from '../../../shared/spaces/contract.ts';
import type { ProcessGroup } from '../../../shared/spaces/process-group.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { ProcessGroupSlugs, ProcessGroups } from '../entities.ts';
import { groupFields } from './group-fields.ts';

/** @throws Problem 409 `process-group.slug-taken`, 404 `process.not-found` */
export const createProcessGroup = handle(spaces.createProcessGroup, async (request, services) => {
  const { body, actor, idempotencyKey } = request;
  const now = services.now();
  const id = idempotentId('processGroup', services, actor, idempotencyKey);
  const fields = await groupFields(body, services);
  const group: ProcessGroup = { ...fields, id, version: 1, createdAt: now, updatedAt: now };
  const holder = { slug: group.slug, processGroupId: id };
  const { changed } = await services.db.transact(
    put(ProcessGroups, group, { when: 'absent', otherwise: 'unchanged' }),
    put(ProcessGroupSlugs, holder, { when: 'absent', otherwise: 'process-group.slug-taken' }),
  );
  return changed ? group : services.db.require(ProcessGroups, { id }, 'process-group.not-found');
});
