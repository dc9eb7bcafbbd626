import type { ParticipantId, ProcessId, SpaceId } from '../../shared/platform/ids.ts';
import { shardOf, VoterKey } from '../../shared/platform/voting.ts';
import { put, type Write } from './db/write.ts';
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
 * What must be written so that people count among the participants of a process, and of all of them together: nothing
 * for who is counted already. To be written together with a vote, in one transaction; each write means `unchanged` when
 * another window was faster, and the caller then asks again.
 */
export async function participationWrites(
  services: Pick<Services, 'db' | 'secrets'>,
  people: readonly Participation[],
): Promise<Write[]> {
  const wanted = await Promise.all(
    people.flatMap(({ processId, participantId }) =>
      ([processId, 'organization'] as const).map((spaceId) => participationIn(services, spaceId, participantId)),
    ),
  );
  const keyOf = ({ spaceId, personKey }: { spaceId: SpaceId; personKey: VoterKey }) => `${spaceId} ${personKey}`;
  const counted = new Set((await services.db.batchGet(Participations, wanted)).map(keyOf));
  const missing = new Map(wanted.filter((one) => !counted.has(keyOf(one))).map((one) => [keyOf(one), one]));
  return [...missing.values()].map((one) => put(Participations, one, { when: 'absent', otherwise: 'unchanged' }));
}

const AT_ONCE = 16;

/** Counts authors of something published among the participants; any number of times with the same effect. */
export async function countParticipants(
  services: Pick<Services, 'db' | 'secrets'>,
  people: readonly Participation[],
): Promise<void> {
  const writes = await participationWrites(services, people);
  await inParallel(writes, AT_ONCE, (write) => services.db.write(write));
}
