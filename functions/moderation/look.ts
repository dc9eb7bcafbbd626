/** Keeps the case of a thing as its reports and signals say. */
import type { Signal } from '../../shared/moderation/case.ts';
import type { ReportReason } from '../../shared/moderation/report.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { put, remove } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { decideByNumber } from './decide-by-number.ts';
import { Cases, OpenReports, Reports } from './entities.ts';
import { kindOf, type ModerationSlots, type Subject, subjectIdOf, type Target, targetsOf } from './slots.ts';

export type CaseItem = ItemOf<typeof Cases>;
type Report = ItemOf<typeof Reports>;

const TRIES = 8;
const byTime = (one: Report, other: Report) => (one.createdAt < other.createdAt ? -1 : 1);

/** Writes a case on what it was when it was read. @returns whether nobody was faster */
export async function writeCase({ db }: Services, before: CaseItem | undefined, after: CaseItem): Promise<boolean> {
  const when =
    before === undefined ? 'absent' : ([{ attribute: 'revision', op: '=', value: before.revision }] as const);
  return (await db.write(put(Cases, after, { when, otherwise: 'unchanged' }))).changed;
}

/** Marks reports as handled that were decided on: their reporters may report the same thing again. */
async function settle({ db }: Services, reports: readonly Report[], decidedAt: Instant): Promise<void> {
  for (const report of reports.filter((one) => one.state === 'open' && one.createdAt <= decidedAt)) {
    const { subjectId, reporterId, id } = report;
    const when = [
      { attribute: 'state', op: '=', value: 'open' },
      // An account may be deleted between reading and writing: its report must not get the reporter back.
      { attribute: 'reporterId', op: '=', value: reporterId },
    ] as const;
    await db.write(
      put(Reports, { ...report, state: 'handled', handledAt: decidedAt }, { when, otherwise: 'unchanged' }),
    );
    if (reporterId === null) continue;
    const own = [{ attribute: 'reportId', op: '=', value: id }] as const;
    await db.write(remove(OpenReports, { subjectId, reporterId }, { when: own, otherwise: 'unchanged' }));
  }
}

const reasonsOf = (reports: readonly Report[]): ReportReason[] => [...new Set(reports.map(({ reason }) => reason))];

const isNews = (signals: readonly Signal[], known: readonly Signal[]) =>
  signals.some(({ kind }) => !known.some((one) => one.kind === kind));

interface Pointed {
  readonly before: CaseItem | undefined;
  readonly target: Target;
  /** Reports since the last decision, the oldest first. */
  readonly fresh: readonly Report[];
  /** What a program has found; `undefined`: it has not looked. */
  readonly signals: readonly Signal[] | undefined;
}

/** The case as it should be; `undefined` where there is none and nothing points at the thing. */
function caseOf({ before, target, fresh, signals }: Pointed, now: Instant): CaseItem | undefined {
  const known = before?.signals ?? [];
  const found = signals ?? known;
  const isPointedAt = fresh.length > 0 || isNews(found, known);
  if (before === undefined && !isPointedAt) return undefined;
  const isReadable = target.standing === 'readable';
  const state =
    isPointedAt && isReadable ? 'open' : target.standing === 'gone' ? 'decided' : (before?.state ?? 'decided');
  const wasOpen = before?.state === 'open';
  const { subject, resource } = target;
  return {
    subjectId: subjectIdOf(subject),
    ...subject,
    kind: kindOf(subject),
    componentId: resource.componentId,
    processId: resource.processId,
    state,
    reasons: fresh.length > 0 ? reasonsOf(fresh) : (before?.reasons ?? []),
    openReports: fresh.length > 0 ? fresh.length : (before?.openReports ?? 0),
    signals: [...found],
    since: wasOpen ? before.since : state === 'open' ? (fresh[0]?.createdAt ?? now) : (before?.since ?? now),
    assigneeId: before?.assigneeId ?? null,
    decidedAt: before?.decidedAt ?? null,
    decisionId: before?.decisionId ?? null,
    revision: (before?.revision ?? 0) + 1,
  };
}

const isSame = (one: CaseItem | undefined, other: CaseItem) =>
  one !== undefined && JSON.stringify({ ...one, revision: 0 }) === JSON.stringify({ ...other, revision: 0 });

/** What is no longer there needs no moderator. @returns whether nobody was faster */
async function closeGone(services: Services, before: CaseItem | undefined): Promise<boolean> {
  if (before?.state !== 'open') return true;
  return writeCase(services, before, { ...before, state: 'decided', revision: before.revision + 1 });
}

/**
 * Looks at a thing again: opens or updates its case, marks what was decided on as handled, and hides it where the
 * organization wants so many reports to do that. May be run any number of times.
 *
 * @throws Problem `internal.unavailable` when others write the case again and again
 */
export async function look(
  slots: ModerationSlots,
  services: Services,
  subject: Subject,
  signals?: readonly Signal[],
): Promise<void> {
  const subjectId = subjectIdOf(subject);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [before, targets, all] = await Promise.all([
      services.db.get(Cases, { subjectId }),
      targetsOf(slots, services, [subject]),
      services.db.all(Reports, { subjectId }),
    ]);
    const target = targets.get(subjectId);
    if (target === undefined) {
      if (await closeGone(services, before)) return;
      continue;
    }
    const decidedAt = before?.decidedAt ?? '';
    await settle(services, all, decidedAt);
    const fresh = all.filter(({ createdAt }) => createdAt > decidedAt).sort(byTime);
    const after = caseOf({ before, target, fresh, signals }, services.now());
    if (after === undefined) return;
    if (!isSame(before, after) && !(await writeCase(services, before, after))) continue;
    const pointed = { reasons: fresh.map(({ reason }) => reason), since: after.since };
    if (after.state === 'open') await decideByNumber(slots, services, target, pointed);
    return;
  }
  throw new Problem('internal.unavailable', { retryAfter: 2 });
}
