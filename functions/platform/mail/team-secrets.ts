import { SpaceId } from '../../../shared/platform/ids.ts';
import { equalInConstantTime, hmac, sha256 } from '../signing.ts';

/** An invitation to a role: `key` follows from the address that it was mailed to, and the role. */
interface Invited {
  readonly spaceId: SpaceId;
  readonly key: string;
}

/** The key of the invitation of an address to a role. The address stands in the same item; the hash keeps it out of keys. */
export const teamInvitationKey = (email: string, role: string): string =>
  sha256(JSON.stringify(['team-invitation', email, role]));

/** What the link of an invitation carries. It holds as long as the invitation is there, for an account with its address. */
export const teamInvitationToken = (secret: string, { spaceId, key }: Invited): string =>
  `${spaceId}.${key}.${hmac(secret, 'team.invitation', spaceId, key)}`;

/** What a token of ours invites to; `undefined` for any other text. */
export function teamInvitationOf(secret: string, token: string): Invited | undefined {
  const [space, key = ''] = token.split('.');
  const spaceId = SpaceId.safeParse(space);
  if (!spaceId.success || key === '') return undefined;
  const invited = { spaceId: spaceId.data, key };
  return equalInConstantTime(token, teamInvitationToken(secret, invited)) ? invited : undefined;
}
