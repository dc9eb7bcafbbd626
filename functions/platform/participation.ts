import type { ParticipantId, ProcessId, SpaceId } from '../../shared/platform/ids.ts';
import { shardOf, VoterKey } from '../../shared/platform/voting.ts';
import { put, type Write } from './db/write.ts';
import { Participations } from './entities.ts';
import type { Services } from './services.ts';
import { hmac } from './signing.ts';

async function participationIn({ secrets }: Pick<Services, 'secrets'>, spaceId: SpaceId, participantId: ParticipantId) {
  const personKey = VoterKey.parse(hmac(await secrets.get('vote'), 'participation', spaceId, participantId));
  return { spaceId, shard: shardOf(personKey), personKey };
}

/**
 * What must be written so that somebody counts among the participants of a process, and of all of them together:
 * nothing for who is counted already. To be written together with a vote, in one transaction; each write means
 * `unchanged` when another window was faster, and the caller then asks again.
 */
export async function participationWrites(
  services: Pick<Services, 'db' | 'secrets'>,
  processId: ProcessId,
  participantId: ParticipantId,
): Promise<Write[]> {
  const wanted = await Promise.all(
    ([processId, 'organization'] as const).map((spaceId) => participationIn(services, spaceId, participantId)),
  );
  const counted = await services.db.batchGet(Participations, wanted);
  return wanted
    .filter(({ spaceId }) => !counted.some((one) => one.spaceId === spaceId))
    .map((one) => put(Participations, one, { when: 'absent', otherwise: 'unchanged' }));
}

/** Counts the author of something published among the participants; any number of times with the same effect. */
export async function countParticipant(
  services: Pick<Services, 'db' | 'secrets'>,
  processId: ProcessId,
  participantId: ParticipantId,
): Promise<void> {
  const writes = await participationWrites(services, processId, participantId);
  await Promise.all(writes.map((write) => services.db.write(write)));
}
