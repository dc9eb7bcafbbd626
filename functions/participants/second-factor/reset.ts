import { participants } from '../../../shared/participants/contract.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { toMilliseconds } from '../../../shared/platform/time.ts';
import { patch, remove, type Write } from '../../platform/db/write.ts';
import { Participants } from '../../platform/entities.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { SecondFactors } from '../entities.ts';
import { securityMail } from '../security-mail.ts';
import { forgetCodes } from './recovery-codes.ts';

/** The writes that take everything of a second factor away. */
export const forgetSecondFactor = async (services: Services, participantId: ParticipantId): Promise<Write[]> => [
  remove(SecondFactors, { participantId, state: 'active' }),
  remove(SecondFactors, { participantId, state: 'pending' }),
  ...(await forgetCodes(services, participantId)),
];

/**
 * Takes away the second factor of somebody who has lost it: they set up a new one when they next come. Their sessions
 * end, so that whoever found the telephone is not in.
 *
 * @throws Problem `second-factor.own`: who can show it needs no reset, and who cannot must not
 */
export const resetSecondFactor = handle(participants.resetSecondFactor, async ({ actor, params }, services) => {
  const { participantId } = params;
  if (actor.kind === 'participant' && actor.participantId === participantId) throw new Problem('second-factor.own');
  const account = await services.db.require(Participants, { id: participantId }, 'participant.not-found');
  const sessionsFrom = new Date(toMilliseconds(services.now()) + 1).toISOString();
  await services.db.transact(
    patch(
      Participants,
      { id: participantId },
      { sessionsFrom },
      {
        when: [
          { attribute: 'email', op: '<>', value: '' },
          { attribute: 'sessionsFrom', op: '<=', value: sessionsFrom },
        ],
        otherwise: 'participant.not-found',
      },
    ),
    ...(await forgetSecondFactor(services, participantId)),
    securityMail(services, account, 'factor-reset'),
  );
  return undefined;
});
