import { participants } from '../../shared/participants/contract.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';
import { patch, remove } from '../platform/db/write.ts';
import { Participants, Sessions } from '../platform/entities.ts';
import { handle, Reply } from '../platform/handle.ts';
import { closingCookies } from '../platform/session.ts';
import { ownSession } from './me.ts';

/** Ends the session of the request; others of the same person stay. */
export const signOut = handle(participants.signOut, async ({ actor }, services) => {
  await services.db.write(remove(Sessions, { id: ownSession(actor).sessionId }));
  return new Reply(undefined, closingCookies(services));
});

/**
 * Ends every session of the person, this one too. Sessions opened up to this millisecond are void from the next one
 * on, by one write however many there are; the moment never moves back.
 */
export const signOutEverywhere = handle(participants.signOutEverywhere, async ({ actor }, services) => {
  const { participantId, sessionId } = ownSession(actor);
  const sessionsFrom = new Date(toMilliseconds(services.now()) + 1).toISOString();
  await services.db.write(
    patch(
      Participants,
      { id: participantId },
      { sessionsFrom },
      { when: [{ attribute: 'sessionsFrom', op: '<', value: sessionsFrom }], otherwise: 'unchanged' },
    ),
  );
  await services.db.write(remove(Sessions, { id: sessionId }));
  return new Reply(undefined, closingCookies(services));
});
