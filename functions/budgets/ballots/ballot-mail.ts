import { localize } from '../../../shared/platform/locale.ts';
import type { Actor } from '../../../shared/platform/policy.ts';
import type { Write } from '../../platform/db/write.ts';
import { Participants } from '../../platform/entities.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { budgetPathOf } from '../space.ts';
import type { BallotGate } from './gate.ts';

/**
 * The mail that a ballot is recorded, as part of the transaction that records it: neither what it says nor its receipt.
 * None for who has no address: guests, and people at the desk.
 */
export async function recordedMail(
  services: Services,
  { space, defaultLocale, endsAt }: Pick<BallotGate, 'space' | 'defaultLocale' | 'endsAt'>,
  actor: Actor,
  isChange: boolean,
): Promise<readonly Write[]> {
  if (actor.kind !== 'participant' || actor.isGuest === true || actor.assistance !== undefined) return [];
  const participant = await services.db.get(Participants, { id: actor.participantId });
  if (participant === undefined || participant.email === '') return [];
  const { id: participantId, locale } = participant;
  const mail = outboxMail(services, {
    template: 'budget-ballot-recorded',
    to: { participantId },
    locale,
    values: {
      process: localize(space.process.title, locale, defaultLocale).text,
      path: budgetPathOf(space),
      kind: isChange ? 'changed' : 'new',
      at: services.now(),
      ...(endsAt === null ? {} : { until: endsAt }),
    },
  });
  return [mail];
}
