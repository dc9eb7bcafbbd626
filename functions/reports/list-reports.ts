import { reports } from '../../shared/reports/contract.ts';
import type { Report } from '../../shared/reports/report.ts';
import { REPORTS_PAGE } from '../../shared/reports/rules.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { handle } from '../platform/handle.ts';
import type { Services } from '../platform/services.ts';
import { Reports } from './entities.ts';
import type { ReportSlots } from './slots.ts';

type Item = ItemOf<typeof Reports>;

/** How many reports of each thing are open. */
async function openReportsOf({ db }: Services, items: readonly Item[]): Promise<(of: Item) => number> {
  const subjects = [...new Set(items.map(({ subjectId }) => subjectId))];
  const counts = await Promise.all(
    subjects.map(async (subjectId) => {
      const all = await db.all(Reports, { subjectId });
      return [subjectId, all.filter(({ state }) => state === 'open').length] as const;
    }),
  );
  const bySubject = new Map(counts);
  return ({ subjectId }) => bySubject.get(subjectId) ?? 0;
}

async function viewsOf({ titlesOf, excerptsOf }: ReportSlots, services: Services, items: readonly Item[]) {
  const resources = [...new Set(items.map(({ resourceId }) => resourceId))];
  const comments = items.flatMap(({ resourceId, commentId }) =>
    commentId === null ? [] : [{ resourceId, commentId }],
  );
  const [titles, excerpts, openOf] = await Promise.all([
    titlesOf(services, resources),
    excerptsOf(services, comments),
    openReportsOf(services, items),
  ]);
  return items.map((item): Report => {
    const { id, subjectId, resourceId, commentId, reason, words, state, createdAt, handledAt } = item;
    const resource = titles.get(resourceId);
    const path = resource?.path ?? null;
    return {
      id,
      subjectId,
      resourceId,
      reason,
      words,
      state,
      createdAt,
      handledAt,
      title: resource?.title ?? '',
      locale: resource?.locale ?? null,
      excerpt: commentId === null ? '' : (excerpts.get(commentId) ?? ''),
      path: path === null || commentId === null ? path : `${path}#${commentId}`,
      openReports: openOf(item),
    };
  });
}

/** Reports of a state, newest first; the index may lag by a moment. */
export const listReports = (slots: ReportSlots) =>
  handle(reports.list, async ({ query: { state, cursor } }, services) => {
    const { items, next } = await services.db.query(
      Reports,
      { state },
      { index: 'byState', reverse: true, limit: REPORTS_PAGE, cursor },
    );
    return { items: await viewsOf(slots, services, items), next };
  });

const COUNTED = 100;

/** How many reports wait, for the first screen of the back office. */
export const countReports = handle(reports.count, async (_, { db }) => {
  const { items } = await db.query(Reports, { state: 'open' }, { index: 'byState', limit: COUNTED });
  return { open: items.length };
});
