import { groups } from '../../shared/groups/contract.ts';
import { patch, put } from '../platform/db/write.ts';
import { Groups, Memberships } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { personOf } from '../platform/person.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import { isManager, managedGroup, ownGroup, tidyGroup, toOwnGroup } from './group.ts';

/** Groups that one person can make: each has a public page. */
const CREATIONS: Limit = { name: 'groups', requests: 5, seconds: 24 * 3600, problem: 'request.too-many' };

/** Makes a group; whoever makes it is its manager and its first member. */
export const createGroup = handle(groups.create, async ({ body, actor, idempotencyKey }, services) => {
  const { participantId } = personOf(actor);
  const text = tidyGroup(body);
  const id = idempotentId('group', services, actor, idempotencyKey);
  await countAgainst(services, CREATIONS, participantId);
  const createdAt = services.now();
  const group = { ...text, id, createdAt, version: 0, managerId: participantId, members: 1 };
  const { changed } = await services.db.transact(
    put(Groups, group, { when: 'absent', otherwise: 'unchanged' }),
    put(Memberships, { groupId: id, participantId, joinedAt: createdAt }, { when: 'absent', otherwise: 'unchanged' }),
  );
  return toOwnGroup(changed ? group : await ownGroup(services, id, participantId), participantId);
});

/** Changes the profile, if it is still the one that was read. Pages that show the name follow from the change. */
export const updateGroup = handle(groups.update, async ({ params: { groupId }, body, actor }, services) => {
  const { participantId } = personOf(actor);
  const group = await managedGroup(services, groupId, participantId);
  const { version, ...written } = body;
  const changes = { ...tidyGroup(written), version: version + 1 };
  await services.db.write(
    patch(Groups, { id: groupId }, changes, {
      when: [isManager(participantId), { attribute: 'version', op: '=', value: version }],
      otherwise: 'group.changed-meanwhile',
    }),
  );
  return toOwnGroup({ ...group, ...changes }, participantId);
});
