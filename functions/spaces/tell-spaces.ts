/** What is told of processes: phases that begin or whose vote is about to end, announcements. */
import type { PhaseId, ProcessId } from '../../shared/platform/ids.ts';
import type { Localized } from '../../shared/platform/locale.ts';
import { addSeconds, type Instant } from '../../shared/platform/time.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { beginningOf, lightText } from '../platform/light-text.ts';
import type { NoticeJob, Telling, TellingOf } from '../platform/notices.ts';
import { switchesOf } from './component-view.ts';
import { componentsOf, processById } from './directory.ts';
import { Announcements } from './entities.ts';

/** Seconds after its beginning in which a phase is told: dates that are corrected later begin nothing. */
const NEWS_SECONDS = 2 * 24 * 3600;
/** Characters of an announcement in a list. */
const ANNOUNCED = 140;

/** Phases in which one votes, whose last day has begun. */
export function endingVotes(process: Process, components: readonly Component[], now: Instant): NoticeJob[] {
  const within = addSeconds(now, 24 * 3600);
  const shown = components.filter(({ processId, isPublished }) => isPublished && processId === process.id);
  return process.phases.flatMap(({ id, startsAt, endsAt }) => {
    const isEnding = endsAt !== null && now < endsAt && endsAt <= within && startsAt <= now;
    if (!process.isPublished || !isEnding) return [];
    if (!shown.some((component) => switchesOf(component, process, startsAt).canVote)) return [];
    return [{ phase: id, processId: process.id, ends: endsAt, at: now }];
  });
}

interface PhaseNews {
  readonly phase: PhaseId;
  readonly processId: ProcessId;
  readonly ends: Instant | null;
}

/** A phase that is still the one in progress, and for an end that it is still the end. */
export const phaseTelling: TellingOf<PhaseNews> = async (services, { phase: id, processId, ends, at }) => {
  const process = await processById(services, processId);
  const phase = process?.phases.find((one) => one.id === id);
  if (!process?.isPublished || phase === undefined) return undefined;
  const now = services.now();
  const isSo =
    ends === null
      ? process.activePhaseId === id && (at === undefined || addSeconds(at, NEWS_SECONDS) > now)
      : phase.endsAt === ends && now < ends && (await hasVote(process, id));
  if (!isSo) return undefined;
  return {
    source: ends === null ? ['phase', id, phase.startsAt] : ['phase-ends', id, ends],
    at: at ?? phase.startsAt,
    path: `/processes/${process.slug}/`,
    processId,
    actorId: null,
    values: { title: process.title, phase: phase.title },
    audiences: [{ event: ends === null ? 'phase.began' : 'phase.ends-soon', followersOf: processId }],
  } satisfies Telling;

  async function hasVote(of: Process, phaseId: PhaseId): Promise<boolean> {
    return endingVotes(of, await componentsOf(services, of.id), now).some(
      (job) => 'phase' in job && job.phase === phaseId,
    );
  }
};

/** The beginning of an announcement in each of its languages, without marks. */
const words = (text: Localized): Localized =>
  Object.fromEntries(
    Object.entries(text).map(([locale, markdown]) => [
      locale,
      beginningOf(lightText({ format: 'markdown', text: markdown }), ANNOUNCED),
    ]),
  );

/** An announcement that still stands. */
export const announcementTelling: TellingOf<{ readonly announcement: ProcessId; readonly version: number }> = async (
  services,
  { announcement: spaceId, version, at },
) => {
  const [announcement, process] = await Promise.all([
    services.db.get(Announcements, { spaceId }),
    processById(services, spaceId),
  ]);
  if (!announcement?.isShown || announcement.version !== version || !process?.isPublished) return undefined;
  return {
    source: ['announcement', spaceId, String(version)],
    at: at ?? announcement.updatedAt,
    path: `/processes/${process.slug}/`,
    processId: spaceId,
    actorId: null,
    values: { title: words(announcement.text) },
    audiences: [{ event: 'announcement.published', followersOf: spaceId }],
  } satisfies Telling;
};
