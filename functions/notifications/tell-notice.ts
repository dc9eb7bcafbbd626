import type { FollowedId, ParticipantId } from '../../shared/platform/ids.ts';
import type { Audience, NoticeJob, NoticeSubject, Telling, TellingOf } from '../platform/notices.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { tellPeople } from './tell.ts';

/** Seconds in which staff can take back what they did by mistake, before anybody is told. */
export const UNDO_SECONDS = 120;

/** What telling needs of other features: the worker hands it over. */
export interface NoticeSlots {
  readonly tellingOf: TellingOf;
  /** Followers of something, some at a time. */
  readonly followers: (
    services: Services,
    id: FollowedId,
    cursor: string | undefined,
  ) => Promise<{ readonly ids: readonly ParticipantId[]; readonly next: string | null }>;
  /** Whether followers were told this last; and notes that they are. */
  readonly isToldLast: (services: Services, last: NonNullable<Telling['last']>) => Promise<boolean>;
  readonly noteTold: (services: Services, last: NonNullable<Telling['last']>) => Promise<void>;
}

/** Acts of staff wait; what people write is there at once, and so is the time. */
const canBeTakenBack = (subject: NoticeSubject): boolean =>
  !(
    'published' in subject ||
    'comment' in subject ||
    'decision' in subject ||
    ('phase' in subject && subject.ends !== null)
  );

type Position = Pick<NoticeJob, 'at' | 'isDue' | 'audience' | 'cursor'>;

/** A job without its place in the queue: what is kept with each notification. */
function subjectOf({ at, isDue, audience, cursor, ...subject }: NoticeJob): NoticeSubject {
  return subject as NoticeSubject;
}

/**
 * Tells everybody whom something concerns, some of them with each message. A message may come twice, and a worker may die
 * anywhere: what is told to whom follows from what it is. What was taken back within two minutes, or hidden since, is told
 * to nobody.
 */
export async function tellNotice(services: Services, job: NoticeJob, slots: NoticeSlots): Promise<void> {
  const again = (changes: Position, delaySeconds?: number) =>
    services.queues.send('notices', [{ ...job, ...changes }], delaySeconds === undefined ? {} : { delaySeconds });
  const about = subjectOf(job);
  if (!job.isDue && canBeTakenBack(about)) return again({ isDue: true }, UNDO_SECONDS);
  const telling = await slots.tellingOf(services, job);
  if (telling === undefined) return;
  if (telling.last !== undefined && (await slots.isToldLast(services, telling.last))) return;
  const ours = await organization(services);
  let cursor = job.cursor;
  for (const [n, audience] of telling.audiences.entries()) {
    if (n < (job.audience ?? 0)) continue;
    const { ids, next } = await peopleOf(services, audience, cursor, slots);
    await tellPeople(services, { about, telling }, audience.event, ids, ours);
    if (next !== null) return again({ isDue: true, audience: n, cursor: next });
    cursor = undefined;
  }
  if (telling.last !== undefined) await slots.noteTold(services, telling.last);
}

async function peopleOf(services: Services, audience: Audience, cursor: string | undefined, slots: NoticeSlots) {
  if ('people' in audience) return { ids: audience.people, next: null };
  return slots.followers(services, audience.followersOf, cursor);
}
