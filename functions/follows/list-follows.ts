import { follows } from '../../shared/follows/contract.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { personOf } from '../platform/person.ts';
import type { Services } from '../platform/services.ts';
import { Follows } from './entities.ts';
import type { FollowSlots } from './slots.ts';

const AT_ONCE = 8;

const own = ({ db }: Pick<Services, 'db'>, participantId: ParticipantId) =>
  db.all(Follows, { participantId }, { index: 'byParticipant', reverse: true });

/** What the person who asks follows, newest first. */
export const listFollows = ({ titlesOf }: FollowSlots) =>
  handle(follows.listMine, async ({ actor, query }, services) => {
    const all = await own(services, personOf(actor).participantId);
    const locale = query.locale ?? 'fr';
    const titles = await titlesOf(
      services,
      all.map(({ resourceId }) => resourceId),
      locale,
    );
    return {
      items: all.flatMap(({ resourceId, followedAt }) => {
        const resource = titles.get(resourceId);
        return resource === undefined ? [] : [{ resourceId, followedAt, ...resource }];
      }),
    };
  });

/** What somebody follows, for the download of own data. */
export async function followsTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const all = await own(services, participantId);
  return {
    name: 'follows',
    columns: ['resource', 'followed_at'],
    rows: all.map(({ resourceId, followedAt }) => [resourceId, followedAt]),
  };
}

/** Removes what a deleted account follows, and that others follow it. */
export async function eraseFollows(services: Services, participantId: ParticipantId): Promise<void> {
  const { db } = services;
  const [all, followers] = await Promise.all([
    own(services, participantId),
    db.all(Follows, { resourceId: participantId }),
  ]);
  await inParallel([...all, ...followers], AT_ONCE, (one) => db.write(remove(Follows, one)));
}
