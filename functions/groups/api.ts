import { groupPolicy } from '../../shared/groups/policy.ts';
import { createApi } from '../platform/api.ts';
import { acceptInvitation, invite, uninvite } from './invitations.ts';
import { handOver, removeMember } from './members.ts';
import { listGroups, readGroup } from './read-groups.ts';
import { createGroup, updateGroup } from './write-group.ts';

/** Groups with their members and invitations. */
export const groupsApi = createApi({
  handlers: [
    createGroup,
    listGroups,
    readGroup,
    updateGroup,
    invite,
    uninvite,
    acceptInvitation,
    removeMember,
    handOver,
  ],
  policies: [groupPolicy],
});
