import type { ParticipantId, ProcessId, SpaceId } from '../../shared/platform/ids.ts';
import { shardOf, VoterKey } from '../../shared/platform/voting.ts';
import { put } from './db/write.ts';
import { Participations } from './entities.ts';
import { inParallel } from './in-parallel.ts';
import type { Services } from './services.ts';
import { hmac } from './signing.ts';

async function participationIn({ secrets }: Pick<Services, 'secrets'>, spaceId: SpaceId, participantId: ParticipantId) {
  const personKey = VoterKey.parse(hmac(await secrets.get('vote'), 'participation', spaceId, participantId));
  return { spaceId, shard: shardOf(personKey), personKey };
}

/** Somebody who took part in a process. */
export interface Participation {
  readonly processId: ProcessId;
  readonly participantId: ParticipantId;
}

/**
 * In which of some processes somebody took part, as they were counted there: for that person alone. What they did there,
 * and when, is not in it.
 */
export async function participationsOf(
  services: Pick<Services, 'db' | 'secrets'>,
  participantId: ParticipantId,
  processIds: readonly ProcessId[],
): Promise<ReadonlySet<string>> {
  const asked = await Promise.all(processIds.map((processId) => participationIn(services, processId, participantId)));
  return new Set((await services.db.batchGet(Participations, asked)).map(({ spaceId }) => spaceId));
}

/** Who of some people took part in one of some spaces: for those who count or choose them, never to be shown. */
export async function participantsAmong(
  services: Pick<Services, 'db' | 'secrets'>,
  spaceIds: readonly SpaceId[],
  people: readonly ParticipantId[],
): Promise<ReadonlySet<ParticipantId>> {
  const asked = await Promise.all(
    people.flatMap((participantId) =>
      spaceIds.map(async (spaceId) => ({
        participantId,
        ...(await participationIn(services, spaceId, participantId)),
      })),
    ),
  );
  const keys = asked.map(({ spaceId, shard, personKey }) => ({ spaceId, shard, personKey }));
  const found = new Set((await services.db.batchGet(Participations, keys)).map(({ personKey }) => personKey));
  return new Set(asked.filter(({ personKey }) => found.has(personKey)).map(({ participantId }) => participantId));
}

/** People that this function knows to be counted: nobody ever ceases to be. Keys that name nobody, dropped at so many. */
const MOST = 50_000;
const counted = new WeakMap<Services['db'], Set<string>>();
function countedBy(db: Services['db']): Set<string> {
  const known = counted.get(db) ?? new Set<string>();
  if (known.size >= MOST) known.clear();
  counted.set(db, known);
  return known;
}

const AT_ONCE = 16;

/**
 * Counts people among the participants of a process, and of all of them together; any number of times, from any number
 * of functions at once, with the same effect. Costs two writes for somebody new, a read of two keys for somebody whom
 * this function does not know yet, and nothing for everybody else.
 */
export async function countParticipants(
  services: Pick<Services, 'db' | 'secrets'>,
  people: readonly Participation[],
): Promise<void> {
  const wanted = await Promise.all(
    people.flatMap(({ processId, participantId }) =>
      ([processId, 'organization'] as const).map((spaceId) => participationIn(services, spaceId, participantId)),
    ),
  );
  const known = countedBy(services.db);
  const keyOf = ({ spaceId, personKey }: { spaceId: SpaceId; personKey: VoterKey }) => `${spaceId} ${personKey}`;
  const unknown = new Map(wanted.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), one]));
  if (unknown.size === 0) return;
  const there = new Set((await services.db.batchGet(Participations, [...unknown.values()])).map(keyOf));
  await inParallel([...unknown], AT_ONCE, async ([key, one]) => {
    if (!there.has(key)) await services.db.write(put(Participations, one, { when: 'absent', otherwise: 'unchanged' }));
    known.add(key);
  });
}
