import { participants } from '../../shared/participants/contract.ts';
import { handle, Reply } from '../platform/handle.ts';
import { guestOn, sessionInPlace } from '../platform/session.ts';
import { accountOf } from './account.ts';
import { countCaller, TRIES_OF_NETWORK } from './limits.ts';
import { toMe } from './me.ts';
import { redeemDigits, redeemToken } from './redeem-code.ts';
import type { SignInSlots } from './slots.ts';

/**
 * Opens a session for whoever shows a mailed code or the token of a mailed link; the first time, makes the account. Who
 * voted without an account on this device goes on with it.
 *
 * @throws Problem 401 `sign-in.code-invalid` for anything wrong, expired, used or made up; 429 after too many tries.
 */
export const signIn = ({ adoptGuest }: SignInSlots) =>
  handle(participants.signIn, async (request, services) => {
    const { body, sourceIp, cookies } = request;
    await countCaller(services, TRIES_OF_NETWORK, sourceIp);
    const { email, locale } =
      'token' in body ? await redeemToken(services, body.token) : await redeemDigits(services, body.email, body.code);
    const participant = await accountOf(services, email, locale);
    const me = await toMe(services, participant, false);
    const guestId = await guestOn(services, cookies);
    if (guestId !== undefined) await adoptGuest(services, { guestId, participantId: participant.id });
    const session = await sessionInPlace(services, participant.id, request);
    await services.db.transact(...session.writes);
    return new Reply({ participant: me }, session.cookies);
  });
