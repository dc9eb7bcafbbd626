import { spaces } from '../../shared/spaces/contract.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { Processes, ProcessSlugs } from './entities.ts';
import { processFields } from './process-fields.ts';

/**
 * Creates a process, unpublished.
 *
 * @throws Problem 409 `process.slug-taken`, 422 `process.phases-overlap`
 */
export const createProcess = handle(spaces.createProcess, async ({ body, actor, idempotencyKey }, services) => {
  const now = services.now();
  const id = idempotentId('process', services, actor, idempotencyKey);
  const fields = processFields(body, now, services.newId);
  const process: Process = { ...fields, id, isPublished: false, version: 1, createdAt: now, updatedAt: now };
  const { changed } = await services.db.transact(
    // A repeat finds its own process before its own slug, which would else look taken.
    put(Processes, process, { when: 'absent', otherwise: 'unchanged' }),
    put(ProcessSlugs, { slug: process.slug, processId: id }, { when: 'absent', otherwise: 'process.slug-taken' }),
  );
  return changed ? process : services.db.require(Processes, { id }, 'process.not-found');
});
