/** Who gets a newsletter: walked page by page, so that a million people need no more memory than a hundred. */
import type { Audience } from '../../../shared/newsletters/audience.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { Authorizations } from '../../platform/entities.ts';
import { participantsAmong } from '../../platform/participation.ts';
import type { Services } from '../../platform/services.ts';
import { surroundingsIn, unrevokedAmong } from '../../platform/verified.ts';
import { worldOf } from '../../spaces/directory.ts';
import { Subscriptions } from '../entities.ts';
import type { FollowersAmong } from '../slots.ts';

export type Subscription = ItemOf<typeof Subscriptions>;

/** Subscriptions that are read at once. */
const PAGE = 250;

/** Whom to look for. */
export interface Search {
  readonly audience: Audience;
  /** Who has confirmed later is not among them. */
  readonly at: Instant;
}

export interface AudiencePage {
  readonly people: readonly Subscription[];
  /** Who would be, but that their address gets no mail. */
  readonly suppressed: number;
  /** Where to go on; `null`: this was the last page. */
  readonly next: string | null;
}

const isGone = ({ state, endedBy }: Subscription) =>
  state === 'ended' && (endedBy === 'bounce' || endedBy === 'complaint');

async function verifiedAmong(
  services: Services,
  methods: Audience['verifiedBy'],
  people: readonly ParticipantId[],
): Promise<ReadonlySet<ParticipantId>> {
  const keys = people.flatMap((participantId) => methods.map((method) => ({ participantId, method })));
  const found = await unrevokedAmong(services, await services.db.batchGet(Authorizations, keys));
  const now = services.now();
  const holding = found.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return new Set(holding.map(({ participantId }) => participantId));
}

/** Those whom filters on people with an account leave; each filter reads for those alone whom the ones before left. */
async function amongPeople(
  services: Services,
  candidates: readonly Subscription[],
  { followersOf, participantsOf, verifiedBy }: Audience,
  followersAmong: FollowersAmong,
): Promise<readonly Subscription[]> {
  let left = candidates;
  const keep = async (find: (people: readonly ParticipantId[]) => Promise<ReadonlySet<ParticipantId>>) => {
    const ids = left.flatMap(({ participantId }) => participantId ?? []);
    const found = ids.length === 0 ? new Set<ParticipantId>() : await find(ids);
    left = left.filter(({ participantId }) => participantId !== null && found.has(participantId));
  };
  if (followersOf.length > 0) await keep((people) => followersAmong(services, followersOf, people));
  if (participantsOf.length > 0) await keep((people) => participantsAmong(services, participantsOf, people));
  if (verifiedBy.length > 0) await keep((people) => verifiedAmong(services, verifiedBy, people));
  return left;
}

/** One page of one part of the subscriptions. */
export async function audiencePage(
  services: Services,
  { audience, at }: Search,
  { shard, cursor }: { readonly shard: number; readonly cursor: string | null },
  followersAmong: FollowersAmong,
): Promise<AudiencePage> {
  const { items, next } = await services.db.query(
    Subscriptions,
    { shard },
    { limit: PAGE, cursor: cursor ?? undefined },
  );
  const { locales, territoryIds } = audience;
  const world = territoryIds.length === 0 ? undefined : surroundingsIn(await worldOf(services), at);
  const candidates = items.filter((one) => {
    if (one.confirmedAt === null || one.confirmedAt > at || (one.state !== 'confirmed' && !isGone(one))) return false;
    if (locales.length > 0 && !locales.includes(one.locale)) return false;
    return world === undefined || (one.territoryId !== null && world.liesIn(one.territoryId, territoryIds));
  });
  const found = await amongPeople(services, candidates, audience, followersAmong);
  const people = found.filter((one) => one.state === 'confirmed' && !one.isSuppressed);
  return { people, suppressed: found.length - people.length, next };
}
