import { moderation } from '../../shared/moderation/contract.ts';
import { CASES_PAGE, isOverdue } from '../../shared/moderation/rules.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { staffIn } from '../../shared/platform/policy.ts';
import { handle, type RouteRequest } from '../platform/handle.ts';
import { enforce } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { toCases, toDetails } from './case-views.ts';
import { CaseAssignments, Cases, Decisions } from './entities.ts';
import type { CaseItem } from './look.ts';
import { settingsOf } from './settings-of.ts';
import type { ModerationSlots } from './slots.ts';
import { enforceSpace, moderatedSpaces } from './spaces.ts';

type Wanted = RouteRequest<typeof moderation.list>['query'];
interface Page {
  readonly items: CaseItem[];
  readonly next: string | null;
}

/** Cases that one request looks at where few of them are wanted: what is left is asked for with `next`. */
const MOST_LOOKED_AT = 1000;

/** Whether a case is among those that are asked for, beyond what the index has chosen. */
function matches({ reason, kind, assignee, space }: Wanted, mine: ReturnType<typeof moderatedSpaces>) {
  return (item: CaseItem): boolean =>
    (mine === 'every' || (item.processId !== null && mine.has(item.processId))) &&
    (space === undefined || item.processId === space) &&
    (reason === undefined || item.reasons.includes(reason)) &&
    (kind === undefined || item.kind === kind) &&
    (assignee !== 'nobody' || item.assigneeId === null);
}

const oldestFirst = (one: CaseItem, other: CaseItem) => (one.since < other.since ? -1 : 1);

/** What somebody was given: few, so they are all read. */
async function assigned({ db }: Services, assigneeId: ParticipantId, state: CaseItem['state']): Promise<CaseItem[]> {
  const listed = await db.all(CaseAssignments, { assigneeId });
  const found = await db.batchGet(
    Cases,
    listed.map(({ subjectId }) => ({ subjectId })),
  );
  return found.filter((item) => item.state === state && item.assigneeId === assigneeId).sort(oldestFirst);
}

/** The first of them: what is decided makes room for the next. */
async function assignedPage(
  services: Services,
  wanted: Wanted,
  mine: ReturnType<typeof moderatedSpaces>,
  assigneeId: ParticipantId,
): Promise<Page> {
  const items = (await assigned(services, assigneeId, wanted.state)).filter(matches(wanted, mine));
  return { items: items.slice(0, CASES_PAGE), next: null };
}

/** The space to read by: one that is asked for, or the only one that a moderator has. */
const spaceOf = ({ space }: Wanted, mine: ReturnType<typeof moderatedSpaces>) =>
  space ?? (mine !== 'every' && mine.size === 1 ? [...mine][0] : undefined);

/** The next cases of an index that match; the page may be short, and still not be the last one. */
async function pageOf({ db }: Services, wanted: Wanted, mine: ReturnType<typeof moderatedSpaces>): Promise<Page> {
  const { state } = wanted;
  const processId = spaceOf(wanted, mine);
  const isWanted = matches(wanted, mine);
  const items: CaseItem[] = [];
  let cursor = wanted.cursor;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += CASES_PAGE) {
    const options = { limit: CASES_PAGE - items.length, cursor };
    const page = await (processId === undefined
      ? db.query(Cases, { state }, { index: 'byState', ...options })
      : db.query(Cases, { state, processId }, { index: 'bySpace', ...options }));
    items.push(...page.items.filter(isWanted));
    if (page.next === null) return { items, next: null };
    cursor = page.next;
    if (items.length >= CASES_PAGE) break;
  }
  return { items, next: cursor ?? null };
}

const assigneeOf = ({ assignee }: Wanted, actor: Actor): ParticipantId | undefined => {
  if (assignee === undefined || assignee === 'nobody') return undefined;
  if (assignee !== 'me') return assignee;
  return actor.kind === 'participant' ? actor.participantId : undefined;
};

/** Cases of a state, what has waited longest first. Indexes may lag behind a write by a moment. */
export const listCases = (slots: ModerationSlots) =>
  handle(moderation.list, async ({ query, actor }, services) => {
    const mine = moderatedSpaces(actor);
    // Refused with the reason, instead of an empty list that would say that nothing waits.
    if (query.space !== undefined) enforce(staffIn('moderator', 'process-administrator')(actor, query.space));
    const assigneeId = assigneeOf(query, actor);
    const page =
      assigneeId === undefined
        ? await pageOf(services, query, mine)
        : await assignedPage(services, query, mine, assigneeId);
    return { items: await toCases(slots, services, page.items), next: page.next };
  });

const COUNTED = 100;

/** How much waits, for the first screen of the back office. */
export const countCases = handle(moderation.count, async ({ actor }, services) => {
  const mine = moderatedSpaces(actor);
  const [{ items }, { items: appealed }, { overdueDays }] = await Promise.all([
    services.db.query(Cases, { state: 'open' }, { index: 'byState', limit: COUNTED }),
    services.db.query(Decisions, { standing: 'appealed' }, { index: 'byStanding', limit: COUNTED }),
    settingsOf(services),
  ]);
  const isMine = ({ processId }: { readonly processId: CaseItem['processId'] | null }) =>
    mine === 'every' || (processId !== null && mine.has(processId));
  const open = items.filter(isMine);
  const now = services.now();
  return {
    open: open.length,
    overdue: open.filter(({ since }) => isOverdue(since, overdueDays, now)).length,
    appeals: appealed.filter(isMine).length,
  };
});

/** All of one case. */
export const readCase = (slots: ModerationSlots) =>
  handle(moderation.read, async ({ params: { subjectId }, actor }, services) => {
    const item = await services.db.require(Cases, { subjectId }, 'moderation.case-not-found');
    enforceSpace(actor, item.processId);
    return toDetails(slots, services, item);
  });
