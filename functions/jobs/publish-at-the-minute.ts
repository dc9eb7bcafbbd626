import { type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import type { Announcement } from '../../shared/spaces/announcement.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { Services } from '../platform/services.ts';
import type { PublishJob } from '../platform/stream/reactions.ts';

/** The clock ticks once a minute, and not always to the second: what lies ahead is looked at a little further. */
const AHEAD_MS = 75_000;

/** Moments at which pages change by themselves, with what has to be published then. */
interface Turn {
  readonly at: Instant;
  readonly job: PublishJob;
}

function turns(processes: readonly Process[], announcements: readonly Announcement[]): Turn[] {
  const ofPhases = processes
    .filter(({ isPublished }) => isPublished)
    .flatMap(({ id, phases }) =>
      phases
        .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt ?? []].flat())
        .map((at) => ({ at, job: { process: id } })),
    );
  const ofAnnouncements = announcements.flatMap(({ spaceId, startsAt, endsAt }) => {
    const job: PublishJob = spaceId === 'organization' ? { all: true } : { process: spaceId };
    return [startsAt ?? [], endsAt ?? []].flat().map((at) => ({ at, job }));
  });
  return [...ofPhases, ...ofAnnouncements];
}

/**
 * Has pages published at the very minute at which they change, by jobs that wait in the queue until then: the tick
 * after that minute would be up to a minute late. It then finds everything done, or makes up for what was lost. A page
 * that is published twice is put once.
 *
 * @returns number of jobs that wait
 */
export async function publishAtTheMinute(
  { queues, now }: Pick<Services, 'queues' | 'now'>,
  processes: readonly Process[],
  announcements: readonly Announcement[],
): Promise<number> {
  const from = toMilliseconds(now());
  const soon = turns(processes, announcements).filter(({ at }) => {
    const ahead = toMilliseconds(at) - from;
    return ahead > 0 && ahead <= AHEAD_MS;
  });
  for (const [at, together] of Map.groupBy(soon, (turn) => turn.at)) {
    const jobs = [...new Map(together.map(({ job }) => [JSON.stringify(job), job])).values()];
    await queues.send('publish', jobs, { delaySeconds: Math.ceil((toMilliseconds(at) - from) / 1000) });
  }
  return soon.length;
}
