import { GroupId } from '../../../shared/platform/ids.ts';
import { equalInConstantTime, hmac, sha256 } from '../signing.ts';

/** An invitation to a group: `key` follows from the address that it was mailed to. */
interface Invited {
  readonly groupId: GroupId;
  readonly key: string;
}

/** The key of the invitations to an address. The address stands in the same item; the hash keeps it out of keys. */
export const invitationKey = (email: string): string => sha256(JSON.stringify(['group-invitation', email]));

/** What the link of an invitation carries. It holds as long as the invitation is there, for an account with its address. */
export const invitationToken = (secret: string, { groupId, key }: Invited): string =>
  `${groupId}.${key}.${hmac(secret, 'group.invitation', groupId, key)}`;

/** What a token of ours invites to; `undefined` for any other text. */
export function invitationOf(secret: string, token: string): Invited | undefined {
  const [group, key = ''] = token.split('.');
  const groupId = GroupId.safeParse(group);
  if (!groupId.success) return undefined;
  const invited = { groupId: groupId.data, key };
  return equalInConstantTime(token, invitationToken(secret, invited)) ? invited : undefined;
}
