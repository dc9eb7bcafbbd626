import type { Instant } from '../../../../shared/platform/time.ts';
import type { Attention } from '../../../../shared/proposals/office.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import type { Phase, Process } from '../../../../shared/spaces/process.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Changes of phase are announced this many days ahead. */
const DAYS_AHEAD = 3;

/** A component with what waits in it and what was counted. */
export interface CountedComponent {
  readonly component: Component;
  readonly attention: Attention;
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
  | { readonly kind: 'reached' | 'interrupted'; readonly component: Component; readonly count: number }
  | {
      readonly kind: 'unanswered';
      readonly component: Component;
      readonly count: number;
      /** When the one that has waited longest was published. */
      readonly since: Instant | null;
    };

/** Whole days from `now` until `instant`, begun ones counted: tomorrow morning is 1. */
const daysUntil = (instant: Instant, now: Instant) => Math.ceil((Date.parse(instant) - Date.parse(now)) / DAY_MS);

const isSoon = (instant: Instant, now: Instant) =>
  instant > now && Date.parse(instant) - Date.parse(now) <= DAYS_AHEAD * DAY_MS;

/** Phases that begin or end within three days; where one ends as the next begins, the beginning is enough. */
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

function componentTasks(component: Component, attention: Attention): Task[] {
  const { unanswered, oldestUnanswered, reachedUnanswered, unfinishedActs } = attention;
  const tasks: Task[] = [];
  if (unfinishedActs > 0) tasks.push({ kind: 'interrupted', component, count: unfinishedActs });
  if (reachedUnanswered > 0) tasks.push({ kind: 'reached', component, count: reachedUnanswered });
  if (unanswered > 0) tasks.push({ kind: 'unanswered', component, count: unanswered, since: oldestUnanswered });
  if (!component.isPublished) tasks.push({ kind: 'component-unpublished', component });
  return tasks;
}

/** How pressing each kind is, the most pressing first; changes of phases stay in the order of their dates. */
const RANK: Readonly<Record<Task['kind'], number>> = {
  interrupted: 0,
  unpublished: 1,
  'phase-starts': 2,
  'phase-ends': 2,
  reached: 3,
  unanswered: 4,
  'component-unpublished': 5,
  'no-phase': 6,
  'no-component': 7,
};

/** What waits for an administrator in one process, most pressing first. */
export function tasksOf({ process, components }: CountedProcess, now: Instant): readonly Task[] {
  const tasks: Task[] = [
    ...phaseTasks(process.phases, now),
    ...components.flatMap(({ component, attention }) => componentTasks(component, attention)),
  ];
  if (!process.isPublished) tasks.push({ kind: 'unpublished' });
  if (process.phases.length === 0) tasks.push({ kind: 'no-phase' });
  if (components.length === 0) tasks.push({ kind: 'no-component' });
  return tasks.sort((one, other) => RANK[one.kind] - RANK[other.kind]);
}

export const FIGURE_NAMES = ['proposals', 'votes', 'comments'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

/** What was counted, and how much of it came today and yesterday; `null`: hidden, or not known. */
export interface Figure {
  readonly count: number | null;
  readonly today: number | null;
  readonly yesterday: number | null;
}

const minus = (one: number | null | undefined, other: number | null | undefined): number | null =>
  typeof one === 'number' && typeof other === 'number' ? one - other : null;

/** The day before a day, both as `2026-11-21`. */
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/**
 * One figure of a component with its growth. Days on which nothing was counted are not told: what the last one came to
 * is then what the day before today came to as well.
 */
function figureOf({ days, ...counted }: Attention, name: FigureName, today: string): Figure {
  const [last, earlier] = days;
  const count = counted[name];
  if (!last) return { count, today: null, yesterday: null };
  const wasYesterday = last.day === dayBefore(today);
  return {
    count,
    today: minus(count, last[name]),
    yesterday: wasYesterday ? minus(last[name], earlier?.[name]) : 0,
  };
}

const plus = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other);

/**
 * A figure of all components of a process together: unknown where that of one of them is.
 *
 * @param today the day of the organization's time zone, as `2026-11-21`
 */
export const processFigure = (components: readonly CountedComponent[], name: FigureName, today: string): Figure =>
  components.reduce<Figure>(
    (sum, { attention }) => {
      const one = figureOf(attention, name, today);
      return {
        count: plus(sum.count, one.count),
        today: plus(sum.today, one.today),
        yesterday: plus(sum.yesterday, one.yesterday),
      };
    },
    { count: 0, today: 0, yesterday: 0 },
  );
