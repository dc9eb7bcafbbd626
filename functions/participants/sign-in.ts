import { participants } from '../../shared/participants/contract.ts';
import { remove } from '../platform/db/write.ts';
import { Sessions } from '../platform/entities.ts';
import { handle, Reply } from '../platform/handle.ts';
import type { Services } from '../platform/services.ts';
import { newSession, presentedSession } from '../platform/session.ts';
import { accountOf } from './account.ts';
import { countCaller, TRIES_OF_NETWORK } from './limits.ts';
import { type Participant, toMe } from './me.ts';
import { redeemDigits, redeemToken } from './redeem-code.ts';

/** Opens a session in place of the one that the device had, whoever's it was: nobody goes on under a session from before. */
async function inPlaceOfPresent(services: Services, id: Participant['id'], cookies: readonly string[]) {
  const opened = await newSession(services, id);
  const former = await presentedSession(services, cookies);
  if (former === undefined) await services.db.write(opened.write);
  else await services.db.transact(opened.write, remove(Sessions, { id: former }));
  return opened.cookies;
}

/**
 * Opens a session for whoever shows a mailed code or the token of a mailed link; the first time, makes the account.
 *
 * @throws Problem 401 `sign-in.code-invalid` for anything wrong, expired, used or made up; 429 after too many tries.
 */
export const signIn = handle(participants.signIn, async ({ body, sourceIp, cookies }, services) => {
  await countCaller(services, TRIES_OF_NETWORK, sourceIp);
  const { email, locale } =
    'token' in body ? await redeemToken(services, body.token) : await redeemDigits(services, body.email, body.code);
  const participant = await accountOf(services, email, locale);
  const me = await toMe(services, participant, false);
  return new Reply({ participant: me }, await inPlaceOfPresent(services, participant.id, cookies));
});
