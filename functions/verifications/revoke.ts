/** What administrators look at and take back. */
import { verifications } from '../../shared/verifications/contract.ts';
import { put, remove } from '../platform/db/write.ts';
import { AuthorizationRevocations, Authorizations, Participants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { released } from './claims.ts';
import { pendingOf } from './deferred.ts';
import { AuthorizationClaims } from './entities.ts';
import { authorizationsOf } from './own-authorizations.ts';

/** Verifications of a participant. @throws Problem `participant.not-found` */
export const readAuthorizations = handle(verifications.readAuthorizations, async ({ params }, services) => {
  const { participantId } = params;
  await services.db.require(Participants, { id: participantId }, 'participant.not-found');
  const [items, pending] = await Promise.all([
    authorizationsOf(services, participantId),
    pendingOf(services, participantId),
  ]);
  return { items, pending };
});

/** Takes back one. The claim stays without an account: the same person can verify again, and goes on with their ballots. */
export const revokeAuthorization = handle(verifications.revokeAuthorization, async ({ params }, services) => {
  const { db, now } = services;
  const own = await db.get(Authorizations, params);
  if (own === undefined) return undefined;
  const claim = await db.get(AuthorizationClaims, own);
  const isHeld = claim?.participantId === own.participantId;
  const when = [{ attribute: 'grantedAt', op: '=', value: own.grantedAt }] as const;
  // Renewed at this very moment: it was granted anew after the administrator looked.
  await db.transact(
    remove(Authorizations, own, { when, otherwise: 'unchanged' }),
    ...(isHeld ? [released(claim, own.participantId, now())] : []),
  );
  return undefined;
});

export const listRevocations = handle(verifications.listRevocations, async (_, { db }) => ({
  items: await db.all(AuthorizationRevocations, {}),
}));

/** Takes back all of a method that were granted before a moment, in one write however many they are. */
export const revokeBefore = handle(verifications.revokeBefore, async ({ body: { method, before } }, { db, now }) => {
  const wanted = before === null || before > now() ? now() : before;
  const one = { method, before: wanted };
  const first = await db.write(put(AuthorizationRevocations, one, { when: 'absent', otherwise: 'unchanged' }));
  // What was taken back stays so: the moment only ever moves on.
  const when = [{ attribute: 'before', op: '<', value: wanted }] as const;
  if (!first.changed) await db.write(put(AuthorizationRevocations, one, { when, otherwise: 'unchanged' }));
  const stored = await db.get(AuthorizationRevocations, { method });
  return { before: stored?.before ?? wanted };
});
