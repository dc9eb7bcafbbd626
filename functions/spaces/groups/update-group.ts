import { spaces } from '../../../shared/spaces/contract.ts';
import type { ProcessGroup } from '../../../shared/spaces/process-group.ts';
import { put, remove, type Write } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import { ProcessGroupSlugs, ProcessGroups } from '../entities.ts';
import { groupFields } from './group-fields.ts';

/** Takes the new slug and gives the old one back; nothing where it stays. */
const slugWrites = ({ id, slug }: ProcessGroup, old: string): Write[] =>
  slug === old
    ? []
    : [
        put(ProcessGroupSlugs, { slug, processGroupId: id }, { when: 'absent', otherwise: 'process-group.slug-taken' }),
        remove(ProcessGroupSlugs, { slug: old }),
      ];

/** @throws Problem 404 `process-group.not-found`, 409 `process-group.changed-meanwhile`, `process-group.slug-taken` */
export const updateProcessGroup = handle(spaces.updateProcessGroup, async ({ params, body, tellChanged }, services) => {
  const { db, now } = services;
  const stored = await db.require(ProcessGroups, { id: params.processGroupId }, 'process-group.not-found');
  if (stored.version !== body.version) throw new Problem('process-group.changed-meanwhile');
  const fields = await groupFields(body, services);
  const group: ProcessGroup = { ...stored, ...fields, version: stored.version + 1, updatedAt: now() };
  await db.transact(
    put(ProcessGroups, group, {
      when: [{ attribute: 'version', op: '=', value: stored.version }],
      otherwise: 'process-group.changed-meanwhile',
    }),
    ...slugWrites(group, stored.slug),
  );
  tellChanged(stored, group);
  return group;
});

/** Removes a group and gives its slug back; its processes stay. @throws Problem 404 `process-group.not-found`, 409 */
export const removeProcessGroup = handle(spaces.removeProcessGroup, async ({ params }, { db }) => {
  const stored = await db.require(ProcessGroups, { id: params.processGroupId }, 'process-group.not-found');
  await db.transact(
    // On condition of the slug, so that the one which is given back is surely the group's own.
    remove(
      ProcessGroups,
      { id: stored.id },
      { when: [{ attribute: 'slug', op: '=', value: stored.slug }], otherwise: 'process-group.changed-meanwhile' },
    ),
    remove(ProcessGroupSlugs, { slug: stored.slug }),
  );
  return undefined;
});
