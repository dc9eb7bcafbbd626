import type { ComponentId } from '../../shared/platform/ids.ts';
import { hourOf, type Instant } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { BudgetVoteStarts } from './entities.ts';

/** Whether anybody has ever voted in a component. */
export const hasVoteStarted = async ({ db }: Pick<Services, 'db'>, componentId: ComponentId): Promise<boolean> =>
  (await db.get(BudgetVoteStarts, { componentId })) !== undefined;

const noted = new WeakMap<Services['db'], Set<ComponentId>>();

/** Notes that somebody votes in a component, before the ballot is written; a function does so once for each component. */
export async function noteVoteStart(
  { db }: Pick<Services, 'db'>,
  componentId: ComponentId,
  at: Instant,
): Promise<void> {
  const known = noted.get(db) ?? new Set<ComponentId>();
  noted.set(db, known);
  if (known.has(componentId)) return;
  await db.write(put(BudgetVoteStarts, { componentId, hour: hourOf(at) }, { when: 'absent', otherwise: 'unchanged' }));
  known.add(componentId);
}
