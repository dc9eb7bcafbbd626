import type { ComponentId } from '../../../shared/platform/ids.ts';
import { proposals } from '../../../shared/proposals/contract.ts';
import type { Attention } from '../../../shared/proposals/office.ts';
import { reachesThreshold } from '../../../shared/proposals/rules.ts';
import { handle } from '../../platform/handle.ts';
import type { Services } from '../../platform/services.ts';
import { organization } from '../../spaces/directory.ts';
import { ComponentDays } from '../entities.ts';
import { areCountsHidden } from '../hidden-counts.ts';
import { freshList, type WarmList } from '../list/warm-list.ts';
import { dayOf } from '../note-day.ts';
import { anySpace, settingsOf } from '../space.ts';
import { NO_SUMS } from '../tally-file.ts';
import { BulkActs } from './entities.ts';

/** Days before today that are told. */
const DAYS = 7;

/** Published proposals without an answer: how many, since when, and how many of them have the supports they need. */
function unansweredOf({ list, sums }: WarmList, threshold: Parameters<typeof reachesThreshold>[1]) {
  const waiting = list.all().filter(({ state, answeredAt }) => state === 'published' && answeredAt === null);
  const oldest = waiting.reduce<string | null>(
    (first, { publishedAt }) => (first === null || publishedAt < first ? publishedAt : first),
    null,
  );
  const reached = waiting.filter(({ id }) => reachesThreshold(sums[id] ?? NO_SUMS, threshold)).length;
  return { unanswered: waiting.length, oldestUnanswered: oldest, reachedUnanswered: reached };
}

/** What was counted by now. */
function figuresOf({ list, sums }: WarmList): Pick<Attention, 'proposals' | 'comments'> & { readonly votes: number } {
  let votes = 0;
  let comments = 0;
  for (const { support, agree, mixed, disagree, comments: own } of Object.values(sums)) {
    votes += support + agree + mixed + disagree;
    comments += own;
  }
  return { proposals: list.size, votes, comments };
}

/** Sums of the last days before today, newest first. */
async function daysOf(services: Services, componentId: ComponentId): Promise<Attention['days']> {
  const { timeZone } = await organization(services);
  const today = dayOf(services.now(), timeZone);
  const { items } = await services.db.query(ComponentDays, { componentId }, { reverse: true, limit: DAYS + 1 });
  return items
    .filter(({ day }) => day < today)
    .slice(0, DAYS)
    .map(({ componentId: _, ...figures }) => figures);
}

async function unfinishedActs({ db, now }: Services, componentId: ComponentId): Promise<number> {
  const acts = await db.all(BulkActs, { componentId });
  const at = now();
  return acts.filter(({ status, expiresAt }) => expiresAt > at && (status === 'running' || status === 'undoing'))
    .length;
}

/** What waits for an administrator in a component, and how it grew. */
export const readAttention = handle(proposals.readAttention, async ({ params: { componentId } }, services) => {
  const space = await anySpace(services, componentId);
  const [warm, days, unfinished] = await Promise.all([
    freshList(services, componentId),
    daysOf(services, componentId),
    unfinishedActs(services, componentId),
  ]);
  const areHidden = areCountsHidden(space, services);
  const { votes, ...figures } = figuresOf(warm);
  const { supportThreshold, voteKind } = settingsOf(space);
  return {
    ...figures,
    votes: areHidden ? null : votes,
    ...unansweredOf(warm, { supportThreshold: areHidden ? 0 : supportThreshold, voteKind }),
    unfinishedActs: unfinished,
    days: areHidden ? days.map((day) => ({ ...day, votes: null })) : days,
  };
});
