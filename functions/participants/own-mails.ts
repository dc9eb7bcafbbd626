import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Outbox } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { FormerRecipients } from './entities.ts';

/** Mails to an address belong to whoever had it then: those after `until` are somebody else's. */
interface Had {
  readonly recipient: string;
  readonly until: Instant;
}

async function mailsOf({ db }: Services, { recipient, until }: Had): Promise<ItemOf<typeof Outbox>[]> {
  const mails = await db.all(Outbox, { recipient }, { index: 'byRecipient' });
  return mails.filter(({ createdAt }) => createdAt <= until);
}

/** Mails of a participant in the outbox: to the person, to the address had until now, and to those left before. */
export async function ownMails(
  services: Services,
  participantId: ParticipantId,
  had: readonly Had[],
): Promise<ItemOf<typeof Outbox>[]> {
  const former = await services.db.all(FormerRecipients, { participantId });
  const all = [
    { recipient: participantId, until: services.now() },
    ...had,
    ...former.map(({ recipient, leftAt }) => ({ recipient, until: leftAt })),
  ];
  const mails = (await Promise.all(all.map((one) => mailsOf(services, one)))).flat();
  return [...new Map(mails.map((mail) => [mail.id, mail])).values()];
}
