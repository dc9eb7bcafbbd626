import type { ComponentId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { BudgetVoteStarts } from './entities.ts';

/** Whether anybody has ever voted in a component. */
export const hasVoteStarted = async ({ db }: Pick<Services, 'db'>, componentId: ComponentId): Promise<boolean> =>
  (await db.get(BudgetVoteStarts, { componentId })) !== undefined;
