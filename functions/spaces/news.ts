/** Changes of processes that people may be told of: phases that begin, announcements. */
import type { Announcement } from '../../shared/spaces/announcement.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { NoticeJob } from '../platform/notices.ts';
import type { Change } from '../platform/stream/change.ts';

/** A phase of a process that everybody can see has begun. */
export function phaseNews({ before, after }: Change<Process>): NoticeJob[] {
  if (!before?.isPublished || !after?.isPublished || after.activePhaseId === before.activePhaseId) return [];
  const phase = after.phases.find(({ id }) => id === after.activePhaseId);
  return phase === undefined ? [] : [{ phase: phase.id, processId: after.id, ends: null, at: phase.startsAt }];
}

/** An announcement of a process stands above its pages from now on. */
export function announcementNews({ before, after }: Change<Announcement>): NoticeJob[] {
  if (after === undefined || !after.isShown || before?.isShown || after.spaceId === 'organization') return [];
  const { spaceId: announcement, version, startsAt, updatedAt } = after;
  return [{ announcement, version, at: startsAt !== null && startsAt > updatedAt ? startsAt : updatedAt }];
}
