import type { Instant } from '../../../../shared/platform/time.ts';
import type { Component, Phase, Process } from '../../../../shared/spaces/contract.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Changes of phase are announced this many days ahead. */
const DAYS_AHEAD = 7;

/** Votes and comments of a component, as its tallies say. */
export interface Figures {
  readonly votes: number;
  readonly comments: number;
}

/** A component with what was counted in it. */
export interface CountedComponent {
  readonly component: Component;
  readonly proposals: number;
  /** Published proposals without an official answer. */
  readonly unanswered: number;
  readonly figures: Figures;
}

/** A process with its components. */
export interface CountedProcess {
  readonly process: Process;
  readonly components: readonly CountedComponent[];
}

/** Something that waits for an administrator. */
export type Task =
  | { readonly kind: 'unpublished' | 'no-component' | 'no-phase' }
  | { readonly kind: 'phase-starts' | 'phase-ends'; readonly phase: Phase; readonly at: Instant; readonly days: number }
  | { readonly kind: 'component-unpublished'; readonly component: Component }
  | { readonly kind: 'unanswered'; readonly component: Component; readonly count: number };

/** Whole days from `now` until `instant`, begun ones counted: tomorrow morning is 1. */
const daysUntil = (instant: Instant, now: Instant) => Math.ceil((Date.parse(instant) - Date.parse(now)) / DAY_MS);

const isSoon = (instant: Instant, now: Instant) =>
  instant > now && Date.parse(instant) - Date.parse(now) <= DAYS_AHEAD * DAY_MS;

/** Phases that begin or end within a week; where one ends as the next begins, the beginning is enough. */
function phaseTasks(phases: readonly Phase[], now: Instant): Task[] {
  return phases.flatMap((phase): Task[] => {
    const tasks: Task[] = [];
    const { startsAt, endsAt } = phase;
    if (isSoon(startsAt, now))
      tasks.push({ kind: 'phase-starts', phase, at: startsAt, days: daysUntil(startsAt, now) });
    const goesOn = phases.some((next) => next.startsAt === endsAt);
    if (endsAt !== null && !goesOn && isSoon(endsAt, now))
      tasks.push({ kind: 'phase-ends', phase, at: endsAt, days: daysUntil(endsAt, now) });
    return tasks;
  });
}

/** What waits for an administrator in one process, most pressing first. */
export function tasksOf({ process, components }: CountedProcess, now: Instant): readonly Task[] {
  const tasks: Task[] = [];
  if (!process.isPublished) tasks.push({ kind: 'unpublished' });
  tasks.push(...phaseTasks(process.phases, now));
  for (const { component, unanswered } of components) {
    if (unanswered > 0) tasks.push({ kind: 'unanswered', component, count: unanswered });
    if (!component.isPublished) tasks.push({ kind: 'component-unpublished', component });
  }
  if (process.phases.length === 0) tasks.push({ kind: 'no-phase' });
  if (components.length === 0) tasks.push({ kind: 'no-component' });
  return tasks;
}

/** Sums over the components of a process. */
export function figuresOf(components: readonly CountedComponent[]): Figures & { readonly proposals: number } {
  return components.reduce(
    (sum, { proposals, figures }) => ({
      proposals: sum.proposals + proposals,
      votes: sum.votes + figures.votes,
      comments: sum.comments + figures.comments,
    }),
    { proposals: 0, votes: 0, comments: 0 },
  );
}

const numberIn = (record: object, name: string): number => {
  const value: unknown = Object.entries(record).find(([key]) => key === name)?.[1];
  return typeof value === 'number' ? value : 0;
};

/** Sums of `/tallies/components/{componentId}.json`; anything of another shape counts as nothing. */
export function sumTallies(json: unknown): Figures {
  if (typeof json !== 'object' || json === null || !('proposals' in json)) return { votes: 0, comments: 0 };
  const { proposals } = json;
  if (typeof proposals !== 'object' || proposals === null) return { votes: 0, comments: 0 };
  return Object.values(proposals).reduce<Figures>(
    (sum, tally: unknown) => {
      if (typeof tally !== 'object' || tally === null) return sum;
      const votes = ['support', 'agree', 'mixed', 'disagree'].reduce((all, name) => all + numberIn(tally, name), 0);
      return { votes: sum.votes + votes, comments: sum.comments + numberIn(tally, 'comments') };
    },
    { votes: 0, comments: 0 },
  );
}
