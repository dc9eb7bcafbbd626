import type { ComponentId } from '../../../shared/platform/ids.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { patch } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import type { BudgetCountJob } from '../../platform/stream/reactions.ts';
import { components, organization } from '../../spaces/directory.ts';
import { hasVoteStarted } from '../vote-start.ts';
import { BudgetCounts } from './entities.ts';
import { turnoutOf } from './figures.ts';
import { writeStatistics } from './files.ts';
import { publish, withdraw } from './publish.ts';
import { readBallots } from './read-ballots.ts';
import { seal } from './seal.ts';

const TASKS = { seal, publish, withdraw } as const;

/** Does what a count has to do next, once: a job that comes again finds nothing to do. */
export async function runCount(services: Services, { componentId, turn }: BudgetCountJob): Promise<void> {
  const count = await services.db.get(BudgetCounts, { componentId });
  if (count === undefined || count.task === null || count.turn !== turn) return;
  const changes = await TASKS[count.task](services, count);
  await services.db.write(
    patch(
      BudgetCounts,
      { componentId },
      { ...changes, task: null },
      { when: [{ attribute: 'turn', op: '=', value: turn }], otherwise: 'unchanged' },
    ),
  );
}

/** Figures of a vote that goes on: who voted, and nothing of what. Those of a sealed count stay. */
export async function makeStatistics(services: Services, componentId: ComponentId): Promise<void> {
  const { db, now } = services;
  if ((await db.get(BudgetCounts, { componentId }))?.root != null) return;
  const [ballots, { timeZone }] = await Promise.all([readBallots(services, componentId), organization(services)]);
  const madeAt = now();
  await writeStatistics(services, componentId, { madeAt, turnout: turnoutOf(ballots, timeZone), content: null });
}

/** Days that the secret of a vote outlives its count, where the stage says nothing else. */
const SECRET_DAYS = 7;

async function destroySecret(services: Services, componentId: ComponentId): Promise<void> {
  const { voteSecrets, now, log } = services;
  const kept = await voteSecrets.find(componentId);
  if (kept === undefined || 'destroyedAt' in kept) return;
  await voteSecrets.destroy(componentId, now());
  log.info('vote.secret-destroyed', { componentId });
}

/**
 * Each night: what a count has left undone is begun again; secrets of votes end some days after their count was sealed, so
 * that nobody can tell any more which ballot is whose; figures of votes that go on are made anew.
 */
export async function settleCounts(services: Services): Promise<void> {
  const { db, now, config, queues } = services;
  const budgets = (await components(services)).filter(({ kind }) => kind === 'budgets');
  for (const { id: componentId } of budgets) {
    const count = await db.get(BudgetCounts, { componentId });
    if (count === undefined) {
      if (await hasVoteStarted(services, componentId)) await queues.send('counts', [{ statistics: componentId }]);
    } else if (count.task !== null) await queues.send('counts', [{ componentId, turn: count.turn }]);
    else if (addSeconds(count.sealedAt, (config.secretDays ?? SECRET_DAYS) * 24 * 3600) <= now())
      await destroySecret(services, componentId);
  }
}
