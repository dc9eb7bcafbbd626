import type { OwnGroup } from '../../shared/groups/group.ts';
import { groupPath } from '../../shared/groups/rules.ts';
import { tidyAbout, tidyLink, tidyName } from '../../shared/participants/rules.ts';
import type { GroupId, ParticipantId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Groups, Memberships } from '../platform/entities.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';

export type GroupItem = ItemOf<typeof Groups>;

/** A group as one of its members sees it. */
export const toOwnGroup = ({ managerId, ...group }: GroupItem, participantId: ParticipantId): OwnGroup => ({
  ...group,
  role: managerId === participantId ? 'manager' : 'member',
  path: groupPath(group.id),
});

/** A group that somebody is a member of. @throws Problem `group.not-found`, also where there is one of other people */
export async function ownGroup({ db }: Services, id: GroupId, participantId: ParticipantId): Promise<GroupItem> {
  const [group, membership] = await Promise.all([
    db.get(Groups, { id }),
    db.get(Memberships, { groupId: id, participantId }),
  ]);
  if (group === undefined || membership === undefined) throw new Problem('group.not-found');
  return group;
}

/** A group that somebody manages. @throws Problem `group.not-found`, `group.not-manager` */
export async function managedGroup(services: Services, id: GroupId, participantId: ParticipantId): Promise<GroupItem> {
  const group = await ownGroup(services, id, participantId);
  if (group.managerId !== participantId) throw new Problem('group.not-manager');
  return group;
}

/** Holds while somebody manages the group, for conditions in the table. */
export const isManager = (participantId: ParticipantId) =>
  ({ attribute: 'managerId', op: '=', value: participantId }) as const;

interface Written {
  readonly name: string;
  readonly about: string;
  readonly link: string | null;
}

/** What a manager has typed, as it is stored. @throws Problem 422 for a name without letters, and for what is no link */
export function tidyGroup(written: Written): Written {
  const name = tidyName(written.name);
  if (!/[\p{L}\p{N}]/u.test(name))
    throw new Problem('request.invalid', { fields: [{ pointer: '/name', code: 'too_small', facts: { minimum: 2 } }] });
  const typed = written.link?.trim() ?? '';
  const link = typed === '' ? null : tidyLink(typed);
  if (link === undefined)
    throw new Problem('request.invalid', { fields: [{ pointer: '/link', code: 'invalid_format' }] });
  return { name, about: tidyAbout(written.about), link };
}
