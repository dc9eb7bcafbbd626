import { participants } from '../../shared/participants/contract.ts';
import { profilePath } from '../../shared/participants/rules.ts';
import { Profiles } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { ownAccount, ownSession, toMe } from './me.ts';
import { publicContributions } from './public-contributions.ts';
import type { AccountSlots } from './slots.ts';

/** Own account, and what everybody may read of it. */
export const readAccount = (slots: AccountSlots) =>
  handle(participants.readAccount, async ({ actor }, services) => {
    const participant = await ownAccount(services, actor);
    const { id } = participant;
    const [stored, published] = await Promise.all([
      services.db.get(Profiles, { id }),
      publicContributions(slots, services, id),
    ]);
    const { about = '', link = null, joinedAt = null } = stored ?? {};
    const path = published.length > 0 ? profilePath(id) : null;
    return {
      participant: await toMe(services, participant, ownSession(actor).hasSecondFactor),
      profile: { about, link, joinedAt, path },
    };
  });
