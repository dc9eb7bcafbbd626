import { teamPolicy } from '../../shared/team/policy.ts';
import { createApi } from '../platform/api.ts';
import { acceptInvitation } from './accept.ts';
import { invite, remind, uninvite } from './invitations.ts';
import { readTeam, removeMember } from './members.ts';

/** Roles and invitations to them: the only function that gives a role or takes one away. */
export const teamApi = createApi({
  handlers: [readTeam, invite, remind, uninvite, acceptInvitation, removeMember],
  policies: [teamPolicy],
});
