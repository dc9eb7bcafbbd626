import { participants } from '../../shared/participants/contract.ts';
import { profilePath } from '../../shared/participants/rules.ts';
import { Profiles } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { ownAccount, toMe } from './me.ts';

/** Own account, and what everybody may read of it. */
export const readAccount = handle(participants.readAccount, async ({ actor }, services) => {
  const participant = await ownAccount(services, actor);
  const { id } = participant;
  const { about = '', link = null, joinedAt = null } = (await services.db.get(Profiles, { id })) ?? {};
  return { participant: toMe(participant), profile: { about, link, joinedAt, path: profilePath(id) } };
});
