import { type Instant, isWithin } from '../platform/time.ts';
import type { Announcement } from './announcement.ts';
import type { Component } from './component.ts';
import type { Phase, Process } from './process.ts';

/** The phase in progress at `now`: the dates alone decide; `null` between phases. */
export const activePhase = (phases: readonly Phase[], now: Instant): Phase | null =>
  phases.find((phase) => isWithin(phase, now)) ?? null;

export type PhaseStatus = 'done' | 'current' | 'upcoming';

/** Where a phase stands at `now`: half-open, so a phase that ends now is done. */
export function phaseStatus(phase: Phase, now: Instant): PhaseStatus {
  if (isWithin(phase, now)) return 'current';
  return now < phase.startsAt ? 'upcoming' : 'done';
}

type Span = Pick<Phase, 'startsAt' | 'endsAt'>;

/**
 * Whether the phases follow one another: each starts before it ends, none starts before the one before has ended,
 * and only the last may be open-ended.
 */
export const phasesFollow = (phases: readonly Span[]): boolean =>
  phases.every((phase, index) => {
    const next = phases[index + 1];
    if (phase.endsAt !== null && phase.endsAt <= phase.startsAt) return false;
    return next === undefined || (phase.endsAt !== null && phase.endsAt <= next.startsAt);
  });

/** Whether an announcement stands above its pages at `now`: it says something, has begun and is not over. */
export const isAnnounced = (
  { text, startsAt, endsAt }: Pick<Announcement, 'text' | 'startsAt' | 'endsAt'>,
  now: Instant,
): boolean =>
  Object.values(text).some((words) => words.trim() !== '') &&
  (startsAt === null || now >= startsAt) &&
  (endsAt === null || now < endsAt);

/** Settings of a component for the phase in progress; `none` where no phase is. */
export const settingsNow = (component: Component, process: Process, now: Instant): Readonly<Record<string, unknown>> =>
  component.phaseSettings[activePhase(process.phases, now)?.id ?? 'none'] ?? {};
