import { follows } from '../../shared/follows/contract.ts';
import { remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { unfollowOf } from '../platform/mail/follow-secrets.ts';
import { Problem } from '../platform/problem.ts';
import { firstAccepted } from '../platform/secrets.ts';
import { Follows } from './entities.ts';

/** Ends a follow with what only its mail holds. @throws Problem `follow.link-invalid` for anything that we did not sign */
export const unfollowByLink = handle(follows.unfollowByLink, async ({ body: { token } }, { db, secrets }) => {
  const followed = await firstAccepted(secrets, 'session', (secret) => unfollowOf(secret, token));
  if (followed === undefined) throw new Problem('follow.link-invalid');
  await db.write(remove(Follows, followed));
  return undefined;
});
