import { participants } from '../../shared/participants/contract.ts';
import type { ParticipantId, SessionId } from '../../shared/platform/ids.ts';
import { type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import { patch, remove, type Write } from '../platform/db/write.ts';
import { Participants, Sessions } from '../platform/entities.ts';
import { handle, Reply } from '../platform/handle.ts';
import type { Services } from '../platform/services.ts';
import { closingCookies } from '../platform/session.ts';
import { ownAccount, ownSession } from './me.ts';

/** Open sessions of the person: without those that have ended since, which the table drops in its own time. */
export const listSessions = handle(participants.listSessions, async ({ actor }, services) => {
  const { participantId, sessionId } = ownSession(actor);
  const { sessionsFrom } = await ownAccount(services, actor);
  const all = await services.db.all(Sessions, { participantId }, { index: 'byParticipant', reverse: true });
  const now = services.now();
  const open = all.filter(({ createdAt, expiresAt }) => createdAt >= sessionsFrom && expiresAt > now);
  return {
    items: open.map(({ id, createdAt, expiresAt, device, secondFactorAt }) => ({
      id,
      openedAt: createdAt,
      expiresAt,
      device,
      isThis: id === sessionId,
      hasSecondFactor: secondFactorAt !== null,
    })),
  };
});

/** Ends one session. Whether an id is somebody else's nobody is told. */
export const endSession = handle(participants.endSession, async ({ actor, params }, services) => {
  const { participantId, sessionId } = ownSession(actor);
  const when = [{ attribute: 'participantId', op: '=', value: participantId }] as const;
  await services.db.write(remove(Sessions, { id: params.sessionId }, { when, otherwise: 'unchanged' }));
  return new Reply(undefined, params.sessionId === sessionId ? closingCookies(services) : []);
});

/** The moment from which on sessions count again, one millisecond from now; it never moves back. */
function voiding(services: Services, participantId: ParticipantId): { readonly from: Instant; readonly write: Write } {
  const from = new Date(toMilliseconds(services.now()) + 1).toISOString();
  const when = [
    { attribute: 'email', op: '<>', value: '' },
    { attribute: 'sessionsFrom', op: '<=', value: from },
  ] as const;
  const write = patch(
    Participants,
    { id: participantId },
    { sessionsFrom: from },
    { when, otherwise: 'participant.not-found' },
  );
  return { from, write };
}

const kept = (id: SessionId, participantId: ParticipantId, from: Instant): Write =>
  patch(
    Sessions,
    { id },
    { createdAt: from },
    { when: [{ attribute: 'participantId', op: '=', value: participantId }], otherwise: 'session.invalid' },
  );

/** Ends all others by one write, however many there are. */
export const endOtherSessions = handle(participants.endOtherSessions, async ({ actor }, services) => {
  const { participantId, sessionId } = ownSession(actor);
  const { from, write } = voiding(services, participantId);
  await services.db.transact(write, kept(sessionId, participantId, from));
  return undefined;
});

/**
 * Ends the sessions of somebody, for an administrator to whom they have said that a device is lost.
 *
 * @throws Problem `participant.not-found`
 */
export const endSessionsOf = handle(participants.endSessionsOf, async ({ params }, services) => {
  await services.db.write(voiding(services, params.participantId).write);
  return undefined;
});
